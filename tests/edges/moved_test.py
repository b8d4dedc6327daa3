"""A database or a log that is moved, replaced or removed under the running server, as a restore or a
program that synchronises folders does: everything that was answered 200 is found again, and whoever
watches over the server starts it again without touching a file."""

import os
import shutil
import sqlite3
import unittest
from contextlib import closing

from outer.base import AtRest
from outer.store import Copy
from outer.wait import until

CALLS = 20
LOG = "baton.db-wal"


class Moved(AtRest):
    """A server that has answered calls, and a file that goes away under it."""

    def setUp(self):
        super().setUp()
        self.baton.start()
        self.baton.sign_in()
        self.story = self.baton.new_story(self.tools)
        self.story.live()
        self.file = self.baton.data / "baton.db"
        self.answered = set(self.call(range(CALLS)))
        self.assertEqual(len(self.answered), CALLS)

    def call(self, numbers):
        """The ids of the calls that were answered 200; all others were answered 503, or not at all."""
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

    def backup(self):
        """A copy of the database as it is now, as a program for backups makes it."""
        copy = self.baton.data / "restored"
        with closing(sqlite3.connect(self.file)) as now, closing(sqlite3.connect(copy)) as then:
            now.backup(then)
        return copy

    def ends(self):
        """Calls until the server ends, with an error. No call beside the file is answered 200."""
        self.assertEqual(self.call(range(CALLS, 2 * CALLS)), [])
        self.fails("the server ends")

    def fails(self, what, seconds=20.0):
        """The process ends with an error."""
        process = self.baton.process
        code = until(what, lambda: process.poll() is not None and [process.returncode], seconds)
        self.assertNotEqual(code[0], 0)
        self.baton.process = None

    def refuses(self):
        """A start ends with an error, and leaves the folder as it is."""
        before = sorted(os.listdir(self.baton.data))
        self.baton.begin()
        self.fails("it refuses")
        self.assertIn("is missing or empty", self.baton.said())
        self.assertEqual(sorted(os.listdir(self.baton.data)), before)

    def stored(self):
        """The calls that a new start finds in a sound file."""
        self.baton.start()
        with Copy(self.baton.data) as file:
            self.assertEqual(file.one("PRAGMA integrity_check"), "ok")
            return {"call_" + row["id"].hex() for row in file.rows("SELECT id FROM calls")}

    def kept(self):
        """The copy that was made of the file without a name, which the end of the server names."""
        (copy,) = self.baton.data.glob("before-replaced-*.db")
        self.assertIn(str(copy), self.baton.said())
        return copy

    def test_what_was_moved_away_is_whole_where_it_is(self):
        aside = self.baton.data / "aside"
        os.rename(self.file, aside)

        self.ends()
        self.refuses()
        os.rename(aside, self.file)

        self.assertLessEqual(self.answered, self.stored())

    def test_what_a_restore_replaced_is_in_a_copy_and_not_in_the_restored_file(self):
        restored = self.backup()
        later = set(self.call(range(2 * CALLS, 3 * CALLS)))
        self.assertEqual(len(later), CALLS)
        os.rename(restored, self.file)

        self.ends()
        kept = self.kept()

        found = self.stored()
        self.assertLessEqual(self.answered, found)
        self.assertFalse(later & found)
        self.assertIn(str(kept), self.baton.said(), "each start says what lies there")
        self.baton.stop()
        for name in os.listdir(self.baton.data):
            if name.startswith("baton.db"):
                os.remove(self.baton.data / name)
        os.rename(kept, self.file)
        self.assertLessEqual(self.answered | later, self.stored())

    def test_what_was_removed_is_in_a_copy(self):
        os.remove(self.file)

        self.ends()
        kept = self.kept()
        self.refuses()
        self.assertIn(kept.name, self.baton.said(), "the start names what to put back")
        os.rename(kept, self.file)

        self.assertLessEqual(self.answered, self.stored())

    def test_a_log_that_was_removed_takes_nothing_with_it(self):
        os.remove(self.baton.data / LOG)

        self.ends()

        self.assertLessEqual(self.answered, self.stored())

    def test_a_log_that_was_replaced_takes_nothing_with_it(self):
        older = self.baton.data / "older"
        shutil.copy(self.baton.data / LOG, older)
        later = self.call(range(2 * CALLS, 3 * CALLS))
        self.assertEqual(len(later), CALLS)
        self.answered.update(later)
        os.rename(older, self.baton.data / LOG)

        self.ends()

        self.assertLessEqual(self.answered, self.stored())

    def test_it_is_found_without_a_call(self):
        os.remove(self.baton.data / LOG)

        self.fails("the server ends")

        self.assertLessEqual(self.answered, self.stored())


if __name__ == "__main__":
    unittest.main()
