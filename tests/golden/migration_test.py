"""E3: a kill at each write and each sync of a migration leaves a folder that opens and is whole.

A copy of a folder with an older format is opened under strace, which kills the server when it
enters the n-th call on the database or its log. What lies there then has the old format or the new
one, and the next start finds everything. So it does after a kill at the writes of the copy that is
made before, which counts only when it is whole.
"""

import sqlite3
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "kill")]

import contents
from golden_test import FOLDERS, Opened, without_states
from outer.store import Copy
from outer.wait import until
from points import DATABASE, strace

# The migration is one transaction at the beginning of a start; it has far fewer.
MOST = 400
# So many of the writes of the copy are killed at, spread over all of them.
OF_COPY = 12
PAGE = 4096
UNFINISHED = "before-format.part"
# So many further points are tried after the first that found the migration done.
BEYOND = 2


def format_of(data):
    """The format of the file as it lies there."""
    with Copy(data) as copy:
        return copy.one("PRAGMA user_version"), copy.one("PRAGMA integrity_check")


def format_of_copy(data, newest):
    """The same of the copy that was made before the change; none while there is none."""
    path = data / f"before-format-{newest}.db"
    if not path.exists():
        return None
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as copy:
        return tuple(copy.execute(f"PRAGMA {of}").fetchone()[0] for of in ("user_version", "integrity_check"))


def listens(baton):
    """Whether the server came so far."""
    try:
        return baton.listens()
    except AssertionError:
        return True


class Migration:
    """One folder with an older format."""

    golden: Path

    def opened(self):
        """A copy of the folder; the other tools are not there."""
        opened = Opened(self.golden)
        self.addCleanup(opened.close)
        return opened

    def newest(self):
        """The format that this version writes."""
        opened = self.opened()
        opened.start()
        opened.baton.stop()
        return format_of(opened.baton.data)[0]

    def test_a_kill_at_each_write_and_sync_leaves_a_folder_that_opens(self):
        old, new = int(self.golden.name), self.newest()
        if old == new:
            return self.nothing_is_copied(new)
        for call in ("pwrite64", "fdatasync,fsync"):
            met, beyond, point = [], 0, 0
            while beyond <= BEYOND and point < MOST:
                point += 1
                met.append(self.one_point(call, point, new))
                beyond += met[-1] == new
            self.assertLessEqual(set(met), {old, new})
            self.assertIn(new, met, f"the migration was not over after {point} {call}")
            print(f"{call}: {met.count(old)} before, {met.count(new)} after ... ", end="", flush=True)

    def test_a_kill_at_the_writes_of_the_copy_leaves_a_folder_that_opens(self):
        old, newest = int(self.golden.name), self.newest()
        if old == newest:
            return self.nothing_is_copied(newest)
        pages = (self.golden / "data" / "baton.db").stat().st_size // PAGE
        for point in range(1, pages, max(1, pages // OF_COPY)):
            left = self.one_point("pwrite64", point, newest, [UNFINISHED])
            self.assertEqual(left, old, f"killed at write {point} of the copy")
        self.assertEqual(self.one_point("fdatasync,fsync", 1, newest, [UNFINISHED]), old)

    def nothing_is_copied(self, newest):
        """A folder of the present format is opened as it lies there."""
        opened = self.opened()
        opened.start()
        opened.baton.stop()
        self.assertIsNone(format_of_copy(opened.baton.data, newest))
        self.assertFalse(list(opened.baton.data.glob("before-format*")))

    def one_point(self, call, point, newest, files=DATABASE):
        """Kills at one point; the format that was left. Afterwards the folder must be whole."""
        opened = self.opened()
        baton = opened.baton
        inject = ["-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={point}"]
        baton.begin(strace(baton.data, call, inject, files), opened.clock.environment())
        until("it is killed, or listens", lambda: baton.process.poll() is not None or listens(baton))
        baton.kill()
        left, sound = format_of(baton.data)
        self.assertEqual(sound, "ok")
        # A copy that counts is whole, and the format changes only once there is one.
        whole = (int(self.golden.name), "ok")
        self.assertIn(format_of_copy(baton.data, newest), (whole, None) if left < newest else (whole,))
        if files is not DATABASE:
            self.assertIsNone(format_of_copy(baton.data, newest))
        opened.start()
        baton.stop()
        self.assertEqual(format_of_copy(baton.data, newest), whole)
        self.assertEqual(format_of(baton.data)[1], "ok")
        said = contents.differences(
            without_states(opened.known["messages"]), without_states(contents.messages(baton.data))
        )
        self.assertFalse(said, "\n".join(said))
        found = contents.stored(baton.data)
        for table in ("people", "history", "workflow_versions", "addresses", "audit"):
            self.assertGreaterEqual(found[table], opened.known["stored"][table], table)
        for runs in ("runs", "try-outs"):
            numbers = (sum(found[runs].values()), sum(opened.known["stored"][runs].values()))
            self.assertEqual(*numbers)
        opened.close()
        return left


for golden in FOLDERS:
    name = f"MigrationOf{golden.name}"
    globals()[name] = type(name, (Migration, unittest.TestCase), {"golden": golden})
