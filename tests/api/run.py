"""N15: the document of the API against the API itself, by Schemathesis with all of its checks.

    run.py --cases 2000 [--seed 1]

Schemathesis makes requests that the document allows and such as it does not, and judges the answers:
no server error, nothing that the document does not say, nothing refused that it allows, nothing
taken that it forbids, nothing told without a session. `SCHEMATHESIS` names the program. The red case
is a Baton that has lost one validator. Closes with `<n> passed, <n> failed, <n> skipped`.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from outer.server import Baton
from outer.tools import Tools
from outer.wait import until

HERE = Path(__file__).resolve().parent
# So many cases each operation gets for every thousand in all; the rest comes from the boundaries of
# the shapes, which are tried whatever the number.
RED_OPERATION = "/api/v1/workflows"
SUMMARY = re.compile(r"([\d,]+) generated")


class Scene:
    """A Baton with something of everything in it, so that requests lead somewhere."""

    def __init__(self, folder, binary=None, environment=None):
        self.folder = Path(folder)
        self.tools = Tools(folder)
        self.baton = Baton(self.folder / "a", binary)
        try:
            self.fill(environment)
        except BaseException:
            self.close()
            raise

    def fill(self, environment):
        """Starts it, and lets something happen."""
        self.baton.start(environment=environment)
        self.baton.sign_in()
        story = self.baton.new_story(self.tools, unknown="add_person")
        story.live()
        story.hire("ada@api.example", "bob@api.example", "carl@api.example")
        story.until_waiting("ada@api.example")
        self.story = story
        self.token = until("the admin's token", self.read_token)
        self.document = self.folder / "openapi.json"
        self.document.write_text(json.dumps(self.baton.get("/openapi.json")))

    def read_token(self):
        """The token of programs on this computer."""
        file = self.baton.data / "admin.token"
        return file.exists() and file.read_text().strip()

    def examine(self, cases, seed, *more):
        """Lets Schemathesis work; its exit code and what it said."""
        operations = sum(
            method in ("get", "put", "post", "patch", "delete")
            for item in json.loads(self.document.read_text())["paths"].values()
            for method in item
        )
        each = max(cases // operations, 1)
        command = [
            os.environ.get("SCHEMATHESIS", "schemathesis"),
            *("--config-file", str(HERE / "schemathesis.toml"), "--no-color"),
            *("run", str(self.document), "--url", f"http://127.0.0.1:{self.baton.admin}"),
            *("--checks", "all", "--max-examples", str(each), "--seed", str(seed)),
            *("--request-timeout", "300", "--suppress-health-check", "all", *more),
        ]
        ended = subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, "BATON_TOKEN": self.token},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return ended.returncode, ended.stdout

    def close(self):
        """Ends every process."""
        self.baton.kill()
        self.tools.stop()


class Checks:
    """Counts and prints."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, good, words=""):
        """One check."""
        self.passed += bool(good)
        self.failed += not good
        print(f"{'ok  ' if good else 'FAIL'} {name}{': ' + words if words else ''}", flush=True)


def made(said):
    """How many cases were tried."""
    found = SUMMARY.search(said)
    return int(found.group(1).replace(",", "")) if found else 0


def green(checks, given):
    """All operations, until there are as many cases as were asked for."""
    total, seed = 0, given.seed
    while total < given.cases:
        with tempfile.TemporaryDirectory(prefix="baton-api-") as folder:
            scene = Scene(folder)
            try:
                code, said = scene.examine(given.cases - total, seed)
            finally:
                scene.close()
        total += made(said)
        print(said)
        checks.check(f"the document and the API agree, seed {seed}", code == 0)
        if code or not made(said):
            break
        seed += 1
    checks.check(f"{given.cases:,} cases", total >= given.cases, f"{total:,} tried")


def red(checks, given):
    """A validator is lost: names of workflows are as they come."""
    with tempfile.TemporaryDirectory(prefix="baton-api-") as folder:
        binary = os.environ.get("BATON_SERVER_WITH_FAULTS")
        scene = Scene(folder, binary, {"BATON_FAULT": "any_name"})
        try:
            code, said = scene.examine(2000, given.seed, "--include-path", RED_OPERATION)
        finally:
            scene.close()
    seen = code != 0 and "API accepted schema-violating request" in said
    checks.check("red: a lost validator is seen", seen, "" if seen else said)


def main():
    """Runs both."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--cases", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=15)
    arguments.add_argument("--only", choices=["green", "red"])
    given = arguments.parse_args()
    checks = Checks()
    for name, phase in {"green": green, "red": red}.items():
        if given.only in (None, name):
            phase(checks, given)
    print(f"{checks.passed} passed, {checks.failed} failed, 0 skipped")
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()
