### What is worth knowing about a tool: tool-<id>-rotation when its key is replaced, tool-<id>-note otherwise.

tool-freqtrade-rotation = Stop the bot, replace the values in its config file, start it again. Do not make a second bot: your open trades belong to this one.
tool-freqtrade-note = Keep the key in a config file of its own. If the main file holds an empty key as well, that empty one may win.
tool-hummingbot-rotation = Hummingbot keeps one key for each connector. Enter the new one in place of the old.
tool-passivbot-rotation = Replace the values of this user in api-keys.json, then start the bot again.
tool-3commas-note = Copy the address list from the page on which you connect the exchange. Copy all of it: lists change.
tool-octobot-rotation = Replace the values of this exchange in user/config.json, then start OctoBot again.
tool-octobot-note = OctoBot keeps keys in a way that anybody who can read its folder can undo. Treat that folder as open.
tool-jesse-note = Jesse stores keys as plain text in its database. Keep that computer to yourself.
tool-cryptohopper-note = Copy the address list from Cryptohopper’s own page. An older help page said to leave it empty.
tool-bitsgap-note = Binance, KuCoin, Kraken and Crypto.com need Bitsgap’s address list. Its page has a button that copies it.
tool-altrady-rotation = Edit the account in Altrady and replace its key. Do not make a new trading account: orders and history belong to this one.
tool-altrady-note = Altrady shows 20 addresses for each key, under Edit. Kraken takes them one by one.
tool-nautilustrader-note = NautilusTrader asks for Ed25519 keys at Binance; the older kind still works there for now.
tool-koinly-note = A tax tool needs to read, nothing else. Delete the key once the report is done.
tool-cointracking-note = A tax tool needs to read, nothing else. Delete the key once the report is done.
tool-cointracker-note = CoinTracker asks for a key without an address list, so let it only read.
tool-rotki-rotation = Edit the exchange in rotki and replace key and secret.
tool-tradingview-note = TradingView’s alerts need no exchange key. Never write a key into the text of an alert.
