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
            f"curl -b 'id={cls.secret('cookie')}' -u 'dana:{cls.secret('curl-user')}' http://127.0.0.1:{port}/x",
            f"POST http://127.0.0.1:{port}/x HTTP/1.1\nX-Api-Key: {cls.secret('message')}\n\n{{}}",
            f"SSWS {cls.secret('word')}",
            f"http://127.0.0.1:{port}/hooks/{cls.secret('path')}/in",
            f"https://hooks.slack.com/services/T1/B2/{cls.secret('whole')}",
            f"http://127.0.0.1:{port}/hooks?code={cls.secret('encoded')}%2B%2F",
        ):
            text = {"text": pasted, "name": "P"}
            cls.baton.send("POST", "/api/v1/connections/look-at-address", text)
            cls.baton.send("POST", "/api/v1/connections/read-address", text)
        turned = f"http://127.0.0.1:{port}/short-{cls.secret('turned')[-6:]}"
        cls.secrets["turned"] = turned.rsplit("/", 1)[1]
        cls.baton.post("/connections/read-address", {"text": turned, "turned": [1]})
        cls.replace_a_step_address(story)
        connection = next(one["id"] for one in cls.baton.get("/connections")["items"] if one["kind"] == "web")
        for name in ("first", "second"):
            header = {"name": "X-Api-Key", "value": cls.secret(f"header-{name}")}
            cls.baton.api("PUT", f"/connections/{connection}/headers", header)
        for kind in ("bearer", "header", "basic"):
            line = f"Authorization: Bearer {cls.secret(f'token-{kind}')}"
            token = {"kind": kind, "header_name": "X-Key", "username": "dana", "token": line}
            cls.baton.api("PUT", f"/connections/{connection}/token", token)
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
        cls.bind_an_import(port)
        cls.baton.get(f"/addresses/{story.wait['id']}/secret?form=inside&purpose=reveal")
        until("okta was called", lambda: cls.tools.okta.about(email))

    @classmethod
    def replace_a_step_address(cls, story):
        """The address of a step, replaced for people part-way, too."""
        step = {"workflow": story.id, "step": story.steps["Tell HR"]}
        workflow = cls.baton.get(f"/workflows/{story.id}")
        hr = next(one for one in workflow["draft"]["steps"] if one["id"] == step["step"])
        connection = hr["action"]["connection"]
        for name in ("step-address", "step-address-again"):
            pasted = f"http://127.0.0.1:{cls.tools.hr.port}/hooks/started?key={cls.secret(name)}"
            read = {"text": pasted, "connection": connection, "step": step, "also_part_way": True}
            hr["action"]["path"] = cls.baton.post("/connections/read-address", read)["path"]
            cls.baton.save(workflow, workflow["draft"])
        story.live()

    @classmethod
    def bind_an_import(cls, port):
        """The secret fields of the command line."""
        file = cls.baton.folder / "export.json"
        made = json.loads(cls.baton.cli("import", str(file), "--json").stdout)["workflow"]["id"]
        to = ("--to", f"http://127.0.0.1:{port}", "--token-file", "-")
        cls.baton.cli("bind", made, "HR tool", *to, stdin=cls.secret("bind-token").encode())
        address = f"http://127.0.0.1:{port}/in?token={cls.secret('bind-address')}"
        step = ("--step", "Tell HR", "--address-file", "-")
        cls.baton.cli("bind", made, "HR tool", *step, stdin=address.encode())

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
