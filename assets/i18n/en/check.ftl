### What is found in pasted text before it is saved: check-<kind>-title, check-<kind>. No text ever repeats what was pasted.

## What was checked.

check-what-spaces = Stray spaces
check-what-translated = Translated page
check-what-length = Length
check-result-none = None
check-result-no = No
check-result-as-usual = As usual
check-result-look = Look
check-result-swapped = Swapped

## A few words beside the label.

check-count =
    { $count ->
        [one] 1 character
       *[other] { $count } characters
    }
check-count-ends = { check-count }, ends in { $ending }

## What blocks.

check-empty-title = { $field } is empty
check-empty = Copy it on the exchange’s page and paste it here.
check-same-title = The same text stands here twice
check-same = It is in { $other } too. Copy this one on the exchange’s page and paste it again.
check-too-long-title = { $field } is too long
check-too-long = No key has 5,000 characters. Copy only the key itself and paste it again.
check-line-breaks-title = { $field } has line breaks inside
check-line-breaks = This field is one line at the exchange. Take { $count ->
        [one] the line break
       *[other] the line breaks and spaces
    } out, or paste it again.

## What warns.

check-spaces-around-title = Stray spaces around { $field }
check-spaces-around = { $count ->
        [one] One space or line break came
       *[other] { $count } spaces or line breaks came
    } along when it was copied. Take them out before saving.
check-spaces-inside-title = Spaces inside { $field }
check-spaces-inside = { $count ->
        [one] One space stands
       *[other] { $count } spaces stand
    } where a key has none. Take them out, or copy it again without the words around it.
check-look-alike-title = { $field } has letters of another script
check-look-alike = { $count ->
        [one] One character is invisible or only looks
       *[other] { $count } characters are invisible or only look
    } like a letter or digit. A translated page does this: turn translation off there and copy it again.
check-swapped-title = These two look swapped
check-swapped = What stands in { $key } has the form of { $exchange }’s { $secret }, or the other way round. Swap them if you see the same on the page.
check-swapped-unsure = As far as known, what stands in { $key } has the form of { $exchange }’s { $secret }, or the other way round. Compare with the page.
check-swapped-chosen-title = { $field } looks like the secret
check-swapped-chosen = What stands in { $chosen } has the form of { $exchange }’s { $secret }. The { $chosen } is what you typed yourself when you made the key. Swap the two.
check-swapped-chosen-unsure = As far as known, what stands in { $chosen } has the form of { $exchange }’s { $secret }. The { $chosen } is what you typed yourself when you made the key. Compare with the page.
check-quotes-title = { $field } stands in quotes
check-quotes = They come from a program or a file and are no part of it. Take them out before saving.
check-block-title = This is more than one value
check-block = { $count ->
        [one] One of the values has the name of a field on this page.
       *[other] { $count } of the values have the names of fields on this page.
    } Let Keystead put each into its own field, and look at them then.
check-test-network-title = This looks like a key of a test network
check-test-network = Its names say so. Where { $exchange } has one, it has keys of its own, and they open nothing in your real account. Look at which page you copied it from.
check-authenticator-seed-title = This looks like the seed of an authenticator app
check-authenticator-seed = It makes the six digits for signing in, and whoever has it can make them too. It is no API secret: take it out, and paste what the page with the new key shows.
check-other-exchange-title = This looks like a key of another exchange
check-other-exchange = It has the form that { $other } uses, not { $exchange }. Look at which page you copied it from.
check-seed-phrase-title = These look like a wallet’s recovery words
check-seed-phrase = Whoever has them owns the wallet. They are no API key: take them out, and paste what the exchange’s API page shows.
check-wallet-key-title = This looks like a wallet’s private key
check-wallet-key = Whoever has it owns the wallet. Paste what the exchange’s API page shows, unless this exchange really asks for such a key.
check-whole-file-title = This is a whole key file
check-whole-file = It holds more than this one field. Let Keystead read the file, or paste each part into its own field.
check-pem-escaped-title = { $field } has its line breaks written out
check-pem-escaped = Each \n in it stands for a new line. Let Keystead turn them into lines: most tools need them so.
check-pem-cut-title = { $field } is cut off
check-pem-cut = Its last line, which begins with -----END, is missing. Copy all of it, from the first dash to the last.
check-pem-public-title = This is the public half
check-pem-public = The exchange gets the public key, your tool gets the private one. Paste the text that begins with BEGIN PRIVATE KEY.
check-public-given-title = This is the public key that you gave to { $exchange }
check-public-given = What belongs here is the key that { $exchange } shows after that. Copy it there and paste it here.
check-secret-here-title = { $field } is given a secret
check-secret-here = The private key is here already, so no secret is to be pasted. If { $exchange } shows one, it did not use your public key: delete that key there and make it again.
check-length-title = { $field } has an unusual length
check-length = It has { check-count }. { $exchange }’s { $field } has { $usual }. Something may be missing or too much: compare with the page.
check-length-unsure = It has { check-count }. As far as known, { $exchange }’s { $field } has { $usual }; newer or older ones may differ. Compare with the page.
check-length-range = It has { check-count }. As far as known, { $exchange }’s { $field } has between { $least } and { $most }. Compare with the page.
check-alphabet-title = { $field } has unusual characters
check-alphabet = { $exchange }’s { $field } has no such characters. Compare with the page and copy it again.
check-alphabet-unsure = As far as known, { $exchange }’s { $field } has no such characters. Compare with the page.
check-form-title = { $field } looks different than usual
check-form = It is not written the way { $exchange }’s { $field } is. Compare with the page and copy it again.
check-form-unsure = As far as known, { $exchange }’s { $field } is written in another way. Compare with the page.
