### Who uses which key: by tool and where it runs, and by account.

used-by-title = Used by
used-by-intro = Who holds your keys, and what would be lost if somebody broke in there. The most damaging stands first.
used-by-intro-accounts = Your keys by exchange, account and sub-account, and what those of one account may do together.
used-by-segment-tool = By tool
used-by-segment-account = By account
used-by-search = Search tools and places
used-by-search-example = Tool or place
used-by-search-accounts = Search exchanges and accounts
used-by-search-accounts-example = Exchange or account
used-by-search-clear = Clear the search
used-by-nothing = Nothing here is called “{ $text }”.
used-by-empty = No key yet, so nobody uses one. Say what will use your first key, and it stands here.
used-by-empty-new = New key
used-by-more = { $count ->
    [one] Show 1 more
   *[other] Show { $count } more
}

## One tool.

used-by-unnamed = A tool that you did not name
used-by-keys = { $count ->
    [one] 1 key
   *[other] { $count } keys
}
used-by-holder-name = { $what }. { $loss }
used-by-list-own = The address list stops a thief who copied the key. It does not stop one who sits at that computer.
used-by-list-cloud = The address list stops a thief who copied the key. It does not stop one who works from { $tool }’s own servers.
used-by-differs = “{ $name }”: { $text }
used-by-differs-more = { $count ->
    [one] One more key differs from what is needed. Its own page says how.
   *[other] { $count } more keys differ from what is needed. Their own pages say how.
}
used-by-also = Also used by { $tools }
used-by-key-name = { $label }. { $place }. { $levels } { $from }

## What would be lost: used-by-loss-<what>-<any or list>. "who" is: it, one, 2, both, all 3.

used-by-loss = { $count ->
    [one] { $tool } holds 1 key: { $what }.
   *[other] { $tool } holds { $count } keys: { $what }.
}
used-by-loss-rest = { $list }, the rest less
used-by-who-it = it
used-by-who = { $count ->
    [one] one
   *[other] { $count }
}
used-by-who-all = { $count ->
    [2] both
   *[other] all { $count }
}
used-by-loss-withdraw-any = { $who } can send your coins to anyone, from any address
used-by-loss-withdraw-list = { $who } can send your coins to anyone, from listed addresses only
used-by-loss-manage-any = { $who } can change your account, from any address
used-by-loss-manage-list = { $who } can change your account, from listed addresses only
used-by-loss-unknown-any = { $who } can do something that is unknown here, maybe dangerous, from any address
used-by-loss-unknown-list = { $who } can do something that is unknown here, maybe dangerous, from listed addresses only
used-by-loss-transfer-any = { $who } can move your coins, from any address
used-by-loss-transfer-list = { $who } can move your coins, from listed addresses only
used-by-loss-trade-any = { $who } can trade, from any address
used-by-loss-trade-list = { $who } can trade, from listed addresses only
used-by-loss-read-any = { $who } can only read, from any address
used-by-loss-read-list = { $who } can only read, from listed addresses only
used-by-loss-nothing-any = { $who } can do nothing
used-by-loss-dead-any = { $who } can do nothing any more, as the exchange closed

## Shared keys, and keys that nobody uses.

used-by-shared = One key for several tools
used-by-shared-title = { $tools } share “{ $name }”
used-by-shared-another-name = Make another like this …: { $name }
used-by-shared-more = { $count ->
    [one] One more key is shared. Its tools below say so.
   *[other] { $count } more keys are shared. Their tools below say so.
}
used-by-nobody = Nobody uses these, as far as you said
used-by-nobody-do = A key that nobody uses only waits to be stolen. Say who uses it, or delete it at its exchange.

## By account.

used-by-account-nameless = Account without a name
used-by-account-sub = sub-account
used-by-account-line = { $account }. { $keys }. Together: { $levels }
used-by-account-together = { $count ->
    [one] Its key may
   *[other] Its { $count } keys together may
}
used-by-account-bots = { $count ->
    [one] “{ $names }” trades on this account itself.
    [2] { $names } trade on this account itself.
   *[other] { $count } bots trade on this account itself, such as { $names }.
}

used-by-breached = { $tool } was breached: delete every key it was given
