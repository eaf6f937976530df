### What happened, over all keys, also those that are gone.

journal-title = Journal
journal-introduction = { $count ->
    [one] One line, of { $date }.
   *[other] { $count } lines since { $date }.
}
journal-introduction-cut = The newest { $count } lines, since { $date }. Older ones were cut.
journal-introduction-whole = They fit together, none is missing.
journal-empty-introduction = Nothing happened yet. What is done with your keys stands here from now on, also of keys that are gone by then.
journal-list-name = { $count ->
    [one] Journal, one line
   *[other] Journal, { $count } lines
}
journal-row = { $time }: { $what }
journal-row-key = { $time }: { $what }. { $name }, { $place }
journal-only = Only “{ $name }”

## Looking for lines.

journal-search = Search the journal
journal-search-example = Search, such as “grid bot copied” or “2026-11”
journal-show = Show: { $kind }
journal-kind-all = All
journal-kind-keys = Keys
journal-kind-fields = Shown and copied
journal-kind-rotations = Rotations
journal-kind-answers = Answers
journal-kind-openings = Openings
journal-kind-keystead = Keystead itself
journal-key-on = Only “{ $name }”
journal-key-off-name = Only “{ $name }”: show all keys again
journal-nothing = No line is like that.
journal-nothing-text = No line matches “{ $text }”.
journal-nothing-clear = Show all lines

## Where the lines do not fit together.

journal-broken = From line { $number } on, the journal does not fit together.
journal-broken-do = Line { $number } or one before it was changed, taken out or moved. If you have not mended Keystead’s files by hand, somebody else may have: compare it with a journal that you saved earlier, and replace the keys that could do the most damage.
journal-ends = The last lines of the journal are missing, from line { $number } on.
journal-ends-do = Somebody or something took them out. If you have not mended Keystead’s files by hand, compare it with a journal that you saved earlier, and replace the keys that could do the most damage.

## What happened. The name of the key stands beside it.

journal-later = Something that only a later Keystead knows
journal-edited = Edited: { $parts }
journal-part-label = name
journal-part-account = account
journal-part-tools = tools
journal-part-permissions = permissions
journal-part-addresses = addresses
journal-part-tags = tags
journal-part-note = note
journal-part-expires = end date
journal-part-rotation = time of rotation
journal-part-keeps-reading = whether it is deleted after the import
journal-destroyed = Secret destroyed here, key forgotten
journal-dropped = Saving cut off by a sudden end, nothing kept
journal-put-off = Put off until { $date }
journal-told-again = No longer put off
journal-in-use = You said that it is in use
journal-copied-for = { $field } copied, for { $tool }
journal-asked-told = Asked { $exchange }: it may { $may }
journal-asked-works = Asked { $exchange }: it works. What it may do is not told.
journal-asked-refused = { $exchange } refused: { $why }
journal-asked-new-told = Asked { $exchange } about the new key: it may { $may }
journal-asked-new-works = Asked { $exchange } about the new key: it works. What it may do is not told.
journal-asked-new-refused = { $exchange } refused the new key: { $why }
journal-asked-old-told = Asked { $exchange } about the old key: it still works, and may { $may }
journal-asked-old-works = Asked { $exchange } about the old key: it still works
journal-asked-old-refused = { $exchange } refused the old key: { $why }
journal-may-unknown = do something that is unknown
journal-may-nothing = do nothing that is known
journal-got-worse = It may do more than before: { $what }
journal-worse-read = read
journal-worse-trade = trade
journal-worse-transfer = transfer
journal-worse-withdraw = withdraw
journal-worse-manage = manage the account
journal-worse-permissions = use permissions that were off
journal-worse-unknown = something unknown
journal-worse-addresses = be used from other addresses
journal-changed-it = You said that you changed what it may do
journal-changed-it-wanted = You said that you changed what it may do, and want it so
journal-checked-by-hand = You said that you checked it at the exchange
journal-asks-by-itself-on = Its exchange is asked once a day
journal-asks-by-itself-off = Its exchange is asked only when you say so
journal-opened-code = Opened with a code
journal-opened-two-codes = Opened with two codes in a row
journal-opened-recovery-code = Opened with a recovery code
journal-wrong-codes = { $count ->
    [one] One wrong code, { $since }
   *[other] { $count } wrong codes since { $since }
}
journal-wrong-code = A wrong code while Keystead was open
journal-older-files = Older files were taken into use
journal-previous-file = The newest file was damaged, the one before it was opened
journal-begun = The journal begins. What happened before stands on each key’s own page.
journal-set-up = Keystead set up
journal-phone-linked = Another phone linked
journal-phone-lost = Phone lost: everything sealed anew, another phone linked
journal-advice-read = Advice after the lost phone read
journal-passphrase-set = Passphrase added
journal-passphrase-removed = Passphrase taken away
journal-passphrase-changed = Passphrase changed
journal-sheet-made = New recovery sheet
journal-backup-made = { $count ->
    [one] Backup made, one key in it
   *[other] Backup made, { $count } keys in it
}
journal-backup-opened = { $count ->
    [one] Backup opened to look into it, one key in it
   *[other] Backup opened to look into it, { $count } keys in it
}
journal-restored = Everything restored from the backup of { $date }
journal-idle-secs = Locks by itself after { $time }
journal-clipboard-secs = Clears the clipboard after { $time }
journal-lead-days = { $count ->
    [one] Tells what ends one day before
   *[other] Tells what ends { $count } days before
}
journal-notices-on = The desktop tells what is due
journal-notices-off = The desktop tells nothing any more
journal-notice-names-on = The desktop may tell names of keys
journal-notice-names-off = The desktop tells no names of keys
journal-usage-fine = Compared with a usage log: nothing unexpected in what it tells
journal-usage-unexpected =
    { $count ->
        [one] Compared with a usage log: one thing was unexpected
       *[other] Compared with a usage log: { $count } things were unexpected
    }
