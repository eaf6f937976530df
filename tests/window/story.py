"""The whole story in the real window. Usage: story.py STORY BINARY FOLDER TEXTS (inside dbus-run-session)."""
import os
import sys
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk  # noqa: E402
from words import Words  # noqa: E402

# Each chapter goes on where the one before ended.
STORIES = {
    "keys": [
        "first_start", "leave_set_up", "set_up", "lock_and_unlock", "settings", "create", "find", "details", "rotate",
        "lock_in_five_ways",
    ],
    "ways_in": ["open_window", "set_up", "second_start", "create", "ways_in", "backup", "wrong_clock"],
    "exchanges": ["open_window", "set_up", "five_exchanges", "born_here"],
    "asks": ["open_exchange", "open_window", "set_up", "create", "asks", "usage", "proves", "red_button"],
    "kills": ["open_window", "set_up", "killed_often"],
}


def chapter_of(name, *files):
    """The chapter of this name, in whichever file it stands."""
    return next(getattr(file, name) for file in files if hasattr(file, name))


def main():
    story, binary, folder, texts = sys.argv[1:]
    with Desk(folder) as desk:
        # The accessibility bus is found when these are imported, so only now.
        import asks
        import chapters
        import exchanges
        import kills
        from app import App

        app = App(desk, Words(texts), binary, os.path.join(folder, "data"))
        told = chapters.Told(app)
        for name in STORIES[story]:
            chapter, begun = chapter_of(name, chapters, asks, exchanges, kills), time.monotonic()
            try:
                chapter(told)
                app.assert_no_secret_is_told()
            except BaseException:
                print("%s broke off: %s" % (name, chapter.__doc__))
                traceback.print_exc(file=sys.stdout)
                try:
                    print("\nThe window then:\n" + app.tree())
                    print("\nA picture of it: " + desk.picture("broke-off"))
                except Exception as error:  # the first failure is the one to tell
                    print("nothing more was seen: %s" % error)
                return 1
            desk.picture(name)
            print("%6.1f s  %s" % (time.monotonic() - begun, chapter.__doc__), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
