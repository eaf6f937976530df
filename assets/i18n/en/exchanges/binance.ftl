### Binance: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-binance-text = Gives Withdraw only together with an address list.

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

end-binance-trade-tick = Without a list, { $exchange } may end the trade tick after some weeks.

guide-binance-open = Sign in, then profile picture → API Management
guide-binance-create = Press **Create API** and choose **System generated**
guide-binance-create-note = The secret is then made by Binance and shown to you once.
guide-binance-create-own = Press **Create API** and choose **Self-generated**
guide-binance-codes = Confirm with Binance’s own codes
guide-binance-codes-note = It may ask for codes by e-mail and from an authenticator. Those are Binance’s, not Keystead’s.
guide-binance-permissions = Press **Edit restrictions** and tick as shown here
guide-binance-finish = Press **Save** and leave that page open
