"""The preview's bytes are the sent bytes, for 200 people (step 5), and nothing else is sent (D4)."""

from outer.base import WithBaton
from outer.people import generate
from outer.store import Copy, stored_id
from outer.wait import until
from outer.workflow import call_step, detail, field, okta_fields, trigger

COUNT = 200
HEADERS = {"Accept": "application/vnd.api+json", "User-Agent": "HR of Acme"}


class Bytes(WithBaton):
    """One call step, 200 people with quotes, emoji, right-to-left names and large numbers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        number = {"name": "badge", "type": "number", "sensitive": False}
        cls.baton.api("PUT", "/person-details", number)
        cls.people = generate(COUNT)
        for person in cls.people:
            person["id"] = cls.baton.post("/people", person)["id"]
        connection = cls.baton.connect("Okta", cls.tools.okta, "/api/v1/users", "okta-token")
        workflow = cls.baton.new_workflow("Only Okta")
        badge = field("profile.badge", detail("person", "/custom/badge"), kind="number")
        typed = field("profile.typed", detail("person", "/custom/badge"), kind="as_received")
        step = call_step("Create Okta user", *connection, [*okta_fields(), badge, typed])
        step["action"]["headers"] = [
            {"name": name, "value": {"kind": "plain", "text": value}}
            for name, value in HEADERS.items()
        ]
        definition = {"trigger": trigger(workflow["draft"]), "steps": [step]}
        cls.baton.save(workflow, definition)
        cls.previews = {
            person["work_email"]: cls.baton.post(
                "/preview",
                {
                    "workflow": workflow["id"],
                    "definition": definition,
                    "step": step["id"],
                    "person": person["id"],
                },
            )
            for person in cls.people
        }
        cls.baton.post(f"/workflows/{workflow['id']}/live", {})
        address = cls.baton.addresses(workflow["id"])[definition["trigger"]["id"]]
        answer = cls.baton.call(address, {"emails": list(cls.previews)})
        assert answer.status == 200, answer.body
        until("all are sent", lambda: len(cls.tools.okta.receipts()) >= COUNT, 60)
        cls.receipts = cls.tools.okta.receipts()
        with Copy(cls.baton.data) as file:
            # Whose a message is says the file, whatever is in it.
            cls.sent = {
                cls.whose(file, receipt["id"]): receipt["body"] for receipt in cls.receipts
            }

    @classmethod
    def whose(cls, file, message):
        """The work e-mail of the person whose message it is."""
        return file.one(
            "SELECT email_key FROM outbox JOIN runs ON runs.no = outbox.no >> 16"
            " JOIN people ON people.no = person_no WHERE outbox.id = ?",
            stored_id(message),
        )

    def shown_in_order(self):
        """What the preview showed for each person, in the order of the call."""
        return [preview["body"].encode() for preview in self.previews.values()]

    def sent_in_order(self):
        """What was sent for each of them, in the same order."""
        return [self.sent.get(email) for email in self.previews]

    def test_every_person_is_sent_once_under_an_id_of_its_own(self):
        self.assertEqual(len(self.receipts), COUNT)
        self.assertEqual(len({receipt["id"] for receipt in self.receipts}), COUNT)

    def test_the_preview_showed_exactly_these_bytes_for_each_person(self):
        self.assertEqual(self.sent_in_order(), self.shown_in_order())

    def test_the_bytes_of_two_people_are_not_the_same_when_they_are_changed_round(self):
        shown = self.shown_in_order()
        shown[0], shown[1] = shown[1], shown[0]

        self.assertNotEqual(self.sent_in_order(), shown)
        self.assertEqual(sorted(self.sent_in_order()), sorted(shown))

    def test_a_header_that_the_admin_set_is_sent_once_and_as_it_stands(self):
        for receipt in self.receipts:
            for name, value in HEADERS.items():
                self.assertEqual(receipt["headers"][name.lower()], value)

    def test_large_numbers_keep_their_digits(self):
        numbers = {person["custom"]["badge"] for person in self.people}
        for number in numbers:
            for name in ("badge", "typed"):
                wanted = f'"{name}":{number}'.encode()
                self.assertTrue(any(wanted in receipt["body"] for receipt in self.receipts), wanted)

    def test_nothing_that_was_not_ticked_is_sent(self):
        for receipt in self.receipts:
            everything = receipt["body"] + str(receipt["headers"]).encode()
            self.assertNotIn(b"never-sent", everything)
            self.assertNotIn(b"display_name", everything)
