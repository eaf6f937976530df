### Setting up in three steps; also linking a phone again after a recovery code.

set-up-title = Make my key safe
set-up-title-again = Link your phone again
set-up-title-rekey = Shut the lost phone out
set-up-title-phone = Link another phone
set-up-title-passphrase = Change the passphrase
set-up-title-sheet = Make a new recovery sheet
set-up-title-restore = Bring your keys back
set-up-title-backup = Make a backup
set-up-title-try = Does a backup open?
set-up-all-steps = All steps
set-up-step-link = Link your phone
set-up-step-link-note = Opens Keystead
set-up-step-passphrase = Add a passphrase
set-up-step-passphrase-note = Optional
set-up-step-passphrase-must = A must without a keychain
set-up-step-happened = What happened
set-up-step-happened-note = To the phone
set-up-step-link-new = Link the new phone
set-up-step-link-new-note = Scan and type
set-up-step-passphrase-change = The new passphrase
set-up-step-passphrase-change-note = Or none
set-up-step-sheet = Recovery sheet
set-up-step-sheet-note = If the phone is gone
set-up-note = Nothing is saved until the last step. Leave now and nothing is left behind.
set-up-note-again = The old phone opens nothing any more once the new one is linked.
set-up-note-rekey = Nothing changes until the last step. Then the lost phone and the old sheet open nothing any more.
set-up-note-phone = Nothing changes until the last step. Have both phones at hand.
set-up-note-change = Nothing changes until the last step.
set-up-note-sheet = The old sheet stays good until the last step.
set-up-note-restore = Nothing is saved until the last step. The backup stays as it is.
set-up-note-backup = One file with all your keys, locked by five words. Nothing is written until the last step.
set-up-note-try = Looking changes nothing: neither the backup nor your keys here.
set-up-step-words = Five words
set-up-step-words-note = They open the backup
set-up-step-place = Where it goes
set-up-step-place-note = Not on this computer alone
set-up-step-open = Open the backup
set-up-step-open-note = The file and its words
set-up-step-prove = Show that it is you
set-up-step-prove-note = Then it is changed
set-up-step-prove-note-backup = Then it is written
set-up-leave = Leave
set-up-later = Later

set-up-leave-title = Leave the set-up?
set-up-leave-body = Nothing is saved and nothing is left behind. Delete the new entry “Keystead” in your authenticator app: it opens nothing.
set-up-leave-stay = Stay here
set-up-leave-yes = Leave
set-up-later-title = Go on without a phone?
set-up-later-body = Your keys are open now. The next time you need **another recovery code** from your sheet, for the one you typed is used up. A backup, and changes of what opens Keystead, need a phone; you can link one in the settings.
set-up-later-yes = Link a phone later

set-up-keep-title = Leave without a change?
set-up-keep-body-phone = Your old phone goes on opening Keystead. Delete the new entry “Keystead” on the new phone: it opens nothing.
set-up-keep-body-rekey = The lost phone goes on opening Keystead, and your old sheet stays good. Throw the new sheet away, and delete the new entry “Keystead” on the new phone.
set-up-keep-body-passphrase = Everything stays as it is.
set-up-keep-title-backup = Leave without a backup?
set-up-keep-body-backup = Nothing is written, and the words you wrote down open nothing. Cross them out.
set-up-leave-body-restore = Nothing is saved here, and your backup stays as it is. Delete a new entry “Keystead” in your authenticator app: it opens nothing.
set-up-keep-body-sheet = Your old sheet stays good. Throw the new one away: its codes open nothing.

## Show that it is you

set-up-prove-title = Show that it is you
set-up-prove-introduction = Nobody who finds Keystead open can make this change without your phone.
set-up-prove-introduction-phone = Nobody who finds Keystead open can make this change without your **old** phone. Take it once more.
set-up-prove-introduction-rekey = Type a code of the phone that was linked until now: another device may show it too. If you have none, lock Keystead, choose “Lost your phone?” and use a recovery code.
set-up-prove-introduction-backup = Nobody who finds Keystead open can carry your keys away without your phone.
set-up-prove-code = Six digits of the phone you use now
set-up-prove-passphrase = Passphrase that you use now
set-up-prove-reason-passphrase = Type the passphrase too
set-up-prove-do-phone = Link the new phone
set-up-prove-do-passphrase = Change it
set-up-prove-do-sheet = Put the new sheet in force
set-up-prove-busy = One moment …
set-up-prove-do-backup = Write the backup
set-up-prove-busy-backup = Writing it and opening it again …

## What happened to the phone

set-up-happened-title = Where is the phone that makes your codes?
set-up-happened-introduction = The answer decides what is done now.
set-up-happened-mine = I have it, or it is broken
set-up-happened-mine-note = Nobody else can use it. You link a phone; your keys and your recovery sheet stay as they are.
set-up-happened-lost = It is lost or stolen
set-up-happened-lost-note = Somebody may have it. You link a phone and make a new recovery sheet, and all your keys here are sealed anew: the lost phone and the old sheet open nothing any more.
set-up-happened-reason = Choose one of the two
set-up-rekey-do = Seal everything anew
set-up-rekey-busy = Sealing your keys anew …

