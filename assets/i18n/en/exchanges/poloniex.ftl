### Poloniex: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-poloniex-text = Little is known of its page, so the advice is general.

permission-poloniex-read = See balances, orders and history.
permission-poloniex-trade = Buy and sell with your coins.
permission-poloniex-transfer = Move coins between your own accounts.
permission-poloniex-withdraw = Send coins to anyone, for good.
