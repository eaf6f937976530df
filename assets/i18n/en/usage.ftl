### A usage log that an exchange exports, held against a key.

usage-title = Compare with a usage log
usage-intro = Some exchanges let you download what your keys did. Keystead holds such a file against this key’s addresses, permissions and usual hours. Nothing of it is kept, and nothing is sent.
usage-open = Compare with a usage log …

usage-choose-title = Choose the file
usage-choose-text = Sign in at { $exchange }, look for “API”, “Security” or “Account activity”, and download the log as a table (CSV). Not every exchange offers one.
usage-choose = Choose the file …
usage-reading = Reading it …
usage-path = Or type where it is
usage-path-example = /home/ada/Downloads/usage.csv
usage-path-read = Read it
usage-another = Choose another file

usage-refused = “{ $name }” is no usage log that Keystead can read.
usage-refused-too-large = It is larger than 20 MB. Download a shorter time, such as the last month.
usage-refused-empty = Nothing stands in it. Download it again.
usage-refused-no-text = It is no plain table. Choose CSV where the exchange offers several forms, or open it in a spreadsheet and save it as CSV.
usage-refused-no-lines = It names its columns and has no line. Download a longer time, such as the last month.
usage-refused-no-table = It has one column only. Choose CSV where the exchange offers several forms.

usage-columns-ask = Keystead does not know this form of log.
usage-columns-ask-do = Say below which column tells the time, and which the address or what was done. It is remembered for the next file of this form.
usage-columns-show = What the columns mean
usage-columns-title = What do the columns mean?
usage-columns-text = Needed are the time, and the address or what was done.
usage-columns-compare = Compare
usage-columns-none = No column
usage-column-time = The time
usage-column-ip = The address (IP)
usage-column-action = What was done
usage-column-key = Which key
usage-column-named = { $name } ({ $example })
usage-column-unnamed = Column { $number } ({ $example })

usage-span = { $lines ->
    [one] One line, of { $first }, was compared.
   *[other] { $lines } lines from { $first } to { $last } were compared.
}
usage-span-day = { $lines ->
    [one] One line, of { $first }, was compared.
   *[other] { $lines } lines, all of { $first }, were compared.
}
usage-verdict-beyond = This log shows something that the key should not be able to do.
usage-verdict-beyond-do = { $span } If that was not you, treat the key as stolen: delete it at the exchange, then look at your balances.
usage-verdict-address = The key was used from an address that is not on its list.
usage-verdict-address-do = { $span } If it is not a server of yours that moved, treat the key as stolen, and look whether the list at the exchange is still the one you know.
usage-verdict-hour = The key was used at an hour at which it is otherwise quiet.
usage-verdict-hour-do = { $span } Look whether your tool had a reason: an update, a restart, a trade of yours.
usage-verdict-no-list = Nothing in this log goes beyond what the key may do.
usage-verdict-no-list-do = { $span } The key has no address list, so look through the addresses below: do you know each of them?
usage-verdict-fine = Nothing in this log is unexpected.
usage-verdict-fine-do = { $span } Every address is on the key’s list, and nothing goes beyond what it may do.
usage-verdict-no-addresses = This log has no addresses: from where the key was used was not compared.
usage-verdict-unread-addresses = No address in this log can be read: from where the key was used was not compared.
usage-verdict-no-addresses-do = { $span } Nothing in it goes beyond what the key may do.
usage-verdict-no-acts = This log does not say what was done: only addresses and times were compared.
usage-verdict-no-acts-do = { $span } Every address that it shows is on the key’s list.
usage-verdict-most = Not every line of this log could be compared.
usage-verdict-most-do = { $span } Every address that was read is on the key’s list, and nothing that was read goes beyond what the key may do.
usage-nothing = No line of this log could be compared.
usage-nothing-do = { $left_out } Look below whether the columns mean what Keystead takes them for.

usage-unexpected-title = What is unexpected
usage-times = { $count ->
    [one] once, { $moment }
   *[other] { $count } times, last { $moment }
}
usage-lines = { $count ->
    [one] one line, { $moment }
   *[other] { $count } lines, last { $moment }
}
usage-beyond-withdraw = “{ $action }” reads like sending coins away, which this key should not be able to do: { usage-times }.
usage-beyond-transfer = “{ $action }” reads like moving coins between accounts, which this key should not be able to do: { usage-times }.
usage-beyond-trade = “{ $action }” reads like trading, which this key should not be able to do: { usage-times }.
usage-address-strange = { $ip } is not on the key’s list: { usage-lines }.
usage-hour = { $count ->
    [one] Between { $hour } and the next hour it was used on one day only, { $date }: one line.
   *[other] Between { $hour } and the next hour it was used on one day only, { $date }: { $count } lines.
}
usage-more = { $count ->
    [one] And one more of the same kinds.
   *[other] And { $count } more of the same kinds.
}

usage-addresses-title = From where it was used
usage-address = { $ip } · { $whose } · { usage-lines }
usage-address-listed = on the key’s list
usage-address-unlisted = not on the key’s list
usage-address-no-list = the key has no list
usage-more-addresses = { $count ->
    [one] And one more address.
   *[other] And { $count } more addresses.
}
usage-of-others = { $count ->
    [one] One line is of another key and was left out.
   *[other] { $count } lines are of other keys and were left out.
}
usage-without-address = { $count ->
    [one] One line shows no address that can be read: from where the key was used then was not compared.
   *[other] { $count } lines show no address that can be read: from where the key was used then was not compared.
}
usage-unread = { $count ->
    [one] One line was left out, because it or its time could not be read.
   *[other] { $count } lines were left out, because they or their time could not be read.
} Readable are 2026-11-20 10:00, 20.11.2026 10:00, and seconds since 1970.
usage-cut = The log is longer than Keystead reads at once; the first { $count } lines were compared.
usage-utc = Times without a zone are taken as UTC, which most exchanges write.
