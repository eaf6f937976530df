### What the exchanges' permissions mean, what a thief could do with them, and when keys end by themselves.

## The plain sentence beneath each permission: permission-<exchange>-<code>.

permission-binance-enablereading = See balances, orders and history.
permission-binance-enablespotandmargintrading = Buy and sell with your coins.
permission-binance-enablemargin = Borrow, repay and trade with borrowed coins.
permission-binance-enablefutures = Trade with borrowed size. Larger losses.
permission-binance-enablevanillaoptions = Trade options. A position can lose all of its value.
permission-binance-enableportfoliomargintrading = Trade with everything in the account as security.
permission-binance-enablefixreadonly = See orders over FIX, a connection for firms.
permission-binance-enablefixapitrade = Trade over FIX, a connection for firms.
permission-binance-enableinternaltransfer = Move coins between main account and sub-accounts.
permission-binance-permitsuniversaltransfer = Move coins between your own accounts.
permission-binance-enablewithdrawals = Send coins to anyone, for good.

permission-coinbase-can-view = See balances, orders and history.
permission-coinbase-can-trade = Buy and sell with your coins.
permission-coinbase-can-transfer = Move coins between your own portfolios, and send them to anyone. At Coinbase this is one tick.

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

permission-bybit-readonly-1 = Whatever else is ticked, the key only reads.
permission-bybit-readonly-0 = The key does what is ticked below.
permission-bybit-spot-spottrade = Buy and sell with your coins.
permission-bybit-contracttrade-order = Trade with borrowed size. Larger losses.
permission-bybit-contracttrade-position = Change and close positions with borrowed size.
permission-bybit-options-optionstrade = Trade options. A position can lose all of its value.
permission-bybit-derivatives-derivativestrade = Trade futures and options in one account.
permission-bybit-blocktrade = Agree on large trades with one partner.
permission-bybit-exchange-exchangehistory = Convert one coin into another, and see what was converted.
permission-bybit-earn = Put coins into Earn products and take them out.
permission-bybit-wallet-accounttransfer = Move coins between your own accounts.
permission-bybit-wallet-submembertransfer = Move coins between main account and sub-accounts.
permission-bybit-fiatp2p = Sell coins to other people for money.
permission-bybit-fiatbitpay = Pay with your coins.
permission-bybit-bitcard = Spend by card from your account.
permission-bybit-wallet-withdraw = Send coins to anyone, for good.

permission-okx-read-only = See balances, orders and history.
permission-okx-trade = Buy and sell, and move coins between your own accounts. At OKX this is one tick.
permission-okx-withdraw = Send coins to anyone, for good.

permission-other-read = See balances, orders and history.
permission-other-trade = Buy and sell with your coins.
permission-other-transfer = Move coins between your own accounts.
permission-other-withdraw = Send coins to anyone, for good.

## What a thief could do: thief-<case>, and with an address list thief-<case>-list.

thief-none = They could do nothing with it. Nothing is ticked.
thief-none-list = They could do nothing with it. Nothing is ticked.
thief-read = They could see what you own and what you traded. They could move nothing.
thief-read-list = They could see what you own and what you traded, but only from the addresses you listed.
thief-trade = They could trade your coins away at a bad price. They could not send a coin out of { $exchange }.
thief-trade-list = They could trade your coins away, but only from the addresses you listed.
thief-transfer = They could move coins between your own accounts. They could not send a coin out of { $exchange }.
thief-transfer-list = They could move coins between your own accounts, but only from the addresses you listed.
thief-transfer-trade = They could trade your coins away at a bad price and move them between your own accounts. They could not send a coin out of { $exchange }.
thief-transfer-trade-list = They could trade your coins away and move them between your own accounts, but only from the addresses you listed.
thief-withdraw = They could send all of your coins at { $exchange } to themselves, from any computer. Nobody could bring them back.
thief-withdraw-list = They could send your coins to themselves, but only from the addresses you listed.

thief-line-none = A thief could do nothing with it
thief-line-read = A thief could see what you own, and move nothing
thief-line-trade = A thief could trade your coins away, not send them out
thief-line-transfer = A thief could move coins between your own accounts
thief-line-transfer-trade = A thief could trade your coins away and move them between your accounts, not send them out
thief-line-withdraw = A thief could send your coins to anyone, for good

## When keys end by themselves: end-<exchange>-<id>. What is not sure says "may".

end-binance-trade-tick = Without a list, { $exchange } may end the trade tick after some weeks.
end-kraken-dormant = { $exchange } may turn a key off that was not used for several months.
end-bybit-no-list = Without a list, { $exchange } ends the key after { $days } days.
end-bybit-new-password = Without a list, { $exchange } ends the key { $days } days after you change your password there.
end-okx-unused = Without a list, { $exchange } ends a key that trades or withdraws after { $days } days without use.
