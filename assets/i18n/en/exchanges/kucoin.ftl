### KuCoin: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-kucoin-text = Asks for a passphrase. Its word “Transfer” means sending coins out.

permission-kucoin-general = See balances, orders and history.
permission-kucoin-spot = Buy and sell with your coins.
permission-kucoin-margin = Borrow, repay and trade with borrowed coins.
permission-kucoin-futures = Trade with borrowed size. Larger losses.
permission-kucoin-earn = Put coins into Earn products and take them out.
permission-kucoin-unified = Trade in the unified account.
permission-kucoin-innertransfer = Move coins between your own accounts.
permission-kucoin-transfer = Send coins to anyone, for good. KuCoin asks for no second code then.

end-kucoin-unused = Without a list, { $exchange } deletes a key that trades, or takes its trading off, after { $days } days without use.

guide-kucoin-create = Press **Create API** and choose **API Trading**
guide-kucoin-create-note = **Link Third-Party Applications** asks for no address list, and such a key never withdraws.
guide-kucoin-passphrase = Choose a passphrase for this key, and keep it for the next step
guide-kucoin-passphrase-note = 7 to 32 characters, no spaces.
