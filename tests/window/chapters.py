"""The chapters of the story. Each goes on where the one before ended, and says in its first line what it shows."""
import base64
import glob
import os
import re
import shutil
import subprocess
import time

from app import PRESSED
from desk import clipboard, keyboard
from keychain import Keychain
from phone import Phone

PASSPHRASE = "harbor pencil velvet noon"
NEXT_PASSPHRASE = "gravel tulip orbit saddle"
# Deriving a key takes its time in a build for tests on a busy computer.
SLOW = 120
# While the time of a code that was used lasts, a wrong one cannot be told from it.
REFUSED = ("problem-wrong-both-do", "problem-wrong-both-now", "problem-code-used-what")


class Told:
    """What the story knows so far."""

    def __init__(self, app):
        self.app = app
        self.phone = None
        self.keychain = Keychain()
        self.codes = []
        self.passphrase = PASSPHRASE
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

    def unlock(self, code=None, passphrase=None):
        """Types a code that was not used, and the passphrase, and waits until the try has begun: only then is a refusal the answer to it."""
        for _ in range(4):
            self.app.type("unlock-code", code or self.phone.fresh_code())
            self.app.type("unlock-passphrase", passphrase or self.passphrase)
            # A key that was lost on a busy computer leaves the button greyed.
            if self.app.can_press("unlock-button"):
                keyboard("key", "Return")
                self.app.wait_pressed("unlock-button")
                return
        raise AssertionError("what was typed did not make the button ready")

    def copy_all(self):
        """Copies both fields, and looks at them as another program does."""
        for field in ("api_key", "secret"):
            label = {"api_key": "API key", "secret": "private key"}[field]
            self.app.click(re.compile("Copy %s.*" % label, re.I))
            wait_until(lambda: clipboard() == self.secret[field], "the clipboard does not hold the %s" % label)
            assert "x-kde-passwordManagerHint" in clipboard("TARGETS"), "the copy is not marked as secret"
            assert clipboard("x-kde-passwordManagerHint") == "secret"
            self.app.wait("key-copied")

    def wait_for_empty_clipboard(self, patience):
        """Waits until the clipboard is cleared."""
        wait_until(lambda: not clipboard(), "the secret is still on the clipboard", patience)

    def start_again(self):
        """Opens the window and the vault, after the program was killed."""
        self.app.start()
        self.app.wait("unlock-title")
        self.unlock()
        self.app.wait("frame-lock-name", patience=SLOW)


def open_window(told):
    """The window opens."""
    told.app.start()
    told.app.wait("welcome-promise")


def first_start(told):
    """First start: one promise; the samples can be looked at and save nothing."""
    app = told.app
    app.start()
    app.wait("welcome-promise")
    app.click("welcome-look-around")
    app.wait("frame-demo-leave-name")
    app.wait(re.compile("Grid bot.*"))
    app.click("frame-demo-leave-name")
    app.wait("welcome-promise")
    assert told.files() == {}, "looking around left %s" % sorted(told.files())
    assert told.keychain.entries() == {}, "looking around left something in the keychain"


def leave_set_up(told):
    """Set-up left half-way: nothing is left behind, on the disk or in the keychain."""
    app = told.app
    app.click("welcome-begin")
    phone = read_seed(told)
    app.type("set-up-link-code", phone.fresh_code())
    app.wait("set-up-link-linked")
    app.click("common-back")
    app.click("set-up-leave-yes")
    app.wait("welcome-promise")
    assert told.files() == {}, "leaving left %s" % sorted(told.files())
    assert told.keychain.entries() == {}, "leaving left something in the keychain"


def read_seed(told):
    """Takes the seed as a person without a camera does, by the button that copies it."""
    app = told.app
    app.wait("set-up-link-qr")
    app.click("set-up-link-copy-name")
    app.wait("set-up-copied")
    seed = clipboard()
    assert seed and len("".join(seed.split())) == 32, "the seed was not on the clipboard"
    app.secrets += [seed.strip(), "".join(seed.split())]
    app.click("set-up-copied-clear")
    wait_until(lambda: not clipboard(), "the seed is still on the clipboard")
    return Phone(seed)


