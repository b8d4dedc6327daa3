"""Ten workflows as companies have them, each played to its end: all messages are compared.

A folder here is a test by being there: `workflow.json` is a file that Baton exports and imports,
`story.json` what happens to it (see `player.py`), `messages.json` what it has to send and nothing
else (see `messages.py`).
"""

import json
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]

import messages
from outer.store import Copy
from outer.workflow import steps_of
from player import Player

FOLDERS = sorted(file.parent for file in HERE.glob("*/workflow.json"))
OVER = ("done", "stopped")


class Workflow:
    """One workflow; each test begins where the last ended."""

    source: Path

    @classmethod
    def setUpClass(cls):
        place = tempfile.TemporaryDirectory(prefix="baton-workflow-")
        cls.addClassCleanup(place.cleanup)
        cls.player = Player(cls.source, place.name)
        cls.addClassCleanup(cls.player.close)

    def test_1_it_imports_is_bound_and_goes_live(self):
        self.player.begin()

        fixes = [one for one in self.player.imported["problems"] if one["level"] == "to_fix"]
        # The addresses, which the file does not have: they are bound before it goes live.
        self.assertEqual({one["code"] for one in fixes}, {"address_missing"})
        self.assertEqual(self.player.baton.get(f"/workflows/{self.player.id}")["state"], "live")

    def test_2_the_story_is_played_to_its_end(self):
        self.player.play()

        said = self.player.ends()
        self.assertFalse(said, "\n".join(said))
        problems = self.player.baton.get(f"/problems?workflow={self.player.id}")["items"]
        self.assertEqual(problems, [])

    def test_3_exactly_the_expected_messages_were_sent(self):
        wanted = expected(self.source)
        got = messages.received(self.player.receipts())

        said = messages.differences(wanted, got)

        self.assertFalse(said, "\n".join(said))
        for one in got:
            auth = one.first["headers"].get("authorization")
            self.assertEqual(auth, self.player.story["tools"][one.to]["authorization"])
        counted = f"{len(self.player.story['end'])} people, {self.player.played} events"
        print(f"{counted}, {len(wanted)} messages ... ", end="", flush=True)

    def test_4_the_exported_file_is_the_imported_one(self):
        exported = self.player.baton.get(f"/workflows/{self.player.id}/export")
        file = json.loads((self.source / "workflow.json").read_text())

        self.assertEqual(anonymous(exported), anonymous(file))

    def test_5_nothing_is_left_over(self):
        self.player.baton.stop()

        with Copy(self.player.baton.data) as copy:
            open_runs = copy.one("SELECT count(*) FROM runs WHERE finished_at IS NULL")
            self.assertEqual(open_runs, 0)
            self.assertEqual(copy.one("SELECT count(*) FROM outbox WHERE part IS NOT NULL"), 0)
            for table in ("deadlines", "bound", "unmatched", "inbox"):
                self.assertEqual(copy.one(f"SELECT count(*) FROM {table}"), 0, table)


class Red(unittest.TestCase):
    """The comparison finds what is wrong: without that, equal says nothing."""

    def setUp(self):
        self.wanted = expected(HERE / "onboarding")
        self.got = [as_received(one, number) for number, one in enumerate(self.wanted)]

    def said(self):
        """What the comparison says."""
        return messages.differences(self.wanted, self.got)

    def test_nothing_is_said_of_what_is_right(self):
        self.assertEqual(self.said(), [])

    def test_a_missing_message_is_found(self):
        self.got.pop()

        [said] = self.said()
        self.assertTrue(said.startswith("never received"), said)

    def test_a_message_too_many_is_found(self):
        self.got.append(as_received(self.wanted[0], 99))

        [said] = self.said()
        self.assertTrue(said.startswith("not expected"), said)

    def test_a_changed_value_is_found(self):
        changed = json.loads(self.got[0].first["body"])
        changed["profile"]["lastName"] += "."
        self.got[0].first["body"] = json.dumps(changed)

        self.assertEqual(len(self.said()), 2)

    def test_two_that_changed_places_are_found(self):
        first, last = self.got[0].first, self.got[1].first
        first["monotonic"], last["monotonic"] = last["monotonic"], first["monotonic"]

        said = self.said()
        self.assertTrue(any(one.startswith("out of order") for one in said), said)

    def test_one_that_was_sent_too_early_is_found(self):
        self.wanted[0].not_before = self.got[0].sent_at + 60

        [said] = self.said()
        self.assertTrue(said.startswith("60 s too early"), said)

    def test_another_tool_is_found(self):
        self.got[0].to = "Somebody else"

        self.assertEqual(len(self.said()), 2)


class Together(unittest.TestCase):
    """The ten together hold every kind of step, and splits inside splits."""

    def test_every_kind_is_in_them(self):
        kinds, splits, deepest = Counter(), Counter(), 0
        for folder in FOLDERS:
            definition = json.loads((folder / "workflow.json").read_text())["definition"]
            for step in steps_of(definition["steps"]):
                kinds[step["action"]["kind"]] += 1
                if step["action"]["kind"] == "at_the_same_time":
                    splits[step["action"].get("until", "all")] += 1
            deepest = max(deepest, depth(definition["steps"]))
        print(f"{len(FOLDERS)} workflows, {dict(kinds)}, {deepest} deep ... ", end="", flush=True)

        self.assertGreaterEqual(len(FOLDERS), 10)
        known = {"call_webhook", "wait_for_call", "choose_path", "at_the_same_time", "wait_for_time"}
        self.assertLessEqual(known, set(kinds))
        self.assertTrue(splits["first"] and splits["all"])
        self.assertGreaterEqual(deepest, 3)


def depth(steps):
    """How many splits are inside each other."""
    inside = [depth(path) for step in steps for path in paths_of(step)]
    return max([1 + most for most in inside], default=0)


def paths_of(step):
    """The sequences that a step owns."""
    action = step["action"]
    paths = [path["steps"] for path in action.get("paths", [])]
    return [*paths, action["otherwise"]] if "otherwise" in action else paths


def expected(source):
    """The messages of a folder."""
    return messages.expected(json.loads((source / "messages.json").read_text()))


def as_received(one, number):
    """An expected message as if it had come."""
    receipt = {
        "id": f"msg_{number}",
        "monotonic": float(number),
        "headers": {"webhook-timestamp": "1800000000"},
        "method": one.method,
        "path": one.path,
        "body": json.dumps(one.body),
        "status": 200,
    }
    return messages.Received(one.to, receipt, [receipt])


def anonymous(value, known=None):
    """A file with its ids numbered in the order in which they come."""
    known = {} if known is None else known
    if isinstance(value, dict):
        return {name: anonymous(value[name], known) for name in sorted(value)}
    if isinstance(value, list):
        return [anonymous(one, known) for one in value]
    if isinstance(value, str) and value.startswith(("step_", "con_")):
        return known.setdefault(value, f"id {len(known)}")
    return value


for folder in FOLDERS:
    name = "".join(word.title() for word in folder.name.split("-"))
    globals()[name] = type(name, (Workflow, unittest.TestCase), {"source": folder})
