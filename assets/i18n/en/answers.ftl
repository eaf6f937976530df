### What an exchange says about a key, beside what its owner wants.

## The screen.

answer-title = What { $exchange } says about this key
answer-title-none = Ask { $exchange } about this key
answer-line = { $name } · asked { $moment }, answered in { $secs } s
answer-line-refused = { $name } · asked { $moment }
answer-line-none = { $name } · never asked
answer-asking = Asking …
answer-asking-long = Still waiting for { $exchange } …
answer-asking-note = You can go on working meanwhile.
answer-stop = Stop asking
answer-stopping = Stopping …
answer-again = Ask again
answer-now = Ask { $exchange } now
answer-at-today = today at { $clock }
answer-at-yesterday = yesterday at { $clock }
answer-at-day = on { $date } at { $clock }
answer-at-year = on { $date }

## In one sentence first.

answer-more = This key can { $more }. You said it should only { $wanted }.
answer-more-nothing = This key can { $more }. You noted nothing that it should do.
answer-unknown = { $count ->
    [one] This key has a permission on that Keystead does not know.
   *[other] This key has { $count } permissions on that Keystead does not know.
}
answer-anywhere = This key works from any address. You wanted it to work from yours only.
answer-also = { $count ->
    [one] This key also works from { $addresses }, which you did not note.
   *[other] This key also works from { $count } addresses that you did not note.
}
answer-more-permissions = { $count ->
    [one] This key has a permission on that you did not want: { $names }.
   *[other] This key has { $count } permissions on that you did not want: { $names }.
}
answer-more-ticks = This key has permissions on that you did not want.
answer-less = This key may do less than you wanted.
answer-as-wanted = This key is as you wanted it.
answer-works = This key works. What it may do, { $exchange } does not tell.

answer-since = New since { $date }. If that was not you, treat the key as stolen.
answer-since-own = Since { $date } it may do more than before, { $exchange } says. If that was not you, treat the key as stolen.
answer-more-do = Turn it off at { $exchange }. If you want it so, say so, and Keystead expects it from here on.
answer-unknown-do = It may be dangerous. Look at its page at { $exchange }, and turn off what you do not need.
answer-anywhere-do = Write your addresses into the key’s list at { $exchange }, or say that you want it so.
answer-also-do = Take them out of the list at { $exchange }, or say that you want it so.
answer-more-ticks-do = They allow nothing that it may not do anyway. Turn them off at { $exchange } when you are there.
answer-less-do = What uses it may be refused. If it is needed, turn the missing ones on at { $exchange }.
answer-as-wanted-do = What it may do, and from where, is as you noted it.
answer-as-wanted-from = What it may do is as you noted it. From where it works, { $exchange } does not tell.
answer-as-wanted-fewer = What it may do is as you noted it. It works from fewer addresses than you noted.
answer-works-do = Compare the ticks on its page at { $exchange } with what you noted. That was not confirmed.
answer-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
answer-weekday-date = { $weekday } { $date }

answer-not-me = It was not me
answer-changed = I changed it
answer-want = I want it so
answer-changed-title = Do you want “{ $name }” as it is now?
answer-changed-body = { $exchange } says: { $says } If you want it so, Keystead expects just that from here on, and tells you when it changes.
answer-changed-permissions = It has more on than you wanted: { $names }.
answer-changed-anywhere = It works from any address.
answer-changed-list = It works from { $addresses }.
answer-changed-yes = Yes, I want it so
answer-changed-no = No, I will change it at { $exchange }
answer-changed-leave = Leave it
answer-open-page = Open its page
answer-rotate = Replace it
answer-by-hand = Mark as checked by hand
answer-by-hand-at = You checked it at { $exchange } by yourself, { $moment }.
answer-said = { $exchange } said: { $said }
answer-before = What { $exchange } said { $moment }
answer-unsaved = What { $exchange } said is not saved yet.
answer-unsaved-do = { $why } Until you lock, it stays here, and is saved together with your next change.
answer-unsaved-again = Try again
answer-clock-ahead = { $secs ->
    [one] This computer’s clock is a second ahead of { $exchange }’s.
   *[other] This computer’s clock is { $secs } s ahead of { $exchange }’s.
}
answer-clock-behind = { $secs ->
    [one] This computer’s clock is a second behind { $exchange }’s.
   *[other] This computer’s clock is { $secs } s behind { $exchange }’s.
}
answer-clock-do = The question was corrected by it. Let the system set the clock, so that your bots are not refused.

## The table.

answer-words = In { $exchange }’s words
answer-wanted = You wanted
answer-really = It really is
answer-on = On
answer-off = Off
answer-not-told = Not told
answer-verdict-unknown = Unknown
answer-verdict-not-wanted = Not wanted
answer-verdict-missing = Missing
answer-verdict-not-told = Not told
answer-verdict-as-wanted = As wanted
answer-unknown-note = Unknown, may be dangerous
answer-row = { $name }. You wanted: { $wanted }. It really is: { $really }. { $verdict }.
answer-more-off = { $count ->
    [one] 1 more, off as wanted
   *[other] { $count } more, all off as wanted
}
answer-more-equal = { $count ->
    [one] 1 more, as wanted
   *[other] { $count } more, all as wanted
}
answer-fewer = Show only the first ones

## Beside it.

