### BingX: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-bingx-text = A new key only reads until you tick more.

permission-bingx-2 = See balances, orders and history.
permission-bingx-1 = Buy and sell with your coins.
permission-bingx-3 = Trade with borrowed size. Larger losses.
permission-bingx-4 = Move coins between your own accounts.
permission-bingx-7 = Move coins between main account and sub-accounts.
permission-bingx-5 = Send coins to anyone, for good.

guide-bingx-create = Press the button that makes a new key
guide-bingx-create-note = It only reads until you tick more.
