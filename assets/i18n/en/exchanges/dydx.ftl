### dYdX: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-dydx-text = No key and secret, but a wallet. A tool can have a smaller one.

permission-dydx-address = See balances, orders and history. Anybody can who has the address.
permission-dydx-permissioned = Trade with borrowed size, as far as its limits allow.
permission-dydx-account = The 24 words or the private key of the account. Whoever has them can send everything away.

guide-dydx-open = Find out how your tool makes a permissioned key
guide-dydx-open-note = dYdX should have no page with ticks. Only to look at an account, its address is enough.
guide-dydx-create = Make a permissioned key with that tool, for trading only
guide-dydx-finish = Copy your account’s address and that key
guide-dydx-finish-note = Never paste the 24 words of your account. They could send everything away.
guide-dydx-remove = Let the tool take it off your account
