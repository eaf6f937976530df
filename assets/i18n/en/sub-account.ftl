### Accounts and sub-accounts in forms, and the advice to give a bot a sub-account of its own.

sub-account-advice = At { $exchange }, give a bot a **sub-account of its own**: then a mistake of the bot, or a thief with its key, reaches only the coins in there. Make the sub-account, move in what the bot needs, and make its key in there.
sub-account-advice-unsure = As far as known, a bot can have a **sub-account of its own** at { $exchange }: then a mistake of the bot, or a thief with its key, reaches only the coins in there. If you find it, move in what the bot needs, and make its key in there.
sub-account-known = Known here:
sub-account-use = Use { $name }
