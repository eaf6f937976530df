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
thief-transfer-sub = They could move coins between your main account and its sub-accounts. They could not send a coin out of { $exchange }.
thief-transfer-sub-list = They could move coins between your main account and its sub-accounts, but only from the addresses you listed.
thief-transfer-sub-trade = They could trade your coins away at a bad price and move them between your main account and its sub-accounts. They could not send a coin out of { $exchange }.
thief-transfer-sub-trade-list = They could trade your coins away and move them between your main account and its sub-accounts, but only from the addresses you listed.
thief-transfer-unknown = They could move coins within { $exchange }. Keystead does not know whether also to somebody else there.
thief-transfer-unknown-list = They could move coins within { $exchange }, maybe also to somebody else there, but only from the addresses you listed.
thief-transfer-unknown-trade = They could trade your coins away at a bad price and move them within { $exchange }. Keystead does not know whether also to somebody else there.
thief-transfer-unknown-trade-list = They could trade your coins away and move them within { $exchange }, maybe also to somebody else there, but only from the addresses you listed.
thief-transfer-others = They could send your coins to other people at { $exchange }, from any computer. Nobody could bring them back.
thief-transfer-others-list = They could send your coins to other people at { $exchange }, but only from the addresses you listed.
thief-transfer-others-trade = They could trade your coins away and send them to other people at { $exchange }, from any computer. Nobody could bring them back.
thief-transfer-others-trade-list = They could trade your coins away and send them to other people at { $exchange }, but only from the addresses you listed.
thief-unknown = { $known ->
    [read] They could see what you own and what you traded. Not all of its permissions are known here, so maybe they could do far more.
    [trade] They could trade your coins away at a bad price. Not all of its permissions are known here, so maybe they could also send them out of { $exchange }.
    [transfer] They could move your coins. Not all of its permissions are known here, so maybe they could also send them out of { $exchange }.
   *[nothing] Not all of its permissions are known here. Maybe they could do anything with it.
}
thief-unknown-list = { $known ->
    [read] They could see what you own and maybe do far more, because not all of its permissions are known here. Only from the addresses you listed.
    [trade] They could trade your coins away and maybe send them out of { $exchange }, because not all of its permissions are known here. Only from the addresses you listed.
    [transfer] They could move your coins and maybe send them out of { $exchange }, because not all of its permissions are known here. Only from the addresses you listed.
   *[nothing] Maybe they could do anything with it, because not all of its permissions are known here. Only from the addresses you listed.
}
thief-withdraw = They could send all of your coins at { $exchange } to themselves, from any computer. Nobody could bring them back.
thief-withdraw-list = They could send your coins to themselves, but only from the addresses you listed.
thief-manage = They could change your account at { $exchange } and make keys of their own, also one that sends your coins away.
thief-manage-list = They could change your account and make keys of their own, but only from the addresses you listed.

thief-line-none = A thief could do nothing with it
thief-line-read = A thief could see what you own, and move nothing
thief-line-trade = A thief could trade your coins away, not send them out
thief-line-transfer = A thief could move coins between your own accounts
thief-line-transfer-trade = A thief could trade your coins away and move them between your accounts, not send them out
thief-line-transfer-sub = A thief could move coins between your main account and its sub-accounts
thief-line-transfer-sub-trade = A thief could trade your coins away and move them between your main account and its sub-accounts, not send them out
thief-line-transfer-unknown = A thief could move your coins, maybe also to somebody else
thief-line-transfer-unknown-trade = A thief could trade your coins away and move them, maybe also to somebody else
thief-line-transfer-others = A thief could send your coins to other people
thief-line-transfer-others-trade = A thief could trade your coins away and send them to other people
thief-line-unknown = { $known ->
    [read] A thief could see what you own, and maybe do far more
    [trade] A thief could trade your coins away, and maybe send them out
    [transfer] A thief could move your coins, and maybe send them out
   *[nothing] Nobody here knows what a thief could do with it
}
thief-line-withdraw = A thief could send your coins to anyone, for good
thief-line-manage = A thief could make keys of their own, also one that sends your coins away

# Where nobody read what the permissions allow.
thief-doubt = As far as known: { $text }
