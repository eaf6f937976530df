### Coinbase: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-coinbase-text = Gives you a file with the key. Keystead reads it in.

permission-coinbase-can-view = See balances, orders and history.
permission-coinbase-can-trade = Buy and sell with your coins.
permission-coinbase-can-transfer = Move coins between your own portfolios, and send them to anyone. At Coinbase this is one tick.

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
