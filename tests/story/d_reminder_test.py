"""The laptop never comes: the reminder after three days, and the skip with a reason.

Time is moved from outside (`outer/clock.py`); the product has no switch for its clock.
"""

import json
import tempfile
import unittest

from outer.clock import DAY, Clock
from outer.server import Baton
from outer.tools import Tools
from outer.wait import until

WHO = "no.laptop@acme.example"


class Reminder(unittest.TestCase):
    """One person waits for three days."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="baton-reminder-")
        cls.addClassCleanup(folder.cleanup)
        cls.tools = Tools(folder.name)
        cls.addClassCleanup(cls.tools.stop)
        cls.clock = Clock(folder.name)
        cls.baton = Baton(f"{folder.name}/a")
        cls.addClassCleanup(cls.baton.kill)
        cls.baton.start(environment=cls.clock.environment())
        cls.baton.sign_in()
        cls.story = cls.baton.new_story(cls.tools)
        cls.baton.post(
            "/people",
            {"display_name": "No Laptop", "given_name": "No", "family_name": "Laptop", "work_email": WHO, "department": "IT"},
        )
        cls.story.live()
        cls.story.hire(WHO)
        cls.run_id = cls.story.until_waiting(WHO)["id"]

    def test_1_nothing_happens_before_three_days(self):
        self.clock.shift(2 * DAY)
        until("two days have passed", lambda: self.days_waited() >= 1.9, 20)
        # The clock of the server is read every 15 s at the latest.
        import time

        time.sleep(16)
        self.assertEqual(self.story.run_of(WHO)["status"], "waiting")

    def test_2_after_three_days_the_run_needs_somebody(self):
        self.clock.shift(73 * 3600)

        self.story.until_status(WHO, "needs_you", 30)

        run = self.baton.get(f"/runs/{self.run_id}")
        step = run["steps"][self.story.steps["Laptop ready (Jira)"]]
        self.assertIn(step["status"], ("needs_you", "waiting"))
        self.assertTrue(step["since"])
        self.assertTrue(step["waiting"]["match_value"].startswith("HR-"))
        self.assertTrue(self.baton.get(f"/problems?workflow={self.story.id}")["items"])

    def test_3_the_admin_skips_the_step_and_the_run_finishes(self):
        step = self.story.steps["Laptop ready (Jira)"]
        reason = "laptop handed over in person"

        self.baton.cli("skip", self.run_id, step, "--reason", reason)

        self.story.until_status(WHO, "done")
        self.assertEqual(len(self.tools.hr.about(WHO)), 1)
        run = self.baton.get(f"/runs/{self.run_id}")
        self.assertEqual(run["steps"][step]["status"], "skipped")
        audit = self.baton.every("/audit?limit=50")
        rows = [row for row in audit if reason in json.dumps(row)]
        self.assertEqual(len(rows), 1, audit[:5])
        shown = json.dumps(rows[0])
        for part in (self.run_id, step):
            self.assertIn(part, shown)
        self.assertTrue(rows[0]["at"])
        self.assertTrue(rows[0]["actor"])

    def days_waited(self):
        """How far the server's own clock is ahead, in days."""
        from datetime import datetime, timezone

        shown = self.baton.get("/system")["now"].replace("Z", "+00:00")
        now = datetime.fromisoformat(shown[:26] + "+00:00" if "." in shown else shown)
        return (now - datetime.now(timezone.utc)).total_seconds() / 86400
