### Bitfinex: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-bitfinex-text = Each part can be read or written. Confirms a new key by e-mail.

permission-bitfinex-account-read = See who the account belongs to, its fees and limits.
permission-bitfinex-history-read = See past orders, trades and movements.
permission-bitfinex-orders-read = See open orders.
permission-bitfinex-positions-read = See positions with borrowed coins.
permission-bitfinex-funding-read = See what is lent to others.
permission-bitfinex-wallets-read = See balances and deposit addresses.
permission-bitfinex-settings-read = See settings.
permission-bitfinex-withdraw-read = See withdrawals.
permission-bitfinex-bfxpay-read = See payments.
permission-bitfinex-orders-write = Buy and sell with your coins.
permission-bitfinex-positions-write = Change and close positions with borrowed coins.
permission-bitfinex-funding-write = Lend coins to others, and end it.
permission-bitfinex-wallets-write = Move coins between your own wallets.
permission-bitfinex-account-write = Change the account.
permission-bitfinex-settings-write = Change settings of the account.
permission-bitfinex-ui-withdraw-write = Send coins to anyone, for good.
permission-bitfinex-withdraw-write = Send coins to anyone, for good.

guide-bitfinex-create = Open the tab **Create New Key**
guide-bitfinex-codes = Confirm with Bitfinex’s own codes
guide-bitfinex-codes-note = Then open the link in its e-mail, in the same browser. The key works only after that.
