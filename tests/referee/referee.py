"""Signs the same question with the Python package ccxt and names every difference.

Reads a list of cases as JSON from the standard input, writes for each a list of differences, or why it cannot be compared; with the
argument `cost`, what signing costs it. No network: only ccxt's signing is called, with a clock, a nonce and random bytes that stand still.
"""
import asyncio
import base64
import json
import statistics
import sys
import time
from urllib.parse import parse_qsl, urlsplit

import ccxt
import ccxt.pro
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

# So often a signature is made where its cost is asked for.
TIMES = 200

# Each case, by its name or its exchange: where its call stands in ccxt, the method, the path, the parameters that are not about time or signature.
CALLS = {
    "binance": ("sapi", "GET", "account/apiRestrictions", {}),
    "binanceus": ("private", "GET", "account", {}),
    "bingx": (["account", "v1", "private"], "GET", "account/apiPermissions", {"recvWindow": "5000"}),
    "bitfinex": ("private", "POST", "auth/r/permissions", {}),
    "bitget": (["private", "uta"], "GET", "v3/account/info", {}),
    "bitget, classic": (["private", "spot"], "GET", "v2/spot/account/info", {}),
    "bithumb": ("private", "GET", "v1/api_keys", {}),
    "bitstamp": ("private", "POST", "account_balances/", {}),
    "bitvavo": ("private", "GET", "balance", {}),
    "bybit": ("private", "GET", "v5/user/query-api", {}),
    "coinbase": (["v3", "private"], "GET", "brokerage/key_permissions", {}),
    "cryptocom": (["v1", "private"], "POST", "private/user-balance", {}),
    "gate": (["private", "account"], "GET", "main_keys", {}),
    "gate, detail": (["private", "account"], "GET", "detail", {}),
    "gemini": ("private", "POST", "v1/roles", {}),
    "htx": (["spot", "private"], "GET", "v2/user/uid", {}),
    "htx, keys": (["spot", "private"], "GET", "v2/user/api-key", {"uid": "63628520"}),
    "hyperliquid": ("public", "POST", "info", {}),
    "kraken": ("private", "POST", "GetApiKeyInfo", {}),
    "krakenfutures": ("auth", "GET", "api-keys/v3/check", {}),
    "kucoin": ("private", "GET", "user/api-key", {}),
    "mexc": (["spot", "private"], "GET", "apiKeyInfo", {"accessKey": "api_key"}),
    "okx": ("private", "GET", "account/config", {}),
    "phemex": ("private", "GET", "spot/wallets", {"currency": "BTC"}),
    "poloniex": ("private", "GET", "accounts/balances", {}),
    "upbit": ("private", "GET", "api_keys", {}),
    "whitebit": (["v4", "private"], "POST", "trade-account/balance", {}),
}


class Bodiless(str):
    """A method that is sent as written and that ccxt does not recognise, so that it adds no body of its own."""

    def __eq__(self, other):
        return False

    __hash__ = str.__hash__


def made(case, package=ccxt):
    """ccxt's exchange with the fields of this case, and with everything standing still that moves."""
    fields = case["fields"]
    exchange = getattr(package, case["exchange"])({
        "apiKey": fields.get("api_key", ""),
        "secret": fields.get("secret", ""),
        "password": fields.get("passphrase", ""),
    })
    millis = case["clock_ms"]
    exchange.milliseconds = lambda: millis
    exchange.seconds = lambda: millis // 1000
    exchange.microseconds = lambda: millis * 1000
    exchange.uuid = lambda: case["uuid"]
    exchange.uuid22 = lambda length=22: case["random"][:length]
    exchange.random_bytes = lambda length: case["random"]
    return exchange


def signed_by_ccxt(case):
    exchange, call = prepared(case)
    return exchange.sign(*call)


def cost(case):
    """How long ccxt takes to sign this, in microseconds: the median of many."""
    exchange, call = prepared(case)
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        exchange.sign(*call)
        took.append(1e6 * (time.perf_counter() - begun))
    return statistics.median(took)


def prepared(case):
    """ccxt's exchange for this case, and what it is to sign."""
    exchange = made(case)
    fields = case["fields"]
    where, method, path, params = CALLS.get(case["name"]) or CALLS[case["exchange"]]
    where = [where] if isinstance(where, str) else where
    params = {name: fields.get(value, value) for name, value in params.items()}
    if case["exchange"] == "bitstamp":
        method = Bodiless(method)
    elif case["exchange"] in ("binance", "binanceus", "mexc"):
        # The parameters may stand in any order and are signed as they stand: in ours.
        exchange.options["recvWindow"] = 5000
        order = [name for name, _ in parse_qsl(urlsplit(case["url"]).query)]
        urlencode = exchange.urlencode
        exchange.urlencode = lambda params: urlencode(dict(sorted(params.items(), key=lambda one: order.index(one[0]))))
    elif case["name"] == "gemini":
        exchange.options["nonce"] = "seconds"
    elif case["exchange"] == "krakenfutures":
        # ccxt lacks this call, and learns its place here; the recipe is its own.
        exchange.urls["api"]["auth"] = "https://futures.kraken.com/api/auth/"
        exchange.options["versions"]["auth"] = {"GET": {path: "v1"}}
        exchange.options["access"]["auth"] = {"GET": {path: "private"}}
    elif case["exchange"] == "hyperliquid":
        address = exchange.eth_get_address_from_private_key(fields["secret"])
        params = {"type": "userRole", "user": address}
    return exchange, (path, where, method, params)


