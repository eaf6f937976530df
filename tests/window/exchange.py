"""An exchange on this computer that speaks Kraken's protocol: it knows keys, checks signatures by its own path, and says what they may do.

Plainly, or, where it is given a folder for its certificates, over TLS: then programs that are started later trust it.
"""
import base64
import hashlib
import hmac
import http.server
import json
import os
import ssl
import subprocess
import threading
import time
import urllib.parse

KEY_INFO = "/0/private/GetApiKeyInfo"


class Exchange:
    """Serves in the background. Use it as a context."""

    def __init__(self, folder=None):
        self.keys = {}
        self.asked = []
        self.is_down = False
        exchange = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                if self.path == "/0/public/Time":
                    self.answer({"error": [], "result": {"unixtime": int(time.time())}})
                else:
                    self.send_error(404)

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                exchange.asked.append((self.path, self.headers.get("API-Key")))
                if exchange.is_down:
                    self.send_error(503)
                elif self.path != KEY_INFO:
                    # Nothing else is ever to be asked of it.
                    self.send_error(404)
                else:
                    self.answer(exchange.judge(self.path, body, self.headers))

            def answer(self, what):
                body = json.dumps(what).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        scheme = "http"
        if folder is not None:
            scheme = "https"
            certificate, key, trusted = make_certificates(folder)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            os.environ["SSL_CERT_FILE"] = trusted
        self.address = "%s://127.0.0.1:%d" % (scheme, self.server.server_address[1])

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()

    def know(self, secret, permissions, addresses=()):
        """A key of this exchange: what it may do, and from where."""
        self.keys[secret["api_key"]] = {
            "secret": secret["secret"], "permissions": list(permissions), "addresses": list(addresses), "nonce": 0,
        }

    def forget(self, secret):
        """The key is deleted here."""
        del self.keys[secret["api_key"]]

    def judge(self, path, body, headers):
        """The answer to a signed question (docs.kraken.com, Get API Key Info)."""
        key = self.keys.get(headers.get("API-Key"))
        if key is None:
            return {"error": ["EAPI:Invalid key"]}
        nonce = urllib.parse.parse_qs(body.decode())["nonce"][0]
        digest = hashlib.sha256(nonce.encode() + body).digest()
        mac = hmac.new(base64.b64decode(key["secret"]), path.encode() + digest, hashlib.sha512).digest()
        if not hmac.compare_digest(base64.b64encode(mac).decode(), headers.get("API-Sign", "")):
            return {"error": ["EAPI:Invalid signature"]}
        if int(nonce) <= key["nonce"]:
            return {"error": ["EAPI:Invalid nonce"]}
        key["nonce"] = int(nonce)
        return {"error": [], "result": {
            "apiKeyName": "test", "permissions": key["permissions"], "ipAllowlist": key["addresses"],
            "validUntil": "0", "createdTime": "1772582400", "modifiedTime": "1772582400", "lastUsed": None,
        }}


def make_certificates(folder):
    """A certificate for this computer, its key, and the one that is trusted for it."""
    os.makedirs(folder, exist_ok=True)

    def path(name):
        return os.path.join(folder, name)

    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)

    new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl("req", "-x509", *new, "-keyout", path("ca.key"), "-out", path("ca.pem"), "-subj", "/CN=test", "-days", "2")
    openssl("req", *new, "-keyout", path("own.key"), "-out", path("own.csr"), "-subj", "/CN=127.0.0.1")
    with open(path("own.txt"), "w", encoding="utf-8") as file:
        file.write("subjectAltName=IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", path("own.csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"), "-CAcreateserial",
            "-out", path("own.pem"), "-days", "2", "-extfile", path("own.txt"))
    return path("own.pem"), path("own.key"), path("ca.pem")