def save_sheet(told, name):
    """Saves the sheet by a typed path, and reads the codes from the file."""
    app = told.app
    app.wait("set-up-sheet-title")
    path = os.path.join(os.environ["HOME"], name)
    app.type("set-up-sheet-path", path)
    app.click("set-up-sheet-path-save")
    app.wait("set-up-sheet-saved")
    with open(path) as file:
        sheet = file.read()
    assert os.stat(path).st_mode & 0o077 == 0, "others can read the sheet"
    told.codes = re.findall(r"Code \d\s+(\S+)", sheet)
    assert len(told.codes) == 3, "the sheet has %d codes" % len(told.codes)
    app.secrets += told.codes


def read_back(told):
    """Reads two groups back from the sheet, the first wrong at first."""
    app = told.app
    asked = app.wait_all(re.compile(r"Code \d, \w+ group"), 2)
    for at, name in enumerate(asked):
        number, group = re.match(r"Code (\d), (\w+) group", name).groups()
        groups = told.codes[int(number) - 1].split("-")
        right = groups[["first", "second", "third", "fourth", "fifth"].index(group)]
        if at == 0:
            app.type(re.compile(re.escape(name)), "Z" * len(right) if right[0] != "Z" else "Y" * len(right))
            app.wait("set-up-sheet-wrong")
        app.type(re.compile(re.escape(name)), right.lower())


def set_up(told):
    """Set-up: wrong and old codes are told apart, a space is fine, the sheet is saved and two groups are read back."""
    app = told.app
    app.click("welcome-begin")
    told.phone = read_seed(told)
    app.type("set-up-link-code", told.phone.wrong_code())
    app.wait_one("set-up-link-wrong", "set-up-link-wrong-now")
    app.type("set-up-link-code", told.phone.old_code())
    app.wait("problem-code-old-what")
    code = told.phone.fresh_code()
    app.type("set-up-link-code", code[:3] + " " + code[3:])
    app.wait("set-up-link-linked")
    app.click("common-continue")

    app.wait("set-up-passphrase-title")
    app.click(re.compile(re.escape(app.words.texts["set-up-passphrase-both"]) + ".*"))
    app.type("set-up-passphrase-label", "bitcoin")
    app.wait("set-up-passphrase-weak")
    app.type("set-up-passphrase-label", PASSPHRASE)
    app.type("set-up-passphrase-again", PASSPHRASE)
    app.secrets.append(PASSPHRASE)
    app.click("common-continue")

    save_sheet(told, "recovery sheet.txt")
    read_back(told)
    assert told.files() == {}, "something was written before all was confirmed: %s" % sorted(told.files())
    assert told.keychain.entries() == {}, "something is in the keychain before all was confirmed"
    app.click("set-up-sheet-finish")
    app.wait("keys-empty-title", patience=SLOW)
    assert {"data", "slots.a", "slots.b"} <= set(told.files()), "the vault was not written"
    assert any(name.endswith("/dev") for name in told.keychain.entries()), "the keychain has no device key"
    told.assert_nowhere_in_the_clear(told.phone.text, PASSPHRASE, *told.codes)


