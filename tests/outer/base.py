"""A server and the three tools, for a class of tests or for each."""

import tempfile
import unittest

from outer.server import Baton
from outer.tools import Tools


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
