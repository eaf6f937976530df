### One key.

key-back = Keys
key-line-made = { $place } · made { $date }
key-rotate = Rotate …
key-rotating = Go on rotating
key-more = More about this key
key-edit = Edit …
key-another = Make another like this …
key-leaked = It leaked …
key-dead = This key is dead.
key-dead-by-hand = This key is gone, as you said.
key-dead-do = { $exchange } has not taken it since { $time }. Replace it, or take it from the list.
key-dead-by-hand-do = You looked at { $exchange } { $time }. { $exchange } itself was not asked, or did not say so. Replace it, or take it from the list.
key-remove = Remove from the list …
key-put-back = Put it back
key-destroy = Destroy its secret …
key-remove-second = **Also delete the second key** that was made for its rotation. It ends in { $hint }.
key-remove-second-plain = **Also delete the second key** that was made for its rotation.
key-open-page = Open { $exchange }’s page

## Danger, in a sentence.

key-thief-list = { $count ->
    [one] Only from 1 address.
   *[other] Only from { $count } addresses.
}
key-thief-any = From any computer in the world.
key-thief-limited = Only from the addresses of its list, as { $exchange } says.
key-closed = This key is dead: { $exchange } closed on { $date }
key-closed-do = Nothing can be stolen by it through the exchange any more. You may delete it here.
key-danger = { $thief }, from any computer
key-danger-do = Turn **Withdraw** off at { $exchange }, or limit the key to your own address there. Then say so here.
key-danger-do-manage = Turn that permission off at { $exchange }, or limit the key to your own address there. Then say so here.
key-danger-edit = I changed it there …
key-unknown = { $count ->
    [one] One permission of this key is unknown here, and may be dangerous
   *[other] { $count } permissions of this key are unknown here, and may be dangerous
}
key-unknown-do = { $count ->
    [one] Compare it
   *[other] Compare them
} with { $exchange }’s page: { $codes }.

## The fields.

key-copy-into = Copy into { $tool }
key-copy-plain = Copy its fields
key-copy-order-tool = in the order its form asks
key-copy-order-exchange = in { $exchange }’s order
key-copy-for-other = Another tool
key-copy-for-name = Copy into { $tool }. Choose another tool.
key-field-in-tool = { $label }, “{ $asked }” in { $tool }
key-copy = Copy { $field }
key-copy-of = Copy { $field }, { $at } of { $of }
key-copying = Asking the keychain …
key-copying-long = Still waiting for the keychain …
key-copied = Copied, cleared in { $secs } s
key-clear = Clear now
key-show = Show
key-hide = Hide
key-shown = Shown for { $secs } s more. Esc hides it.
key-no-fields = Nothing is stored for this key.

## What it may do.

key-may = What it may do
key-may-all = All of { $exchange }’s words
key-may-less = Show fewer words
key-on = On
key-off = Off
key-may-read-on = As far as known, these are the words of { $date }. The page may say it differently.
key-may-typed = As you said. Keystead has not asked { $exchange }.
key-may-noted = As you noted it. What { $exchange } says stands under “{ $place }”.

## Facts.

key-how = How it is
key-used-by = Used by
key-used-by-none = nobody
key-from = From
key-from-any = any address
key-from-any-told = any address, { $exchange } says
key-from-limited-told = a list that you did not note, { $exchange } says
key-addresses = From where it may be used
key-addresses-edit = Change
key-addresses-nobody = Nobody said whose
key-rotate-when = Rotate
key-rotate-never = never
key-rotate-on = { $days }, { $date }
key-expires = Expires
key-expires-never = never
key-expires-on = { $days }, { $date }
key-tags = Tags
key-tags-none = none
key-note = Note
key-tool-at = { $tool }, { $place }

## History.

key-history = History
key-history-all = Show all { $count }
key-history-less = Show fewer
key-history-journal = In the journal
key-history-journal-name = In the journal: only “{ $name }”
key-just-now = just now
key-act-created = Created and read back
key-act-named = Named
key-act-edited = Edited
key-act-revealed = { $field } shown
key-act-copied = { $field } copied
key-act-removed = Taken off the list
key-act-put-back = Put back on the list
key-act-rotation-begun = Rotation begun
key-act-new-stored = New key stored beside the old one
key-act-old-deleted = You said: the old key is deleted at the exchange
key-act-rotation-taken-back = Rotation taken back
key-act-rotated = Rotated, old secret destroyed; that the old key is dead was said by you
key-act-rotated-proof = Rotated, old key proved dead, old secret destroyed
key-act-dead = Dead: the exchange refused it
key-act-dead-said = Dead: the exchange refused it (“{ $said }”)
key-act-dead-by-hand = Dead: you looked and it was gone
key-act-recovered = Saving finished after a sudden end
key-act-brought-in = Brought in from a backup

