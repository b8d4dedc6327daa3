"""Plays a story of `story.json` on a real server: calls come, time passes, an admin acts.

    {"call": "trigger", "body": {...}, "becomes": ["started_run"]}
    {"call": "Laptop ready", "body": {...}, "becomes": ["moved_run"]}
    {"time": "2026-12-04T09:00:00+01:00"}
    {"until": "ada", "is": "waiting", "at": ["Laptop ready"]}
    {"change": "ada", "to": {"start_date": "2026-12-08"}}
    {"settings": "/settings/time", "to": {"time_zone": "Europe/London"}}
    {"hand": "skip", "for": "ada", "step": "Laptop ready", "reason": "…"}
    {"tool": "Jira", "behaves": {"status": 503}}
    {"restart": "kill"}

People, tools and custom details are as the story begins; `end` says how every run stands after
it, with each of its steps.
"""

import json
from datetime import datetime
from pathlib import Path

from outer.clock import Clock
from outer.server import Baton
from outer.tools import Tool
from outer.wait import until
from outer.workflow import picked, steps_of, trigger, wait_step

AT_WORK = ("running", "waiting", "needs_you")
SPLITS = ("choose_path", "at_the_same_time")


def moment(text):
    """Seconds since 1970 of an ISO time with its zone."""
    return datetime.fromisoformat(text).timestamp()


