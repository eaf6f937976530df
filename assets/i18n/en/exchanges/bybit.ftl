### Bybit: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-bybit-text = Ends a key without an address list after 90 days.

permission-bybit-readonly-1 = Whatever else is ticked, the key only reads.
permission-bybit-readonly-0 = The key does what is ticked below.
permission-bybit-spot-spottrade = Buy and sell with your coins.
permission-bybit-contracttrade-order = Trade with borrowed size. Larger losses.
permission-bybit-contracttrade-position = Change and close positions with borrowed size.
permission-bybit-options-optionstrade = Trade options. A position can lose all of its value.
permission-bybit-derivatives-derivativestrade = Trade futures and options in one account.
permission-bybit-blocktrade = Agree on large trades with one partner.
permission-bybit-exchange-exchangehistory = Convert one coin into another, and see what was converted.
permission-bybit-earn = Put coins into Earn products and take them out.
permission-bybit-wallet-accounttransfer = Move coins between your own accounts.
permission-bybit-wallet-submembertransfer = Move coins between main account and sub-accounts.
permission-bybit-wallet-submembertransferlist = Move coins between sub-accounts.
permission-bybit-fiatp2p = Sell coins to other people for money.
permission-bybit-fiatbitpay = Pay with your coins.
permission-bybit-bitcard = Spend by card from your account.
permission-bybit-fiatconvertbroker = What it allows was not seen. Keystead counts it as dangerous.
permission-bybit-byxpost = What it allows was not seen. Keystead counts it as dangerous.
permission-bybit-affiliate = What it allows was not seen. Keystead counts it as dangerous.
permission-bybit-wallet-withdraw = Send coins to anyone, for good.

end-bybit-no-list = Without a list, { $exchange } ends the key after { $days } days.
end-bybit-new-password = Without a list, { $exchange } ends the key { $days } days after you change your password there.

guide-bybit-open = Sign in, then profile icon → Account & Security → API Management
guide-bybit-create = Press **Create New Key** → **System-generated API Keys** → **API Transaction**
guide-bybit-create-note = Bybit’s European site may offer keys for connected applications only.
guide-bybit-create-own = Press **Create New Key** → **Self-generated API Keys**
guide-bybit-permissions = Choose **Read-Only** or **Read-Write**, then tick as shown here
