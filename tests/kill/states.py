"""What a killed Baton had in its file: the states it was killed in, counted from outside."""

import json
import time

from outer.store import Copy, text_id

WAITING, SENDING = 0, 1
BOUND, UNMATCHED, KEPT, PROBLEM = 1, 2, 11, 12
RUN_WAITING, RUN_DONE = 1, 3

STATES = [
    "stored and not handled",
    "handled and not sent",
    "sent and not recorded",
    "trying again",
    "waiting",
    "bound early",
    "unmatched",
    "kept",
    "skipped",
    "done",
]


class Received:
    """Which messages were received since it was last asked, from the receivers' logs."""

    def __init__(self, logs):
        self.places = dict.fromkeys(logs, 0)

    def since_last(self):
        """Reads what the logs have gained, once they have come to rest."""
        self.rest()
        ids = set()
        for log, place in self.places.items():
            if not log.exists():
                continue
            with open(log, "rb") as file:
                file.seek(place)
                grown = file.read()
            whole = grown.rfind(b"\n") + 1
            self.places[log] = place + whole
            ids |= {json.loads(line)["id"] for line in grown[:whole].splitlines()}
        return ids

    def rest(self):
        """Waits until what was on the wire is written down."""
        last = None
        while (now := [log.stat().st_size for log in self.places if log.exists()]) != last:
            last = now
            time.sleep(0.08)


def count(data, received=None):
    """How many calls, messages and runs are in each state; and the messages under way.

    A message's try is a row before the request: whether it left is for the receivers to say.
    """
    with Copy(data) as copy:
        if not copy.one("SELECT count(*) FROM sqlite_master WHERE name = 'runs'"):
            return {}, set()
        now = int(time.time() * 1e6)
        rows = copy.rows("SELECT id FROM outbox WHERE state = ?", SENDING)
        under_way = {text_id("msg_", row["id"]) for row in rows}
        sent = under_way & (received.since_last() if received else set())
        found = {
            "stored and not handled": copy.one("SELECT count(*) FROM inbox"),
            "handled and not sent": copy.one(
                "SELECT count(*) FROM outbox WHERE state = ? AND tries = 0", WAITING
            )
            + len(under_way) - len(sent),
            "sent and not recorded": len(sent),
            "trying again": copy.one(
                "SELECT count(*) FROM outbox WHERE state = ? AND tries > 0 AND due_at > ?",
                WAITING,
                now,
            ),
            "waiting": copy.one("SELECT count(*) FROM runs WHERE status = ?", RUN_WAITING),
            "bound early": copy.one("SELECT count(*) FROM dispositions WHERE kind = ?", BOUND),
            "unmatched": copy.one("SELECT count(*) FROM dispositions WHERE kind = ?", UNMATCHED),
            "kept": copy.one("SELECT count(*) FROM dispositions WHERE kind = ?", KEPT),
            "skipped": copy.one("SELECT count(*) FROM audit WHERE action LIKE '%skip%'"),
            "done": copy.one("SELECT count(*) FROM runs WHERE status = ?", RUN_DONE),
        }
        return found, sent


class Histogram:
    """In how many kills each state was there, and how often in all."""

    def __init__(self):
        self.kills = dict.fromkeys(STATES, 0)
        self.things = dict.fromkeys(STATES, 0)
        self.under_way = 0

    def add(self, found, sent):
        """Adds one kill; what was sent and not recorded may be received once more."""
        for state, number in found.items():
            self.things[state] += number
            self.kills[state] += bool(number)
        self.under_way += len(sent)

    def merge(self, other):
        """Adds the kills of another histogram."""
        for state in STATES:
            self.kills[state] += other.kills[state]
            self.things[state] += other.things[state]
        self.under_way += other.under_way

    def show(self):
        """Prints both columns."""
        print(f"{'state':<24} {'kills':>6} {'things':>8}")
        for state in STATES:
            print(f"{state:<24} {self.kills[state]:>6} {self.things[state]:>8}")