## Removing and destroying.

key-remove-title = Take “{ $name }” off the list?
key-remove-body = It still works at { $exchange } until you delete it there. Keystead keeps its secret until you destroy it, so you can put it back.
key-remove-at = At { $exchange }
key-remove-no = Keep it
key-remove-yes = Take “{ $name }” off
key-removed = This key is off the list, and it may still work at { $exchange }
key-removed-do = Delete it there first. Then destroy its secret here, or put it back.
key-destroy-title = Destroy the secret of “{ $name }”?
key-destroy-body = This **cannot be undone**: nobody, not even Keystead, can bring it back. If the key still works at { $exchange }, delete it there first, or you can no longer tell which one it was.
key-destroy-tick = It is deleted at { $exchange }
key-destroy-tick-first = Tick the line above first.
key-destroy-no = Keep it
key-destroy-yes = Destroy the secret of “{ $name }”
key-destroying = Destroying …
key-saving = Saving …
key-saved = Saved and read back.
key-saved-do = What you changed is written down.
key-saved-ok = Good

## Editing.

key-edit-title = Edit “{ $name }”
key-edit-intro = This changes what Keystead knows. At { $exchange } nothing changes by it.
key-edit-name = Name
key-edit-name-example = e.g. Grid bot
key-edit-name-missing = A key without a name is hard to find. Give it one.
key-edit-name-twice = Another key has this name already.
key-edit-account = Account at { $exchange }
key-edit-account-example = e.g. main account
key-edit-sub-account = Sub-account within it
key-edit-sub-account-example = e.g. bot-1
key-edit-optional = optional
key-edit-tools = Used by
key-edit-tool = Tool
key-edit-tool-number = Tool { $number }
key-edit-tool-example = e.g. Freqtrade
key-edit-place = Where it runs
key-edit-place-number = Where tool { $number } runs
key-edit-place-example = e.g. home server
key-edit-tool-add = Add a tool
key-edit-tool-remove = Remove { $tool }
key-edit-tool-remove-empty = Remove this line
key-edit-keeps-reading = It goes on reading after the import
key-edit-keeps-reading-hint = Otherwise Keystead asks two weeks after it was made whether the import is done.
key-edit-may = What is ticked at { $exchange }
key-edit-may-intro = Tick here what is ticked there, so that Keystead can warn you.
key-edit-may-none = Nothing is known of { $exchange }’s permissions.
key-edit-may-unknown = { $code }, unknown and maybe dangerous
key-edit-from = From where it may be used
key-edit-from-hint = No address yet. Leave it so where { $exchange } lets any address in.
key-edit-from-typed-left = Add what stands here to the list, or empty the field.
key-edit-from-demanded = As far as known, { $exchange } lets such a key in only from a list of addresses.
key-edit-tags = Tags
key-edit-tags-example = e.g. dca, cloud
key-edit-tags-hint = Commas between them.
key-edit-note = Note
key-edit-note-hint = No secret belongs here: notes are shown without asking.
key-edit-expires = Last day at { $exchange }
key-edit-expires-example = 2027-03-14
key-edit-expires-hint = As year-month-day. Leave it empty if it does not end.
key-edit-expires-wrong = “{ $text }” is no date. Write it as 2027-03-14.
key-edit-expires-past = That day is over. If the key still works, look at the page again.
key-edit-rotate = Rotate it
key-edit-rotate-never = Never
key-edit-rotate-every = Every { $days } days
key-edit-save = Save
key-edit-cancel = Cancel
key-edit-first = First put right what is marked.
key-edit-leave-title = Throw your changes away?
key-edit-leave-body = What you changed about “{ $name }” is not saved yet.
key-edit-leave-no = Go on editing
key-edit-leave-yes = Throw them away
key-withdraw-title = May “{ $name }” send coins away?
key-withdraw-title-manage = May “{ $name }” change your account?
key-withdraw-body = { $thief }. Say yes only if it is ticked at { $exchange } and a tool of yours needs it. Few do.
key-withdraw-ask = To go on, type “{ $word }”
key-withdraw-word-withdraw = withdraw
key-withdraw-word-manage = manage
key-withdraw-field = Type { $word } to go on
key-withdraw-no = Leave it off
key-withdraw-yes = It is ticked there

## A code before a field of a key that can withdraw

proof-title-show = Show the secret of “{ $name }”?
proof-title-copy = Copy from “{ $name }”?
proof-body = This key can **send your coins to anyone, for good**. A code of your phone shows that it is you, and not somebody who found Keystead open. It is good for two minutes.
proof-show = Show it
proof-copy = Copy it
proof-leave = Leave it
