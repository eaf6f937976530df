### The six digits, and the passphrase where there is one.

unlock-title = Welcome back
unlock-introduction = Type the six digits your authenticator app shows.
unlock-code = Six-digit code
unlock-next-code = next code in { $secs } s
unlock-passphrase = Passphrase
unlock-show = Show
unlock-button = Unlock
unlock-busy = Opening …
unlock-cancel = Stop
unlock-lost-phone = Lost your phone?
unlock-refused = My code is refused
unlock-recovery = Type a recovery code

unlock-waiting-what = This takes a moment.
unlock-waiting-keychain = If the keychain of this computer asks for its password, look for its window: it may be behind this one.
unlock-waiting-file = The passphrase is made hard to guess on purpose, and that takes time.
unlock-waiting-long-what = Still waiting for the keychain.
unlock-waiting-long-do = Its window may be behind this one, on another screen, or minimised. Nothing is lost if you stop and start again.
unlock-waiting-long-file-what = Still working.
unlock-waiting-long-file-do = This computer is slow or busy at the moment. Nothing is lost if you stop and start again.

unlock-ask-again = Ask again
unlock-older-what = These files are older than what the keychain remembers ({ $date }).
unlock-older-use = Use these files
unlock-older-stop = Stop and quit
unlock-older-accepted-what = The older files will be opened.
unlock-older-accepted-do = Type the code your phone shows now.

unlock-clock-what = Codes are made from the time.
unlock-clock-do = This computer’s clock says **{ $clock }** on { $date }. If your phone shows another time, let both set their time by themselves, then type the next code. Look also that you chose the entry “Keystead” in the app.
unlock-two-codes = Type two codes in a row …

two-codes-title = Two codes in a row
two-codes-introduction = If this computer’s clock is wrong, one code is not enough. Two codes that follow each other open Keystead, and tell how far the clock is off.
two-codes-first = The six digits that your phone shows now
two-codes-wait = Wait until your phone shows the next ones. By this computer’s clock that is in { $secs } s.
two-codes-second = The next six digits
two-codes-wrong-what = These two codes do not open Keystead together.
two-codes-wrong-do = Take two that follow each other directly, from the entry “Keystead” in the app. If they are refused again, use “Lost your phone?” and a recovery code.
two-codes-wrong-do-passphrase = Take two that follow each other directly, from the entry “Keystead” in the app, and look at the passphrase. If they are refused again, use “Lost your phone?” and a recovery code.
