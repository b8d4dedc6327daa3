"""The desktop's tests: the real window under a display, a bus and a Secret Service of its own.

Needs `node`, `python3`, `Xvfb`, `dbus-daemon`, `dbus-monitor`, `dbus-send`, `gnome-keyring-daemon`, `xclip` and
`WebKitWebDriver`; `BATON_DESKTOP` names the program. Prints what it ran, and how it ended last.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
NEEDED = (
    "node", "Xvfb", "dbus-daemon", "dbus-monitor", "dbus-send", "gnome-keyring-daemon", "xclip",
    "WebKitWebDriver",
)


def main():
    """Runs every test file, or the named ones."""
    absent = [name for name in NEEDED if not shutil.which(name)]
    if absent:
        print(f"not installed: {', '.join(absent)}")
        print("0 passed, 1 failed")
        return 1
    if not os.environ.get("BATON_DESKTOP"):
        print("BATON_DESKTOP does not name the desktop program")
        print("0 passed, 1 failed")
        return 1
    wanted = sys.argv[1:]
    files = [
        str(file)
        for file in sorted(HERE.glob("*.test.mjs"))
        if not wanted or any(name in file.name for name in wanted)
    ]
    command = ["node", "--test", "--test-concurrency=1", "--test-reporter=spec", *files]
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(ended.stdout)
    counts = {
        name: int((re.findall(rf"^. {name} (\d+)$", ended.stdout, re.MULTILINE) or ["0"])[-1])
        for name in ("pass", "fail", "cancelled", "skipped")
    }
    failed = counts["fail"] + counts["cancelled"]
    if ended.returncode != 0 and failed == 0:
        failed = 1
    print(f"{counts['pass']} passed, {failed} failed, {counts['skipped']} skipped")
    return 1 if failed else 0


sys.exit(main())
