"""C4, C6: what a call about several people says is read for each of them from their own part of it."""

import json

from outer.base import WithBaton
from outer.wait import until
from outer.workflow import call_step, detail, field, picked, trigger, wait_step

PERSON = "/data/events/0/target/0/alternateId"
NAME = "/data/events/0/target/0/displayName"
NUMBER = "/data/events/0/uuid"


def bundle(*people):
    """An event hook's bundle: a list of events, each with a list of whom it is about."""
    events = [
        {
            "uuid": f"event of {name}",
            "eventType": "user.lifecycle.create",
            "target": [{"id": f"00u{name}", "alternateId": email, "displayName": name}],
        }
        for name, email in people
    ]
    return {"eventType": "com.okta.event_hook", "data": {"events": events}}


PEOPLE = [("Ada", "ada@list.example"), ("Ben", "ben@list.example"), ("Zoë", "zoe@list.example")]


def own(tool):
    """What a tool was told, by whom it is about."""
    told = [json.loads(receipt["body"]) for receipt in tool.receipts()]
    return {one["employee"]: (one["name"], one["number"]) for one in told}


def told(name, connection, *source):
    """A message with two values from a call: one of the person's own target, one of its event."""
    fields = [
        field("employee", detail("person", "/work_email")),
        field("name", detail(*source[:1], NAME, *source[1:])),
        field("number", detail(*source[:1], NUMBER, *source[1:])),
    ]
    return call_step(name, *connection, fields)


class OfTheTrigger(WithBaton):
    """One bundle starts three people whom nobody knew."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.story = cls.baton.new_story(cls.tools, flow=cls.flow)
        cls.story.live()
        cls.call = cls.baton.call(cls.story.trigger, bundle(*PEOPLE)).json()["received"]

    @staticmethod
    def flow(draft, connections):
        """Adds people, and sends what the call said of each."""
        brought = {
            "display_name": NAME,
            "external_ids/Okta": "/data/events/0/target/0/id",
            "custom/event": NUMBER,
        }
        fields = [{"detail": name, "from": pointer} for name, pointer in brought.items()]
        start = trigger(draft, "add_person", person=picked(PERSON), person_fields=fields)
        return {"trigger": start, "steps": [told("Told", connections["okta"], "trigger")]}

    def test_each_is_added_with_the_details_of_their_own_event_and_told_of_it(self):
        until("judged", lambda: self.disposition(self.call) == ["started_run"] * 3)
        for name, email in PEOPLE:
            run = self.story.until_status(email, "done")
            person = self.baton.get(f"/people/{run['person']['id']}")
            self.assertEqual(person["display_name"], name)
            self.assertEqual([one["id"] for one in person["external_ids"]], [f"00u{name}"])
            self.assertEqual([one["value"] for one in person["custom"]], [f"event of {name}"])

        wanted = {email: (name, f"event of {name}") for name, email in PEOPLE}
        self.assertEqual(own(self.tools.okta), wanted)


class OfAWait(WithBaton):
    """One bundle moves three people, one of whom is not at the wait yet."""

    @staticmethod
    def flow(draft, connections):
        """Something that takes time, a wait, and a message with what the call said."""
        match = {"kind": "person_detail", "detail": "work_email", "call": picked(PERSON)}
        wait = wait_step("The bundle", match)
        wait["action"]["only_if"] = None
        who = [field("employee", detail("person", "/work_email"))]
        before = call_step("Before", *connections["okta"], who)
        return {
            "trigger": trigger(draft, "add_person"),
            "steps": [before, wait, told("Told", connections["hr"], "step", wait["id"])],
        }

    def test_each_is_moved_with_what_their_own_event_said(self):
        story = self.baton.new_story(self.tools, flow=self.flow)
        story.live()
        early = PEOPLE[2][1]
        self.tools.okta.behave(about={early: {"delay_s": 3}})
        story.hire(*(email for _, email in PEOPLE))
        for _, email in PEOPLE[:2]:
            story.until_waiting(email)
        until("the third is under way", lambda: self.tools.okta.about(early))

        call = self.received(self.baton.call(story.waits["The bundle"], bundle(*PEOPLE)))

        for _, email in PEOPLE:
            story.until_status(email, "done")
        self.assertEqual(self.disposition(call), ["moved_run"] * 3)
        wanted = {email: (name, f"event of {name}") for name, email in PEOPLE}
        self.assertEqual(own(self.tools.hr), wanted)
