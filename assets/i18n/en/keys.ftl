### The list of keys.

keys-title = Keys
keys-search = Search your keys
keys-search-example = Search, or try “can:withdraw no:ip”
keys-search-example-short = Search
keys-search-shortcut = Ctrl F
keys-search-shortcut-mac = ⌘ F
keys-search-clear = Clear the search
keys-search-open = Search
keys-search-close = Close the search
keys-new = New key

## The next thing to do.

keys-next-backup = { $count ->
    [one] One key is in no backup
   *[other] { $count } keys are in no backup
}
keys-next-backup-none = If this computer breaks or is stolen, the secrets are gone. A backup is **one file** that five words open.
keys-next-backup-old = The last backup was made { $made }. What is new or changed since then is not in it.
keys-next-backup-verb = Make a backup
keys-next-danger = “{ $name }” can send your coins to anyone, from any computer
keys-next-danger-do = Turn **Withdraw** off at { $exchange }, or limit the key to your own address.
keys-next-danger-manage = “{ $name }” can change your account, from any computer
keys-next-danger-manage-do = Turn that permission off at { $exchange }, or limit the key to your own address.
keys-next-danger-verb = Make it safe
keys-next-worse = “{ $name }” can { $may } since { $date }
keys-next-worse-other = “{ $name }” may be used from elsewhere, or for more, since { $date }
keys-next-worse-do = Its exchange says so. If that was not you, treat the key as stolen.
keys-next-more-than-wanted = “{ $name }” may do more than you want
keys-next-refused = { $exchange } does not take “{ $name }”
keys-next-ended = “{ $name }” no longer works at { $exchange }
keys-next-ended-do = Its last day was { $date }. Make a new one, or take it off the list.
keys-next-ends = { $days ->
    [0] “{ $name }” dies today
    [1] “{ $name }” dies tomorrow
   *[other] “{ $name }” dies in { $days } days
}
keys-next-ends-do = { $exchange } stops accepting it after { $date }. Rotate it before, and nothing stops.
keys-next-rotating = The rotation of “{ $name }” waits at step { $step } of 7
keys-next-rotating-do = Nothing is lost. Go on where you left it.
keys-next-rotating-verb = Go on
keys-next-due = It is time to rotate “{ $name }”
keys-next-due-do = You wanted a new key every { $days } days. It was due { $when }.
keys-next-rotate-verb = Rotate it
keys-next-import = Is the import with “{ $name }” done?
keys-next-import-do = Then delete the key at { $exchange } and take it off the list.
keys-next-import-verb = Take it off …
keys-next-rule-ends = { $days ->
    [0] “{ $name }” may die today
    [1] “{ $name }” may die tomorrow
   *[other] “{ $name }” may die in { $days } days
}
keys-next-rule-ended = “{ $name }” may be dead at { $exchange }
keys-next-rule-ends-do = { $rule } Rotate it, or limit it to your address there.
keys-next-idle = Does anything use “{ $name }”?
keys-next-idle-do = { $rule } Here it was not copied or changed for { $days } days; what a bot does with it, Keystead cannot see.
keys-next-look = Does “{ $name }” still work?
keys-next-look-do = { $rule } Look whether your tool still works with it.
keys-next-unused = Is “{ $name }” still needed?
keys-next-unused-do = It was not copied or changed here for { $days } days; what a bot does with it, Keystead cannot see. If nothing needs it, delete it.
keys-next-look-verb = Look at it
keys-next-more = { $count } more
keys-next-fewer = Fewer
keys-next-all = All { $count } things to do
keys-next-calm = Nothing to do
keys-next-calm-until = Nothing to do until { $date }
keys-next-calm-do = No key is dangerous or late.

## Filters and orders.

keys-show = Show
keys-chip-all = All
keys-chip-needs-you = Needs you
keys-chip-can-withdraw = Can withdraw
keys-chip-any-address = Any address
keys-chip-rotating = Rotating
keys-chip-removed = Removed
keys-show-chosen = Show: { $chip } { $count }
keys-filter = Filter
keys-filter-name = Filter by exchange, permission, tool or tag
keys-filter-exchange = Exchange
keys-filter-level = May do at least
keys-filter-tool = Used by
keys-filter-tag = Tag
keys-filter-on = { $what }: { $value }
keys-filter-off-name = Take away the filter { $what }: { $value }
keys-filter-clear = Clear all filters
keys-sort-name = Order: { $order }
keys-sort-urgent = Most urgent first
keys-sort-label = By name
keys-sort-exchange = By exchange
keys-sort-oldest = Oldest first

## Nothing found.

keys-nothing-text = No key matches “{ $text }”.
keys-nothing-text-clear = Clear the search
keys-nothing-filter = No key is in this view.
keys-nothing-filter-clear = Show all keys

## Rows.

