### A key leaked: what is deleted, in which order, with which proof; the fire drill; what follows; the log.

emergency-title = A key leaked: delete the worst first
emergency-title-over = Every key is dead. Now the rest
emergency-title-over-chosen = What you chose is dead. Now the rest
emergency-not-begun = Nothing is begun until you open the first page. What you do then is kept if you close the program
emergency-line = Begun { $begun } · { $proved } of { $all } dead and proved · what you do is kept if you close the program
emergency-line-hand = Begun { $begun } · { $proved } of { $all } dead and proved, { $hand } by hand · what you do is kept if you close the program
emergency-offline = This list and its order work without internet. After it: passwords, open sessions, withdrawal addresses, a scan of this computer.
emergency-no-keys = There is no key in Keystead yet. If one leaked that is elsewhere, sign in at its exchange and delete it there.
emergency-replaced = Replaced
emergency-none = No key is touched by this. Look at everything, to be sure.
emergency-stop = Stop here
emergency-stop-title = End this emergency?
emergency-stop-body = { $left ->
    [one] **One key is not dead.**
   *[other] **{ $left } keys are not dead.**
} For a break just leave this page: everything is kept. Save the log first: the next emergency replaces it.
emergency-stop-no = Go on with it
emergency-stop-yes = End it
emergency-stop-log = Save the log …
emergency-saving = Saving …

emergency-worry = I worry about
emergency-everything = Everything
emergency-one-key = One key
emergency-a-tool = A tool
emergency-an-exchange = An exchange
emergency-which-key = Which key leaked?
emergency-which-key-body = If you are not sure that it was this one only, choose everything.
emergency-find-key = Its name or its exchange
emergency-which-tool = Which tool was breached?
emergency-which-tool-body = Every key that it was given is shown.
emergency-which-exchange = Which exchange is it?
emergency-which-exchange-body = Every key of yours there is shown.
emergency-find = Its name
emergency-which-no = Cancel
emergency-which-none = Nothing has this name. If you do not know which keys leaked, choose “Everything”.
emergency-which-name = { $name }, { $beneath }
emergency-which-more = { $count ->
    [one] One more. Type a part of its name.
   *[other] { $count } more. Type a part of the name.
}
emergency-keys = { $count ->
    [one] 1 key
   *[other] { $count } keys
}

emergency-row = { $number }. { $name }, { $place }. { $levels } { $from }. { $stands }
emergency-both = { $exchange } · old and new key
emergency-more = { $count ->
    [one] Show one more key
   *[other] Show { $count } more keys, less damaging
}
emergency-readers = { $count ->
    [one] One more that can only read: it shows what you own, it cannot move it
   *[other] { $count } more that can only read: they show what you own, they cannot move it
}
emergency-open = Open page
emergency-unfold = Delete it
emergency-open-drill = Would open page
emergency-open-name = { $open }: { $name }
emergency-pill-now = Delete it now
emergency-pill-proved = Dead, proved { $time }
emergency-pill-by-hand = Gone, you said { $time }
emergency-pill-asking = Asking …
emergency-pill-alive = Still alive
emergency-pill-unclear = Not proved
emergency-pill-aside = Put aside
emergency-pill-drill = Practise it
emergency-pill-practised = Practised

emergency-page-any = the API keys
emergency-line-page = Open its page: { $page }, key ending { $hint }
emergency-line-page-opened = Page opened: { $page }, key ending { $hint }
emergency-line-page-drill = In earnest, this would open: { $page }, key ending { $hint }
emergency-line-no-page = Sign in at { $exchange } yourself and find the key ending { $hint }: its page is not known here
emergency-line-delete = **Delete it there** and confirm with { $exchange }’s own codes
emergency-line-ask = Let Keystead ask { $exchange }: it must refuse the key
emergency-line-by-hand = Confirm by hand that it is gone
emergency-open-it = Open the page
emergency-open-again = Open the page again
emergency-there = I am there
emergency-deleted-ask = I deleted it, ask { $exchange }
emergency-deleted-drill = I would have deleted it
emergency-ask = Ask { $exchange }
emergency-ask-again = Ask { $exchange } again
emergency-asking = Asking { $exchange } …
emergency-gone = It is gone there
emergency-aside = Put it aside
emergency-aside-name = Put it aside: { $name }
emergency-alive = { $exchange } still answers to this key. It is not dead. Delete it on its page, then ask again.
emergency-alive-no-page = { $exchange } still answers to this key. It is not dead. Sign in at { $exchange }, delete it there, then ask again.
emergency-not-reached = { $exchange } could not be asked: { $why }. Look there that the key is gone and say so, or ask again later.
emergency-never-seen = { $exchange }: { $why }. It never answered to this key before, so the key may also be stored here with a mistake. Look there that it is gone and say so.
emergency-unclear = { $exchange } did not prove it: { $why }. Look there that the key is gone and say so, or ask again.

