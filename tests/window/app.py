"""The program under test, seen and driven through AT-SPI as a screen reader does it."""
import os
import re
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from desk import keyboard  # noqa: E402

PATIENCE = 15
PRESSED = ("push button", "button", "link", "check box", "radio button", "toggle button", "list item", "menu item",
           "page tab", "combo box", "table row", "tree item", "option", "table cell")
TYPED = ("text", "entry", "password text", "editbar", "spin button")


class NotSeen(AssertionError):
    """What was waited for did not come."""


class Thing:
    """One object of the window, as it was when it was looked at."""

    def __init__(self, of):
        self.of = of
        self.role = of.get_role_name()
        self.name = of.get_name() or ""
        self.text = ""
        if self.role in TYPED or self.role in ("label", "static"):
            shown = of.get_text_iface()
            if shown is not None:
                self.text = Atspi.Text.get_text(of, 0, -1)
        self.states = of.get_state_set()

    @property
    def said(self):
        return self.name or self.text or (self.of.get_description() or "")

    def has(self, state):
        return self.states.contains(state)

    @property
    def enabled(self):
        return self.has(Atspi.StateType.ENABLED) or self.has(Atspi.StateType.SENSITIVE)

    def __repr__(self):
        marks = [state.value_nick for state in (Atspi.StateType.CHECKED, Atspi.StateType.FOCUSED) if self.has(state)]
        marks += [] if self.enabled else ["disabled"]
        shown = "" if self.text in ("", self.name) else " = %r" % self.text
        return "%s %r%s %s" % (self.role, self.name, shown, " ".join(marks))


