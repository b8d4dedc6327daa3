"""A folder as a real run left it, and copies of it that are forged: the red cases of the oracle."""

import json
import os
import shutil
import sqlite3
import sys
import tempfile
import unittest
from pathlib import Path

KILL = Path(__file__).resolve().parent.parent / "kill"
sys.path.insert(0, str(KILL))

from oracle import Oracle
from run import Scene

PEOPLE = 90
SEED = 7
SETTLE_S = 120


class Played(unittest.TestCase):
    """One run of the kill test's load that nobody killed; each test forges a copy of it."""

    folder = None

    @classmethod
    def setUpClass(cls):
        if Played.folder is None:
            Played.play()

    @classmethod
    def play(cls):
        """Plays it once for all classes of a file."""
        folder = tempfile.TemporaryDirectory(prefix="baton-forged-")
        unittest.addModuleCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        scene = Scene(cls.folder, seed=SEED, rounds=1)
        unittest.addModuleCleanup(scene.close)
        cls.canaries = scene.canaries
        # Those who wait for a minute are left out, so that everything rests at once.
        people = [one for one in scene.load.draw(PEOPLE) if one.variant != "paths"]
        scene.add_people(people)
        crowd, alone = people[: len(people) // 2], people[len(people) // 2 :]
        scene.load.hire(crowd, together=True)
        scene.load.hire(alone)
        scene.crowds.begin()
        cls.restless = scene.settle(SETTLE_S)
        scene.load.stop()
        scene.baton.stop()
        cls.played = scene.baton.folder
        cls.journal = scene.journal
        cls.logs = [tool.log for tool in scene.tools.all()]

    def forged(self):
        """A copy that a test may forge."""
        copy = Forged(self.folder / self._testMethodName, self)
        self.addCleanup(copy.close)
        return copy

    def assert_seen(self, copy, invariant, words):
        """The oracle finds what was forged, and says so."""
        findings = copy.judge()

        said = [one for one in findings if one.startswith(f"{invariant}: ") and words in one]
        self.assertTrue(said, f"{invariant} … {words}: {findings}")


class Forged:
    """A copy of the folder, the journal and the receivers' logs."""

    def __init__(self, folder, played):
        self.folder = folder
        self.canaries = played.canaries
        folder.mkdir()
        shutil.copytree(played.played, folder / "a")
        self.data = folder / "a" / "data"
        self.journal = Path(shutil.copy(played.journal, folder))
        self.logs = [Path(shutil.copy(log, folder)) for log in played.logs]
        self.db = sqlite3.connect(self.data / "baton.db", isolation_level=None)
        self.db.row_factory = sqlite3.Row

    def one(self, sql, *parameters):
        """The first row of a question, which must have one."""
        row = self.db.execute(sql, parameters).fetchone()
        assert row is not None, f"nothing to forge: {sql}"
        return row

    def change(self, sql, *parameters):
        """Changes something, whatever the table says to it."""
        for trigger in [row["name"] for row in self.db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        )]:
            self.db.execute(f"DROP TRIGGER {trigger}")
        changed = self.db.execute(sql, parameters).rowcount
        assert changed, f"nothing was forged: {sql}"

    def again(self, table, row, **other):
        """Writes a row once more with something else in it."""
        values = {**dict(row), **other}
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        self.change(f"INSERT INTO {table} ({names}) VALUES ({marks})", *values.values())

    def receive(self, change):
        """A receiver wrote its last good receipt once more, changed."""
        for log in self.logs:
            good = [line for line in log.read_text().splitlines() if json.loads(line)["status"] < 300]
            if good:
                receipt = json.loads(good[-1])
                change(receipt)
                with open(log, "a", encoding="utf-8") as file:
                    print(json.dumps(receipt), file=file)
                return
        raise AssertionError("nothing was received")

    def judge(self):
        """What the oracle finds."""
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Oracle(self.data, self.journal, self.logs, self.canaries).judge()

    def close(self):
        """Throws the copy away."""
        self.db.close()
        shutil.rmtree(self.folder)


def random_id():
    """Sixteen bytes that nothing has yet."""
    return os.urandom(16)
