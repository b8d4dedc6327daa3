"""What a killed Baton had in its file: the states it was killed in, counted from outside."""

import json
import time

from outer.store import Copy

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


def count(data):
    """How many calls, messages and runs are in each state; and the messages under way."""
    with Copy(data) as copy:
        if not copy.one("SELECT count(*) FROM sqlite_master WHERE name = 'runs'"):
            return {}, set()
        now = int(time.time() * 1e6)
        found = {
            "stored and not handled": copy.one("SELECT count(*) FROM inbox"),
            "handled and not sent": copy.one(
                "SELECT count(*) FROM outbox WHERE state = ? AND tries = 0", WAITING
            ),
            "sent and not recorded": copy.one(
                "SELECT count(*) FROM outbox WHERE state = ?", SENDING
            ),
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
        under_way = {
            row["id"]
            for row in copy.rows("SELECT id FROM outbox WHERE state = ?", SENDING)
        }
        return found, under_way


class Histogram:
    """In how many kills each state was there, and how often in all."""

    def __init__(self):
        self.kills = dict.fromkeys(STATES, 0)
        self.things = dict.fromkeys(STATES, 0)
        self.under_way = 0

    def add(self, found, under_way):
        """Adds one kill."""
        for state, number in found.items():
            self.things[state] += number
            self.kills[state] += bool(number)
        self.under_way += len(under_way)

    def empty(self):
        """States that no kill met."""
        return [state for state in STATES if not self.kills[state]]

    def show(self):
        """Prints both columns."""
        print(f"{'state':<24} {'kills':>6} {'things':>8}")
        for state in STATES:
            print(f"{state:<24} {self.kills[state]:>6} {self.things[state]:>8}")


def dump(found):
    """One line for a log."""
    return json.dumps(found)
