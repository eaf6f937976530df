### A recovery code instead of the phone.

recovery-title = Use a recovery code
recovery-introduction = Take the sheet you made when you set Keystead up, and type one code that is not crossed out.
recovery-code = Recovery code
recovery-example = such as 7KQ2M-X9R4T-0BNCD-W5H8J-3P
recovery-hint = 22 letters and digits. Spaces, dashes and small letters are fine; O and 0, I and 1 count as the same.
recovery-count = { $count } of 22
recovery-complete = All 22
recovery-too-long = { $count ->
   *[other] { $count } letters, and a code has 22
}
recovery-strange = “{ $letter }” is in no code
recovery-next-used = This code is then used up. Cross it out on your sheet.
recovery-next-phone = You link a phone again right after, your old one or a new one.
recovery-next-passphrase = Your passphrase is not asked. You choose a new one.
recovery-none-left-what = All codes of your sheet are used up.
recovery-none-left-do = Only the phone opens Keystead now. If it is gone, make new keys at your exchanges and delete the old ones there.
recovery-button = Open Keystead
recovery-busy = Opening …
recovery-reason = Type the whole code first
recovery-waiting-what = This takes a few seconds.
recovery-waiting-do = Each code of your sheet is tried, and each try is slow on purpose.
recovery-waiting-long-what = Still working.
recovery-waiting-long-do = If the keychain of this computer asks for its password, look for its window: it may be behind this one.
recovery-back = Back to the codes

## The last way in

start-anew = I have a backup instead
start-anew-title = Begin anew with your backup?
start-anew-body = Use this if neither your phone nor a recovery code opens Keystead, or if its files are damaged. You need the backup file and **its five words**.
start-anew-remark = Nothing changes until the last step. Then what is here now goes into a folder “put-aside” beside it, and stays locked as it is; nothing is deleted. What you changed after the backup is in there, not in the backup.
start-anew-no = Leave it as it is
start-anew-yes = Go on with the backup
