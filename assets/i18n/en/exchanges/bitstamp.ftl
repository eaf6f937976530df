### Bitstamp: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-bitstamp-text = A new key may sleep until you activate it by e-mail.

permission-bitstamp-account-balance = See balances.
permission-bitstamp-user-transactions = See trades, deposits and withdrawals.
permission-bitstamp-open-orders = See open orders.
permission-bitstamp-buy-order = Buy with your coins and money.
permission-bitstamp-sell-order = Sell your coins.
permission-bitstamp-cancel-order = Cancel orders.
permission-bitstamp-transfer = Move coins between main account and sub-accounts.
permission-bitstamp-withdrawals = Send coins to anyone, for good.

guide-bitstamp-create = Press **New API Key**
guide-bitstamp-codes = Press **Activate**, and open the link in its e-mail
guide-bitstamp-codes-note = The key works only after that.
guide-bitstamp-finish = Press **Generate Key** and leave that page open
guide-bitstamp-finish-note = The secret is shown once. The next step here is to paste it.