class Player:
    """One workflow on a server of its own, at the time of its story."""

    def __init__(self, source, place, binary=None):
        self.source = Path(source)
        self.file = self.source / "workflow.json"
        self.story = json.loads((self.source / "story.json").read_text())
        self.place = Path(place)
        self.clock = Clock(self.place)
        self.clock.set(moment(self.story["begins"]))
        self.tools = {
            name: Tool(self.place, tool["answers_like"], name=f"tool-{number}")
            for number, (name, tool) in enumerate(self.story["tools"].items())
        }
        allow = [f"127.0.0.1:{tool.port}" for tool in self.tools.values()]
        self.baton = Baton(self.place / "server", binary, allow=allow)
        self.people = {}
        self.played = 0

    def close(self):
        """Ends every process."""
        self.baton.kill()
        for tool in self.tools.values():
            tool.stop()

    # --- before the story

    def begin(self):
        """Starts the server, tells it about the company, imports, binds, and goes live."""
        self.baton.start(environment=self.clock.environment())
        self.baton.use_admin_token()
        self.furnish()
        self.imported = self.baton.api("POST", "/workflows/import", json.loads(self.file.read_text()))
        self.id = self.imported["workflow"]["id"]
        for name, tool in self.story["tools"].items():
            self.bind(name, tool["token"])
        self.live = self.baton.post(f"/workflows/{self.id}/live", {})
        self.read()
        self.metronome()

    def furnish(self):
        """The company's settings, custom details and people."""
        for path, body in self.story.get("settings", {}).items():
            self.settings(path, body)
        for detail in self.story.get("details", []):
            self.baton.api("PUT", "/person-details", detail)
        for name, person in self.story["people"].items():
            self.people[name] = self.baton.post("/people", person)["id"]

    def bind(self, name, token):
        """A connection of the file gets its address and token by the command line."""
        to = f"http://127.0.0.1:{self.tools[name].port}"
        line = ("bind", self.id, name, "--to", to, "--token-file", "-")
        self.baton.cli(*line, stdin=token.encode())

    def read(self):
        """Ids by the names of steps and paths, and the addresses."""
        definition = self.baton.get(f"/workflows/{self.id}")["draft"]
        self.steps = {step["name"]: step for step in steps_of(definition["steps"])}
        owners = {definition["trigger"]["id"]: "trigger"}
        owners |= {step["id"]: name for name, step in self.steps.items()}
        found = self.baton.addresses(self.id)
        self.addresses = {owners[owner]: address for owner, address in found.items()}

    def metronome(self):
        """A workflow whose calls start nothing: one that is handled shows that time was looked at.

        What is due comes before calls, so whatever a moment brings has begun by then.
        """
        made = self.baton.new_workflow("Metronome")
        never = {"source": {"kind": "call"}, "pointer": "/never"}
        start = trigger(made["draft"])
        start["start"]["only_if"] = {
            "mode": "all",
            "tests": [{"reference": never, "operator": "is", "values": ["yes"]}],
        }
        by_email = {"kind": "person_detail", "detail": "work_email", "call": picked("/issue/email")}
        self.baton.save(made, {"trigger": start, "steps": [wait_step("Never reached", by_email)]})
        self.baton.post(f"/workflows/{made['id']}/live", {})
        self.tick = self.baton.addresses(made["id"])[start["id"]]

    # --- the story

    def play(self):
        """Everything that happens, in its order."""
        for number, event in enumerate(self.story["story"], 1):
            [kind] = [name for name in KINDS if name in event]
            try:
                KINDS[kind](self, **{name.replace(" ", "_"): value for name, value in event.items()})
            except AssertionError as error:
                text = json.dumps(event, ensure_ascii=False)
                raise AssertionError(f"{self.source.name}, {number}: {text}: {error}") from None
            self.played += 1

    def call(self, call, body, becomes=None, headers=None):
        """Another tool calls; what becomes of the call is waited for."""
        answer = self.baton.call(self.addresses[call], body, headers)
        assert answer.status == 200, (answer.status, answer.body)
        if becomes:
            self.becomes(answer.json()["received"], becomes)

    def becomes(self, call, kinds):
        """Waits until a call has become this."""

        def found():
            return [one["kind"] for one in self.baton.get(f"/calls/{call}")["dispositions"]]

        try:
            until(f"the call becomes {kinds}", lambda: found() == kinds, 30)
        except AssertionError as error:
            raise AssertionError(f"{error}; it is {found()}") from None

    def time(self, time):
        """The clock moves on, and the server has looked at it."""
        ahead = moment(time) - self.clock.now()
        assert ahead > 0, f"the clock is {-ahead:.0f} s past that already"
        self.clock.set(moment(time))
        self.looked()

    def looked(self):
        """Waits until the server has done what is due by now."""
        self.ticks = getattr(self, "ticks", 0) + 1
        answer = self.baton.call(self.tick, {"email": "nobody@clock.example", "never": str(self.ticks)})
        self.becomes(answer.json()["received"], ["condition_not_met"])

    def until(self, until, **wanted):
        """Waits until somebody's run stands so."""
        self.wait_for(until, wanted)

    def wait_for(self, who, wanted, seconds=30):
        """The run, once it stands as wanted."""
        try:
            return until(f"{who} is {wanted}", lambda: self.stands(who, wanted), seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}; it is {self.seen(who)}") from None

    def stands(self, who, wanted):
        """Whether somebody's run stands as wanted: `is`, `where`, `at`, `more`."""
        run = self.run_of(who)
        if not run or run["status"] != wanted["is"]:
            return None
        if run["where"]["kind"] != wanted.get("where", run["where"]["kind"]):
            return None
        if run["where"].get("more", 0) != wanted.get("more", run["where"].get("more", 0)):
            return None
        return run if self.at_work(run) == sorted(wanted.get("at", self.at_work(run))) else None

    def at_work(self, run):
        """The names of the steps that the run is at, those that own paths left out."""
        found = []
        for name, step in self.steps.items():
            shown = run["steps"].get(step["id"])
            if shown and shown["status"] in AT_WORK and (
                step["action"]["kind"] not in SPLITS or shown["status"] == "needs_you"
            ):
                found.append(name)
        return sorted(found)

    def seen(self, who):
        """How somebody's run stands, for a message."""
        run = self.run_of(who)
        if not run:
            return "no run"
        steps = {name: run["steps"][one["id"]]["status"] for name, one in self.steps.items()}
        return {"is": run["status"], "where": run["where"], "steps": steps}

    def run_of(self, who):
        """The whole run of somebody, or nothing."""
        path = f"/runs?workflow={self.id}&person={self.person(who)}"
        rows = self.baton.get(path)["items"]
        return self.baton.get(f"/runs/{rows[0]['id']}") if rows else None

    def person(self, who):
        """Somebody's id; those whom a call added are found by the e-mail that is their name."""
        if who not in self.people:
            path = f"/people?search={who}"
            [found] = until(f"{who} is known", lambda: self.baton.get(path)["items"])
            self.people[who] = found["id"]
        return self.people[who]

    def change(self, change, to):
        """An admin changes details of a person."""
        self.baton.api("PATCH", f"/people/{self.person(change)}", to)

    def settings(self, settings, to):
        """An admin changes the company's settings."""
        self.baton.api("PUT", settings, to)

    def hand(self, hand, reason, step=None, path=None, **who):
        """An admin does something to somebody's run."""
        run = self.run_of(who["for"])
        given = {"reason": reason}
        if step:
            given["step"] = self.steps[step]["id"]
        if path:
            given["path"] = self.path_of(step, path)
        self.baton.post(f"/runs/{run['id']}/{hand}", given)

    def path_of(self, step, name):
        """The id of a step's path; *otherwise* is the step's own."""
        paths = self.steps[step]["action"]["paths"]
        return next((path["id"] for path in paths if path["name"] == name), self.steps[step]["id"])

    def tool(self, tool, behaves):
        """A tool behaves otherwise from now on."""
        self.tools[tool].behave(**behaves)

    def restart(self, restart):
        """The server ends and starts again."""
        self.baton.kill() if restart == "kill" else self.baton.stop()
        self.baton.start(environment=self.clock.environment())

    # --- after it

    def ends(self):
        """Waits for the end of the story: how each run stands, with every step."""
        said = []
        for who, end in self.story["end"].items():
            run = self.wait_for(who, {"is": end["is"]})
            steps = {name: run["steps"][one["id"]]["status"] for name, one in self.steps.items()}
            if steps != end["steps"]:
                said.append(f"{who}: the steps are {steps}")
        return said

    def receipts(self):
        """What each tool received."""
        return {name: tool.receipts() for name, tool in self.tools.items()}


KINDS = {
    name: getattr(Player, name)
    for name in ("call", "time", "until", "change", "settings", "hand", "tool", "restart")
}
