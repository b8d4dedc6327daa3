"""N2 from one address: behind a tunnel all callers have one, so the slow ones must not shut the
others out; a connection that is kept for the next call stays open for it; and one address leaves
room for others, however few files may be open."""

import os
import resource
import socket
import time
import unittest

from outer import wire
from outer.base import AtRest, WithBaton, with_defect
from outer.holder import hold, let_go
from outer.slow import Slow
from outer.wait import until

LONG = bool(os.environ.get("BATON_LONG"))
SLOW = 2_000 if LONG else 300
CALLS = 2_000 if LONG else 150
# Ten times what anybody waits for while the file is held, and less than a quiet connection is kept.
ENOUGH_S = 100
HEALTHY = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"


def status_of_call(baton, address):
    """The status of an honest call, or what broke it."""
    try:
        return baton.call(address, {"honest": True}).status
    except OSError as error:
        return repr(error)


def connect(baton, source="127.0.0.1"):
    """A connection that comes from one of this computer's addresses."""
    return socket.create_connection(("127.0.0.1", baton.hooks), ENOUGH_S, (source, 0))


def call_of(address, number, more=""):
    """What a tool sends of one event."""
    body = f'{{"emails": ["crowd{number}@acme.example"]}}'
    return (
        f"POST /in/{address['id']} HTTP/1.1\r\nHost: x\r\n{more}"
        f"Authorization: Bearer {address['token']}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def answer_to(connection):
    """The status of the next answer, and whether it says when to come again; nothing where the
    connection is closed without one."""
    answer = connection.recv(4096).decode()
    status = int(answer[9:12]) if answer else None
    return status, "\r\nretry-after:" in answer


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

        statuses = [status_of_call(self.baton, self.story.trigger) for _ in range(CALLS)]

        self.assertEqual(statuses, [200] * CALLS)
        self.assertLess(self.memory_mb() - before, 50)
        self.assertLess(self.open_files(), 700)

    def test_n2_a_connection_that_was_slow_for_longest_makes_room(self):
        held = [socket.create_connection(("127.0.0.1", self.baton.hooks)) for _ in range(128)]
        self.addCleanup(lambda: [one.close() for one in held])
        time.sleep(1.2)

        answer = wire.request(self.baton.hooks, "GET", "/healthz")

        self.assertEqual(answer.status, 200)
        held[0].settimeout(300)
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
            one.settimeout(300)
            answers.append(one.recv(4096)[:15])
            one.close()

        self.assertEqual(set(answers), {b"HTTP/1.1 200 OK"})

    def test_a_connection_kept_for_the_next_call_is_open_longer_than_a_head_may_take(self):
        # As long as a tunnel keeps it, where there is time for that.
        with socket.create_connection(("127.0.0.1", self.baton.hooks), timeout=300) as kept:
            for pause in (100 if LONG else 11, 0):
                kept.sendall(HEALTHY)
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
            one.settimeout(300)
            answers.append(one.recv(4096)[:15])
            one.close()

        self.assertEqual(set(answers), {b"HTTP/1.1 200 OK"})


class CrowdBehindAProxy(WithBaton):
    """A proxy on this computer, and a file that somebody else keeps."""

    more = ("--trusted-proxy", "127.0.0.0/8")

    def test_c1_a_slow_call_is_answered_while_many_of_its_sender_wait_for_the_file(self):
        story = self.baton.new_story(self.tools, unknown="add_person")
        story.live()
        hold(self, self.baton)

        def begin(number, left_out=0):
            one = connect(self.baton)
            self.addCleanup(one.close)
            call = call_of(story.trigger, number, "X-Forwarded-For: 203.0.113.7\r\n")
            one.sendall(call[: len(call) - left_out])
            return one, call[len(call) - left_out :]

        waiting = [begin(number) for number in range(200)]
        # What came before is read by now.
        self.assertEqual(wire.request(self.baton.hooks, "GET", "/healthz").status, 200)
        slow, rest = begin(1_000, 10)
        for number in range(5):
            time.sleep(0.4)
            waiting.append(begin(2_000 + number))
        slow.sendall(rest)

        self.assertIn(answer_to(slow), [(200, False), (503, True)])


class CrowdOfFewFiles(AtRest):
    """A server that may have few files open."""

    def start(self, limit):
        """Starts it with such a limit, as the shell's own `ulimit` names it."""
        self.baton.start(before=("/bin/sh", "-c", f'ulimit {limit} && exec "$@"', "sh"))
        self.baton.sign_in()

    def test_n12_as_many_files_may_be_open_as_the_system_allows(self):
        self.start("-Sn 300")

        soft, hard = resource.prlimit(self.baton.process.pid, resource.RLIMIT_NOFILE)

        self.assertGreaterEqual(soft, min(hard, 10_240) if hard > 0 else 10_240)

    def test_n12_addresses_that_flood_leave_room_for_another_one_and_for_the_admin(self):
        self.start("-n 1024")
        story = self.baton.new_story(self.tools, unknown="add_person")
        story.live()
        holder = hold(self, self.baton)

        flood = []
        for number in range(1_200):
            one = connect(self.baton, ("127.0.0.2", "127.0.0.3")[number % 2])
            self.addCleanup(one.close)
            one.sendall(call_of(story.trigger, number))
            flood.append(one)
            if number % 50 == 0:
                # What came before is read by now, and there is room for this one.
                healthy = wire.request(self.baton.hooks, "GET", "/healthz", timeout=ENOUGH_S)
                self.assertEqual(healthy.status, 200)
        self.assertIsNotNone(self.baton.get("/system"))
        other = connect(self.baton, "127.0.0.9")
        self.addCleanup(other.close)
        other.sendall(call_of(story.trigger, 2_000))

        self.assertIn(answer_to(other), [(200, False), (503, True)])
        answers = {answer_to(one) for one in flood}
        self.assertLessEqual(answers, {(200, False), (503, True)})
        let_go(holder)
        until("calls are taken again", lambda: story.hire("late@acme.example").status == 200)

    def test_n12_where_no_file_can_be_opened_who_is_idle_for_longest_makes_room(self):
        self.start("-n 1024")
        process = self.baton.process.pid
        opened = len(os.listdir(f"/proc/{process}/fd"))
        resource.prlimit(process, resource.RLIMIT_NOFILE, (opened + 20, 1_024))
        kept = []

        # There is room for half of them.
        for _ in range(40):
            one = connect(self.baton, "127.0.0.2")
            self.addCleanup(one.close)
            one.sendall(HEALTHY)
            self.assertEqual(answer_to(one)[0], 200)
            kept.append(one)

        self.assertEqual(kept[0].recv(1), b"", "the first one was closed")
        self.assertIn("no more files can be opened", self.baton.said())

    def test_n12_who_is_idle_at_the_admins_port_takes_no_files_from_callers(self):
        self.admin_is_crowded(b"")

    def test_n12_who_sends_half_a_request_shuts_no_admin_out(self):
        head = b"POST /api/v1/session HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 100\r\n\r\n{"
        self.admin_is_crowded(head)

    def admin_is_crowded(self, said):
        """Callers and the admin are served beside many at the admin's port who say this and no more."""
        self.start("-n 300")
        story = self.baton.new_story(self.tools, unknown="add_person")
        story.live()

        idle = []
        for _ in range(400):
            one = socket.create_connection(("127.0.0.1", self.baton.admin), ENOUGH_S)
            one.sendall(said)
            self.addCleanup(one.close)
            idle.append(one)
        statuses = {status_of_call(self.baton, story.trigger) for _ in range(20)}
        self.assertIsNotNone(self.baton.get("/system"))

        self.assertEqual(statuses, {200})
        self.assertTrue(is_closed(idle[0]), "the first one was closed")
        said = [line for line in self.baton.said().splitlines() if "Too many open files" in line]
        self.assertEqual(said[:1], [])


def is_closed(connection):
    """Whether the other side has closed it; what it had not read by then makes that a reset."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


class RedCase(unittest.TestCase):
    """A listener where nobody makes room: whoever comes when there are too many is refused."""

    def test_n2_without_room_for_newcomers_honest_calls_are_refused(self):
        baton, tools = with_defect(self, "newcomers_refused")
        story = baton.new_story(tools)
        story.live()
        slow = Slow(baton.hooks, SLOW)
        slow.start()
        self.addCleanup(slow.end)
        until("there are as many slow ones as may be", lambda: slow.opened >= 200, 60)

        statuses = [status_of_call(baton, story.trigger) for _ in range(20)]

        self.assertNotEqual(statuses, [200] * 20)


if __name__ == "__main__":
    unittest.main()
