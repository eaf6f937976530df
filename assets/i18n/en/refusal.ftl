### Why an exchange did not answer as asked: refusal-<kind>-short in the journal, -what and -do on the screens.

refusal-unknown-key-short = it knows no such key
refusal-wrong-secret-short = the secret does not belong to the key
refusal-wrong-passphrase-short = the passphrase is wrong
refusal-key-or-secret-short = the key or its secret is wrong
refusal-address-refused-short = this computer is not on its address list
refusal-key-address-or-permission-short = the key, the address or a permission
refusal-clock-short = the clocks are too far apart
refusal-expired-short = its time is over
refusal-disabled-short = it is switched off
refusal-unconfirmed-short = it waits to be confirmed
refusal-wrong-place-short = it is of another region or a test network
refusal-not-allowed-short = it works, and may not ask this
refusal-nonce-short = something else used it at the same moment
refusal-too-many-short = too many questions
refusal-down-short = the exchange is down
refusal-no-internet-short = no connection
refusal-time-out-short = no answer in time
refusal-not-secure-short = the connection was not safe
refusal-not-understood-short = the answer was not understood
refusal-unusable-short = what is stored cannot be used to ask
refusal-other-short = for a reason that is not known here

refusal-unknown-key-what = { $exchange } does not know this key.
refusal-unknown-key-do = It was deleted there, or was pasted wrongly. Compare it with its page; if it is gone, take it off the list or replace it.
refusal-wrong-secret-what = { $exchange } knows the key, but not this secret.
refusal-wrong-secret-do = The secret belongs to another key, or a part of it is missing. Make a new key at { $exchange } and replace this one.
refusal-wrong-passphrase-what = { $exchange } did not take the passphrase.
refusal-wrong-passphrase-do = It is the one that you chose when you made the key, not that of your account. If it is lost, replace the key.
refusal-address-refused-what = { $exchange } refused, because this computer is not on the key’s list.
refusal-address-refused-do = That is good: the list works. Check it from your server, or mark it as checked by hand.
refusal-address-unnoted-do = The key has a list there that you did not note. Look at its page, and write the addresses down here.
refusal-key-address-or-permission-what = { $exchange } refused the key, this computer’s address, or the question. It does not say which.
refusal-key-address-or-permission-do = If the key has an address list, that is the likely reason, and the list works. Otherwise look at its page: it may be deleted.
refusal-clock-what = This computer’s clock and { $exchange }’s are too far apart.
refusal-clock-do = Let the system set the clock, and ask again.
refusal-expired-what = { $exchange } says that this key’s time is over.
refusal-expired-do = Make a new one, or take it off the list.
refusal-disabled-what = { $exchange } says that this key is switched off.
refusal-disabled-do = It still exists. Switch it on at its page if you need it, or delete it there.
refusal-unconfirmed-what = { $exchange } waits until this key is confirmed.
refusal-unconfirmed-do = Look for its e-mail, or open its page and confirm it there. Then ask again.
refusal-wrong-place-what = This key is of another region of { $exchange }, or of its test network.
refusal-wrong-place-do = Look at which address it was made. If it is of a test network, note that in its name.
refusal-not-allowed-what = The key works. It may not ask { $exchange } this.
refusal-not-allowed-do = Nothing is wrong with it. What it may do cannot be seen from here; look at its page, and mark it as checked by hand.
refusal-nonce-what = Something else used this key at the same moment.
refusal-nonce-do = That is the running bot, and the question came between. Ask again in a minute.
refusal-too-many-what = { $exchange } was asked too often.
refusal-too-many-do = { $secs ->
    [0] Wait a few minutes, then ask again.
   *[other] Wait { $secs } s, then ask again.
}
refusal-down-what = { $exchange } does not work at the moment.
refusal-down-do = The key is not to blame. Ask again later.
refusal-no-internet-what = There was no connection to { $exchange }.
refusal-no-internet-do = Look whether this computer is online, then ask again. The key was not sent.
refusal-time-out-what = { $exchange } did not answer in time.
refusal-time-out-do = Ask again. If it stays so, look whether { $exchange } is down.
refusal-not-secure-what = Somebody may stand between this computer and { $exchange }.
refusal-not-secure-do = The connection could not be proved to be the exchange’s, so the key was not sent. Use another network, and ask again.
refusal-not-understood-what = { $exchange } answered something that Keystead does not understand.
refusal-not-understood-do = Ask again. If it stays so, { $exchange } may have changed how it answers: look at the key’s page, and mark it as checked by hand.
refusal-unusable-what = What is stored for this key cannot be used to ask.
refusal-unusable-do = A field is missing, or is not what { $exchange } gives out. Nothing was sent. Replace the key, and paste all of it.
refusal-other-what = { $exchange } refused, for a reason that Keystead does not know.
refusal-other-do = What it said stands below. Look at the key’s page there.
