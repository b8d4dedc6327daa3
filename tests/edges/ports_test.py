"""K5: a taken port is said, never evaded; the very first start alone takes the next free one."""

import os
import socket
import tempfile
import unittest

from outer import wire
from outer.server import Baton
from outer.tools import Tools
from outer.wait import until

ROUNDS = 100 if os.environ.get("BATON_LONG") else 1


def hold(port, family=socket.AF_INET, host="127.0.0.1"):
    """Takes a port."""
    holder = socket.socket(family)
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind((host, port))
    holder.listen()
    return holder


class Ports(unittest.TestCase):
    """One folder whose port is taken away and given back."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="baton-ports-")
        self.addCleanup(folder.cleanup)
        self.tools = Tools(folder.name)
        self.addCleanup(self.tools.stop)
        self.baton = Baton(f"{folder.name}/a")
        self.addCleanup(self.baton.kill)

    def listener(self):
        """What Baton says about its port."""
        return self.baton.get("/system")["listener"]

    def test_the_port_for_calls_is_never_the_one_of_the_admin_listener(self):
        self.baton.fixed_port = False
        first_free = 7420
        while True:
            try:
                hold(first_free).close()
                break
            except OSError:
                first_free += 1
        self.baton.admin = first_free

        self.baton.start(wait=None)
        until("it lives", self.baton.lives)
        self.baton.sign_in()
        port = self.listener()["port"]
        self.baton.stop()
        self.baton.start(wait=None)
        until("it lives again", self.baton.lives)

        self.assertGreater(port, first_free)
        self.assertEqual(self.listener()["port"], port)

    def test_the_very_first_start_takes_the_next_free_port_and_keeps_it(self):
        self.baton.fixed_port = False
        try:
            holder = hold(7420)
        except OSError:
            holder = None
        self.baton.start(wait=None)
        until("it lives", self.baton.lives)
        self.baton.sign_in()
        first = self.listener()
        self.baton.stop()
        if holder:
            holder.close()

        self.assertEqual(first["state"], "listening")
        self.assertNotEqual(first["port"], 7420)
        self.baton.start(wait=None)
        until("it lives again", self.baton.lives)
        self.assertEqual(self.listener()["port"], first["port"])

    def test_a_taken_port_is_said_tried_again_and_nothing_is_lost(self):
        self.baton.start()
        self.baton.sign_in()
        story = self.baton.new_story(self.tools)
        story.live()
        for number in range(ROUNDS):
            self.baton.stop()
            holder = hold(self.baton.hooks)
            self.baton.start(wait=None)
            until("it lives", self.baton.lives)
            taken = until(
                "it says that the port is taken",
                lambda: (now := self.listener())["state"] == "port_taken" and now,
            )
            self.assertEqual(taken["port"], self.baton.hooks)
            self.assertTrue(taken.get("taken_by"), taken)
            with self.assertRaises((OSError, TimeoutError)):
                wire.request(self.baton.hooks, "GET", "/healthz", timeout=0.3)
            self.assertEqual(self.ports_of_server(), {self.baton.admin})

            holder.close()
            until("it listens again", self.baton.listens)
            self.assertEqual(self.listener()["state"], "listening")
            call = story.hire(f"after{number}@acme.example")
            self.assertEqual(call.status, 200)
        calls = self.baton.every(f"/addresses/{story.trigger['id']}/calls")
        self.assertEqual(len(calls), ROUNDS)

    def test_both_kinds_of_loopback_address_are_served(self):
        self.baton.start()

        for host in ("127.0.0.1", "::1"):
            answer = wire.request(self.baton.hooks, "GET", "/healthz", host=host)
            self.assertEqual(answer.status, 200, host)

    def ports_of_server(self):
        """The ports that the server's process listens on."""
        return {port for _, port in listening(self.baton.process.pid)}


def listening(process):
    """Addresses and ports on which a process listens, from the kernel's tables."""
    sockets = set()
    for number in os.listdir(f"/proc/{process}/fd"):
        try:
            target = os.readlink(f"/proc/{process}/fd/{number}")
        except OSError:
            continue
        if target.startswith("socket:["):
            sockets.add(target[8:-1])
    found = set()
    for table in ("tcp", "tcp6"):
        for line in open(f"/proc/{process}/net/{table}", encoding="ascii").readlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in sockets:
                address, port = fields[1].split(":")
                found.add((address, int(port, 16)))
    return found
