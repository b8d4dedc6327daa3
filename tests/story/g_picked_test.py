"""A person picked inside a list, as tools send lists: one person's answers and addresses are about
one, a list of people is about each, and what the preview shows of them is what is sent (C7, C17)."""

import json

from outer.base import WithBaton
from outer.wait import until
from outer.workflow import call_step, detail, field, picked, trigger

TYPEFORM = {
    "event_id": "01HF",
    "form_response": {
        "answers": [
            {"type": "text", "text": "Ada Okafor", "field": {"id": "a", "type": "short_text"}},
            {"type": "email", "email": "ada@forms.example", "field": {"id": "b", "type": "email"}},
            {"type": "date", "date": "2026-12-01", "field": {"id": "c", "type": "date"}},
        ]
    },
}
GREENHOUSE = {
    "action": "hire_candidate",
    "payload": {
        "application": {
            "candidate": {
                "first_name": "Ada",
                "phone_numbers": [{"value": "518-555-1212", "type": "work"}],
                "email_addresses": [
                    {"value": "ada.personal@home.example", "type": "personal"},
                    {"value": "ada@hires.example", "type": "work"},
                ],
            }
        }
    },
}
SCIM = {
    "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
    "name": {"givenName": "Mira"},
    "emails": [
        {"value": "mira@holt.example", "type": "home"},
        {"value": "mira.holt@scim.example", "type": "work", "primary": True},
    ],
}
OKTA = {
    "data": {
        "events": [
            {
                "uuid": f"v{number}",
                "target": [{"type": "User", "alternateId": email, "displayName": email[:3]}],
            }
            for number, email in enumerate(
                ["ada@okta.example", "ben@okta.example", "cem@okta.example"]
            )
        ]
    }
}
ANSWERS = "/form_response/answers"
ADDRESSES = "/payload/application/candidate/email_addresses"


