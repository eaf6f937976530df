### Bitget: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-bitget-text = Asks for a passphrase, and gives Withdraw only with an address list.

permission-bitget-readonly = See balances, orders and history.
permission-bitget-trade = Buy and sell with your coins.
permission-bitget-uta-trade = Trade in the unified account.
permission-bitget-uta-mgt = Change how the unified account trades.
permission-bitget-copy-futures-position = Change positions that others copy.
permission-bitget-copy-futures-order = Place orders that others copy.
permission-bitget-transfer = Move coins between your own accounts.
permission-bitget-withdraw = Send coins to anyone, for good. Only from a listed address.

guide-bitget-create = The button should be **Create API Key**, then **System-generated API keys**
guide-bitget-passphrase = Choose a passphrase for this key, and keep it for the next step
guide-bitget-passphrase-note = Bitget cannot tell it to you again.
