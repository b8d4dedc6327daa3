"""A Baton with something of everything in it, so that requests by its document lead somewhere."""

import json
from pathlib import Path

from outer.server import Baton
from outer.tools import Tools
from outer.wait import until


class Scene:
    """A server, what it has in it, and the stand-ins that it talks to."""

    def __init__(self, folder, binary=None, environment=None):
        self.folder = Path(folder)
        self.tools = Tools(folder)
        self.baton = Baton(self.folder / "a", binary)
        try:
            self.fill(environment)
        except BaseException:
            self.close()
            raise

    def fill(self, environment):
        """Starts it, and lets something happen."""
        baton = self.baton.start(environment=environment)
        baton.sign_in()
        self.story = baton.new_story(self.tools, unknown="add_person")
        self.story.live()
        self.story.hire("ada@api.example", "bob@api.example", "carl@api.example")
        self.story.until_waiting("ada@api.example")
        self.strict = baton.new_story(self.tools, "Only whom we know")
        self.strict.live()
        self.leave_one_problem()
        self.strict.hire("nobody@api.example")
        until("there is a problem", self.open_problems)
        person = baton.every("/people")[0]["id"]
        trial = {"workflow": self.story.id, "person": person, "really_contact": False}
        self.trial = baton.post("/try-outs", trial)["id"]
        self.document = self.folder / "openapi.json"
        self.document.write_text(json.dumps(baton.get("/openapi.json")))
        self.token = until("the token of programs", self.read_token)

    def leave_one_problem(self):
        """Makes a job: a problem that is left alone."""
        self.strict.hire("somebody@api.example")
        [problem] = until("there is a problem", self.open_problems)
        self.baton.post(f"/problems/{problem}/ignore", {"why": "a test"})
        until("nothing is open", lambda: not self.open_problems())

    def open_problems(self):
        """The ids of what is asked."""
        return [problem["id"] for problem in self.baton.every("/problems")]

    def read_token(self):
        """The token of programs on this computer."""
        file = self.baton.data / "admin.token"
        return file.exists() and file.read_text().strip()

    def ids(self):
        """What there is, by the first part of the path that it has in the API."""
        baton, stories = self.baton, (self.story, self.strict)
        runs = [run["id"] for run in self.story.runs()]
        addresses = [one["id"] for story in stories for one in (story.trigger, story.wait)]
        calls = [call["id"] for one in addresses for call in baton.every(f"/addresses/{one}/calls")]
        messages = [message for run in runs for message in baton.every(f"/runs/{run}/messages")]
        return {
            "workflows": [story.id for story in stories],
            "runs": [*runs, self.trial],
            "people": [person["id"] for person in baton.every("/people")],
            "connections": [one["id"] for one in baton.get("/connections")["items"]],
            "addresses": addresses,
            "calls": calls,
            "messages": [message["id"] for message in messages],
            "problems": self.open_problems(),
            "jobs": [job["id"] for job in baton.get("/jobs")["items"]],
            "steps": sorted(self.story.steps.values()),
        }

    def close(self):
        """Ends every process."""
        self.baton.kill()
        self.tools.stop()
