"""Another program that keeps Baton's file for itself."""

import subprocess
import sys

# A viewer or a backup of somebody else, in a process of its own.
HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
db.execute("ROLLBACK")
"""


def hold(test, baton):
    """Takes the right to write, until `let_go`, or the test ends."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(baton.data / "baton.db")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    test.addCleanup(let_go, holder)
    test.assertEqual(holder.stdout.readline(), b"held\n")
    return holder


def let_go(holder):
    """Ends the other program."""
    if holder.poll() is None:
        holder.communicate(b"")