class Picked(WithBaton):
    """One workflow for each tool; the fields are those that the sample offers."""

    def whose(self, address, pointer):
        """The field by which whom a call is about is found, as the sample offers it."""
        known = self.baton.get(f"/addresses/{address['id']}/sample")["known"]
        return next(one["whose"] for one in known if one["pointer"] == pointer)

    def flow(self, name, sample, person, sent, brings=()):
        """A live workflow made from a sample, with what its step shows before it is live."""
        workflow = self.baton.new_workflow(name)
        owner = workflow["draft"]["trigger"]["id"]
        address = self.baton.addresses(workflow["id"])[owner]
        self.assertEqual(self.baton.call(address, sample).status, 200)
        until("the sample is there", lambda: self.baton.get(f"/addresses/{address['id']}/sample")["call"])
        fields = [field(f"f{n}", detail("trigger", at), kind="as_received") for n, at in enumerate(sent)]
        connection = self.baton.connect(name, self.tools.hr, f"/{name}", "t")
        step = call_step("Told", *connection, [field("who", detail("person", "/work_email")), *fields])
        start = trigger(
            workflow["draft"],
            "add_person",
            person=picked(self.whose(address, person)),
            person_fields=[{"detail": name, "from": at} for name, at in brings],
            update=True,
        )
        definition = {"trigger": start, "steps": [step]}
        self.baton.save(workflow, definition)
        return workflow, address, definition

    def preview(self, workflow, definition, person):
        """What the step would send for somebody, byte for byte."""
        asked = {
            "workflow": workflow["id"],
            "definition": definition,
            "step": definition["steps"][0]["id"],
            "person": person["id"],
        }
        return self.baton.post("/preview", asked)["body"].encode()

    def problems(self, workflow, definition):
        """What is to fix or to check."""
        self.baton.save(workflow, definition)
        found = self.baton.get(f"/workflows/{workflow['id']}")["problems"]
        return [one["code"] for one in found]

    def sent(self, name, answer, count):
        """The bodies that a call made, when all of it has become something."""
        call = self.received(answer)
        became = lambda: self.baton.get(f"/calls/{call}")["dispositions"]
        until("it is handled", lambda: became() and "waiting_to_be_handled" not in self.disposition(call))
        self.assertEqual(self.disposition(call), ["started_run"] * count)
        mine = lambda: [one for one in self.tools.hr.receipts() if one["path"] == f"/{name}"]
        until("all are sent", lambda: len(mine()) >= count)
        return [one["body"] for one in mine()]

    def is_about_one(self, name, sample, person, email, sent, brings):
        """One person, with the bytes of the preview."""
        known = self.baton.post("/people", {"display_name": "Known", "work_email": email})
        workflow, address, definition = self.flow(name, sample, person, sent, brings)
        shown = self.preview(workflow, definition, known)
        self.baton.post(f"/workflows/{workflow['id']}/live", {})

        answer = self.baton.call(address, sample)

        self.assertEqual(self.sent(name, answer, 1), [shown])
        return json.loads(shown)

    def test_c7_the_answers_of_a_form_go_out_as_the_preview_shows_them(self):
        sent = [f"{ANSWERS}/0/text", f"{ANSWERS}/2/date", "/event_id"]
        brings = [("display_name", sent[0]), ("start_date", sent[1])]
        shown = self.is_about_one(
            "typeform", TYPEFORM, f"{ANSWERS}/1/email", "ada@forms.example", sent, brings
        )
        self.assertEqual([shown["f0"], shown["f1"], shown["f2"]], ["Ada Okafor", "2026-12-01", "01HF"])

    def test_k03_a_hire_with_two_addresses_is_one_person(self):
        sent = [f"{ADDRESSES}/0/value", f"{ADDRESSES}/1/value"]
        shown = self.is_about_one(
            "greenhouse", GREENHOUSE, f"{ADDRESSES}/1/value", "ada@hires.example", sent, []
        )
        addresses = [one["value"] for one in GREENHOUSE["payload"]["application"]["candidate"]["email_addresses"]]
        self.assertEqual([shown["f0"], shown["f1"]], addresses)
        found = self.baton.get("/people?search=ada.personal@home.example")["items"]
        self.assertEqual(found, [], "a private address became somebody's work e-mail")

    def test_k03_a_private_address_that_was_picked_is_no_work_email(self):
        self.is_about_one(
            "scim", SCIM, "/emails/0/value", "mira.holt@scim.example", ["/name/givenName"], []
        )
        self.assertEqual(self.baton.get("/people?search=mira@holt.example")["items"], [])

    def test_c7_each_of_a_bundle_is_sent_what_the_preview_shows_of_them(self):
        events = OKTA["data"]["events"]
        emails = [event["target"][0]["alternateId"] for event in events]
        people = [
            self.baton.post("/people", {"display_name": email, "work_email": email})
            for email in emails
        ]
        sent = ["/data/events/0/uuid", "/data/events/1/uuid"]
        workflow, address, definition = self.flow(
            "okta", OKTA, "/data/events/1/target/0/alternateId", sent
        )
        shown = [self.preview(workflow, definition, person) for person in people]
        self.baton.post(f"/workflows/{workflow['id']}/live", {})

        answer = self.baton.call(address, OKTA)

        self.assertEqual(sorted(self.sent("okta", answer, 3)), sorted(shown))
        self.assertEqual([json.loads(one)["f0"] for one in shown], ["v0", "v1", "v2"])

    def test_c17_what_was_picked_before_is_to_check(self):
        workflow, _address, definition = self.flow("old", TYPEFORM, f"{ANSWERS}/1/email", [])
        self.assertNotIn("last_call_some_no_email", self.problems(workflow, definition))
        definition["trigger"]["start"]["person"] = picked(f"{ANSWERS}/1/email")

        self.assertIn("last_call_some_no_email", self.problems(workflow, definition))
