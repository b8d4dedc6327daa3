"""*Try again* does what would have been done: for the same person, in its turn, and where it may.

Rows are damaged and mended in the file, as a fault of a disk or of an earlier version would.
"""

import sqlite3
import tempfile
import unittest

from outer.server import Baton
from outer.tools import Tools
from outer.wait import until
from outer.workflow import jira_call, picked


def under_way(job):
    """Whether a job is not through yet."""
    return job["state"] == "under_way"


class TriedAgain(unittest.TestCase):
    """A server with one workflow, live."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="baton-again-")
        self.addCleanup(folder.cleanup)
        self.tools = Tools(folder.name)
        self.addCleanup(self.tools.stop)
        self.baton = Baton(f"{folder.name}/a").start()
        self.addCleanup(self.baton.kill)
        self.baton.sign_in()
        self.connections = self.baton.connect_all(self.tools)
        self.story = self.live("One")

    def live(self, name):
        """A workflow that goes by e-mail address."""
        story = self.baton.new_story(
            self.tools,
            name=name,
            variant="email",
            unknown="add_person",
            connections=self.connections,
        )
        story.live()
        return story

    def write(self, sql, *values):
        """Changes something in the file."""
        file = sqlite3.connect(self.baton.data / "baton.db", timeout=60)
        with file:
            changed = file.execute(sql, values).rowcount
        file.close()
        self.assertGreater(changed, 0, sql)

    def damage(self, what, where, *values):
        """A text is damaged; what mends it again."""
        table, column = what.split(".")
        self.write(f"UPDATE {table} SET {column} = 'broken ' || {column} WHERE {where}", *values)
        mend = f"UPDATE {table} SET {column} = substr({column}, 8) WHERE {where}"
        return lambda: self.write(mend, *values)

    def set_aside(self):
        """What could not be handled."""
        groups = self.baton.every("/problems")
        return [group for group in groups if group["kind"] == "could_not_handle"]

    def try_again(self):
        """*Try again* for the one thing that is set aside, to its end."""
        [group] = self.set_aside()
        self.baton.post(f"/problems/{group['id']}/try-again")
        until("it was tried", lambda: not any(map(under_way, self.baton.get("/jobs")["items"])))

    def test_a_call_starts_though_others_were_handled_since(self):
        other = self.live("Two")
        self.baton.stop()
        mend = self.damage(
            "workflow_versions.definition",
            "workflow_no = (SELECT no FROM workflows WHERE name = 'One')",
        )
        self.baton.start()
        self.story.hire("first@acme.example")
        until("it is set aside", self.set_aside)
        other.hire("other@acme.example")
        other.until_waiting("other@acme.example")
        mend()

        self.try_again()

        self.story.until_waiting("first@acme.example")

    def test_nobody_starts_in_a_workflow_that_is_off(self):
        poison = {"display_name": "Poison", "work_email": "poison@acme.example"}
        self.baton.post("/people", poison)
        status = "UPDATE people SET status = status {} 1000 WHERE display_name = 'Poison'"
        self.write(status.format("+"))
        self.story.hire("a@acme.example", poison["work_email"], "b@acme.example")
        until("one is set aside", self.set_aside)
        self.write(status.format("-"))
        self.baton.post(f"/workflows/{self.story.id}/off")

        self.try_again()

        self.assertEqual(len(self.set_aside()), 1)
        self.assertEqual(len(self.story.runs()), 2)
        self.baton.post(f"/workflows/{self.story.id}/on")
        self.try_again()
        self.story.until_waiting(poison["work_email"])

    def test_a_call_moves_whom_it_named_by_the_version_it_met(self):
        anna, maria = "anna@acme.example", "maria@acme.example"
        self.story.hire(anna)
        self.story.until_waiting(anna)
        draft = self.baton.get(f"/workflows/{self.story.id}")["draft"]
        [waits] = [
            step["action"] for step in draft["steps"] if step["action"]["kind"] == "wait_for_call"
        ]
        waits["only_if"]["tests"][0]["values"] = ["Left"]
        waits["match_by"]["call"] = picked("/issue/manager")
        self.baton.save({"id": self.story.id}, draft)
        self.story.live()
        self.story.hire(maria)
        self.story.until_waiting(maria)
        of_anna = "person_no = (SELECT no FROM people WHERE email_key = ?)"
        mend = self.damage("runs.state", of_anna, anna)
        done = jira_call(email=anna)
        done["issue"]["manager"] = maria
        self.baton.call(self.story.wait, done)
        until("it is set aside", self.set_aside)
        mend()

        self.try_again()

        self.story.until_status(anna, "done")
        self.assertEqual(self.story.run_of(maria)["status"], "waiting")
