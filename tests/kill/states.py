"""What a killed Baton had in its file: the states it was killed in, counted from outside."""

import json
import time

from outer.store import text_id, told_of

WAITING, SENDING = 0, 1
CANCELLED = 4
BOUND, UNMATCHED, NOT_NEEDED, KEPT = 1, 2, 10, 11
RUN_WAITING, RUN_DONE = 1, 3
AT_WORK = ("running", "waiting")

IN_PATHS = ("waiting for a moment", "in several paths at once", "a path that cannot be told")
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
    "somebody added by a call",
    "somebody added by hand",
]
# What could not be handled, by the kind of what is set aside.
ASIDE = ["a run set aside", "a message set aside", "a call set aside", "a job set aside", "one of a list set aside"]
STATES += [state for state in ASIDE if state != "a job set aside"]
# What concerns many; a kill is aimed at these, for they do not last.
HALF_DONE = [
    *("a list to a trigger, half handled", "a list to a wait, half handled", "a job half done"),
]
OF_MANY = [
    *HALF_DONE,
    *("all sent again", "one chosen for all", "all left alone"),
    *("a list used anyway", "kept calls started"),
]
STATES += OF_MANY
# The kinds of jobs that an admin begins, by what has been done when they are through.
JOBS = {
    "all sent again": "send_again",
    "one chosen for all": "use_for_person",
    "all left alone": "leave_problem",
    "a list used anyway": "use_anyway",
    "kept calls started": "start_kept",
}
# A run is woken within so many seconds.
SOON_US = 75 * 1_000_000
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


def count(copy, received=None):
    """Which calls, messages and runs are in each state, by what tells one from the other; and the
    messages under way.

    A message's try is a row before the request: whether it left is for the receivers to say.
    """
    if not copy.one("SELECT count(*) FROM sqlite_master WHERE name = 'runs'"):
        return {}, set()
    now = int(time.time() * 1e6)
    tried = {
        text_id("msg_", row["id"]): (row["no"], row["tries"])
        for row in copy.rows(
            "SELECT no, id, tries FROM outbox WHERE state = ?"
            " AND no NOT IN (SELECT item FROM set_aside WHERE kind = 1)",
            SENDING,
        )
    }
    under_way = set(tried)
    sent = under_way & (received.since_last() if received else set())

    def having(sql, *parameters):
        return {tuple(row) for row in copy.rows(sql, *parameters)}

    def disposed(kind):
        return having("SELECT no FROM dispositions WHERE kind = ?", kind)

    def audited(pattern):
        return having("SELECT no FROM audit WHERE action LIKE ?", pattern)

    found = {
        "stored and not handled": having("SELECT call_no, entry FROM inbox"),
        "handled and not sent": having(
            "SELECT no, tries FROM outbox WHERE state = ? AND tries = 0"
            " AND no NOT IN (SELECT item FROM set_aside WHERE kind = 1)",
            WAITING,
        )
        | {tried[id] for id in under_way - sent},
        "sent and not recorded": {tried[id] for id in sent},
        "trying again": having(
            "SELECT no, tries FROM outbox WHERE state = ? AND tries > 0 AND due_at > ?",
            *(WAITING, now),
        ),
        "waiting": having("SELECT no FROM runs WHERE status = ?", RUN_WAITING),
        "bound early": disposed(BOUND),
        "unmatched": disposed(UNMATCHED),
        "kept": disposed(KEPT),
        "skipped": audited("%skip%"),
        "done": having("SELECT no FROM runs WHERE status = ?", RUN_DONE),
        "not needed": disposed(NOT_NEEDED),
        "a message withdrawn": having("SELECT no FROM outbox WHERE state = ?", CANCELLED),
        "somebody added by a call": added(copy, "call"),
        "somebody added by hand": added(copy, "problem"),
        "due soon": having("SELECT run_no FROM deadlines WHERE due_at < ?", now + SOON_US),
    }
    found |= set_aside(copy)
    return found | in_paths(copy) | of_many(copy), under_way