def signed_for_deribit(case):
    """ccxt asks for a token over its socket only. What it signs there is taken from it, with our nonce in the place of its own."""
    exchange = made(case, ccxt.pro)
    sent, signed = {}, []
    hmac = exchange.hmac

    async def watch(url, name, message, subscription, *rest):
        sent.update(message)

    def seen(message, *rest):
        signed.append((message, rest))
        return hmac(message, *rest)

    async def authenticate():
        await exchange.authenticate()
        await exchange.close()

    exchange.hmac, exchange.watch = seen, watch
    asyncio.run(authenticate())
    (message, rest), = signed
    nonce = case["random"]
    time, own_nonce, data = message.decode().split("\n")
    assert own_nonce == sent["params"]["nonce"] == time
    params = dict(sent["params"], nonce=nonce)
    params["signature"] = hmac("\n".join([time, nonce, data]).encode(), *rest)
    return made(case).sign("auth", ["public"], "GET", params)


def parts(method, url, headers, body):
    """A request as named parts."""
    split = urlsplit(url)
    found = {"method": str(method), "address": "%s://%s%s" % (split.scheme, split.netloc, split.path)}
    query = parse_qsl(split.query, keep_blank_values=True)
    found.update({"query " + name: value for name, value in query})
    found.update({"header " + name.lower(): value for name, value in (headers or {}).items()})
    found["body"] = body or ""
    try:
        fields = json.loads(body)
        if isinstance(fields, dict):
            del found["body"]
            found.update({"body " + name: value for name, value in fields.items()})
    except (TypeError, ValueError):
        pass
    return found


def differences(ours, theirs):
    """The names of the parts that are not the same."""
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def decoded(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def token_of(found):
    scheme, _, token = found.pop("header authorization").partition(" ")
    assert scheme == "Bearer", scheme
    return token


def with_claims(found, token):
    header, claims, _ = token.split(".")
    found.update({"header of the token: " + name: value for name, value in decoded(header).items()})
    found.update({"claim " + name: value for name, value in decoded(claims).items()})


def compare_tokens(case, ours, theirs):
    """Header and claims by name. The signature of our token by the public half, and by ccxt's own signer for the same claims."""
    our_token, their_token = token_of(ours), token_of(theirs)
    with_claims(ours, our_token)
    with_claims(theirs, their_token)
    found = differences(ours, theirs)
    header, claims, signature = our_token.split(".")
    signed = (header + "." + claims).encode()
    signature = base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
    secret = case["fields"]["secret"]
    options = {name: value for name, value in decoded(header).items() if name != "typ"}
    is_pem = secret.startswith("-----BEGIN")
    try:
        if is_pem:
            public = serialization.load_pem_private_key(secret.encode(), None).public_key()
            half = len(signature) // 2
            number = [int.from_bytes(part, "big") for part in (signature[:half], signature[half:])]
            public.verify(utils.encode_dss_signature(*number), signed, ec.ECDSA(hashes.SHA256()))
        else:
            seed = base64.b64decode(secret)[:32]
            ed25519.Ed25519PrivateKey.from_private_bytes(seed).public_key().verify(signature, signed)
    except InvalidSignature:
        found.append("signature of the token by the public half")
    exchange = made(case)
    key = exchange.encode(secret) if is_pem else base64.b64decode(secret)[:32]
    again = exchange.jwt(decoded(claims), key, "sha256", False, options)
    if again != our_token:
        found.append("signature of the token as ccxt makes it")
    return found


def judged(case):
    if case["exchange"] == "deribit":
        theirs = signed_for_deribit(case)
    elif case["exchange"] in CALLS:
        theirs = signed_by_ccxt(case)
    else:
        return {"uncovered": "no call of ccxt is named for it"}
    ours = parts(case["method"], case["url"], case["headers"], case["body"])
    theirs = parts(theirs["method"], theirs["url"], theirs["headers"], theirs["body"])
    if case["exchange"] == "coinbase":
        return {"differences": compare_tokens(case, ours, theirs)}
    return {"differences": differences(ours, theirs)}


def costed(case):
    if case["exchange"] not in CALLS:
        return {"uncovered": "no call of ccxt is named for it"}
    return {"micros": cost(case)}


def main():
    answers = []
    answer = costed if sys.argv[1:] == ["cost"] else judged
    for case in json.load(sys.stdin):
        try:
            answers.append(answer(case))
        except Exception as error:  # whatever it is, it is told and not taken for agreement
            answers.append({"uncovered": "%s: %s" % (type(error).__name__, error)})
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
