"""Whether a tool feels how others answer: one hangs on every call, one is slow under a crowd of
hires, and calls for a third go on. The same load is measured before, with tools that all answer at
once.

Each call for the third is timed from when it was due: one that could not even be begun, because
Baton did not answer those before it, has waited too.
"""

import json
import shutil
import time
from concurrent.futures import ThreadPoolExecutor

import programs
from outer.server import Baton
from outer.wait import until
from outer.workflow import call_step, detail, field, trigger
from product import ReceiverPlace, drained, took_ms

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
    """Calls all three at once; when each of the third tool's calls was due, by person."""
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
    return dues((baton.folder / "sent-third").read_text(), LOAD["third"][0])


def dues(sent, count):
    """When each call was due, by person; all of them must have been made."""
    due = {int(who): int(at) for who, _, at in map(str.split, sent.splitlines())}
    if len(due) != count:
        raise AssertionError(f"{len(due)} of {count} calls for the third tool were made")
    return due


def in_and_out(tools, due, seconds):
    """The third tool's times from when a call was due to its message's last byte, sorted, in ms."""

    def received():
        times = dict(json.loads(tools.all["third"].get("/times")))
        return times if len(times) >= len(due) else None

    return took_ms(due, until("every call for the third tool has gone out", received, seconds, 0.2))


def load_was(hindered, seen):
    """Whether the other two tools were what the figure is told for: at the moment when the third
    had everything, or, where nobody was hindered, in the end."""
    missing = {name: LOAD[name][0] - seen[name] for name in DELAYS_MS}
    if hindered and not all(missing.values()):
        raise AssertionError(f"nothing was waiting for a hindered tool any more: {seen}")
    if hindered and not all(seen.values()):
        raise AssertionError(f"a hindered tool was not called at all: {seen}")
    if not hindered and any(missing.values()):
        raise AssertionError(f"messages were never received: {missing}")


def seen_by_others(tools, hindered):
    """How many messages each of the other two has received."""
    others = {name: tools.all[name] for name in DELAYS_MS}
    if hindered:
        return {name: tool.seen()["distinct"] for name, tool in others.items()}
    return {name: drained(tool, LOAD[name][0])["distinct"] for name, tool in others.items()}


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
                load_was(bool(delays), seen_by_others(tools, bool(delays)))
            finally:
                baton.stop(60)
            found[key] = took[int(len(took) * 0.99)]
            time.sleep(1)
        found["third_tool_bound"] = 1.5 * found["third_tool_free_p99_ms"] + 50
        return found
    finally:
        tools.stop()
        shutil.rmtree(folder, ignore_errors=True)
