### WhiteBIT: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-whitebit-text = Two types of keys, each of which can be narrowed.

permission-whitebit-type-1-read = See balances, orders and history, if every endpoint that trades is left out.
permission-whitebit-type-1 = Buy and sell with your coins, and see everything.
permission-whitebit-type-2 = Trade, and send coins to anyone, for good. At WhiteBIT this is one type.

guide-whitebit-create = Choose the tab with the type of key shown here
guide-whitebit-permissions = Narrow it under **Endpoint access restrictions**
guide-whitebit-permissions-note = For a key that only reads, choose nothing that trades.
