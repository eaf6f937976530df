### A file of the person's own with facts about an exchange: own-file-<kind> keeps it out, own-fact-<what> is what it changes.

own-words = { $text }
own-facts-mark = From your own file, { $date }
own-facts-mark-source = From your own file, { $date }: { $source }

own-facts-back = Settings
own-facts-title = What Keystead knows about exchanges
own-facts-intro = { $count } exchanges are built in, each fact with its source and the day on which it was read. What is missing or out of date you can add with a file of your own.
own-facts-add-title = Add a file
own-facts-add-text = The file says which page Keystead opens and which permissions it calls harmless. **Take only one that you wrote yourself, or that you read line by line.** You see what it changes before anything counts. It is then kept sealed with your keys, and the file itself is not looked at again.
own-facts-add = Add a file …
own-facts-reading = Reading …
own-facts-path = Or its place on this computer
own-facts-path-example = e.g. /home/me/lighthouse.toml
own-facts-path-read = Read it
own-facts-none = No file of yours is in use.
own-facts-files = Your files
own-facts-file = { $file }, taken { $date }
own-facts-show = See what it changes
own-facts-hide = Hide what it changes
own-facts-show-name = { $words }: { $exchange }
own-facts-shown = What your file changes about { $exchange }
own-facts-unfit = This version of Keystead cannot use this file, so the built-in facts count. The file is kept. Mend it and add it again, or take it away.
own-facts-known-now = Keystead knows { $exchange } by itself now. Your file still counts where the two differ. Take it away if you no longer need it.
own-facts-away = Take away …
own-facts-away-name = Take away … the file about { $exchange }
own-facts-away-title = Take away your file about { $exchange }?
own-facts-away-body = The built-in facts come back. What your keys may do is worked out anew.
own-facts-away-body-new = Keystead then knows nothing about it. Your keys there stay, under “another exchange”, as dangerous as they are now.
own-facts-away-yes = Take it away
own-facts-away-no = Keep it
own-facts-done = Done, and read back
own-facts-done-text = What Keystead says about this exchange follows at once.
own-facts-refused = “{ $name }” was not taken
own-facts-refused-do = Nothing has changed. Mend these lines and add the file again.
own-facts-refused-example = docs/catalogue.md shows every field, with a whole example.

## What keeps a file out.

own-file-line = Line { $line }: { $text }
own-file-empty = Nothing stands in this file. Begin with the example in docs/catalogue.md.
own-file-too-large = This file is longer than { $most } KiB, and so is no file about one exchange. Choose another.
own-file-no-text = Here stands something that is no text. Save the file as UTF-8, the plain form of a text editor.
own-file-no-toml = “{ $name }” cannot be read from column { $column } on. A text needs quotes around it, a list square brackets, and each fact its own line.
own-file-unknown = “{ $name }” is no field here. Leave it out, or compare it with the example.
own-file-unknown-near = “{ $name }” is no field here. Did you mean “{ $near }”?
own-file-missing = “{ $name }” is missing for “{ $of }”. Add it.
own-file-kind = “{ $name }” is written as { $kind ->
    [flag] true or false
    [number] a whole number
    [list] a list in square brackets
    [table] a table in curly brackets, or under a heading of its own
    [tables] entries, each under a heading in double square brackets
    [day] a day such as 2026-11-27
   *[text] a text in quotes
}. Write it so.
own-file-number = “{ $name }” is a number from { $least } to { $most }. Compare it with where you read it.
own-file-word = “{ $value }” is none of the words for “{ $name }”. Use one of these: { $list }.
own-file-text = “{ $name }” is empty, too long, or has signs in it that cannot be seen. Write it by hand.
own-file-id = “{ $value }” cannot be a name for Keystead. Use letters without accents, digits and dashes, without spaces; an exchange has small letters and at most 32 of them.
own-file-other = “other” stands for every exchange that nobody knows, and cannot be changed. Give your exchange an id of its own.
own-file-page = “{ $value }” hides where it leads, or is not sealed. Use an address that begins with https:// and the plain name of the exchange’s site, without anything before an @.
own-file-day = “{ $name }” is a day such as 2026-11-27, and not one that lies ahead.
own-file-colour = “{ $value }” is no colour on which white letters can be read. Use a dark one such as #3F5F8A.
own-file-source = “{ $name }” says that it is sure. Say too where and when you read it, with source and date; or leave “sure” out.
own-file-shape = No text can have this form. Give form, min, max and alphabet, and min no larger than max.
own-file-twice = “{ $name }” stands here twice. Leave one of the two out.
own-file-level = The permission “{ $of }” says nothing of what it allows. Give levels such as ["read"].
own-file-words = “{ $of }” has no words. Add a text that says in one plain sentence what it means.
own-file-need-unknown = “{ $of }” needs “{ $name }”, and there is no permission of this code. Use one that is listed.
own-file-need-danger = “{ $of }” would be given what takes everything. Leave that permission out of what it needs.
own-file-fields = A key has a field that is secret and one that names it. Say secret = true of one and secret = false of another.
own-file-against = These say the opposite of each other: { $names }. Leave one of them out.

