### Hyperliquid: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-hyperliquid-text = No key and secret, but a small wallet that trades for yours.

permission-hyperliquid-address = See balances, orders and history. Anybody can who has the address.
permission-hyperliquid-agent = Trade with borrowed size for your main wallet. It cannot send coins away, as far as known.
permission-hyperliquid-main = The private key of the wallet itself. Whoever has it can send everything away.

end-hyperliquid-approval = { $exchange } may end an API wallet after { $days } days, or sooner if you chose so.

guide-hyperliquid-open = Connect your main wallet, and find the page for API wallets
guide-hyperliquid-open-note = Only to look at an account, no API wallet is needed: its address is enough.
guide-hyperliquid-create = Let the page make an API wallet
guide-hyperliquid-approve = Approve it with your main wallet
guide-hyperliquid-finish = Copy your account’s address and the API wallet’s private key
guide-hyperliquid-finish-note = Never paste the private key of your main wallet. It could send everything away.
guide-hyperliquid-replace = Approve a new API wallet under the same name. It takes the place of the old one
guide-hyperliquid-replace-note = As far as known, this is the only way: one cannot be deleted. Never approve the address of an old one again.
