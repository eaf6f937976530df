### What is to be done, the most damaging first.

to-do-title = To do
to-do-calm = Nothing to do. No key is dangerous or late.
to-do-calm-until = Nothing to do until { $date }. No key is dangerous or late.
to-do-some = { $count ->
    [one] One thing. After it there is nothing.
   *[other] { $count } things, the most damaging first.
}
to-do-some-until = { $count ->
    [one] One thing. After it there is nothing until { $date }.
   *[other] { $count } things, the most damaging first. After them there is nothing until { $date }.
}
to-do-verb-name = { $verb }: { $name }
to-do-later = Later …
to-do-later-name = { $name }: later …
to-do-in-use = It is in use
to-do-in-use-name = { $name }: it is in use
to-do-rest = { $count ->
    [one] Show one more
   *[other] Show { $count } more
}
to-do-sheet = { $left ->
    [0] No recovery code is left
   *[other] The last recovery code is left
}
to-do-sheet-do = If the phone is lost too, nobody can open Keystead. A new sheet has three codes.
to-do-sheet-verb = Make a new sheet

## What was put off.

to-do-put-off = Put off
to-do-put-off-line = { $name }: { $duty }. Until { $date }.
to-do-put-off-why = You said: “{ $why }”
to-do-put-off-again = Do it now after all
to-do-put-off-again-name = { $name }: do it now after all

## Later.

to-do-later-title = Can “{ $name }” wait?
to-do-later-body = Keystead tells it again on that day. In the list the key keeps its mark.
to-do-later-until = Until when
to-do-later-day = Tomorrow
to-do-later-week = In a week
to-do-later-month = In a month
to-do-later-why = Why it can wait
to-do-later-why-example = such as: the account is empty until May
to-do-later-danger = As long as it waits, whoever gets hold of this key can empty the account at { $exchange }.
to-do-later-no = It cannot wait
to-do-later-yes = Put it off

## How the keys are.

to-do-how = How your keys are
to-do-how-good = { $count ->
    [one] One key needs nothing today
   *[other] { $count } keys need nothing today
}
to-do-how-any-address = { $count ->
    [one] One key works from any address
   *[other] { $count } keys work from any address
}
to-do-how-rotating = { $count ->
    [one] One key is being rotated
   *[other] { $count } keys are being rotated
}
to-do-how-see = See
to-do-how-see-name = See how { $name } is
to-do-how-fine = As it should be
to-do-how-unsure = { $count ->
    [one] Nothing to mend, one thing worth a look
   *[other] Nothing to mend, { $count } things worth a look
}
to-do-how-mend = { $count ->
    [one] One thing to mend
   *[other] { $count } things to mend
}
to-do-how-rest = { $count ->
    [one] Show one more key
   *[other] Show { $count } more keys
}
to-do-how-show = Show
to-do-how-show-name = { $what }: show
