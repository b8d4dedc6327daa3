"""A server with its tools and clock, the workflows of the races, and what the file says after."""

import os
import sys
import tempfile
import threading
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "kill")]

import tree
from outer.clock import Clock
from outer.server import Baton
from outer.store import Copy, stored_id
from outer.tools import Tools
from outer.wait import until
from outer.workflow import (
    call_step,
    detail,
    field,
    picked,
    text,
    time_step,
    together_step,
    trigger,
    wait_step,
)

MOVED, ARRIVED_AFTERWARDS, NOT_NEEDED = 5, 9, 10
BY_EMAIL = {"kind": "person_detail", "detail": "work_email", "call": picked("/issue/email")}


def faulty_server():
    """The server with the named defects of the red cases."""
    binary = os.environ.get("BATON_SERVER_WITH_FAULTS", "")
    assert Path(binary).is_file(), f"the server with faults is not at {binary!r}"
    return binary


class Scene:
    """Everything of one class of tests, ended by `close`."""

    def __init__(self, fault=None, begins=None):
        self.place = tempfile.TemporaryDirectory(prefix="baton-races-")
        self.folder = Path(self.place.name)
        self.tools = Tools(self.folder)
        self.environment = {"BATON_FAULT": fault} if fault else {}
        self.clock = None
        if begins:
            self.clock = Clock(self.folder)
            self.clock.set(begins)
            self.environment |= self.clock.environment()
        self.baton = Baton(self.folder / "a", faulty_server() if fault else None)
        self.baton.start(environment=self.environment)
        self.baton.use_admin_token()
        self.connections = self.baton.connect_all(self.tools)

    def close(self):
        """Ends every process."""
        self.baton.kill()
        self.tools.stop()
        self.place.cleanup()

    def restart(self):
        """A kill, and a new start."""
        self.baton.kill()
        self.baton.start(environment=self.environment)

    def flow(self, name, steps):
        """A live workflow of these steps, for people whom its trigger adds."""

        def made(draft, _connections):
            return {"trigger": trigger(draft, "add_person"), "steps": steps}

        story = self.baton.new_story(self.tools, name, flow=made, connections=self.connections)
        story.live()
        return story

    def call_step(self, name, tool, *more, when_empty="send_empty"):
        """A message about the person to one of the three tools."""
        employee = field("employee", detail("person", "/work_email"), when_empty=when_empty)
        return call_step(name, *self.connections[tool], [employee, *more])

    def copy(self):
        """The file as it is at this moment."""
        return Copy(self.baton.data)

    def count(self, sql, *parameters):
        """A number from the file."""
        with self.copy() as copy:
            return copy.one(sql, *parameters)

    def findings(self):
        """What the oracle of the kill test says of all runs."""
        with self.copy() as copy:
            return tree.judge(tree.runs_of(copy))

    def until_waiting(self, story, number, seconds=120):
        """Waits until so many runs of a workflow wait for a call."""
        workflow = stored_id(story.id)
        sql = (
            "SELECT count(*) FROM runs JOIN workflows ON workflows.no = workflow_no"
            " WHERE workflows.id = ? AND runs.status = 1"
        )
        until(
            f"{number} runs wait",
            lambda: self.count(sql, workflow) == number,
            seconds,
            0.2,
        )

    def until_over(self, seconds=180):
        """Waits until every call is handled and every run over."""
        sql = (
            "SELECT (SELECT count(*) FROM inbox)"
            " + (SELECT count(*) FROM runs WHERE finished_at IS NULL)"
        )
        until("everything is over", lambda: self.count(sql) == 0, seconds, 0.2)


def plain_wait(name):
    """A wait for a call about the person, that reminds nobody."""
    step = wait_step(name, BY_EMAIL)
    step["action"].update(reminder_after_s=None, limit_after_s=None, only_if=None)
    return step


def until_day(name, detail_name="start_date"):
    """A wait for nine o'clock on a date of the person."""
    when = {"kind": "date", "amount": 0, "unit": "days", "side": "on"}
    return time_step(name, {**when, "detail": detail_name, "at": "09:00"})


def word(says):
    """A value that tells two messages apart."""
    return field("what", text(says))


def first_of(paths):
    """A step that goes on when the first of these paths is done."""
    return together_step("Whoever is first", paths, first=True)


def at_once(*actions):
    """Does several things at the same instant; their results."""
    barrier = threading.Barrier(len(actions))
    results = [None] * len(actions)

    def one(place, action):
        barrier.wait()
        try:
            results[place] = action()
        except OSError as error:
            results[place] = error

    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def became(copy):
    """What became of each call: its kind of disposition, by the call's stored id."""
    rows = copy.rows(
        "SELECT calls.id AS id, dispositions.kind AS kind FROM dispositions"
        " JOIN calls ON calls.no = dispositions.no >> 16"
    )
    return {row["id"]: row["kind"] for row in rows}
