"""K55: another program holds the file while calls come; nothing that was accepted is lost."""

import os
import subprocess
import sys
import threading

from outer.base import WithBaton

HELD_S = 60 if os.environ.get("BATON_LONG") else 15
CALLS = 20

# A viewer or a backup of somebody else, in a process of its own.
HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
db.execute("ROLLBACK")
"""


class HeldFile(WithBaton):
    """A workflow whose calls come while nothing can be written."""

    def hold(self):
        """Takes the right to write, until `let_go`."""
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(self.baton.data / "baton.db")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.addCleanup(self.let_go, holder)
        self.assertEqual(holder.stdout.readline(), b"held\n")
        return holder

    def let_go(self, holder):
        """Ends the other program."""
        if holder.poll() is None:
            holder.communicate(b"")

    def test_calls_are_refused_or_stored_and_baton_works_on(self):
        story = self.baton.new_story(self.tools, unknown="add_person")
        story.live()
        answers = {}

        def call(number):
            answers[number] = story.hire(f"held{number}@acme.example")

        holder = self.hold()
        senders = [threading.Thread(target=call, args=(number,)) for number in range(CALLS)]
        for sender in senders:
            sender.start()
        # The file is held for so long whatever the calls are told.
        threading.Event().wait(HELD_S)
        self.let_go(holder)
        for sender in senders:
            sender.join(300)

        self.assertEqual(len(answers), CALLS)
        for answer in answers.values():
            self.assertIn(answer.status, (200, 503), answer.body)
            if answer.status == 503:
                self.assertIn("retry-after", answer.headers)
        late = story.hire("late@acme.example")
        self.assertEqual(late.status, 200)
        accepted = {one.json()["received"] for one in [*answers.values(), late] if one.status == 200}
        stored = {call["id"] for call in self.baton.every(f"/addresses/{story.trigger['id']}/calls")}
        self.assertEqual(stored, accepted)
        story.until_waiting("late@acme.example")
