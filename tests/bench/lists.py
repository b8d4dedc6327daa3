"""Calls about 10,000 people, to a trigger and to a wait, while others call another address."""

import json
import threading
import time

from outer import wire
from outer.many import MOVED, STARTED, Beside, emails, new_hires
from outer.server import Baton
from outer.wait import until

MANY = 10_000
HONEST_PER_S = 10
LIMIT_S = 300


class Honest(threading.Thread):
    """Ten calls a second to another address, timed from when each was due."""

    def __init__(self, port, address):
        super().__init__(daemon=True)
        self.port, self.address = port, address
        self.took_ms, self.others, self.over = [], 0, threading.Event()

    def run(self):
        begun = time.monotonic()
        while not self.over.is_set():
            number = len(self.took_ms)
            due = begun + number / HONEST_PER_S
            time.sleep(max(0, due - time.monotonic()))
            body = json.dumps({"email": f"honest.{number:05}@acme.example"}).encode()
            headers = {
                "authorization": f"Bearer {self.address['token']}",
                "content-type": "application/json",
            }
            path = f"/in/{self.address['id']}"
            answer = wire.request(self.port, "POST", path, body, headers, timeout=60)
            self.others += answer.status != 200
            self.took_ms.append((time.monotonic() - due) * 1000)

    def end(self):
        """Stops, and says how many it made."""
        self.over.set()
        self.join(120)
        return len(self.took_ms)


def p99(values):
    """What one in a hundred exceeds."""
    return sorted(values)[int(len(values) * 0.99)]


def measure(folder, server):
    """Both lists on a fresh folder."""
    baton = Baton(folder, server)
    baton.start()
    try:
        baton.sign_in()
        trigger, wait = new_hires(baton, "Hires")
        other, _ = new_hires(baton, "Others")
        honest = Honest(baton.hooks, other)
        honest.start()
        beside = Beside(baton.data)
        figures = {
            "list_10000_trigger_s": handled(baton, beside, trigger, STARTED),
            "list_10000_wait_s": handled(baton, beside, wait, MOVED),
        }
        made = honest.end()
        if honest.others or not made:
            raise AssertionError(f"honest calls: {made}, not answered 200: {honest.others}")
        figures["honest_p99_ms_beside_list"] = p99(honest.took_ms)
        figures["honest_begin_ms_beside_list"] = began_after(beside, made)
        beside.close()
        return figures
    finally:
        baton.stop(60)


def handled(baton, beside, address, fate):
    """Seconds from the list's first byte until everybody in it was started or moved."""
    begun = time.monotonic()
    call = baton.call(address, emails(MANY)).json()["received"]
    until(f"the list has {MANY} of {fate}", lambda: beside.fates(call) == {fate: MANY}, LIMIT_S, 0.1)
    return time.monotonic() - begun


def began_after(beside, made):
    """The longest that the run of an honest call began after the call was stored, in ms."""
    sql = """SELECT max(runs.started_at - calls.at) / 1000.0, count(*) FROM runs
             JOIN calls ON calls.no = runs.call_no JOIN people ON people.no = runs.person_no
             WHERE people.email_key LIKE 'honest.%'"""
    until("every honest call has its run", lambda: beside.db.execute(sql).fetchone()[1] == made, 30)
    return beside.db.execute(sql).fetchone()[0]
