### OKX: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-okx-text = Asks for a passphrase for each key.

permission-okx-read-only = See balances, orders and history.
permission-okx-trade = Buy and sell, and move coins between your own accounts. At OKX this is one tick.
permission-okx-withdraw = Send coins to anyone, for good.

end-okx-unused = Without a list, { $exchange } ends a key that trades or withdraws after { $days } days without use.

guide-okx-open = Sign in, then **Profile** → **API and connections**
guide-okx-create = Press **Create API key**
guide-okx-name = Enter this as the API key name
guide-okx-account = Choose the account, and what the key is used for
guide-okx-passphrase = Choose a passphrase for this key, and keep it for the next step
guide-okx-passphrase-note = OKX cannot tell it to you again. 8 to 32 characters with a capital and a small letter, a digit and a sign should do.
guide-okx-permissions = Tick under **Permissions** as shown here
