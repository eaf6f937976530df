### The warning before Keystead locks by itself.

lock-warning-name = Keystead locks soon, because nobody was here for a while.
lock-warning-what = Locks in { $secs } s
lock-warning-do = Nobody was here for a while. What you typed or pasted and did not save is then gone.
lock-warning-stay = Stay open
