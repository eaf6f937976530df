### Replacing a key without stopping what uses it, in seven steps.

rotate-title = Rotate “{ $label }”
rotate-progress-begun = Step { $step } of 7 · begun { $moment }
rotate-kept = Every step is kept. Close the program, it goes on from here.
rotate-leave = Leave and go on later
rotate-take-back = Take it back …
rotate-not-kept = This step is not kept yet.
rotate-can-take-back = You can still take all of this back. After step 6 you cannot.
rotate-cannot-take-back = You said that the old key is deleted at { $exchange }, so this cannot be taken back. If it is still there, delete it now.

rotate-step-why = Why and when
rotate-step-make = Make the new key
rotate-step-paste = Paste
rotate-step-switch = Switch the tools
rotate-step-works = See that it works
rotate-step-delete = Delete the old key
rotate-step-proof = Proof
rotate-caption-make = Same settings
rotate-caption-paste = Kept beside the old
rotate-caption-tools = { $done } of { $all } done
rotate-caption-works = Confirmed by you
rotate-caption-delete = Deleted, you said

## 1. Why and when.

rotate-why-title = Why replace it now?
rotate-why-intro = The answer decides how fast you should go.
rotate-why-due = Its time is over
rotate-why-due-text = A habit that limits the damage. Take your time: both keys work while you switch.
rotate-why-leaked = Somebody may have seen it
rotate-why-leaked-text = Go fast. If a thief could move coins with it, delete the old key first and let the tools stop for a while.
rotate-why-too-strong = It may do too much
rotate-why-too-strong-text = Turn off at the exchange what the old key does not need, and note it on the key’s page. The new one is then made with those settings.
rotate-why-other = Another reason
rotate-why-other-text = Nothing stops while you switch.
rotate-why-caption-due = Its time is over
rotate-why-caption-due-days = Period of { $days } days is over
rotate-why-caption-leaked = Somebody may have seen it
rotate-why-caption-too-strong = It may do too much
rotate-why-caption-other = Another reason
rotate-why-missing = Choose why
rotate-why-when-title = When is a good moment?
rotate-why-when = When no order waits to be filled and you have a quarter of an hour. The tools keep running on the old key until you switch them.
rotate-why-leaked-title = Every minute counts
rotate-why-leaked-now = Open { $exchange } and delete the old key at once if coins could be lost. Then go on here: the new key can be made at any time.
rotate-why-begin = Begin

## 2. Make.

rotate-make-title = Make a second key at { $exchange }
rotate-make-intro = With the same settings. The old one stays until the new one works.
rotate-make-have = I have the new key and secret
rotate-old = Old key
rotate-new = New key
rotate-still-works = Still works
rotate-leaked = May be stolen
rotate-not-yet = Not made yet
rotate-stored = Kept beside
rotate-works = Works
rotate-dead = Dead, you said
rotate-dead-proved = Dead, proved
rotate-still-alive = Still alive
rotate-made = made { $date }
rotate-same = same settings
rotate-card-wanted = It is to be as the old one
rotate-card-not-asked = What it may do was not asked yet
rotate-card-not-told = What it may do was not told
rotate-hint-none = not pasted yet
rotate-hint-unknown = its last characters are not known

## 3. Paste.

rotate-paste-save = Save beside the old one
rotate-paste-busy = Saving beside the old one …

## 4. Switch.

rotate-switch-title = Give the new key to each tool
rotate-switch-intro-leaked = A tool that still has the old key stops once that is deleted.
rotate-switch-intro = Both keys work now, so nothing stops trading while you switch.
rotate-switch-stored-title = Saved beside the old one, and read back
rotate-switch-stored = The keychain holds both. Nothing uses the new one yet.
rotate-switch-ticked = Ticked { $moment }
rotate-switch-tool-place = { $tool }, { $place }
rotate-switch-how = Open { $tool }, put the new key in the place of the old one and save.
rotate-switch-copy-of = Copy { $field }, { $number } of { $all }
rotate-switch-copied = Copied, cleared in { $secs } s
rotate-switch-clear = Clear now
rotate-switch-another = Another tool uses this key too
rotate-switch-another-name = Which tool?
rotate-switch-another-place = Where does it run?
rotate-switch-another-add = Add
rotate-switch-another-missing = Write its name.
rotate-switch-another-twice = This tool is in the list already.
rotate-switch-another-long = This name is longer than 40 characters. Shorten it.
rotate-switch-none = No tool is named for this key. Copy the new key to whatever uses it.
rotate-switch-first = Tick { $tool } first
rotate-switch-first-more =
    { $count ->
        [one] Tick one more tool first
       *[other] Tick { $count } more tools first
    }
rotate-switch-not-read = The new key could not be read.
rotate-switch-continue = Continue

## 5. See that it works.

