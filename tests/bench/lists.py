"""Calls about 10,000 people, to a trigger and to a wait, while others call another address."""

import time

from honest import Honest, caller, p99
from outer.many import MOVED, STARTED, Beside, emails, new_hires
from outer.server import Baton
from outer.wait import until

MANY = 10_000
# Lists of each kind, one after the other: one alone is over before a hundredth of the honest calls
# is a call.
ROUNDS = 3
LIMIT_S = 300


def measure(folder, server):
    """Lists of both kinds on a fresh folder; of each kind the slowest counts."""
    baton = Baton(folder, server)
    baton.start()
    try:
        baton.sign_in()
        trigger, wait = new_hires(baton, "Hires")
        other, _ = new_hires(baton, "Others")
        honest = Honest(caller(baton.hooks, other))
        beside = Beside(baton.data)
        honest.start()
        started, moved = [], []
        for number in range(ROUNDS):
            people = emails(MANY, f"hired{number}")
            started.append(handled(baton, beside, trigger, people, STARTED))
            moved.append(handled(baton, beside, wait, people, MOVED))
        made = honest.end()
        figures = {
            "list_10000_trigger_s": max(started),
            "list_10000_wait_s": max(moved),
            "honest_p99_ms_beside_list": p99(honest.took_ms),
            "honest_begin_ms_beside_list": began_after(beside, made),
            "honest_calls_beside_list": made,
        }
        beside.close()
        return figures
    finally:
        baton.stop(60)


def handled(baton, beside, address, people, fate):
    """Seconds from the list's first byte until everybody in it was started or moved."""
    begun = time.monotonic()
    call = baton.call(address, people).json()["received"]
    until(f"the list has {MANY} of {fate}", lambda: beside.fates(call) == {fate: MANY}, LIMIT_S, 0.1)
    return time.monotonic() - begun


def began_after(beside, made):
    """The longest that the run of an honest call began after the call was stored, in ms."""
    sql = """SELECT max(runs.started_at - calls.at) / 1000.0, count(*) FROM runs
             JOIN calls ON calls.no = runs.call_no JOIN people ON people.no = runs.person_no
             WHERE people.email_key LIKE 'honest.%'"""
    until("every honest call has its run", lambda: beside.db.execute(sql).fetchone()[1] == made, 30)
    return beside.db.execute(sql).fetchone()[0]
