"""A database that is moved or replaced under the running server, as a restore or a program that
synchronises folders does: no call is answered 200 that the next start would not know."""

import os
import sqlite3
import unittest
from contextlib import closing

from outer.base import AtRest
from outer.store import Copy
from outer.wait import until

CALLS = 20


class Moved(AtRest):
    """A server that takes calls, and a file that goes away under it."""

    def setUp(self):
        super().setUp()
        self.baton.start()
        self.baton.sign_in()
        self.story = self.baton.new_story(self.tools)
        self.story.live()
        self.file = os.path.join(self.baton.data, "baton.db")

    def call(self, numbers):
        """The ids of the calls that were answered 200."""
        answered = []
        for number in numbers:
            try:
                answer = self.baton.call(self.story.trigger, {"n": number})
            except OSError:
                break
            if answer.status != 200:
                self.assertEqual(answer.status, 503)
                continue
            answered.append(answer.json()["received"])
        return answered

    def ends(self):
        """The server ends with an error."""
        process = self.baton.process
        code = until("the server ends", lambda: process.poll() is not None and [process.returncode])
        self.assertNotEqual(code[0], 0)
        self.baton.process = None

    def stored(self):
        with Copy(self.baton.data) as file:
            return {"call_" + row["id"].hex() for row in file.rows("SELECT id FROM calls")}

    def test_what_is_answered_is_there_after_the_file_was_replaced(self):
        copy = self.file + ".copy"
        with closing(sqlite3.connect(self.file)) as now, closing(sqlite3.connect(copy)) as then:
            now.backup(then)
        os.rename(copy, self.file)

        answered = self.call(range(CALLS))
        self.ends()
        for rest in ("-wal", "-shm"):
            if os.path.exists(self.file + rest):
                os.remove(self.file + rest)

        self.assertLessEqual(set(answered), self.stored())

    def test_what_was_moved_away_is_whole_where_it_is_now(self):
        before = self.call(range(CALLS))
        aside = self.file + ".aside"
        os.rename(self.file, aside)

        answered = self.call(range(CALLS, 2 * CALLS))
        self.ends()
        os.rename(aside, self.file)
        self.baton.start()

        self.assertEqual(len(before), CALLS)
        self.assertLessEqual({*before, *answered}, self.stored())


if __name__ == "__main__":
    unittest.main()
