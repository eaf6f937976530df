"""The memory of one process, handed to the test that searches it: every mapping that can be read, while the process stands still."""
import os
import signal
import sys

# Nothing of a program's own lies there: clocks and calls that the kernel maps into every process.
KERNEL = ("[vvar]", "[vvar_vclock]", "[vsyscall]", "[vdso]")
CHUNK = 1 << 24
# So that a text across the border of two chunks is found.
OVERLAP = 4096


def tell(*words):
    """One line to the test."""
    sys.stdout.buffer.write("\t".join(words).encode() + b"\n")
    sys.stdout.buffer.flush()


def canary(name, body, least=8):
    """From here on this text, or these bytes, are searched for: any so many characters in a row."""
    tell("canary", name, (body.encode() if isinstance(body, str) else body).hex(), str(least))


def look(pid, name, *expected):
    """Hands the whole memory over. `expected` are the canaries that must be found in it."""
    os.kill(pid, signal.SIGSTOP)
    try:
        tell("look", name, "|".join(expected))
        with open("/proc/%d/maps" % pid) as maps, open("/proc/%d/mem" % pid, "rb", 0) as memory:
            for line in maps:
                span, rights, _, _, _, *path = line.rstrip("\n").split(None, 5)
                path = path[0] if path else "anonymous"
                if "r" in rights and path not in KERNEL:
                    begin, end = (int(border, 16) for border in span.split("-"))
                    _hand_over(memory, begin, end, path)
        tell("end")
    finally:
        os.kill(pid, signal.SIGCONT)


def _hand_over(memory, begin, end, path):
    at = begin
    while at < end:
        try:
            body = os.pread(memory.fileno(), min(CHUNK, end - at), at)
        except OSError:
            # A page behind the end of its file, or one of a graphics driver.
            body = b""
        if not body:
            tell("unread", str(end - at))
            return
        tell("memory", path, "%x" % at, str(len(body)))
        sys.stdout.buffer.write(body)
        at += len(body)
        if at < end and len(body) > OVERLAP:
            at -= OVERLAP
