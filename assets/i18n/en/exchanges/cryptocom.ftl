### Crypto.com: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-cryptocom-text = Three ticks. A new key only reads.

permission-cryptocom-can-read = See balances, orders and history.
permission-cryptocom-enable-trading = Buy and sell with your coins.
permission-cryptocom-enable-withdrawal = Send coins away, for good. Only to addresses on your withdrawal list, as far as known.

guide-cryptocom-create = Press **Create a new API Key**
