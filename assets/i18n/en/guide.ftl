### The lines that lead through an exchange's page: guide-<kind>, or guide-<exchange>-<step> where the exchange has its own words.

## Lines that all exchanges share.

guide-name = Give it this name
guide-permissions = Tick these permissions, and no others
guide-permissions-list = { $list }
guide-codes = Confirm with { $exchange }’s own codes, if it asks for them
guide-finish = Finish, and leave that page open
guide-finish-note = The secret is shown once. The next step here is to paste it.
guide-find = Find the key in the list
guide-find-hint = Find the key that reads **{ $hint }**
guide-delete = Delete it, and confirm that you mean it
guide-addresses = Enter this address, where the page asks for trusted addresses
guide-addresses-more = Add this address too
guide-addresses-limit = Choose **{ $label }** and enter
guide-addresses-open = Leave it at **{ $label }**
guide-addresses-none = Leave { $exchange }’s list of addresses empty
guide-again = Leave the old key as it is
guide-again-note = { $exchange } keeps both for now, so nothing stops while you switch. Make a second one with the same settings.

## Binance

guide-binance-open = Sign in, then profile picture → API Management
guide-binance-create = Press **Create API** and choose **System generated**
guide-binance-create-note = The secret is then made by Binance and shown to you once.
guide-binance-codes = Confirm with Binance’s own codes
guide-binance-codes-note = E-mail and authenticator. That is Binance’s code, not Keystead’s.
guide-binance-permissions = Press **Edit restrictions** and tick as shown here
guide-binance-finish = Press **Save** and leave that page open

## Coinbase

guide-coinbase-open = Sign in, then **API Keys** → **Secret API Keys**
guide-coinbase-create = Press **Create API key**
guide-coinbase-name = Enter this as its nickname
guide-coinbase-addresses = Open **API restrictions** and enter in the IP allowlist
guide-coinbase-addresses-none = Leave the IP allowlist under **API restrictions** empty
guide-coinbase-permissions = Choose the portfolio, then tick as shown here
guide-coinbase-type = Open **Advanced Settings** and choose the signature algorithm
guide-coinbase-type-note = ECDSA for a ready-made tool, unless it asks for Ed25519. Ed25519 for a program of your own.
guide-coinbase-finish = Make the key, and download its file
guide-coinbase-finish-note = Keystead reads cdp_api_key.json in the next step. Delete the file afterwards.

## Kraken

guide-kraken-open = Sign in, then person icon → **Settings** → **API**
guide-kraken-create = Press **Create API key**
guide-kraken-finish = Make the key, and leave that page open
guide-kraken-finish-note = The private key is shown once. The next step here is to paste it.

## Bybit

guide-bybit-open = Sign in, then profile icon → Account & Security → API Management
guide-bybit-create = Press **Create New Key** → **System-generated API Keys** → **API Transaction**
guide-bybit-create-note = Bybit’s European site may offer keys for connected applications only.
guide-bybit-permissions = Choose **Read-Only** or **Read-Write**, then tick as shown here

## OKX

guide-okx-open = Sign in, then **Profile** → **API and connections**
guide-okx-create = Press **Create API key**
guide-okx-name = Enter this as the API key name
guide-okx-account = Choose the account, and what the key is used for
guide-okx-passphrase = Choose a passphrase for this key, and keep it for the next step
guide-okx-passphrase-note = OKX cannot tell it to you again. 8 to 32 characters with a capital and a small letter, a digit and a sign should do.
guide-okx-permissions = Tick under **Permissions** as shown here

## Another exchange

guide-other-open = Sign in, and find the page where API keys are made
guide-other-open-note = Mostly in the account’s settings or security, under “API”.
guide-other-create = Press the button that makes a new key
guide-other-permissions = Tick what comes closest to this, and nothing more
