"""I1: what became of each call, counted per person that it is about.

The journal says whom a call was about, the file says what became of it. A call as a whole has one
disposition: it is kept, repeats another, or its condition is false. Of any other call everybody in
it has exactly one, nobody else has any, and it is one that such an address may give.
"""

import json
from collections import Counter, defaultdict

from outer.receiver import ticket
from outer.store import stored_id

WAITING, BOUND, UNMATCHED, SAMPLE, STARTED, MOVED, NOT_MET = range(7)
ALREADY, DUPLICATE, AFTERWARDS, NOT_NEEDED, KEPT, PROBLEM, IGNORED, TEST, MERGED = range(7, 16)
WORDS = [
    *("waiting to be handled", "bound", "unmatched", "sample", "started a run", "moved a run"),
    *("condition not met", "already in the workflow", "duplicate", "arrived afterwards"),
    *("not needed", "kept", "a problem", "ignored", "only a test", "part of a run"),
]
WHOLE = (DUPLICATE, KEPT, NOT_MET)
# What may become of somebody in a call, by who owns the address (C5, C6).
OF_PERSON = {
    0: (WAITING, SAMPLE, STARTED, MERGED, ALREADY, PROBLEM, IGNORED),
    1: (WAITING, SAMPLE, BOUND, UNMATCHED, MOVED, AFTERWARDS, NOT_NEEDED, PROBLEM, IGNORED),
}
LIVE = 1


class File:
    """What the file knows that is asked for each call, read once."""

    def __init__(self, copy):
        self.calls = {row["id"]: row for row in copy.rows("SELECT * FROM calls")}
        self.ids = {row["no"]: row["id"] for row in self.calls.values()}
        self.emails = {
            row["no"]: row["email_key"] for row in copy.rows("SELECT no, email_key FROM people")
        }
        self.runs = {
            row["no"]: row for row in copy.rows("SELECT no, person_no, call_no FROM runs")
        }
        self.dispositions = defaultdict(list)
        for row in copy.rows("SELECT * FROM dispositions ORDER BY no"):
            self.dispositions[row["no"] >> 16].append(row)
        self.addresses = {
            row["no"]: row
            for row in copy.rows(
                "SELECT addresses.no, owner, workflows.state FROM addresses"
                " JOIN workflows ON workflows.no = workflow_no"
            )
        }
        self.problems = {
            (row["call_no"], row["place"])
            for row in copy.rows("SELECT call_no, place FROM problem_items")
        }
        self.inbox = {row["call_no"] for row in copy.rows("SELECT call_no FROM inbox")}

    def whom(self, row, tickets):
        """The person that a disposition is about, by their e-mail."""
        if row["value"] and "@" in row["value"]:
            return row["value"].strip().lower()
        if row["run_no"] in self.runs:
            return self.emails.get(self.runs[row["run_no"]]["person_no"])
        if row["person_no"]:
            return self.emails.get(row["person_no"])
        return tickets.get(row["value"])


def judge(copy, journal):
    """Every finding about the calls that were answered, without the invariant."""
    file = File(copy)
    answered = [entry for entry in journal if entry["what"] == "call"]
    yield from twice_is_once(answered)
    for entry in answered:
        if entry["status"] != 200:
            yield f"a call with the right token was answered {entry['status']}"
        elif stored_id(entry["call"]) not in file.calls:
            yield f"{entry['call']} was answered and is not stored"
    about = {stored_id(entry["call"]): entry for entry in answered if entry["status"] == 200}
    for id, call in file.calls.items():
        if call["kind"] <= 1:
            yield from (f"call no {call['no']}: {words}" for words in of_call(file, call, about.get(id)))


def twice_is_once(answered):
    """The same bytes at the same address are one call, other bytes are another (C5)."""
    ids = defaultdict(set)
    bodies = defaultdict(set)
    for entry in answered:
        if entry["status"] == 200 and "body" in entry:
            ids[(entry["address"], entry["body"])].add(entry["call"])
            bodies[entry["call"]].add((entry["address"], entry["body"]))
    for (_, body), calls in ids.items():
        if len(calls) > 1:
            yield f"the same bytes are {len(calls)} calls: {body[:90]}"
    for call, several in bodies.items():
        if len(several) > 1:
            yield f"{len(several)} different bodies were answered as {call}"


