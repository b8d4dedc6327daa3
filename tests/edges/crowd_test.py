"""N2 from one address: behind a tunnel all callers have one, so the slow ones must not shut the
others out; and a connection that is kept for the next call stays open for it."""

import os
import socket
import threading
import time
import unittest

from outer import wire
from outer.base import WithBaton
from outer.wait import until

LONG = bool(os.environ.get("BATON_LONG"))
SLOW = 2_000 if LONG else 300
CALLS = 2_000 if LONG else 150

# What a slow sender has sent when it falls silent.
BEGINNINGS = {
    "nothing": b"",
    "half a head": b"POST /in/x HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    "half a body": b"POST /in/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nabc",
    "half a chunk": b"POST /in/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nab",
    "an answer that is not read": b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
}


class Slow(threading.Thread):
    """Connections that begin something and do not end it, as many as Baton lets live."""

    def __init__(self, port, count):
        super().__init__(daemon=True)
        self.port, self.count = port, count
        self.over = threading.Event()
        self.opened = 0
        self.alive = []

    def run(self):
        """Opens one after the other, and drops those that were closed."""
        beginnings = list(BEGINNINGS.values())
        while not self.over.is_set() and self.opened < self.count:
            try:
                one = socket.create_connection(("127.0.0.1", self.port), timeout=5)
                one.sendall(beginnings[self.opened % len(beginnings)])
                self.alive.append(one)
            except OSError:
                pass
            self.opened += 1
            # Ten times as fast as they are cut for being slow.
            time.sleep(0.002)

    def end(self):
        """Closes what is still open."""
        self.over.set()
        self.join()
        for one in self.alive:
            one.close()


class Crowd(WithBaton):
    """Slow connections and honest calls, all from 127.0.0.1."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.story = cls.baton.new_story(cls.tools)
        cls.story.live()

    def open_files(self):
        """How many sockets the server holds."""
        return len(os.listdir(f"/proc/{self.baton.process.pid}/fd"))

    def memory_mb(self):
        """What the kernel counts."""
        for line in open(f"/proc/{self.baton.process.pid}/status", encoding="ascii"):
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise AssertionError("no VmRSS")

    def test_n2_no_honest_call_is_refused_beside_slow_ones_of_its_own_address(self):
        before = self.memory_mb()
        slow = Slow(self.baton.hooks, SLOW)
        slow.start()
        self.addCleanup(slow.end)
        until("there are as many slow ones as may be", lambda: slow.opened >= min(SLOW, 200), 60)

        statuses = []
        for number in range(CALLS):
            try:
                statuses.append(self.baton.call(self.story.trigger, {"n": number}).status)
            except OSError as error:
                statuses.append(repr(error))

        self.assertEqual(statuses, [200] * CALLS)
        self.assertLess(self.memory_mb() - before, 50)
        self.assertLess(self.open_files(), 700)

    def test_n2_a_connection_that_was_slow_for_longest_makes_room(self):
        held = [socket.create_connection(("127.0.0.1", self.baton.hooks)) for _ in range(128)]
        self.addCleanup(lambda: [one.close() for one in held])
        time.sleep(1.2)

        answer = wire.request(self.baton.hooks, "GET", "/healthz")

        self.assertEqual(answer.status, 200)
        held[0].settimeout(5)
        self.assertEqual(held[0].recv(1), b"", "the first one was closed")
        held[-1].settimeout(0.2)
        self.assertRaises(TimeoutError, held[-1].recv, 1)

    def test_a_burst_of_honest_calls_from_one_address_is_served(self):
        path = f"/in/{self.story.trigger['id']}"
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {self.story.trigger['token']}\r\n"
        request = f"{head}Content-Length: 9\r\nConnection: close\r\n\r\n{{\"b\": 10}}".encode()
        calls = [socket.create_connection(("127.0.0.1", self.baton.hooks)) for _ in range(300)]
        for one in calls:
            one.sendall(request)

        answers = []
        for one in calls:
            one.settimeout(20)
            answers.append(one.recv(4096)[:15])
            one.close()

        self.assertEqual(set(answers), {b"HTTP/1.1 200 OK"})

    def test_a_connection_kept_for_the_next_call_is_open_longer_than_a_head_may_take(self):
        healthy = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        # As long as a tunnel keeps it, where there is time for that.
        with socket.create_connection(("127.0.0.1", self.baton.hooks), timeout=10) as kept:
            for pause in (100 if LONG else 11, 0):
                kept.sendall(healthy)
                self.assertIn(b"200 OK", kept.recv(4096))
                time.sleep(pause)


class BehindAProxy(WithBaton):
    """A proxy on this computer, which says who sends."""

    more = ("--trusted-proxy", "127.0.0.0/8")

    def test_c1_a_right_token_is_never_too_fast(self):
        story = self.baton.new_story(self.tools)
        story.live()
        head = (
            f"POST /in/{story.trigger['id']} HTTP/1.1\r\nHost: x\r\n"
            f"Authorization: Bearer {story.trigger['token']}\r\nX-Forwarded-For: 203.0.113.7\r\n"
            "Content-Length: 2\r\nConnection: close\r\n\r\n{"
        ).encode()
        calls = [socket.create_connection(("127.0.0.1", self.baton.hooks)) for _ in range(200)]
        # All are being read when the last byte of each comes.
        for one in calls:
            one.sendall(head)
        time.sleep(0.5)
        for one in calls:
            one.sendall(b"}")

        answers = []
        for one in calls:
            one.settimeout(20)
            answers.append(one.recv(4096)[:15])
            one.close()

        self.assertEqual(set(answers), {b"HTTP/1.1 200 OK"})


if __name__ == "__main__":
    unittest.main()
