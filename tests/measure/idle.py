#!/usr/bin/env python3
"""What Keystead does while nobody does anything: opens the sample keys, waits, counts CPU and changes of the picture.

usage: idle.py PROGRAM [SECONDS]       needs python3-xlib, xvfb and xdotool
"""
import os
import subprocess
import sys
import time

from measure import Screen, cpu_secs, end, memory_mib

# Where "Look around with sample keys" stands on the first screen, in a window of the usual size.
SAMPLES = ("180", "545")


def main():
    program, secs = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 10.0
    with Screen() as screen:
        process, _ = screen.start([program])
        try:
            while not screen.has_window():
                time.sleep(0.05)
            time.sleep(2)
            press = lambda *keys: subprocess.run(["xdotool", *keys], env={**os.environ, "DISPLAY": screen.name}, check=True)
            window = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", "Keystead"], capture_output=True, text=True,
                env={**os.environ, "DISPLAY": screen.name},
            ).stdout.split()[0]
            first = screen.picture()
            press("windowfocus", window)
            press("mousemove", *SAMPLES, "click", "1")
            time.sleep(2)
            if screen.picture() == first:
                sys.exit("the samples did not open")
            press("mousemove", "5", "5")
            time.sleep(3)
            before, cpu, frames = screen.picture(), cpu_secs(process.pid), 0
            switches = voluntary(process.pid)
            begun = time.perf_counter()
            while time.perf_counter() - begun < secs:
                time.sleep(0.25)
                now = screen.picture()
                if now != before:
                    before, frames = now, frames + 1
            used = cpu_secs(process.pid) - cpu
            print("%.0f s idle: %d changes of the picture, %.1f ms of CPU, %d times woken, %.0f MiB resident (%.0f own)"
                  % (secs, frames, used * 1000, voluntary(process.pid) - switches, *memory_mib(process.pid)))
        finally:
            end(process)


def voluntary(pid):
    """How often a thread of the process waited for something and was woken."""
    total = 0
    for thread in os.listdir("/proc/%d/task" % pid):
        try:
            with open("/proc/%d/task/%s/status" % (pid, thread)) as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("voluntary_ctxt_switches"))
        except OSError:
            pass
    return total


if __name__ == "__main__":
    main()
