### Phemex: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-phemex-text = A key that withdraws needs an address list, as far as known.

permission-phemex-read = See balances, orders and history.
permission-phemex-read-trade = See everything, buy and sell.
permission-phemex-read-trade-withdraw = Trade, and send coins to the addresses on your withdrawal list. Phemex may ask for no second code then.
