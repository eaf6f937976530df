"""The program under test, seen and driven over the accessibility bus (AT-SPI) as a screen reader does it."""
import os
import re
import signal
import subprocess
import time

from gi.repository import Gio, GLib

from desk import keyboard

PATIENCE = 20
CHECKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "assets", "checks")
PAUSE = 0.2
ROLES = {
    2: "alert", 7: "check box", 11: "combo box", 16: "dialog", 23: "frame", 27: "image", 29: "label", 32: "list item",
    8: "check menu item", 35: "menu item", 45: "radio menu item", 37: "page tab", 40: "password text",
    42: "progress bar", 43: "button", 44: "radio button",
    54: "status", 56: "table cell", 61: "text", 62: "toggle button", 79: "entry", 83: "heading", 88: "link",
    90: "table row", 91: "tree item", 98: "notification", 116: "static",
}
PRESSED = ("button", "link", "check box", "radio button", "toggle button", "list item", "menu item", "radio menu item",
           "check menu item", "page tab", "combo box", "table row", "table cell", "tree item")
TYPED = ("text", "entry", "password text")
CHECKED, ENABLED, FOCUSED, SENSITIVE = 4, 8, 12, 24


class NotSeen(AssertionError):
    """What was waited for did not come."""


class Thing:
    """One object of the window, as it was when it was looked at."""

    def __init__(self, item):
        (self.bus, self.path), _, _, _, _, self.interfaces, self.name, role, self.description, states = item
        self.role = ROLES.get(role, "role %d" % role)
        self.states = states[0] | (states[1] << 32 if len(states) > 1 else 0)

    def has(self, state):
        return bool(self.states >> state & 1)

    @property
    def enabled(self):
        return self.has(ENABLED) or self.has(SENSITIVE)

    def __repr__(self):
        marks = [word for state, word in ((CHECKED, "ticked"), (FOCUSED, "focused")) if self.has(state)]
        marks += [] if self.enabled else ["disabled"]
        return " ".join(["%s %r" % (self.role, self.name), *marks])


