"""Creating a key at five more exchanges in the real window: each with the fields and the forms that this exchange has."""
import base64
import hashlib
import json
import os
import random
import re
import string
import uuid

import chapters
from desk import clipboard

LETTERS_AND_DIGITS = string.ascii_letters + string.digits
HEX = "0123456789abcdef"


def made_of(alphabet, length):
    """A text of this form. It opens nothing."""
    source = random.SystemRandom()
    return "".join(source.choice(alphabet) for _ in range(length))


def coinbase_file():
    """What Coinbase gives for a key: a file with a name and a private key. They open nothing."""
    body = base64.b64encode(os.urandom(121)).decode()
    lines = [body[at:at + 64] for at in range(0, len(body), 64)]
    pem = "\n".join(["-----BEGIN EC PRIVATE KEY-----", *lines, "-----END EC PRIVATE KEY-----", ""])
    return {"name": "organizations/%s/apiKeys/%s" % (uuid.uuid4(), uuid.uuid4()), "privateKey": pem}


def fields_of(exchange):
    """The fields that this exchange gives, by the words on its page, in the order of the page."""
    return {
        "Binance": lambda: {
            "API Key": made_of(LETTERS_AND_DIGITS, 64), "Secret Key": made_of(LETTERS_AND_DIGITS, 64),
        },
        "Bybit": lambda: {"API Key": made_of(LETTERS_AND_DIGITS, 18), "API Secret": made_of(LETTERS_AND_DIGITS, 36)},
        "OKX": lambda: {
            "API key": str(uuid.uuid4()), "Secret key": made_of(HEX, 32).upper(), "Passphrase": "Harbor-Noon-42",
        },
        "KuCoin": lambda: {"Key": made_of(HEX, 24), "Secret": str(uuid.uuid4()), "Passphrase": "velvet-tulip-7"},
    }[exchange]()


def exactly(words):
    """A field of just this name, and what may be said of it behind a comma or in brackets."""
    return re.compile(re.escape(words) + r"(?:[ ,.(:].*)?")


def begin(told, purpose, exchange, at):
    """From the list to the page on which the exchange's fields are pasted."""
    begin_at_exchange(told, purpose, exchange, at)
    told.app.tick_all()
    told.app.click("create-at-have")
    told.app.wait("wizard-paste-title", exchange=exchange)


def begin_at_exchange(told, purpose, exchange, at):
    """From the list to the page that leads through the exchange's own."""
    app = told.app
    app.press("ctrl+n")
    app.wait("create-purpose-title")
    app.click(re.compile(app.words.texts["create-purpose-" + purpose] + r"\..*"))
    app.click("common-continue")
    app.wait("create-exchange-title")
    app.type("create-exchange-search", exchange)
    app.click(re.compile(re.escape(exchange) + r"\..*"))
    app.click("common-continue")
    app.wait("create-permissions-title")
    boxes = [box.name for box in app.all(("check box",))]
    assert boxes and not any("ithdraw" in name for name in boxes), "%s: %s" % (exchange, boxes)
    app.click("create-permissions-continue")
    app.wait("create-addresses-title")
    if app.find("create-addresses-unsupported") is None:
        app.type(re.compile("Address of the computer.*"), at)
        app.click("create-addresses-add")
        app.wait(re.compile(re.escape(at) + ".*"))
    app.click("common-continue")
    app.wait("create-at-title", exchange=exchange)


def finish(told, exchange, label):
    """From the pasted fields to the list."""
    app = told.app
    before = set(told.keychain.secrets())
    app.click("create-paste-save")
    app.wait("create-name-saved-title")
    assert before < set(told.keychain.secrets()), "%s: called saved, and the keychain has nothing new" % exchange
    app.type("create-name-label", label)
    app.click("create-name-finish")
    app.wait("key-history")
    app.press("ctrl+1")
    row = app.wait(re.compile(re.escape(label) + r"\..*"))
    assert exchange in row.name, row.name