rotate-works-title = See that the new key works
rotate-works-intro = Whether each tool really uses the new key, only you can see. Look at { $exchange }’s answer and in each tool, before the old key goes.
rotate-works-time = { $tool } got something new from { $exchange } after { $moment }: a balance, an order, a trade.
rotate-works-time-unnamed = What uses the key got something new from { $exchange } after { $moment }: a balance, an order, a trade.
rotate-works-trade = A small order, placed and cancelled, went through.
rotate-works-balance = The balances it shows are the same as at { $exchange }.
rotate-works-quiet = No message about a refused key or address.
rotate-works-no-title = It does not work?
rotate-works-no-leaked = Compare the ticks and the address list at { $exchange } with the old key’s. You can go back a step at any time.
rotate-works-no = Compare the ticks and the address list at { $exchange } with the old key’s. The old key still works: you can go back a step at any time.
rotate-works-confirm = The new key works
rotate-works-open = Tick what you have seen

## What the exchange itself says.

rotate-asking = Asking { $exchange } …
rotate-asking-do = This takes a few seconds.
rotate-ask-new = Ask { $exchange }
rotate-ask-old = Ask { $exchange }
rotate-ask-again = Ask again
rotate-not-asked-do = It takes a few seconds and changes nothing.
rotate-not-asked-effects = It takes a few seconds.
rotate-new-not-asked = Ask the exchange about the new key before you switch.
rotate-new-as-wanted = { $exchange } says: the new key works, and may do the same as the old one.
rotate-new-as-wanted-do = Asked { $moment }. You can switch your tools.
rotate-new-works = { $exchange } answers to the new key.
rotate-new-works-do = What it may do { $exchange } does not tell. Compare the ticks there with the old key’s.
rotate-new-differs = The new key is not like the old one.
rotate-new-more = It may also: { $levels }.
rotate-new-permissions = It also has on: { $names }.
rotate-new-less = It may not: { $levels }.
rotate-new-unknown = { $count ->
    [one] A permission is on that Keystead does not know and that may be dangerous: { $codes }.
   *[other] { $count } permissions are on that Keystead does not know and that may be dangerous: { $codes }.
}
rotate-new-wider = It can be used from more addresses.
rotate-new-lacks = Its address list lacks { $addresses }: what uses it there will be refused.
rotate-new-from-not-told = From where it works { $exchange } does not tell. Compare its address list there with the old key’s.
rotate-new-differs-do = Change the new key at { $exchange }, then ask again.
rotate-do-not-switch = Do not switch your tools yet.
rotate-new-list-do = If the new key has your address list, the list works. Switch your tools, and see there that the new key is taken.
rotate-old-not-asked = Ask the exchange: it must refuse the old key.
rotate-old-dead = { $exchange } refuses the old key. It is dead, proved { $moment }.
rotate-old-dead-do = Nobody can use it any more.
rotate-old-alive = { $exchange } still answers to the old key. It is not dead.
rotate-old-alive-do = Delete it at { $exchange }, then ask again. Keystead keeps the old secret until then.
rotate-old-unclear-do = Ask again, or look at the exchange by yourself and tick it below.
rotate-proof-awaited = What { $exchange } answers is not written down yet
rotate-proof-alive = { $exchange } still answers to it

## 6. Delete.

rotate-delete-title = Delete the old key at { $exchange }
rotate-delete-intro = Once it is deleted there, this cannot be taken back. The tools run on the new key.
rotate-delete-which = It is the key that reads { $hint }. The new one reads { $new }: leave that one.
rotate-delete-which-title = Do not take the wrong one
rotate-delete-confirm = I deleted it at { $exchange }
rotate-delete-open = Tick the lines first

## 7. Proof.

rotate-proof-title = Is the old key gone?
rotate-proof-intro = Only after this does Keystead destroy the old secret.
rotate-proof-look = Load { $exchange }’s list of keys anew and look for the old one.
rotate-proof-tick = It is gone at { $exchange }
rotate-proof-tick-note = The list no longer shows the key that reads { $hint }.
rotate-proof-tick-note-plain = The list no longer shows it.
rotate-proof-why-title = Why look again?
rotate-proof-why = Some pages ask for a code after Delete, and the key stays if it is not given. A key that lives on without an owner is what thieves look for.
rotate-proof-finish = Destroy the old secret
rotate-proof-busy = Destroying the old secret …
rotate-proof-open = Tick that it is gone first
rotate-proof-after = The key keeps its name, its notes and its history. Its next rotation is counted from today.

## Taking it back.

rotate-take-back-title = Take this rotation back?
rotate-take-back-text = The old key stays as it was. The new secret is destroyed here.
rotate-take-back-text-empty = The old key stays as it was. No new secret is stored yet.
rotate-take-back-text-pair = The old key stays as it is. The new private key that Keystead made is destroyed here.
rotate-take-back-leaked = **Did you delete the old key at { $exchange } already?** Then go on rotating: the new one is the only one that works.
rotate-take-back-tools = Tools that have the new key stop working. Give them the old one again first.
rotate-take-back-delete = Delete the **new** key at { $exchange }, too: it ends in { $hint }.
rotate-take-back-delete-plain = If you made a new key at { $exchange }, delete it there, too.
rotate-take-back-button = Take it back
rotate-take-back-keep = Go on rotating