def lock_and_unlock(told):
    """Lock and unlock: a used code is refused with the seconds to wait, a wrong one too; the recovery screen is there."""
    app = told.app
    # A used code is told apart only while its time lasts, and a slow computer may need a second try for that.
    for code in (lambda: told.phone.fresh_code(left=20), told.phone.early_code, told.phone.early_code):
        lock(app)
        used = code()
        told.unlock(used)
        app.wait("frame-lock-name", patience=SLOW)
        app.wait_gone("frame-securing", patience=SLOW)
        lock(app)
        told.unlock(used)
        if app.wait_one("problem-code-used-what", "problem-wrong-both-what", patience=SLOW) == "problem-code-used-what":
            app.wait_one("problem-code-used-do", "problem-code-used-now")
            # Until its time is over, a wrong code cannot be told from a used one.
            app.wait("problem-code-used-now", patience=70)
            break
        told.unlock()
        app.wait("frame-lock-name", patience=SLOW)
    else:
        raise AssertionError("a used code was never told apart")
    told.unlock(told.phone.wrong_code())
    app.wait_one("problem-wrong-both-do", "problem-wrong-both-now", patience=SLOW)
    app.click("unlock-lost-phone")
    app.wait("recovery-title")
    app.click("common-back")
    app.wait("unlock-title")
    told.unlock(passphrase=PASSPHRASE + " no")
    app.wait_one("problem-wrong-both-do", "problem-wrong-both-now", patience=SLOW)
    # Three wrong ones are free, then there is a pause of five seconds.
    time.sleep(6)
    told.unlock()
    app.wait("keys-empty-title", patience=SLOW)
    app.wait("keys-wrong-codes")


def second_start(told):
    """Started once more it brings the open window to the front and leaves, also while a hundred do so at once."""
    app = told.app
    watch = app.desk.run("/usr/bin/xev", "-root", "-event", "substructure", stdout=subprocess.PIPE, text=True)
    time.sleep(0.5)
    for number in (1, 100):
        others = [app.start_another() for _ in range(number)]
        left = [other.wait(60) for other in others]
        assert left == [0] * number, "the others ended with %s" % left
    assert not os.path.exists(os.path.join(app.data, "raise")), "the ring was not answered"
    app.wait("frame-lock-name")
    watch.terminate()
    assert "_NET_ACTIVE_WINDOW" in watch.communicate()[0], "the window did not ask to come to the front"


def lock(app):
    """Locks, and looks that nothing of the vault stays on the screen."""
    app.press("ctrl+l")
    app.wait("unlock-title")
    told = app.tree()
    for word in ("Night bot", "sub-account Grid", "Kraken"):
        assert word not in told, "%s is still told after locking" % word


def settings(told):
    """Settings: shorter times are kept; the theme and the text size change the picture."""
    app = told.app
    app.press("ctrl+comma")
    app.wait("settings-title")
    light = app.desk.shown()
    app.click("settings-theme-dark")
    wait_until(lambda: app.desk.shown() != light, "the dark theme changed nothing")
    app.press("ctrl+plus")
    app.press("ctrl+0")
    app.click("settings-theme-light")
    app.choose("settings-clipboard", "settings-clipboard-choice", time="10 seconds")
    app.choose("settings-idle", "settings-idle-choice", time="1 minute")
    # Chosen one right after the other, and neither is lost.
    app.wait("settings-clipboard-choice", time="10 seconds")
    app.wait("settings-idle-choice", time="1 minute")
    app.press("ctrl+1")
    app.wait("keys-empty-title")