def of_call(file, call, entry):
    """What is wrong with what became of one stored call."""
    rows = file.dispositions[call["no"]]
    address = file.addresses[call["address_no"]]
    if call["no"] in file.inbox:
        yield "it still waits to be handled"
    elif not rows:
        yield "it has no disposition"
    if not rows:
        return
    if rows[0]["kind"] in WHOLE and rows[0]["value"] is None:
        yield from as_a_whole(file, call, rows, address, entry)
        return
    for row in rows:
        if row["kind"] not in OF_PERSON[address["owner"]]:
            yield f"somebody in it is {WORDS[row['kind']]}, which no such address gives"
        yield from that_is_so(file, call, row)
    # What promised a call of an earlier version's folder is its id alone.
    if entry and "people" in entry and call["no"] not in file.inbox:
        yield from of_everybody(file, rows, entry)


def as_a_whole(file, call, rows, address, entry):
    """One disposition for all: of the right kind, and no other beside it."""
    kind = rows[0]["kind"]
    if len(rows) > 1:
        yield f"as a whole it is {WORDS[kind]}, and has {len(rows)} dispositions"
    if kind == KEPT and address["state"] == LIVE:
        yield "it is kept at a workflow that is live"
    if (kind == DUPLICATE) != (call["duplicate_of"] is not None):
        yield "it repeats another call, or does not, and its disposition says otherwise"
    if kind == DUPLICATE and call["duplicate_of"] not in file.ids:
        yield "it repeats a call that is not stored"
    if kind == NOT_MET and entry and says_done(entry):
        yield "its condition is not met although it says that the work is done"


def says_done(entry):
    """Whether a call says what the waits of the load wait for."""
    issue = json.loads(entry.get("body") or "{}").get("issue")
    return bool(issue) and issue.get("status") == "Done"


def that_is_so(file, call, row):
    """A disposition names what is there: a run of the call, a problem."""
    run = file.runs.get(row["run_no"])
    if row["kind"] in (STARTED, MOVED, MERGED) and run is None:
        yield f"somebody in it {WORDS[row['kind']]} that is not there"
    if row["kind"] == STARTED and run and run["call_no"] != call["no"]:
        yield "it started a run that names another call"
    if row["kind"] == MERGED and run and (run["call_no"] or call["no"]) >= call["no"]:
        yield "it is part of a run that no call before it started"
    if row["kind"] == PROBLEM and (call["no"], row["no"] & 0xFFFF) not in file.problems:
        yield "somebody in it is a problem that is not there"


def of_everybody(file, rows, entry):
    """Everybody in a call has exactly one disposition, and nobody else has any."""
    people = {email.lower() for email in entry["people"]}
    tickets = {ticket(email.encode()): email for email in people}
    found = Counter(file.whom(row, tickets) for row in rows)
    for email in sorted(people):
        if found[email] != 1:
            yield f"{email} has {found[email]} dispositions of {len(people)} people's"
    for email in sorted(str(one) for one in found if one not in people):
        yield f"{email} has a disposition and is not in it"


def may_wait(copy, row):
    """A bound call waits for its run to come there, an unmatched one for a run that began earlier
    and whose value is still to come, at the address of the call."""
    if row["kind"] == BOUND:
        return copy.one(
            "SELECT 1 FROM runs JOIN awaits ON run_no = no"
            " WHERE no = ? AND step = ? AND awaits.state = 0 AND status IN (0, 1, 2)",
            *(row["run_no"], row["step"]),
        )
    call = row["no"] >> 16
    return row["kind"] == UNMATCHED and copy.one(
        "SELECT 1 FROM awaits JOIN runs ON runs.no = run_no"
        " WHERE address_no = (SELECT address_no FROM calls WHERE no = ?)"
        " AND value IS NULL AND awaits.state IN (0, 1) AND status IN (0, 1, 2)"
        " AND coalesce(runs.call_no, 0) < ? LIMIT 1",
        *(call, call),
    )


def unsettled(copy):
    """Entries that are not final and that nothing will ever make final."""
    for row in copy.rows(
        "SELECT no, kind, run_no, step FROM dispositions WHERE kind IN (?, ?, ?)",
        *(WAITING, BOUND, UNMATCHED),
    ):
        if not may_wait(copy, row):
            entry = f"entry {row['no'] & 0xFFFF} of call no {row['no'] >> 16}"
            yield f"{entry} is {WORDS[row['kind']]} for ever"
