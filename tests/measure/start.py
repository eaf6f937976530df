#!/usr/bin/env python3
"""Start of a program to its first window and to a still picture, several programs in turn so that all have the same luck.

usage: start.py [-n RUNS] PROGRAM [PROGRAM ...]       needs python3-xlib and xvfb
"""
import argparse
import sys
import time

from measure import Screen, cpu_secs, end, memory_mib, middle

STILL_SECS = 0.4
AT_MOST_SECS = 60


def run(screen, program):
    """One start: milliseconds to the window, CPU until then, milliseconds to a still picture, memory."""
    process, begun = screen.start(program.split())
    try:
        while not screen.has_window():
            if process.poll() is not None or time.perf_counter() - begun > AT_MOST_SECS:
                sys.exit("%s opened no window" % program)
            time.sleep(0.002)
        window, cpu = time.perf_counter() - begun, cpu_secs(process.pid)
        changed, seen = window, screen.picture()
        while time.perf_counter() - begun - changed < STILL_SECS:
            time.sleep(0.015)
            now = screen.picture()
            if now != seen:
                seen, changed = now, time.perf_counter() - begun
        return (window * 1000, cpu * 1000, changed * 1000, *memory_mib(process.pid))
    finally:
        end(process)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=10)
    parser.add_argument("programs", nargs="+")
    options = parser.parse_args()
    runs = {program: [] for program in options.programs}
    with Screen() as screen:
        # The first round warms the page cache and does not count.
        for at in range(options.n + 1):
            for program in options.programs:
                figures = run(screen, program)
                if at:
                    runs[program].append(figures)
                time.sleep(0.2)
    print("%-40s %14s %8s %12s %14s" % ("medians of %d" % options.n, "window ms", "CPU ms", "still ms", "MiB (own)"))
    for program, figures in runs.items():
        window, cpu, still, resident, own = (middle(column) for column in zip(*figures))
        low, high = min(figure[0] for figure in figures), max(figure[0] for figure in figures)
        print("%-40s %5.0f (%.0f–%.0f) %8.0f %12.0f %7.0f (%.0f)"
              % (program[-40:], window, low, high, cpu, still, resident, own))


if __name__ == "__main__":
    main()