def ways_in(told):
    """What opens it: everything is sealed anew for another phone and sheet, another passphrase, a recovery code; the old ones open nothing."""
    app = told.app
    old_codes, old_phone, old_secrets = told.codes, told.phone, set(told.keychain.secrets())
    app.press("ctrl+comma")
    app.click("settings-phone-change")
    app.click(re.compile(re.escape(app.words.texts["set-up-happened-lost"]) + ".*"))
    app.click("common-continue")
    new_phone = read_seed(told)
    assert new_phone.text != told.phone.text, "the new phone got the old seed"
    app.type("set-up-link-code-new", new_phone.fresh_code())
    app.wait("set-up-link-linked")
    app.click("common-continue")
    save_sheet(told, "new recovery sheet.txt")
    read_back(told)
    assert not set(old_codes) & set(told.codes), "the new sheet has codes of the old one"
    app.click("common-continue")
    app.type("set-up-prove-code", told.phone.wrong_code())
    app.type("set-up-prove-passphrase", told.passphrase)
    keyboard("key", "Return")
    app.wait_one(*REFUSED, patience=SLOW)
    assert set(told.keychain.secrets()) == old_secrets, "something was sealed anew before the proof"
    prove(told, "set-up-rekey-do", "frame-toast-rekey")
    told.phone = new_phone
    assert old_secrets.isdisjoint(told.keychain.secrets()), "a secret is sealed with the old key still"
    app.wait("keys-phone-lost-do")
    app.click("keys-got-it")
    app.wait_gone("keys-phone-lost-do")
    copy_night_bot(told)

    app.press("ctrl+comma")
    app.click("settings-passphrase-change")
    app.wait("set-up-passphrase-title-change")
    app.type("set-up-passphrase-label", NEXT_PASSPHRASE)
    app.type("set-up-passphrase-again", NEXT_PASSPHRASE)
    app.secrets.append(NEXT_PASSPHRASE)
    app.click("common-continue")
    prove(told, "set-up-prove-do-passphrase", "frame-toast-passphrase")

    lock(app)
    told.unlock(old_phone.fresh_code(), NEXT_PASSPHRASE)
    app.wait_one(*REFUSED, patience=SLOW)
    told.unlock()
    app.wait_one(*REFUSED, patience=SLOW)
    told.passphrase = NEXT_PASSPHRASE
    told.unlock()
    app.wait("frame-lock-name", patience=SLOW)
    lock(app)
    app.click("unlock-lost-phone")
    app.type("recovery-code", old_codes[0])
    keyboard("key", "Return")
    app.wait("problem-wrong-recovery-code-what", patience=SLOW)
    app.type("recovery-code", told.codes[0])
    keyboard("key", "Return")
    app.wait("set-up-happened-title", patience=SLOW)
    app.click(re.compile(re.escape(app.words.texts["set-up-happened-mine"]) + ".*"))
    app.click("common-continue")
    told.phone = read_seed(told)
    app.type("set-up-link-code", told.phone.fresh_code())
    app.wait("set-up-link-linked")
    app.click("common-continue")
    app.type("set-up-passphrase-label", told.passphrase)
    app.type("set-up-passphrase-again", told.passphrase)
    app.click("set-up-passphrase-link")
    app.wait("frame-toast-phone-again", patience=SLOW)
    lock(app)
    told.unlock()
    app.wait("frame-lock-name", patience=SLOW)
    copy_night_bot(told)
    told.assert_nowhere_in_the_clear(told.phone.text, NEXT_PASSPHRASE, *told.codes, *told.secret.values())


def copy_night_bot(told):
    """The key's fields are what was pasted."""
    told.app.press("ctrl+1")
    told.app.click(re.compile(re.escape("Night bot") + ".*"))
    told.copy_all()
    told.app.press("ctrl+1")


def prove(told, deed, done):
    """Shows that the owner is there, by a code of the phone in use and the passphrase in use."""
    app = told.app
    app.wait("set-up-prove-title")
    for _ in range(4):
        app.type("set-up-prove-passphrase", told.passphrase)
        app.type("set-up-prove-code", told.phone.fresh_code())
        if app.can_press(deed):
            break
    app.click(deed)
    app.wait(done, patience=SLOW)


def make_kraken_key():
    """A key and a private key of the form that Kraken gives out. They open nothing."""
    return {
        "api_key": base64.b64encode(os.urandom(42)).decode(),
        "secret": base64.b64encode(os.urandom(64)).decode(),
    }


API_KEY = re.compile("API key")
PRIVATE_KEY = re.compile("Private key")


