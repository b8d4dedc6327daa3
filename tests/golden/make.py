"""Makes a golden data folder: the release server at work, real sockets, local receivers.

    python3 tests/golden/make.py --server target/release/baton-server

The folder is named after the format that the server writes, and an existing one is never touched:
see README.md. The server's clock begins at a fixed date, so that reminders and limits can pass.
"""

import argparse
import datetime
import json
import os
import shutil
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import contents
import house
from outer.clock import Clock
from outer.server import Baton
from outer.store import Copy
from outer.tools import Tools
from outer.wait import until
from scenes import Scenes

BEGIN = datetime.datetime(2026, 11, 2, 8, 0, tzinfo=datetime.timezone.utc).timestamp()
STEPS = ["not_yet", "running", "waiting", "done", "skipped", "stopped"]
MARKS = ["problem", "repeats", "given_up", "cut", "match_value", "call"]
LAST = ["last1", "last2", "last3"]
# What belongs to the process and not to the folder: who owns it, and shared memory.
LEFT_OUT = ("*.owner.json", "*.lock", "*-shm")


def main():
    """Makes the folder, or refuses."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--server", required=True)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="baton-golden-") as folder:
        made = make(folder, given.server)
    print(json.dumps(made, indent=1))


def make(folder, server):
    """Everything; returns what was counted."""
    tools = Tools(folder, (house.PORTS["okta"], house.PORTS["jira"], house.PORTS["hr"]))
    clock = Clock(folder)
    clock.set(BEGIN)
    baton = Baton(f"{folder}/made", server)
    baton.more = ["--admin-name", "Dana"]
    try:
        baton.start(environment=clock.environment())
        baton.sign_in()
        target = refuse_existing(baton)
        scenes = Scenes(baton, tools, clock)
        play(scenes)
        found = {"shown": contents.shown(baton), "made by": baton.get("/system")["version"]}
        scenes.sessions["Dana"] = baton.cookie
        baton.stop()
        under_way(scenes)
        found |= described(scenes)
        refuse_gaps(found)
        keep(target, baton, tools, found)
    finally:
        baton.kill()
        tools.stop()
    return {name: found[name] for name in ("stored", "steps")}


def play(scenes):
    """All scenes, in an order in which none disturbs another."""
    for scene in (
        scenes.furnish,
        scenes.long_waits,
        scenes.waits,
        scenes.unprepared,
        scenes.again,
        scenes.failing,
        scenes.broken_connections,
        scenes.hand_over,
        scenes.paths,
        scenes.odd_calls,
        scenes.other_states,
        scenes.try_outs,
        scenes.unmatched,
        scenes.newer_version,
        scenes.news,
        scenes.settling,
        scenes.many_calls,
    ):
        print(scene.__name__, flush=True)
        scene()


def under_way(scenes, most=30):
    """Kills the server with messages sent and not recorded, and calls stored and not handled."""
    baton = scenes.baton
    resting = baton.folder / "resting"
    shutil.copytree(baton.data, resting)
    received = {tool.log: tool.log.stat().st_size for tool in scenes.tools.all()}
    answered = list(scenes.answered)
    for _ in range(most):
        shutil.rmtree(baton.data)
        shutil.copytree(resting, baton.data)
        for log, size in received.items():
            os.truncate(log, size)
        scenes.answered = answered + burst(scenes)
        left = contents.stored(baton.data)
        if left["messages"]["sending"] >= len(LAST) and left["calls that wait to be handled"]:
            return
    raise AssertionError(f"no kill left a call that was not handled: {left}")


def burst(scenes):
    """Starts three whose messages are not answered, then kills amid many calls."""
    baton, tools = scenes.baton, scenes.tools
    baton.start(environment=scenes.clock.environment())
    baton.sign_in()
    # Whoever signs in by the command line is the account of the system.
    scenes.sessions[baton.get("/session")["actor"]] = baton.cookie
    tools.okta.behave(about={f"{name}@": {"delay_s": 3600} for name in LAST})
    address = scenes.flows["onboarding"].trigger
    answered = []

    def call(body):
        try:
            answer = baton.call(address, body)
        except OSError:
            return
        if answer.status == 200:
            answered.append(answer.json()["received"])

    for name in LAST:
        email = house.person(baton, name)
        call({"emails": [email]})
        until("okta was called", lambda email=email: tools.okta.about(email))
    names = [f"waits{number}@golden.example" for number in (1, 2, 3)]
    bodies = [{"emails": names, "number": number} for number in range(10)]
    threads = [threading.Thread(target=call, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    until("a call was answered", lambda: len(answered) > len(LAST), 10, 0.0005)
    baton.kill()
    for thread in threads:
        thread.join()
    return answered


def described(scenes):
    """What the file holds, and what whoever ends the runs has to know."""
    data = scenes.baton.data
    flows = {name: {"workflow": flow.id, "steps": flow.steps} for name, flow in scenes.flows.items()}
    return {
        "made": scenes.clock.now(),
        "stored": contents.stored(data),
        "steps": states_of_steps(data),
        "messages": contents.messages(data),
        "answered": scenes.answered,
        "flows": flows,
        "sessions": scenes.sessions,
        "old token": scenes.old_token,
        "repeated": scenes.repeated,
        "deleted": scenes.deleted,
        "under way": LAST,
    }


def states_of_steps(data):
    """Steps by state and mark, read once from the form that this version writes."""
    found = Counter()
    with Copy(data) as copy:
        for row in copy.rows("SELECT state FROM runs"):
            for step in json.loads(row["state"]).get("steps", {}).values():
                found[step["status"]] += 1
                for mark in MARKS:
                    found[mark] += bool(step.get(mark))
    return dict(sorted(found.items()))


def refuse_gaps(found):
    """Each state that this version knows and can be in must be there."""
    stored = found["stored"]
    groups = {name: stored[name] for name in ("runs", "messages", "calls", "dispositions")}
    groups["steps"] = {name: found["steps"].get(name, 0) for name in STEPS + MARKS}
    groups["problems"] = Counter()
    for states in stored["problems"].values():
        groups["problems"].update(states)
    groups["key blocks"] = {"written": stored["key blocks"]}
    wanted = {"problems": contents.PROBLEMS}
    gaps = [
        f"{group}: {state}"
        for group, states in groups.items()
        for state in wanted.get(group, states)
        if not states[state] and state != "waiting_to_be_handled"
    ]
    if gaps:
        raise AssertionError(f"nothing is in these states: {gaps}")


def refuse_existing(baton):
    """Where the folder goes; a golden folder is never written again."""
    target = HERE / str(contents.stored(baton.data)["format"])
    if target.exists():
        raise SystemExit(f"{target} exists, and is never changed")
    return target


def keep(target, baton, tools, found):
    """Copies the folder, its key, and what the receivers received."""
    shutil.copytree(baton.data, target / "data", ignore=shutil.ignore_patterns(*LEFT_OUT))
    shutil.copy(baton.key, target / "secrets.key")
    for tool in tools.all():
        shutil.copy(tool.log, target / f"received-{tool.kind}.jsonl")
    shown = json.dumps(found.pop("shown"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    (target / "shown.json").write_text(shown + "\n")
    text = json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False)
    (target / "contents.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