answer-from = From
answer-from-any = any address
answer-from-limited = its list, which { $exchange } does not show
answer-from-unwanted = { $from }, which you do not want
answer-ends = Expires
answer-ends-never = never
answer-made = Made
answer-used = Last used
answer-used-never = never
answer-used-own = { $moment }, by Keystead’s own question
answer-value-none = not told
answer-silent = What { $exchange } does not tell
answer-silent-body = { $what }. { $look }
answer-silent-page = Look at the key’s page at { $exchange }.
answer-silent-visits = Your log-in list at { $exchange } may help.
answer-silent-permissions = what the key may do
answer-silent-addresses = from which addresses it works
answer-silent-list = which addresses stand in its list
answer-silent-ends = when it ends
answer-silent-made = when it was made
answer-silent-last = when it was last used
answer-silent-who = who used the key, and from which address
answer-silent-first = As far as known: { $what }.
answer-others = { $count ->
    [one] This account has one more key
   *[other] This account has { $count } more keys
}
answer-others-body = Keystead does not know: { $keys }. If one of them is not yours, treat the account as stolen.
answer-others-stranger = It is not mine …
answer-visits = Who came in, as { $exchange } says
answer-visits-body = Do you know each of these addresses? If not, treat the account as stolen.
answer-visits-stranger = It was not me …
answer-visit = { $moment } · { $ip }
answer-visit-what = { $moment } · { $ip } · { $what }
answer-automatic = Ask by itself, once a day
answer-automatic-name = Ask { $exchange } about “{ $name }” by itself, once a day
answer-automatic-off = Switched off for all keys in the settings.
answer-on-word = On
answer-off-word = Off

## Before it is asked.

answer-first-body = Keystead asks { $host } harmless questions, signed with this key, and shows the answers beside what you noted. Nothing is changed there, and nobody else is asked.
answer-effects = Before you ask
answer-effect-nonce = The question carries a number that must grow, and a running bot that uses the same key shares it. It may happen that one call of the bot is refused, once.
answer-effect-heartbeat = A key with a heartbeat has a clock that cancels all orders when nothing comes. The question starts that clock, or sets it back.
answer-effect-idle-clock = { $exchange } ends keys that nothing uses. The question counts as use.
answer-effect-unsure = (Nobody read that at { $exchange } itself.)
answer-ask-daily = Ask { $exchange } by itself, once a day?
answer-ask-daily-yes = Yes, once a day
answer-ask-daily-no = Only when I say so
answer-none = { $exchange } cannot be asked from here.
answer-none-do = How it is asked is not known, or it has nothing that a key can ask about itself. Look at the key’s page there, and mark it as checked by hand.

## The request.

answer-see = See what is sent
answer-see-first = See what will be sent
answer-sent-title = What Keystead asks { $exchange }
answer-sent-body = { $count ->
    [one] This one request is sent first, over an encrypted connection.
   *[other] These { $count } requests are sent first, over an encrypted connection.
} After the answer Keystead may ask a few more questions of { $exchange }; none changes anything. What is secret, or made from it, is masked.
answer-sent-making = Putting it together …
answer-sent-close = Close
answer-sent-name = Request { $number }

## In other places.

answer-check = Check
answer-check-name = Check what { $exchange } says
answer-fact = { $exchange } says
answer-fact-as-wanted = As wanted, { $moment }
answer-fact-more = More than wanted, { $moment }
answer-fact-less = Less than wanted, { $moment }
answer-fact-works = It works, { $moment }
answer-fact-refused = Refused { $moment }: { $why }
answer-fact-none = never asked
answer-fact-cannot = cannot be asked from here
answer-fact-by-hand = checked by you, { $moment }
answer-see-it = See what { $exchange } says
answer-menu = Ask { $exchange } …
answer-created-title = Does { $exchange } see it as you wanted?
answer-created-body = Keystead can ask it now, with harmless questions. You can also go on, and ask later.
answer-row-asking = Asking …

## All of them.

answer-all = Ask … about all keys
answer-all-title = Ask all exchanges about your keys?
answer-all-body = { $count ->
    [0] All keys that can be asked about may be in use by a running bot.
    [one] One key can be asked about. Keystead asks its exchange harmless questions, and changes nothing there.
   *[other] { $count } keys can be asked about. Keystead asks each exchange harmless questions about each key, and changes nothing there.
}
answer-all-none = None of your keys is at an exchange that can be asked from here.
answer-all-shared = { $count ->
    [one] Also about one key whose running bot may be refused once by that
   *[other] Also about { $count } keys whose running bots may be refused once by that
}
answer-all-yes = Ask now
answer-all-no = Not now
answer-all-going = Asking the exchanges: { $done } of { $of }
answer-all-done = { $of ->
    [one] One key was asked about.
   *[other] { $of } keys were asked about.
}
answer-all-more = { $count ->
    [0] { $told ->
        [0] What they may do was not told.
        [one] Of one it was told what it may do: not more than you want.
       *[other] Of { $told } it was told what they may do: none may do more than you want.
    }
    [one] **One may do more than you want.**
   *[other] **{ $count } may do more than you want.**
}
answer-all-stopped = Stopped: { $asked } of { $of } keys were asked about.
answer-all-unanswered = { $count ->
    [one] One did not get an answer.
   *[other] { $count } did not get an answer.
}
answer-all-refused = { $count ->
    [one] One was refused: { $names }.
   *[other] { $count } were refused: { $names }.
}
answer-all-address-refused = { $count ->
    [one] One is not taken from this computer’s address.
   *[other] { $count } are not taken from this computer’s address.
}
answer-all-close = Close

## The setting.

settings-asking = What exchanges say
settings-asks-daily = Ask exchanges once a day
settings-asks-daily-note = While Keystead is open, and only about keys about which you asked before. A key’s own page can switch it off.
settings-ask-all = Ask about all keys
settings-ask-all-note = Shows what each key may really do, and which ones its exchange would not take.
settings-ask-all-do = Ask …
