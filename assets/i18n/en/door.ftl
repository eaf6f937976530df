### What stands around every card before the vault is open.

door-home-keychain = Your keys are in this computer’s keychain
door-home-file = Your keys are in an encrypted file on this computer
door-quit = Quit

door-leaked-what = Unlock first. Then delete the worst key.
door-leaked-1 = 1. Unlock here: the list opens, the most damaging key on top.
door-leaked-2 = 2. You cannot? Sign in at your exchanges yourself and delete every API key there that can withdraw or trade.
door-leaked-3 = 3. Then change the password of the tool that had the key.
door-leaked-close = Close this