## Making a backup

set-up-words-title = Write down these five words
set-up-words-introduction = They open the backup, for you and for anybody else who has them and the file. Keystead does not keep them.
set-up-words-making = Choosing words …
set-up-words-paper = The words of this backup
set-up-words-name = The five words of this backup. They are on show for your eyes only
set-up-words-copy-name = Copy the five words
set-up-words-where = On paper, in another place than the file. Without them the backup opens for nobody.
set-up-words-again = Type them once more, from your paper
set-up-words-again-hint = Small or capital letters, it does not matter.
set-up-words-right = Right
set-up-words-differ = Not as above
set-up-words-reason = Type the five words
set-up-place-title = Where shall the backup go?
set-up-place-introduction = A USB stick that lies elsewhere is best. A backup on this computer alone is gone with it.
set-up-place-choose = Choose a place …
set-up-place-choosing = Waiting for your choice …
set-up-place-path = Or type folder and name
set-up-place-path-example = ~/Documents/keystead-backup.age
set-up-place-path-use = Use this place
set-up-place-chosen = It goes to { $path }
set-up-place-taken = A file of this name is there already.
set-up-place-taken-do = { $path } stays as it is until you say otherwise. An older backup is better kept: choose another name.
set-up-place-replace = Replace it
set-up-place-synced = { $program } copies this folder to other computers.
set-up-place-synced-do = The file is locked by its words. Still, whoever gets a copy can try words for years, and no rotation here takes it back. A USB stick is safer.
set-up-place-git = This folder is a git repository.
set-up-place-git-do = What is committed there stays in its history, also when it is deleted. Choose another folder.
set-up-place-reason = Choose where it goes
set-up-place-reason-taken = Choose another name, or replace the file

## Opening a backup

set-up-open-title = Which backup, and its words
set-up-open-title-seen = The backup is open
set-up-open-introduction-seen = This is what is in it.
set-up-open-introduction = Keystead opens the backup you made on your other computer. Then you link your phone to this one.
set-up-open-introduction-try = Take the file and the paper with its five words. If both are right, you will see what is in it.
set-up-open-choose = Choose the file …
set-up-open-chosen = The file is { $path }
set-up-open-path = Or type folder and name
set-up-open-words = The five words from your paper
set-up-open-words-hint = With spaces between them.
set-up-open-open = Open it
set-up-open-opening = Opening …
set-up-open-slow = Opening takes some seconds, so that nobody can try many words.
set-up-open-reason-file = Choose the file
set-up-open-reason-words = Type the words
set-up-open-done = Done
set-up-open-seen = { $count ->
    [0] It was made on { $date }, and no key is in it.
    [one] It was made on { $date }, and one key is in it.
   *[other] It was made on { $date }, and { $count } keys are in it.
}
set-up-open-seen-restore = Next, link your phone. At the last step the keys are saved on this computer, each read back.
set-up-open-seen-all = All your keys are in it, with the secrets they have now.
set-up-open-seen-missing = { $count ->
    [one] One of your keys is not in it, or has another secret since then. Make a new backup.
   *[other] { $count } of your keys are not in it, or have other secrets since then. Make a new backup.
}
set-up-open-without = { $count ->
    [one] The secret of one key is not in this backup.
   *[other] The secrets of { $count } keys are not in this backup.
}
set-up-open-without-do = The keychain had lost it when the backup was made. Make a new key at the exchange and delete that one there.
set-up-open-more = { $count ->
    [one] One key of this backup is not here.
   *[other] { $count } keys of this backup are not here.
}
set-up-open-more-do = Bring in what you want back. What is here stays as it is.
set-up-open-bring = { $count ->
    [one] Bring in one key
   *[other] Bring in { $count } keys
}
set-up-open-bringing = Saving …
set-up-open-brought = Saved here and read back.

## What is on show

set-up-copy = Copy
set-up-copied = Copied, cleared in { $secs } s
set-up-copied-clear = Clear now

## Link your phone

set-up-link-title = Link your phone
set-up-link-introduction = Open the authenticator app you already use, add a new entry, and point the camera at this picture. Any such app works.
set-up-link-title-new = Link the new phone
set-up-link-introduction-new = Take the **new** phone, open its authenticator app, add a new entry, and point the camera at this picture. Any such app works.
set-up-link-code-new = Now type the six digits the new phone shows
set-up-link-making = Making a new entry …
set-up-link-qr = Picture to scan with your authenticator app
set-up-link-by-hand = Cannot scan? Type this instead
set-up-link-by-hand-note = In the app choose “enter a key by hand”, time-based, six digits.
set-up-link-seed = Text of the new entry, in groups of four
set-up-link-copy-name = Copy the text of the new entry
set-up-link-look-around = Whoever photographs this screen can make your codes. Look behind you first.
set-up-link-code = Now type the six digits your phone shows
set-up-link-next = A new code comes in { $secs } s
set-up-link-paste = Pasting works, spaces are fine
set-up-link-linked = Your phone is linked. From now on it opens Keystead.
set-up-link-reason = Type the six digits first
set-up-link-wrong = This code does not belong to the new entry. Wait for the next one, in { $secs } s. If that does not fit either, delete the entry in the app and scan again.
set-up-link-wrong-now = This code does not belong to the new entry. The next one is there now. If that does not fit either, delete the entry in the app and scan again.

