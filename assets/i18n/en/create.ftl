### Creating a key, in seven steps.

create-title = New key
create-progress = Step { $step } of 7
create-all-steps = All steps
create-kept = Draft kept. Leave at any step and go on later.
create-kept-saved = The secret is saved. Leave now and name it later.
create-leave = Leave and keep draft
create-leave-saved = Leave and name it later
create-discard = Discard draft …
create-not-kept = This answer is not kept yet.
create-try-again = Try again

create-step-purpose = What uses it
create-step-exchange = Exchange
create-step-permissions = What it may do
create-step-addresses = From where
create-step-at-exchange = At the exchange
create-step-paste = Paste
create-step-name = Name and dates

## 1. What will use this key?

create-purpose-title = What will use this key?
create-purpose-intro = Choose by purpose. The permissions, the address advice and the fields follow from it.
create-purpose-trading-bot = A trading bot
create-purpose-trading-bot-text = Places and cancels orders for you.
create-purpose-portfolio-tracker = A portfolio tracker
create-purpose-portfolio-tracker-text = Shows what you own, in one place.
create-purpose-tax-report = A tax report
create-purpose-tax-report-text = Reads your history once, then is deleted.
create-purpose-data-and-charts = Data and charts
create-purpose-data-and-charts-text = Prices, balances, alerts.
create-purpose-arbitrage = Arbitrage
create-purpose-arbitrage-text = Trades on several exchanges at once.
create-purpose-own-program = My own program
create-purpose-own-program-text = You say what it needs.
create-purpose-you-choose = You choose
create-purpose-missing = Choose what will use it

create-which-trading-bot = Which bot?
create-which-portfolio-tracker = Which tracker?
create-which-tax-report = Which tax tool?
create-which-data-and-charts = Which tool?
create-which-arbitrage = Which tool?
create-which-own-program = What is it called?
create-which-why = It decides which fields it asks for, and in which order
create-which-more = More …
create-which-another = Another …
create-which-name = Name of the tool
create-which-optional = may stay empty
create-which-example = e.g. Night trader
create-which-too-long = This name is longer than 40 characters. Shorten it, so that it fits into the list.

create-import = How long will it be used?
create-import-once = For one import
create-import-on = It goes on reading
create-import-once-why = The key is deleted after the import. Keystead asks you in two weeks whether it is done.
create-import-on-why = The key stays and is replaced now and then. Keystead does not ask whether the import is done.

## What a purpose is called inside a sentence.

create-who-trading-bot = a trading bot
create-who-portfolio-tracker = a portfolio tracker
create-who-tax-report = a tax tool
create-who-data-and-charts = a tool for data and charts
create-who-arbitrage = an arbitrage bot
create-who-own-program = your own program

## 2. At which exchange?

create-exchange-title = At which exchange?
create-exchange-intro = Each has its own words, ticks and fields. Keystead shows you this exchange’s.
create-exchange-search = Find an exchange
create-exchange-search-example = Find an exchange
create-exchange-search-clear = Empty the search
create-exchange-not-found = Keystead does not know “{ $text }”. Choose this card, and name it yourself.
create-exchange-closed = { $exchange } closed on { $date }
create-exchange-closed-text = No key can be made there any more, and none works.
create-exchange-name = Name of the exchange
create-exchange-example = e.g. Bitpanda
create-exchange-missing = Choose an exchange
create-exchange-name-missing = Write its name
create-exchange-known = Keystead knows { $exchange }. Choose its card, and the steps fit its pages.
create-exchange-use-known = Choose { $exchange }

## 3. What may it do?

create-permissions-title = What may it do?
create-permissions-intro-tool = In { $exchange }’s words. Ticked is what { $tool } usually needs. Tick more, such as futures, only if you use it.
create-permissions-intro-purpose = In { $exchange }’s words. Ticked is what { $who } usually needs. Tick more only if you know why.
create-permissions-intro-own = In { $exchange }’s words. Only reading is ticked: you say what your program needs.
create-permissions-intro-other = Keystead does not know this exchange’s words, so these are the four kinds of ticks there are.
create-permissions-intro-unseen = Nobody saw { $exchange }’s page for Keystead, so its words may differ. Tick there what comes closest to this.
create-permissions-needed = Needed
create-permissions-not-needed = Not needed
create-permissions-chosen = Your choice
create-permissions-unsure = The page may word it differently
create-permissions-also = Also: { $levels }
create-permissions-never = { $tool } never needs it.
create-permissions-never-likely = As far as known, { $tool } does not need it.
create-permissions-allow = Allow …
create-permissions-allow-name = Allow { $label } …
create-permissions-turn-off = Turn off
create-permissions-turn-off-name = Turn { $label } off
create-permissions-more =
    { $count ->
        [one] One more stays off
       *[other] { $count } more stay off
    }
