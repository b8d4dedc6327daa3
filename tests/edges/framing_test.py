"""N7: a request is read in one way or not at all (RFC 9112), and after one that is not, nothing
on its connection is a request."""

import re
import socket
import unittest

from framing_cases import ACCEPTED, REFUSED, fill
from outer.base import WithBaton, with_defect
from outer.store import Copy


def exchange(port, data, pieces=1):
    """Sends bytes as they are; what came back, and whether the other side closed."""
    with socket.create_connection(("127.0.0.1", port), timeout=300) as connection:
        try:
            size = max(1, len(data) // pieces)
            for start in range(0, len(data), size):
                connection.sendall(data[start : start + size])
        except OSError:
            pass
        received = b""
        while True:
            try:
                part = connection.recv(65536)
            except TimeoutError:
                return received, False
            except OSError:
                return received, True
            if not part:
                return received, True
            received += part


def statuses(received):
    """The statuses of the answers in what came back."""
    # An answer begins right behind the body of the one before.
    return [int(status) for status in re.findall(rb"HTTP/1\.[01] (\d{3}) ", received)]


def judge(baton, address, name, data, pieces=1):
    """What is wrong with how a case that must be refused was taken; nothing, if it was refused."""
    received, closed = exchange(baton.hooks, fill(data, address), pieces)
    answers = statuses(received)
    if not closed:
        return f"{name}: the connection stayed open, {answers}"
    if len(answers) > 1 or any(status < 400 for status in answers):
        return f"{name}: {answers}"
    return None


class Framing(WithBaton):
    """Raw requests with the right token: what Baton takes for one, it would answer 200."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.story = cls.baton.new_story(cls.tools)
        cls.story.live()

    def stored(self):
        """How many calls lie in the file."""
        with Copy(self.baton.data) as file:
            return file.one("SELECT count(*) FROM calls")

    def test_there_are_enough_cases_and_each_is_named_after_a_clause(self):
        self.assertGreaterEqual(len(REFUSED) + len(ACCEPTED), 80)
        for name in [*REFUSED, *ACCEPTED]:
            self.assertRegex(name, r"^\d+(\.\d+)* ")

    def test_what_breaks_a_rule_is_refused_and_its_connection_closed(self):
        before = self.stored()

        for pieces in (1, 7):
            wrong = [
                found
                for name, data in REFUSED.items()
                if (found := judge(self.baton, self.story.trigger, name, data, pieces))
            ]
            self.assertEqual(wrong, [])

        self.assertEqual(self.stored(), before)

    def test_what_follows_a_refused_request_is_no_request(self):
        healthy = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        for name, data in REFUSED.items():
            received, closed = exchange(self.baton.hooks, fill(data, self.story.trigger) + healthy)
            self.assertTrue(closed, name)
            self.assertNotIn(b'"status":"ok"', received, name)

    def test_what_is_right_is_exactly_one_request(self):
        for pieces in (1, 7):
            for name, (data, status) in ACCEPTED.items():
                with self.subTest(name=name, pieces=pieces):
                    data = fill(data, self.story.trigger)
                    received, closed = exchange(self.baton.hooks, data, pieces)
                    self.assertEqual(statuses(received), [status], received)
                    self.assertTrue(closed)

    def test_requests_in_a_row_are_answered_in_their_order(self):
        good = ACCEPTED["9.3 several requests at once"][0]
        keep = fill(good, self.story.trigger).replace(b"Connection: close\r\n", b"")
        wrong = fill(REFUSED["6.3 Content-Length beside Transfer-Encoding"], self.story.trigger)

        received, closed = exchange(self.baton.hooks, keep * 3 + wrong + keep)

        self.assertEqual(statuses(received), [200, 200, 200, 400], received)
        self.assertTrue(closed)
        self.assertEqual(received.count(b'{"received":"call_'), 3)


class RedCase(unittest.TestCase):
    """The library alone, without the check before it."""

    def test_without_the_check_requests_with_two_readings_are_answered(self):
        baton, tools = with_defect(self, "lenient_framing")
        story = baton.new_story(tools)
        story.live()

        for name in TAKEN:
            with self.subTest(name):
                answer = first_answer(baton.hooks, fill(REFUSED[name], story.trigger))
                self.assertEqual(statuses(answer)[:1], [200], answer)


# What has two readings and is answered where nobody checks; others wait for more, or are refused.
TAKEN = [
    "6.3 Content-Length beside Transfer-Encoding",
    "3.2 no Host",
    "2.2 bare LF after every line",
]


def first_answer(port, data):
    """What comes back first, on a connection that is kept open."""
    with socket.create_connection(("127.0.0.1", port), timeout=300) as connection:
        connection.sendall(data)
        received = b""
        while b"\r\n\r\n" not in received and (part := connection.recv(65536)):
            received += part
        return received


if __name__ == "__main__":
    unittest.main()
