"""X4: imported files are hostile. Nothing crashes, nothing goes live, nothing is called."""

import json
import os
import random

from outer.base import WithBaton

COUNT = 10_000 if os.environ.get("BATON_LONG") else 500


class HostileFiles(WithBaton):
    """A real export, damaged in many ways."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.story = cls.baton.new_story(cls.tools)
        answer = cls.baton.send("GET", f"/api/v1/workflows/{cls.story.id}/export")
        assert answer.status == 200, answer.body
        cls.file = answer.body
        cls.value = json.loads(answer.body)
        cls.connections = {one["id"] for one in cls.baton.every("/connections")}

    def test_every_damaged_file_is_a_draft_or_a_refusal(self):
        chance = random.Random(4)
        drafts = refusals = 0
        for number in range(COUNT):
            file = damaged(self.file, self.value, chance)
            look = self.baton.send("POST", "/api/v1/workflows/import?preview=true", file)
            self.assertLess(look.status, 500, (number, file[:400], look.body[:300]))
            if number % 10:
                continue
            made = self.baton.send("POST", "/api/v1/workflows/import", file)
            self.assertEqual(made.status, look.status, (number, look.body[:200], made.body[:200]))
            if made.status == 200:
                drafts += 1
                workflow = made.json()["workflow"]
                self.assertEqual(workflow["state"], "draft")
                self.assertIsNone(workflow["live_version"])
            else:
                refusals += 1
                self.assertIn("code", made.json())
        self.assertGreater(refusals, 0)
        self.assertGreater(drafts, 0)
        self.nothing_happened()

    def test_a_look_makes_nothing_and_shows_what_would_be_added(self):
        before = len(self.baton.every("/workflows"))

        look = self.baton.api("POST", "/workflows/import?preview=true", self.file)

        self.assertIsNone(look["workflow"])
        self.assertTrue(look["changes"])
        self.assertEqual({one["name"] for one in look["connections"]}, {"Okta admin token", "Jira", "HR tool"})
        self.assertEqual(len(self.baton.every("/workflows")), before)

    def nothing_happened(self):
        """No other workflow is live, no consent was given, nobody was called."""
        live = [w for w in self.baton.every("/workflows") if w["state"] == "live"]
        self.assertEqual(live, [])
        for connection in self.baton.every("/connections"):
            if connection["id"] in self.connections:
                continue
            self.assertEqual(connection["consents"], [])
            self.assertFalse(connection["auth"]["has_token"])
        for tool in self.tools.all():
            self.assertEqual(tool.receipts(), [])


def damaged(file, value, chance):
    """One way of being wrong."""
    way = chance.randrange(6)
    if way == 0:
        data = bytearray(file)
        for _ in range(chance.randrange(1, 8)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(data)
    if way == 1:
        return file[: chance.randrange(len(file))]
    if way == 2:
        return b"[" * chance.randrange(1, 5000) + file
    if way == 3:
        at = chance.randrange(len(file))
        return file[:at] + os.urandom(8) + file[at:]
    copy = json.loads(json.dumps(value))
    for _ in range(chance.randrange(1, 4)):
        replace(copy, chance)
    return json.dumps(copy).encode()


HOSTILE = [
    None,
    -1,
    1e308,
    2**70,
    True,
    "",
    "x" * 70_000,
    "\u0000",
    "../../etc/passwd",
    "http://169.254.169.254/latest/meta-data",
    "'; DROP TABLE runs; --",
    "<script>alert(1)</script>",
    "live",
    "add_person",
    [],
    {},
    {"kind": "secret", "slot": "token"},
    [{"kind": "unencrypted", "host": "127.0.0.1", "port": 1}],
]


def replace(value, chance):
    """Replaces, removes, doubles or adds something somewhere in the tree."""
    places = []

    def walk(node):
        keys = node.keys() if isinstance(node, dict) else range(len(node))
        for key in list(keys):
            places.append((node, key))
            if isinstance(node[key], (dict, list)):
                walk(node[key])

    walk(value)
    if not places:
        return
    node, key = chance.choice(places)
    way = chance.randrange(4)
    if way == 0:
        node[key] = chance.choice(HOSTILE)
    elif way == 1:
        del node[key]
    elif isinstance(node, list):
        node += [json.loads(json.dumps(node[key]))] * chance.randrange(1, 40)
    else:
        extra = chance.choice(["state", "live", "consents", "host", "url", "token", "addresses"])
        node[extra] = chance.choice(HOSTILE)
