"""K54: what the system has reserved is no dead end. A first start goes on to the next free port; a
later one says what is the matter, and an admin can take another port.

Windows reserves ranges of ports (`netsh int ipv4 add excludedportrange`) and refuses them in the
words in which Linux refuses one below `ip_unprivileged_port_start`, which is raised here.
"""

import tempfile
import unittest

from outer.network import WITHOUT_RIGHTS, in_its_own_network, reserve_below
from outer.server import Baton, Refused
from outer.tools import Tools
from outer.wait import until
from ports_test import hold, listening

DEFAULT, FREE, MORE = 7420, 7450, 8000


class ReservedPort(unittest.TestCase):
    """A server that may bind no reserved port, in a network of the test's own."""

    def baton(self):
        """Started for the first time while the ports from 7420 to 7449 are reserved."""
        folder = tempfile.TemporaryDirectory(prefix="baton-reserved-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        baton = Baton(f"{folder.name}/a")
        baton.fixed_port = False
        self.addCleanup(baton.kill)
        reserve_below(FREE)
        self.start(baton)
        baton.hooks = self.listener(baton)["port"]
        return baton

    def start(self, baton):
        """Starts it, whether or not it can listen for calls."""
        baton.start(before=WITHOUT_RIGHTS, wait=None)
        until("it says where calls come in", lambda: baton.lives() and "Calls:" in baton.said())
        baton.sign_in()

    def listener(self, baton, state=None):
        """What it says about its port; waits for a state if one is named."""
        return until(
            f"the listener is {state}",
            lambda: (now := baton.get("/system")["listener"])["state"] == (state or now["state"])
            and now,
        )

    @in_its_own_network
    def test_the_first_start_takes_the_next_port_that_is_not_reserved_and_keeps_it(self):
        baton = self.baton()
        first = self.listener(baton)
        baton.stop()
        reserve_below(DEFAULT)
        self.start(baton)

        self.assertEqual((first["state"], first["port"]), ("listening", FREE))
        self.assertIsNone(first["taken_by"])
        self.assertEqual(self.listener(baton)["port"], FREE)

    @in_its_own_network
    def test_the_first_start_passes_over_whatever_number_of_reserved_ports(self):
        reserve_below(20_000)
        folder = tempfile.TemporaryDirectory(prefix="baton-reserved-")
        self.addCleanup(folder.cleanup)
        baton = Baton(folder.name)
        baton.fixed_port = False
        self.addCleanup(baton.kill)

        self.start(baton)

        first = self.listener(baton)
        self.assertEqual((first["state"], first["port"]), ("listening", 20_000))

    @in_its_own_network
    def test_a_later_start_keeps_its_port_says_who_reserved_it_and_takes_it_back(self):
        baton = self.baton()
        baton.stop()
        reserve_below(MORE)
        self.start(baton)

        reserved = self.listener(baton)
        self.assertEqual((reserved["state"], reserved["port"]), ("port_reserved", FREE))
        self.assertEqual(reserved["taken_by"], "Linux")
        self.assertIn(f"Linux has reserved port {FREE}", baton.said())
        self.assertEqual({port for _, port in listening(baton.process.pid)}, {baton.admin})
        reserve_below(DEFAULT)
        until("it listens again", baton.listens)
        self.assertEqual(self.listener(baton, "listening")["port"], FREE)

    @in_its_own_network
    def test_an_admin_takes_another_port_and_calls_come_in_there(self):
        baton = self.baton()
        tools = Tools(self.folder)
        self.addCleanup(tools.stop)
        story = baton.new_story(tools, unknown="add_person")
        story.live()
        baton.stop()
        reserve_below(MORE)
        self.start(baton)
        self.listener(baton, "port_reserved")

        with self.assertRaises(Refused) as refused:
            baton.api("PUT", "/settings/port", {"port": MORE - 1})
        self.assertEqual((refused.exception.status, refused.exception.code), (409, "port_not_free"))
        chosen = baton.api("PUT", "/settings/port", {"port": None})
        self.assertEqual(chosen, {"port": MORE, "former": FREE})
        self.assertEqual(self.listener(baton, "listening")["port"], MORE)
        baton.hooks = MORE
        story.read()
        self.assertTrue(story.trigger["url"].startswith(f"http://127.0.0.1:{MORE}/in/"))
        self.assertEqual(story.hire("another@acme.example").status, 200)
        recorded = [row["action"] for row in baton.get("/audit")["items"]]
        self.assertEqual(recorded.count("settings_changed"), 1)
        baton.stop()
        self.start(baton)
        self.assertEqual(self.listener(baton, "listening")["port"], MORE)

    @in_its_own_network
    def test_the_command_takes_another_port_of_a_server_that_runs_and_of_one_that_does_not(self):
        baton = self.baton()
        holder = hold(8200)
        self.addCleanup(holder.close)

        told = baton.cli("take-port", "8100").stdout.decode()
        self.assertIn("8100", told)
        self.assertIn(f"with port {FREE} in them no longer lead here", told)
        baton.hooks = 8100
        until("it listens there", baton.listens)
        refused = baton.cli("take-port", "8200", good=False)
        self.assertEqual(refused.returncode, 4)
        self.assertIn(b"port 8200 is not free: another program has it", refused.stderr)
        self.assertEqual(self.listener(baton, "listening")["port"], 8100)
        baton.stop()
        baton.cli("take-port", "8300")
        self.start(baton)
        self.assertEqual(self.listener(baton, "listening")["port"], 8300)

    @in_its_own_network
    def test_a_program_at_a_reserved_port_is_named_and_not_the_system(self):
        baton = self.baton()
        baton.stop()
        holder = hold(FREE)
        reserve_below(MORE)
        self.start(baton)

        taken = self.listener(baton)
        self.assertEqual(taken["state"], "port_taken")
        self.assertTrue(taken["taken_by"].startswith("python"), taken)
        holder.close()
        self.assertEqual(self.listener(baton, "port_reserved")["taken_by"], "Linux")

    @in_its_own_network
    def test_a_port_that_is_told_at_the_start_is_changed_there_only(self):
        baton = self.baton()
        baton.stop()
        reserve_below(MORE)
        baton.fixed_port, baton.hooks = True, FREE
        self.start(baton)

        reserved = self.listener(baton)
        self.assertEqual((reserved["state"], reserved["port_told"]), ("port_reserved", True))
        with self.assertRaises(Refused) as refused:
            baton.api("PUT", "/settings/port", {"port": None})
        self.assertEqual(refused.exception.code, "not_on_this_host")
        baton.stop()
        baton.hooks = 80
        baton.begin(before=WITHOUT_RIGHTS)
        self.assertEqual(baton.process.wait(600), 1)
        self.assertIn("port 80 belongs to the system; choose one from 1024 on", baton.said())


if __name__ == "__main__":
    unittest.main()
