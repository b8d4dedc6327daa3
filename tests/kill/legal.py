"""I6: runs, steps, messages and calls change only as the contract lets them.

The tables are written from the contract's sentences (C5, C6, C8, C18) and share no code with the
machine. What was seen at one kill is compared with what was seen at the one before, and the history
of each run is walked through entry by entry.
"""

import json
from collections import defaultdict

from answered import (
    AFTERWARDS,
    ALREADY,
    BOUND,
    DUPLICATE,
    IGNORED,
    KEPT,
    MERGED,
    MOVED,
    NOT_MET,
    NOT_NEEDED,
    PROBLEM,
    SAMPLE,
    STARTED,
    TEST,
    UNMATCHED,
    WAITING,
    WORDS,
)
from outer.store import happened

RUN_WORDS = ["running", "waiting", "needs_you", "done", "stopped"]
OPEN_RUN = set(RUN_WORDS)
RUN = {
    **{status: OPEN_RUN for status in ("running", "waiting", "needs_you")},
    # *Done* and *stopped* are final.
    "done": set(),
    "stopped": set(),
}

PASSED = {"done", "skipped", "stopped", "not_needed"}
STEP = {
    "not_yet": {"running", "waiting"} | PASSED,
    "running": {"waiting"} | PASSED,
    # A choice that could not be told goes into its paths.
    "waiting": {"running"} | PASSED,
    **{status: set() for status in PASSED},
}

MESSAGE_WORDS = ["waiting", "sending", "delivered", "given_up", "cancelled", "parked"]
MESSAGE = {
    "waiting": {"sending", "delivered", "given_up", "cancelled"},
    # It lacked something when it was to leave, until that was changed.
    "parked": {"waiting", "sending", "delivered", "given_up", "cancelled"},
    # A try that failed is tried again; one that is not needed any more just ends.
    "sending": {"waiting", "delivered", "given_up", "cancelled", "parked"},
    # What was accepted is never sent again under its id.
    "delivered": set(),
    # Given up by time, by an admin sent again.
    "given_up": {"waiting", "sending", "delivered", "cancelled"},
    "cancelled": set(),
}

# What no run took is still offered: an admin may use it, or let it be.
OFFERED = {STARTED, MERGED, ALREADY, BOUND, MOVED, AFTERWARDS, NOT_NEEDED, PROBLEM, IGNORED}
CALL = {
    WAITING: set(range(len(WORDS))),
    BOUND: {MOVED, AFTERWARDS, NOT_NEEDED},
    UNMATCHED: {BOUND, MOVED, AFTERWARDS, NOT_NEEDED, PROBLEM, IGNORED},
    # A call is used once.
    **{kind: set() for kind in (STARTED, MERGED, MOVED, SAMPLE, TEST)},
    **{kind: OFFERED for kind in (NOT_MET, ALREADY, DUPLICATE, AFTERWARDS, NOT_NEEDED)},
    **{kind: OFFERED for kind in (KEPT, PROBLEM, IGNORED)},
}


class Seen:
    """How everything stood in a copy of the file."""

    def __init__(self, copy):
        self.runs, self.steps = {}, {}
        for row in copy.rows("SELECT no, status, state FROM runs"):
            self.runs[row["no"]] = RUN_WORDS[row["status"]]
            for id, step in json.loads(row["state"]).get("steps", {}).items():
                self.steps[(row["no"], id)] = step["status"]
        self.messages = {
            row["no"]: MESSAGE_WORDS[row["state"]] for row in copy.rows("SELECT no, state FROM outbox")
        }
        self.entries = {
            row["no"]: row["kind"] for row in copy.rows("SELECT no, kind FROM dispositions")
        }


class Watch:
    """Compares each look at the file with the look before."""

    def __init__(self):
        self.before = None
        self.findings = []

    def look(self, copy):
        """Looks once more."""
        now = Seen(copy)
        if self.before:
            self.findings += changes(self.before, now)
        self.before = now


def changes(before, now):
    """What changed from one look to the next as it never may."""
    for what, table in (("runs", RUN), ("steps", STEP), ("messages", MESSAGE), ("entries", CALL)):
        allowed = reachable(table)
        later = getattr(now, what)
        for key, old in getattr(before, what).items():
            new = later.get(key)
            if new is None:
                yield f"I6: {what} {key} was {word(old)} and is gone"
            elif new != old and new not in allowed[old]:
                yield f"I6: {what} {key} was {word(old)} and is {word(new)}"


def word(state):
    """A state in words."""
    return WORDS[state] if isinstance(state, int) else state


def reachable(table):
    """Where each state may lead to, over others."""
    found = {state: set(after) for state, after in table.items()}
    while True:
        more = {state: after.union(*(found[one] for one in after)) for state, after in found.items()}
        if more == found:
            return found
        found = more


