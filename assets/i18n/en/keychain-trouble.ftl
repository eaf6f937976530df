### No keychain answers: what happened, what to do, and the way out.

keychain-trouble-missing-title = This computer has no keychain running
keychain-trouble-missing-introduction = The keychain is the store of your computer in which secrets lie sealed. Keystead wants to put your keys there.
keychain-trouble-missing-introduction-door = The keychain is the store of your computer in which your keys lie sealed. Until it runs, Keystead cannot reach them. Nothing is lost.
keychain-trouble-locked-title = The keychain asks for its password
keychain-trouble-locked-introduction = This is the store of your computer, not Keystead. Until it is open, Keystead cannot reach your keys. Nothing is lost.
keychain-trouble-locked-introduction-first = This is the store of your computer, not Keystead. Until it is open, Keystead cannot put your keys there.
keychain-trouble-refused-title = The keychain does not let Keystead in
keychain-trouble-refused-introduction = It is there, and it neither keeps nor gives anything back. Nothing was changed.

keychain-trouble-linux-install = Install a keychain. Open a terminal and run:
keychain-trouble-linux-install-note = KDE’s KWallet and KeePassXC can serve as one too.
keychain-trouble-linux-start = Log out of this computer and in again.
keychain-trouble-linux-start-note = The keychain starts with your session.
keychain-trouble-macos-start = Open **Keychain Access** and look that the keychain “login” is there.
keychain-trouble-macos-start-note = If it is missing, start this computer anew.
keychain-trouble-macos-unlock = Unlock it with the password you log in with.
keychain-trouble-macos-unlock-note = Keystead never sees it.
keychain-trouble-windows-start = Start the service **Credential Manager**. In a terminal of an administrator run:
keychain-trouble-windows-start-note = In the list of services it must not be switched off.
keychain-trouble-windows-look = Open **Credential Manager** in the control panel.
keychain-trouble-windows-look-note = It must open without complaint.
keychain-trouble-back = Come back here and press “Try again”.
keychain-trouble-back-note = Keystead then goes on by itself.
keychain-trouble-back-locked = Come back here.
keychain-trouble-back-locked-note = Keystead goes on by itself. If the window never came, press “Try again”.
keychain-trouble-find-window = Look for a small window such as **Unlock Login Keyring**.
keychain-trouble-find-window-note = It may be hidden behind this one.
keychain-trouble-find-window-other = Look for a small window that asks for your password.
keychain-trouble-password = Type the password you log in to this computer with.
keychain-trouble-password-note = Keystead never sees it.
keychain-trouble-open-linux = Open **Passwords and Keys**, or the program of your keychain.
keychain-trouble-open-macos = Open **Keychain Access**.
keychain-trouble-open-windows = Open **Credential Manager** in the control panel.
keychain-trouble-open-note = Look that there is a keychain, that it is the default one, and that it is unlocked.
keychain-trouble-allow = If it asks whether Keystead may use it, allow it.
keychain-trouble-allow-note = It asks for Keystead only.

keychain-trouble-copy = Copy
keychain-trouble-copied = Copied
keychain-trouble-again = Try again
keychain-trouble-asking = Asking …
keychain-trouble-waiting = Waiting for { $secs } s
keychain-trouble-still = Asked at { $clock }. Nothing has changed yet.
keychain-trouble-leave = Back

keychain-trouble-file = Use an encrypted file instead …
keychain-trouble-file-title = Keep your keys in an encrypted file?
keychain-trouble-file-body = No keychain will guard them. Whoever copies the file can try passphrases for as long as they like, so a **passphrase of five random words** is a must, and you type it **every time**, beside the code.
keychain-trouble-file-remark = With a keychain the passphrase is your choice, and a stolen file alone opens nothing. If you can start one, do that instead.
keychain-trouble-file-no = Not now
keychain-trouble-file-yes = Use an encrypted file
