### The frame around the unlocked screens: ways, lock, toast, samples.

frame-keys = Keys
frame-keys-name = { $count ->
    [0] Keys
    [one] Keys, 1 key
   *[other] Keys, { $count } keys
}
frame-to-do = To do
frame-to-do-name = { $count ->
    [0] To do, nothing now
    [one] To do, one thing
   *[other] To do, { $count } things
}
frame-used-by = Used by
frame-journal = Journal
frame-settings = Settings
frame-leaked = A key leaked?
frame-leaked-short = Leaked?
frame-lock = Lock now
frame-lock-short = Lock
frame-lock-in = { $minutes } min
frame-lock-name = Lock now. Locks by itself in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
frame-lock-demo-name = Lock now. The sample keys close.
frame-menu = Menu
frame-securing = Securing …
frame-securing-name = Securing: the code you just used is being made worthless.

frame-demo = Sample keys. Nothing here is saved.
frame-demo-leave = Leave
frame-demo-leave-name = Leave the sample keys
frame-demo-begin = Make my key safe

frame-toast-removed = “{ $name }” is off the list. It still works at the exchange.
frame-toast-put-back = “{ $name }” is back on the list.
frame-toast-destroyed = The secret of “{ $name }” is destroyed here.
frame-toast-draft-kept = Kept. It waits on top of your keys.
frame-toast-rotated = “{ $name }” is rotated. The old secret is destroyed here.
frame-toast-rekey = Everything is sealed anew. The lost phone and the old sheet open nothing any more.
frame-toast-phone-again = The phone is linked. Its codes open Keystead from now on.
frame-toast-phone = The new phone is linked. Delete “Keystead” on the old one: it opens nothing any more.
frame-toast-passphrase = Done. From the next unlock on it is as you chose.
frame-toast-sheet = The new sheet is in force. Tear up the old one: it opens nothing any more.
frame-toast-backup = { $count ->
    [one] The backup is made, and it opens: one key is in it.
   *[other] The backup is made, and it opens: { $count } keys are in it.
}
frame-toast-backup-without = { $count ->
    [one] The backup is made, and it opens. The secret of one key is missing in the keychain, so it is not in it.
   *[other] The backup is made, and it opens. The secrets of { $count } keys are missing in the keychain, so they are not in it.
}
frame-toast-undo = Undo
