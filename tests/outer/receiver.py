"""Stand-ins for Okta, Jira and an HR tool: a process each, every receipt on disk first.

A receipt is one line of JSON, synced before the answer leaves. How the stand-in behaves is read
from a file beside the log for every request, so that a test can change it while it runs:

    {"status": 503}                    answer this status
    {"fail_first": 2}                  the first tries of each id get a 503
    {"refuse_first": 1}                the first tries of each id get a 422
    {"fail_share": 0.1}                the first try of a share of the ids gets a 503
    {"delay_s": 0.2}                   answer later
    {"wait_for": "/tmp/sign"}          answer when there is a file there
    {"pad": 70000}                     an answer that is longer by so many bytes
    {"mark": true}                     a byte order mark before the answer
    {"charset": "iso-8859-1"}          an answer in that charset, which its head names
    {"about": {"ada@": {...}}}         these manners instead when the body holds the text
    {"call_before_answer": {...}}      call an address first: port, path, token, body
"""

import argparse
import base64
import codecs
import hashlib
import json
import os
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

if __package__ in (None, ""):
    import sys

    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from outer import wire
from outer.wait import until

LOCK = threading.Lock()


def ticket(body):
    """The number Jira gives: the same for the same person, whatever the try."""
    found = re.search(rb"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+", body)
    name = found.group(0).lower() if found else body
    return "HR-" + str(int(hashlib.sha256(name).hexdigest()[:12], 16))


def answer_of(kind, body):
    """What each tool returns."""
    if kind == "okta":
        return {"id": "00u" + hashlib.sha256(body).hexdigest()[:17], "status": "STAGED"}
    if kind == "jira":
        key = ticket(body)
        return {"id": key[3:], "key": key, "self": f"https://jira.example/rest/{key}"}
    return {"ok": True}


class Handler(BaseHTTPRequestHandler):
    """Writes the receipt down, then answers."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    kind = ""
    log = None
    manners = Path()
    seen: dict = {}

    def log_message(self, *_):
        """Stays quiet."""

    def do_GET(self):
        """Answers like POST."""
        self.do_POST()

    def do_PUT(self):
        """Answers like POST."""
        self.do_POST()

    def do_DELETE(self):
        """Answers like POST."""
        self.do_POST()

    def do_POST(self):
        """Writes down, behaves, answers."""
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        manners = self.read_manners(body)
        message = self.headers.get("webhook-id", "")
        with LOCK:
            tries = self.seen[message] = self.seen.get(message, 0) + 1
        status = manners.get("status", 200)
        if tries <= manners.get("fail_first", 0):
            status = 503
        if tries <= manners.get("refuse_first", 0):
            status = 422
        drawn = int(hashlib.sha256(message.encode()).hexdigest()[:4], 16) / 65536
        if tries == 1 and drawn < manners.get("fail_share", 0):
            status = 503
        receipt = {
            "at": time.time(),
            "monotonic": time.monotonic(),
            "id": message,
            "try": tries,
            "method": self.command,
            "path": self.path,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": base64.b64encode(body).decode(),
            "status": status,
        }
        line = (json.dumps(receipt) + "\n").encode()
        with LOCK:
            os.write(self.log, line)
            os.fdatasync(self.log)
        if call := manners.get("call_before_answer"):
            told = json.loads(json.dumps(call["body"]).replace("{ticket}", ticket(body)))
            wire.request(
                call["port"],
                "POST",
                call["path"],
                json.dumps(told).encode(),
                {"authorization": f"Bearer {call['token']}", "content-type": "application/json"},
            )
        time.sleep(manners.get("delay_s", 0))
        if sign := manners.get("wait_for"):
            until("the answer is wanted", lambda: Path(sign).exists())
        answer = answer_of(self.kind, body) if status < 300 else {"error": status}
        if manners.get("pad"):
            answer["pad"] = "x" * manners["pad"]
        self.reply(status, answer, manners)

    def read_manners(self, body):
        """How to behave at this moment, about what is in the body."""
        try:
            manners = json.loads(self.manners.read_text())
        except (FileNotFoundError, ValueError):
            return {}
        for text, special in manners.get("about", {}).items():
            if text.encode() in body:
                return special
        return manners

    def reply(self, status, value, manners):
        """Sends JSON."""
        data, kind = json.dumps(value).encode(), "application/json"
        if manners.get("mark"):
            data = codecs.BOM_UTF8 + data
        if charset := manners.get("charset"):
            data = json.dumps({**value, "by": "Jörg"}, ensure_ascii=False).encode(charset)
            kind += f"; charset={charset}"
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class Server(ThreadingHTTPServer):
    """Keeps accepting whatever a connection does."""

    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request, client_address):
        """A sender that was killed closes its connection: nothing to tell."""


def main():
    """Serves until it is ended."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--kind", required=True)
    arguments.add_argument("--log", required=True)
    arguments.add_argument("--port", type=int, default=0)
    given = arguments.parse_args()
    Handler.kind = given.kind
    Handler.log = os.open(given.log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    Handler.manners = Path(given.log).with_suffix(".manners")
    server = Server(("127.0.0.1", given.port), Handler)
    print(json.dumps({"port": server.server_address[1]}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
