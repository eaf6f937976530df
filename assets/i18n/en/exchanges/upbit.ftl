### Upbit: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-upbit-text = Makes no key without an address list.

permission-upbit-view-assets = See balances.
permission-upbit-view-orders = See orders and trades.
permission-upbit-view-deposits = See deposits.
permission-upbit-view-withdrawals = See withdrawals.
permission-upbit-make-deposits = Make deposit addresses. Nothing leaves by it, as far as known.
permission-upbit-make-orders = Buy and sell with your coins.
permission-upbit-make-withdrawals = Send coins to anyone, for good.

end-upbit-year = { $exchange } may end the key after a year.
