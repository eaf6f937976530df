### Finding and keeping order: operators of the search, kept searches, several keys at once.

keys-offers-name = { $count ->
    [one] One thing can stand here
   *[other] { $count } things can stand here
}

## What each operator asks for, and what its values mean.

search-op-exchange = at this exchange
search-op-account = of this account
search-op-used-by = used by this tool
search-op-tag = with this tag
search-op-can = may do this
search-op-no = has none of these
search-op-is = is in this state
search-op-older = made longer ago
search-op-newer = made since
search-op-due = has something due
search-name-keys = { $count ->
    [one] 1 key
   *[other] { $count } keys
}
search-can-read = may see what is there
search-can-trade = may place orders
search-can-transfer = may move coins between your accounts
search-can-withdraw = may send coins away
search-can-manage = may change your account
search-no-ip = works from any address
search-no-tag = has no tag
search-no-tool = no tool is named
search-no-account = no account is named
search-is-rotating = is being rotated
search-is-dangerous = is dangerous now
search-is-shared = several tools use it
search-is-closed = its exchange is closed
search-is-removed = is off the list
search-older-time-d = made more than { $count ->
    [one] 1 day
   *[other] { $count } days
} ago
search-older-time-w = made more than { $count ->
    [one] 1 week
   *[other] { $count } weeks
} ago
search-older-time-m = made more than { $count ->
    [one] 1 month
   *[other] { $count } months
} ago
search-older-time-y = made more than { $count ->
    [one] 1 year
   *[other] { $count } years
} ago
search-newer-time-d = made in the last { $count ->
    [one] day
   *[other] { $count } days
}
search-newer-time-w = made in the last { $count ->
    [one] week
   *[other] { $count } weeks
}
search-newer-time-m = made in the last { $count ->
    [one] month
   *[other] { $count } months
}
search-newer-time-y = made in the last { $count ->
    [one] year
   *[other] { $count } years
}
search-due-now = needs you now
search-due-time-d = needs you within { $count ->
    [one] 1 day
   *[other] { $count } days
}
search-due-time-w = needs you within { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
search-due-time-m = needs you within { $count ->
    [one] 1 month
   *[other] { $count } months
}
search-due-time-y = needs you within { $count ->
    [one] 1 year
   *[other] { $count } years
}

## What is not understood.

search-puzzle-can = “{ $term }” is left out. After **can:** comes read, trade, transfer, withdraw or manage.
search-puzzle-no = “{ $term }” is left out. After **no:** comes ip, tag, tool or account.
search-puzzle-is = “{ $term }” is left out. After **is:** comes rotating, dangerous, shared, closed or removed.
search-puzzle-time = “{ $term }” is left out. After **{ $operator }:** comes a time, such as 90d for days, 12w for weeks, 6m for months or 1y.
search-puzzle-due = “{ $term }” is left out. After **due:** comes **now**, or a time such as 30d for days, 12w for weeks or 6m for months.
search-puzzle-unknown = “{ $term }” is looked for as it stands. Known before a colon are exchange, account, used-by, tag, can, no, is, older, newer and due.

## Searches under a name.

keys-saved-keep = Save this search …
keys-saved-more = { $count } more
keys-saved-more-name = { $count ->
    [one] 1 more saved search
   *[other] { $count } more saved searches
}
keys-saved-about = More about the search “{ $name }”
keys-saved-rename = Rename …
keys-saved-delete = Delete …
keys-saved-title = What is this search to be called?
keys-saved-what = It looks for
keys-saved-name = Name
keys-saved-name-example = e.g. Bots without a list
keys-saved-name-missing = It needs a name. Type one or two words.
keys-saved-name-long = { $over ->
    [one] That is 1 character too long. A name has at most 40.
   *[other] That is { $over } characters too long. A name has at most 40.
}
keys-saved-name-taken = Another search has this name. Choose a different one.
keys-saved-yes = Save the search
keys-saved-no = Do not save
keys-saved-full = { $count } searches are saved, and that is the most. Delete one that you no longer use, then save this one.
keys-saved-close = Close
keys-saved-rename-title = Rename the search “{ $name }”?
keys-saved-rename-yes = Rename
keys-saved-rename-no = Leave it
keys-saved-delete-title = Delete the search “{ $name }”?
keys-saved-delete-body = Only the search goes. The keys that it finds stay as they are.
keys-saved-delete-yes = Delete the search
keys-saved-delete-no = Keep it

## A new name in the list.

keys-rename-title = Rename “{ $name }”?
keys-rename-name = Name
keys-rename-missing = A key needs a name. Type one or two words.
keys-rename-long = { $over ->
    [one] That is 1 character too long. A name has at most 40.
   *[other] That is { $over } characters too long. A name has at most 40.
}
keys-rename-yes = Rename
keys-rename-no = Leave it

## Several keys at once.

group-chosen = { $count ->
    [one] 1 key chosen
   *[other] { $count } keys chosen
}
group-all = Choose all { $count }
group-tag = Add or remove a tag …
group-tool = Set the tool …
group-remove = Delete …
group-put-back = Put them back
group-act = Do with them …
group-done = Done
group-saving = Saving …
group-no = Leave them
group-more = { $count } more
group-left-rotating = { $count ->
    [one] { $names } is left out: it is being rotated. Finish or take back that rotation first.
   *[other] { $names } are left out: they are being rotated. Finish or take back those rotations first.
}
group-left-half-finished = { $count ->
    [one] { $names } is left out: its first questions are still open. Answer or discard them first.
   *[other] { $names } are left out: their first questions are still open. Answer or discard them first.
}
group-left-busy = { $count ->
    [one] { $names } is left out: it is being saved just now. Try it in a moment.
   *[other] { $names } are left out: they are being saved just now. Try them in a moment.
}

group-tag-title = { $count ->
    [one] Which tag for this key?
   *[other] Which tag for these { $count } keys?
}
group-tag-add = Add a tag
group-tag-take = Take a tag off
group-tag-which = Which one
group-tag-name = Tag
group-tag-example = e.g. spot
group-tag-comma = A tag has no comma in it. Add them one after the other.
group-tag-long = { $over ->
    [one] That is 1 character too long. A tag has at most 24.
   *[other] That is { $over } characters too long. A tag has at most 24.
}
group-tag-has = { $count ->
    [one] 1 of them has it already.
   *[other] { $count } of them have it already.
}
group-tag-add-yes = Add “{ $tag }” to { $count ->
    [one] 1 key
   *[other] { $count } keys
}
group-tag-take-yes = Take “{ $tag }” off { $count ->
    [one] 1 key
   *[other] { $count } keys
}

group-tool-title = { $count ->
    [one] Which tool uses this key?
   *[other] Which tool uses these { $count } keys?
}
group-tool-body = One tool may use many keys. The other way round, each key is best for one tool only.
group-tool-name = Tool
group-tool-example = e.g. Freqtrade
group-tool-place = Where it runs
group-tool-place-example = e.g. home server
group-tool-instead = In place of what is written there
group-tool-beside = Beside what is written there
group-tool-goes = No longer written there: { $tools }.
group-tool-shared = { $count ->
    [one] { $names } would be used by several tools. If one of them leaks it, you have to turn it off for all of them. Better make a key for each.
   *[other] { $names } would each be used by several tools. If one of them leaks a key, you have to turn it off for all of them. Better make a key for each.
}
group-tool-yes = Set the tool for { $count ->
    [one] 1 key
   *[other] { $count } keys
}
group-tool-yes-none = Set the tool

group-remove-title = { $count ->
    [one] Take 1 key off the list?
   *[other] Take { $count } keys off the list?
}
group-remove-none-title = None of these keys can go now
group-remove-body = Each still works at its exchange until you delete it there. Here they can be put back, until you destroy their secrets.
group-remove-at = Delete them at the exchanges, from the top
group-remove-line = “{ $name }” at { $exchange }
group-remove-line-hint = “{ $name }” at { $exchange }, { $hint }
group-remove-line-first = “{ $name }” at { $exchange }. **It can take everything: first.**
group-remove-line-first-hint = “{ $name }” at { $exchange }, { $hint }. **It can take everything: first.**
group-remove-more = And { $count } more. You find them all under “Removed”.
group-remove-yes = { $count ->
    [one] Take 1 key off
   *[other] Take { $count } keys off
}
group-remove-no = Keep them

group-toast-add = “{ $tag }” is on { $count ->
    [one] 1 more key.
   *[other] { $count } more keys.
}
group-toast-take = “{ $tag }” is off { $count ->
    [one] 1 key.
   *[other] { $count } keys.
}
group-toast-tool = { $count ->
    [one] { $tool } is written down for 1 key.
   *[other] { $tool } is written down for { $count } keys.
}
group-toast-removed = { $count ->
    [one] 1 key is off the list. It still works at its exchange.
   *[other] { $count } keys are off the list. They still work at the exchanges.
}
group-toast-put-back = { $count ->
    [one] 1 key is back on the list.
   *[other] { $count } keys are back on the list.
}