def create(told):
    """Create a key at Kraken; swapped fields are noticed; killed in between and while saving, it goes on."""
    app = told.app
    app.press("ctrl+n")
    app.wait("create-purpose-title")
    app.click(re.compile(app.words.texts["create-purpose-trading-bot"] + r"\..*"))
    app.click(re.compile("Freqtrade.*"))
    app.click("common-continue")
    app.wait("create-exchange-title")
    app.click(re.compile(r"Kraken\..*"))
    app.click("common-continue")
    app.wait("create-permissions-title")
    assert app.is_ticked(re.compile("Query Funds.*"))
    boxes = [box.name for box in app.all(("check box",))]
    assert not any("Withdraw Funds" in name for name in boxes), "Withdraw can be ticked like any other: %s" % boxes
    app.click("create-permissions-continue")
    app.wait("create-addresses-title")
    app.type("create-addresses-label-tool", "203.0.113.24", tool="Freqtrade")
    app.click("create-addresses-add")
    app.wait(re.compile(r"203\.0\.113\.24.*"))
    app.click("common-continue")
    app.wait("create-at-title", exchange="Kraken")

    # A power cut in between: every answer is kept.
    app.kill()
    told.start_again()
    app.click("keys-draft-go-on-name")
    app.wait("create-at-title", exchange="Kraken")
    app.tick_all()
    app.click("create-at-have")

    told.secret = make_kraken_key()
    app.secrets += told.secret.values()
    app.wait("wizard-paste-title", exchange="Kraken")
    app.type(API_KEY, told.secret["secret"])
    app.type(PRIVATE_KEY, told.secret["api_key"])
    app.wait("check-swapped-title")
    assert not app.wait("create-paste-save", PRESSED).enabled, "swapped fields can be saved without a word"
    assert told.keychain.secrets() == {}, "something was stored before it was saved"
    app.click("wizard-paste-swap")
    app.wait_gone("check-swapped-title")
    app.click("create-paste-save")

    # A power cut while it is being saved. Whatever was reached, nothing is lost and nothing is half.
    time.sleep(0.03)
    app.kill()
    told.start_again()
    app.click("keys-draft-go-on-name")
    if app.wait_one("create-name-title", "wizard-paste-title") == "wizard-paste-title":
        print("         (killed before it was saved: pasted again)")
        assert told.keychain.secrets() == {}, "what was not finished left something behind"
        app.type(API_KEY, told.secret["api_key"])
        app.type(PRIVATE_KEY, told.secret["secret"])
        app.click("create-paste-save")
        app.wait("create-name-saved-title")
    else:
        print("         (killed after it was saved: only its name was missing)")
    assert len(told.keychain.secrets()) >= 1
    told.assert_nowhere_in_the_clear(*told.secret.values())

    app.type("create-name-label", "Night bot")
    app.type("create-name-account", "sub-account Grid")
    app.click("create-name-finish")
    app.wait_gone("create-name-title")
    app.wait(re.compile("Night bot.*"))
    told.assert_nowhere_in_the_clear("Night bot", "sub-account Grid")


def open_key(app):
    """Opens the page of the one key."""
    app.press("ctrl+1")
    app.click(re.compile(r"Night (bot|owl)\..*"))
    app.wait("key-history")


