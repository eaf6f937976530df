### Who makes the secret, and the pair that Keystead makes: its public half goes to the exchange, the private one stays sealed.

pair-title = Who makes the secret?
pair-theirs = { $exchange } makes it
pair-theirs-note = It shows you the secret once, and you paste it here.
pair-own = Keystead makes it
pair-own-best = Keystead makes it. Recommended
pair-own-note = Safer: the secret never passes the browser or the clipboard. { pair-own-gives }
pair-own-gives = You give the exchange a public key, which is no secret.
pair-kind-ed25519 = Ed25519
pair-rsa = RSA
pair-kind-rsa-2048 = RSA, 2,048 bits
pair-kind-rsa-4096 = RSA, 4,096 bits

## What is known of the tool.

pair-takes = { $tool } can use { $kind } keys of { $exchange }.
pair-takes-unsure = As far as known, { $tool } can use { $kind } keys of { $exchange }. Try it before you rely on it.
pair-refuses = { $tool } cannot use { $kind } keys of { $exchange }. Choose another way.
pair-refuses-unsure = As far as known, { $tool } cannot use { $kind } keys of { $exchange }. Choose another way, or ask its makers.
pair-unknown = Whether { $tool } can use { $kind } keys of { $exchange } is not known. Look it up there first.
pair-no-tool = Not every program can use { $kind } keys of { $exchange }. Look it up in yours first.

## Making it.

pair-make = Make the pair
pair-make-note = You will see the public key only. The private key goes straight into its sealed place.
pair-making = Making the pair …
pair-making-long = Still looking for large primes …
pair-stop = Stop
pair-make-first = Make the pair first
pair-another = Another pair was made here before. It is destroyed as soon as this one is saved.
pair-waits = The pair that Keystead made stays here until this key is saved or discarded. Then it is destroyed.
pair-have = I have the key

## The public half.

pair-public = Public key ({ $kind })
pair-copy = Copy the public key
pair-copied = Copied the public key
pair-sealed = The private key is sealed in the keychain and was read back.
pair-sealed-file = The private key is sealed in the encrypted file and was read back.
pair-form-unsure = In which form { $exchange } takes a public key was not read in its documents. This one is usual.
pair-here = Paste only what { $exchange } shows now. If it shows a secret too, it did not use the public key: delete that key there and make it again.
pair-on-key = Made here. { $exchange } has this public key, which is no secret; the private key never left Keystead before you showed or copied it.
