### Words that stand in lists and on cards: levels, duties, addresses, days and times.

words-and = { $list } and { $last }
words-or = { $list } or { $last }

## Levels. words-top-* is what a key may do at most.

words-level-read = Read
words-level-trade = Trade
words-level-transfer = Transfer
words-level-withdraw = Withdraw
words-level-unknown = Unknown, may be dangerous
words-verb-read = read
words-verb-trade = trade
words-verb-transfer = transfer
words-verb-withdraw = withdraw
words-top-none = Nothing
words-top-read = Read only
words-top-trade = Trade
words-top-transfer = Transfer
words-top-withdraw = Withdraw
words-top-unknown = Unknown
words-may = May { $may }. May not { $not }.
words-may-all = May read, trade, transfer and withdraw.
words-may-nothing = May do nothing that is known.
words-may-unknown = One of its permissions is unknown and may be dangerous.

## From where.

words-any-address = Any address
words-addresses = { $count ->
    [one] 1 address
   *[other] { $count } addresses
}

## What is to be done next.

words-duty-danger = Danger now
words-duty-ended = { $days ->
    [one] Ended yesterday
   *[other] Ended { $days } days ago
}
words-duty-ends-in = { $days ->
    [0] Dies today
    [1] Dies tomorrow
   *[other] Dies in { $days } days
}
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
words-duty-nothing = Nothing due

## Days and times.

words-month-1 = January
words-month-2 = February
words-month-3 = March
words-month-4 = April
words-month-5 = May
words-month-6 = June
words-month-7 = July
words-month-8 = August
words-month-9 = September
words-month-10 = October
words-month-11 = November
words-month-12 = December
words-month-short-1 = Jan
words-month-short-2 = Feb
words-month-short-3 = Mar
words-month-short-4 = Apr
words-month-short-5 = May
words-month-short-6 = Jun
words-month-short-7 = Jul
words-month-short-8 = Aug
words-month-short-9 = Sep
words-month-short-10 = Oct
words-month-short-11 = Nov
words-month-short-12 = Dec
words-date = { $day } { $month }
words-date-year = { $day } { $month } { $year }
words-just-now = just now
words-today-at = today, { $time }
words-yesterday-at = yesterday, { $time }
words-date-at = { $date }, { $time }
words-in-days = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}
words-days-ago = { $days ->
    [0] today
    [1] yesterday
   *[other] { $days } days ago
}
