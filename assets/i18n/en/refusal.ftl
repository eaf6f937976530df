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