emergency-dead-title = Dead
emergency-proof = { $exchange } refused it at { $time }.
emergency-proof-said = { $exchange } refused it at { $time }: “{ $said }”
emergency-proof-by-hand = You looked at { $exchange } at { $time } and it was gone.
emergency-proof-before = It was dead before this began.
emergency-replace = Start the replacement
emergency-replace-on = Go on with the replacement
emergency-replace-name = { $replace }: { $name }
emergency-not-gone = It is not gone after all
emergency-not-gone-name = It is not gone after all: { $name }
emergency-take = Take it from the list
emergency-take-name = Take it from the list: { $name }

emergency-after-title = After it
emergency-after-tools = The tool’s own password and second factor
emergency-after-tools-how = Whoever got the key there may have got the rest too. Sign out all devices there.
emergency-after-sessions = Open sessions at the exchanges
emergency-after-sessions-how = End all of them, remove devices you do not know, change the password.
emergency-after-addresses = Withdrawal addresses and open orders
emergency-after-addresses-how = Remove addresses and cancel orders that are not yours. Look for API keys you did not make.
emergency-after-email = Your e-mail account
emergency-after-email-how = Its password and second factor, and rules that forward mail. Who reads it can undo all of this.
emergency-after-scan = A scan of this computer
emergency-after-scan-how = Before you make new keys on it. If it finds something, make them on another computer.

emergency-drill = Fire drill, changes nothing
emergency-drill-title = Fire drill: delete the worst first
emergency-drill-line = Nothing is written, opened or asked. Your keys stay as they are.
emergency-drill-notice = This is a drill. Nothing is changed.
emergency-drill-notice-do = Press the buttons as you would in earnest. No page opens, no exchange is asked, nothing is kept. End it when you are through.
emergency-drill-end = End the drill
emergency-drill-leave = Leave the drill
emergency-drill-again = Once more
emergency-drill-took = The drill took { $time }. { $all ->
    [one] { $done } of one key was practised.
   *[other] { $done } of { $all } keys were practised.
}
emergency-gap-none = Nothing was missing.
emergency-gap-more = { $count ->
    [one] one more
   *[other] { $count } more
}
emergency-gap-not-reached = Not reached: { $names }.
emergency-gap-no-page = { $count ->
    [one] The page at which it is deleted is not known: { $names }. Write its address into the key’s note.
   *[other] The pages at which they are deleted are not known: { $names }. Write the addresses into the keys’ notes.
}
emergency-gap-not-asked = { $count ->
    [one] Its exchange cannot be asked from here, so its end is confirmed by hand: { $names }.
   *[other] Their exchanges cannot be asked from here, so their end is confirmed by hand: { $names }.
}
emergency-gap-wide-open = { $count ->
    [one] It can take everything from any address, so a thief is quicker than you: { $names }. Limit it today.
   *[other] They can take everything from any address, so a thief is quicker than you: { $names }. Limit them today.
}

emergency-log = Log …
emergency-log-name = Log …: save what was done as a text
emergency-log-title = Save the log?
emergency-log-body = A text for your exchange’s support or the police: what was done when, which keys, what the exchanges answered. **No secret is in it**, of keys only their first and last characters.
emergency-log-no = Cancel
emergency-log-done = Done
emergency-log-saved-title = The log is saved
emergency-log-saved-body = It names your keys and exchanges. Give it only to those who need it.
emergency-log-saved = Saved as { $path }
emergency-log-path-example = ~/Documents/keystead-emergency.txt
emergency-text-title = Keystead: log of an emergency
emergency-text-written = Written: { $time }
emergency-text-begun = Begun: { $time }
emergency-text-open = Not over yet
emergency-text-ended = Stopped: { $time }
emergency-text-count = Keys: { $all }. Dead, proved by the exchange: { $proved }. Gone, as the owner says: { $hand }.
emergency-text-no-secrets = This text holds no secret. Of keys it shows their first and last characters.
emergency-text-keys = KEYS, the most damaging first
emergency-text-hint = Key: { $hint }
emergency-text-hint-new = New key of a replacement: { $hint }
emergency-text-opened = { $time }  the exchange’s page was opened
emergency-text-deleted = { $time }  deleted there, as the owner says
emergency-text-refused = { $time }  dead: the exchange refused it
emergency-text-refused-said = { $time }  dead: the exchange refused it ({ $said })
emergency-text-alive = { $time }  not dead: the exchange still answered to it
emergency-text-unclear = { $time }  not proved: { $why }
emergency-text-by-hand = { $time }  gone, as the owner says
emergency-text-nothing = Nothing was done about it.
emergency-text-after = AFTER IT
emergency-text-not-done = not done
emergency-text-happened = WHAT HAPPENED, in this order
