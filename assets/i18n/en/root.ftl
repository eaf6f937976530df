### What belongs to no single screen: the first moment, notices, the list of keys on the keyboard.

starting-looking = Looking for your keys …
starting-looking-long = Still waiting. The keychain of this computer may be asking for its password: look for its window, it may be behind this one.
starting-again = Try again
notice-close = Close this

help-title = Keys on the keyboard
help-close = Close
help-search = Search
help-new-key = New key
help-lock = Lock now
help-leaked = A key leaked?
help-keys = All keys
help-to-do = To do
help-used-by = Used by
help-journal = Journal
help-settings = Settings
help-larger = Larger text
help-smaller = Smaller text
help-usual-size = Usual text size
help-open = Open the marked key
help-suggest = What can stand in the search
help-choose = Choose the marked key, or no longer
help-choose-range = Choose a range of keys
help-choose-all = Choose all found keys
help-rename = Rename the marked key
help-check = Ask its exchange about it
help-copy = Copy its first field
help-back = Back, close, stop showing
help-help = This list

## For development and tests: an exchange is asked at this computer
test-mode = Test mode: { $exchange } is asked at { $place }, not at { $exchange }.
test-mode-many = Test mode: { $count } exchanges are asked at this computer, not at the exchanges.
