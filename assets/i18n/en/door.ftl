### What stands around every card before the vault is open.

door-home-keychain = Your keys are in this computer’s keychain
door-home-file = Your keys are in an encrypted file on this computer
door-quit = Quit

door-looking = Looking for your keys …
door-looking-long = Still waiting. The keychain of this computer may be asking for its password: look for its window, it may be behind this one.
door-not-looked = Keystead cannot open its folder
