### HTX: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-htx-text = Once Huobi. Turns off idle trading keys without an address list.

permission-htx-readonly = See balances, orders and history.
permission-htx-trade = Buy and sell, and move coins between your own accounts. At HTX this is one tick.
permission-htx-withdraw = Send coins to anyone, for good.

end-htx-unused = Without a list, { $exchange } turns off a key that trades or withdraws after { $days } days without use.
