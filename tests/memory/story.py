"""A day with secrets in the real window, with looks into the program's memory.

Usage: story.py STORY BINARY FOLDER TEXTS [BACKUP WORDS] (inside dbus-run-session). Standard output belongs to the test; words for people go to the other.
"""
import json
import os
import re
import subprocess
import sys
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "window")]
from desk import Desk, clipboard, keyboard  # noqa: E402
from exchange import Exchange  # noqa: E402
from memory import canary, look  # noqa: E402
from words import Words  # noqa: E402

# After a lock nothing may be left that much later.
SECONDS_AFTER_LOCK = 5
# A person pauses while typing, and a field with an undo history keeps what stood there then.
PAUSE = 1.2
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def made_up(words=3, letters=6):
    """Words that stand in no word list and in no library."""
    return " ".join("".join(LETTERS[byte % 32] for byte in os.urandom(letters)) for _ in range(words))


class Day:
    """What happens on this day, and what must not be remembered of it."""

    def __init__(self, app, told, chapters):
        self.app, self.told, self.chapters = app, told, chapters
        self.passphrase = told.passphrase = self.canary("passphrase", made_up(4))
        self.exchange = Exchange(os.path.join(app.desk.folder, "certificates")).__enter__()
        app.hosts["kraken"] = self.exchange.address

    @staticmethod
    def canary(name, text):
        """This text is searched for."""
        canary(name, text)
        return text

    def look(self, name, *expected):
        """Searches the memory."""
        look(self.app.process.pid, name, *expected)

    def type_slowly(self, id, text):
        """Types a text with pauses in which a person looks up."""
        third = len(text) // 3 + 1
        field = self.app.type(id, text[:third])
        for at in (third, 2 * third):
            time.sleep(PAUSE)
            keyboard(text=text[at : at + third])
        self.app.wait_typed(field, text)

    def go_on(self, id, until):
        """Presses a button until what comes after it is there: keys may still be on their way to the fields before it."""
        for _ in range(5):
            self.app.click(id)
            try:
                return self.app.wait(until, patience=4)
            except AssertionError:
                pass
        return self.app.wait(until)

    def paste(self, id, text):
        """Pastes a text from the clipboard of another program."""
        with subprocess.Popen(["xclip", "-selection", "clipboard"], stdin=subprocess.PIPE) as other:
            other.communicate(text.encode())
        self.app.focus(id)
        self.app.press("ctrl+v")
        time.sleep(0.5)

    def make_key(self, name):
        """A new key of Kraken's form, searched for."""
        key = self.chapters.make_kraken_key()
        canary(name + ", API key", key["api_key"])
        canary(name + ", secret", key["secret"])
        return key

    def set_up(self):
        """Set-up with a passphrase."""
        app, told = self.app, self.told
        app.start()
        app.click("welcome-begin")
        told.phone = self.chapters.read_seed(told)
        canary("seed", told.phone.text)
        canary("seed in groups", " ".join(told.phone.text[at : at + 4] for at in range(0, len(told.phone.text), 4)))
        canary("seed as bytes", told.phone.seed)
        app.type("set-up-link-code", told.phone.fresh_code())
        app.wait("set-up-link-linked")
        self.look("while the phone is linked", "seed as bytes")
        app.click("common-continue")
        app.click(re.compile(re.escape(app.words.texts["set-up-passphrase-both"]) + ".*"))
        self.type_slowly("set-up-passphrase-label", self.passphrase)
        self.look("while the passphrase is typed", "passphrase")
        app.type("set-up-passphrase-again", self.passphrase)
        self.go_on("common-continue", "set-up-sheet-title")
        self.read_sheet()
        app.click("set-up-sheet-finish")
        app.wait("keys-empty-title", patience=self.chapters.SLOW)
        device = next(body for name, body in told.keychain.entries().items() if name.endswith("/dev"))
        canary("device key", device[1:33])
        self.look("after set-up", "device key")

    def read_sheet(self):
        """Saves the sheet and types the two groups that are asked for."""
        self.chapters.save_sheet(self.told, "recovery sheet.txt")
        for number, code in enumerate(self.told.codes, 1):
            canary("recovery code %d" % number, code)
            canary("recovery code %d without dashes" % number, code.replace("-", ""))
        self.look("while the sheet is saved", *("recovery code %d without dashes" % number for number in (1, 2, 3)))
        self.chapters.read_back(self.told)

    def lock(self, name):
        """Locks, waits, and searches: nothing may be there."""
        self.app.press("ctrl+l")
        self.app.wait("unlock-title")
        time.sleep(SECONDS_AFTER_LOCK)
        self.look(name)

    def unlock(self, passphrase, name):
        """Types code and passphrase, slowly."""
        self.type_slowly("unlock-passphrase", passphrase)
        self.look("while the %s is typed" % name, name)
        self.app.type("unlock-code", self.told.phone.fresh_code(left=8))
        keyboard("key", "Return")

    def unlock_at_second_try(self):
        """Unlocks: first with a wrong passphrase, then with the right one."""
        app = self.app
        self.unlock(self.canary("wrong passphrase", made_up(4)), "wrong passphrase")
        app.wait("problem-wrong-both-what", patience=self.chapters.SLOW)
        self.unlock_right()

    def unlock_right(self):
        """Unlocks."""
        self.unlock(self.passphrase, "passphrase")
        self.app.wait("frame-lock-name", patience=self.chapters.SLOW)
        self.app.wait_gone("frame-securing", patience=self.chapters.SLOW)

    def create(self, name, fill):
        """Creates a key at Kraken, its fields filled by `fill`, with a name and an account of its own."""
        app = self.app
        key = self.make_key(name)
        app.press("ctrl+n")
        app.click(re.compile(app.words.texts["create-purpose-trading-bot"] + r"\..*"))
        app.click(re.compile("Freqtrade.*"))
        app.click("common-continue")
        app.click(re.compile(r"Kraken\..*"))
        app.click("common-continue")
        app.wait("create-permissions-title")
        app.click("create-permissions-continue")
        app.wait("create-addresses-title")
        app.type("create-addresses-label-tool", "203.0.113.24", tool="Freqtrade")
        app.click("create-addresses-add")
        app.wait(re.compile(r"203\.0\.113\.24.*"))
        app.click("common-continue")
        app.wait("create-at-title", exchange="Kraken")
        app.tick_all()
        app.click("create-at-have")
        app.wait("wizard-paste-title", exchange="Kraken")
        fill(self.chapters.API_KEY, key["api_key"])
        fill(self.chapters.PRIVATE_KEY, key["secret"])
        self.look("while %s is in its fields" % name, name + ", API key", name + ", secret")
        app.click("create-paste-save")
        app.wait("create-name-saved-title")
        label = self.canary(name + ", label", made_up())
        self.type_slowly("create-name-label", label)
        app.type("create-name-account", self.canary(name + ", account", made_up()))
        app.click("create-name-finish")
        app.wait_gone("create-name-title")
        app.wait(re.compile(label + ".*"))
        return label, key

    def open_key(self, label):
        """Opens a key's page."""
        self.app.press("ctrl+1")
        self.app.click(re.compile(label + r"\..*"))
        self.app.wait("key-history")

    def show(self, field, *expected):
        """Shows one of a key's fields, and searches: it must be found."""
        self.app.click(re.compile("%s %s.*" % (self.app.words.texts["key-show"], field), re.I))
        self.app.wait("key-shown")
        self.look("while the %s is shown" % field, *expected)
        self.app.press("Escape")
        self.app.wait_gone("key-shown")

    def copy(self, key):
        """Copies both fields and takes them as another program does."""
        for field, label in (("api_key", "API key"), ("secret", "private key")):
            self.app.click(re.compile("Copy %s.*" % label, re.I))
            self.chapters.wait_until(lambda: clipboard() == key[field], "the clipboard does not hold the " + label)

    def edit(self):
        """Gives the key another name, tags and a note."""
        app = self.app
        label = self.canary("edited label", made_up())
        app.click("key-more")
        app.click("key-edit")
        app.wait("key-edit-title")
        self.type_slowly("key-edit-name", label)
        app.type("key-edit-tags", self.canary("tag", made_up(1, 12)))
        self.type_slowly("key-edit-note", self.canary("note", made_up(5)))
        app.click("key-edit-save")
        app.wait(re.compile(label))
        return label

    def rotate(self):
        """Stores a new secret beside the old one."""
        app = self.app
        new = self.make_key("new key")
        typed = ("while the new key is in its fields", "new key, API key", "new key, secret")
        self.chapters.store_new(app, new, lambda: self.look(*typed))

    def back_up(self):
        """Makes a backup and opens it again, with words that are read and typed."""
        app, path = self.app, os.path.join(os.environ["HOME"], "day.age")
        app.press("ctrl+comma")
        app.click("settings-backup-make")
        app.click("set-up-words-copy-name")
        app.wait("set-up-copied")
        words = clipboard()
        # A single word stands in the program's list, and one with the beginning of the next in the text of some library.
        canary("words of the backup", words, 14)
        app.click("set-up-copied-clear")
        self.type_slowly("set-up-words-again", words)
        # Nobody outside can see what stands in the field, and a program that stands still takes no keys.
        time.sleep(PAUSE)
        self.look("while the words are typed", "words of the backup")
        self.go_on("common-continue", "set-up-place-title")
        app.type("set-up-place-path", path)
        app.click("set-up-place-path-use")
        app.wait("set-up-place-chosen")
        app.click("common-continue")
        self.chapters.prove(self.told, "set-up-prove-do-backup", "frame-toast-backup")
        app.click("settings-backup-try-do")
        self.chapters.open_backup(self.told, path, words)
        app.wait("set-up-open-seen-all", patience=self.chapters.SLOW)
        self.look("while the backup is open", "typed key, secret", "pasted key, secret", "new key, secret")
        app.click("set-up-open-done")

    def ask(self, key):
        """The exchange is asked over TLS, and what was sent is looked at."""
        app = self.app
        self.exchange.know(key, ["query-funds", "modify-trades"])
        app.press("ctrl+k")
        app.click("answer-now", exchange="Kraken")
        app.wait("answer-again", patience=self.chapters.SLOW)
        assert self.exchange.asked, "nothing was asked"
        assert app.find("answer-more-off") or app.find("answer-verdict-as-wanted"), "it was not answered"
        app.click("answer-see")
        app.wait("answer-sent-title", exchange="Kraken")
        self.look("while a request is on show", "typed key, label")
        app.click("answer-sent-close")

    def thousand(self, backup, words):
        """A thousand keys are brought in from a backup; one of them is searched for and shown."""
        app = self.app
        with open(words, encoding="utf-8") as file:
            told = json.load(file)
        for number, key in enumerate(told["keys"], 1):
            canary("label %d" % number, key["label"])
            canary("API key %d" % number, key["api_key"])
            canary("secret %d" % number, key["secret"])
        self.set_up()
        app.press("ctrl+comma")
        app.click("settings-backup-try-do")
        self.chapters.open_backup(self.told, backup, told["words"])
        app.wait("set-up-open-more-do", patience=self.chapters.SLOW)
        app.click(re.compile("Bring in .*"))
        app.wait("set-up-open-brought", patience=400)
        self.look("while the backup is open", *("secret %d" % number for number in (1, 2, 3)))
        app.click("set-up-open-done")
        self.lock("locked with a thousand keys")
        self.unlock_right()
        label = told["keys"][1]["label"]
        app.press("ctrl+1")
        app.type("keys-search", label)
        app.click(re.compile(re.escape(label) + r"\..*"))
        app.wait("key-history")
        self.show("API key", "label 1", "label 2", "label 3", "API key 2")
        self.show("private key", "secret 2")
        self.lock("locked again with a thousand keys")

    def day(self):
        """The whole day."""
        self.set_up()
        self.lock("locked after set-up")
        self.unlock_at_second_try()
        label, key = self.create("typed key", self.app.type)
        self.create("pasted key", self.paste)
        # What another program had on the clipboard is gone before the vault is locked.
        subprocess.run(["xclip", "-selection", "clipboard", "-i", "/dev/null"], check=True)
        self.open_key(label)
        self.show("API key", "typed key, API key", "typed key, label", "typed key, account")
        self.show("private key", "typed key, secret")
        self.copy(key)
        self.ask(key)
        self.open_key(label)
        label = self.edit()
        self.look("on the page of the edited key", "edited label", "tag", "note")
        self.rotate()
        self.lock("locked")
        self.unlock_right()
        self.back_up()
        self.open_key(label)
        self.show("private key", "typed key, secret", "edited label", "tag", "note", "device key")
        self.copy(key)
        self.lock("locked again")


def main():
    story, binary, folder, texts, *more = sys.argv[1:]
    with Desk(folder) as desk:
        # The accessibility bus is found when these are imported, so only now.
        import chapters
        from app import App

        app = App(desk, Words(texts), binary, os.path.join(folder, "data"))
        begun = time.monotonic()
        try:
            getattr(Day(app, chapters.Told(app), chapters), story)(*more)
        except BaseException:
            traceback.print_exc()
            try:
                print("\nThe window then:\n" + app.tree(), file=sys.stderr)
                print("\nA picture of it: " + desk.picture("broke-off"), file=sys.stderr)
            except Exception as error:  # the first failure is the one to tell
                print("nothing more was seen: %s" % error, file=sys.stderr)
            return 1
        print("%6.1f s  %s" % (time.monotonic() - begun, getattr(Day, story).__doc__), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
