"""The released window killed at random moments of scripted work, on a real folder and a real gnome-keyring.

Each start is a minute later than the one before (libfaketime), because a code opens once. What the window called done has to be there
after the next unlock; what was under way may be there or not, and never half; the keychain holds nothing more and nothing less.
"""
import glob
import os
import random
import re
import subprocess
import threading

from gi.repository import GLib

import chapters
from app import PRESSED
from desk import clipboard

# Every second kill falls at any moment of these seconds; the others fall into so many seconds after the last press of an act, which is
# when something is written.
ANY_MOMENT = 12.0
OF_WRITING = 0.25
LEAST_KEYS, MOST_KEYS = 2, 5
# How the list calls a key that was saved and has no name yet.
UNNAMED = "Kraken"


class World:
    """What has to be there: the keys by name, with their two texts, and which of them are off the list."""

    def __init__(self):
        self.keys = {}
        self.removed = set()

    def copy(self):
        other = World()
        other.keys, other.removed = dict(self.keys), set(self.removed)
        return other

    def listed(self):
        """The names that stand in the list."""
        return set(self.keys) - self.removed

    def seen(self):
        """What the list has to show."""
        return self.listed(), len(self.removed)


class Work:
    """The scripted work: what is certain, and what is under way."""

    def __init__(self, told, seed):
        self.told, self.app, self.dice = told, told.app, random.Random(seed)
        self.world, self.maybe = World(), None
        self.made, self.acts, self.caught = 0, 0, 0
        self.killer, self.waits_for_act, self.lost = None, False, 0

    def later(self, minutes):
        """The next start is so many minutes later, for the computer and for the phone."""
        library = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
        assert library, "./test.sh --kills installs libfaketime"
        shift = 60 * minutes
        self.told.phone.ahead = shift
        return ["/usr/bin/env", "LD_PRELOAD=" + library[0], "FAKETIME=+%ds" % shift, "FAKETIME_DONT_FAKE_MONOTONIC=1"]

    def begin(self, after):
        """An act reaches its last press: from here on it may be done or not."""
        self.maybe = after
        if self.waits_for_act:
            self.waits_for_act = False
            self.kill_within(OF_WRITING)

    def kill_within(self, seconds):
        """Kills the program at a random moment of these seconds."""
        self.killer = threading.Timer(self.dice.uniform(0.0, seconds), self.app.kill)
        self.killer.start()

    def work_until_killed(self):
        """Works on and on, until the program is killed."""
        self.killer, self.waits_for_act = None, self.dice.random() < 0.5
        if not self.waits_for_act:
            self.kill_within(ANY_MOMENT)
        try:
            while True:
                self.act()
        except (AssertionError, GLib.Error, subprocess.CalledProcessError):
            if self.killer is not None:
                self.killer.join()
            elif self.app.process.poll() is None:
                # A press that a busy computer lost. It is a moment like any other.
                self.lost += 1
                self.app.kill()
            if self.app.process.returncode != -9:
                raise
        self.caught += self.maybe is not None

    def done(self):
        """The window says that it is done."""
        self.world, self.maybe = self.maybe, None
        self.acts += 1

    # What a person does.

    def open_key(self, name):
        self.app.click(re.compile(re.escape(name) + r"\..*"))
        self.app.wait("key-history")

    def more(self, act):
        self.app.click("key-more")
        self.app.click(act)

    def create(self):
        app = self.app
        self.made += 1
        name, fields = "Bot %d" % self.made, chapters.make_kraken_key()
        app.press("ctrl+n")
        app.wait("create-purpose-title")
        app.click(re.compile(app.words.texts["create-purpose-own-program"] + r"\..*"))
        app.click("common-continue")
        app.wait("create-exchange-title")
        app.click(re.compile(r"Kraken\..*"))
        app.click("common-continue")
        app.wait("create-permissions-title")
        app.wait_gone("create-exchange-title")
        app.click("create-permissions-continue")
        app.wait("create-addresses-title")
        app.type(re.compile("Address of the computer.*"), "203.0.113.24")
        app.click("create-addresses-add")
        app.click("common-continue")
        app.wait("create-at-title", exchange="Kraken")
        app.tick_all()
        app.click("create-at-have")
        self.paste(name, fields)

    def paste(self, name, fields):
        """From the pasted fields to the named key."""
        app, after = self.app, self.world.copy()
        app.wait("wizard-paste-title", exchange="Kraken")
        app.type(chapters.API_KEY, fields["api_key"])
        app.type(chapters.PRIVATE_KEY, fields["secret"])
        after.keys[UNNAMED] = fields
        self.begin(after)
        app.click("create-paste-save")
        app.wait("create-name-saved-title")
        self.done()
        self.name(name)

    def name(self, name):
        app, after = self.app, self.world.copy()
        app.type("create-name-label", name)
        after.keys[name] = after.keys.pop(UNNAMED)
        self.begin(after)
        app.click("create-name-finish")
        app.wait("key-history")
        self.done()
        app.press("ctrl+1")

    def rename(self, name):
        app, after = self.app, self.world.copy()
        self.made += 1
        new = "Bot %d" % self.made
        self.open_key(name)
        self.more("key-edit")
        app.type("key-edit-name", new)
        after.keys[new] = after.keys.pop(name)
        self.begin(after)
        app.click("key-edit-save")
        app.wait_gone("key-edit-title")
        self.done()
        app.press("ctrl+1")

    def remove(self, name):
        after = self.world.copy()
        self.open_key(name)
        self.more("key-remove")
        after.removed.add(name)
        self.begin(after)
        self.app.click("key-remove-yes")
        self.app.wait("frame-toast-removed")
        self.done()
        self.app.press("ctrl+1")

    def destroy(self, name):
        app, after = self.app, self.world.copy()
        app.click("keys-chip-removed")
        self.open_key(name)
        self.more("key-destroy")
        app.click("key-destroy-tick", exchange="Kraken")
        after.removed.discard(name)
        del after.keys[name]
        self.begin(after)
        app.click("key-destroy-yes")
        app.wait("frame-toast-destroyed")
        self.done()
        app.press("ctrl+1")
        app.click("keys-chip-all")

    def act(self):
        """One act by chance."""
        listed, removed = sorted(self.world.listed()), sorted(self.world.removed)
        choices = [self.create] * (2 if len(listed) < MOST_KEYS else 0)
        choices += [lambda: self.rename(self.dice.choice(listed))] * (4 if listed else 0)
        choices += [lambda: self.remove(self.dice.choice(listed))] * (2 if len(listed) > LEAST_KEYS else 0)
        choices += [lambda: self.destroy(self.dice.choice(removed))] * (3 if removed else 0)
        self.dice.choice(choices)()

    # What has to be true after a kill.

    def seen(self):
        """What the list shows: the names in it, and how many are off it."""
        things = [thing.name for thing in self.app.things() if thing.role in PRESSED]
        rows = {name.split(".")[0] for name in things if re.match(r"(Bot \d+|Kraken)\. Kraken", name)}
        removed = [int(found.group(1)) for found in (re.fullmatch(r"Removed (\d+)", name) for name in things) if found]
        return rows, sum(removed)

    def start(self, minutes):
        """Starts the program so many minutes later, opens the vault and looks what is there."""
        self.app.start(self.later(minutes))
        # All rows are to be seen at once.
        self.app.resize(1300, 890)
        self.app.wait("unlock-title")
        self.told.unlock()
        self.app.wait("frame-lock-name", patience=chapters.SLOW)
        self.look()

    def look(self):
        """After an unlock: one of the two worlds is there, as a whole."""
        app = self.app
        worlds = [world for world in (self.world, self.maybe) if world is not None]
        chapters.wait_until(
            lambda: self.seen() in [world.seen() for world in worlds],
            "the list is neither what was called done nor what was under way: %s, not %s"
            % (self.seen(), [world.seen() for world in worlds]),
        )
        seen = self.seen()
        there = seen[0]
        self.world, self.maybe = next(world for world in reversed(worlds) if world.seen() == seen), None
        # What was destroyed leaves the keychain a moment later: first two kept files have to say so.
        chapters.wait_until(
            lambda: len(self.told.keychain.secrets()) == len(self.world.keys),
            "the keychain holds %d secrets, not %d" % (len(self.told.keychain.secrets()), len(self.world.keys)),
        )
        if there:
            self.compare(self.dice.choice(sorted(there)))
        # What was begun is dropped; a key that was saved stays, and gets its name here.
        for left in range(len(self.begun()), 0, -1):
            app.click(re.compile("Discard …: .*"))
            app.wait("keys-discard-title")
            app.click("keys-discard-yes")
            chapters.wait_until(lambda: len(self.begun()) < left, "an answer that was discarded is still there")
        if UNNAMED in there:
            self.rename(UNNAMED)

    def begun(self):
        """The half-finished keys in the list."""
        return [thing for thing in self.app.things() if re.fullmatch("Go on: .*", thing.name)]

    def compare(self, name):
        """The secret of this key is the one that was pasted."""
        self.open_key(name)
        self.app.click(re.compile("Copy private key.*", re.I))
        secret = self.world.keys[name]["secret"]
        chapters.wait_until(lambda: clipboard() == secret, "%s has another secret than was pasted" % name)
        self.app.press("ctrl+1")


def killed_often(told):
    """Killed at random moments of creating, naming, renaming, removing and destroying: nothing is lost, half or left over."""
    app = told.app
    kills = int(os.environ.get("KEYSTEAD_KILLS", "20"))
    seed = int(os.environ.get("KEYSTEAD_SEED", random.randrange(1 << 32)))
    print("         %d kills, seed %d" % (kills, seed), flush=True)
    work = Work(told, seed)
    for _ in range(LEAST_KEYS):
        work.create()
    app.quit()
    for number in range(1, kills + 1):
        work.start(number)
        work.work_until_killed()
        if number % 25 == 0:
            print("         %d kills, %d acts done, %d killed in the middle of one"
                  % (number, work.acts, work.caught), flush=True)
    work.start(kills + 1)
    assert work.acts >= kills // 4 and work.caught >= kills // 8, "too little was under way: %d, %d" % (work.acts, work.caught)
    assert work.lost <= kills // 10, "%d presses were lost" % work.lost
    print("         %d kills, %d acts done, %d killed in the middle of one, %d presses lost: nothing lost, nothing left over"
          % (kills, work.acts, work.caught, work.lost), flush=True)
    app.kill()