journal-asks-daily-on = Exchanges are asked once a day
journal-asks-daily-off = Exchanges are asked only when you say so
journal-own-facts = Your own file about { $exchange } counts from here on
journal-own-facts-gone = Your own file about { $exchange } counts no more
journal-exported = { $count ->
    [one] Journal saved as a table, one line
   *[other] Journal saved as a table, { $count } lines
}

## Saving it.

journal-save = Save as a table …
journal-save-title = Where do you want the table?
journal-save-body = The file tells which keys you have, where, and what you did with them. It holds no secret, and **it is not locked**: whoever finds it can read it. All lines are in it, whatever you are looking for.
journal-save-no = Leave it
journal-save-done = Close
journal-save-choose = Choose a place …
journal-saving = Saving …
journal-save-path = Or write the folder and the name
journal-save-path-example = ~/Documents/keystead-journal.csv
journal-save-path-use = Save here
journal-save-taken = A file of this name is there already.
journal-save-taken-do = { $path } stays as it is until you say so. Write another name, or replace it.
journal-save-replace = Replace it
journal-saved-title = The table is saved
journal-saved-body = It is **not locked**: whoever finds it can read which keys you have. Keep it where only you look.
journal-saved = { $path }

journal-page-opened = In an emergency: the exchange’s page was opened
journal-said-deleted = You said that it is deleted at the exchange
journal-not-gone = Not gone after all: you took that back
journal-still-alive = Not dead: the exchange still answers to it
journal-death-unclear = Whether it is dead could not be told
journal-put-aside = In an emergency: put aside
journal-emergency-begun = An emergency was begun: { $scope }
journal-emergency-scope = In the emergency: { $scope }
journal-emergency-ended = The emergency was stopped: { $dead } of { $all } dead
journal-scope-everything = every key
journal-scope-key = one key
journal-scope-tool = every key that { $name } was given
journal-scope-exchange = every key at { $name }
journal-aftercare = After the emergency: one more thing was done
journal-aftercare-tools = After the emergency: the tools’ own passwords
journal-aftercare-sessions = After the emergency: open sessions
journal-aftercare-addresses = After the emergency: withdrawal addresses and orders
journal-aftercare-email = After the emergency: the e-mail account
journal-aftercare-scan = After the emergency: a scan of the computer
journal-log-saved = The log of the emergency was saved as a file
