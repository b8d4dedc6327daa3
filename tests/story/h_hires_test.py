"""1,000 generated hires: one run per person and hire, nobody wrong, whatever comes twice, in a
bundle, late, out of order, or at an address that somebody else had (issue 13's proof).
"""

import json
import unittest
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import hires
from f_senders_test import only_if
from outer import wire
from outer.base import AtRest
from outer.store import Copy
from outer.wait import until
from outer.workflow import call_step, detail, field, picked, trigger, wait_step

HIRES = 1_000
FEW = 120
SEED = 13
# So many calls under way at once: their order is nobody's.
SENDERS_AT_ONCE = 4


class Playing(AtRest):
    """A company that is played to a server with a workflow for each tool."""

    def begin(self, company, careless=False):
        """The server, the workflows, and whoever is known before. A careless one knows no event's
        number and takes the same bytes twice."""
        self.company = company
        self.baton.start()
        self.baton.sign_in()
        self.connections = self.baton.connect_all(self.tools)
        self.flows = {one["name"]: self.flow(one, careless) for one in hires.senders()}
        for person in company.people:
            if person.left:
                names = {"given_name": "Former", "family_name": "Owner"}
                former = {**names, "display_name": "Former Owner", "status": "left"}
                self.baton.post("/people", {**former, "work_email": person.email})

    def flow(self, sender, careless):
        """It starts for whom the tool names, tells of them, and waits."""

        def made(draft, connections):
            fields = [{"detail": name, "from": at} for name, at in sender.get("brings", {}).items()]
            start = trigger(draft, "add_person", picked(sender["person"]), fields)
            start["start"]["only_if"] = only_if(sender)
            names = ("given_name", "family_name")
            sent = [field("employee", detail("person", "/work_email"))]
            sent += [field(name, detail("person", f"/{name}")) for name in names]
            sent.append(field("flow", detail("run", "/workflow_name")))
            told = call_step("Told", *connections["hr"], sent)
            by_email = {"kind": "person_detail", "detail": "work_email", "call": picked("/signed")}
            wait = wait_step("Over", by_email)
            wait["action"] |= {"only_if": None, "reminder_after_s": None}
            return {"trigger": start, "steps": [told, wait]}

        story = self.baton.new_story(
            self.tools, sender["name"], flow=made, connections=self.connections
        )
        settings = {"sender_id": sender.get("number"), "duplicate_minutes": 60, "day_order": None}
        if careless:
            settings = {"sender_id": None, "duplicate_minutes": 0, "day_order": None}
        self.baton.api("PATCH", f"/addresses/{story.trigger['id']}", {"settings": settings})
        story.live()
        return story

    def send(self, event):
        """A call as the tool makes it."""
        address = self.flows[event.sender["name"]].trigger
        headers = {"content-type": event.label}
        for name, value in event.sender.get("headers", {}).items():
            headers[name] = value.replace("{number}", event.number)
        path = f"/in/{address['id']}"
        if event.sender["token"] == "header":
            headers["authorization"] = f"Bearer {address['token']}"
        else:
            path += f"?token={address['token']}"
        answer = wire.request(self.baton.hooks, "POST", path, event.body, headers)
        self.assertEqual(answer.status, 200, answer.body)

    def play(self, events):
        """Several at once; then everything is handled and told."""
        with ThreadPoolExecutor(SENDERS_AT_ONCE) as senders:
            list(senders.map(self.send, events))
        until("everything is handled", lambda: not self.count("SELECT count(*) FROM inbox"), 60, 0.3)
        unsent = "SELECT count(*) FROM outbox WHERE state IN (0, 1)"
        until("everything is sent", lambda: not self.count(unsent), 60, 0.3)

    def count(self, sql):
        """A number from the file as it is at this moment."""
        with Copy(self.baton.data) as copy:
            return copy.one(sql)

    def end(self, hire):
        """Whoever is hired twice is through with the first hire, or with both."""
        again = [person for person in self.company.people if person.hires > 1]
        for person in again:
            story = self.flows[person.sender["name"]]
            self.baton.call(story.waits["Over"], {"signed": person.email, "hire": hire})
        over = "SELECT count(*) FROM runs WHERE status = 3"
        until("hires are over", lambda: self.count(over) == hire * len(again), 60)

    def play_all(self):
        """First hires, then second ones, then what comes when both are long over."""
        self.play(self.company.first_events)
        after_first = hires.judge(self.company, self.found(), 1)
        self.end(1)
        self.play(self.company.later_events)
        self.end(2)
        self.play(self.company.late_events)
        return after_first, hires.judge(self.company, self.found())

    def found(self):
        """What there is now; an address is one however it is written."""
        rows = self.baton.every("/people?limit=200")
        people = [{**one, **self.ids(one), "work_email": one["work_email"].lower()} for one in rows if not one["sample"]]
        emails = {one["id"]: one["work_email"] for one in people}
        runs = Counter(
            (run["workflow"]["name"], emails.get(run["person"]["id"]))
            for run in self.baton.every("/runs?limit=200")
        )
        told = [json.loads(one["body"]) for one in self.tools.hr.receipts()]
        told = [{**one, "employee": one["employee"].lower()} for one in told]
        return hires.Found(runs, people, told)

    def ids(self, person):
        """Ids in other tools, by the tool."""
        return {one["source"]: one["id"] for one in person.get("external_ids", [])}


