"""E6: no run is running for ever. In whatever state a run is, it can be stopped, and after a restart
everything that is unfinished waits for something named, sends, or is a problem.

Each state is brought about once for a run that is stopped in it, and once for a run that is stopped
after a kill and a new start. Afterwards the tools work, what was missing is there, and a month
passes: a stopped run sends nothing more.
"""

import sys
import unittest
from datetime import datetime, timezone
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from outer.clock import DAY
from outer.tools import Tool
from outer.wait import until
from outer.workflow import choose_step, condition, detail, field, together_step
from scene import Scene, first_of, plain_wait, until_day, word

BEGIN = datetime(2026, 12, 1, 8, 0, tzinfo=timezone.utc).timestamp()
FAR_OFF = "2099-06-01"


class State:
    """One state: its steps, how the tools behave, and how a run stands in it."""

    def __init__(self, name, steps, where, at, **more):
        self.name = name
        self.steps = steps
        self.where = where
        self.at = at
        self.tools = more.get("tools", {})
        self.then = more.get("then")

    def who(self, turn):
        """Somebody's e-mail."""
        return f"{self.name.replace(' ', '-')}.{turn}@ending.example"


def sending_states(scene):
    """A message on its way, tried again, refused, not prepared, without what it needs."""
    call = scene.call_step
    stop = field("team", detail("person", "/team"), when_empty="stop")
    parked = call("Send it", "parked")
    return [
        State("sending", [call("Send it", "okta")], "sending", ["Send it"], tools={"okta": {"delay_s": 20}}),
        State("tried again", [call("Send it", "jira")], "trying_again", ["Send it"], tools={"jira": {"status": 503}}),
        State("not delivered", [call("Send it", "hr")], "not_delivered", ["Send it"], tools={"hr": {"status": 422}}),
        State("cannot be prepared", [call("Send it", "hr", stop)], "cannot_prepare", ["Send it"]),
        State("without a consent", [parked], "not_delivered", ["Send it"], then="no consent"),
    ]


def waiting_states(scene):
    """A call, a call that does not come, a moment, a date that is missing, a choice."""
    unclear = choose_step(
        "Which?", {"One": (condition("person", "/custom/level", "more_than", "3"), [])}
    )
    reminded = plain_wait("Wait for it")
    reminded["action"]["reminder_after_s"] = 3600
    return [
        State("waiting for a call", [plain_wait("Wait for it")], "waiting_for_call", ["Wait for it"]),
        State("nobody called", [reminded], "nobody_called", ["Wait for it"]),
        State("waiting for a moment", [until_day("The day")], "waiting_for_time", ["The day"]),
        State("without a date", [until_day("The day", "end_date")], "cannot_prepare", ["The day"]),
        State("path unclear", [unclear], "path_unclear", ["Which?"]),
    ]


def nested_states(scene):
    """Several at once, and splits inside splits."""
    call = scene.call_step
    several = together_step("All of it", {
        "Call": [plain_wait("Wait for it")],
        "Moment": [until_day("The day")],
        "Message": [call("Send it", "jira", word("several"))],
    })
    is_known = condition("person", "/work_email", "is_not_empty")
    unclear = condition("person", "/custom/level", "more_than", "3")
    deep = choose_step("Outer", {"Known": (is_known, [
        together_step("Middle", {
            "Left": [first_of({
                "A": [plain_wait("Wait A"), call("Never sent", "okta")],
                "B": [until_day("The day")],
                "C": [choose_step("Inner", {"One": (unclear, [])})],
            })],
            "Right": [call("Send it", "jira", word("deep")), call("Later", "okta")],
        }),
    ])}, [call("Otherwise", "okta")])
    early = first_of({
        "Wait": [call("Before", "jira", word("early")), plain_wait("Wait A")],
        "Other": [plain_wait("Wait B")],
    })
    return [
        State("several", [several], "trying_again", ["Send it", "The day", "Wait for it"], tools={"jira": {"status": 503}}),
        State("deep", [deep], "path_unclear", ["Inner", "Send it", "The day", "Wait A"], tools={"jira": {"status": 503}}),
        State("bound early", [early], "trying_again", ["Before", "Wait B"], tools={"jira": {"status": 503}}, then="call"),
    ]