class App:
    """The running window."""

    def __init__(self, desk, words, binary, data):
        self.desk, self.words, self.binary, self.data = desk, words, binary, data
        self.process = None
        self.log = open(os.path.join(desk.folder, "keystead.log"), "ab")
        self.secrets = []

    def start(self):
        """Opens the window and waits until it can be seen."""
        self.process = self.desk.run(self.binary, "--data-dir", self.data, stdout=self.log, stderr=self.log)
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError("the program ended with %s" % self.process.returncode)
            if any(thing.said for thing in self.things()):
                self._focus_window()
                return
            time.sleep(0.1)
        raise NotSeen("no window came up")

    def _focus_window(self):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "Keystead"], capture_output=True, text=True
        ).stdout.split()
        for window in found:
            subprocess.run(["xdotool", "windowfocus", window], capture_output=True)

    def kill(self):
        """Ends the program without a warning, as a power cut does."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def quit(self):
        """Ends the program as a session's end does."""
        self.process.terminate()
        self.process.wait(10)

    def _root(self):
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(at)
            if app is not None and app.get_process_id() == self.process.pid:
                return app
        return None

    def things(self):
        """Everything in the window, in reading order."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        try:
            root = self._root()
            if root is None:
                return []
            root.clear_cache()
            found = []
            self._walk(root, found)
            return found
        except GLib.Error:
            # The window changed while it was read.
            return []

    def _walk(self, of, found):
        of.clear_cache_single() if hasattr(of, "clear_cache_single") else of.clear_cache()
        for at in range(of.get_child_count()):
            child = of.get_child_at_index(at)
            if child is None:
                continue
            try:
                found.append(Thing(child))
            except GLib.Error:
                continue
            self._walk(child, found)

    def tree(self):
        """Everything in the window, as text."""
        return "\n".join(repr(thing) for thing in self.things() if thing.said)

    def _pattern(self, id, arguments):
        if isinstance(id, re.Pattern):
            return id
        return self.words.pattern(id, **arguments)

    def find(self, id, roles=None, **arguments):
        """The thing with this text: exactly, or else as a part. `id` is a text's id or a pattern."""
        pattern = self._pattern(id, arguments)
        things = [thing for thing in self.things() if roles is None or thing.role in roles]
        for match in (pattern.fullmatch, pattern.match, pattern.search):
            for thing in things:
                if match(thing.name) or (thing.text and match(thing.text)):
                    return thing
        return None

    def wait(self, id, roles=None, patience=PATIENCE, **arguments):
        """Waits until something with this text is there."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            thing = self.find(id, roles, **arguments)
            if thing is not None:
                return thing
            if self.process.poll() is not None:
                raise AssertionError("the program ended with %s" % self.process.returncode)
            time.sleep(0.1)
        raise NotSeen("%s was not seen" % self._tell(id, arguments))

    def wait_one(self, *ids, patience=PATIENCE):
        """Waits until one of these texts is there, and says which."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            for id in ids:
                if self.find(id) is not None:
                    return id
            time.sleep(0.1)
        raise NotSeen("none of %s was seen" % ", ".join(map(str, ids)))

    def wait_gone(self, id, roles=None, patience=PATIENCE, **arguments):
        """Waits until nothing with this text is there any more."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if self.things() and self.find(id, roles, **arguments) is None:
                return
            time.sleep(0.1)
        raise NotSeen("%s did not go away" % self._tell(id, arguments))

    def _tell(self, id, arguments):
        return "%r (%s)" % (id, self._pattern(id, arguments).pattern)

    def click(self, id, roles=PRESSED, patience=PATIENCE, **arguments):
        """Presses what has this text, once it can be pressed."""
        deadline = time.monotonic() + patience
        while True:
            thing = self.wait(id, roles, patience, **arguments)
            if thing.enabled:
                break
            if time.monotonic() > deadline:
                raise NotSeen("%s cannot be pressed" % self._tell(id, arguments))
            time.sleep(0.1)
        try:
            Atspi.Action.do_action(thing.of, 0)
        except GLib.Error as error:
            raise NotSeen("%s was not pressed: %s" % (self._tell(id, arguments), error))
        time.sleep(0.15)
        return thing

    def all(self, roles):
        """Everything of these roles."""
        return [thing for thing in self.things() if thing.role in roles]

    def wait_all(self, pattern, count, patience=PATIENCE):
        """Waits until so many fields have a name of this pattern, and gives the names."""
        deadline = time.monotonic() + patience
        while True:
            names = [thing.name for thing in self.all(TYPED) if pattern.fullmatch(thing.name)]
            if len(names) == count:
                return names
            if time.monotonic() > deadline:
                raise NotSeen("%d fields have a name of %s" % (len(names), pattern.pattern))
            time.sleep(0.1)

    def choose(self, id, choice, **arguments):
        """Opens a list of choices and picks one."""
        self.click(id)
        self.click(choice, **arguments)

    def tick_all(self):
        """Ticks every box that is not ticked, one after the other, as the window offers them."""
        ticked = set()
        for _ in range(20):
            open_ones = [
                box for box in self.all(("check box",))
                if not box.has(Atspi.StateType.CHECKED) and box.enabled and box.name not in ticked
            ]
            if not open_ones:
                return len(ticked)
            ticked.add(open_ones[0].name)
            Atspi.Action.do_action(open_ones[0].of, 0)
            time.sleep(0.4)
        raise NotSeen("there was no end of boxes to tick")

    def focus(self, id, roles=TYPED, **arguments):
        """Puts the caret into a field."""
        thing = self.wait(id, roles, **arguments)
        for _ in range(20):
            Atspi.Component.grab_focus(thing.of)
            time.sleep(0.1)
            thing = self.wait(id, roles, **arguments)
            if thing.has(Atspi.StateType.FOCUSED):
                return thing
        raise NotSeen("%s did not take the focus" % self._tell(id, arguments))

    def type(self, id, text, clear=True, **arguments):
        """Types a text into a field by the keyboard."""
        thing = self.focus(id, **arguments)
        if clear:
            keyboard("key", "ctrl+a")
            keyboard("key", "BackSpace")
        keyboard(text=text)
        time.sleep(0.15)
        return thing

    def is_ticked(self, id, **arguments):
        """Whether this box is ticked."""
        return self.wait(id, ("check box", "toggle button", "radio button"), **arguments).has(Atspi.StateType.CHECKED)

    def press(self, *keys):
        """Presses keys, such as `ctrl+l`."""
        keyboard("key", *keys)
        time.sleep(0.15)

    def assert_no_secret_is_told(self):
        """No secret stands in what the window tells a screen reader."""
        told = "\n".join(thing.name + "\n" + thing.text for thing in self.things())
        for secret in self.secrets:
            assert secret not in told, "a secret is told by AT-SPI"
