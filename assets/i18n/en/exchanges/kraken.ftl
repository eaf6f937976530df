### Kraken: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-kraken-text = Has many small ticks, so that a key can do very little.

permission-kraken-query-funds = See balances.
permission-kraken-add-funds = Make deposit addresses. Nothing leaves by it.
permission-kraken-query-open-trades = See open orders and positions.
permission-kraken-query-closed-trades = See past orders and trades.
permission-kraken-modify-trades = Place and change orders.
permission-kraken-close-trades = Cancel orders and close positions.
permission-kraken-query-ledger = See every deposit, withdrawal, trade and fee.
permission-kraken-export-data = Ask for reports of your history and download them.
permission-kraken-create-ws-token = Hear of your own orders as they change. Some bots ask for it.
permission-kraken-earn-funds = Move coins into and out of Earn.
permission-kraken-add-withdraw-address = Add an address to which your coins may be sent.
permission-kraken-update-withdraw-address = Change an address to which your coins may be sent.
permission-kraken-withdraw-funds = Send coins away, for good.

end-kraken-dormant = { $exchange } may turn a key off that was not used for several months.

guide-kraken-open = Sign in, then person icon → **Settings** → **API**
guide-kraken-create = Press **Create API key**
guide-kraken-finish = Make the key, and leave that page open
guide-kraken-finish-note = The private key is shown once. The next step here is to paste it.