class Ending(unittest.TestCase):
    """A run in each state, stopped; each test begins where the last ended."""

    @classmethod
    def setUpClass(cls):
        cls.scene = scene = Scene(begins=BEGIN)
        cls.addClassCleanup(scene.close)
        parked = Tool(scene.folder, "hr", name="parked")
        cls.addClassCleanup(parked.stop)
        cls.parked = parked
        scene.baton.api("PUT", "/settings/time", {"time_zone": "UTC", "holidays": None})
        scene.baton.api("PUT", "/person-details", {"name": "level", "type": "text", "sensitive": False})
        scene.connections["parked"] = scene.baton.connect("Parked", parked, "/parked")
        cls.states = sending_states(scene) + waiting_states(scene) + nested_states(scene)
        cls.flows = {}
        cls.runs = {}

    # --- what the tests are made of

    def behave(self):
        """The tools behave as the states ask, about their people."""
        for tool in self.scene.tools.all():
            tool.behave(about={
                f"{one.name.replace(' ', '-')}.": one.tools[tool.kind]
                for one in self.states
                if tool.kind in one.tools
            })

    def start(self, state, turn):
        """Somebody's run, brought into the state."""
        who = state.who(turn)
        person = {"display_name": who, "work_email": who, "start_date": FAR_OFF}
        self.scene.baton.post("/people", {**person, "custom": {"level": "six"}})
        self.flows[state.name].hire(who)
        return who

    def flow_of(self, state):
        """The live workflow of a state; the one without a consent had it while it went live."""
        if state.name not in self.flows:
            self.flows[state.name] = self.scene.flow(state.name.title(), state.steps)
            if state.then == "no consent":
                path = f"/connections/{self.scene.connections['parked'][0]}/consents/local"
                self.scene.baton.api("DELETE", path)

    def stands(self, state, who):
        """Somebody's run, when it stands as the state says."""
        story = self.flows[state.name]
        run = story.run_of(who)
        if not run or run["where"]["kind"] != state.where:
            return None
        shown = self.scene.baton.get(f"/runs/{run['id']}")
        at = [name for name, id in story.steps.items() if is_at(shown["steps"][id], name)]
        return shown if sorted(at) == sorted(state.at) else None

    def until_stands(self, state, who):
        """Waits for that."""
        story = self.flows[state.name]
        try:
            return until(f"{who} is {state.where} at {state.at}", lambda: self.stands(state, who), 40, 0.2)
        except AssertionError as error:
            run = story.run_of(who)
            shown = run and self.scene.baton.get(f"/runs/{run['id']}")
            steps = shown and {n: shown["steps"][i]["status"] for n, i in story.steps.items()}
            raise AssertionError(f"{error}; {run and run['where']}, {steps}") from None

    def bring(self, turn):
        """A run into each state."""
        for state in self.states:
            self.flow_of(state)
            who = self.start(state, turn)
            if state.then == "call":
                story = self.flows[state.name]
                until(f"{who} has a run", lambda s=story, w=who: s.run_of(w))
                self.scene.baton.call(story.waits["Wait A"], {"issue": {"email": who}})
        self.scene.clock.forward(2 * 3600)
        for state in self.states:
            self.runs[(state.name, turn)] = self.until_stands(state, state.who(turn))["id"]

    def stop(self, turn):
        """Stops each of them."""
        for state in self.states:
            run = self.runs[(state.name, turn)]
            self.scene.baton.post(f"/runs/{run}/stop", {"reason": f"in the state {state.name}"})
            shown = self.scene.baton.get(f"/runs/{run}")
            self.assertEqual(shown["status"], "stopped", state.name)
            at_work = {one["status"] for one in shown["steps"].values()}
            self.assertFalse(at_work & {"running", "waiting", "needs_you"}, (state.name, at_work))

    # --- the tests

    def test_1_in_each_state_a_run_can_be_stopped(self):
        self.behave()
        self.bring("first")

        self.assertEqual(self.scene.findings(), [])
        self.stop("first")

        self.assertEqual(self.scene.findings(), [])
        print(f"{len(self.states)} states ... ", end="", flush=True)

    def test_2_after_a_kill_each_waits_for_something_named_and_can_be_stopped(self):
        self.bring("second")

        self.scene.restart()

        self.assertEqual(self.scene.findings(), [])
        for state in self.states:
            if state.where != "sending":
                self.until_stands(state, state.who("second"))
        self.stop("second")
        self.assertEqual(self.scene.findings(), [])

    def test_3_a_stopped_run_sends_nothing_whatever_happens_then(self):
        scene = self.scene
        for tool in scene.tools.all():
            tool.behave()
        until("no try is under way", lambda: scene.count(UNDER_WAY) == 0, 40)
        before = {tool.log: len(tool.receipts()) for tool in (*scene.tools.all(), self.parked)}
        connection = scene.connections["parked"][0]
        given = {"kind": "local", "host": "127.0.0.1", "port": self.parked.port}
        scene.baton.api("PUT", f"/connections/{connection}/consents", given)
        self.behind_in_time(scene)
        scene.clock.forward(30 * DAY)
        self.behind_in_time(scene)

        after = {tool.log: len(tool.receipts()) for tool in (*scene.tools.all(), self.parked)}
        self.assertEqual(after, {**before, scene.tools.hr.log: before[scene.tools.hr.log] + 2})
        self.assertEqual(scene.findings(), [])

    def behind_in_time(self, scene):
        """Somebody else's run goes through: what was due before it has been done."""
        if "through" not in self.flows:
            self.flows["through"] = scene.flow("Through", [scene.call_step("Send it", "hr")])
        self.turns = getattr(self, "turns", 0) + 1
        who = f"through.{self.turns}@ending.example"
        self.flows["through"].hire(who)
        self.flows["through"].until_status(who, "done", 40)

    def test_4_calls_for_stopped_runs_are_answered_and_change_nothing(self):
        scene = self.scene
        for state in self.states:
            for address in self.flows[state.name].waits.values():
                answer = scene.baton.call(address, {"issue": {"email": state.who("first")}})
                self.assertEqual(answer.status, 200)
                call = answer.json()["received"]

                def kinds(call=call):
                    return [one["kind"] for one in scene.baton.get(f"/calls/{call}")["dispositions"]]

                until(
                    f"{call} arrived afterwards",
                    lambda kinds=kinds: kinds() == ["arrived_afterwards"],
                    20,
                )


