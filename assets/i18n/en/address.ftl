### What is said of an address: address-<kind>. And of Coinbase's key file: coinbase-file-<kind>.

address-empty = Nothing is typed yet. Enter the address of the computer that will use the key.
address-url = This is a web address. Enter only the numbers, such as 203.0.113.24.
address-port = The part after the colon, { $port }, is a port. Leave it out: the list takes addresses only.
address-host-name = This is a name, and exchanges take numbers. Look up the address that stands behind it.
address-part-count =
    { $count ->
        [one] There is one number here.
       *[other] There are { $count } numbers here.
    } An address has four with dots between, such as 203.0.113.24.
address-part = “{ $part }” cannot stand in an address. Each of its four numbers lies between 0 and 255, without a zero before it.
address-part-missing = One of the four numbers is missing. Compare it with where you found it.
address-ipv6 = This is not a whole IPv6 address. Copy it again, without brackets.
address-prefix = “/{ $prefix }” is no size of a network. Use a number up to { $most }, or leave it out for a single address.
address-everything = This means every address there is. Leave the list empty instead, so that you see that it is open.
address-ipv6-refused = { $exchange } takes no address of this kind. Use the one with dots.
address-network-refused = { $exchange } takes no networks. Enter single addresses.
address-duplicate = This is in the list already.
address-inside = { $other } in the list has it already. Leave one of the two out.
address-covers = { $other } is in the list and lies in this network. Leave one of the two out.
address-mapped = An address with dots, written as one with colons. Enter only the part with the dots.
address-private = A home address. The exchange never sees it; use the one your provider gives you.
address-shared = An address that your provider shares among many customers. The exchange never sees it; your router’s own page shows the outer one.
address-local = An address that a computer uses for itself. The exchange never sees it; use the one your provider gives you.
address-nobody = No computer has this address. Compare it with where you found it.
address-documentation = An address from textbooks, which no computer has. Compare it with where you found it.
address-wide = A very large network: many strangers are in it too. Enter single addresses if you can.
address-network-unsure = It is not known whether { $exchange } takes networks. If its page refuses, enter single addresses.
address-ipv6-unsure = It is not known whether { $exchange } takes this kind of address. If its page refuses, use the one with dots.
address-network-unlikely = As far as known, { $exchange } takes no networks. If its page refuses, enter single addresses.
address-ipv6-unlikely = As far as known, { $exchange } takes no address of this kind. If its page refuses, use the one with dots.
address-too-many-sure = { $exchange } takes up to { $max } addresses for a key. Take some out.
address-too-many = As far as known, { $exchange } takes up to { $max } addresses for a key. Take some out, or see what its page says.
address-count =
    { $count ->
        [one] 1 address.
       *[other] { $count } addresses.
    }
address-count-of = { address-count } { $exchange } takes up to { $max }.
address-count-of-unsure = { address-count } As far as known, { $exchange } takes up to { $max }.

## Whose they are, what is known already, and how they are copied.

address-owner-choose = Choose whose { $ip } is
address-owner-menu = Whose is it?
address-offer-add = { $count ->
    [one] Add the address of { $owner }
   *[other] Add the { $count } addresses of { $owner }
}
address-offer-tool = As { $source } gave them, read { $date }. Lists change: compare them with its page.
address-offer-key = They stand at “{ $label }”.
address-copy-all = { $count ->
    [one] Copy the address
   *[other] Copy all { $count }
}
address-copy-of = { $count ->
    [one] Copy that of { $owner }
   *[other] Copy the { $count } of { $owner }
}
address-format-comma = with commas between
address-format-semicolon = with semicolons between
address-format-space = with spaces between
address-format-line = one on each line
address-format-sure = { $exchange } takes them { $how }. Read { $date }: { $source }.
address-format-unsure = As far as known, { $exchange } takes them { $how }. Read { $date }: { $source }.
address-format-heard = As far as known, { $exchange } takes them { $how }.
address-format-unknown = One on each line. How { $exchange } takes several at once is not known: if its page refuses, enter them one by one.

coinbase-file-too-large = This file is larger than any key file. Choose the cdp_api_key.json that Coinbase gave you.
coinbase-file-no-text = This file holds no text. Choose the cdp_api_key.json that Coinbase gave you.
coinbase-file-no-json = This is not the file that Coinbase gives for a key, or it was cut off. Choose cdp_api_key.json, or paste the two fields by hand.
coinbase-file-no-name = The file has no name of a key in it. Copy the API key name from Coinbase’s page and paste it by hand.
coinbase-file-no-private-key = The file has no private key in it. Coinbase shows it once: if you do not have it, delete that key there and make another.
