"""The copy that is made before an update changes the file counts only when it is the same."""

import shutil
import sqlite3
import unittest
from pathlib import Path

from outer.base import defective

OLD = Path(__file__).resolve().parent.parent.parent / "golden" / "3"


class CopiedBeforeAnUpdate(unittest.TestCase):
    """A folder of the third format, opened by a server of a newer one."""

    def opened(self, fault):
        """The server as it is after its start, whether that came about, and its folder."""
        baton = defective(self)
        shutil.copytree(OLD / "data", baton.data)
        shutil.copy(OLD / "secrets.key", baton.key)
        for file in (baton.key, *baton.data.iterdir()):
            file.chmod(0o600)
        try:
            baton.start(environment={"BATON_FAULT": fault})
        except AssertionError:
            return baton, False
        return baton, True

    def format_of(self, file):
        """The format of a file as it lies there."""
        database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        self.addCleanup(database.close)
        return database.execute("PRAGMA user_version").fetchone()[0]

    def test_an_update_says_before_that_it_copies_and_keeps_the_copy(self):
        baton, started = self.opened("")

        self.assertTrue(started, baton.said())
        self.assertIn("which is copied before", baton.said())
        newest = self.format_of(baton.data / "baton.db")
        self.assertEqual(self.format_of(baton.data / f"before-format-{newest}.db"), 3)

    def test_a_copy_that_lacks_something_is_none_and_the_file_stays_as_it_is(self):
        baton, started = self.opened("spoiled_copy")

        self.assertFalse(started)
        self.assertIn("the copy differs from the database", baton.said())
        self.assertEqual(self.format_of(baton.data / "baton.db"), 3)
        self.assertEqual([file.name for file in baton.data.glob("before-format*")], [])
