### Binance.US: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-binanceus-text = Has keys of its own, apart from Binance’s.

permission-binanceus-read = See balances, orders and history.
permission-binanceus-trade = Buy and sell with your coins.
permission-binanceus-transfer = Move coins between your own accounts.
permission-binanceus-withdraw = Send coins to anyone, for good.

guide-binanceus-create = Press the button that makes a new key
guide-binanceus-create-note = A new key may do everything at first, so look at every tick.
