"""What both measurements share: a display of their own, processes with their children, and exact CPU clocks."""
import os
import signal
import subprocess
import tempfile
import time

from Xlib import X, display, error


class Screen:
    """An X display of its own, with what runs on it."""

    def __init__(self):
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.name = ":" + answer.readline().strip()
        self.display = display.Display(self.name)
        self.root = self.display.screen().root

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.display.close()
        self.server.terminate()
        self.server.wait()

    def start(self, command):
        """Starts a program in an empty home folder; gives the process and the time of its start."""
        home = tempfile.mkdtemp(prefix="measure-")
        env = {
            "PATH": os.environ["PATH"], "DISPLAY": self.name, "HOME": home, "XDG_RUNTIME_DIR": home,
            "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb",
        }
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return process, begun

    def has_window(self):
        """Whether a window of a useful size is on show."""
        try:
            for window in self.root.query_tree().children:
                shape = window.get_geometry()
                if shape.width > 200 and shape.height > 150 and window.get_attributes().map_state == X.IsViewable:
                    return True
        except error.XError:
            pass
        return False

    def picture(self):
        """What is on the display, as bytes."""
        shape = self.root.get_geometry()
        return self.root.get_image(0, 0, shape.width, shape.height, X.ZPixmap, 0xFFFFFFFF).data


def family(pid):
    """A process and all its descendants."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open("/proc/%s/stat" % name) as file:
                    children.setdefault(int(file.read().rsplit(")", 1)[1].split()[1]), []).append(int(name))
            except OSError:
                pass
    found, open_ones = [], [pid]
    while open_ones:
        one = open_ones.pop()
        found.append(one)
        open_ones += children.get(one, [])
    return found


def cpu_secs(pid):
    """CPU seconds of a process with its descendants, from the kernel's nanosecond clocks."""
    total = 0.0
    for one in family(pid):
        try:
            total += time.clock_gettime((~one << 3) | 2)
        except OSError:
            pass
    return total


def memory_mib(pid):
    """Resident memory, and what of it belongs to nobody else, in MiB."""
    figures = {}
    with open("/proc/%d/smaps_rollup" % pid) as file:
        for line in file:
            words = line.split()
            if words[-1] == "kB":
                figures[words[0][:-1]] = int(words[1]) / 1024
    return figures["Rss"], figures["Private_Clean"] + figures["Private_Dirty"]


def end(process):
    """Ends a program and all it started."""
    for one in reversed(family(process.pid)):
        try:
            os.kill(one, signal.SIGKILL)
        except OSError:
            pass
    process.wait()


def middle(values):
    """The median."""
    values = sorted(values)
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2
