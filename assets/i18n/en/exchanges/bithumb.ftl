### Bithumb: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-bithumb-text = Little is known of its page, so the advice is general.

permission-bithumb-read = See balances, orders and history.
permission-bithumb-trade = Buy and sell with your coins.
permission-bithumb-transfer = Move coins between your own accounts.
permission-bithumb-withdraw = Send coins to anyone, for good.

end-bithumb-year = { $exchange } may end the key after a year.
