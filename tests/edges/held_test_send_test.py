"""A test of a step while another program holds the file: what is said of it is what happened."""

import threading
from pathlib import Path

from outer.base import WithBaton
from outer.holder import hold, let_go
from outer.server import Refused
from outer.wait import until
from outer.workflow import call_step, detail, field, text, trigger

ANNA = "anna@acme.example"


class HeldTestSend(WithBaton):
    """One step that sends an e-mail address to the HR tool."""

    def test_what_was_sent_is_no_failure_and_what_was_not_sent_did_not_arrive(self):
        test, sign = self.a_test(), Path(self.folder.name) / "answer-now"
        kept = {}
        self.tools.hr.behave(wait_for=str(sign))
        sender = threading.Thread(target=lambda: kept.update(self.sent(test)))
        sender.start()
        until("it arrives", lambda: self.tools.hr.about(ANNA))
        holder = hold(self, self.baton)
        sign.touch()
        sender.join(300)
        with self.assertRaises(Refused) as refused:
            self.sent(test)
        let_go(holder)

        self.assertTrue(kept.get("ok"), "it was sent, whatever could be stored of it")
        answer = kept["answer"]
        self.assertEqual((answer["is_kept"], answer["could_not_be_kept"]), (False, True))
        self.assertEqual((refused.exception.status, refused.exception.code), (503, "file_held"))
        self.assertEqual(len(self.tools.hr.about(ANNA)), 1, "what was refused went out")

    def a_test(self):
        """What is asked for a test of the step."""
        connection, _ = self.baton.connect_all(self.tools)["hr"]
        person = self.baton.post("/people", {"display_name": "Anna", "work_email": ANNA})
        workflow = self.baton.new_workflow("Test")
        fields = [field("employee", detail("person", "/work_email"))]
        step = call_step("Tell HR", connection, [text("/in")], fields)
        return {
            "workflow": workflow["id"],
            "definition": {"trigger": trigger(workflow["draft"]), "steps": [step]},
            "step": step["id"],
            "person": person["id"],
            "confirmed": True,
        }

    def sent(self, test):
        """What Baton says of it."""
        return self.baton.post("/test-send", test)
