"""An authenticator app: codes by RFC 6238 from the seed that the window shows."""
import base64
import hashlib
import hmac
import struct
import time

STEP = 30


class Phone:
    """A phone that knows one seed."""

    def __init__(self, seed, ahead=0):
        self.text = "".join(seed.split()).upper()
        self.seed = base64.b32decode(self.text + "=" * (-len(self.text) % 8))
        self.used = None
        # Seconds by which its clock is ahead of the computer's.
        self.ahead = ahead

    def code_of(self, window):
        """The six digits of this window."""
        mac = hmac.new(self.seed, struct.pack(">Q", window), hashlib.sha1).digest()
        at = mac[-1] & 15
        return "%06d" % ((struct.unpack(">I", mac[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000)

    def code(self):
        """The code shown now."""
        return self.code_of(int(time.time()) // STEP)

    def fresh_code(self, left=4):
        """A code that was not used, with so many seconds left."""
        while True:
            window, into = divmod(time.time() + self.ahead, STEP)
            if (self.used is None or window > self.used) and into < STEP - left:
                self.used = window
                return self.code_of(int(window))
            time.sleep(0.25)

    def early_code(self):
        """The next code, half a minute early: that of a phone whose clock is ahead. It stays "used" for up to a minute."""
        while True:
            window, into = divmod(time.time(), STEP)
            if (self.used is None or window > self.used) and into < 5:
                self.used = window + 1
                return self.code_of(int(window) + 1)
            time.sleep(0.25)

    def wrong_code(self):
        """A code that is none of those around now."""
        now = int(time.time()) // STEP
        near = {self.code_of(now + away) for away in range(-3, 4)}
        return next(code for code in ("%06d" % n for n in range(111_111, 999_999)) if code not in near)

    def old_code(self):
        """A code that was right four minutes ago; five are the limit, and typing it may take until the next one."""
        return self.code_of(int(time.time()) // STEP - 8)
