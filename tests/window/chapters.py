"""The chapters of the story. Each goes on where the one before ended, and says in its first line what it shows."""
import base64
import glob
import os
import re
import time

from desk import clipboard, keyboard
from keychain import Keychain
from phone import Phone

PASSPHRASE = "harbor pencil velvet noon"


class Told:
    """What the story knows so far."""

    def __init__(self, app):
        self.app = app
        self.phone = None
        self.keychain = Keychain()
        self.codes = []
        self.secret = {}

    def files(self):
        """Every file of the data folder, by name."""
        found = {}
        for path in glob.glob(os.path.join(self.app.data, "**"), recursive=True):
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    found[os.path.relpath(path, self.app.data)] = file.read()
        return found

    def assert_nowhere_in_the_clear(self, *texts):
        """None of these texts lies in the files or the keychain in any usual form."""
        places = {**self.files(), **self.keychain.entries()}
        assert places, "there was nothing to look into"
        for text in texts:
            plain = text.encode()
            forms = [plain, text.encode("utf-16-le"), base64.b64encode(plain).rstrip(b"="), plain.hex().encode()]
            for name, body in places.items():
                assert not any(form in body for form in forms), "%s lies in the clear in %s" % (text[:4], name)

    def unlock(self, code=None, passphrase=PASSPHRASE):
        """Types a code that was not used, and the passphrase."""
        self.app.type("unlock-code", code or self.phone.fresh_code())
        if passphrase is not None:
            self.app.type("unlock-passphrase", passphrase)
        keyboard("key", "Return")

    def start_again(self):
        """Opens the window and the vault, after the program was killed."""
        self.app.start()
        self.app.wait("unlock-title")
        self.unlock()
        self.app.wait("keys-title", patience=40)


def first_start(told):
    """First start: one promise; the samples can be looked at and save nothing."""
    app = told.app
    app.start()
    app.wait("welcome-promise")
    app.click("welcome-look-around")
    app.wait("frame-demo-name")
    app.wait(re.compile("Grid bot.*"))
    app.click("frame-demo-leave-name")
    app.wait("welcome-promise")
    assert told.files() == {}, "looking around left %s" % sorted(told.files())
    assert told.keychain.entries() == {}, "looking around left something in the keychain"
