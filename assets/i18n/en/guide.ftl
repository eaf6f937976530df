### The lines that lead through an exchange's page: guide-<kind>, or guide-<exchange>-<step> where the exchange has its own words.

## Lines that all exchanges share.

guide-open = Sign in, and find the page where API keys are made
guide-open-menu = Sign in, then { $menu }
guide-open-menu-unsure = Sign in. The page should be under { $menu }
guide-key-limit = { $exchange } lets an account have { $count } keys. Delete one you no longer need, if there are too many.
guide-key-limit-unsure = { $exchange } may let an account have no more than { $count } keys.
guide-press = Press the button that makes a new key
guide-public-key = Where it asks for the public key, paste this
guide-public-key-copied = the public key above
guide-name = Give it this name
guide-permissions = Tick these permissions, and no others
guide-permissions-list = { $list }
guide-permissions-list-unsure = { $list }. The page may word it differently.
guide-email = { $exchange } sends you an e-mail. The key works only after you confirm it there.
guide-email-unsure = { $exchange } may send you an e-mail. The key then works only after you confirm it there.
guide-codes = Confirm with { $exchange }’s own codes, if it asks for them
guide-finish = Finish, and leave that page open
guide-finish-note = The secret is shown once. The next step here is to paste it.
guide-find = Find the key in the list
guide-find-hint = Find the key that reads **{ $hint }**
guide-delete = Delete it, and confirm that you mean it
guide-addresses = Enter this address, where the page asks for trusted addresses
guide-addresses-more = Add this address too
guide-addresses-limit = Choose **{ $label }** and enter
guide-addresses-open = Leave it at **{ $label }**
guide-addresses-none = Leave { $exchange }’s list of addresses empty
guide-again = Leave the old key as it is
guide-again-note = { $exchange } keeps both for now, so nothing stops while you switch. Make a second one with the same settings.
