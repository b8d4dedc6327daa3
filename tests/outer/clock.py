"""The wall clock of a server, moved from outside by libfaketime's timestamp file.

The product has no switch for its clock. The monotonic clock runs on, as it does when a computer
wakes from sleep.
"""

import time
from pathlib import Path

LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"
DAY = 86400


class Clock:
    """How far a server's clock is from this computer's."""

    def __init__(self, folder):
        self.file = Path(folder) / "clock"
        self.ahead = 0
        self.shift(0)

    def environment(self):
        """What the server's process needs to be told."""
        return {
            "LD_PRELOAD": LIBRARY,
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def shift(self, seconds):
        """Sets the clock so many seconds ahead of this computer's, or behind it."""
        self.ahead = int(seconds)
        fresh = self.file.with_suffix(".new")
        fresh.write_text(f"{self.ahead:+d}\n")
        fresh.replace(self.file)

    def set(self, moment):
        """Sets the clock to a moment, in seconds since 1970; it runs on from there."""
        self.shift(moment - time.time())

    def forward(self, seconds):
        """Moves the clock on."""
        self.shift(self.ahead + seconds)

    def now(self):
        """What the clock shows."""
        return time.time() + self.ahead
