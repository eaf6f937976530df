### What creating and rotating share: levels in words, the lines of a guide, the paste area.

wizard-levels-none = Nothing
wizard-levels-read-only = Read only

wizard-copy = Copy
wizard-copied = Copied
wizard-open-page = Open page
wizard-open-named = Open { $page }
wizard-open-exchange = Open { $exchange }
wizard-words-seen = Words as last seen { $date }. If they differ, go by the meaning.
wizard-words-unknown = The page may use other words. Go by the meaning.
wizard-show = Show
wizard-clear = Clear
wizard-close = Close

## Pasting.

wizard-paste-title = Paste what { $exchange } shows you
wizard-paste-intro =
    { $count ->
        [one] The field stays hidden. Nothing is stored until you press the button below.
        [2] Both fields stay hidden. Nothing is stored until you press the button below.
       *[other] All fields stay hidden. Nothing is stored until you press the button below.
    }
wizard-paste-optional = may stay empty
wizard-paste-chosen = you chose it
wizard-paste-missing = { $field } is empty
wizard-paste-look = Look at the note above first
wizard-paste-blocked = Put right what is marked first
wizard-paste-clean = Take them out
wizard-paste-restore = Put it right
wizard-paste-unquote = Take the quotes out
wizard-paste-distribute = Put each into its field
wizard-paste-swap = Swap them
wizard-paste-keep = Keep as they are
wizard-paste-keep-one = Keep it as it is
wizard-paste-read-file = Read it as a file
wizard-paste-checked = What was checked
wizard-paste-to-check = What will be checked
wizard-paste-stored = Stored already
wizard-paste-stored-no = No
wizard-paste-stored-yes = Yes
wizard-paste-stored-asking = Looking …
wizard-paste-here = All of it on this computer.
wizard-paste-stored-title = This is stored already
wizard-paste-stored-text = “{ $label }” has the same text. If you made a new key, copy the new one from the page.
wizard-paste-stored-gone-text = A key in Keystead has the same text. If you made a new key, copy the new one from the page.
wizard-paste-old-title = This is the old key
wizard-paste-old-text = The same text is stored as the key that is to be replaced. Copy the new one from the page.
wizard-paste-overflow = This is longer than a field can hold, so it was cut. Copy only the key itself and paste it again.
wizard-paste-file-question = Have the file that { $exchange } gave you?
wizard-paste-file-link = Read it in
wizard-paste-file-title = Read { $exchange }’s file
wizard-paste-file-text = Choose cdp_api_key.json, mostly in your Downloads folder. Keystead reads it and leaves it as it is.
wizard-paste-file-choose = Choose file …
wizard-paste-file-path = Or type its full name
wizard-paste-file-path-example = e.g. ~/Downloads/cdp_api_key.json
wizard-paste-file-read = Read it
wizard-paste-file-busy = Reading …
wizard-paste-file-waiting = Waiting for your choice …
wizard-paste-file-cancelled = No file was chosen. If no window came up, type the file’s full name.
wizard-paste-file-done-title = Read from the file
wizard-paste-file-done = Both fields are filled. After saving, delete the file: it holds the private key in the clear.
wizard-paste-add-field = Add a field
wizard-paste-field-name = Name of the field
wizard-paste-field-example = e.g. Memo
wizard-paste-field-add = Add
wizard-paste-field-taken = There is a field of this name already.
wizard-paste-field-long = A field’s name has up to 40 characters.
wizard-paste-field-remove = Remove this field
wizard-paste-wait-title = Your system may be asking for its password
wizard-paste-wait = Look for its window, it may be behind this one. Nothing is lost meanwhile.
wizard-paste-wait-long-title = Still waiting for the keychain
wizard-paste-wait-long = It has not answered yet. Look for its window; if there is none, open your system’s keychain and unlock it. The fields keep what you pasted.
wizard-paste-failed-kept = The fields keep what you pasted.
