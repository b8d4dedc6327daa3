"""K53: a tunnel keeps its connection, and the next call on it is answered."""

import http.client
import json
import time

from outer.base import WithBaton

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
