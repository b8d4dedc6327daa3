"""A million people who wait: memory, the start, how fast one goes on, and the list of runs.

The folder is made by the product itself, from calls about 10,000 people each.
"""

import json
import random
import time
from urllib.parse import urlencode

import product
import programs
from outer import wire
from outer.many import STARTED, Beside, hires
from outer.server import Baton
from outer.wait import until
from outer.workflow import call_step, detail, field

LIST = 10_000
CALLS_PER_S, RESUME_S = 50, 20
PAGES = 500
SEED = 12


def email(number):
    """As the generator and the receiver name a person."""
    return f"p{number:09}@bench.example"


class Waiting:
    """A Baton in which so many people wait for the same tool."""

    def __init__(self, bench, server, folder, receiver, people):
        self.bench, self.receiver, self.people = bench, receiver, people
        self.baton = Baton(folder, server)

    def prepare(self):
        """Everybody is announced and waits; the address of the wait."""
        baton = self.baton
        baton.start()
        try:
            baton.sign_in()
            connection = baton.connect(
                "Bench", product.ReceiverPlace(self.receiver.port), "/tell", "bench-token"
            )
            self.workflow = baton.new_workflow("Waiting")
            definition = hires(self.workflow["draft"])
            definition["steps"].append(
                call_step("Tell", *connection, [field("email", detail("person", "/work_email"))])
            )
            baton.save(self.workflow, definition)
            baton.post(f"/workflows/{self.workflow['id']}/live")
            found = baton.addresses(self.workflow["id"])
            self.fill(found[definition["trigger"]["id"]])
            self.address = found[definition["steps"][0]["id"]]
        finally:
            baton.stop(120)

    def fill(self, address):
        """Calls about many, one behind the other."""
        beside = Beside(self.baton.data)
        for first in range(0, self.people, LIST):
            people = {"emails": [email(number) for number in range(first, first + LIST)]}
            call = self.baton.call(address, people).json()["received"]
            until("the list is handled", lambda: beside.fates(call) == {STARTED: LIST}, 300, 0.05)
        beside.close()

    def measure(self):
        """All figures of the one turn."""
        self.prepare()
        figures = {"waiting_1m_start_s": self.start()}
        try:
            time.sleep(10)
            figures["waiting_1m_rss_mb"] = programs.rss_mb(self.baton.process.pid)
            figures["resume_p99_ms"] = self.resume()
            figures |= self.pages()
            return figures
        finally:
            self.baton.stop(60)

    def start(self):
        """Seconds from the start of the process to the first call that moves somebody."""
        body = json.dumps({"email": email(self.people - 1)}).encode()
        headers = {"authorization": f"Bearer {self.address['token']}"}
        headers["content-type"] = "application/json"
        self.receiver.get("/reset")
        begun = time.monotonic()
        self.baton.begin()

        def accepted():
            try:
                path = f"/in/{self.address['id']}"
                return wire.request(self.baton.hooks, "POST", path, body, headers).status == 200
            except OSError:
                return False

        until("the first call is accepted", accepted, 120, 0.001)
        seconds = time.monotonic() - begun
        until("it goes on", lambda: self.receiver.seen()["distinct"] == 1, 60, 0.01)
        return seconds

    def resume(self):
        """From the first byte of a wait's call to the last byte of the message behind it."""
        self.receiver.get("/reset")
        sent = self.baton.folder / "sent"
        told = programs.generate(
            *(self.bench, self.baton.hooks, f"/in/{self.address['id']}", self.address["token"]),
            **{"pace": "open", "rate": CALLS_PER_S, "seconds": RESUME_S, "sent": sent},
            # Spread over the file, away from what was written last.
            **{"first": self.people // 3, "people": self.people // 3},
        )
        product.accepted(told, "calls to the wait")
        product.none_lost(told, product.drained(self.receiver, told["accepted"]))
        begun = {int(who): int(at) for who, at, _ in map(str.split, sent.read_text().splitlines())}
        came = {int(who): int(at) for who, at in json.loads(self.receiver.get("/times"))}
        took = product.took_ms(begun, came)
        return took[int(len(took) * 0.99)]

    def pages(self):
        """Pages of the list of runs, for filters and searches drawn from a seed."""
        self.baton.sign_in()
        draw = random.Random(SEED)
        took = []
        for _ in range(PAGES):
            query = urlencode(self.asked(draw))
            begun = time.monotonic()
            self.baton.get(f"/runs?{query}")
            took.append((time.monotonic() - begun) * 1000)
        took.sort()
        return {"runs_list_p50_ms": took[PAGES // 2], "runs_list_p99_ms": took[int(PAGES * 0.99)]}

    def asked(self, draw):
        """One combination of filters and a search."""
        asked = {"limit": draw.choice((25, 50, 100))}
        if draw.random() < 0.5:
            asked["status"] = draw.choice(("running", "waiting", "needs_you", "done", "stopped"))
        if draw.random() < 0.3:
            asked["workflow"] = self.workflow["id"]
        who = draw.randrange(self.people)
        search = draw.choice((None, None, email(who), email(who)[:8], f"p{who:09}", "nobody", "Wait"))
        if search:
            asked["search"] = search
        return asked
