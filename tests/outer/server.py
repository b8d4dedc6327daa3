"""`baton-server` in its own process, its admin API with a session, and its command line."""

import fcntl
import json
import os
import re
import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

from outer import wire
from outer.wait import until
from outer.workflow import steps_of, story

ROOT = Path(__file__).resolve().parent.parent.parent


class Refused(AssertionError):
    """The admin API answered with a problem document."""

    def __init__(self, method, path, answer):
        self.status = answer.status
        try:
            self.problem = answer.json()
        except ValueError:
            self.problem = {}
        super().__init__(f"{method} {path}: {answer.status} {answer.body[:600]!r}")

    @property
    def code(self):
        """The problem's code."""
        return self.problem.get("code")


class Baton:
    """A data folder and the server that owns it."""

    def __init__(self, folder, binary=None, allow=()):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.data = self.folder / "data"
        self.key = self.folder / "secrets.key"
        self.log = self.folder / "server.log"
        self.binary = binary or os.environ.get(
            "BATON_SERVER", str(ROOT / "target/release/baton-server")
        )
        self.hooks = wire.free_port()
        self.admin = wire.free_port()
        self.allow = list(allow)
        self.more = []
        self.fixed_port = True
        self.cookie = None
        self.token = None
        self.used = set()
        self.said_before = 0
        self.process = None

    def arguments(self):
        """How `serve` is called."""
        line = ["serve", "--data", str(self.data), "--secrets-key-file", str(self.key)]
        line += ["--admin-listen", f"127.0.0.1:{self.admin}"]
        if self.fixed_port:
            line += ["--port", str(self.hooks)]
        for host_port in self.allow:
            line += ["--allow-outgoing", host_port]
        return line + list(self.more)

    def start(self, before=(), environment=None, wait=20.0):
        """Starts the server, under other programs if they are named, and waits until it listens."""
        self.begin(before, environment)
        if wait:
            until("the server listens", self.listens, wait, 0.005)
        return self

    def begin(self, before=(), environment=None):
        """Starts the server without waiting."""
        self.said_before = self.log.stat().st_size if self.log.exists() else 0
        out = open(self.log, "ab")
        self.process = subprocess.Popen(
            [*before, self.binary, *self.arguments()],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
        out.close()

    def lives(self):
        """Whether the admin listener answers."""
        if self.process.poll() is not None:
            raise AssertionError(f"the server ended: {self.log.read_text()[-2000:]}")
        try:
            return wire.request(self.admin, "GET", "/api/v1/session", timeout=60).status in (200, 401)
        except OSError:
            return False

    def listens(self):
        """Whether both listeners answer."""
        if not self.lives():
            return False
        try:
            return wire.request(self.hooks, "GET", "/healthz", timeout=60).status == 200
        except OSError:
            return False

    def kill(self):
        """SIGKILL, to this process and no other."""
        self.signal(signal.SIGKILL)

    def stop(self, seconds=150):
        """SIGTERM, and waits for the end."""
        self.signal(signal.SIGTERM, seconds)

    def signal(self, number, seconds=150):
        """Sends a signal to the server's group and waits for its end."""
        if not self.process:
            return
        if self.process.poll() is None:
            os.killpg(self.process.pid, number)
        self.process.wait(seconds)
        self.process = None
        until("the data folder is free", self.is_free, every=0.002)

    def is_free(self):
        """Whether no process holds the data folder.

        A server that was started under another program ends after it, and only then lets go.
        """
        lock = self.data / "baton.lock"
        if not lock.exists():
            return True
        with open(lock, "rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
        return True

    # --- the admin API

    def sign_in(self):
        """Exchanges a one-time link for a session: the first start's, or a new one."""
        until("it said where to sign in", lambda: "Sign in: " in self.said())
        printed = self.links(self.said())
        if printed and printed[-1] not in self.used:
            once = printed[-1]
        else:
            once = self.links(self.cli("sign-in").stdout.decode())[-1]
        self.used.add(once)
        answer = self.send("POST", "/api/v1/session", {"once": once})
        if answer.status != 200:
            raise Refused("POST", "/api/v1/session", answer)
        self.cookie = answer.headers["set-cookie"].split(";")[0]

    def use_admin_token(self):
        """Asks as programs do, by the token in the folder, which no jump of the clock ends."""
        self.cookie = None
        file = self.data / "admin.token"
        self.token = until("the admin's token is written", lambda: file.exists() and file.read_text())
        self.token = self.token.strip()

    def said(self):
        """What the log holds since the last start."""
        return self.log.read_bytes()[self.said_before :].decode(errors="replace")

    def links(self, text):
        """The one-time links in a text."""
        return re.findall(r"/sign-in\?once=([\w-]+)", text)

    def send(self, method, path, body=None, headers=None):
        """One request to the admin listener, as a browser on this computer would send it."""
        all_headers = {"origin": f"http://127.0.0.1:{self.admin}"}
        if self.cookie:
            all_headers["cookie"] = self.cookie
        if self.token:
            all_headers["authorization"] = f"Bearer {self.token}"
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            all_headers["content-type"] = "application/json"
        all_headers.update(headers or {})
        return wire.request(self.admin, method, path, data, all_headers)

    def api(self, method, path, body=None):
        """One request to the admin API that must succeed; its JSON."""
        answer = self.send(method, f"/api/v1{path}", body)
        if not 200 <= answer.status < 300:
            raise Refused(method, path, answer)
        return answer.json() if answer.body else None

    def get(self, path):
        """Reads from the admin API."""
        return self.api("GET", path)

    def post(self, path, body=None):
        """Posts to the admin API."""
        return self.api("POST", path, {} if body is None else body)

    def every(self, path):
        """All pages of a list."""
        items, after = [], None
        while True:
            join = "&" if "?" in path else "?"
            page = self.get(path + (f"{join}after={quote(after)}" if after else ""))
            items += page["items"]
            after = page.get("next")
            if not after:
                return items

    # --- the command line

    def cli(self, *arguments, stdin=None, good=True):
        """Runs a command of `baton-server` against this folder."""
        ended = subprocess.run(
            [self.binary, *arguments, "--data", str(self.data)]
            + ["--secrets-key-file", str(self.key)],
            input=stdin,
            capture_output=True,
            timeout=600,
        )
        if good and ended.returncode != 0:
            raise AssertionError(f"{arguments}: {ended.returncode} {ended.stderr.decode()}")
        return ended

    # --- what an admin does first

    def connect(self, name, tool, path, token=None, kind="bearer", **auth):
        """Makes a connection by pasting an address, gives both consents and a token."""
        pasted = f"http://127.0.0.1:{tool.port}{path}"
        read = self.post("/connections/read-address", {"text": pasted, "name": name})
        connection = read["connection"]["id"]
        for consent in ("unencrypted", "local"):
            self.api(
                "PUT",
                f"/connections/{connection}/consents",
                {"kind": consent, "host": "127.0.0.1", "port": tool.port},
            )
        if token:
            self.api(
                "PUT", f"/connections/{connection}/token", {"token": token, "kind": kind, **auth}
            )
        return connection, read["path"]

    def connect_all(self, tools, tokens=None):
        """The three connections of the story."""
        tokens = tokens or {"okta": "okta-admin-token", "jira": "jira-token", "hr": "hr-token"}
        return {
            "okta": self.connect(
                "Okta admin token",
                tools.okta,
                "/api/v1/users?activate=false",
                tokens["okta"],
                "header",
                header_name="Authorization",
                prefix="SSWS ",
            ),
            "jira": self.connect("Jira", tools.jira, "/rest/api/3/issue", tokens["jira"]),
            "hr": self.connect("HR tool", tools.hr, "/hooks/started", tokens["hr"]),
        }

    def new_workflow(self, name):
        """A new, blank workflow."""
        return self.post("/workflows", {"name": name, "template": "blank"})

    def save(self, workflow, definition, edit="test"):
        """Saves the draft."""
        return self.api(
            "PUT",
            f"/workflows/{workflow['id']}/draft",
            {
                "revision": self.get(f"/workflows/{workflow['id']}")["draft_revision"],
                "definition": definition,
                "edit": edit,
            },
        )

    def new_story(self, tools, name="New-hire onboarding", **settings):
        """The story's workflow, or another one made by `flow`, as a saved draft; a `Story`."""
        connections = settings.pop("connections", None) or self.connect_all(tools)
        workflow = self.new_workflow(name)
        definition = settings.pop("flow", story)(workflow["draft"], connections, **settings)
        self.save(workflow, definition)
        return Story(self, workflow["id"])

    def addresses(self, workflow):
        """Address and token of every owner of a workflow, by the owner's id."""
        found = {}
        for address in self.get(f"/workflows/{workflow}")["addresses"]:
            secret = self.get(f"/addresses/{address['id']}/secret?form=header&purpose=copy")
            found[address["owner"]["id"]] = {**address, "token": secret["token"]}
        return found

    def call(self, address, body, headers=None, token=None, path=None):
        """A call from another tool."""
        token = address["token"] if token is None else token
        all_headers = {"authorization": f"Bearer {token}"} if token else {}
        all_headers["content-type"] = "application/json"
        all_headers.update(headers or {})
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return wire.request(
            self.hooks, "POST", path or f"/in/{address['id']}", data, all_headers
        )


class Story:
    """A workflow of the story's shape, and what tests ask about it."""

    def __init__(self, baton, workflow):
        self.baton = baton
        self.id = workflow
        self.read()

    def read(self):
        """Reads ids and addresses again."""
        workflow = self.baton.get(f"/workflows/{self.id}")
        definition = workflow["draft"]
        self.steps = {step["name"]: step["id"] for step in steps_of(definition["steps"])}
        addresses = self.baton.addresses(self.id)
        self.trigger = addresses[definition["trigger"]["id"]]
        self.waits = {
            name: addresses[step] for name, step in self.steps.items() if step in addresses
        }
        self.wait = self.waits.get("Laptop ready (Jira)")
        return workflow

    def live(self):
        """Goes live."""
        return self.baton.post(f"/workflows/{self.id}/live", {})

    def hire(self, *emails, **headers):
        """The learning system's call."""
        return self.baton.call(self.trigger, {"emails": list(emails)}, **headers)

    def run_of(self, email):
        """The run of a person, or nothing."""
        for run in self.baton.every(f"/runs?workflow={self.id}"):
            person = self.baton.get(f"/people/{run['person']['id']}")
            if person["work_email"] == email:
                return run
        return None

    def runs(self):
        """All runs of the workflow."""
        return self.baton.every(f"/runs?workflow={self.id}")

    def until_status(self, email, status, seconds=20.0):
        """Waits until a person's run has this status."""

        def check():
            run = self.run_of(email)
            return run if run and run["status"] == status else None

        try:
            return until(f"{email} is {status}", check, seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}; the run: {self.run_of(email)}") from None

    def until_waiting(self, email, seconds=20.0):
        """Waits until a person's run waits for Jira."""
        return self.until_status(email, "waiting", seconds)
