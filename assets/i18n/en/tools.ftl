### What is worth knowing about a tool: tool-<id>-rotation when its key is replaced, tool-<id>-ip about an address list,
### tool-<id>-note otherwise. Below: what is said of every tool.

tool-freqtrade-rotation = Stop the bot, replace the values in its config file, start it again. Do not make a second bot: your open trades belong to this one.
tool-freqtrade-note = Keep the key in a config file of its own. If the main file holds an empty key as well, that empty one may win.
tool-hummingbot-rotation = Hummingbot keeps one key for each connector. Enter the new one in place of the old.
tool-passivbot-rotation = Replace the values of this user in api-keys.json, then start the bot again.
tool-3commas-ip = Copy the address list from the page on which you connect the exchange. Copy all of it: lists change.
tool-octobot-rotation = Replace the values of this exchange in user/config.json, then start OctoBot again.
tool-octobot-note = OctoBot scrambles the key in that file, in a way that anybody who can read it can undo.
tool-octobot-cloud-ip = The page on which you connect the exchange has a button that copies the list.
tool-octobot-cloud-note = From Coinbase you download a file with the key. Delete that file afterwards.
tool-cryptohopper-ip = Copy the address list from Cryptohopper’s own page. An older help page said to leave it empty.
tool-bitsgap-ip = Binance, KuCoin, Kraken and Crypto.com need Bitsgap’s address list. Its page has a button that copies it.
tool-altrady-rotation = Edit the account in Altrady and replace its key. Do not make a new trading account: orders and history belong to this one.
tool-altrady-ip = Altrady shows 20 addresses for each key, under Edit. Kraken takes them one by one.
tool-superalgos-rotation = Open the config of the node Exchange Account Key, and replace codeName and secret there.
tool-superalgos-note = In place of the key, codeName and secret may name a file that holds it. Let nobody else read that file.
tool-nautilustrader-rotation = Put the new values into the same variables, then start it again.
tool-nautilustrader-note = NautilusTrader asks for Ed25519 keys at Binance; the older kind still works there for now.
tool-coinledger-note = Delete the key once the import is done.
tool-koinx-note = Delete the key once the import is done.
tool-cointracker-ip = CoinTracker asks for a key without an address list, so let it only read.
tool-ccxt-rotation = Replace the values of this exchange where the program reads them, mostly keys.local.json.
tool-rotki-rotation = Edit the exchange in rotki and replace key and secret.
tool-tradingview-note = TradingView’s alerts need no exchange key. Never write a key into the text of an alert.

## What it needs. A doubtful fact is told with its doubt.

tools-unsure = As far as known: { $text }
tools-needs = { $tool } needs to { $needs }. It never needs to { $never }.
tools-needs-unsure = As far as known, { $tool } needs to { $needs }, and never to { $never }.
tools-needs-only = { $tool } needs to { $needs }.
tools-needs-only-unsure = As far as known, { $tool } needs to { $needs }.
tools-takes-none = { $tool } takes no exchange key. Make none for it.

## Where it keeps the key.

tools-keeps-plain-file = { $tool } keeps the key as plain text in a file. Whoever can read that file has the key.
tools-keeps-plain-database = { $tool } keeps the key as plain text in its database. Whoever can read that database has the key.
tools-keeps-environment = { $tool } reads the key from plain text that you write for it. Whoever can read that has the key.
tools-keeps-encrypted = { $tool } keeps the key encrypted, under a password of its own.
tools-keeps-cloud = { $tool } keeps the key on its makers’ servers. If they are broken into, the thief has it too.
tools-keeps-unknown = Keystead does not know where it keeps the key. Find out before you give it one.

## An address list.

tools-ip-own-address = { $tool } runs on a computer of yours, so a list with that one address protects the key best.
tools-ip-its-page = { $tool } runs on its makers’ servers. Copy the list of addresses from its own page.
tools-ip-breaks = { $tool } works only with a key without an address list.
tools-ip-too-many = { $tool } has { $count } addresses, and { $exchange } takes at most { $most } for a key.
tools-ip-too-many-unsure = As far as known, { $tool } has { $count } addresses, and { $exchange } takes at most { $most } for a key.

## What the key may do beyond what is needed.

wanted-tool = { $count ->
    [one] It may { $beyond }, and { $who } only needs to { $needs }.
   *[other] It may { $beyond }, and { $who } only need to { $needs }.
}
wanted-tool-unsure = { $count ->
    [one] It may { $beyond }. As far as known, { $who } only needs to { $needs }.
   *[other] It may { $beyond }. As far as known, { $who } only need to { $needs }.
}
wanted-purpose = It may { $beyond }, and { $who } usually only needs to { $needs }.
wanted-untick = Untick { $words } if you do not use it.
wanted-mend = At { $exchange }, untick { $words }. Then note it here.
wanted-mend-plain = Turn that off at { $exchange }. Then note it here.
wanted-mend-button = I changed it there …

## What is needed and the key may not do.

missing-tool = { $count ->
    [one] It may not { $missing }, and { $who } needs to.
   *[other] It may not { $missing }, and { $who } need to.
}
missing-tool-unsure = It may not { $missing }. As far as known, { $who } { $count ->
    [one] needs
   *[other] need
} to.
missing-purpose = It may not { $missing }, and { $who } usually needs to.
missing-ticks = { $who } { $count ->
    [one] asks
   *[other] ask
} for more ticks than this key has.
missing-tick = Tick { $words }, so that it works.
missing-mend = At { $exchange }, tick { $words }, so that it works. Then note it here.
missing-mend-plain = Allow that at { $exchange }, so that it works. Then note it here.

## One key for each tool.

shared-title = { $tools } share this key
shared-tool-at = { $tool } ({ $place })
shared-do = { $count ->
    [2] If one of them loses it, both stop, and nobody can tell which one it was. Give each a key of its own.
   *[other] If one of them loses it, all of them stop, and nobody can tell which one it was. Give each a key of its own.
}
shared-edit = Two tools with one key: if one loses it, both stop, and nobody can tell which one it was. Better make another key for the second: “Make another like this …” on the key’s page.

## A key for one import.

import-title = This key is for one import
import-do = Once the report is done, delete the key at { $exchange } and take it off here. Keystead asks on { $date }.
import-due-title = Is the import done?
import-due-do = Then the key only waits to be stolen. Delete it at { $exchange } and take it off here.
import-button = The import is done …
