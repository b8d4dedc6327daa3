"""K53: a tunnel keeps its connection, and the next call on it is answered; who closes early is served."""

import http.client
import json
import socket
import time

from outer.base import WithBaton
from outer.wait import until

# cloudflared keeps a connection for 90 s.
IDLE_S = 30


class KeptAlive(WithBaton):
    """Two calls on one connection, with a pause between them."""

    def test_the_call_after_a_pause_is_answered(self):
        story = self.baton.new_story(self.tools, unknown="add_person")
        story.live()
        connection = http.client.HTTPConnection("127.0.0.1", self.baton.hooks, timeout=300)
        self.addCleanup(connection.close)

        self.assertEqual(self.call(connection, story, "first@acme.example"), 200)
        time.sleep(IDLE_S)
        self.assertEqual(self.call(connection, story, "second@acme.example"), 200)

    def call(self, connection, story, email):
        """One call on the connection, which is not opened again."""
        connection.auto_open = 0 if connection.sock else 1
        headers = {"authorization": f"Bearer {story.trigger['token']}"}
        headers["content-type"] = "application/json"
        body = json.dumps({"emails": [email]})
        connection.request("POST", f"/in/{story.trigger['id']}", body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status


class ClosedEarly(WithBaton):
    """Senders that have said all and do not wait as long as an answer takes."""

    def test_who_closes_its_own_half_is_answered(self):
        sender = self.sent("half@acme.example")
        sender.shutdown(socket.SHUT_WR)

        answer = http.client.HTTPResponse(sender)
        answer.begin()
        self.assertEqual(answer.status, 200)
        self.started(1)

    def test_the_call_of_who_is_gone_starts_its_run(self):
        for number in range(20):
            self.sent(f"gone{number}@acme.example").close()

        # What never came whole is no call; here all of it was sent.
        self.started(20)

    def setUp(self):
        super().setUp()
        self.story = self.baton.new_story(self.tools, unknown="add_person")
        self.story.live()
        self.before = self.runs()

    def runs(self):
        """How many runs there are: fewer than a page."""
        return len(self.baton.get("/runs?limit=100")["items"])

    def sent(self, email):
        """The connection of a call of which everything was sent."""
        body = json.dumps({"emails": [email]})
        head = (
            f"POST /in/{self.story.trigger['id']} HTTP/1.1\r\nHost: baton\r\n"
            f"Authorization: Bearer {self.story.trigger['token']}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        sender = socket.create_connection(("127.0.0.1", self.baton.hooks), timeout=300)
        self.addCleanup(sender.close)
        sender.sendall((head + body).encode())
        return sender

    def started(self, count):
        """Waits until so many runs have begun; nothing else wakes Baton meanwhile."""
        until(f"{count} runs have begun", lambda: self.runs() - self.before == count)