create-permissions-more-show = Show
create-permissions-more-hide = Hide
create-permissions-source = From { $exchange }’s own pages and others’ copies of them, read { $date }.
create-permissions-source-other = These four are Keystead’s words, not the exchange’s.
create-permissions-source-unseen = These words are not from { $exchange }’s page.
create-permissions-source-show = Show source
create-permissions-source-hide = Hide source
create-permissions-source-line = “{ $label }”: { $source }
create-permissions-continue =
    { $count ->
        [0] Continue
        [one] Continue with this one
        [2] Continue with these two
        [3] Continue with these three
        [4] Continue with these four
       *[other] Continue with these { $count }
    }
create-permissions-none = Tick at least one: a key without a tick does nothing
create-permissions-back-to-needed = Back to what is needed

create-thief-title = If a thief had this key
create-thief-list-next = With your address list, the next step, only from your own computers.
create-thief-list-unsupported = { $exchange } takes no address list, so this holds for any computer.
create-thief-without = Without a list they could do it from any computer.

## Allowing Withdraw.

create-allow-title = Let this key send your coins away?
create-allow-title-manage = Let this key change your account?
create-allow-text-manage = Whoever holds the key could make keys of their own, also one that sends everything away.
create-allow-text = Whoever holds the key could then send everything in this account to themselves. Nobody can bring it back.
create-allow-never-likely = **As far as known, { $tool } does not need this.** If you move coins now and then, do it by hand at { $exchange }.
create-allow-never = **{ $tool } never needs this.** If you move coins now and then, do it by hand at { $exchange }.
create-allow-rarely = **Hardly anything needs this.** If you move coins now and then, do it by hand at { $exchange }.
create-allow-rarely-manage = **Hardly anything needs this.** Change your account by hand at { $exchange }.
create-allow-list-demanded = Only from your addresses: { $exchange } demands a list for this.
create-allow-list-first = Make the address list first, so that only your own computers can use it.
create-allow-list-there = Your address list stands: only those computers could use it.
create-allow-list-impossible = { $exchange } takes no address list. Anybody with the key could use it from anywhere.
create-allow-list-button = Address list first
create-allow-type = To go on, type { $word }
create-allow-word-withdraw = withdraw
create-allow-word-manage = manage
create-allow-wrong = That is not the word “{ $word }”. Type it, or keep it off.
create-allow-button-manage = Allow Manage
create-allow-button = Allow Withdraw
create-allow-keep-off = Keep it off

## 4. From where may it be used?

create-addresses-title = From where may it be used?
create-addresses-intro = A stolen key does not work for a thief at another address.
create-addresses-label-tool = Address of the computer that runs { $tool }
create-addresses-label = Address of the computer that uses it
create-addresses-note-example = e.g. my server
create-addresses-example = e.g. 203.0.113.24
create-addresses-add = Add
create-addresses-remove = Remove { $ip }
create-addresses-edit-note = Whose { $ip } is
create-addresses-none = No address yet. Add one, or go on without a list.
create-addresses-none-demanded = No address yet. { $exchange } gives Withdraw only with a list, so add one.
create-addresses-none-demanded-always = No address yet. { $exchange } makes no key without a list, so add one.
create-addresses-some-taken =
    { $count ->
        [one] One of the pasted lines is no address and stays in the field.
       *[other] { $count } of the pasted lines are no addresses and stay in the field.
    }
create-addresses-find = How do I find it?
create-addresses-find-text = **At home:** open your router’s page, or ask a search engine “what is my IP” on the computer that will use the key. **A rented server:** its provider’s page shows it, mostly as “public IPv4”. **A cloud service:** copy the whole list from its page on which you connect the exchange.
create-addresses-changes = My address changes every day
create-addresses-changes-text = Many home connections get a new address now and then. **Best:** let the program run on a small rented server, which keeps its address. **Or:** ask your provider for a fixed address. **Or:** go on without a list, keep Withdraw off, and rotate the key more often.
create-addresses-breaks = { $tool } does not work with this list
create-addresses-without = Go on without a list
create-addresses-without-demanded = { $exchange } demands a list for Withdraw
create-addresses-without-demanded-always = { $exchange } makes no key without a list
create-addresses-without-title = Go on without an address list?
create-addresses-without-keep = Make a list
create-addresses-unsupported-title = { $exchange } takes no address list
create-addresses-unsupported = The key works from any computer. Keep it as weak as you can, and rotate it.
create-addresses-typed-left = Add or empty what stands in the field
create-addresses-missing = Add an address, or go on without a list
create-addresses-count-any = Any address
create-addresses-count =
    { $count ->
        [one] 1 address
       *[other] { $count } addresses
    }

