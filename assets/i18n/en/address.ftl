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
address-duplicate = This is in the list already.
address-private = A home address. The exchange never sees it; use the one your provider gives you.
address-shared = An address that your provider shares among many customers. The exchange never sees it; your router’s own page shows the outer one.
address-local = An address that a computer uses for itself. The exchange never sees it; use the one your provider gives you.
address-nobody = No computer has this address. Compare it with where you found it.
address-wide = A very large network: many strangers are in it too. Enter single addresses if you can.
address-network-unsure = It is not known whether { $exchange } takes networks. If its page refuses, enter single addresses.
address-ipv6-unsure = It is not known whether { $exchange } takes this kind of address. If its page refuses, use the one with dots.
address-too-many = As far as known, { $exchange } takes up to { $max } addresses for a key. Take some out, or see what its page says.
address-count =
    { $count ->
        [one] 1 address.
       *[other] { $count } addresses.
    }
address-count-of = { address-count } { $exchange } takes up to { $max }.
address-count-of-unsure = { address-count } As far as known, { $exchange } takes up to { $max }.

coinbase-file-too-large = This file is larger than any key file. Choose the cdp_api_key.json that Coinbase gave you.
coinbase-file-no-text = This file holds no text. Choose the cdp_api_key.json that Coinbase gave you.
coinbase-file-no-json = This is not the file that Coinbase gives for a key, or it was cut off. Choose cdp_api_key.json, or paste the two fields by hand.
coinbase-file-no-name = The file has no name of a key in it. Copy the API key name from Coinbase’s page and paste it by hand.
coinbase-file-no-private-key = The file has no private key in it. Coinbase shows it once: if you do not have it, delete that key there and make another.
