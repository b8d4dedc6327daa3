"""N15: the document of the API against the API itself, by Schemathesis with all of its checks.

    run.py --cases 2000 [--seed 15]
    run.py --cases 50000 --whole

Schemathesis makes requests that the document allows and such as it does not, and judges the answers:
no server error, nothing that the document does not say, nothing refused that it allows, nothing
taken that it forbids, nothing told without a session. `SCHEMATHESIS` names the program. The red cases
are a Baton that has lost one validator, and a document that says another shape than the API answers
and allows what it refuses. Closes with `<n> passed, <n> failed, <n> skipped`.
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

from scene import Scene

HERE = Path(__file__).resolve().parent
SUMMARY = re.compile(r"([\d,]+) generated")
METHODS = ("get", "put", "post", "patch", "delete")

# Of the boundaries of each sort, a short run tries the first, the third, the ninth, ... of each
# operation: about 1,200 of 16,000. So large a share of the cases is made at random, as many for
# each operation.
SPREAD, RANDOM = 3, 0.4
# A whole run begins with every boundary, and goes on with rounds of so many random cases.
ROUND = 10_000
# An id that there is stands in so many of the requests that ask for one.
KNOWN = 0.7


class Checks:
    """Counts and prints."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, good, words=""):
        """One check."""
        self.passed += bool(good)
        self.failed += not good
        print(f"{'ok  ' if good else 'FAIL'} {name}{': ' + words if words else ''}", flush=True)


def settings(scene, each, scenarios):
    """The settings of a run: those of the file, how much is tried, and the ids of the scene."""
    parts = [(HERE / "schemathesis.toml").read_text()]
    parts.append(f"[phases.fuzzing.generation]\nmax-examples = {each}")
    parts.append(f"[phases.stateful.generation]\nmax-examples = {scenarios}")
    ids = {name: known for name, known in scene.ids().items() if known}
    for name, known in ids.items():
        parts.append(f"[dictionaries.{name}]\nvalues = {json.dumps(known)}")
    for name in ids:
        named = {"path.id": name, "path.message": "messages", "body.step": "steps"}
        bound = [
            f'"{parameter}" = {{ dictionary = "{known}", probability = {KNOWN} }}'
            for parameter, known in named.items()
            if known in ids
        ]
        path = f'[[operations]]\ninclude-path-regex = "^/api/v1/{name}/"\n'
        parts.append(f"{path}[operations.parameters]\n" + "\n".join(bound))
    file = scene.folder / "schemathesis.toml"
    file.write_text("\n\n".join(parts) + "\n")
    return file


def operations(scene):
    """How many operations the document has."""
    items = json.loads(scene.document.read_text())["paths"].values()
    return sum(method in METHODS for item in items for method in item)


def examine(scene, given, cases, seed, *more):
    """Lets Schemathesis work; its exit code and what it said."""
    each = max(int(cases * (1 if given.whole else RANDOM)) // operations(scene), 1)
    file = settings(scene, each, scenarios=50 if given.whole else 8)
    command = [
        os.environ.get("SCHEMATHESIS", "schemathesis"),
        *("--config-file", str(file), "--no-color"),
        *("run", str(scene.document), "--url", f"http://127.0.0.1:{scene.baton.admin}"),
        *("--checks", "all", "--seed", str(seed), "--request-timeout", "300"),
        *("--suppress-health-check", "all", "--warnings", "off", *more),
    ]
    told = {
        "BATON_TOKEN": scene.token,
        "BATON_API_SPREAD": "1" if given.whole else str(SPREAD),
        "SCHEMATHESIS_HOOKS": str(HERE / "hooks.py"),
    }
    ended = subprocess.run(
        command,
        cwd=scene.folder,
        env={**os.environ, **told},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return ended.returncode, ended.stdout


def made(said):
    """How many cases were tried."""
    found = SUMMARY.search(said)
    return int(found.group(1).replace(",", "")) if found else 0


def in_scene(given, cases, seed, *more, binary=None, environment=None, retell=None):
    """The same, with a Baton of its own, and a document that may be told otherwise."""
    with tempfile.TemporaryDirectory(prefix="baton-api-") as folder:
        scene = Scene(folder, binary, environment)
        try:
            if retell:
                document = json.loads(scene.document.read_text())
                retell(document["components"]["schemas"])
                scene.document.write_text(json.dumps(document))
            return examine(scene, given, cases, seed, *more)
        finally:
            scene.close()


def green(checks, given):
    """All operations, until there are as many cases as were asked for."""
    total, seed, more = 0, given.seed, ()
    while total < given.cases:
        code, said = in_scene(given, min(given.cases - total, ROUND), seed, *more)
        total += made(said)
        print(said, flush=True)
        checks.check(f"the document and the API agree, seed {seed}", code == 0)
        if code or not made(said):
            break
        seed, more = seed + 1, ("--phases", "fuzzing,stateful")
    checks.check(f"{given.cases:,} cases", total >= given.cases, f"{total:,} tried")


def red(checks, given):
    """A validator is lost: names of workflows are as they come."""
    binary = os.environ.get("BATON_SERVER_WITH_FAULTS")
    fault = {"BATON_FAULT": "any_name"}
    only = ("--include-path", "/api/v1/workflows")
    code, said = in_scene(
        given, given.cases, given.seed, *only, binary=binary, environment=fault
    )
    seen = code != 0 and "Schema-violating request accepted" in said
    checks.check("red: a lost validator is seen", seen, "" if seen else said)


def red_document(checks, given):
    """The document is wrong: a field of an answer stands in no shape, a form is not said."""

    def retell(schemas):
        settings = schemas["Settings"]
        del settings["properties"]["theme"]
        settings["required"].remove("theme")
        settings["additionalProperties"] = False
        del schemas["PageAfter"]["pattern"]

    only = ("--include-path", "/api/v1/settings", "--include-path", "/api/v1/audit")
    code, said = in_scene(given, given.cases, given.seed, *only, retell=retell)
    for name, words in {
        "another shape of an answer": "Response violates schema",
        "a form that is not said": "Schema-valid request rejected",
    }.items():
        seen = code != 0 and words in said
        checks.check(f"red: {name} is seen", seen, "" if seen else said)


def main():
    """Runs all."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--cases", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=15)
    arguments.add_argument("--whole", action="store_true", help="every boundary of every shape")
    arguments.add_argument("--only", choices=["green", "red", "red-document"])
    given = arguments.parse_args()
    checks = Checks()
    phases = {"green": green, "red": red, "red-document": red_document}
    for name, phase in phases.items():
        if given.only in (None, name):
            phase(checks, given)
    print(f"{checks.passed} passed, {checks.failed} failed, 0 skipped")
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()
