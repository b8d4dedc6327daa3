"""A server and the three tools, for a class of tests or for each."""

import os
import tempfile
import unittest
from pathlib import Path

from outer.server import Baton
from outer.tools import Tools


def defective(test):
    """A Baton with the named defects of the red cases, which nobody has started yet, in a folder of
    its own; all of it ends with the test."""
    binary = os.environ.get("BATON_SERVER_WITH_FAULTS", "")
    test.assertTrue(
        Path(binary).is_file(), f"BATON_SERVER_WITH_FAULTS names no server with defects: {binary!r}"
    )
    folder = tempfile.TemporaryDirectory(prefix="baton-red-")
    test.addCleanup(folder.cleanup)
    baton = Baton(f"{folder.name}/a", binary)
    test.addCleanup(baton.kill)
    return baton


def with_defect(test, name):
    """The same, with one defect switched on, signed in to, and a set of tools for it."""
    baton = defective(test)
    tools = Tools(baton.folder)
    test.addCleanup(tools.stop)
    baton.start(environment={"BATON_FAULT": name})
    baton.sign_in()
    return baton, tools


class WithBaton(unittest.TestCase):
    """One data folder and one set of tools for all tests of a class."""

    # What `serve` gets beside what every server needs.
    more = ()

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="baton-outer-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.tools = Tools(cls.folder.name)
        cls.addClassCleanup(cls.tools.stop)
        cls.baton = Baton(f"{cls.folder.name}/a")
        cls.addClassCleanup(cls.baton.kill)
        cls.baton.more = list(cls.more)
        cls.baton.start()
        cls.baton.sign_in()

    def received(self, answer, readable=True):
        """Asserts C1's answer to a right token and returns the call's id."""
        self.assertEqual(answer.status, 200, answer.body)
        body = answer.json()
        self.assertEqual(set(body), {"received", "readable"})
        self.assertTrue(body["received"].startswith("call_"))
        self.assertIs(body["readable"], readable)
        return body["received"]

    def disposition(self, call):
        """The kinds of what became of a call."""
        return [one["kind"] for one in self.baton.get(f"/calls/{call}")["dispositions"]]


class AtRest(unittest.TestCase):
    """A data folder that nobody serves until a test starts its server, and a set of tools."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="baton-at-rest-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.tools = Tools(folder.name)
        self.addCleanup(self.tools.stop)
        self.baton = Baton(f"{folder.name}/a")
        self.addCleanup(self.baton.kill)