AHEAD, AT, OVER = "ahead", "under way", "over"
# A message that is made once more after a success: the step stays done (C8).
AGAIN = "done again"
# How a step must stand before an entry of its history, and how it stands after it: as before, if
# nothing is said.
ENTRIES = {
    "message_ready": ({AHEAD, AT, AGAIN}, {AHEAD: AT}),
    "try_failed": ({AT, AGAIN}, None),
    "given_up": ({AT, AGAIN}, None),
    "message_accepted": ({AT}, OVER),
    "accepted_again": ({AGAIN}, OVER),
    "new_message_dropped": ({AGAIN}, OVER),
    "sent_again": ({AT, AGAIN}, None),
    "sent_new": ({AT, OVER}, {OVER: AGAIN}),
    "tried_again": ({AT}, None),
    "wait_started": ({AHEAD, AT}, AT),
    "call_bound": ({AHEAD}, None),
    # A call that came early is used when the run comes to the step.
    "call_used": ({AHEAD, AT}, OVER),
    "marked_received": ({AHEAD, AT}, OVER),
    "step_skipped": ({AHEAD, AT}, OVER),
    "reminder_passed": ({AT}, None),
    "limit_passed": ({AT}, None),
    "needs_you": ({AHEAD, AT, AGAIN}, {AHEAD: AT}),
    "problem_solved": ({AT, OVER, AGAIN}, None),
    "path_taken": ({AHEAD, AT}, AT),
    "path_chosen": ({AT}, None),
    "paths_begun": ({AHEAD}, AT),
    "first_done": ({AT}, OVER),
    "withdrawn": ({AT}, OVER),
    "ended_afterwards": ({OVER}, None),
    "time_wait_started": ({AHEAD, AT}, AT),
    "time_wait_moved": ({AT}, None),
    "time_came": ({AHEAD, AT}, OVER),
}
# What may still be said of a run that is over, beside what is sent once more: a try under way just
# ends.
AFTER_THE_END = {"ended_afterwards"}
END = {"run_done": "done", "run_stopped": "stopped"}


def judge_history(copy):
    """Every finding about the histories: in order, whole, and possible."""
    runs = {row["no"]: row for row in copy.rows("SELECT no, revision, status, state FROM runs")}
    histories = defaultdict(list)
    for row in copy.rows("SELECT no, at, entries FROM history ORDER BY no"):
        revision = row["no"] & ((1 << 20) - 1)
        histories[row["no"] >> 20].append((revision, row["at"], happened(row["entries"])))
    for no in histories.keys() - runs.keys():
        yield f"I6: there is a history of run no {no}, and no such run"
    for no, run in runs.items():
        history = histories[no]
        for words in (*whole(run, history), *possible(run, history)):
            yield f"I6: run no {no}: {words}"


def whole(run, history):
    """Every revision from the first to the last has its row, and time does not run backwards."""
    seen = [revision for revision, _, _ in history]
    missing = sorted(set(range(1, run["revision"] + 1)) - set(seen))
    if missing:
        yield f"revision {missing[0]} of {run['revision']} is not in its history"
    if seen and seen[-1] > run["revision"]:
        yield f"its history has revision {seen[-1]}, it is at {run['revision']}"
    times = [at for _, at, _ in history]
    if times != sorted(times):
        yield "its history runs backwards in time"


def possible(run, history):
    """Each entry may follow those before it, and the last of them is how things stand."""
    stands = defaultdict(lambda: AHEAD)
    begun, ended = 0, None
    for entry in (entry for _, _, entries in history for entry in entries):
        kind, step = entry["kind"], entry["step"]
        once_more = kind == "sent_new" or stands[step] == AGAIN
        if ended and not once_more and kind not in AFTER_THE_END:
            yield f"{kind} after it was {ended}"
        if kind == "run_started":
            begun += 1
        elif not begun:
            yield f"{kind} before it began"
        if kind in END:
            ended = END[kind]
        if step is None:
            continue
        before, after = ENTRIES.get(kind, (set(), None))
        if stands[step] not in before:
            yield f"{kind} at a step that was {stands[step]}"
        stands[step] = follows(after, stands[step])
    if begun != 1:
        yield f"it began {begun} times"
    status = RUN_WORDS[run["status"]]
    if ended != (status if status in END.values() else None):
        yield f"it is {status}, and its history says {ended or 'no end'}"
    yield from as_it_stands(run, stands)


def follows(after, now):
    """How a step stands after an entry."""
    return after.get(now, now) if isinstance(after, dict) else after or now


def as_it_stands(run, stands):
    """What the history says of a step is how the step stands."""
    for id, step in json.loads(run["state"]).get("steps", {}).items():
        passed = step["status"] in PASSED
        # The steps of a path that is not taken, those that are stopped with the run and those that
        # own the paths have no entry of their own for it.
        unsaid = step["status"] in ("not_needed", "stopped") or step.get("paths")
        over = stands[id] in (OVER, AGAIN)
        if over and not passed:
            yield f"a step is {step['status']} that was over by its history"
        if passed and not over and not unsaid:
            yield f"a step is {step['status']}, and its history does not say so"
        if step["status"] == "not_yet" and stands[id] != AHEAD:
            yield "a step is not reached that was reached by its history"
