"""N14 and I8: secrets that pass through Baton lie in no file that it writes, in no form."""

import base64
import json
import tempfile
import unittest
from pathlib import Path
from urllib.parse import quote

from outer.server import Baton
from outer.tools import Tools
from outer.wait import until
from outer.workflow import jira_call
from outer.receiver import ticket


def canary(name):
    """A secret that occurs nowhere else."""
    return f"cnry-{name}-7f3a9c51e0d8b264"


class Canaries(unittest.TestCase):
    """Every way in for a secret is used once; then every file is searched."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="baton-canary-")
        cls.addClassCleanup(folder.cleanup)
        cls.tools = Tools(folder.name)
        cls.addClassCleanup(cls.tools.stop)
        cls.baton = Baton(f"{folder.name}/a")
        cls.addClassCleanup(cls.baton.kill)
        cls.baton.start(environment={"BATON_LOG": "trace"})
        cls.baton.sign_in()
        cls.secrets = {}
        cls.use_everything()
        cls.during = cls.files()
        cls.baton.stop()
        cls.after = cls.files()

    @classmethod
    def secret(cls, name):
        """A canary that will be looked for."""
        cls.secrets[name] = canary(name)
        return cls.secrets[name]

    @classmethod
    def use_everything(cls):
        """Connections, tokens, pasted addresses, headers, queries, refused calls."""
        tokens = {name: cls.secret(f"out-{name}") for name in ("okta", "jira", "hr")}
        story = cls.baton.new_story(cls.tools, connections=cls.baton.connect_all(cls.tools, tokens))
        story.live()
        cls.secrets["trigger token"] = story.trigger["token"]
        cls.secrets["wait token"] = story.wait["token"]
        port = cls.tools.hr.port
        for pasted in (
            f"http://127.0.0.1:{port}/hooks?token={cls.secret('query')}",
            f"http://user:{cls.secret('userinfo')}@127.0.0.1:{port}/hooks",
            f"Authorization: Bearer {cls.secret('authorization-line')}",
            f"curl -H 'Authorization: Bearer {cls.secret('curl')}' http://127.0.0.1:{port}/x",
        ):
            cls.baton.send("POST", "/api/v1/connections/read-address", {"text": pasted, "name": "P"})
        connection = next(one["id"] for one in cls.baton.get("/connections")["items"] if one["kind"] == "web")
        for name in ("first", "second"):
            header = {"name": "X-Api-Key", "value": cls.secret(f"header-{name}")}
            cls.baton.api("PUT", f"/connections/{connection}/headers", header)
        email = "canary@acme.example"
        cls.baton.post(
            "/people",
            {"display_name": "C", "given_name": "C", "family_name": "N", "work_email": email, "department": "D"},
        )
        headers = {
            name: cls.secret(name.lower())
            for name in ("X-Api-Key", "Cookie", "X-Custom", "X-Forwarded-Authorization", "Referer")
        }
        body = {"emails": [email], "note": canary("body")}
        assert cls.baton.call(story.trigger, body, headers).status == 200
        inside = f"/in/{story.trigger['id']}?token={story.trigger['token']}&x={cls.secret('other-query')}"
        cls.baton.call(story.trigger, {"emails": [email], "n": 2}, token="", path=inside)
        wrong = cls.secret("wrong-token")
        cls.baton.call(story.trigger, {"emails": [email]}, token=wrong)
        cls.baton.call(story.trigger, b"{", path=f"/in/{story.trigger['id']}?token={wrong}", token="")
        cls.baton.call(story.trigger, {"x": 1}, path=f"/in/unknown?token={wrong}", token="")
        story.until_waiting(email)
        cls.baton.call(story.wait, jira_call(ticket(email.encode())))
        story.until_status(email, "done")
        cls.baton.cli("export", story.id, "--out", str(cls.baton.folder / "export.json"))
        cls.baton.get(f"/addresses/{story.wait['id']}/secret?form=inside&purpose=reveal")
        until("okta was called", lambda: cls.tools.okta.about(email))

    @classmethod
    def files(cls):
        """Every file of Baton's at this moment, by name."""
        found = {}
        for path in cls.baton.folder.rglob("*"):
            if path.is_file():
                found[str(path.relative_to(cls.baton.folder))] = path.read_bytes()
        return found

    def test_no_secret_lies_in_any_file(self):
        for moment, files in (("running", self.during), ("stopped", self.after)):
            for name, content in files.items():
                for what, secret in self.secrets.items():
                    for form in forms(secret):
                        self.assertNotIn(form, content, f"{what} in {name} while {moment}")

    def test_a_canary_in_a_body_is_in_the_database_only(self):
        here = {name for name, content in self.after.items() if canary("body").encode() in content}

        self.assertTrue(here)
        self.assertLessEqual(here, {"data/baton.db", "data/baton.db-wal"})

    def test_the_secrets_were_really_sent(self):
        sent = [receipt["headers"].get("authorization", "") for receipt in self.tools.okta.receipts()]

        self.assertIn(f"SSWS {self.secrets['out-okta']}", sent)

    def test_the_log_was_written_and_names_nobody(self):
        log = self.after["server.log"]

        self.assertGreater(len(log), 500)
        self.assertNotIn(b"canary@acme.example", log)


def forms(secret):
    """A secret as it is, and as it might hide."""
    raw = secret.encode()
    encoded = base64.b64encode(raw).rstrip(b"=")
    return {raw, quote(secret, safe="").encode(), json.dumps(secret).encode(), encoded, raw.hex().encode()}
