"""What another program of the same user may see of the running program. Usage: closed.py BINARY FOLDER TEXTS (inside dbus-run-session).

Root may see everything, so as root both sides run without any of root's rights.
"""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "window")]
from desk import Desk  # noqa: E402
from words import Words  # noqa: E402

WITHOUT_RIGHTS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
# Both ask the kernel whether this user may look into the process.
DOORS = ("mem", "environ")


def may_be_opened(pid, door):
    """Whether a program of the same user may open this file of a process."""
    command = [*WITHOUT_RIGHTS, sys.executable, "-c", "import sys; open(sys.argv[1], 'rb').close()", "/proc/%d/%s" % (pid, door)]
    return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0


def core_limits(pid):
    """The largest core file, as it is and as it may become."""
    with open("/proc/%d/limits" % pid) as limits:
        return next(line for line in limits if line.startswith("Max core file size")).split()[4:6]


def main():
    binary, folder, texts = sys.argv[1:]
    with Desk(folder) as desk:
        # The accessibility bus is found when this is imported, so only now.
        from app import App

        open_one = desk.run(*WITHOUT_RIGHTS, "sleep", "600")
        app = App(desk, Words(texts), binary, os.path.join(folder, "data"))
        app.start(before=WITHOUT_RIGHTS)
        app.wait("welcome-promise")
        for door in DOORS:
            assert may_be_opened(open_one.pid, door), "the test itself cannot open %s of any process" % door
            assert not may_be_opened(app.process.pid, door), "%s can be opened" % door
        limits = core_limits(app.process.pid)
        assert limits == ["0", "0"], "a core file may have %s bytes" % limits
    return 0


if __name__ == "__main__":
    sys.exit(main())