def set_aside(copy):
    """What could not be handled."""
    rows = copy.rows("SELECT kind, item FROM set_aside")
    return {
        state: {row["item"] for row in rows if row["kind"] == kind}
        for kind, state in enumerate(ASIDE)
    }


def of_many(copy):
    """Lists and jobs, by how far they are."""
    found = {}
    for owner, where in enumerate(("trigger", "wait")):
        found[f"a list to a {where}, half handled"] = copy.rows(
            "SELECT call_no, entry FROM inbox JOIN calls ON calls.no = call_no"
            " JOIN addresses ON addresses.no = address_no WHERE entry > 0 AND owner = ?",
            owner,
        )
    half = "SELECT no, done + could_not FROM jobs WHERE by IS NOT NULL AND state = 0"
    found["a job half done"] = copy.rows(f"{half} AND done + could_not > 0")
    found["a job begun"] = copy.rows(f"{half} AND done + could_not = 0")
    for state, kind in JOBS.items():
        through = "SELECT no FROM jobs WHERE state = 1 AND work LIKE ?"
        found[state] = copy.rows(through, f'%"kind":"{kind}"%')
    return {state: {tuple(row) for row in rows} for state, rows in found.items()}


def added(copy, because_of):
    """The rows of the audit about people who were added because of a call, or of a problem."""
    rows = copy.rows("SELECT no, ids FROM audit WHERE action = 'person_added'")
    return {row["no"] for row in rows if because_of in json.loads(row["ids"])}


def in_paths(copy):
    """Which runs are in several paths, and which moments and choices there are."""
    found = {state: set() for state in IN_PATHS}
    for row in copy.rows("SELECT no, state FROM runs WHERE status < ?", RUN_DONE):
        steps = json.loads(row["state"]).get("steps", {}).values()
        at_work = [one for one in steps if one["status"] in AT_WORK and not one.get("paths")]
        if len(at_work) > 1:
            found["in several paths at once"].add(row["no"])
        if any(one.get("until") for one in at_work):
            found["waiting for a moment"].add(row["no"])
        if any(one.get("problem") == "path_unclear" for one in at_work):
            found["a path that cannot be told"].add(row["no"])
    for state, kind in ENTRIES.items():
        rows = copy.rows(f"SELECT no FROM history WHERE {told_of(kind)}")
        found[state] = {row["no"] for row in rows}
    return found


class Histogram:
    """How many kills met each state, and how many things in it.

    What stays in a state is met once, at the first kill that finds it there: a run that is done is
    done at every later kill, which shows nothing of them.
    """

    def __init__(self):
        self.kills = dict.fromkeys(STATES, 0)
        self.things = dict.fromkeys(STATES, 0)
        self.known = {state: set() for state in STATES}
        self.under_way = 0

    def add(self, found, under_way):
        """Adds one kill; what was under way may be received once more, seen in time or not."""
        for state in STATES:
            fresh = found.get(state, set()) - self.known[state]
            self.known[state] |= fresh
            self.things[state] += len(fresh)
            self.kills[state] += bool(fresh)
        self.under_way += len(under_way)

    def lacks(self, states):
        """Which of these no kill met."""
        return [state for state in states if not self.kills[state]]

    def start_afresh(self):
        """The next kill is one of another folder, with other things in it."""
        self.known = {state: set() for state in STATES}

    def merge(self, other):
        """Adds the kills of another histogram."""
        for state in STATES:
            self.kills[state] += other.kills[state]
            self.things[state] += other.things[state]
        self.under_way += other.under_way

    def show(self):
        """Prints both columns."""
        print(f"{'state':<36} {'kills':>6} {'things':>8}")
        for state in STATES:
            print(f"{state:<36} {self.kills[state]:>6} {self.things[state]:>8}")