def backup(told):
    """A backup is made and tried; on a computer that has lost everything it brings the keys back, with another phone."""
    app = told.app
    path = os.path.join(os.environ["HOME"], "my backup.age")
    app.press("ctrl+comma")
    app.click("settings-backup-make")
    app.click("set-up-words-copy-name")
    app.wait("set-up-copied")
    words = clipboard()
    assert len(words.split()) == 5, "there are %d words" % len(words.split())
    app.secrets.append(words)
    app.click("set-up-copied-clear")
    wait_until(lambda: not clipboard(), "the words are still on the clipboard")
    app.type("set-up-words-again", words.upper())
    app.click("common-continue")
    app.type("set-up-place-path", path)
    app.click("set-up-place-path-use")
    app.wait("set-up-place-chosen")
    app.click("common-continue")
    assert not os.path.exists(path), "the backup was written before the proof"
    prove(told, "set-up-prove-do-backup", "frame-toast-backup")
    assert os.stat(path).st_mode & 0o077 == 0, "others can read the backup"
    with open(path, "rb") as file:
        sealed = file.read()
    assert sealed.startswith(b"age-encryption.org/v1\n-> scrypt "), "it is no age file"
    assert told.secret["api_key"].encode() not in sealed and b"Night bot" not in sealed
    app.wait("settings-backup-all")

    app.click("settings-backup-try-do")
    open_backup(told, path, "these are not the words")
    app.wait("problem-backup-words-what", patience=SLOW)
    open_backup(told, path, words)
    app.wait("set-up-open-seen-all", patience=SLOW)
    app.click("set-up-open-done")
    app.wait("settings-backup-all")

    # The computer is lost: its files and its keychain with it.
    app.kill()
    shutil.rmtree(app.data)
    told.keychain.forget()
    app.start()
    app.click("welcome-backup")
    open_backup(told, path, words)
    app.wait("set-up-open-seen-restore", patience=SLOW)
    app.click("common-continue")
    told.phone = read_seed(told)
    app.type("set-up-link-code", told.phone.fresh_code())
    app.wait("set-up-link-linked")
    app.click("common-continue")
    app.type("set-up-passphrase-label", told.passphrase)
    app.type("set-up-passphrase-again", told.passphrase)
    app.click("common-continue")
    save_sheet(told, "sheet of the new computer.txt")
    read_back(told)
    assert told.files() == {} and told.keychain.entries() == {}, "something was saved before the end"
    app.click("set-up-sheet-finish")
    app.wait("frame-lock-name", patience=SLOW)
    copy_night_bot(told)
    told.assert_nowhere_in_the_clear(words, *told.secret.values())


def open_backup(told, path, words):
    """Types where the backup is, and its words."""
    told.app.type("set-up-open-path", path)
    told.app.type("set-up-open-words", words)
    told.app.click("set-up-open-open")


def find(told):
    """The list: a row says what matters in one sentence; the search finds and does not find."""
    app = told.app
    app.press("ctrl+1")
    row = app.wait(re.compile(r"Night bot\..*"), PRESSED)
    assert "read" in row.name and "withdraw" in row.name and "Kraken" in row.name, row.name
    app.type("keys-search", "koinley")
    app.wait("keys-nothing-text", text="koinley")
    app.click("keys-nothing-text-clear")
    app.type("keys-search", "night")
    app.wait(re.compile(r"Night bot\..*"), PRESSED)
    app.type("keys-search", "can:withdraw")
    app.wait("keys-nothing-text")
    app.click("keys-search-clear")
    app.wait(re.compile(r"Night bot\..*"), PRESSED)


def details(told):
    """A key's page: rename, show, copy with countdown and mark, cleared when due and at lock; remove and undo."""
    app = told.app
    open_key(app)
    app.click("key-more")
    app.click("key-edit")
    app.wait("key-edit-title")
    app.type("key-edit-name", "Night owl")
    app.click("key-edit-save")
    app.wait(re.compile("Night owl"))

    app.click("key-show")
    app.wait("key-shown")
    app.assert_no_secret_is_told()
    app.press("Escape")
    app.wait_gone("key-shown")

    told.copy_all()
    told.wait_for_empty_clipboard(20)
    app.wait_gone("key-copied")
    told.copy_all()
    lock(app)
    assert not clipboard(), "locking left a secret on the clipboard"
    told.unlock()
    app.wait("frame-lock-name", patience=SLOW)

    open_key(app)
    app.click("key-more")
    app.click("key-remove")
    app.click("key-remove-yes")
    app.wait("frame-toast-removed")
    app.click("frame-toast-undo")
    app.wait("frame-toast-put-back")
    app.wait(re.compile(r"Night owl\..*"), PRESSED)
    assert told.keychain.secrets(), "removing with undo destroyed the secret"


def store_new(app, new, while_in_fields=lambda: None):
    """Begins a rotation on the key's page, and saves the new key beside the old one."""
    app.click("key-rotate")
    app.wait("rotate-why-title")
    app.click(re.compile(app.words.texts["rotate-why-due"] + ".*"))
    app.click("rotate-why-begin")
    app.wait("rotate-make-title", exchange="Kraken")
    app.tick_all()
    app.click("rotate-make-have")
    app.type(API_KEY, new["api_key"])
    app.type(PRIVATE_KEY, new["secret"])
    while_in_fields()
    app.click("rotate-paste-save")
    app.wait("rotate-switch-title")


