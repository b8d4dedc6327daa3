"""What a run that walks a tree must keep: the oracle's judgements on paths and moments.

Everything is read from the file, by the documents of the versions: which path a run took, what of
the other paths was done afterwards, what each step that is under way waits for.
"""

import json
from collections import Counter, defaultdict
from datetime import datetime

from outer.store import happened, stored_id
from outer.workflow import steps_of

MOVED = 5
AT_WORK = ("running", "waiting")
OPEN_MESSAGE = (0, 1)
AWAITED, AHEAD = 1, 0
UNFINISHED = (0, 1, 2)
# A moment is written to the microsecond, a deadline is read by a clock that may be moved.
MICROSECONDS = 1_000_000


class Tree:
    """A version's document: its splits, and in which paths each step stands."""

    def __init__(self, definition):
        self.steps = {}
        self.above = {}
        self.walk(definition["steps"], ())

    def walk(self, steps, above):
        """Notes the steps of a sequence with the paths around it."""
        for step in steps:
            self.steps[step["id"]] = step
            self.above[step["id"]] = above
            for path, inside in paths_of(step):
                self.walk(inside, (*above, (step["id"], path)))

    def inside(self, split, path=None):
        """The steps in a split, or in one of its paths."""
        return {
            step
            for step, above in self.above.items()
            if any(one == split and path in (None, where) for one, where in above)
        }

    def is_first(self, split):
        """Whether the first path that is through decides."""
        action = self.steps[split]["action"]
        return action["kind"] == "at_the_same_time" and action.get("until") == "first"

    def owns_paths(self, step):
        """Whether a step is a split."""
        return bool(paths_of(self.steps[step]))


def paths_of(step):
    """The sequences that a step owns, by the ids of their paths; *otherwise* has the step's own."""
    action = step["action"]
    found = [(path["id"], path["steps"]) for path in action.get("paths", [])]
    return [*found, (step["id"], action["otherwise"])] if "otherwise" in action else found


class Run:
    """A run with what is in the file about it, by step."""

    def __init__(self, row, tree):
        self.no = row["no"]
        self.status = row["status"]
        self.deadline_at = row["deadline_at"]
        self.tree = tree
        self.state = json.loads(row["state"])
        self.history = []
        self.messages = defaultdict(list)
        self.awaits = {}
        self.problems = set()
        self.moved = defaultdict(list)

    def steps(self):
        """The steps that something is known of."""
        return self.state.get("steps", {})

    def at_work(self):
        """The steps under way, without those that only own paths that are gone."""
        return {
            id: step
            for id, step in self.steps().items()
            if step["status"] in AT_WORK and not step.get("paths")
        }

    def happened(self, *kinds):
        """History of these kinds: when, what."""
        return [(at, entry) for at, entry in self.history if entry["kind"] in kinds]


def runs_of(copy):
    """All runs of a copy of the file."""
    trees = {
        (row["workflow_no"], row["version"]): Tree(json.loads(row["definition"]))
        for row in copy.rows("SELECT workflow_no, version, definition FROM workflow_versions")
    }
    runs = {
        row["no"]: Run(row, trees[(row["workflow_no"], row["version"])])
        for row in copy.rows(
            "SELECT no, workflow_no, version, status, deadline_at, state FROM runs WHERE try_out = 0"
        )
    }
    ids = {no: {stored_id(step): step for step in run.tree.steps} for no, run in runs.items()}
    tries = defaultdict(list)
    for row in copy.tries():
        tries[row["message"]].append(row["started_at"])
    for row in copy.rows("SELECT no, id, step, occurrence, state FROM outbox"):
        if run := runs.get(row["no"] >> 16):
            one = {**dict(row), "tries": tries[row["no"]]}
            run.messages[ids[run.no].get(row["step"])].append(one)
    for row in copy.rows("SELECT no, at, entries FROM history ORDER BY no"):
        if run := runs.get(row["no"] >> 20):
            run.history += [(row["at"], entry) for entry in happened(row["entries"])]
    for row in copy.rows("SELECT run_no, step, state, value FROM awaits"):
        if run := runs.get(row["run_no"]):
            run.awaits[ids[run.no].get(row["step"])] = dict(row)
    for row in copy.rows(
        "SELECT run_no, step FROM problem_items JOIN problems ON problems.no = problem_no"
        " WHERE open = 1 AND run_no IS NOT NULL"
    ):
        if run := runs.get(row["run_no"]):
            run.problems.add(ids[run.no].get(row["step"]))
    for row in copy.rows("SELECT run_no, step, at FROM dispositions WHERE kind = ?", MOVED):
        if run := runs.get(row["run_no"]):
            run.moved[ids[run.no].get(row["step"])].append(row["at"])
    return list(runs.values())


def judge(runs):
    """Every finding about the runs, a sentence with the invariant in front."""
    judgements = (
        one_path_wins,
        nothing_of_other_paths,
        nothing_after_withdrawn,
        one_effect_each,
        moments_once_and_never_early,
        ended_means_ended,
        nothing_for_ever,
    )
    return [finding for run in runs for judged in judgements for finding in judged(run)]


