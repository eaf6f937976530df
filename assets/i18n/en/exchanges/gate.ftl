### Gate: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-gate-text = Each of its parts can be read only, or read and write.

permission-gate-wallet-read = See what stands under “Wallet”, and change nothing.
permission-gate-spot-read = See what stands under “Spot and margin”, and change nothing.
permission-gate-futures-read = See what stands under “Perpetual futures”, and change nothing.
permission-gate-delivery-read = See what stands under “Delivery futures”, and change nothing.
permission-gate-options-read = See what stands under “Options”, and change nothing.
permission-gate-margin-read = See what stands under “Margin”, and change nothing.
permission-gate-unified-read = See what stands under “Unified account”, and change nothing.
permission-gate-loan-read = See what stands under “Loan”, and change nothing.
permission-gate-earn-read = See what stands under “Earn”, and change nothing.
permission-gate-copy-read = See what stands under “Copy trading”, and change nothing.
permission-gate-account-read = See what stands under “Account”, and change nothing.
permission-gate-pilot-read = See what stands under “Pilot”, and change nothing.
permission-gate-alpha-read = See what stands under “Alpha”, and change nothing.
permission-gate-crossx-read = See what stands under “CrossX”, and change nothing.
permission-gate-otc-read = See what stands under “OTC”, and change nothing.
permission-gate-custody-read = See what stands under “Custody”, and change nothing.
permission-gate-spot-write = Buy and sell with your coins.
permission-gate-futures-write = Trade with borrowed size. Larger losses.
permission-gate-delivery-write = Trade futures that end on a day. Larger losses.
permission-gate-options-write = Trade options. A position can lose all of its value.
permission-gate-margin-write = Borrow, repay and trade with borrowed coins.
permission-gate-unified-write = Trade with everything in the account as security.
permission-gate-loan-write = Borrow against your coins, and repay.
permission-gate-earn-write = Put coins into Earn products and take them out.
permission-gate-copy-write = Trade as others do, or be copied.
permission-gate-account-write = May change the account. What exactly was not seen.
permission-gate-pilot-write = What it allows was not seen. Keystead counts it as dangerous.
permission-gate-alpha-write = What it allows was not seen. Keystead counts it as dangerous.
permission-gate-crossx-write = What it allows was not seen. Keystead counts it as dangerous.
permission-gate-otc-write = What it allows was not seen. Keystead counts it as dangerous.
permission-gate-custody-write = What it allows was not seen. Keystead counts it as dangerous.
permission-gate-wallet-write = Move coins between your own accounts. It may also send them to anyone.
permission-gate-withdraw = Send coins to anyone, for good.
