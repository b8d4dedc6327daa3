"""What a tool answers is read as a call is, mark and charset (C17): the next step sends it on, the
wait goes by it, and the page of what was sent shows it."""

from outer.base import WithBaton
from outer.receiver import ticket
from outer.wait import until
from outer.workflow import jira_call

MANNERS = {
    "mark": {"mark": True},
    "latin": {"charset": "iso-8859-1"},
    "wide": {"charset": "utf-16le"},
}


class Answers(WithBaton):
    """One live workflow whose wait goes by the number that the second step returned."""

    def test_a_number_behind_a_mark_or_in_a_charset_is_found(self):
        story = self.baton.new_story(self.tools, unknown="add_person")
        story.live()
        for name, manners in MANNERS.items():
            who = f"{name}@acme.example"
            with self.subTest(name):
                for tool in self.tools.all():
                    tool.behave(**manners)
                story.hire(who)
                story.until_waiting(who)

                number = ticket(who.encode())
                self.assertEqual(self.baton.call(story.wait, jira_call(key=number)).status, 200)
                story.until_status(who, "done")

                [told] = until("HR was told", lambda who=who: self.tools.hr.about(who))
                self.assertIn(number.encode(), told["body"])
                self.assertIn(number, self.shown(story.run_of(who)["id"]))

    def shown(self, run):
        """What the tools said to somebody's messages, as the page shows it."""
        said = []
        for message in self.baton.get(f"/runs/{run}/messages")["items"]:
            one = self.baton.get(f"/runs/{run}/messages/{message['id']}/tries/1")
            said.append(one["response"]["body"])
            self.assertFalse(one["response"]["body"].startswith("\ufeff"))
        return "\n".join(said)
