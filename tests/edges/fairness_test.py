"""No tool waits for another: two hang on every call, and what is for a third goes out meanwhile.

Nothing here depends on how fast a machine is: as long as the two hang, no try of theirs has ended.
How long the third one's messages take beside a crowd is measured by `cargo xtask bench`.
"""

import unittest

from outer.base import WithBaton
from outer.store import Copy
from outer.tools import Tool
from outer.wait import until
from outer.workflow import call_step, detail, field, trigger

HANGING, THIRD = 80, 40


class Fairness(WithBaton):
    """Three workflows, each with one message to one tool."""

    def flow(self, name, tool):
        """A live workflow that tells a tool of each person; its address."""
        connection = self.baton.connect(name, tool, f"/{name}", f"{name}-token")
        workflow = self.baton.new_workflow(name)
        step = call_step("Tell", *connection, [field("email", detail("person", "/work_email"))])
        definition = {"trigger": trigger(workflow["draft"]), "steps": [step]}
        self.baton.save(workflow, definition)
        self.baton.post(f"/workflows/{workflow['id']}/live")
        return self.baton.addresses(workflow["id"])[definition["trigger"]["id"]]

    def test_a_third_tool_is_called_while_two_hang_on_every_call(self):
        tools = {name: Tool(self.folder.name, "hr", name=name) for name in ("one", "two", "third")}
        for name, tool in tools.items():
            self.addCleanup(tool.stop)
            tool.behave(delay_s=0 if name == "third" else 3_600)
        flows = {name: self.flow(name, tool) for name, tool in tools.items()}
        for number in range(HANGING):
            person = {"display_name": f"P{number}", "work_email": f"p{number}@acme.example"}
            self.baton.post("/people", person)
        for name, count in (("one", HANGING), ("two", HANGING), ("third", THIRD)):
            for number in range(count):
                call = {"email": f"p{number}@acme.example"}
                self.assertEqual(self.baton.call(flows[name], call).status, 200)

        until(
            "all for the third tool has gone out and is recorded",
            lambda: self.ended() >= THIRD and len(tools["third"].receipts()) == THIRD,
            100,
        )

        self.assertEqual(self.ended(), THIRD, "a try of a tool that hangs had to end first")
        for name in ("one", "two"):
            self.assertTrue(tools[name].receipts(), name)

    def ended(self):
        """How many tries have ended."""
        with Copy(self.baton.data) as file:
            return sum(one["ended_at"] is not None for one in file.tries())


if __name__ == "__main__":
    unittest.main()
