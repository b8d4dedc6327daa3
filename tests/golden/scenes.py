"""What happens in the golden folder: every state that this version of Baton can be found in."""

import json

import house
from outer.receiver import ticket
from outer.server import Story
from outer.wait import until
from outer.workflow import jira_call

STATUSES = [302, 401, 403, 404, 409, 422, 429, 503]
# The keys of 512 calls make a block (`crates/baton-store/src/table/calls/key_blocks.rs`).
MANY = 600


class Scenes:
    """The company at work: who is in which workflow, and what went wrong there."""

    def __init__(self, baton, tools, clock):
        self.baton = baton
        self.tools = tools
        self.clock = clock
        self.answered = []
        self.flows = {}
        self.runs = {}
        self.sessions = {}
        self.repeated = None

    # --- what the scenes are made of

    def call(self, address, body, headers=None, status=200, **more):
        """A call; what it was answered is part of what was promised."""
        answer = self.baton.call(address, body, headers, **more)
        assert answer.status == status, (answer.status, answer.body)
        if status != 200:
            return None
        self.answered.append(answer.json()["received"])
        return self.answered[-1]

    def becomes(self, call, *kinds):
        """Waits until a call has become this."""

        def dispositions():
            return [one["kind"] for one in self.baton.get(f"/calls/{call}")["dispositions"]]

        try:
            until(f"{call} becomes {kinds}", lambda: dispositions() == list(kinds), 20)
        except AssertionError as error:
            raise AssertionError(f"{error}: it is {dispositions()}") from None
        return call

    def hire(self, flow, email, status, where=None):
        """Starts somebody and waits until the run stands so."""
        self.call(self.flows[flow].trigger, {"emails": [email]})
        return self.stands(flow, email, status, where)

    def stands(self, flow, email, status, where=None):
        """Waits until somebody's run stands so; its id."""
        workflow = self.flows[flow].id
        path = f"/runs?workflow={workflow}&person={self.person(email)}"

        def check():
            for run in self.baton.get(path)["items"]:
                if run["status"] == status and where in (None, run["where"]["kind"]):
                    return run
            return None

        try:
            run = until(f"{email} is {status} {where or ''} in {flow}", check, 30)
        except AssertionError as error:
            raise AssertionError(f"{error}: {self.baton.get(path)['items']}") from None
        self.runs[(flow, email)] = run["id"]
        return run["id"]

    def person(self, email):
        """Somebody's id, as soon as they are known."""
        path = f"/people?search={email}"
        [person] = until(f"{email} is known", lambda: self.baton.get(path)["items"])
        return person["id"]

    def new(self, flow, name, status, where=None, **more):
        """Adds somebody and starts them."""
        email = house.person(self.baton, name, **more)
        return email, self.hire(flow, email, status, where)

    def tried(self, run, times):
        """Lets the latest message of a run have so many tries, without waiting for the times."""

        def message():
            return self.baton.every(f"/runs/{run}/messages")[-1]

        def ended(number):
            tries = [one for one in message()["tries"] if one["ended_at"]]
            return len(tries) >= number

        for number in range(1, times + 1):
            until(f"try {number} of {run} ended", lambda n=number: ended(n), 20)
            if number < times and len(message()["tries"]) == number:
                self.baton.send(
                    "POST", f"/api/v1/runs/{run}/try-now", {"step": message()["step"]}
                )

    def act(self, run, verb, step, **more):
        """What an admin does at a step."""
        given = {"step": step, "reason": "golden", **more}
        return self.baton.post(f"/runs/{run}/{verb}", given)

    # --- the company

    def furnish(self):
        """Settings, people, connections, workflows."""
        house.furnish(self.baton)
        house.people(self.baton)
        self.connections = house.Connections(self.baton, self.tools)
        known = self.connections.all
        self.flows["onboarding"] = house.onboarding(self.baton, self.connections)
        self.flows["handover"] = house.handover(self.baton, self.connections)
        self.flows["leaving"] = house.leaving(self.baton, self.connections)
        self.flows["first_day"] = house.first_day(self.baton, self.connections)
        for name in ("badges", "parking", "archive"):
            self.flows[name] = house.single(self.baton, name.title(), known[name])
        self.flows["survey"] = house.single(self.baton, "Survey", known["survey"], 1)
        self.flows["old"] = house.single(self.baton, "Old onboarding", known["hr"])
        self.baton.post("/workflows", {"name": "Welcome", "template": "welcome"})

    # --- two weeks in which nobody calls

    def long_waits(self):
        """Eleven days after one the other begins; then the limit of the first is past."""
        first, _ = self.new("onboarding", "overdue", "waiting")
        self.clock.forward(11 * 86400)
        self.stands("onboarding", first, "needs_you", "nobody_called")
        second, _ = self.new("onboarding", "reminded", "waiting")
        self.clock.forward(3 * 86400 + 600)
        self.stands("onboarding", second, "needs_you", "nobody_called")
        run = self.runs[("onboarding", first)]
        steps = self.flows["onboarding"].steps

        def limit_is_past():
            step = self.baton.get(f"/runs/{run}")["steps"][steps["Laptop ready (Jira)"]]
            return step["waiting"]["limit_at"] is None

        until("the limit is past", limit_is_past, 30)

    # --- onboarding: waits, early calls, what cannot be prepared

    def moved_by_jira(self, email):
        """Jira calls for somebody."""
        wait = self.flows["onboarding"].wait
        return self.call(wait, jira_call(ticket(email.encode())))

    def waits(self):
        """Done, waiting, skipped, marked as received, stopped."""
        flow = self.flows["onboarding"]
        wait = flow.steps["Laptop ready (Jira)"]
        done, _ = self.new("onboarding", "done", "waiting")
        not_yet = jira_call(ticket(done.encode()), status="In Progress")
        self.becomes(self.call(flow.wait, not_yet), "condition_not_met")
        self.becomes(self.moved_by_jira(done), "moved_run")
        self.stands("onboarding", done, "done")
        later = jira_call(ticket(done.encode()))
        self.becomes(self.call(flow.wait, {**later, "again": True}), "arrived_afterwards")
        self.call(flow.wait, later)  # the same bytes: a repeat
        _, skipped = self.new("onboarding", "skipped", "waiting")
        self.act(skipped, "skip", wait)
        _, marked = self.new("onboarding", "marked", "waiting")
        self.act(marked, "mark-received", wait, data=jira_call("HR-by-hand"))
        _, stopped = self.new("onboarding", "stopped", "waiting")
        self.baton.post(f"/runs/{stopped}/stop", {"reason": "golden"})
        for name in ("waits1", "waits2", "waits3"):
            email, _ = self.new("onboarding", name, "waiting")
        again = self.call(flow.trigger, {"emails": [email], "again": True})
        self.becomes(again, "already_in_the_workflow")

    def unprepared(self):
        """Details that are missing or unusable, answers that were cut."""
        self.new("onboarding", "empty", "needs_you", "cannot_prepare", department="")
        no_number = {"custom": {"shelf": "the third"}}
        self.new("onboarding", "unusable", "needs_you", "cannot_prepare", **no_number)
        long = {"pad": 65_500}
        self.tools.jira.behave(about={"novalue@": long, "cut@": long})
        self.new("onboarding", "novalue", "needs_you", "no_match_value")
        cut, run = self.new("onboarding", "cut", "needs_you", "no_match_value")
        self.act(run, "mark-received", self.flows["onboarding"].steps["Laptop ready (Jira)"])
        self.stands("onboarding", cut, "needs_you", "cannot_prepare")
        self.tools.jira.behave()

    def unmatched(self):
        """Jira calls before its own answer is known, and about a ticket that nobody has."""
        self.tools.jira.behave(about={"unkeyed@": {"status": 503}})
        email, run = self.new("onboarding", "unkeyed", "running", "trying_again")
        self.tried(run, 2)
        self.becomes(self.moved_by_jira(email), "unmatched")
        wait = self.flows["onboarding"].wait
        self.becomes(self.call(wait, jira_call("HR-0")), "unmatched")
        self.tools.jira.behave()

    def again(self):
        """Steps that are done again after their success: not accepted yet, refused, dropped."""
        flow = self.flows["onboarding"]
        okta = flow.steps["Create Okta user"]
        manners = {"again@": {"status": 503}, "refused@": {"status": 422}}
        for name in ("again", "refused"):
            email, run = self.new("onboarding", name, "waiting")
            self.tools.okta.behave(about=manners)
            self.change(email, family_name="Silver")
            self.act(run, "send-new", okta)
            self.tried(run, 2)
            self.tools.okta.behave()
        email, run = self.new("survey", "dropped", "done")
        step = flow_step(self.flows["survey"])
        self.tools.hr.behave(about={"dropped@": {"status": 503}})
        self.act(run, "send-new", step)
        self.tried(run, 1)
        self.act(run, "skip", step)
        self.tools.hr.behave()

    def change(self, email, **patch):
        """Changes somebody."""
        self.baton.api("PATCH", f"/people/{self.person(email)}", patch)

    # --- messages

    def failing(self):
        """A run for each answer that is no success, and one for none."""
        about = {f"s{status}@": {"status": status} for status in STATUSES}
        about |= {name: {"status": 503} for name in ("trying@", "spent@", "halted@", "passed@")}
        about |= {"mended@": {"status": 418}, "left-alone@": {"status": 418}}
        about |= {"slow@": {"delay_s": 3, "status": 503}}
        self.tools.hr.behave(about=about)
        mended = self.failed("mended", 1)
        self.tools.hr.behave(about={**about, "mended@": {}})
        self.baton.cli("send-again", mended, "Survey", "--reason", "repaired")
        self.stands("survey", "mended@golden.example", "done")
        for status in STATUSES:
            self.failed(f"s{status}", 3)
        self.failed("slow", 3)
        self.failed("spent", 10)
        _, trying = self.new("survey", "trying", "running", "trying_again")
        self.tried(trying, 2)
        for name, verb in (("halted", "stop"), ("passed", "skip")):
            _, run = self.new("survey", name, "running", "trying_again")
            self.tried(run, 2)
            step = {"step": flow_step(self.flows["survey"])} if verb == "skip" else {}
            self.baton.post(f"/runs/{run}/{verb}", {"reason": "golden", **step})
        self.ignore_problem_of(self.failed("left-alone", 2))
        self.tools.hr.behave()

    def failed(self, name, tries):
        """Somebody whose message fails so often."""
        email = house.person(self.baton, name)
        self.call(self.flows["survey"].trigger, {"emails": [email]})
        run = until("it started", lambda: self.run_at("survey", email), 10)
        self.tried(run, tries)
        return self.stands("survey", email, "needs_you", "not_delivered")

    def run_at(self, flow, email):
        """Somebody's run, however it stands."""
        run = self.flows[flow].run_of(email)
        return run and run["id"]

    def ignore_problem_of(self, run):
        """Leaves the problem about a run alone."""
        for group in self.baton.every("/problems"):
            items = self.baton.every(f"/problems/{group['id']}/items")
            if any(item["run"] == run for item in items):
                self.baton.post(f"/problems/{group['id']}/ignore", {"why": "golden"})
                return
        raise AssertionError(f"no problem is about {run}")

    def broken_connections(self):
        """Gone for good, stopped by that, without consent, nobody there."""
        self.tools.hr.behave(about={"gone@": {"status": 410}})
        self.new("badges", "gone", "needs_you", "not_delivered")
        self.tools.hr.behave()
        self.new("badges", "behind", "needs_you", "not_delivered")
        parking = self.connections.all["parking"][0]
        self.baton.api("DELETE", f"/connections/{parking}/consents/local")
        self.new("parking", "unasked", "needs_you", "not_delivered")
        email, run = self.new("archive", "unanswered", "running", "trying_again")
        self.tried(run, 3)
        self.stands("archive", email, "needs_you", "not_delivered")

    # --- the hand-over: people from calls, two runs for one call

    def start_desk(self, name, kind="employee", **more):
        """The learning system announces somebody."""
        return self.call(self.flows["handover"].trigger, desk_call(name, kind, **more))

    def signed(self, name):
        """The hand-over is signed."""
        body = {"signed": {"by": f"{name}@golden.example", "status": "Done"}}
        return self.call(self.wait_of("handover", "Hand-over signed"), body)

    def wait_of(self, flow, step):
        """The address of a wait."""
        flow = self.flows[flow]
        return self.baton.addresses(flow.id)[flow.steps[step]]

    def hand_over(self):
        """Conditions, an early call, a call that is not needed, one that fits two runs."""
        flow = self.flows["handover"]
        self.start_desk("signs")
        self.stands("handover", "signs@golden.example", "waiting")
        self.becomes(self.signed("signs"), "moved_run")
        self.becomes(self.start_desk("contractor", "contractor"), "condition_not_met")
        untold = {"hire": {"email": "untold@golden.example"}}
        self.becomes(self.call(flow.trigger, untold), "problem")
        self.tools.okta.behave(about={"early@": {"status": 503}, "dropout@": {"status": 503}})
        for name in ("early", "dropout"):
            self.start_desk(name)
            run = self.stands("handover", f"{name}@golden.example", "running", "trying_again")
            self.tried(run, 2)
            bound = self.becomes(self.signed(name), "bound")
        self.baton.post(f"/runs/{run}/stop", {"reason": "golden"})
        self.becomes(bound, "not_needed")
        self.tools.okta.behave()
        self.start_desk("twice")
        self.stands("handover", "twice@golden.example", "waiting")
        second = self.becomes(self.start_desk("twice", again=2), "already_in_the_workflow")
        self.baton.post(f"/calls/{second}/use", {"reason": "two desks"})
        until("two runs wait", lambda: self.waiting_twice(), 20)
        self.becomes(self.signed("twice"), "problem")
        self.becomes(self.signed("nobody"), "problem")
        self.numbered_calls()

    # --- paths

    def paths(self):
        """In two paths at the same time, in one of them still, and waiting for a moment."""
        self.new("first_day", "both", "waiting")
        self.new("first_day", "half", "waiting")
        body = {"signed": {"by": "half@golden.example", "status": "Done"}}
        self.becomes(self.call(self.wait_of("first_day", "Desk is ready"), body), "moved_run")
        self.new("first_day", "later", "waiting", "waiting_for_time", department="IT")

    def news(self):
        """Somebody's job title becomes one that a workflow listens to."""
        workflow = house.promoted(self.baton, self.connections)
        email = house.person(self.baton, "promoted")
        person = self.person(email)
        for title in ("Trainee", "Lead"):
            self.baton.api("PATCH", f"/people/{person}", {"job_title": title})

        def is_told():
            runs = self.baton.every(f"/runs?workflow={workflow}")
            return [run["status"] for run in runs] == ["done"]

        until("HR was told of the new title", is_told)

    def settling(self):
        """Two calls about one person are one run: one has begun, another waits for more."""
        flow = self.flows["merging"] = house.merging(self.baton, self.connections)
        for name in ("merged", "settling"):
            email = house.person(self.baton, name)
            for number in (1, 2):
                call = self.call(flow.trigger, {"emails": [email], "number": number})
                self.becomes(call, "settling")
        run = self.run_at("merging", "merged@golden.example")
        self.baton.api("POST", f"/runs/{run}/start-now")
        self.stands("merging", "merged@golden.example", "done")

    def many_calls(self):
        """So many calls that their keys fill a block; nobody is started by them."""
        address = self.flows["handover"].trigger
        settings = {"sender_id": None, "duplicate_minutes": 60, "day_order": None}
        self.baton.api("PATCH", f"/addresses/{address['id']}", {"settings": settings})
        bodies = [json.dumps(desk_call(f"many{n}", "contractor")) for n in range(MANY)]
        calls = [self.call(address, body.encode()) for body in bodies]
        for call in (calls[0], calls[-1]):
            self.becomes(call, "condition_not_met")
        of = {"address": address["id"], "token": address["token"]}
        self.repeated = {**of, "body": bodies[0], "call": calls[0]}

    def waiting_twice(self):
        """Whether both runs of one person wait."""
        runs = self.baton.every(f"/runs?workflow={self.flows['handover'].id}&status=waiting")
        return len([run for run in runs if run["person"]["name"].startswith("Twice")]) == 2

    def numbered_calls(self):
        """A sender's number: the same again, and the same with other data."""
        address = self.wait_of("handover", "Hand-over signed")
        number = {"kind": "header", "name": "X-Event-Id"}
        settings = {"sender_id": number, "duplicate_minutes": 30, "day_order": None}
        self.baton.api("PATCH", f"/addresses/{address['id']}", {"settings": settings})
        for data in ("first", "first", "other"):
            body = {"signed": {"by": f"{data}@golden.example", "status": "Open"}}
            self.call(address, body, {"x-event-id": "event-1"})

    # --- calls that lead nowhere by themselves

    def odd_calls(self):
        """Unknown people, no addresses, unreadable data, other forms, refused calls."""
        address = self.flows["onboarding"].trigger
        for body in (
            {"emails": ["unknown@golden.example"]},
            {"emails": ["unknown@golden.example"], "again": True},
            {"emails": ["no address"]},
            {"emails": ["left@golden.example"]},
            {"nothing": 1},
            b'{"emails": [',
            b"\xff\xfe",
        ):
            self.becomes(self.call(address, body), "problem")
        # Each value that is no address is asked about alone.
        self.becomes(self.call(address, ["one", "two", "three"]), *["problem"] * 3)
        ignored = self.becomes(self.call(address, {"emails": ["ignored@golden.example"]}), "problem")
        self.baton.post(f"/calls/{ignored}/ignore", {"why": "golden"})
        form = {"content-type": "application/x-www-form-urlencoded"}
        formed = self.call(address, b"email=formed%40golden.example", form)
        self.becomes(formed, "problem")
        added = {"display_name": "Formed Gold", "work_email": "formed@golden.example"}
        self.baton.post(f"/calls/{formed}/choose", {"add": {**added, "department": "IT"}})
        self.stands("onboarding", "formed@golden.example", "waiting")
        several = {"emails": ["whole@golden.example", "several@golden.example", "no address"]}
        self.becomes(self.call(address, several), "started_run", "problem", "problem")
        self.stands("onboarding", "whole@golden.example", "waiting")
        self.refused_calls(address)

    def refused_calls(self, address):
        """A wrong token, too long for one, too big, compressed; then a token that is replaced."""
        wrong = {"token": "btn_" + "G" * 43, "status": 401}
        self.call(address, {"emails": ["released@golden.example"]}, **wrong)
        self.call(address, b"[" + b" " * 70_000 + b"]", **wrong)
        self.call(address, b"[" + b" " * 1024 * 1024 + b"]", status=413)
        self.call(address, b"\x1f\x8b", {"content-encoding": "gzip"}, status=415)
        kinds = {"wrong_token", "too_big", "compressed"}
        path = f"/addresses/{address['id']}/calls"
        until("they are kept", lambda: kinds <= {one["kind"] for one in self.baton.every(path)})
        house.person(self.baton, "released")
        rotated = self.flows["survey"].trigger
        self.old_token = {"address": rotated["id"], "token": rotated["token"]}
        self.baton.post(f"/addresses/{rotated['id']}/rotate", {"overlap_s": 86400})
        self.flows["survey"].read()
        body = {"emails": ["old-token@golden.example"]}
        self.becomes(self.call(rotated, body), "problem")

    # --- workflows in every state

    def other_states(self):
        """Off with kept calls, a draft with samples, deleted, imported, copied."""
        leaving = self.flows["leaving"]
        self.new("leaving", "leaves", "waiting")
        nobody = self.call(self.wait_of("leaving", "Laptop is back"), jira_call(email="who@golden.example"))
        self.becomes(nobody, "ignored")
        self.baton.post(f"/workflows/{leaving.id}/off")
        for name in ("kept1", "kept2", "kept3"):
            email = house.person(self.baton, name)
            call = self.becomes(self.call(leaving.trigger, {"emails": [email]}), "kept")
        self.baton.post(f"/calls/{call}/ignore", {"why": "golden"})
        self.flows["draft"] = house.parental_leave(self.baton, self.connections)
        for number in range(3):
            sample = {"email": f"sample{number}@golden.example", "weeks": number}
            self.becomes(self.call(self.flows["draft"].trigger, sample), "sample")
        old = self.flows.pop("old")
        self.flows["gone"] = old
        self.new("gone", "former", "done")
        self.deleted = {"address": old.trigger["id"], "token": old.trigger["token"]}
        self.baton.api("DELETE", f"/workflows/{old.id}")
        exported = self.baton.cli("export", self.flows["onboarding"].id).stdout
        self.baton.post("/workflows/import", json.loads(exported))
        copied = self.baton.post(f"/workflows/{self.flows['handover'].id}/copy")
        self.baton.api("PATCH", f"/workflows/{copied['id']}", {"name": "Desk hand-over, Vienna"})

    def try_outs(self):
        """Done, waiting, one that really contacts, one that cannot run."""
        waiting = self.try_out("onboarding", "whole", "waiting")
        done = self.try_out("onboarding", "whole", "waiting")
        wait = self.flows["onboarding"].steps["Laptop ready (Jira)"]
        self.baton.post(f"/runs/{done}/pretend-called", {"step": wait})
        self.try_out("survey", "away", "done", really=True)
        self.try_out("draft", "away", "done")
        self.try_out("onboarding", "empty", "needs_you")
        return waiting

    def try_out(self, flow, name, status, really=False):
        """Tries a draft for somebody."""
        person = self.person(f"{name}@golden.example")
        given = {"workflow": self.flows[flow].id, "person": person, "really_contact": really}
        run = self.baton.post("/try-outs", given)["id"]

        def stands():
            return self.baton.get(f"/runs/{run}")["status"] == status

        try:
            until(f"the try-out is {status}", stands, 20)
        except AssertionError as error:
            raise AssertionError(f"{error}: {self.baton.get(f'/runs/{run}')}") from None
        return run

    def newer_version(self):
        """Goes live again, and starts more; then the draft is changed once more."""
        story = house.second_version(self.baton, self.flows["onboarding"])
        self.flows["onboarding"] = story
        for name in ("second1", "second2"):
            self.new("onboarding", name, "waiting")
        definition = self.baton.get(f"/workflows/{story.id}")["draft"]
        definition["steps"][3]["name"] = "Tell HR about it"
        self.baton.save({"id": story.id}, definition, edit="renamed a step")
        Story(self.baton, story.id)


def desk_call(name, kind="employee", **more):
    """What the learning system says of somebody."""
    hire = {"email": f"{name}@golden.example", "first": name.title(), "last": "Desk"}
    return {"hire": {**hire, "team": "Sales", "laptop": "13 inch", "type": kind}, **more}


def flow_step(flow):
    """The id of a workflow's only step."""
    [step] = flow.steps.values()
    return step
