"""One poison row, one casualty: the program breaks off at whatever happens to one run."""

import unittest

from outer.base import with_defect
from outer.wait import until
from outer.workflow import jira_call

# At this person's run a server with the defect breaks off.
POISON = "poison@acme.example"
OTHERS = [f"other{number}@acme.example" for number in range(12)]


class OneCasualty(unittest.TestCase):
    """A workflow with thirteen people; at the run of one the program panics."""

    def scene(self, faults):
        """The workflow, live on a server with defects."""
        self.baton, tools = with_defect(self, faults)
        story = self.baton.new_story(tools, variant="email", unknown="add_person")
        story.live()
        poison = {"display_name": "Poison", "work_email": POISON}
        self.baton.post("/people", poison)
        return story

    def set_aside(self):
        """What could not be handled."""
        groups = self.baton.every("/problems")
        return [group for group in groups if group["kind"] == "could_not_handle"]

    def signed(self, story, *emails):
        """The other tool calls about each of them."""
        for email in emails:
            answer = self.baton.call(story.wait, jira_call(email=email))
            self.assertEqual(answer.status, 200)

    def test_what_breaks_off_is_set_aside_and_everybody_else_goes_on(self):
        story = self.scene("panic_at_poison")

        story.hire(POISON, *OTHERS)
        [told] = until("it is said", self.set_aside)
        for email in OTHERS:
            story.until_waiting(email)
        self.signed(story, POISON, *OTHERS)
        for email in OTHERS:
            story.until_status(email, "done")
        until("the call about them is set aside, too", lambda: len(self.set_aside()) == 2)
        self.baton.kill()
        self.baton.start()
        for group in self.set_aside():
            self.baton.post(f"/problems/{group['id']}/try-again")

        story.until_status(POISON, "done")
        until("nothing is set aside", lambda: not self.set_aside())
        self.assertEqual(len(story.runs()), 1 + len(OTHERS))
        self.assertEqual(told["params"]["what"], "message")

    def test_red_without_care_one_run_holds_everybody_up(self):
        story = self.scene("panic_at_poison,no_care")

        story.hire(POISON, *OTHERS)
        failed = "nothing of it was kept"
        until("turns fail", lambda: self.baton.said().count(failed) > 3)

        self.assertEqual(self.set_aside(), [])
        waiting = [run for run in story.runs() if run["status"] == "waiting"]
        self.assertLess(len(waiting), len(OTHERS))
