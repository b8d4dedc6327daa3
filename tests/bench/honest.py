"""Calls as an honest tool makes them, timed from when each was due: one that could not even be
begun, because Baton did not answer the one before it, has waited too."""

import json
import threading
import time

from outer import wire


class Honest(threading.Thread):
    """So many calls a second to one address."""

    def __init__(self, call, per_s=10):
        super().__init__(daemon=True)
        self.call, self.per_s = call, per_s
        self.took_ms, self.wrong, self.ends = [], [], None

    def run(self):
        begun = time.monotonic()
        while True:
            number = len(self.took_ms)
            due = begun + number / self.per_s
            time.sleep(max(0, due - time.monotonic()))
            # What fell due while a call waited is made before the end.
            if self.ends is not None and due > self.ends:
                return
            try:
                status = self.call(number)
            except OSError as error:
                status = repr(error)
            if status != 200:
                self.wrong.append(status)
            self.took_ms.append((time.monotonic() - due) * 1000)

    def end(self):
        """Stops when every call that is due was made, and says how many they were."""
        self.ends = time.monotonic()
        self.join()
        if self.wrong or not self.took_ms:
            raise AssertionError(f"{len(self.took_ms)} honest calls, not answered 200: {self.wrong}")
        return len(self.took_ms)


def caller(port, address):
    """A call about somebody new to an address; its status."""
    headers = {
        "authorization": f"Bearer {address['token']}",
        "content-type": "application/json",
    }

    def call(number):
        body = json.dumps({"email": f"honest.{number:05}@acme.example"}).encode()
        return wire.request(port, "POST", f"/in/{address['id']}", body, headers, timeout=60).status

    return call


def p99(values):
    """What one in a hundred exceeds."""
    return sorted(values)[int(len(values) * 0.99)]
