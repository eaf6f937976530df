"""The whole story in the real window. Usage: story.py STORY BINARY FOLDER TEXTS (inside dbus-run-session)."""
import os
import sys
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk  # noqa: E402
from words import Words  # noqa: E402


def smoke(app):
    """The window opens."""
    app.start()
    print(app.tree())
    app.desk.picture("smoke")


STORIES = {"smoke": [smoke]}


def main():
    story, binary, folder, texts = sys.argv[1:]
    with Desk(folder) as desk:
        # The accessibility bus is found when this is imported, so only now.
        from app import App

        app = App(desk, Words(texts), binary, os.path.join(folder, "data"))
        for chapter in STORIES[story]:
            begun = time.monotonic()
            try:
                chapter(app)
            except BaseException:
                traceback.print_exc()
                try:
                    print("\nThe window then:\n" + app.tree())
                    print("\nA picture of it: " + desk.picture("broke-off"))
                except Exception as error:  # the first failure is the one to tell
                    print("nothing more was seen: %s" % error)
                return 1
            print("%6.1f s  %s" % (time.monotonic() - begun, (chapter.__doc__ or chapter.__name__).strip()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
