### Another exchange: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-other-text = You name its fields. The advice is more general.

permission-other-read = See balances, orders and history.
permission-other-trade = Buy and sell with your coins.
permission-other-transfer = Move coins between your own accounts.
permission-other-withdraw = Send coins to anyone, for good.

guide-other-open = Sign in, and find the page where API keys are made
guide-other-open-note = Mostly in the account’s settings or security, under “API”.
guide-other-create = Press the button that makes a new key
guide-other-permissions = Tick what comes closest to this, and nothing more
