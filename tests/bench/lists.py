"""Calls about 10,000 people, to a trigger and to a wait, while others call another address."""

import json
import threading
import time

from outer import wire
from outer.many import MOVED, STARTED, Beside, emails, new_hires
from outer.server import Baton
from outer.wait import until

MANY = 10_000
# Lists of each kind, one after the other: one alone is over before a hundredth of the honest calls
# is a call.
ROUNDS = 3
HONEST_PER_S = 10
LIMIT_S = 300


class Honest(threading.Thread):
    """Ten calls a second to another address, timed from when each was due."""

    def __init__(self, call, per_s=HONEST_PER_S):
        super().__init__(daemon=True)
        self.call, self.per_s = call, per_s
        self.took_ms, self.wrong, self.ends = [], [], None

    def run(self):
        begun = time.monotonic()
        while True:
            number = len(self.took_ms)
            due = begun + number / self.per_s
            time.sleep(max(0, due - time.monotonic()))
            # What fell due while a call waited is made before the end.
            if self.ends is not None and due > self.ends:
                return
            try:
                status = self.call(number)
            except OSError as error:
                status = repr(error)
            if status != 200:
                self.wrong.append(status)
            self.took_ms.append((time.monotonic() - due) * 1000)

    def end(self):
        """Stops when every call that is due was made, and says how many they were."""
        self.ends = time.monotonic()
        self.join()
        if self.wrong or not self.took_ms:
            raise AssertionError(f"{len(self.took_ms)} honest calls, not answered 200: {self.wrong}")
        return len(self.took_ms)


def caller(port, address):
    """A call about somebody new to an address; its status."""
    headers = {
        "authorization": f"Bearer {address['token']}",
        "content-type": "application/json",
    }

    def call(number):
        body = json.dumps({"email": f"honest.{number:05}@acme.example"}).encode()
        return wire.request(port, "POST", f"/in/{address['id']}", body, headers, timeout=60).status

    return call


def p99(values):
    """What one in a hundred exceeds."""
    return sorted(values)[int(len(values) * 0.99)]


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
