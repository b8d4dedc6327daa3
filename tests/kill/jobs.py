"""What is done to many: every job comes to its end, forgets no row, and does none twice.

What each row of a job did is counted where it was done, not by what the job says of itself.
"""

import json
from collections import Counter

from answered import IGNORED, KEPT, STARTED
from outer.store import happened, told_of

UNDER_WAY, DONE = 0, 1


def judge(copy, journal):
    """Every finding about jobs, with the invariant in front."""
    if not copy.one("SELECT count(*) FROM sqlite_master WHERE name = 'jobs'"):
        return
    rows = [
        {**dict(row), "work": json.loads(row["work"])}
        for row in copy.rows("SELECT * FROM jobs WHERE by IS NOT NULL")
    ]
    told = Counter()
    for row in copy.rows("SELECT ids FROM audit WHERE action = 'job_done'"):
        told[json.loads(row["ids"])["job"]] += 1
    by_kind = {
        "send_again": sent_again,
        "use_for_person": of_problem,
        "leave_problem": left_alone,
        "start_kept": kept_started,
        "use_anyway": used_anyway,
        "try_again": tried_again,
    }
    for row in rows:
        job = f"job no {row['no']} ({row['work']['kind']})"
        if row["state"] == UNDER_WAY:
            yield f"I5: {job} is under way for ever"
        elif row["state"] == DONE and told["job_" + row["id"].hex()] != 1:
            yield f"I6: {job}: the audit says {told['job_' + row['id'].hex()]} times that it is done"
        for invariant, words in by_kind[row["work"]["kind"]](copy, row, rows):
            yield f"{invariant}: {job}: {words}"
    yield from asked(journal, rows)


def asked(journal, rows):
    """What an admin was told is under way is in the file."""
    known = {"job_" + row["id"].hex() for row in rows}
    for entry in journal:
        job = (entry.get("told") or {}).get("job")
        if entry["what"] == "job" and job and job not in known:
            yield f"I1: {job} was begun and is not stored"


def counts(done, row):
    """What was done against what the job counts."""
    if done != row["done"]:
        yield "I6", f"{done} rows were done, and it counts {row['done']}"


def rest(copy, row, work):
    """A job that is through leaves nothing open that it was about and could do."""
    left = copy.one(
        "SELECT count(*) FROM problem_items WHERE problem_no = ? AND open = 1 AND no <= ?",
        *(work["problem"], work["until"]),
    )
    if row["state"] == DONE and left > row["could_not"]:
        yield "I1", f"it forgot its rest: {left} of {row['total']}"


def sent_again(copy, row, rows):
    """Each person's message is sent again once for each time that was asked."""
    work = row["work"]
    done = Counter()
    for entry in copy.rows(f"SELECT no, entries FROM history WHERE {told_of('sent_again')}"):
        for one in happened(entry["entries"]):
            if one["kind"] == "sent_again" and work["why"] in one["params"].values():
                done[entry["no"] >> 20] += 1
    same = [other for other in rows if other["work"].get("why") == work["why"]]
    for run, times in done.items():
        if times > len(same):
            yield "I10", f"run no {run} was sent again {times} times"
    yield from counts(sum(done.values()), {"done": sum(other["done"] for other in same)})
    yield from rest(copy, row, work)


def tried_again(copy, row, rows):
    """What was put back is open no longer; what could not be is."""
    yield from rest(copy, row, row["work"])


def of_problem(copy, row, rows):
    """Each call of a problem is used once for the person, in one run. The first of them starts it,
    unless a call that came when the person was known already had been first."""
    work = row["work"]
    calls = copy.rows(
        "SELECT dispositions.no, kind, dispositions.run_no FROM problem_items JOIN dispositions"
        " ON dispositions.no = (problem_items.call_no << 16) + problem_items.place WHERE problem_items.problem_no = ?"
        " AND problem_items.no <= ? AND problem_items.open = 0",
        *(work["problem"], work["until"]),
    )
    started = [call for call in calls if call["kind"] == STARTED]
    if len(started) > 1:
        yield "I10", f"{len(started)} of its calls started a run"
    if started and started[0]["no"] != min(call["no"] for call in calls):
        yield "I10", "a later one of its calls started the run"
    runs = {call["run_no"] for call in calls}
    if None in runs:
        yield "I2", "a call of it is about no run"
    if len(runs) > 1:
        yield "I2", "its calls are about several runs"
    yield from counts(len(calls), row)
    yield from rest(copy, row, work)


def left_alone(copy, row, rows):
    """Each call of a problem is left alone, for the reason that was given."""
    work = row["work"]
    left = [
        entry
        for entry in copy.rows("SELECT detail FROM dispositions WHERE kind = ?", IGNORED)
        if work["why"] in json.loads(entry["detail"]).values()
    ]
    yield from counts(len(left), row)
    yield from rest(copy, row, work)


def kept_started(copy, row, rows):
    """No call of the workflow's trigger is kept any more, and each starts once."""
    here = "address_no IN (SELECT no FROM addresses WHERE workflow_no = ? AND owner = 0)"
    workflow = row["work"]["workflow"]
    kept = copy.one(f"SELECT count(*) FROM shelf WHERE kind = 2 AND {here}", workflow)
    fates = Counter(
        entry["kind"]
        for entry in copy.rows(
            f"SELECT dispositions.kind FROM calls JOIN dispositions ON dispositions.no >> 16 = calls.no"
            f" WHERE calls.kind = 0 AND duplicate_of IS NULL AND {here}",
            workflow,
        )
    )
    left = max(kept, fates[KEPT])
    if row["state"] == DONE and left > row["could_not"]:
        yield "I1", f"it forgot its rest: {left} of {row['total']}"
    runs = copy.one("SELECT count(*) FROM runs WHERE workflow_no = ?", workflow)
    if runs != fates[STARTED]:
        yield "I2", f"{fates[STARTED]} calls started {runs} runs"
    same = sum(other["done"] for other in rows if other["work"].get("workflow") == workflow)
    yield from counts(sum(fates.values()) - fates[KEPT], {"done": same})


def used_anyway(copy, row, rows):
    """Everybody in the call is started once."""
    call = row["work"]["call"]
    fates = copy.rows(
        "SELECT kind FROM dispositions WHERE no BETWEEN ? AND ?", call << 16, (call << 16) | 0xFFFF
    )
    started = sum(entry["kind"] == STARTED for entry in fates)
    if row["state"] == DONE and started < row["total"] - row["could_not"]:
        yield "I1", f"it forgot its rest: {started} of {row['total']}"
    runs = copy.one("SELECT count(*) FROM runs WHERE call_no = ?", call)
    if runs != started:
        yield "I10", f"{runs} runs were started for {started} people"
    yield from counts(started, row)