UNDER_WAY = (
    "SELECT count(*) FROM outbox WHERE state < 2 AND (started_at IS NOT NULL AND ended_at IS NULL"
    " OR EXISTS (SELECT 1 FROM tries WHERE tries.no >> 10 = outbox.no AND tries.ended_at IS NULL))"
)
SPLITS = ("All of it", "Outer", "Middle", "Whoever is first")


def is_at(step, name):
    """Whether a run is at a step, those left out that only own paths."""
    return step["status"] in ("running", "waiting", "needs_you") and name not in SPLITS


class Red(unittest.TestCase):
    """Defects, switched on, that these judgements see."""

    def scene(self, fault):
        """A server with a defect."""
        scene = Scene(fault=fault, begins=BEGIN)
        self.addCleanup(scene.close)
        scene.baton.api("PUT", "/settings/time", {"time_zone": "UTC", "holidays": None})
        return scene

    def test_a_deadline_that_is_forgotten_is_found(self):
        scene = self.scene("forgotten_deadline")
        story = scene.flow("Forgotten", [until_day("The day")])
        who = "forgotten@ending.example"
        scene.baton.post("/people", {"display_name": who, "work_email": who, "start_date": FAR_OFF})
        story.hire(who)
        story.until_waiting(who)

        found = scene.findings()

        print(f"{found} ... ", end="", flush=True)
        self.assertTrue([one for one in found if one.startswith("E6")], found)

    def test_a_message_that_is_sent_after_the_stop_is_found(self):
        scene = self.scene("withdrawn_is_sent")
        story = scene.flow("Withdrawn", [scene.call_step("Send it", "jira")])
        scene.tools.jira.behave(status=503)
        who = "withdrawn@ending.example"
        story.hire(who)
        run = until("it is tried again", lambda: trying(story, who), 30)
        scene.baton.post(f"/runs/{run['id']}/stop", {"reason": "red"})
        scene.tools.jira.behave()
        scene.clock.forward(3600)
        until("it is sent", lambda: len(scene.tools.jira.about(who)) > 1, 30)

        found = until("it is found", scene.findings)

        print(f"{found[:1]} ... ", end="", flush=True)
        self.assertTrue([one for one in found if one.startswith("I10")], found)


def trying(story, who):
    """The run, when its message is tried again later."""
    run = story.run_of(who)
    return run if run and run["where"]["kind"] == "trying_again" else None
