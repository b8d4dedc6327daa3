"""R4 on the thread that moves the log into the database: a sync that fails is the end of all
writing. What was answered is there after the next start, and nothing was answered afterwards that is
not."""

import subprocess
import time
import unittest
from pathlib import Path

from outer.base import AtRest
from outer.store import Copy
from outer.wait import until

# The log is moved from 8 MiB on.
PAD = "x" * 200_000
MOST_CALLS = 400


def thread_of(process, name):
    """The number of a named thread."""
    for task in Path(f"/proc/{process}/task").iterdir():
        if (task / "comm").read_text().strip() .startswith(name):
            return int(task.name)
    raise AssertionError(f"no thread is called {name}")


class FailedSync(AtRest):
    """Every sync of that one thread fails, from the first on."""

    def setUp(self):
        super().setUp()
        self.baton.start()
        self.baton.sign_in()
        self.story = self.baton.new_story(self.tools)
        self.story.live()

    def fail_syncs(self):
        """Attaches to the thread, and waits until it is."""
        thread = thread_of(self.baton.process.pid, "store-check")
        log = Path(self.folder) / "strace"
        calls = "fdatasync,fsync"
        strace = subprocess.Popen(
            ["strace", "-p", str(thread), "-e", f"trace={calls}", "-o", str(log)]
            + ["-e", f"inject={calls}:error=EIO"],
            stderr=subprocess.PIPE,
        )
        self.addCleanup(strace.stderr.close)
        self.addCleanup(strace.wait)
        self.addCleanup(strace.kill)
        self.assertIn(b"attached", strace.stderr.readline())
        return log

    def test_r4_a_failed_sync_of_the_checkpoint_ends_all_writing(self):
        log = self.fail_syncs()
        process = self.baton.process
        answered, others = [], []
        for number in range(MOST_CALLS):
            try:
                answer = self.baton.call(self.story.trigger, {"n": number, "pad": PAD})
            except OSError:
                break
            if answer.status == 200:
                answered.append(answer.json()["received"])
            else:
                others.append(answer.status)
                break
            time.sleep(0.01)

        self.assertIn("EIO", log.read_text())
        self.assertLess(len(answered), MOST_CALLS, "it went on")
        self.assertLessEqual(set(others), {503})
        self.assertNotEqual(until("the server ends", lambda: process.poll() is not None and [process.returncode])[0], 0)
        self.baton.process = None
        self.baton.start()
        with Copy(self.baton.data) as file:
            stored = {"call_" + row["id"].hex() for row in file.rows("SELECT id FROM calls")}
            sound = file.one("PRAGMA integrity_check")
        self.assertLessEqual(set(answered), stored)
        self.assertEqual(sound, "ok")


if __name__ == "__main__":
    unittest.main()
