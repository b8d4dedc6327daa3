"""What real tools send starts runs and moves them: their shapes, headers, numbers and test pings.

`senders.json` has one shape a line, with invented people: as the vendor's pages or code written
for the tool show it; where those show an event's name and fields only, the rest is filled in. A
tool that names people by an id of its own only cannot be a trigger in this version; it finds runs
by the id that is on file.
"""

import json
from pathlib import Path
from urllib.parse import urlencode

from outer import wire
from outer.base import WithBaton
from outer.wait import until
from outer.workflow import (
    call_step,
    choose_step,
    condition,
    detail,
    field,
    picked,
    together_step,
    trigger,
    wait_step,
)

SENDERS = json.loads(Path(__file__).with_name("senders.json").read_text())
JSON = "application/json"


class Who:
    """Somebody whom a tool sends something about."""

    def __init__(self, number):
        self.id = str(3332883854254932743 + number)
        self.email = f"sent{number:04}@senders.example"

    def body(self, sender, number, again=""):
        """What the tool sends, byte for byte; `again` is what differs in a later try."""
        texts = {"{email}": self.email, "{id}": self.id, "{first}": "Zoë", "{last}": "D'Arcy سلام"}
        texts |= {"{number}": number, "{again}": again}

        def filled(text):
            for place, value in texts.items():
                text = text.replace(place, value)
            return text

        if "form" in sender:
            return urlencode([(name, filled(value)) for name, value in sender["form"]]).encode()
        text = filled(json.dumps(sender["body"], ensure_ascii=False))
        return text.replace(f'"#{self.id}"', self.id).encode()


def how(sender):
    """How its calls find a run."""
    own = sender.get("match") or {"detail": "work_email", "call": sender["person"]}
    return {"kind": "person_detail", "detail": own["detail"], "call": picked(own["call"])}


def only_if(sender):
    """Which of its events are meant."""
    if not (test := sender.get("only_if")):
        return None
    call = {"source": {"kind": "call"}, "pointer": test["pointer"]}
    tests = [{"reference": call, "operator": test["operator"], "values": test["values"]}]
    return {"mode": "all", "tests": tests}


class Senders(WithBaton):
    """One workflow for each tool and question."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.connections = cls.baton.connect_all(cls.tools)
        cls.people = 0

    def somebody(self):
        """Somebody new."""
        kind = type(self)
        kind.people += 1
        return Who(kind.people)

    def told(self):
        """A message about the person."""
        who = [field("employee", detail("person", "/work_email"))]
        return call_step("Told", *self.connections["hr"], who)

    def flow(self, sender, start, steps):
        """A workflow whose addresses know where the tool's own number is."""

        def made(draft, _connections):
            return {"trigger": trigger(draft) | {"start": start(draft)}, "steps": steps}

        story = self.baton.new_story(self.tools, flow=made, connections=self.connections)
        for address in [story.trigger, *story.waits.values()]:
            if number := sender.get("number"):
                settings = {"sender_id": number, "duplicate_minutes": 10, "day_order": None}
                self.baton.api("PATCH", f"/addresses/{address['id']}", {"settings": settings})
        return story

    def send(self, sender, address, body, number="", content_type=None):
        """A call as the tool makes it."""
        headers = {"content-type": content_type or sender.get("content_type", JSON)}
        for name, value in sender.get("headers", {}).items():
            headers[name] = value.replace("{number}", number)
        path = f"/in/{address['id']}"
        if sender["token"] == "header":
            headers["authorization"] = f"Bearer {address['token']}"
        else:
            path += f"?token={address['token']}"
        return wire.request(self.baton.hooks, "POST", path, body, headers)

    def becomes(self, answer, *kinds):
        """Waits until a call has become one of these, alone."""
        self.assertEqual(answer.status, 200, answer.body)
        call = answer.json()["received"]
        until(f"the call becomes {kinds}", lambda: self.disposition(call) in [[k] for k in kinds])
        return call

    def ping(self, sender, address, *kinds):
        """The tool's test ping starts and moves nothing."""
        if ping := sender.get("ping"):
            text, content_type = ping["text"].encode(), ping["content_type"]
            answer = self.send(sender, address, text, "ping", content_type)
            # Some ask whether somebody is there, and want to hear what they brought.
            if "answer" in ping:
                self.assertEqual((answer.status, answer.json()), (200, ping["answer"]))
                return
            self.becomes(answer, *kinds)

    def test_each_tool_starts_a_run_once(self):
        for sender in SENDERS:
            with self.subTest(sender["name"]):
                self.starts(sender)

    def starts(self, sender):
        """A sample, a start, its repeat, and other data under its number."""
        brings = sender.get("brings", {}).items()

        def start(draft):
            pointer = sender.get("person") or sender["match"]["call"]
            fields = [{"detail": name, "from": at} for name, at in brings]
            made = trigger(draft, "add_person", person=picked(pointer), person_fields=fields)
            return made["start"] | {"only_if": only_if(sender)}

        story = self.flow(sender, start, [self.told()])
        who = self.somebody()
        body = who.body(sender, "one")
        self.becomes(self.send(sender, story.trigger, body, "one"), "sample")
        self.ping(sender, story.trigger, "sample")
        story.live()

        first = self.send(sender, story.trigger, body, "one")

        if "person" not in sender:
            self.becomes(first, "problem")
            return
        self.becomes(first, "started_run")
        story.until_status(who.email, "done")
        self.assertEqual(self.send(sender, story.trigger, body, "one").body, first.body)
        if "number" in sender:
            other = self.send(sender, story.trigger, who.body(sender, "one", "7"), "one")
            self.assertEqual(other.body, first.body)
        self.ping(sender, story.trigger, "condition_not_met", "problem")
        self.assertEqual(len(self.tools.hr.about(who.email)), 1)

    def test_each_tool_moves_a_run_in_a_path_and_early_and_late(self):
        for sender in SENDERS:
            with self.subTest(sender["name"]):
                self.moves(sender)

    def moves(self, sender):
        """Waits in a path taken, in one that is not, and in two of which the first decides."""

        def wait(name):
            step = wait_step(name, how(sender))
            step["action"] |= {"only_if": only_if(sender), "reminder_after_s": None}
            return step

        steps = [
            together_step("Both", {"wait": [wait("Beside")], "call": [self.told()]}),
            choose_step("Which?", {"no": (condition("person", "/team", "is", "X"), [wait("Not")])}),
            together_step("Either", {"a": [wait("First")], "b": [wait("Lost")]}, first=True),
        ]
        story = self.flow(sender, lambda draft: trigger(draft)["start"], steps)
        story.live()
        who = self.somebody()
        person = {"display_name": "Zoë", "work_email": who.email}
        if (own := how(sender)["detail"]) != "work_email":
            person["external_ids"] = {own.split("/")[1]: who.id}
        self.baton.post("/people", person)
        story.hire(who.email)
        story.until_waiting(who.email)
        to = lambda name, again="": self.send(
            sender, story.waits[name], who.body(sender, name + again, again), name + again
        )

        early = [self.becomes(to(name), "bound") for name in ("Not", "First", "Lost")]
        self.ping(sender, story.waits["Beside"], "condition_not_met", "problem")
        beside = to("Beside")

        self.becomes(beside, "moved_run")
        self.assertEqual(to("Beside").body, beside.body)
        story.until_status(who.email, "done")
        became = [self.disposition(call) for call in early]
        self.assertEqual(became, [["not_needed"], ["moved_run"], ["not_needed"]])
        self.becomes(to("Beside", "7"), "arrived_afterwards")
