"""Brings every run of a golden folder to its end, by what an admin and other tools can do.

Everything goes through the admin API and the addresses of the folder, with the tokens that were
written down when it was made.
"""

from outer.server import Refused
from outer.wait import until
from outer.workflow import jira_call

UNFINISHED = ("running", "waiting", "needs_you")
# Problems of runs that are solved by sending again; the others mend themselves in time.
SENT_AGAIN = {
    "token_not_valid",
    "not_allowed",
    "address_unknown",
    "data_not_accepted",
    "redirected",
    "no_answer_in_time",
    "tool_broken",
}
JUMP = 20 * 86400


class Ending:
    """A folder that was opened, and what is known of it."""

    def __init__(self, baton, clock, known, shown):
        self.baton = baton
        self.clock = clock
        self.known = known
        self.shown = shown
        self.answered = []

    def all(self):
        """Everything, in the order in which an admin would go about it."""
        self.mend_connections()
        self.mend_people()
        self.send_again()
        self.decide_calls()
        self.start_kept()
        self.end_try_outs()
        self.let_time_pass()
        until("no run is unfinished and no problem open", self.sweep, 90, 0.3)

    # --- what is known

    def flow(self, name):
        """A workflow's id and the ids of its steps."""
        return self.known["flows"][name]

    def email(self, name):
        """Somebody's e-mail."""
        return f"{name}@golden.example"

    def person(self, name):
        """Somebody's id."""
        path = f"/people?search={self.email(name)}"
        [found] = until(f"{name} is known", lambda: self.baton.get(path)["items"])
        return found["id"]

    def run(self, flow, name):
        """Somebody's run, as it stands."""
        path = f"/runs?workflow={self.flow(flow)['workflow']}&person={self.person(name)}"
        return self.baton.get(path)["items"][0]

    def call(self, address, body):
        """A call to an address of the folder, with the token of that time."""
        kept = self.shown["addresses"][address]
        answer = self.baton.call({"id": address, "token": kept["token"]}, body)
        assert answer.status == 200, (answer.status, answer.body)
        self.answered.append(answer.json()["received"])

    def act(self, run, verb, step, **more):
        """What an admin does at a step."""
        given = {"step": step, "reason": "the end", **more}
        return self.baton.post(f"/runs/{run}/{verb}", given)

    # --- runs that need an admin

    def mend_connections(self):
        """The connection that was stopped works again; the consent is given back."""
        for connection in self.baton.every("/connections"):
            path = f"/connections/{connection['id']}"
            if connection["stopped"]:
                self.baton.api("PATCH", path, {"stopped": False})
            if connection["name"] == "Parking":
                consent = {"kind": "local", "host": connection["host"], "port": connection["port"]}
                self.baton.api("PUT", f"{path}/consents", consent)
        gone = self.run("badges", "gone")
        self.act(gone["id"], "send-again", gone["where"]["step"])

    def mend_people(self):
        """What was missing is filled in; answers that were cut are asked for once more."""
        for name, patch in (("empty", {"department": "IT"}), ("unusable", {"custom": {"shelf": "3"}})):
            self.baton.api("PATCH", f"/people/{self.person(name)}", patch)
            run = self.run("onboarding", name)
            self.act(run["id"], "send-again", run["where"]["step"])
        steps = self.flow("onboarding")["steps"]
        for name, then in (("novalue", "Laptop ready (Jira)"), ("cut", "Tell HR")):
            self.baton.api("PATCH", f"/people/{self.person(name)}", {"display_name": f"{name} II"})
            run = self.run("onboarding", name)["id"]
            jira = steps["Create Jira issue"]
            self.act(run, "send-new", jira)
            until("Jira answered again", lambda r=run: self.accepted(r, jira), 20)
            self.act(run, "send-again", steps[then])

    def accepted(self, run, step):
        """Whether the step's new message was accepted."""
        return not self.baton.get(f"/runs/{run}")["steps"][step]["done_again"]

    def send_again(self):
        """Whole problems, and one run whose problem was left alone."""
        for problem in self.baton.every("/problems"):
            if problem["kind"] in SENT_AGAIN:
                path = f"/problems/{problem['id']}/send-again"
                self.baton.post(path, {"reason": "the end"})
        alone = self.run("survey", "left-alone")
        self.act(alone["id"], "send-again", alone["where"]["step"])

    # --- calls that need an admin

    def decide_calls(self):
        """Each kind of problem of a call is decided in its own way; refused calls are released."""
        for problem in self.baton.every("/problems"):
            if problem["calls"]:
                self.decide(problem)
        for call in self.shown["calls"].values():
            if call["kind"] == "wrong_token" and call["readable"]:
                self.baton.post(f"/calls/{call['id']}/use", {"reason": "the end"})

    def decide(self, problem):
        """Adds the person, chooses, uses the call, or leaves it alone."""
        path, kind = f"/problems/{problem['id']}", problem["kind"]
        items = self.baton.every(f"{path}/items")
        if kind == "unknown_person":
            email = problem["params"]["value"]
            added = {"display_name": email, "work_email": email, "department": "IT"}
            self.baton.post(f"{path}/add-person", added)
        elif kind == "not_an_email":
            self.baton.post(f"{path}/choose-person", {"person": self.person("away")})
        elif kind == "person_has_left":
            self.baton.post(f"/calls/{items[0]['call']}/choose", {"person": self.person("left")})
        elif kind == "could_not_tell":
            self.baton.post(f"/calls/{items[0]['call']}/use", {"reason": "the end"})
        elif kind == "which_run":
            run = items[0]["candidates"][0]["run"]
            self.baton.post(f"/calls/{items[0]['call']}/choose", {"run": run})
        else:
            self.baton.post(f"{path}/ignore", {"why": "the end"})

    def start_kept(self):
        """The workflow that is off is turned on, and its kept calls start."""
        workflow = self.flow("leaving")["workflow"]
        self.baton.post(f"/workflows/{workflow}/on")
        started = self.baton.post(f"/workflows/{workflow}/kept/start", {})
        assert started["started"] == 2, started

    def end_try_outs(self):
        """One is moved on by a pretended call, the one that cannot run is stopped."""
        for run in self.unfinished(True):
            if run["where"]["kind"] == "waiting_for_call":
                self.baton.post(f"/runs/{run['id']}/pretend-called", {"step": run["where"]["step"]})
            else:
                self.baton.post(f"/runs/{run['id']}/stop", {"reason": "the end"})

    # --- time, and whoever waits for another tool

    def let_time_pass(self):
        """Everything that was to be tried again is due, reminders and limits are past."""
        self.clock.forward(JUMP)
        waiting = [self.email(f"waits{number}") for number in (1, 2, 3)]

        def reminded():
            runs = [self.run("onboarding", email.split("@")[0]) for email in waiting]
            return all(run["where"]["kind"] == "nobody_called" for run in runs)

        until("reminders are past", reminded, 40)
        first, second, third = (self.run("onboarding", f"waits{n}")["id"] for n in (1, 2, 3))
        step = self.flow("onboarding")["steps"]["Laptop ready (Jira)"]
        self.act(second, "skip", step)
        self.act(third, "mark-received", step)
        self.baton.post(f"/runs/{self.run('onboarding', 'reminded')['id']}/stop", {"reason": "the end"})

    def unfinished(self, try_outs=False):
        """Runs that are not over."""
        return [
            run
            for status in UNFINISHED
            for run in self.baton.every(f"/runs?status={status}&try_outs={str(try_outs).lower()}")
        ]

    def sweep(self):
        """Calls for everybody who waits; whether nothing is left to do."""
        runs = self.unfinished()
        for run in runs:
            if run["where"]["kind"] in ("waiting_for_call", "nobody_called"):
                self.tool_calls(run)
        problems = self.baton.every("/problems") if not runs else []
        for problem in problems:
            try:
                self.baton.post(f"/problems/{problem['id']}/ignore", {"why": "the end"})
            except Refused as refused:
                assert refused.status == 404, refused
        return not runs and not problems and not self.unfinished(True)

    def tool_calls(self, run):
        """The call that a run waits for, as the tool of that step sends it."""
        step = self.baton.get(f"/runs/{run['id']}")["steps"][run["where"]["step"]]
        waiting = step["waiting"]
        if not waiting or not waiting["match_value"]:
            return
        value = waiting["match_value"]
        signed = {"signed": {"by": value, "status": "Done"}}
        bodies = {
            "onboarding": jira_call(value),
            "handover": signed,
            "first_day": signed,
            "leaving": jira_call(email=value),
        }
        [name] = [n for n, flow in self.known["flows"].items() if flow["workflow"] == run["workflow"]["id"]]
        body = {**bodies[name], "about": run["id"]}
        self.call(waiting["address"], body)