def five_exchanges(told):
    """Keys at Binance, Bybit, OKX, KuCoin and Coinbase: typed, with a passphrase, from a file; what does not fit is told first."""
    app = told.app
    kept = []
    for number, (exchange, purpose) in enumerate(
        [("Binance", "trading-bot"), ("Bybit", "portfolio-tracker"), ("OKX", "arbitrage"), ("KuCoin", "own-program")]
    ):
        begin(told, purpose, exchange, "203.0.113.%d" % (30 + number))
        fields = fields_of(exchange)
        app.secrets += fields.values()
        names = list(fields)
        if exchange == "Binance":
            # What Kraken gives is no key of Binance, and a key that is cut off is none either.
            app.type(exactly(names[0]), chapters.make_kraken_key()["api_key"])
            app.wait(re.compile(".*Kraken.*"))
            app.type(exactly(names[0]), fields[names[0]][:40])
            app.wait(re.compile(".*40.*"))
        for name in names:
            app.type(exactly(name), fields[name])
        finish(told, exchange, "%s bot" % exchange)
        kept += fields.values()

    file = coinbase_file()
    path = os.path.join(os.environ["HOME"], "cdp_api_key.json")
    with open(path, "w") as out:
        json.dump(file, out)
    begin(told, "portfolio-tracker", "Coinbase", "203.0.113.40")
    app.click("wizard-paste-file-link")
    app.type("wizard-paste-file-path", path + ".no")
    app.click("wizard-paste-file-read")
    app.wait_gone("wizard-paste-file-done-title")
    app.type("wizard-paste-file-path", path)
    app.click("wizard-paste-file-read")
    app.wait("wizard-paste-file-done-title")
    app.secrets += [file["name"], file["privateKey"]]
    finish(told, "Coinbase", "Coinbase tracker")
    os.remove(path)
    kept += [file["name"], file["privateKey"]]

    told.assert_nowhere_in_the_clear(*kept)
    # What was kept comes out as it went in.
    for label, names, texts in (
        ("OKX bot", ("API key", "Secret key", "Passphrase"), kept[4:7]),
        ("Coinbase tracker", ("API key name", "Private key"), kept[-2:]),
    ):
        app.press("ctrl+1")
        app.click(re.compile(re.escape(label) + r"\..*"))
        app.wait("key-history")
        for name, text in zip(names, texts):
            app.click(re.compile("Copy %s.*" % re.escape(name), re.I))
            chapters.wait_until(lambda: clipboard() == text, "%s: what was copied is not what was kept" % label)
    app.press("ctrl+1")


def born_here(told):
    """A pair is born here for Binance: killed once it was made, it is still there; only its public half is seen; both halves belong together."""
    app = told.app
    before = set(told.keychain.secrets())
    begin_at_exchange(told, "own-program", "Binance", "203.0.113.50")
    app.click(re.compile("Keystead makes it.*"))
    app.click(re.compile("Ed25519.*"))
    app.click("pair-make")
    app.wait("pair-sealed", patience=60)
    assert len(set(told.keychain.secrets()) - before) == 1, "the public half is shown before the private one is sealed"
    public = copied_public(app)
    # A power cut, when the public half may be at the exchange already.
    app.kill()
    told.start_again()
    app.click("keys-draft-go-on-name")
    app.wait("pair-sealed")
    assert copied_public(app) == public, "another pair took its place"
    app.tick_all()
    app.click("pair-have")
    app.wait("wizard-paste-title", exchange="Binance")
    api_key = made_of(LETTERS_AND_DIGITS, 64)
    app.secrets.append(api_key)
    app.type(exactly("API Key"), api_key)
    assert not [thing for thing in app.all(("password text",)) if "Secret" in thing.name], "the secret is asked for"
    app.click("create-paste-save")
    app.wait("create-name-saved-title")
    app.type("create-name-label", "Born here")
    app.click("create-name-finish")
    app.wait("key-history")
    app.click(re.compile("Copy private key.*", re.I))
    chapters.wait_until(lambda: "PRIVATE KEY" in (clipboard() or ""), "the private half was not copied")
    private = clipboard()
    app.secrets.append(private)
    told.assert_nowhere_in_the_clear(private, api_key)
    assert ed25519_public(body(private)[-32:]) == body(public)[-32:], "the halves do not belong together"
    app.press("ctrl+1")


def copied_public(app):
    """The public half, as a person takes it to the exchange."""
    app.click("pair-copy")
    chapters.wait_until(lambda: "BEGIN PUBLIC KEY" in (clipboard() or ""), "the public half was not copied")
    return clipboard()


def body(pem):
    """The bytes of a PEM text."""
    return base64.b64decode("".join(line for line in pem.splitlines() if not line.startswith("-----")))


def ed25519_public(seed):
    """The public half of this private one, by the formulas of RFC 8032, section 5.1.5."""
    prime = 2**255 - 19
    curve = -121665 * pow(121666, -1, prime) % prime

    def add(one, other):
        (x1, y1), (x2, y2) = one, other
        product = curve * x1 * x2 * y1 * y2
        return (
            (x1 * y2 + x2 * y1) * pow(1 + product, -1, prime) % prime,
            (y1 * y2 + x1 * x2) * pow(1 - product, -1, prime) % prime,
        )

    y = 4 * pow(5, -1, prime) % prime
    square = (y * y - 1) * pow(curve * y * y + 1, -1, prime) % prime
    x = pow(square, (prime + 3) // 8, prime)
    if (x * x - square) % prime:
        x = x * pow(2, (prime - 1) // 4, prime) % prime
    base = (prime - x if x % 2 else x, y)
    scalar = int.from_bytes(hashlib.sha512(seed).digest()[:32], "little")
    scalar = scalar & ((1 << 254) - 8) | (1 << 254)
    point, power = (0, 1), base
    while scalar:
        if scalar & 1:
            point = add(point, power)
        power = add(power, power)
        scalar >>= 1
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")
