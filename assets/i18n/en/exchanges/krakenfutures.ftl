### Kraken Futures: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-krakenfutures-text = Keys of its own, apart from Kraken’s. Three ticks, no more.

permission-krakenfutures-general-read-only = See balances, orders, positions and history.
permission-krakenfutures-general-full-access = Trade with borrowed size, and see everything. Larger losses.
permission-krakenfutures-transfer-full-access = Take coins out of the futures wallet.

guide-krakenfutures-create = Open the tab **Create Key**
guide-krakenfutures-permissions = Choose this under **General API**, and leave **Withdrawal API** at **No Access**
guide-krakenfutures-permissions-note = A key with **Full Access** under **Withdrawal API** can take coins out.
