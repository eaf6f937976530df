### Settings, and what this protects from.

settings-title = Settings
settings-saved = Saved
settings-saving = Saving …

settings-ways-in = What opens Keystead
settings-phone = Your phone
settings-phone-note = Its authenticator app shows the six digits.
settings-phone-none = None is linked. The next time another recovery code is needed.
settings-phone-link = Link a phone …
settings-phone-change = Link another phone …
settings-passphrase = Passphrase
settings-passphrase-note = Asked beside the code.
settings-passphrase-none = None. A thief who copies the whole computer could get in within minutes.
settings-passphrase-change = Change it …
settings-passphrase-add = Add one …
settings-recovery = Recovery sheet
settings-recovery-note = { $left } codes are left. Each opens Keystead once without your phone.
settings-recovery-last = The last code. Keep it very safe, or make a new sheet.
settings-recovery-none = No code is left. If the phone is gone, nothing opens Keystead: make a new sheet.
settings-recovery-made = Made on { $date }.
settings-recovery-used = { $count ->
    [one] One code was used, { $last }.
   *[other] { $count } codes were used, the last { $last }.
}
settings-recovery-change = Make a new sheet …

settings-backup = Backup
settings-backup-file = Backup file
settings-backup-never = None yet. If this computer breaks or is stolen, the secrets are gone.
settings-backup-all = Made { $made }. All your keys are in it.
settings-backup-without = { $count ->
    [one] Made { $made }. The secret of one key is not in it: the keychain had lost it.
   *[other] Made { $made }. The secrets of { $count } keys are not in it: the keychain had lost them.
}
settings-backup-missing = { $count ->
    [one] Made { $made }. One key is new or changed since then.
   *[other] Made { $made }. { $count } keys are new or changed since then.
}
settings-backup-make = Make a backup …
settings-backup-try = Does a backup open?
settings-backup-try-note = Open one with its words and see what is in it. Nothing is changed.
settings-backup-try-do = Try one …

settings-telling = How you are told
settings-lead = Tell me before a key ends
settings-lead-note = Also when the alarms of the calendar file ring.
settings-lead-choice = { $days } days before
settings-notices = Notices on the desktop
settings-notices-note = In the morning, at most one a day, while Keystead runs and was opened once. Also while it is locked.
settings-notice-names = Names in notices
settings-notice-names-note = Whoever sees your screen can read them. While Keystead is locked there are none.
settings-notice-try = Does a notice come?
settings-notice-try-note = It says that it is only a try.
settings-notice-try-do = Show one now
settings-notice-trying = Showing …
settings-notice-shown = The desktop took it.
settings-on = On
settings-off = Off

settings-open = How long things stay open
settings-idle = Lock by itself
settings-idle-note = When nobody presses a key or moves the pointer.
settings-idle-choice = after { $time }
settings-clipboard = Clear the clipboard
settings-clipboard-note = After you copied a field, and only if it still holds that field.
settings-clipboard-choice = after { $time }

settings-look = How it looks
settings-theme = Theme
settings-theme-system = As the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-text = Text size
settings-text-note = Everything grows with it. Ctrl + and Ctrl − do the same.
settings-text-percent = { $percent } %
settings-text-smaller = Smaller text
settings-text-larger = Larger text

settings-exchanges = What Keystead knows about exchanges
settings-exchanges-own = Files of your own
settings-exchanges-none = None. Correct what is out of date, or add an exchange that is missing.
settings-exchanges-some = { $count ->
    [one] One file of yours counts beside what is built in.
   *[other] { $count } files of yours count beside what is built in.
}
settings-exchanges-unfit = { $count ->
    [one] One file of yours cannot be used by this version. It is kept.
   *[other] { $count } files of yours cannot be used by this version. They are kept.
}
settings-exchanges-open = Open …

settings-places = Where things are
settings-secrets = The secrets of your keys
settings-secrets-keychain = In this computer’s keychain, each sealed in an entry of its own.
settings-secrets-file = In an encrypted file in the folder below.
settings-secrets-demo = In memory only: these are sample keys.
settings-folder = Names, dates and everything else
settings-folder-copy = Copy
settings-folder-copied = Copied

settings-protects = What this protects from
settings-protects-apart = Your keychain or your files are stolen, but **not both**.
settings-protects-desk = Somebody sits at this computer **while Keystead is locked**.
settings-protects-seen = Somebody saw one of your codes: each works once.
settings-protects-both = Keychain and files are stolen together, **if you set a passphrase**.
settings-protects-not = And what it does not
settings-protects-not-program = A program that runs under your name while you open Keystead, or while it is open.
settings-protects-not-root = An administrator of this computer, or somebody who changed the programs on it.
settings-protects-not-both = Keychain and files stolen together **without a passphrase**: minutes are enough.
settings-protects-not-clipboard = Programs that read the clipboard while a field is on it.

settings-about = About
settings-version = Keystead { $version }
settings-version-note = MIT or Apache-2.0, as you like.
settings-font-inter = Inter
settings-font-inter-note = The letters. SIL Open Font License 1.1, The Inter Project Authors.
settings-font-mono = JetBrains Mono
settings-font-mono-note = Codes and keys. SIL Open Font License 1.1, The JetBrains Mono Project Authors.
settings-font-icons = Phosphor Icons
settings-font-icons-note = MIT License, Phosphor Icons.
