"""Whether a tool feels how others answer: one hangs on every call, one is slow under a crowd of
hires, and calls for a third go on. The same load is measured before, with tools that all answer at
once."""

import json
import shutil
import time
from concurrent.futures import ThreadPoolExecutor

import programs
from outer.server import Baton
from outer.wait import until
from outer.workflow import call_step, detail, field, trigger
from product import ReceiverPlace

# How many calls each tool's workflow gets, and how many a second.
LOAD = {"hanging": (500, 100), "slow": (10_000, 1_000), "third": (400, 20)}
DELAYS_MS = {"hanging": 30_000, "slow": 300}
PEOPLE = sum(count for count, _ in LOAD.values())


class Tools:
    """The three, each a receiver of its own."""

    def __init__(self, bench):
        self.all = {name: programs.Background(bench, "receive") for name in LOAD}

    def behave(self, delays):
        """Says how long each lets its callers wait, and forgets what was received."""
        for name, tool in self.all.items():
            tool.get(f"/delay?ms={delays.get(name, 0)}")
            tool.get("/reset")

    def stop(self):
        """Ends them."""
        for tool in self.all.values():
            tool.stop()


def prepare(bench, folder, server, tools):
    """A stopped Baton with three live workflows, one for each tool; their addresses."""
    shutil.rmtree(folder, ignore_errors=True)
    baton = Baton(folder, server)
    baton.start()
    addresses = {}
    try:
        baton.sign_in()
        for name, tool in tools.all.items():
            connection = baton.connect(name, ReceiverPlace(tool.port), "/tell", "bench-token")
            workflow = baton.new_workflow(name)
            fields = [field("email", detail("person", "/work_email"))]
            step = call_step("Tell", *connection, fields)
            definition = {"trigger": trigger(workflow["draft"]), "steps": [step]}
            baton.save(workflow, definition)
            baton.post(f"/workflows/{workflow['id']}/live")
            addresses[name] = baton.addresses(workflow["id"])[definition["trigger"]["id"]]
    finally:
        baton.stop()
    programs.run(bench, "people", "--folder", baton.data, "--count", 2 * PEOPLE)
    return baton, addresses


def load(bench, baton, addresses, first):
    """Calls all three at once; when each of the third tool's calls was begun, by person."""
    def one(name, start):
        count, rate = LOAD[name]
        address = addresses[name]
        return programs.generate(
            *(bench, baton.hooks, f"/in/{address['id']}", address["token"]),
            **{"pace": "open", "rate": rate, "seconds": count / rate, "connections": 8},
            **{"first": start, "people": count, "sent": baton.folder / f"sent-{name}"},
        )

    starts, start = {}, first
    for name, (count, _) in LOAD.items():
        starts[name], start = start, start + count
    with ThreadPoolExecutor() as at_once:
        told = list(at_once.map(lambda name: one(name, starts[name]), LOAD))
    refused = [one["others"] for one in told if one["others"]]
    if refused:
        raise AssertionError(f"calls were not answered 200: {refused}")
    sent = (baton.folder / "sent-third").read_text()
    return dict(line.split() for line in sent.splitlines())


def in_and_out(tools, sent, seconds):
    """The third tool's times from the first byte in to the last byte out, sorted, in ms."""

    def received():
        times = dict(json.loads(tools.all["third"].get("/times")))
        return times if len(times) >= len(sent) else None

    times = until("every call for the third tool has gone out", received, seconds, 0.2)
    return sorted((times[int(who)] - int(at)) / 1e6 for who, at in sent.items())


def measure(bench, folder, server=None):
    """The p99 of the third tool, alone among quick tools and beside the hindered ones."""
    tools = Tools(bench)
    try:
        baton, addresses = prepare(bench, folder, server, tools)
        found = {}
        for key, delays, first in (
            ("third_tool_free_p99_ms", {}, 0),
            ("third_tool_p99_ms", DELAYS_MS, PEOPLE),
        ):
            tools.behave(delays)
            baton.start(wait=60)
            try:
                took = in_and_out(tools, load(bench, baton, addresses, first), 120)
            finally:
                baton.stop(60)
            found[key] = took[int(len(took) * 0.99)]
            time.sleep(1)
        found["third_tool_bound"] = 1.5 * found["third_tool_free_p99_ms"] + 50
        return found
    finally:
        tools.stop()
        shutil.rmtree(folder, ignore_errors=True)
