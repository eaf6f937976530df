"""The chapters in which an exchange is asked: what it says of a key, what got worse, a rotation with proof, and the red button.

The exchange is one on this computer, which speaks Kraken's protocol.
"""
import os
import re

from chapters import make_kraken_key, open_key, store_new, switch_and_delete, wait_until
from exchange import KEY_INFO, Exchange

WANTED = ["query-funds", "query-open-trades", "query-closed-trades", "query-ledger", "modify-trades", "close-trades"]
ADDRESSES = ["203.0.113.24"]
# The question is asked by a thread, of an exchange on this computer.
SOON = 30


def open_exchange(told):
    """An exchange opens on this computer, and Kraken is asked there."""
    told.exchange = Exchange().__enter__()
    told.app.hosts["kraken"] = told.exchange.address


def asks(told):
    """An exchange is asked: an unknown key, a request to look at, as wanted, more than wanted since then, and as wanted again."""
    app, exchange = told.app, told.exchange
    open_key(app)
    app.wait("test-mode-many")
    app.press("ctrl+k")
    app.wait("answer-title-none", exchange="Kraken")
    app.wait("answer-effect-nonce")
    app.click("answer-see-first")
    app.wait("answer-sent-title", exchange="Kraken")
    app.wait(re.compile(".*" + re.escape(KEY_INFO) + ".*", re.S))
    app.assert_no_secret_is_told()
    app.click("answer-sent-close")
    assert not exchange.asked, "it was asked before its owner said so"

    app.click("answer-now", exchange="Kraken")
    app.wait("refusal-unknown-key-what", patience=SOON)
    exchange.know(told.secret, WANTED, ADDRESSES)
    app.click("answer-again")
    app.wait("answer-as-wanted", patience=SOON)
    app.assert_no_secret_is_told()

    exchange.keys[told.secret["api_key"]]["permissions"].append("withdraw-funds")
    app.click("answer-again")
    app.wait("answer-more", patience=SOON)
    app.wait("answer-not-me")
    app.desk.picture("drift")
    app.press("ctrl+2")
    app.wait(re.compile("Night bot.*", re.S))
    open_key(app)
    app.press("ctrl+k")
    exchange.keys[told.secret["api_key"]]["permissions"].remove("withdraw-funds")
    app.click("answer-again")
    app.wait("answer-as-wanted", patience=SOON)
    assert {path for path, _ in exchange.asked} == {KEY_INFO}, "something else was asked: %s" % exchange.asked
    assert {key for _, key in exchange.asked} == {told.secret["api_key"]}


def usage(told):
    """A usage log: no file, no table, one with a strange address, and one of a form that has to be explained once."""
    app = told.app
    home = os.environ["HOME"]

    def write(name, content):
        with open(os.path.join(home, name), "wb") as file:
            file.write(content)
        return os.path.join(home, name)

    open_key(app)
    app.click("key-more")
    app.click("usage-open")
    app.wait("usage-title")
    app.type("usage-path", os.path.join(home, "there is none.csv"))
    app.click("usage-path-read")
    app.wait("problem-cannot-read-what")
    app.type("usage-path", write("picture.png", bytes(range(256))))
    app.click("usage-path-read")
    app.wait("usage-refused-no-text")
    strange = "time,ip,endpoint\n2026-11-20 10:00:00,203.0.113.24,GET /balance\n2026-11-21 03:00:00,198.51.100.9,GET /balance\n"
    app.type("usage-path", write("usage.csv", strange.encode()))
    app.click("usage-path-read")
    app.wait("usage-verdict-address")
    app.wait("usage-address-strange", ip="198.51.100.9")
    app.desk.picture("usage")
    app.click("usage-another")
    app.type("usage-path", write("heads.csv", b"time,ip,endpoint\n"))
    app.click("usage-path-read")
    app.wait("usage-refused-no-lines")
    # As a spreadsheet saves it, with umlauts, in its own dates.
    german = "Gemacht;Woher;Schlüssel\n20.11.2026 10:00;zu Hause;Überweisung\n"
    app.type("usage-path", write("unknown.csv", german.encode("latin-1")))
    app.click("usage-path-read")
    app.wait("usage-columns-ask")
    app.choose("usage-column-action", re.compile("Schlüssel.*"))
    app.click("usage-columns-compare")
    app.wait(re.compile(".*One line, .*"))


def proves(told):
    """A rotation with proof: the new key is held against the old one, and the old one counts as dead only once it is refused."""
    app, exchange = told.app, told.exchange
    old, new = told.secret, make_kraken_key()
    open_key(app)
    exchange.know(new, WANTED + ["withdraw-funds"], ADDRESSES)
    app.secrets += new.values()
    store_new(app, new)
    app.wait("rotate-new-differs", patience=SOON)
    exchange.know(new, WANTED, ADDRESSES)
    app.click("rotate-ask-again")
    app.wait("rotate-new-as-wanted", patience=SOON, exchange="Kraken")
    switch_and_delete(app)
    # It was not deleted after all.
    app.wait("rotate-old-alive", patience=SOON, exchange="Kraken")
    assert not app.can_press("rotate-proof-finish", patience=0), "a key that answers can be called dead"
    app.desk.picture("still-alive")
    exchange.forget(old)
    app.click("rotate-ask-again")
    app.wait("rotate-old-dead", patience=SOON, exchange="Kraken")
    app.click("rotate-proof-finish")
    app.wait("frame-toast-rotated")
    told.secret = new


def red_button(told):
    """The red button: the key is deleted, still alive, then dead with proof; after a power cut it goes on; the log holds no secret."""
    app, exchange = told.app, told.exchange
    app.press("ctrl+shift+l")
    app.wait("emergency-title")
    app.click("emergency-open-it")
    app.click("emergency-deleted-ask", exchange="Kraken")
    app.wait("emergency-alive", patience=SOON, exchange="Kraken")
    app.kill()
    told.start_again()
    app.press("ctrl+shift+l")
    app.wait("emergency-line")
    exchange.forget(told.secret)
    app.click("emergency-ask-again", exchange="Kraken")
    app.wait("emergency-pill-proved", patience=SOON)
    app.desk.picture("dead")
    path = os.path.join(os.environ["HOME"], "emergency.txt")
    app.click("emergency-log")
    app.type("journal-save-path", path)
    app.click("journal-save-path-use")
    wait_until(lambda: os.path.exists(path), "the log was not saved")
    with open(path, encoding="utf-8") as file:
        log = file.read()
    assert "Kraken" in log and not any(secret in log for secret in app.secrets), "the log holds a secret"
