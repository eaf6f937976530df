### Bitvavo: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-bitvavo-text = A key that withdraws asks for no second code.

permission-bitvavo-view = See balances, orders and history.
permission-bitvavo-trade = Buy and sell with your coins.
permission-bitvavo-internal-transfer = Move coins between your own accounts. For firms only.
permission-bitvavo-administrative = May change the account. For firms only.
permission-bitvavo-withdraw = Send coins to anyone, for good. Bitvavo asks for no second code then.

guide-bitvavo-create = Press **Request new API Key** or **Add new API key**
