### How one key is: what is to be mended, what nobody knows for sure, what is good. No scores.

health-title = How “{ $name }” is
health-back = To do
health-open-key = Open the key
health-intro = { $count ->
    [0] Nothing to mend.
    [one] One thing to mend.
   *[other] { $count } things to mend.
}
health-dead = Its exchange closed. The key is dead and harms nobody.
health-mend = To mend
health-unsure = Worth a look
health-known = Good to know
health-good = Good
health-edit = Open the key
health-in-use = It is in use
health-new-password = I changed it today

health-as-needed = It may do what it needs, and no more
health-need-unknown = Keystead does not know what its tool needs
health-need-unknown-do = Compare what is ticked with what the tool’s own page asks for. Untick the rest.
health-danger = It can send your coins to anyone, from any computer
health-danger-manage = It can change your account, from any computer
health-open = It works from any address
health-open-do = Whoever gets hold of it can use it at once. If your tool has an address of its own, add it at { $exchange }, then here.
health-open-to-look = It works from any address, and can only look
health-no-list = { $exchange } takes no address list
health-no-list-why = So nothing but its secrecy protects it. Rotate it when you doubt it.
health-shared = { $count } tools hold it
health-one-tool = One tool holds it
health-no-tool = No tool is named
health-no-tool-do = Say what uses it, and Keystead tells what it needs and where it must be changed.
health-ended = Its last day was { $date }
health-ends = Its last day is { $date }
health-rule-ended = By the exchange’s rule it may be dead since { $date }
health-rule-ends = By the exchange’s rule it ends on { $date } or soon after
health-ends-why = A bot whose key has ended stops without a word. A new key before that day keeps it running.
health-no-end = No last day is known
health-rotating = Its rotation waits at step { $step } of 7
health-rotation = To be rotated on { $date }
health-rotation-due = Its rotation was due { $date }
health-no-rotation = No day is chosen for its rotation
health-no-rotation-do = Nobody knows who saw an old secret. A new one every 90 days shuts them out.
health-made = Made { $age }.
health-handled = { $days ->
    [0] Copied, shown or changed here today
    [1] Copied, shown or changed here yesterday
   *[other] Copied, shown or changed here { $days } days ago
}
health-handled-why = Keystead sees what is done here, not what a bot does with the key.
health-unused = { $days ->
    [0] Does anything use it?
    [one] Not copied or changed here for a day. Does anything use it?
   *[other] Not copied or changed here for { $days } days. Does anything use it?
}
health-unused-why = Keystead cannot see whether a bot uses it. A key that nothing needs can only be stolen: delete it at the exchange, then take it off here.
health-said = You said on { $date } that it is in use
health-backed-up = It is in your last backup
health-not-backed-up = It is in no backup as it is now
health-not-backed-up-do = If this computer breaks or is stolen, its secret is gone.

health-password-title = Did you change your password at { $exchange } today?
health-password-body = { $exchange } then ends the keys of this account that have no address list. Keystead notes their last day, so that you are told before.
health-password-no = No
health-password-yes = Yes, note it

## How sure a rule is.

rule-sure = { $exchange } says so, read on { $date }.
rule-copy = Not certain: read on { $date }, but not at { $exchange } itself.
rule-unverified = Not certain: nobody read it at { $exchange }.
