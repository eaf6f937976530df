### What stands around every card before the vault is open.

door-home-keychain = Your keys are in this computer’s keychain
door-home-file = Your keys are in an encrypted file on this computer
door-quit = Quit
