"""What a killed Baton had in its file: the states it was killed in, counted from outside."""

import json
import time
from collections import Counter

from outer.store import Copy, text_id

WAITING, SENDING = 0, 1
CANCELLED = 4
BOUND, UNMATCHED, NOT_NEEDED, KEPT = 1, 2, 10, 11
RUN_WAITING, RUN_DONE = 1, 3
AT_WORK = ("running", "waiting")

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
    "waiting for a moment",
    "in several paths at once",
    "a path taken",
    "a path that cannot be told",
    "a path that was first",
    "a moment moved",
    "a moment that came",
    "not needed",
    "a message withdrawn",
]
# A run is woken within so many seconds.
SOON_S = 75
# What the histogram counts by an entry of the history.
ENTRIES = {
    "a path taken": "path_taken",
    "a path that was first": "first_done",
    "a moment moved": "time_wait_moved",
    "a moment that came": "time_came",
}


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
            "not needed": copy.one("SELECT count(*) FROM dispositions WHERE kind = ?", NOT_NEEDED),
            "a message withdrawn": copy.one(
                "SELECT count(*) FROM outbox WHERE state = ?", CANCELLED
            ),
            "due soon": copy.one(
                "SELECT count(*) FROM deadlines WHERE due_at < ?", now + SOON_S * 1_000_000
            ),
        }
        return found | in_paths(copy), under_way


def in_paths(copy):
    """How many runs are in several paths, and how many moments and choices there are."""
    found = Counter(dict.fromkeys(STATES[10:17], 0))
    for row in copy.rows("SELECT state FROM runs WHERE status < ?", RUN_DONE):
        steps = json.loads(row["state"]).get("steps", {}).values()
        at_work = [one for one in steps if one["status"] in AT_WORK and not one.get("paths")]
        found["in several paths at once"] += len(at_work) > 1
        found["waiting for a moment"] += any(one.get("until") for one in at_work)
        found["a path that cannot be told"] += any(
            one.get("problem") == "path_unclear" for one in at_work
        )
    for state, kind in ENTRIES.items():
        pattern = f'%"kind":"{kind}"%'
        found[state] = copy.one("SELECT count(*) FROM history WHERE entries LIKE ?", pattern)
    return dict(found)


class Histogram:
    """In how many kills each state was there, and how often in all."""

    def __init__(self):
        self.kills = dict.fromkeys(STATES, 0)
        self.things = dict.fromkeys(STATES, 0)
        self.under_way = 0

    def add(self, found, under_way):
        """Adds one kill; what was under way may be received once more, seen in time or not."""
        for state in STATES:
            number = found.get(state, 0)
            self.things[state] += number
            self.kills[state] += bool(number)
        self.under_way += len(under_way)

    def merge(self, other):
        """Adds the kills of another histogram."""
        for state in STATES:
            self.kills[state] += other.kills[state]
            self.things[state] += other.things[state]
        self.under_way += other.under_way

    def show(self):
        """Prints both columns."""
        print(f"{'state':<28} {'kills':>6} {'things':>8}")
        for state in STATES:
            print(f"{state:<28} {self.kills[state]:>6} {self.things[state]:>8}")

