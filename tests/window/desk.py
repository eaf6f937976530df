"""A desk of its own for the test: X display, session bus, accessibility bus, keychain and home folder.

Runs inside `dbus-run-session`. Everything that is started here is ended here, by its own process id.
"""
import os
import struct
import subprocess
import tempfile
import time
import zlib


class Desk:
    """The desk. Use it as a context: leaving it ends all that it started."""

    def __init__(self, folder):
        self.folder = folder
        self.started = []
        for name in ("home", "run", "pictures"):
            os.makedirs(os.path.join(folder, name), exist_ok=True)
        os.chmod(os.path.join(folder, "run"), 0o700)

    def __enter__(self):
        try:
            self._start_display()
            self._start_accessibility()
            self._start_keychain()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.started):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def run(self, *command, **options):
        """Starts a process that ends with the desk."""
        options.setdefault("stdout", subprocess.DEVNULL)
        options.setdefault("stderr", subprocess.DEVNULL)
        process = subprocess.Popen(command, **options)
        self.started.append(process)
        return process

    def _start_display(self):
        for _ in range(3):
            reading, writing = os.pipe()
            server = self.run(
                "Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset",
                "-fbdir", os.path.join(self.folder, "run"), pass_fds=(writing,),
            )
            os.close(writing)
            with os.fdopen(reading) as answer:
                number = answer.readline().strip()
            os.environ["DISPLAY"] = ":" + number
            os.environ.pop("WAYLAND_DISPLAY", None)
            # Another server may have taken the same number at the same moment.
            if number and subprocess.run(["xdotool", "getmouselocation"], capture_output=True).returncode == 0:
                return
            server.kill()
        raise RuntimeError("Xvfb did not start")

    def _start_accessibility(self):
        self.run("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        for _ in range(50):
            time.sleep(0.1)
            done = subprocess.run(
                ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus",
                 "--method", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled", "<true>"],
                capture_output=True,
            )
            if done.returncode == 0:
                return
        raise RuntimeError("the accessibility bus did not start: %s" % done.stderr.decode())

    def _start_keychain(self):
        keychain = self.run(
            "gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets", stdin=subprocess.PIPE
        )
        keychain.stdin.write(b"the login password")
        keychain.stdin.close()
        for _ in range(50):
            time.sleep(0.1)
            if keychain_answers():
                return
        raise RuntimeError("gnome-keyring did not start")

    def shown(self):
        """What is on the display, as bytes."""
        with open(os.path.join(self.folder, "run", "Xvfb_screen0"), "rb") as screen:
            return screen.read()

    def picture(self, name):
        """Saves what is on the display."""
        path = os.path.join(self.folder, "pictures", name + ".png")
        data = self.shown()
        head = struct.unpack(">25I", data[:100])
        size, width, height, row, colours = head[0], head[4], head[5], head[12], head[19]
        at = size + colours * 12
        lines = bytearray()
        for y in range(height):
            line = data[at + y * row : at + y * row + width * 4]
            rgb = bytearray(width * 3)
            rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
            lines += b"\0" + rgb
        with open(path, "wb") as out:
            out.write(b"\x89PNG\r\n\x1a\n")
            for kind, body in (
                (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
                (b"IDAT", zlib.compress(bytes(lines), 6)),
                (b"IEND", b""),
            ):
                out.write(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)))
        return path


def keychain_answers():
    """Whether something answers as the Secret Service."""
    done = subprocess.run(
        ["gdbus", "call", "--session", "--timeout", "2", "--dest", "org.freedesktop.secrets", "--object-path",
         "/org/freedesktop/secrets", "--method", "org.freedesktop.Secret.Service.ReadAlias", "default"],
        capture_output=True,
    )
    return done.returncode == 0 and b"/collection/" in done.stdout


def clipboard(target=None):
    """What another program gets from the clipboard: None where it is empty."""
    command = ["xclip", "-selection", "clipboard", "-o"] + (["-t", target] if target else [])
    try:
        done = subprocess.run(command, capture_output=True, timeout=5)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode() if done.returncode == 0 else None


def keyboard(*arguments, text=None):
    """Presses keys, or types a text that does not pass through the command line."""
    if text is None:
        subprocess.run(["xdotool", *arguments], check=True)
        return
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(text)
        file.flush()
        subprocess.run(["xdotool", "type", "--delay", "15", "--file", file.name], check=True)
