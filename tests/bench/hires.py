"""New hires: people whom nobody knows, each added with three details, and one call out for each.

What is measured: how many whole runs a second at 16 senders; from when a call was due to its
message's last byte at 70 % of that; and how much is still handled when twice as much is offered.
"""

import json
import shutil

import product
import programs
from outer.server import Baton
from outer.wait import until

SENDERS = 16
LONG_S, OPEN_S, OVERLOAD_S = 10, 10, 30


class Hires:
    """The load on a fresh copy of the prepared folder."""

    def __init__(self, bench, server, template, folder, address, receiver, people):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template, folder)
        self.bench, self.address, self.receiver = bench, address, receiver
        self.baton = Baton(folder, server)
        self.sent = folder / "sent"
        # Behind all who are known.
        self.first = people
        self.begun = 0

    def load(self, **options):
        """The generator, with people who were not announced yet."""
        told = programs.generate(
            *(self.bench, self.baton.hooks, self.address["path"], self.address["token"]),
            **{"about": "hire", "first": self.first, "people": 50_000_000},
            **options,
        )
        self.first += told["used"]
        return product.accepted(told, "hires")

    def whole(self, told):
        """Waits until every accepted hire was received and recorded; what the receiver has seen."""
        self.begun += told["accepted"]
        seen = product.drained(self.receiver, self.begun)
        product.none_lost({"accepted": self.begun}, seen)
        until("results are recorded", lambda: product.recorded(self.baton) >= self.begun, 120, 0.2)
        return seen

    def measure(self):
        """All figures of a turn."""
        self.receiver.get("/reset")
        self.baton.start(wait=60)
        try:
            told = self.load(pace="closed", seconds=LONG_S, connections=SENDERS)
            seen = self.whole(told)
            rate = told["accepted"] / ((seen["last_ns"] - told["start_ns"]) / 1e9)
            return {
                "hire_runs_per_s": rate,
                "hire_in_out_p99_ms": self.in_and_out(0.7 * rate),
                "overload_handled_share": self.overload(rate),
            }
        finally:
            self.baton.stop(60)

    def in_and_out(self, rate):
        """The slowest hundredth of the way from when a call was due to the last byte out."""
        told = self.load(pace="open", rate=rate, seconds=OPEN_S, sent=self.sent)
        self.whole(told)
        due = {int(who): int(at) for who, _, at in map(str.split, self.sent.read_text().splitlines())}
        came = {int(who): int(at) for who, at in json.loads(self.receiver.get("/times"))}
        took = product.took_ms(due, came)
        return took[int(len(took) * 0.99)]

    def overload(self, rate):
        """Twice what can be handled is offered: which share of that is handled meanwhile."""
        before = self.receiver.seen()["distinct"]
        told = self.load(pace="open", rate=2 * rate, seconds=OVERLOAD_S)
        handled = self.receiver.seen(told["start_ns"] + OVERLOAD_S * 10**9)["before"] - before
        self.whole(told)
        return handled / OVERLOAD_S / rate