class Bus:
    """The accessibility bus, asked in as few calls as possible."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, 5000
        ).unpack()[0]
        kind = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, kind.AUTHENTICATION_CLIENT | kind.MESSAGE_BUS_CONNECTION
        )
        self.names = {}

    def call(self, name, path, interface, method, *arguments):
        """One call; `arguments` is a GVariant or nothing."""
        return self.bus.call_sync(
            name, path, interface, method, *(arguments or (None,)), None, Gio.DBusCallFlags.NONE, 20000
        ).unpack()

    def name_of(self, pid):
        """The bus name of a process that told its window to screen readers."""
        if pid in self.names:
            return self.names[pid]
        programs = self.call(
            "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", "org.a11y.atspi.Accessible", "GetChildren"
        )[0]
        for name, _ in programs:
            try:
                its = self.call(
                    "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                    "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)),
                )[0]
            except GLib.Error:
                continue
            if its == pid:
                self.names[pid] = name
                return name
        return None

    def things(self, pid):
        """Everything that a process shows."""
        try:
            name = self.name_of(pid)
            if name is None:
                return []
            return [Thing(item) for item in
                    self.call(name, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")[0]]
        except GLib.Error:
            # The program is starting, ending, or too busy to answer.
            return []

    def text_of(self, thing):
        """What stands in a field, as a screen reader gets it."""
        if "org.a11y.atspi.Text" not in thing.interfaces:
            return ""
        try:
            return self.call(
                thing.bus, thing.path, "org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, -1))
            )[0]
        except GLib.Error:
            return ""


class App:
    """The running window."""

    def __init__(self, desk, words, binary, data):
        self.desk, self.words, self.binary, self.data = desk, words, binary, data
        self.process = None
        self.bus = Bus()
        self.log = open(os.path.join(desk.folder, "keystead.log"), "ab")
        self.secrets = []
        # No exchange is ever asked by a test. Nobody listens at this address, as on a computer without internet.
        self.hosts = {name[:-5]: "http://127.0.0.1:9" for name in os.listdir(CHECKS)}

    def start_another(self):
        """Starts the program once more on the same folder."""
        return self.desk.run(self.binary, "--data-dir", self.data, stdout=self.log, stderr=self.log)

    def start(self, before=()):
        """Opens the window and waits until it can be seen. `before` runs the program, such as with other rights."""
        # The login manager's bus is played by the session's own.
        buses = dict(os.environ, DBUS_SYSTEM_BUS_ADDRESS=os.environ["DBUS_SESSION_BUS_ADDRESS"], KEYSTEAD_LOG="trace")
        self.process = self.desk.run(
            *before, self.binary, "--data-dir", self.data, *self.host_arguments(), stdout=self.log, stderr=self.log, env=buses
        )
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline:
            self.assert_runs()
            if any(thing.name for thing in self.things()):
                self._focus_window()
                return
            time.sleep(PAUSE)
        raise NotSeen("no window came up")

    def host_arguments(self):
        """Where each exchange is asked instead."""
        return [word for id, url in self.hosts.items() for word in ("--exchange-host", "%s=%s" % (id, url))]

    def _windows(self):
        found = ["xdotool", "search", "--onlyvisible", "--name", "Keystead"]
        return subprocess.run(found, capture_output=True, text=True).stdout.split()

    def resize(self, width, height):
        """Makes the window so large that more is drawn, and can be seen."""
        for window in self._windows():
            subprocess.run(["xdotool", "windowsize", "--sync", window, str(width), str(height)], check=True)

    def _focus_window(self):
        """Gives the keyboard to the window: there is no window manager that would do it."""
        for _ in range(50):
            found = self._windows()
            done = [subprocess.run(["xdotool", "windowfocus", "--sync", window], capture_output=True).returncode
                    for window in found]
            if 0 in done:
                return
            time.sleep(PAUSE)
        raise NotSeen("the window did not take the keyboard")

    def kill(self):
        """Ends the program without a warning, as a power cut does."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def assert_runs(self):
        """The program has not ended by itself."""
        if self.process.poll() is not None:
            raise AssertionError("the program ended with %s" % self.process.returncode)

    def quit(self):
        """Ends the program as a session's end does."""
        self.process.terminate()
        self.process.wait(10)

    def things(self):
        """Everything in the window."""
        return self.bus.things(self.process.pid) if self.process else []

    def tree(self):
        """Everything in the window, as text."""
        return "\n".join(repr(thing) for thing in self.things() if thing.name)

    def _pattern(self, id, arguments):
        if isinstance(id, re.Pattern):
            return id
        return self.words.pattern(id, **arguments)

    def find(self, id, roles=None, **arguments):
        """The thing with this text: exactly, or else as a part. `id` is a text's id or a pattern."""
        return self._find_among(self.things(), id, roles, arguments)

    def _find_among(self, things, id, roles, arguments):
        pattern = self._pattern(id, arguments)
        things = [thing for thing in things if roles is None or thing.role in roles]
        for match in (pattern.fullmatch, pattern.match, pattern.search):
            for thing in things:
                if match(thing.name):
                    return thing
        return None

    def wait(self, id, roles=None, patience=PATIENCE, **arguments):
        """Waits until something with this text is there."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            thing = self.find(id, roles, **arguments)
            if thing is not None:
                return thing
            self.assert_runs()
            time.sleep(PAUSE)
        raise NotSeen("%s was not seen" % self._tell(id, arguments))

    def wait_one(self, *ids, patience=PATIENCE):
        """Waits until one of these texts is there, and says which."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            for id in ids:
                if self.find(id) is not None:
                    return id
            self.assert_runs()
            time.sleep(PAUSE)
        raise NotSeen("none of %s was seen" % ", ".join(map(str, ids)))

    def wait_gone(self, id, roles=None, patience=PATIENCE, **arguments):
        """Waits until nothing with this text is there any more."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            # A program that has just ended shows nothing, and that is not what was waited for.
            things = self.things()
            if things and self._find_among(things, id, roles, arguments) is None:
                return
            self.assert_runs()
            time.sleep(PAUSE)
        raise NotSeen("%s did not go away" % self._tell(id, arguments))

    def _tell(self, id, arguments):
        return "%r (%s)" % (id, self._pattern(id, arguments).pattern)

    def _do(self, thing):
        self.bus.call(thing.bus, thing.path, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (0,)))

    def click(self, id, roles=PRESSED, patience=PATIENCE, **arguments):
        """Presses what has this text, once it can be pressed."""
        deadline = time.monotonic() + patience
        while True:
            thing = self.wait(id, roles, patience, **arguments)
            if thing.enabled:
                break
            if time.monotonic() > deadline:
                raise NotSeen("%s cannot be pressed" % self._tell(id, arguments))
            time.sleep(PAUSE)
        try:
            self._do(thing)
        except GLib.Error as error:
            raise NotSeen("%s was not pressed: %s" % (self._tell(id, arguments), error))
        time.sleep(0.15)
        return thing

    def can_press(self, id, patience=5, **arguments):
        """Whether this can be pressed, or soon can."""
        deadline = time.monotonic() + patience
        while True:
            thing = self.find(id, PRESSED, **arguments)
            if thing is not None and thing.enabled:
                return True
            if time.monotonic() > deadline:
                return False
            time.sleep(PAUSE)

    def wait_pressed(self, id, **arguments):
        """Waits until what was pressed by a key cannot be pressed any more, for its work has begun or is done."""
        deadline = time.monotonic() + PATIENCE
        while self.can_press(id, patience=0, **arguments):
            if time.monotonic() > deadline:
                raise NotSeen("%s was not pressed" % self._tell(id, arguments))
            time.sleep(PAUSE)

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
            time.sleep(PAUSE)

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
                if not box.has(CHECKED) and box.enabled and box.name not in ticked
            ]
            if not open_ones:
                return len(ticked)
            ticked.add(open_ones[0].name)
            self._do(open_ones[0])
            time.sleep(0.4)
        raise NotSeen("there was no end of boxes to tick")

    def focus(self, id, roles=TYPED, **arguments):
        """Puts the caret into a field."""
        thing = self.wait(id, roles, **arguments)
        for _ in range(20):
            self.bus.call(thing.bus, thing.path, "org.a11y.atspi.Component", "GrabFocus")
            time.sleep(PAUSE)
            thing = self.wait(id, roles, **arguments)
            if thing.has(FOCUSED):
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
        self.wait_typed(thing, text)
        return thing

    def wait_typed(self, thing, text):
        """Waits until a text stands in its field: on a busy computer keys arrive late, and must not go to the next field. A field that
        tells nothing of what is in it cannot be waited for."""
        if thing.role == "password text" or "org.a11y.atspi.Text" not in thing.interfaces:
            return
        deadline = time.monotonic() + PATIENCE
        while text not in self.bus.text_of(thing):
            if time.monotonic() > deadline:
                raise NotSeen("what was typed did not arrive in %r" % thing)
            time.sleep(PAUSE)

    def is_ticked(self, id, **arguments):
        """Whether this box is ticked."""
        return self.wait(id, ("check box", "toggle button", "radio button"), **arguments).has(CHECKED)

    def press(self, *keys):
        """Presses keys, such as `ctrl+l`."""
        keyboard("key", *keys)
        time.sleep(0.15)

    def assert_no_secret_is_told(self):
        """No secret stands in what the window tells a screen reader, in the log at its most talkative, in a file's name or in
        the program's arguments."""
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            places = {"the log": log.read()}
        places["a file's name"] = "\n".join(
            os.path.join(folder, name)
            for folder, _, names in os.walk(os.environ["HOME"]) for name in names
        )
        if self.process is not None and self.process.poll() is None:
            with open("/proc/%d/cmdline" % self.process.pid, "rb") as arguments:
                places["an argument"] = arguments.read().decode()
        for place, words in places.items():
            assert not any(secret in words for secret in self.secrets), "a secret stands in %s" % place
        told = "\n".join(
            "\n".join((thing.name, thing.description, self.bus.text_of(thing))) for thing in self.things()
        )
        for secret in self.secrets:
            assert secret not in told, "a secret is told by AT-SPI"