## What a file changes.

own-preview-new = A new exchange: { $exchange }
own-preview-known = Your corrections of { $exchange }
own-preview-from = From “{ $file }”. Nothing of it counts yet.
own-preview-replaces = You have a file about this exchange already
own-preview-replaces-text = This one takes its place. What only the other one says is no longer said.
own-preview-unsure = Facts without a source and a day count as unsure: they never forbid anything, and a page among them is not opened.
own-preview-nothing = It says what is built in already.
own-preview-take = Take this file
own-preview-take-danger = Take it all the same
own-preview-leave = Leave it
own-loud-harmless = “{ $label }” would count as: { $levels }
own-loud-harmless-do = Built in, it can take everything. If the file is wrong, Keystead would no longer warn you of it. Look at { $exchange }’s own page before you take this.
own-loud-cap = While “{ $label }” is on, other ticks would no longer count
own-loud-keys = { $count ->
    [one] { $labels } would no longer count as dangerous
   *[other] { $labels } would no longer count as dangerous
}
own-loud-keys-do = Keystead would stop asking for a code before it shows their secrets. Leave the file unless you are sure that it is right.
own-loud-host = The button would open { $after }, not { $before }
own-loud-page = The button would open { $after }
own-loud-host-do = At a wrong address somebody else may wait for your password. Type { $exchange }’s address by hand and compare.
own-loud-list = { $exchange } would no longer need an address list for something
own-loud-list-do = Built in, { $exchange } demands one. Compare that with its page.
own-change = **{ $what }:** { $after }, instead of { $before }
own-change-new = **{ $what }:** { $after }
own-change-gone = **{ $what }:** no longer said. It was { $before }
own-change-of = { $what } “{ $of }”
own-told-yes = yes
own-told-no = no
own-told-secret = secret
own-told-open = not secret
own-told-other = as the file says
own-told-nothing = nothing
own-fact-name = Name
own-fact-page = Site of the page with the keys
own-fact-address = Address of that page
own-fact-opens = Keystead opens that page
own-fact-menu = Way through the menu
own-fact-test-network = Site of the test network
own-fact-closed = Closed on
own-fact-permission = Permission
own-fact-reach = How far coins go by
own-fact-permission-text = What is said of
own-fact-field = Field
own-fact-shape = Form of
own-fact-ip-supported = Takes an address list
own-fact-ip-max = Addresses for a key
own-fact-ip-networks = Takes networks
own-fact-ip-ipv6 = Takes IPv6
own-fact-ip-separator = Between addresses
own-fact-ip-required = Needs an address list for
own-fact-ip-limit = Its words for a list
own-fact-ip-open = Its words for no list
own-fact-end = When keys end,
own-fact-end-days = Days until keys end,
own-fact-needs = Ticks for
own-fact-guide = Lines for making a key
own-fact-revoke = Lines for deleting a key
own-fact-key-name-max = Longest name of a key
own-fact-key-limit = Keys for an account
own-fact-email = Confirmed by e-mail
own-fact-key-types = Kinds of keys
own-fact-pairs = Kinds of keys of which Keystead may make the pair
own-fact-sub-accounts = Sub-accounts have keys of their own
own-fact-rest = What a check can see, and the rest