keys-list-name = Keys, { $count }
keys-row = { $label }. { $place }. { $levels } { $from } { $duty }.
keys-row-used = { $label }. { $place }. Used by { $tools }. { $levels } { $from } { $duty }.
keys-row-chosen = { $row } Chosen.
keys-row-from-any = Works from any address.
keys-row-from-list = { $count ->
    [one] Works from 1 address only.
   *[other] Works from { $count } addresses only.
}
keys-row-no-tool = No tool named
keys-row-tool-place = { $tool } and { $count } more
keys-row-removed = Off the list since { $date }
keys-row-copied = Copied, cleared in { $secs } s
keys-row-fetching = Asking the keychain …
keys-row-saving = Saving …
keys-copy = Copy { $field } of “{ $label }”
keys-more = More about “{ $label }”
keys-menu-open = Open
keys-menu-choose = Choose, to do something with several
keys-menu-copy = Copy { $field }
keys-menu-rotate = Rotate …
keys-menu-rotating = Go on rotating
keys-menu-remove = Remove from the list …
keys-menu-put-back = Put it back

## Half-finished keys and what happened meanwhile.

keys-draft-at = { $exchange } key
keys-draft-new = New key
keys-draft-line = Step { $step } of 7: { $name }. Begun { $when }.
keys-draft-go-on = Go on
keys-draft-go-on-name = Go on: { $what }
keys-draft-discard = Discard …
keys-draft-discard-name = Discard …: { $what }
keys-draft-more = { $count ->
    [one] Show 1 more half-finished key
   *[other] Show { $count } more half-finished keys
}
keys-discard-title = Discard this half-finished key?
keys-discard-body = Your answers go. Nothing at { $exchange } changes: if you made the key there already, delete it there.
keys-discard-body-none = Your answers go. Nothing else changes.
keys-discard-saved = Its secret is stored already, so the key stays in your list. Only these questions go.
keys-discard-no = Keep it
keys-discard-yes = Discard the answers
keys-step-purpose = what will use it
keys-step-exchange = which exchange
keys-step-permissions = what it may do
keys-step-addresses = from where
keys-step-at-exchange = make it at the exchange
keys-step-paste = paste the key
keys-step-name = name and dates
keys-recovered = The program ended while “{ $name }” was being saved.
keys-recovered-do = The secret had reached the keychain, so Keystead finished it. Compare it with { $exchange }’s page before you use it.
keys-recovered-open = Look at it
keys-dropped = The program ended while “{ $name }” was being saved.
keys-dropped-do = Its secret had not reached the keychain, so it is not stored. If { $exchange } no longer shows it, delete that key there and make another.
keys-dropped-rotation-do = The new secret had not reached the keychain; the old one is untouched. If { $exchange } no longer shows the new one, delete that new key there and make another.
keys-previous = The newest file was damaged, so Keystead opened the one before it.
keys-previous-do = Your keys are there. The last thing you changed may be missing: look it through once.
keys-restoring = Bringing your keys back was interrupted
keys-restoring-do = What is listed is saved. The rest is in your backup: open it again and bring it in.
keys-restoring-open = Open the backup …
keys-clock-behind = This computer’s clock is { $off } behind your phone
keys-clock-ahead = This computer’s clock is { $off } ahead of your phone
keys-clock-do = Set its date and time right, best by itself. Until then only two codes in a row open Keystead.
keys-wrong-codes = { $count ->
    [one] Somebody typed 1 wrong code, { $since }.
   *[other] Somebody typed { $count } wrong codes, the first { $since }.
}
keys-wrong-codes-do = If that was you, all is well. If not, somebody was at this computer: see who can reach it.
keys-phone-lost = Your lost phone is shut out since { $when }
keys-phone-lost-do = With the phone alone nobody opened your keys. But it may have made codes for your **exchanges** too: sign in there and take it off. If somebody may also have this computer, or a copy of its files, rotate your keys, first those that can withdraw.
keys-got-it = Good to know

## No key yet.

keys-empty-title = What is your first key for?
keys-empty-intro = Say what will use it. Keystead then shows what to tick on the exchange’s page and what to leave alone.
keys-empty-bot = A bot trades for me
keys-empty-bot-tools = Freqtrade, 3Commas, Passivbot, Hummingbot and others.
keys-empty-tax = I track or do taxes
keys-empty-tax-tools = Koinly, CoinTracker, rotki. One-time keys are deleted after the import.
keys-empty-data = I only look at data
keys-empty-data-tools = Charts, alerts, a spreadsheet of my own.
keys-empty-start = Start
keys-empty-start-name = Start: { $what }
keys-empty-other = Something else
keys-empty-removed = { $count ->
    [one] Show the key that is off the list
   *[other] Show the { $count } keys that are off the list
}
keys-empty-fact = Withdrawing is never ticked for you. Bots and trackers work without it.

keys-emergency = The emergency of { $when } is not over.
keys-emergency-do = { $left ->
    [0] { $all ->
        [one] { $scope ->
            [everything] The key is dead.
           *[chosen] The key that you chose is dead.
        }
       *[other] { $scope ->
            [everything] All { $all } keys are dead.
           *[chosen] The { $all } keys that you chose are dead.
        }
    } What follows is left.
    [one] { $all ->
        [one] The key is not dead. Go on with it.
       *[other] One of { $all } keys is not dead. Go on with it: it is on top.
    }
   *[other] { $left } of { $all } keys are not dead. Go on with them: the most damaging one is on top.
}
keys-emergency-go-on = Go on
keys-leaked = Leaked at { $name }?
