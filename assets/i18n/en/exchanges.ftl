### What a thief could do with a key. What one exchange calls its permissions is in its own file, in the folder exchanges:
### create-exchange-<id>-text on its card, permission-<id>-<code> beneath a permission, guide-<id>-<step> on its page, and
### end-<id>-<end> when keys end by themselves. What is not sure says "may".

## What a thief could do: thief-<case>, and with an address list thief-<case>-list.

thief-none = They could do nothing with it. Nothing is ticked.
thief-none-list = They could do nothing with it. Nothing is ticked.
thief-read = They could see what you own and what you traded. They could move nothing.
thief-read-list = They could see what you own and what you traded, but only from the addresses you listed.
thief-trade = They could trade your coins away at a bad price. They could not send a coin out of { $exchange }.
thief-trade-list = They could trade your coins away, but only from the addresses you listed.
thief-transfer = They could move coins between your own accounts. They could not send a coin out of { $exchange }.
thief-transfer-list = They could move coins between your own accounts, but only from the addresses you listed.
thief-transfer-trade = They could trade your coins away at a bad price and move them between your own accounts. They could not send a coin out of { $exchange }.
thief-transfer-trade-list = They could trade your coins away and move them between your own accounts, but only from the addresses you listed.
thief-withdraw = They could send all of your coins at { $exchange } to themselves, from any computer. Nobody could bring them back.
thief-withdraw-list = They could send your coins to themselves, but only from the addresses you listed.
thief-manage = They could change your account at { $exchange } and make keys of their own, also one that sends your coins away.
thief-manage-list = They could change your account and make keys of their own, but only from the addresses you listed.

thief-line-none = A thief could do nothing with it
thief-line-read = A thief could see what you own, and move nothing
thief-line-trade = A thief could trade your coins away, not send them out
thief-line-transfer = A thief could move coins between your own accounts
thief-line-transfer-trade = A thief could trade your coins away and move them between your accounts, not send them out
thief-line-withdraw = A thief could send your coins to anyone, for good
thief-line-manage = A thief could make keys of their own, also one that sends your coins away
