### MEXC: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-mexc-text = May end a key without an address list after 90 days.

permission-mexc-spot-account-read = See balances.
permission-mexc-spot-deal-read = See orders and trades.
permission-mexc-contract-account-read = See balances of the futures account.
permission-mexc-contract-deal-read = See orders and positions with borrowed size.
permission-mexc-spot-deal-write = Buy and sell with your coins.
permission-mexc-contract-deal-write = Trade with borrowed size. Larger losses.
permission-mexc-spot-transfer-write = Move coins between your own accounts.
permission-mexc-spot-withdraw-write = Send coins to anyone, for good.

end-mexc-no-list = Without a list, { $exchange } may end the key after { $days } days.
