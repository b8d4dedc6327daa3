"""K8: only this computer by default, and no web page reaches the admin API."""

import json
import os
import subprocess
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from outer.base import WithBaton
from outer import wire
from ports_test import listening

ATTEMPTS = 1000 if os.environ.get("BATON_LONG") else 20
API_ATTEMPTS = 20
LOOPBACK = {"0100007F", "00000000000000000000000001000000"}

PAGE = """<!doctype html><title>attack</title><body><pre id=out>running</pre><script>
(async () => {
  const targets = TARGETS, results = [];
  for (let n = 0; n < COUNT; n++) {
    const target = targets[n % targets.length];
    const way = n % 5;
    const options = [
      {credentials: 'include'},
      {credentials: 'include', mode: 'no-cors'},
      {credentials: 'include', method: 'POST', mode: 'no-cors', body: BODY,
       headers: {'content-type': 'text/plain'}},
      {credentials: 'include', method: 'POST', body: BODY,
       headers: {'content-type': 'application/json'}},
      {credentials: 'include', method: 'DELETE'},
    ][way];
    try {
      const answer = await fetch(target, options);
      const text = await answer.text();
      results.push(answer.type === 'opaque' ? 'opaque' : answer.status + ' ' + text.slice(0, 60));
    } catch (error) { results.push('blocked'); }
  }
  document.getElementById('out').textContent = 'done ' + JSON.stringify(results);
})();
</script>"""


class WebPages(WithBaton):
    """A page of another origin, in a real browser and by hand."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.baton.new_workflow("Untouched")
        cls.before = cls.state()

    @classmethod
    def state(cls):
        """What must not change."""
        workflows = cls.baton.every("/workflows")
        return json.dumps([workflows, cls.baton.get("/settings")], sort_keys=True)

    def test_both_listeners_are_on_this_computer_only(self):
        addresses = {address for address, _ in listening(self.baton.process.pid)}

        self.assertTrue(addresses)
        self.assertLessEqual(addresses, LOOPBACK)

    def test_a_foreign_host_or_origin_is_refused_whatever_the_session(self):
        attempts = list(self.foreign_attempts())
        self.assertEqual(len({json.dumps(one) for one in attempts}), API_ATTEMPTS)

        for method, path, body, headers in attempts:
            body = None if body is None else json.dumps(body).encode()
            answer = self.baton.send(method, f"/api/v1{path}", body, headers)
            self.assertIn(answer.status, (400, 401, 403, 421), (method, path, headers, answer.body))
        self.assertEqual(self.state(), self.before)

    def foreign_attempts(self):
        """Twenty different requests: each foreign head with a reading and a changing method."""
        own = f"http://127.0.0.1:{self.baton.admin}"
        foreign = [
            {"host": "evil.test"},
            {"host": f"evil.test:{self.baton.admin}"},
            {"origin": "http://evil.test"},
            {"origin": "null"},
            {"origin": f"http://evil.test:{self.baton.admin}"},
            {"host": "evil.test", "origin": "http://evil.test"},
            {"origin": own + ".evil.test"},
            {"host": "169.254.169.254", "origin": own},
            {"host": f"127.0.0.1.evil.test:{self.baton.admin}"},
            {"host": "localhost.evil.test"},
        ]
        made = {"name": "Made by an attacker", "template": "blank"}
        changing = [
            ("POST", "/workflows", made),
            ("PATCH", "/settings", {"base_address": "https://evil.test"}),
            ("DELETE", "/session", None),
            ("POST", "/people", {"display_name": "An attacker"}),
        ]
        for n, headers in enumerate(foreign):
            method, path, body = changing[n % len(changing)]
            yield method, path, body, headers
        for path in ("/workflows", "/people"):
            for headers in [one for one in foreign if "host" in one][:5]:
                yield "GET", path, None, headers

    def test_nothing_is_told_without_a_session(self):
        for path in ("/workflows", "/people", "/runs", "/system", "/audit", "/changes", "/settings"):
            answer = wire.request(self.baton.admin, "GET", f"/api/v1{path}")
            self.assertEqual(answer.status, 401, path)

    def test_a_page_in_a_browser_gets_nothing_and_changes_nothing(self):
        results = self.attack()

        self.assertEqual(len(results), ATTEMPTS)
        got = [result for result in results if result.startswith("2")]
        self.assertEqual(got, [])
        self.assertEqual(self.state(), self.before)

    def attack(self):
        """Lets chromium open a page of another origin; its name resolves to this computer."""
        admin = self.baton.admin
        targets = [
            f"http://{host}:{admin}/api/v1/{path}"
            for host in ("127.0.0.1", "localhost", "evil.test")
            for path in ("workflows", "people", "settings", "session")
        ]
        body = json.dumps(json.dumps({"name": "Made by an attacker", "template": "blank"}))
        page = PAGE.replace("TARGETS", json.dumps(targets)).replace("COUNT", str(ATTEMPTS))
        page = page.replace("BODY", body).encode()

        class Attacker(BaseHTTPRequestHandler):
            def log_message(self, *_):
                """Stays quiet."""

            def do_GET(self):
                self.send_response(200)
                self.send_header("content-type", "text/html")
                self.send_header("content-length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

        server = ThreadingHTTPServer(("127.0.0.1", 0), Attacker)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with tempfile.TemporaryDirectory() as profile:
            shown = subprocess.run(
                ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
                + ["--virtual-time-budget=60000", f"--user-data-dir={profile}"]
                + ["--host-resolver-rules=MAP evil.test 127.0.0.1"]
                + [f"http://evil.test:{server.server_address[1]}/"],
                capture_output=True,
                timeout=120,
            ).stdout.decode()
        server.shutdown()
        server.server_close()
        self.assertIn("done [", shown, shown[-500:])
        inside = shown.split("done ", 1)[1].split("</pre>")[0]
        return json.loads(inside.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))