class Hires(Playing):
    """All of them."""

    def test_a_thousand_hires_are_one_run_each_and_nobody_is_wrong(self):
        company = hires.Company(HIRES, SEED)
        self.begin(company)

        for said in self.play_all():
            self.assertFalse(said, "\n".join(said[:20]))
        sent = len([*company.first_events, *company.later_events, *company.late_events])
        print(f"{sent} calls of {len(company.people)} people ... ", end="", flush=True)

    def test_red_hires_at_addresses_that_know_no_twice_are_found(self):
        company = hires.Company(FEW, SEED)
        self.begin(company, careless=True)

        _, said = self.play_all()

        self.assertTrue(any("3 runs for 2 hires" in one for one in said), said)


class Oracle(unittest.TestCase):
    """The oracle sees what is forged; it needs no server."""

    def setUp(self):
        self.company = hires.Company(FEW, SEED)
        hired = [one for one in self.company.people if not one.left]
        runs = Counter({(one.sender["name"], one.email): one.hires for one in hired})
        people = [self.shown(one) for one in self.company.people]
        told = [
            {**self.shown(one), "flow": one.sender["name"], "employee": one.email}
            for one in hired
            for _ in range(one.hires)
        ]
        self.found = hires.Found(runs, people, told)

    def shown(self, person):
        """Somebody as a right Baton shows them."""
        names = ("Former", "Owner") if person.left else (person.first, person.last)
        shown = dict(zip(("given_name", "family_name"), names, strict=True))
        return {**shown, "work_email": person.email, "SCIM": person.id}

    def test_what_is_right_is_not_found(self):
        self.assertEqual(hires.judge(self.company, self.found), [])

    def test_a_run_too_many_and_one_too_few_are_found(self):
        first, second = list(self.found.runs)[:2]
        self.found.runs[first] += 1
        del self.found.runs[second]

        said = hires.judge(self.company, self.found)

        self.assertEqual(len([one for one in said if "runs for" in one]), 2, said)

    def test_a_second_person_and_somebody_never_hired_are_found(self):
        stranger = {**self.found.people[0], "work_email": "stranger@hires.example"}
        self.found.people += [dict(self.found.people[0]), stranger]

        said = hires.judge(self.company, self.found)

        self.assertTrue(any("is 2 people" in one for one in said), said)
        self.assertTrue(any("stranger@hires.example was never hired" in one for one in said), said)

    def test_names_of_somebody_else_are_found_in_people_and_in_messages(self):
        whole = [one for one in self.company.people if "family_name" in one.sender.get("brings", {})]
        email = next(one.email for one in whole if not one.left)
        [person] = [one for one in self.found.people if one["work_email"] == email]
        message = next(one for one in self.found.told if one["employee"] == email)
        person["family_name"] = message["family_name"] = "Somebody"

        said = hires.judge(self.company, self.found)

        self.assertEqual(len([one for one in said if "'Somebody'" in one]), 2, said)