## Add a passphrase

set-up-passphrase-title-change = Which passphrase from now on?
set-up-passphrase-title = Add a passphrase?
set-up-passphrase-introduction = The code protects you when somebody gets your keychain **or** your files. A passphrase protects you when they get both.
set-up-passphrase-title-must = Choose a passphrase
set-up-passphrase-introduction-must = Without a keychain it is the passphrase that keeps your keys closed. The code alone would stop nobody who copies the file.
set-up-passphrase-both = Code and passphrase
set-up-passphrase-both-note = A stolen computer stays closed, also to somebody with time and money. You type four words at each unlock.
set-up-passphrase-code-only = Code only
set-up-passphrase-code-only-note = Quicker each day. A thief who copies the whole computer could get in within minutes.
set-up-passphrase-label = Your passphrase
set-up-passphrase-show = Show
set-up-passphrase-offer = { $count ->
    [5] Offer five words
   *[other] Offer four words
}
set-up-passphrase-other = Other words
set-up-passphrase-write-down = Write these words down: nobody can tell them to you later.
set-up-passphrase-own = Or type your own: several words that do not belong together.
set-up-passphrase-again = Once more
set-up-passphrase-same = The same
set-up-passphrase-weak = Too easy to guess
set-up-passphrase-weak-alone = Not enough without a keychain
set-up-passphrase-good = Good beside a keychain
set-up-passphrase-strong = Strong
set-up-passphrase-strong-words = { $count ->
    [5] Strong: five random words
   *[other] Strong: four random words
}
set-up-passphrase-too-long = Longer than 1,024 letters
set-up-passphrase-reason-empty = Type a passphrase, or take the words on offer
set-up-passphrase-reason-weak = Make it longer, or take the words on offer
set-up-passphrase-reason-long = Make it shorter
set-up-passphrase-reason-again = Type it once more
set-up-passphrase-reason-again-words = { $count ->
    [5] Type all five words once more
   *[other] Type all four words once more
}
set-up-passphrase-reason-differ = The two are not the same yet
set-up-passphrase-link = Link this phone
set-up-passphrase-linking = Linking …

## Recovery sheet

set-up-sheet-title = Keep this sheet where your passport is
set-up-sheet-introduction = Each code opens Keystead once, without your phone. Without phone and sheet nobody can open it. There is no other way in.
set-up-sheet-name = Keystead recovery sheet
set-up-sheet-code = Code { $number }
set-up-sheet-code-name = Recovery code { $number }, shown on the screen and in the saved file
set-up-sheet-note = No API secret is on this sheet. Cross a code out once it is used.
set-up-sheet-save = Save as a file …
set-up-sheet-saving = Saving …
set-up-sheet-open = Open to print
set-up-sheet-path = Or type where to save it
set-up-sheet-path-example = ~/Documents/keystead-recovery.txt
set-up-sheet-path-save = Save
set-up-sheet-file-name = keystead-recovery.txt
set-up-sheet-back = Read two groups back
set-up-sheet-back-note = To be sure that the sheet is in your hands, not only on this screen.
set-up-sheet-group = { $group ->
    [1] Code { $code }, first group
    [2] Code { $code }, second group
    [3] Code { $code }, third group
    [4] Code { $code }, fourth group
   *[5] Code { $code }, fifth group
}
set-up-sheet-right = Right
set-up-sheet-wrong = This is not that group. Compare it with the sheet.
set-up-sheet-alike = O and 0, I and 1 count as the same.
set-up-sheet-saved = Saved to **{ $path }**. A USB stick or paper is safer.
set-up-sheet-reason-both = Type both groups first
set-up-sheet-reason-one = Type the other group too
set-up-sheet-finish = Finish set-up
set-up-sheet-making = Making the vault …
set-up-sheet-file =
    Keystead recovery sheet
    Made on { $date }

    Keep this sheet where your passport is. Each code opens Keystead once,
    without your phone. Without phone and sheet nobody can open it.
    No API secret is on this sheet.


    Code 1    { $one }

    Code 2    { $two }

    Code 3    { $three }


    How to use a code
    1. Open Keystead and choose "Lost your phone?".
    2. Type one of the codes. O and 0, I and 1 count as the same.
    3. Cross the code out: it works once.
    4. Link a phone again, as you did at the beginning.

    Print this sheet, then delete the file, or keep it on a USB stick.
