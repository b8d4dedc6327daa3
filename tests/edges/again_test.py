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


# No call is about more.
MOST_NAMED = 10_000


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
        poison, _, mend = self.hire_one_in_between()
        mend()
        self.baton.post(f"/workflows/{self.story.id}/off")

        self.try_again()

        self.assertEqual(len(self.set_aside()), 1)
        self.assertEqual(len(self.story.runs()), 2)
        self.baton.post(f"/workflows/{self.story.id}/on")
        self.try_again()
        self.story.until_waiting(poison)

    def hire_one_in_between(self):
        """A list of three; the one in its middle is set aside."""
        poison = {"display_name": "Poison", "work_email": "poison@acme.example"}
        self.baton.post("/people", poison)
        status = "UPDATE people SET status = status {} 1000 WHERE display_name = 'Poison'"
        self.write(status.format("+"))
        told = self.story.hire("a@acme.example", poison["work_email"], "b@acme.example")
        until("one is set aside", self.set_aside)
        return poison["work_email"], told.json()["received"], lambda: self.write(status.format("-"))

    def test_nobody_starts_twice_who_was_used_meanwhile(self):
        poison, call, mend = self.hire_one_in_between()
        [group] = self.set_aside()
        mend()
        self.baton.post(f"/calls/{call}/use", {"reason": "they are ready"})
        self.story.until_waiting(poison)

        answer = self.baton.send("POST", f"/api/v1/problems/{group['id']}/try-again")

        self.assertGreaterEqual(answer.status, 400, "it is no problem any more")
        self.assertEqual(self.set_aside(), [])
        self.assertEqual(len(self.story.runs()), 3)

    def test_a_call_that_is_set_aside_is_not_used_beside_that(self):
        self.baton.stop()
        self.damage(
            "workflow_versions.definition",
            "workflow_no = (SELECT no FROM workflows WHERE name = 'One')",
        )
        self.baton.start()
        call = self.story.hire("first@acme.example").json()["received"]
        until("it is set aside", self.set_aside)

        answer = self.baton.send("POST", f"/api/v1/calls/{call}/use", {"reason": "now"})

        self.assertEqual(answer.status, 409)

    def test_a_message_that_could_not_be_sent_is_not_left_alone(self):
        who = "first@acme.example"
        # The tool breaks off when the run cannot be read any more: it is the message that is set
        # aside, and not a call.
        self.tools.okta.behave(delay_s=3600)
        self.story.hire(who)
        until("it is under way", lambda: self.tools.okta.about(who))
        self.damage("runs.state", "no > 0")
        self.tools.okta.stop()
        [group] = until("it is set aside", self.set_aside)
        self.assertEqual((group["calls"], group["people"]), (0, 1))

        answer = self.baton.send("POST", f"/api/v1/problems/{group['id']}/ignore", {"why": "x"})

        self.assertEqual(answer.status, 409)
        self.assertEqual(len(self.set_aside()), 1)

    def test_a_token_stays_when_it_cannot_be_told_what_it_is_for(self):
        who = "first@acme.example"
        mend = self.damage("connections.auth", "kind = 'web'")
        self.baton.stop()
        self.baton.start()
        self.baton.stop()
        mend()
        self.baton.start()

        self.story.hire(who)

        self.story.until_waiting(who)

    def test_a_workflow_that_is_turned_off_starts_nobody_whom_the_admin_uses(self):
        _, call, mend = self.hire_one_in_between()
        mend()
        self.baton.post(f"/workflows/{self.story.id}/off")

        answer = self.baton.send("POST", f"/api/v1/calls/{call}/use", {"reason": "now"})

        self.assertGreaterEqual(answer.status, 400)
        self.assertEqual(len(self.story.runs()), 2)

    def test_a_call_moves_whom_it_named_by_the_version_it_met(self):
        anna, maria = "anna@acme.example", "maria@acme.example"
        self.story.hire(anna)
        self.story.until_waiting(anna)
        draft = self.baton.get(f"/workflows/{self.story.id}")["draft"]
        self.wait_for(draft, "Left", "/issue/manager")
        self.story.hire(maria)
        self.story.until_waiting(maria)
        of_anna = "person_no = (SELECT no FROM people WHERE email_key = ?)"
        mend = self.damage("runs.state", of_anna, anna)
        done = jira_call(email=anna)
        done["issue"]["manager"] = maria
        done["issue"]["watchers"] = [f"w{number}@acme.example" for number in range(MOST_NAMED)]
        self.baton.call(self.story.wait, done)
        until("it is set aside", self.set_aside)
        # By a version that went live since, the call names so many that there is no room for Anna.
        self.wait_for(draft, "Done", "/issue/watchers")
        mend()

        self.try_again()

        self.story.until_status(anna, "done")
        self.assertEqual(self.story.run_of(maria)["status"], "waiting")

    def wait_for(self, draft, status, who):
        """A version goes live whose wait is for a status, and reads whom it is about elsewhere."""
        [waits] = [
            step["action"] for step in draft["steps"] if step["action"]["kind"] == "wait_for_call"
        ]
        waits["only_if"]["tests"][0]["values"] = [status]
        waits["match_by"]["call"] = picked(who)
        self.baton.save({"id": self.story.id}, draft)
        self.story.live()