def one_path_wins(run):
    """Of a first-is-done exactly one path is through first; the others are not gone on with."""
    first = defaultdict(list)
    for at, entry in run.happened("first_done"):
        first[entry["step"]].append((at, entry["params"]["path"]))
    for split, winners in first.items():
        if len(winners) > 1:
            yield f"I10: run no {run.no}: {len(winners)} paths were first at one split"
        at, path = winners[0]
        for step in run.tree.inside(split) - run.tree.inside(split, path):
            late = [moved for moved in run.moved[step] if moved > at]
            if late:
                yield f"I10: run no {run.no}: a call moved a path that had lost"
            if run.steps().get(step, {}).get("status") in AT_WORK:
                yield f"I10: run no {run.no}: a path that had lost is still under way"
    for split, step in run.steps().items():
        several = len(paths_of(run.tree.steps.get(split, {"action": {}}))) > 1
        if step["status"] == "done" and several and run.tree.is_first(split) and not first[split]:
            yield f"I10: run no {run.no}: a first-is-done is over and no path was first"


def nothing_of_other_paths(run):
    """What stands in a path that was not taken is never done."""
    for at, entry in run.happened("path_taken", "path_chosen"):
        split, path = entry["step"], entry["params"].get("path", entry["step"])
        for step in run.tree.inside(split) - run.tree.inside(split, path):
            if run.messages[step] or run.moved[step]:
                yield f"I10: run no {run.no}: a step was done in a path that was not taken"


def nothing_after_withdrawn(run):
    """A step that is not needed any more sends nothing afterwards; a try under way just ends."""
    over = {entry["step"]: at for at, entry in run.happened("withdrawn")}
    for at, _ in run.happened("run_stopped"):
        over |= {step: at for step in run.tree.steps if step not in over}
    for step, at in over.items():
        for message in run.messages[step]:
            after = [began for began in message["tries"] if began > at]
            if after:
                late = (after[0] - at) / MICROSECONDS
                yield f"I10: run no {run.no}: a step sent {late:.1f} s after it was not needed"
            if message["state"] in OPEN_MESSAGE:
                yield f"I10: run no {run.no}: a message of a step that is not needed is still due"


def one_effect_each(run):
    """A step is entered once: a second message needs somebody who asked for it."""
    again = Counter(entry["step"] for _, entry in run.happened("sent_new"))
    for step, messages in run.messages.items():
        most = max((message["occurrence"] for message in messages), default=0)
        if most > 1 + again[step]:
            yield f"I3: run no {run.no}: a step sent {most} messages"
    passed = Counter(
        entry["step"] for _, entry in run.happened("call_used", "marked_received", "time_came")
    )
    for step, times in passed.items():
        if times > 1:
            yield f"I10: run no {run.no}: a step was passed {times} times"


def moments_once_and_never_early(run):
    """A moment comes once, and not before it is there."""
    until = {}
    for at, entry in run.history:
        if entry["kind"] in ("time_wait_started", "time_wait_moved", "time_came"):
            until[entry["step"]] = micros(entry["params"].get("until"))
        if entry["kind"] == "time_came" and (until[entry["step"]] or 0) > at:
            early = (until[entry["step"]] - at) / MICROSECONDS
            yield f"I9: run no {run.no}: a moment came {early:.3f} s early"


def micros(text):
    """An ISO instant in microseconds since 1970."""
    if not text:
        return None
    whole, dot, rest = text.removesuffix("Z").partition(".")
    seconds = int(datetime.fromisoformat(f"{whole}+00:00").timestamp())
    return seconds * MICROSECONDS + int((rest + "000000")[:6] if dot else 0)


def ended_means_ended(run):
    """Nothing of a finished run is under way."""
    if run.status in UNFINISHED:
        return
    for step in run.steps().values():
        open_paths = (step.get("paths") or {}).get("open")
        if step["status"] in AT_WORK or open_paths:
            yield f"I6: run no {run.no} is over, and a step of it is {step['status']}"
    for messages in run.messages.values():
        for message in messages:
            if message["state"] in OPEN_MESSAGE:
                yield f"I6: run no {run.no} is over, and a message of it is still due"


def nothing_for_ever(run):
    """E6: each step under way waits for a call, waits for a moment, sends, or is a problem."""
    if run.status not in UNFINISHED:
        return
    at_work = run.at_work()
    needs = {id for id, step in run.steps().items() if step.get("problem")}
    if not at_work and not needs:
        yield f"E6: run no {run.no} is at no step"
    for id, step in at_work.items():
        if what := forever(run, id, step):
            yield f"E6: run no {run.no}: {what}"
    for id, step in run.steps().items():
        for path in (step.get("paths") or {}).get("open", []):
            if not run.tree.inside(id, path) & set(at_work):
                yield f"E6: run no {run.no}: nothing is under way in an open path"


def forever(run, id, step):
    """What is wrong with a step under way, or nothing."""
    if step.get("problem"):
        return None if id in run.problems else "a step needs somebody and is no problem"
    if step["status"] == "running":
        due = any(message["state"] in OPEN_MESSAGE for message in run.messages[id])
        return None if due else "a step is running and sends nothing"
    if until := micros(step.get("until")):
        woken = run.deadline_at is not None and run.deadline_at <= until
        return None if woken else "a step waits for a moment at which nobody wakes it"
    awaited = run.awaits.get(id)
    if awaited and awaited["state"] == AWAITED and awaited["value"]:
        return None
    return "a step waits for nothing"
