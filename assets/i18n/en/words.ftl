### Words that stand in lists and on cards: levels, duties, addresses, short dates.

words-and = { $list } and { $last }
words-or = { $list } or { $last }

## Levels. words-top-* is what a key may do at most.

words-level-read = Read
words-level-trade = Trade
words-level-transfer = Transfer
words-level-withdraw = Withdraw
words-level-manage = Manage
words-level-unknown = Unknown, may be dangerous
words-verb-read = read
words-verb-trade = trade
words-verb-transfer = transfer
words-verb-withdraw = withdraw
words-verb-manage = manage the account
words-top-none = Nothing
words-top-read = Read only
words-top-trade = Trade
words-top-transfer = Transfer
words-top-withdraw = Withdraw
words-top-manage = Manage
words-top-unknown = Unknown
words-may = May { $may }. May not { $not }.
words-may-all = May { $may }.
words-may-nothing = May do nothing that is known.
words-may-unknown = At least one of its permissions is unknown and may be dangerous.

## From where.

words-any-address = Any address
words-addresses-unknown = Limited, list unknown
words-addresses = { $count ->
    [one] 1 address
   *[other] { $count } addresses
}

## What is to be done next.

words-duty-danger = Danger now
words-duty-more-than-wanted = More than wanted
words-duty-refused = Refused there
words-duty-ended = { $days ->
    [one] Ended yesterday
   *[other] Ended { $days } days ago
}
words-duty-ends-in = { $days ->
    [0] Dies today
    [1] Dies tomorrow
   *[other] Dies in { $days } days
}
words-duty-rule-ends = { $days ->
    [0] May die today
    [1] May die tomorrow
   *[other] May die in { $days } days
}
words-duty-rule-ended = May be dead
words-duty-in-use = In use?
words-duty-look-at = Still works?
words-duty-rotating = Rotating, { $step } of 7
words-duty-rotation-due = { $days ->
    [0] Rotate today
    [1] Rotate, 1 day late
   *[other] Rotate, { $days } days late
}
words-duty-import-done = Import done?
words-duty-rotate-in = { $days ->
    [1] Rotate tomorrow
   *[other] Rotate in { $days } days
}
words-duty-rotate-on = Rotate { $date }
words-duty-dead = Dead
words-duty-closed = Dead: the exchange closed
words-duty-nothing = Nothing due

## Short months, for narrow columns.

words-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
words-date = { $day } { $month }
words-date-year = { $day } { $month } { $year }

## A field that Keystead made itself.

words-private-key = Private key
