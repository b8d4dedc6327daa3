"""K55: another program holds the file while calls come; nothing that was accepted is lost, whoever
calls is told so meanwhile, and the admin is told who was in the way."""

import http.client
import json
import os
import subprocess
import threading
from pathlib import Path

from outer import wire
from outer.base import WithBaton
from outer.holder import hold, let_go
from outer.server import Refused
from outer.wait import until

HELD_S = 60 if os.environ.get("BATON_LONG") else 0
CALLS = 20
# Many more than there are places of one address for those who are waited for, and no more than may
# be open where the limit of open files is 4,096.
MANY = 1500


class HeldFile(WithBaton):
    """A workflow whose calls come while nothing can be written."""

    def look_at_it(self):
        """A program of another name has the file open, and keeps nobody out."""
        with open(self.baton.data / "baton.db", "rb") as file:
            viewer = subprocess.Popen(["sleep", "3600"], pass_fds=[file.fileno()])
        self.addCleanup(viewer.wait)
        self.addCleanup(viewer.kill)

    def test_calls_are_refused_or_stored_and_baton_works_on(self):
        story = self.baton.new_story(self.tools, unknown="add_person")
        story.live()
        answers = {}

        def call(number):
            answers[number] = story.hire(f"held{number}@acme.example")

        self.look_at_it()
        holder = hold(self, self.baton)
        program = Path(f"/proc/{holder.pid}/comm").read_text().strip()
        senders = [threading.Thread(target=call, args=(number,)) for number in range(CALLS)]
        for sender in senders:
            sender.start()
        # Whoever calls is told before the other program has let go, however long that takes.
        for sender in senders:
            sender.join(300)
        self.assertEqual(len(answers), CALLS, "not every call was answered while the file is held")
        threading.Event().wait(HELD_S)
        with self.assertRaises(Refused) as refused:
            self.baton.post("/people", {"display_name": "Anna", "work_email": "anna@acme.example"})
        self.assertEqual((refused.exception.status, refused.exception.code), (503, "file_held"))
        held = self.baton.get("/system")["file_held"]
        self.assertEqual(held["by"], [program])
        self.assertEqual(self.told(), [])
        let_go(holder)

        for answer in answers.values():
            self.assertIn(answer.status, (200, 503), answer.body)
            if answer.status == 503:
                self.assertIn("retry-after", answer.headers)
        until("it is over", lambda: self.baton.get("/system")["file_held"] is None)
        late = story.hire("late@acme.example")
        self.assertEqual(late.status, 200)
        accepted = {one.json()["received"] for one in [*answers.values(), late] if one.status == 200}
        stored = {call["id"] for call in self.baton.every(f"/addresses/{story.trigger['id']}/calls")}
        self.assertEqual(stored, accepted)
        story.until_waiting("late@acme.example")

        (problem,) = until("it is told who was in the way", self.told)
        self.assertEqual(problem["params"]["by"], program)
        self.assertEqual(problem["params"]["since"], held["since"])
        self.assertEqual(problem["actions"], ["ignore"])
        why = {"why": "The backup of the night"}
        self.baton.post(f"/problems/{problem['id']}/ignore", why)
        until("it is seen", lambda: not self.told())

    def test_many_of_one_address_are_each_answered_in_the_end(self):
        story = self.baton.new_story(self.tools, unknown="add_person")
        story.live()
        headers = {"authorization": f"Bearer {story.trigger['token']}"}
        headers["content-type"] = "application/json"
        holder = hold(self, self.baton)

        # Behind a tunnel all tools are one address.
        senders = []
        for number in range(MANY):
            sender = http.client.HTTPConnection("127.0.0.1", self.baton.hooks, timeout=300)
            self.addCleanup(sender.close)
            body = json.dumps({"emails": [f"many{number}@acme.example"]})
            sender.request("POST", f"/in/{story.trigger['id']}", body, headers)
            senders.append(sender)
            if number % 50 == 0:
                # What came before is read by now, also where little time is left for that.
                self.assertEqual(wire.request(self.baton.hooks, "GET", "/healthz").status, 200)
        answers = [sender.getresponse().status for sender in senders]
        let_go(holder)

        self.assertLessEqual(set(answers), {200, 503})

    def told(self):
        """The open problems about who held the file."""
        return [one for one in self.baton.every("/problems") if one["kind"] == "file_held"]
