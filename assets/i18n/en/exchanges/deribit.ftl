### Deribit: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-deribit-text = Each scope reads, or reads and writes. An account has 8 keys.

permission-deribit-account-read = See balances, the account and its keys. It may show the secrets of those too.
permission-deribit-trade-read = See orders, trades and positions.
permission-deribit-wallet-read = See deposits and withdrawals.
permission-deribit-block-trade-read = See large trades with one partner.
permission-deribit-block-rfq-read = See requests for large trades.
permission-deribit-custody-read = See what is in custody.
permission-deribit-trade-read-write = Buy and sell, also with borrowed size. Larger losses.
permission-deribit-block-trade-read-write = Agree on large trades with one partner.
permission-deribit-block-rfq-read-write = Ask for large trades, and answer.
permission-deribit-custody-read-write = What it allows was not seen. Keystead counts it as dangerous.
permission-deribit-account-read-write = Change the account: make, change and delete keys and sub-accounts.
permission-deribit-wallet-read-write = Move coins between your own accounts, and send them away. At Deribit this is one scope.

guide-deribit-create = Press **Add new key**
guide-deribit-create-own = Press **Add new key** and choose **Self-generated key**
