"""The product under the same load: prepared once, copied for each turn, counted from outside."""

import json
import os
import shutil
import sqlite3
import time
from pathlib import Path

import programs
from outer import wire
from outer.server import Baton
from outer.store import Copy
from outer.wait import until
from outer.workflow import call_step, detail, field, trigger

DRAIN_S = 300


class ReceiverPlace:
    """What `Baton.connect` wants to know of a tool: its port."""

    def __init__(self, port):
        self.port = port


# Where a hire's details stand in the call, and what they are of a person.
HIRE_FIELDS = ("given_name", "family_name", "department")


def prepare(built, folder, receiver_port, people):
    """A stopped Baton with two live workflows and all the people; the addresses of its triggers: for
    those who are known, and for hires whom nobody knows.

    The people are written by the program of the same build, which knows its tables.
    """
    baton = Baton(folder, built.server)
    baton.start()
    try:
        baton.sign_in()
        connection = baton.connect("Bench", ReceiverPlace(receiver_port), "/tell", "bench-token")
        added = [{"detail": name, "from": f"/{name}"} for name in HIRE_FIELDS]
        addresses = {
            "known": live(baton, "Bench", connection),
            "hires": live(baton, "Hires", connection, unknown="add_person", person_fields=added),
        }
    finally:
        baton.stop()
    programs.run(built.bench, "people", "--folder", baton.data, "--count", people, limit=1800)
    return addresses


def live(baton, name, connection, **settings):
    """A live workflow that tells a tool of each person; where it is started."""
    workflow = baton.new_workflow(name)
    fields = [
        field("email", detail("person", "/work_email")),
        field("name", detail("person", "/display_name")),
        field("department", detail("person", "/department")),
    ]
    start = trigger(workflow["draft"], **settings)
    definition = {"trigger": start, "steps": [call_step("Tell", *connection, fields)]}
    baton.save(workflow, definition)
    baton.post(f"/workflows/{workflow['id']}/live")
    address = baton.addresses(workflow["id"])[start["id"]]
    return {"path": f"/in/{address['id']}", "token": address["token"]}


def size_of(data):
    """Bytes of the file after a truncating checkpoint, made by another program's SQLite."""
    db = sqlite3.connect(Path(data) / "baton.db")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    db.close()
    return sum((Path(data) / name).stat().st_size for name in os.listdir(data) if name.startswith("baton.db"))


def stored(data):
    """How many calls an outside reader finds in the file of a stopped Baton."""
    with Copy(data) as file:
        return file.one("SELECT count(*) FROM calls")


def recorded(baton):
    """Messages whose delivery is recorded, read beside the running server."""
    db = sqlite3.connect(f"file:{baton.data}/baton.db?mode=ro", uri=True)
    try:
        return db.execute("SELECT count(*) FROM outbox WHERE state = 2").fetchone()[0]
    finally:
        db.close()


def counted(data):
    """What an outside reader finds in the file."""
    with Copy(data) as file:
        return {
            "calls": file.one("SELECT count(*) FROM calls"),
            "runs": file.one("SELECT count(*) FROM runs"),
            "runs_done": file.one("SELECT count(*) FROM runs WHERE status = 3"),
            "delivered": file.one("SELECT count(*) FROM outbox WHERE state = 2"),
            "waiting": file.one("SELECT count(*) FROM inbox"),
        }


def drained(receiver, expected):
    """Waits until as many receipts are there as calls were accepted, or nothing comes any more."""
    last, since = -1, time.monotonic()
    while True:
        seen = receiver.seen()
        if seen["distinct"] >= expected:
            return seen
        if seen["receipts"] != last:
            last, since = seen["receipts"], time.monotonic()
        if time.monotonic() - since > 20:
            return seen
        time.sleep(0.1)


def took_ms(sent, received):
    """How long each call took from its begin to the receipt of its message, sorted.

    A call that never arrived took for ever, so that no figure is told without it.
    """
    never = sent.keys() - received.keys()
    if never:
        raise AssertionError(f"{len(never)} of {len(sent)} calls never arrived: {sorted(never)[:5]}")
    return sorted((received[who] - at) / 1e6 for who, at in sent.items())


def accepted(told, what):
    """What the generator measured, if every call was answered with 200."""
    if told["others"]:
        raise AssertionError(f"{what}: not every call was accepted: {told['others']}")
    return told


def none_lost(told, seen):
    """Every accepted call must have been received as a message."""
    lost = told["accepted"] - seen["distinct"]
    if lost:
        raise AssertionError(f"{lost} of {told['accepted']} accepted calls were never received")


