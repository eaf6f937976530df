"""What another program finds in the keychain, asked over the session bus as the Secret Service is."""
from gi.repository import Gio, GLib

NAME = "org.freedesktop.secrets"
PATH = "/org/freedesktop/secrets"


class Keychain:
    """The keychain of this session."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        answer = self._call(PATH, "Service", "OpenSession", GLib.Variant("(sv)", ("plain", GLib.Variant("s", ""))))
        self.session = answer[1]

    def _call(self, path, interface, method, arguments):
        return self.bus.call_sync(
            NAME, path, "org.freedesktop.Secret." + interface, method, arguments, None, Gio.DBusCallFlags.NONE, 5000
        ).unpack()

    def _items(self):
        wanted = GLib.Variant("(a{ss})", ({"service": "Keystead"},))
        unlocked, locked = self._call(PATH, "Service", "SearchItems", wanted)
        assert not locked, "the keychain is locked"
        return unlocked

    def forget(self):
        """Deletes every entry of Keystead, as another computer has none of them."""
        for item in self._items():
            self._call(item, "Item", "Delete", None)

    def entries(self):
        """All entries of Keystead: their bytes by name."""
        entries = {}
        for item in self._items():
            attributes = self.bus.call_sync(
                NAME, item, "org.freedesktop.DBus.Properties", "Get",
                GLib.Variant("(ss)", ("org.freedesktop.Secret.Item", "Attributes")), None, Gio.DBusCallFlags.NONE, 5000,
            ).unpack()[0]
            secret = self._call(item, "Item", "GetSecret", GLib.Variant("(o)", (self.session,)))[0]
            entries[attributes["username"]] = bytes(secret[2])
        return entries

    def secrets(self):
        """Only the entries that hold pieces of API keys."""
        return {name: body for name, body in self.entries().items() if "/s/" in name}
