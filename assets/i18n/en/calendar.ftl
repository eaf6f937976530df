### The calendar file, and what the desktop says.

calendar-title = In your calendar
calendar-intro = A file with the days on which keys end or are to be rotated, for any calendar. Imported again, it replaces what it brought. It holds no secret.
calendar-names = Put the names of keys and exchanges in it. Calendars are often copied and shared, so they stay out unless you want them.
calendar-save = Save the file …
calendar-saving = Saving …
calendar-path = Or type folder and name
calendar-path-example = ~/Documents/keystead.ics
calendar-path-save = Save
calendar-replace = Replace it
calendar-saved = Saved as { $path }. Open it with your calendar. An entry whose key is gone stays there until you delete it.
calendar-note = Open Keystead and look under “To do”.
calendar-plain-last-day = Keystead: the last day of a key
calendar-plain-rule-ends = Keystead: an exchange may end a key
calendar-plain-rotation = Keystead: rotate a key
calendar-plain-import = Keystead: is an import done?
calendar-named-last-day = Last day of “{ $name }” at { $exchange }
calendar-named-rule-ends = { $exchange } may end “{ $name }”
calendar-named-rotation = Rotate “{ $name }” at { $exchange }
calendar-named-import = Is the import with “{ $name }” at { $exchange } done?

## What the desktop says.

notice-count = { $count ->
    [one] Keystead: one thing to do
   *[other] Keystead: { $count } things to do
}
notice-count-do = Open Keystead to see what.
notice-named = { $name }: { $duty }
notice-named-do = Open Keystead and look under “To do”.
notice-named-more = { $count ->
    [one] And one more thing. Open Keystead and look under “To do”.
   *[other] And { $count } more things. Open Keystead and look under “To do”.
}
notice-try = Keystead can reach you here
notice-try-do = This was only a try. Nothing is due because of it.