class Turn:
    """One turn on a fresh copy of the prepared folder.

    `bench` is the generator; two builds that are compared are called by the same one.
    """

    def __init__(self, bench, server, template, folder, address, receiver, people, seconds):
        self.bench, self.address, self.people = bench, address, people
        self.receiver, self.seconds = receiver, seconds
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template, folder)
        # What the copy left in memory would be written while the product is measured.
        os.sync()
        self.baton = Baton(folder, server)
        self.first = 0
        self.received = 0

    def load(self, **options):
        """The generator against the product, with people who were not called yet."""
        left = self.people - self.first
        if left <= 0:
            raise SystemExit(
                f"all {self.people:,} people were called before everything was measured; "
                "prepare more of them with --people"
            )
        told = programs.generate(
            self.bench,
            self.baton.hooks,
            self.address["path"],
            self.address["token"],
            first=self.first,
            people=left,
            **options,
        )
        self.first += min(left, told["used"])
        return told

    def measure(self, limit_call_per_s, open_rate=None):
        """All figures of the product in this turn.

        The open loop runs at half of what was accepted, unless a rate is given.
        """
        before = size_of(self.baton.data)
        self.baton.start(wait=60)
        try:
            figures = self.throughput(limit_call_per_s)
            figures |= self.open_loop(open_rate or figures["accepted_per_s"] / 2)
            figures |= self.in_and_out()
        finally:
            self.baton.stop(60)
        figures |= self.fresh_start()
        self.quiet()
        self.baton.stop(60)
        found = counted(self.baton.data)
        receipts = self.received + self.receiver.seen()["distinct"]
        figures["counted"] = {**found, "receipts": receipts}
        if len({found["calls"], found["runs_done"], found["delivered"], receipts}) > 1:
            raise AssertionError(f"the counts differ: {figures['counted']}")
        figures["bytes_per_run"] = (size_of(self.baton.data) - before) / max(found["runs"], 1)
        return figures

    def throughput(self, limit_call_per_s):
        """Closed loop: what is accepted, and how many whole runs that makes."""
        cpu = programs.cpu_s(self.baton.process.pid)
        receiver_cpu = self.receiver.seen()["cpu_s"]
        told = accepted(self.load(pace="closed", seconds=self.seconds), "closed loop")
        within = self.receiver.seen(told["start_ns"] + int(self.seconds * 1e9))["before"]
        seen = drained(self.receiver, told["accepted"])
        none_lost(told, seen)
        until("results are recorded", lambda: recorded(self.baton) >= seen["distinct"], 60, 0.5)
        product = programs.cpu_s(self.baton.process.pid) - cpu
        others = told["cpu_s"] + seen["cpu_s"] - receiver_cpu
        whole = min(seen["distinct"], recorded(self.baton))
        return {
            "accepted_per_s": told["per_s"],
            "runs_per_s": whole / ((seen["last_ns"] - told["start_ns"]) / 1e9),
            "within_share": within / self.seconds / limit_call_per_s,
            "generator_cpu_share": others / (others + product),
            "closed_p50_ms": told["p50_ms"],
            "closed_p99_ms": told["p99_ms"],
        }

    def open_loop(self, rate):
        """At a fixed rate, timed from when each call was due."""
        before = self.receiver.seen()["distinct"]
        told = self.load(pace="open", rate=rate, seconds=min(self.seconds, 15))
        accepted(told, "open loop")
        seen = drained(self.receiver, before + told["accepted"])
        none_lost(told, {"distinct": seen["distinct"] - before})
        self.quiet()
        return {
            "accepted_p50_ms": told["p50_ms"],
            "accepted_p99_ms": told["p99_ms"],
            "open_rate": told["per_s"],
        }

    def quiet(self):
        """Waits until nothing is received any more."""
        last = -1
        while (now := self.receiver.seen()["receipts"]) != last:
            last = now
            time.sleep(1)

    def in_and_out(self):
        """100 calls a second on the drained store: from first byte in to last byte out.

        2,500 in all, as the slowest hundredth of a thousand is one stall of the disk.
        """
        self.received += self.receiver.seen()["distinct"]
        self.receiver.get("/reset")
        sent = self.baton.folder / "sent"
        accepted(self.load(pace="open", rate=100, seconds=25, sent=sent), "in and out")
        self.quiet()
        lines = map(str.split, sent.read_text().splitlines())
        begun = {int(who): int(at) for who, at, _ in lines}
        came = {int(who): int(at) for who, at in json.loads(self.receiver.get("/times"))}
        took = took_ms(begun, came)
        return {
            "in_out_p50_ms": took[len(took) // 2],
            "in_out_p99_ms": took[int(len(took) * 0.99)],
            "in_out_calls": len(took),
        }

    def fresh_start(self):
        """From the start of the process to the first answer, and the memory 10 s later."""
        body = '{"email":"p%09d@bench.example","pad":"first"}' % (self.people - 1)
        begun = time.monotonic()
        self.baton.begin()
        while True:
            try:
                headers = {"authorization": f"Bearer {self.address['token']}"}
                headers["content-type"] = "application/json"
                answer = wire.request(
                    self.baton.hooks, "POST", self.address["path"], body.encode(), headers
                )
                if answer.status == 200:
                    break
            except OSError:
                pass
            if time.monotonic() - begun > 60:
                raise AssertionError("no answer within 60 s")
            time.sleep(0.001)
        first_ms = (time.monotonic() - begun) * 1000
        time.sleep(10)
        return {"first_accept_ms": first_ms, "full_rss_mb": programs.rss_mb(self.baton.process.pid)}


def idle_empty(folder, server):
    """Memory of a server on an empty folder, 10 s after its start."""
    baton = Baton(folder, server)
    programs.forget_program(baton.binary)
    baton.begin()
    try:
        time.sleep(10)
        return programs.rss_mb(baton.process.pid)
    finally:
        baton.stop()