def switch_and_delete(app):
    """Gives the new key to every tool, sees that it works, and says that the old one is deleted."""
    app.tick_all()
    app.click("rotate-switch-continue")
    app.wait("rotate-works-title")
    app.tick_all()
    app.click("rotate-works-confirm")
    app.wait("rotate-delete-title", exchange="Kraken")
    app.tick_all()
    app.click("rotate-delete-confirm")
    app.wait("rotate-proof-title")


def rotate(told):
    """Rotate the key; killed in the middle it goes on; the old secret leaves the keychain at the very end."""
    app = told.app
    before = set(told.keychain.secrets())
    open_key(app)
    new = make_kraken_key()
    app.secrets += new.values()
    store_new(app, new)
    both = set(told.keychain.secrets())
    assert before < both, "the new secret does not stand beside the old one"

    # A power cut between the two keys: both are there, and the list says so.
    app.kill()
    told.start_again()
    app.wait("words-duty-rotating", step=4)
    open_key(app)
    app.click("key-rotating")
    app.wait("rotate-switch-title")
    switch_and_delete(app)
    assert set(told.keychain.secrets()) == both, "the old secret was destroyed too early"
    app.tick_all()
    app.click("rotate-proof-finish")
    app.wait("frame-toast-rotated")
    told.secret = new
    wait_until(lambda: before.isdisjoint(told.keychain.secrets()), "the old secret is still in the keychain")
    assert both - before <= set(told.keychain.secrets()), "the new secret left the keychain"


def wait_until(true, otherwise, patience=15):
    """Waits until something is true."""
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.2)


def signal_of_desktop(path, name, is_so):
    """What a desktop or the login manager tells everybody on the bus."""
    command = ["gdbus", "emit", "--session", "--object-path", path, "--signal", name, "true" if is_so else "false"]
    done = subprocess.run(command, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def lock_in_five_ways(told):
    """Lock by the button, by a locked screen, before a sleep, and when idle, with a warning first; a copied secret goes too."""
    app = told.app
    open_key(app)
    told.copy_all()
    app.click("frame-lock-name")
    app.wait("unlock-title")
    assert not clipboard(), "locking left a secret on the clipboard"
    for path, name in (
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged"),
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep"),
    ):
        told.unlock()
        app.wait("frame-lock-name", patience=SLOW)
        signal_of_desktop(path, name, False)
        time.sleep(1)
        assert app.find("frame-lock-name"), "a screen that is free again locked the vault"
        signal_of_desktop(path, name, True)
        app.wait("unlock-title")
    told.unlock()
    app.wait("frame-lock-name", patience=SLOW)
    # The idle time was set to a minute. Nothing is touched from here on.
    app.wait("lock-warning-what", patience=75)
    app.wait("unlock-title", patience=30)
    app.kill()


def wrong_clock(told):
    """A clock that is an hour late: one code is refused, two in a row open it, and how far it is off is told."""
    app = told.app
    if app.process.poll() is None:
        lock(app)
    else:
        app.start()
        app.wait("unlock-title")
    told.phone = Phone(told.phone.text, ahead=3600)
    told.unlock()
    app.wait_one(*REFUSED, patience=SLOW)
    app.click("unlock-refused")
    app.click("unlock-two-codes")
    app.type("two-codes-first", told.phone.fresh_code())
    app.type("two-codes-second", told.phone.fresh_code())
    app.type("unlock-passphrase", told.passphrase)
    keyboard("key", "Return")
    app.wait("keys-clock-behind", patience=SLOW)
    app.wait_gone("frame-securing", patience=SLOW)
    lock(app)
    told.unlock()
    app.wait("problem-clock-outside-what", patience=SLOW)