## 5. At the exchange.

create-at-title = Now make it at { $exchange }
create-at-intro = Tick each line as you go. Put the two windows side by side if you can.
create-at-have = I have the key and the secret
create-at-looks-title = On the page it looks like this
create-at-looks-rest =
    { $count ->
        [one] One more, off
       *[other] { $count } more, all off
    }
create-at-looks-on = { $label }, ticked
create-at-looks-off = { $label }, not ticked
create-at-looks-unsure = With a question mark: the page may word it differently.
create-at-looks-maybe = The page may word it differently
create-at-once-title = The secret is shown once
create-at-once = Paste it here before you close or reload the page. If it is gone, delete that key and make another.

## 6. Paste.

create-paste-leave-words = What you pasted is not kept when you leave this step. Nothing is stored until you save.
create-paste-save = Save in the keychain
create-paste-save-file = Save in the encrypted file
create-paste-save-as-is = Save as they are
create-paste-busy = Saving in the keychain …

## 7. Name and dates.

create-name-title = Name and dates
create-name-intro = How you find it again, and when to replace it. You can change all of it later.
create-name-saved-title = Saved and read back
create-name-saved = The keychain gave back what was stored. You can close { $exchange }’s page now.
create-name-saved-before-title = The secret is saved
create-name-saved-before = Only its name and dates are missing.
create-name-file-reminder = Delete cdp_api_key.json now: it holds the private key in the clear.
create-name-label = Name
create-name-label-count = { $count } of 40
create-name-label-missing = Give it a name. You will look for it under that name.
create-name-label-long =
    { $over ->
        [one] One character too many. A name has up to 40.
       *[other] { $over } characters too many. A name has up to 40.
    }
create-name-label-taken = Another key has this name
create-name-account = Account
create-name-account-example = e.g. main account
create-name-sub-account = Sub-account
create-name-sub-account-example = e.g. bot-1
create-name-place = Where { $tool } runs
create-name-place-any = Where it runs
create-name-place-example = e.g. home server
create-name-tags = Tags
create-name-tags-example = e.g. grid, spot
create-name-tags-hint = Commas between them
create-name-tag-long = A tag has up to 24 characters. Shorten “{ $tag }”.
create-name-note = Note
create-name-note-example = e.g. only for the small account
create-name-long = This is longer than { $most } characters. Shorten it.
create-name-expires = Ends at the exchange on
create-name-expires-example = e.g. 2027-02-20
create-name-expires-hint = Only if { $exchange } said so. Keystead reminds you two weeks before.
create-name-expires-bybit = Without an address list, { $exchange } ends it after { $days } days. That day is filled in.
create-name-expires-wrong = Write the day as year-month-day, such as 2027-02-20.
create-name-expires-past = This day is over. Compare it with the exchange’s page.
create-name-rotate = Replace it every
create-name-rotate-days = { $days } days
create-name-rotate-never = Never
create-name-rotate-other = Another number of days …
create-name-rotate-typed = Number of days
create-name-rotate-wrong = Write a number of days from 1 to 3,650.
create-name-rotate-on = Next: { $date }.
create-name-rotate-import = It is deleted after the import. Keystead asks on { $date }.
create-name-rotate-never-hint = Keystead will not remind you.
create-name-optional = may stay empty
create-name-finish = Finish
create-name-busy = Finishing …
create-name-not-kept = Name and dates are not kept yet.

## Discarding the draft.

create-discard-title = Discard this draft?
create-discard-text = Your answers so far are forgotten. No secret is stored yet, so none is lost. If you made a key at { $exchange } already, delete it there.
create-discard-text-pair = Your answers so far are forgotten, and the private key that Keystead made is destroyed. If you gave its public key to { $exchange } already, delete that key there: nobody can use it any more.
create-discard-text-early = Your answers so far are forgotten. No secret is stored yet, so none is lost.
create-discard-text-saved = The key stays, under the name “{ $label }”. Only this last step is forgotten.
create-discard-button = Discard draft
create-discard-keep = Keep it
