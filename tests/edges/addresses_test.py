"""C3, C10 and C13: the secret of an address is its step's, and goes nowhere else.

What a step or a connection is given is seen by what the tools receive, and by what lies in files.
"""

import json

from outer.base import AtRest, WithBaton
from outer.receiver import ticket
from outer.server import Baton, Story
from outer.store import Copy
from outer.wait import until
from outer.workflow import call_step, detail, field, jira_call, text, trigger

ONE = "q7Zx81LmNpo2Rt55YvKd9"
TWO = "hW3kf90sQxT7bGv2RmZ4p"


def person(name):
    """An employee that calls can name."""
    return {
        "display_name": name,
        "given_name": name,
        "family_name": "N",
        "work_email": f"{name}@acme.example",
        "department": "D",
    }


def one_step(draft, connection, path):
    """A trigger and one call that names the person."""
    fields = [field("employee", detail("person", "/work_email"))]
    return {"trigger": trigger(draft), "steps": [call_step("Tell HR", connection, path, fields)]}


class Addresses(WithBaton):
    """What is pasted into one step, seen by the tools."""

    names = iter(f"p{number}" for number in range(10_000))

    def somebody(self):
        """The e-mail address of somebody new."""
        name = next(self.names)
        self.baton.post("/people", person(name))
        return f"{name}@acme.example"

    def paste(self, pasted, step=None, **more):
        """Pastes a text, for a step of a workflow when one is named."""
        body = {"text": pasted, **more}
        if step:
            body["step"] = {"workflow": step.id, "step": step.steps["Tell HR"]}
        return self.baton.post("/connections/read-address", body)

    def consent(self, connection, tool):
        """Allows plain http to this computer."""
        for kind in ("unencrypted", "local"):
            consent = {"kind": kind, "host": "127.0.0.1", "port": tool.port}
            self.baton.api("PUT", f"/connections/{connection}/consents", consent)

    def workflow(self, name, connection, path):
        """A workflow of one step, saved."""
        workflow = self.baton.new_workflow(name)
        self.baton.save(workflow, one_step(workflow["draft"], connection, path))
        return Story(self.baton, workflow["id"])

    def repath(self, story, read):
        """The step's draft takes what a paste gave."""
        workflow = self.baton.get(f"/workflows/{story.id}")
        draft = workflow["draft"]
        draft["steps"][0]["action"]["path"] = read["path"]
        draft["steps"][0]["action"]["connection"] = read["connection"]["id"]
        self.baton.save(workflow, draft)

    def sent_to(self, tool, story):
        """Where the tool was called for somebody who is hired at this moment."""
        email = self.somebody()
        self.assertEqual(story.hire(email).status, 200)
        return until("the tool is called", lambda: tool.about(email))[0]["path"]

    def address(self, path, tool=None):
        """An address of a tool."""
        return f"http://127.0.0.1:{(tool or self.tools.hr).port}{path}"

    def test_an_address_pasted_into_one_step_leads_no_other_elsewhere(self):
        for first, second in ((ONE, TWO), ("64b8f0c2a1d4e5f6a7b8c9d0", "77c9e1d3b2e5f6a7b8c9d0e1")):
            read = self.paste(self.address(f"/v1/goals/{first}/progress"), name="Goals")
            connection = read["connection"]["id"]
            self.consent(connection, self.tools.hr)
            story = self.workflow("A", connection, read["path"])
            story.live()
            other = self.workflow("B", connection, [])

            again = self.paste(
                self.address(f"/v1/goals/{second}/progress"), other, connection=connection
            )
            self.repath(other, again)
            other.live()

            self.assertEqual(again["connection"]["id"], connection)
            self.assertEqual(self.sent_to(self.tools.hr, story), f"/v1/goals/{first}/progress")
            self.assertEqual(self.sent_to(self.tools.hr, other), f"/v1/goals/{second}/progress")

    def test_another_host_and_another_token_make_a_connection_of_their_own(self):
        read = self.paste(self.address(f"/in?token={ONE}"), name="Shared")
        connection = read["connection"]["id"]
        self.consent(connection, self.tools.hr)
        story = self.workflow("A", connection, read["path"])
        story.live()
        other = self.workflow("B", connection, read["path"])

        moved = self.paste(self.address("/x", self.tools.okta), other, connection=connection)

        self.assertNotEqual(moved["connection"]["id"], connection)
        self.assertEqual(self.sent_to(self.tools.hr, story), f"/in?token={ONE}")

    def test_a_replaced_address_of_a_live_step_works_from_going_live_on(self):
        read = self.paste(self.address(f"/in?token={ONE}"), name="Replaced")
        connection = read["connection"]["id"]
        self.consent(connection, self.tools.hr)
        story = self.workflow("Replaced", connection, read["path"])
        story.live()

        again = self.paste(self.address(f"/in?token={TWO}"), story, connection=connection)
        self.repath(story, again)

        self.assertEqual(self.sent_to(self.tools.hr, story), f"/in?token={ONE}")
        story.live()
        self.assertEqual(self.sent_to(self.tools.hr, story), f"/in?token={TWO}")

    def test_the_request_goes_to_the_pasted_address_byte_for_byte(self):
        for path in (
            f"/hooks/{ONE}/in?a=%2F&token=a%2Bb%3D&empty=&flag",
            "/hooks/catch/12345678/2x9abcd/",
            f"/a;b=1/{TWO}?code=1",
        ):
            read = self.paste(self.address(path), name="Bytes")
            self.consent(read["connection"]["id"], self.tools.hr)
            story = self.workflow("Bytes", read["connection"]["id"], read["path"])
            story.live()

            self.assertEqual(self.sent_to(self.tools.hr, story), path)

    def test_an_address_that_is_the_credential_is_in_no_export(self):
        for pasted in (
            "https://hooks.zapier.com/hooks/catch/12345678/2x9abcd/",
            "https://hooks.slack.com/services/T01/B02/2x9abcd",
            "https://chat.googleapis.com/v1/spaces/2x9abcd/messages",
        ):
            read = self.paste(pasted, name="Zap")
            story = self.workflow("Zap", read["connection"]["id"], read["path"])

            file = self.baton.send("GET", f"/api/v1/workflows/{story.id}/export")

            self.assertEqual(file.status, 200)
            self.assertNotIn(b"2x9abcd", file.body)
            self.assertNotIn("2x9abcd", json.dumps(self.baton.get(f"/workflows/{story.id}")))

    def test_a_token_pasted_with_what_stands_around_it_is_sent_as_it_is_meant(self):
        bearer = {"kind": "bearer"}
        header = {"kind": "header", "header_name": "Authorization"}
        basic = {"kind": "basic", "username": "dana"}
        own = {"kind": "header", "header_name": "X-Key"}
        for given, pasted, name, sent in (
            (bearer, "Authorization: SSWS 00a", "authorization", "SSWS 00a"),
            (bearer, "Bearer eyJ0", "authorization", "Bearer eyJ0"),
            (bearer, "Authorization: Bearer eyJ0", "authorization", "Bearer eyJ0"),
            (bearer, "SSWS 00a", "authorization", "SSWS 00a"),
            (bearer, "00a", "authorization", "Bearer 00a"),
            ({**header, "prefix": "SSWS"}, "00a", "authorization", "SSWS 00a"),
            ({**header, "prefix": "SSWS "}, "SSWS 00a", "authorization", "SSWS 00a"),
            ({**header, "prefix": ""}, "GenieKey 00a", "authorization", "GenieKey 00a"),
            (bearer, "X-Api-Key: k1", "x-api-key", "k1"),
            ({**own, "prefix": "v1="}, "k1", "x-key", "v1=k1"),
            (basic, "two words", "authorization", "Basic ZGFuYTp0d28gd29yZHM="),
            (basic, "Authorization: Basic ZGFuYTpwdw==", "authorization", "Basic ZGFuYTpwdw=="),
        ):
            with self.subTest(pasted=pasted, given=given):
                self.assertEqual(self.header_of(given, pasted, name), sent)

    def test_there_is_a_way_back_to_no_token(self):
        connection = self.a_connection()
        token = f"/connections/{connection}/token"
        self.baton.api("PUT", token, {"kind": "bearer", "token": "00a"})

        back = self.baton.api("PUT", token, {"kind": "none", "token": None})

        self.assertEqual((back["auth"]["kind"], back["needs"]), ("none", []))
        self.assertNotIn("authorization", self.sent_as_test(connection)["headers"])

    def a_connection(self):
        """A connection that may be sent to."""
        connection = self.paste(self.address("/in"), name="Token")["connection"]["id"]
        self.consent(connection, self.tools.hr)
        return connection

    def header_of(self, given, pasted, name):
        """What a header is when a token was pasted into a form."""
        connection = self.a_connection()
        self.baton.api("PUT", f"/connections/{connection}/token", {**given, "token": pasted})
        return self.sent_as_test(connection)["headers"].get(name)

    def sent_as_test(self, connection, path="/in", headers=()):
        """What the tool receives of a test."""
        workflow = self.baton.new_workflow("Test")
        path = [text(path)] if isinstance(path, str) else path
        definition = one_step(workflow["draft"], connection, path)
        definition["steps"][0]["action"]["headers"] = list(headers)
        email = self.somebody()
        people = self.baton.get(f"/people?search={email}")["items"]
        self.baton.post(
            "/test-send",
            {
                "workflow": workflow["id"],
                "definition": definition,
                "step": definition["steps"][0]["id"],
                "person": people[0]["id"],
                "confirmed": True,
            },
        )
        return until("the test arrives", lambda: self.tools.hr.about(email))[0]

    def test_the_token_of_an_address_goes_into_a_header_too_where_the_step_says_so(self):
        read = self.paste(self.address("/in?token=a%2Bb%3D"), name="Both")
        self.consent(read["connection"]["id"], self.tools.hr)
        slot = read["in_header"]["slot"]
        header = {"name": "X-Auth", "value": {"kind": "secret", "slot": slot, "word": "Token "}}

        both = self.sent_as_test(read["connection"]["id"], read["path"], [header])
        inside = self.sent_as_test(read["connection"]["id"], read["path"])

        self.assertTrue(read["in_header"]["suggested"])
        self.assertEqual(both["path"], "/in?token=a%2Bb%3D")
        self.assertEqual(both["headers"]["x-auth"], "Token a+b=")
        self.assertNotIn("authorization", inside["headers"])


class PartWay(AtRest):
    """An address that was rotated, and people who are part-way."""

    def setUp(self):
        super().setUp()
        self.baton.start()
        self.baton.sign_in()
        connections = self.baton.connect_all(self.tools)
        self.connection, _ = connections["hr"]
        read = self.paste(ONE)
        connections["hr"] = (self.connection, read["path"])
        self.story = self.baton.new_story(self.tools, connections=connections)
        self.story.live()
        for name in ("ada", "ben"):
            self.baton.post("/people", person(name))

    def paste(self, token, **more):
        """Pastes an address of the HR tool for the last step."""
        pasted = f"http://127.0.0.1:{self.tools.hr.port}/in?token={token}"
        body = {"text": pasted, "connection": self.connection, **more}
        return self.baton.post("/connections/read-address", body)

    def rotate(self, also_part_way):
        """Replaces it; the draft takes it."""
        step = {"workflow": self.story.id, "step": self.story.steps["Tell HR"]}
        look = {"text": "https://x.example/in", "connection": self.connection, "step": step}
        elsewhere = self.baton.post("/connections/look-at-address", look)
        self.assertTrue(elsewhere["leads_elsewhere"])
        self.assertEqual(elsewhere["part_way"], 0)
        look["text"] = f"http://127.0.0.1:{self.tools.hr.port}/in?token={TWO}"
        looked = self.baton.post("/connections/look-at-address", look)
        self.assertEqual((looked["leads_elsewhere"], looked["part_way"]), (False, 1))
        return self.paste(TWO, step=step, also_part_way=also_part_way)

    def to_the_end(self, email):
        """Brings somebody from the wait to the end; the path that the tool was called at."""
        self.baton.call(self.story.wait, jira_call(ticket(email.encode())))
        return until("HR is told", lambda: self.tools.hr.about(email))[-1]["path"]

    def test_people_part_way_keep_theirs_unless_the_admin_says_so(self):
        self.story.hire("ada@acme.example")
        self.story.until_waiting("ada@acme.example")

        read = self.rotate(False)

        self.assertEqual(read["part_way"], 0)
        self.assertEqual(self.to_the_end("ada@acme.example"), f"/in?token={ONE}")

    def test_people_part_way_have_it_at_once_when_the_admin_says_so(self):
        self.story.hire("ada@acme.example")
        self.story.until_waiting("ada@acme.example")

        read = self.rotate(True)

        self.assertEqual(read["part_way"], 1)
        self.assertEqual(self.to_the_end("ada@acme.example"), f"/in?token={TWO}")
        entry = next(
            one
            for one in self.baton.every("/audit")
            if one["action"] == "connection_address_set" and "people" in json.dumps(one)
        )
        self.assertIn(self.story.id, json.dumps(entry))

    def in_a_header(self, read):
        """The last step also sends the token of its address in a header, from now on."""
        draft = self.baton.get(f"/workflows/{self.story.id}")["draft"]
        secret = {"kind": "secret", "slot": read["in_header"]["slot"], "word": "Bearer "}
        action = draft["steps"][-1]["action"]
        action["headers"] = [{"name": "X-Auth", "value": secret}]
        action["path"] = read["path"]
        self.baton.save({"id": self.story.id}, draft)
        self.story.live()

    def headers_to_the_end(self, email):
        """Brings somebody to the end; the header that the tool got the token in."""
        path = self.to_the_end(email)
        return path, self.tools.hr.about(email)[-1]["headers"].get("x-auth")

    def test_a_replaced_address_takes_its_token_out_of_the_header_too(self):
        self.in_a_header(self.paste("one%2Bone"))
        self.story.hire("ada@acme.example")
        self.story.until_waiting("ada@acme.example")

        self.rotate(True)

        sent = self.headers_to_the_end("ada@acme.example")
        self.assertEqual(sent, (f"/in?token={TWO}", f"Bearer {TWO}"))

    def test_a_token_is_replaced_inside_the_address_for_people_part_way_too(self):
        read = self.paste(ONE)
        self.in_a_header(read)
        self.story.hire("ada@acme.example")
        self.story.until_waiting("ada@acme.example")
        step = {"workflow": self.story.id, "step": self.story.steps["Tell HR"]}
        slot = next(one["slot"] for one in read["path"] if one["kind"] == "secret")
        body = {"token": "a+b=", "step": step, "slot": slot, "also_part_way": True}

        kept = self.baton.api("PUT", f"/connections/{self.connection}/address-token", body)
        called = self.baton.get(f"/connections/{self.connection}/addresses")["items"]

        self.assertEqual(kept["part_way"], 1)
        now = [one for one in called if kept["slot"] in json.dumps(one["path"])]
        self.assertEqual([one["people"] for one in now], [1])
        sent = self.headers_to_the_end("ada@acme.example")
        self.assertEqual(sent, ("/in?token=a%2Bb%3D", "Bearer a+b="))

    def test_a_message_that_was_not_accepted_goes_to_the_address_of_now_under_its_id(self):
        self.tools.hr.behave(status=401)
        self.story.hire("ada@acme.example")
        self.story.until_waiting("ada@acme.example")
        self.assertEqual(self.to_the_end("ada@acme.example"), f"/in?token={ONE}")
        refused = self.tools.hr.about("ada@acme.example")[-1]["id"]

        self.rotate(True)
        self.tools.hr.behave()
        run = self.story.run_of("ada@acme.example")
        step = self.story.steps["Tell HR"]
        self.baton.post(f"/runs/{run['id']}/send-again", {"reason": "rotated", "step": step})

        sent = until(
            "it is accepted",
            lambda: [one for one in self.tools.hr.about("ada@acme.example") if one["status"] == 200],
        )[0]
        self.assertEqual((sent["id"], sent["path"]), (refused, f"/in?token={TWO}"))

    def test_what_nothing_names_is_swept_at_the_next_start_and_nothing_else(self):
        self.story.hire("ada@acme.example")
        self.story.until_waiting("ada@acme.example")
        self.paste("never-saved-anywhere-1")
        before = self.slots()

        self.baton.stop()
        self.baton.start()
        until("it is swept", lambda: self.slots() < before)

        self.assertEqual(len(before - self.slots()), 1)
        self.assertEqual(self.to_the_end("ada@acme.example"), f"/in?token={ONE}")

    def slots(self):
        """The slots that the file lists."""
        with Copy(self.baton.data) as copy:
            return {row["slot"] for row in copy.rows("SELECT slot FROM outgoing_slots")}


class Bound(AtRest):
    """An imported workflow on a folder that nobody serves, then on one that is served."""

    def test_an_imported_step_needs_its_own_secret_before_it_goes_live(self):
        self.baton.start()
        self.baton.sign_in()
        pasted = f"http://127.0.0.1:{self.tools.hr.port}/in?token={ONE}"
        read = self.baton.post("/connections/read-address", {"text": pasted, "name": "HR"})
        workflow = self.baton.new_workflow("Bound")
        path = read["path"]
        self.baton.save(workflow, one_step(workflow["draft"], read["connection"]["id"], path))
        file = self.baton.folder / "export.json"
        self.baton.cli("export", workflow["id"], "--out", str(file))
        self.baton.stop()

        other = Baton(f"{self.folder}/b", allow=[f"127.0.0.1:{self.tools.hr.port}"])
        self.addCleanup(other.kill)
        imported = json.loads(other.cli("import", str(file), "--json").stdout)
        missing = imported["to_fill_in"]
        made = imported["workflow"]["id"]
        to = ("--to", f"http://127.0.0.1:{self.tools.hr.port}", "--token-file", "-")
        said = other.cli("bind", made, "HR", *to, stdin=b"00a").stdout
        other.start()
        other.sign_in()
        refused = other.send("POST", f"/api/v1/workflows/{made}/live", {})
        fill = other.get(f"/workflows/{made}")["to_fill_in"]

        self.assertEqual(refused.status, 409, "it would stop at its first run")
        codes = {one["code"] for one in refused.json()["problems"]}
        self.assertIn("address_secret_missing", codes)
        self.assertEqual([one.get("step_name") for one in missing], [None, "Tell HR"])
        self.assertEqual([one.get("step_name") for one in fill], ["Tell HR"])
        self.assertIn(b"Tell HR", said)
        bind = ("bind", made, "HR", "--step", "Tell HR", "--address-file", "-")
        other.cli(*bind, stdin=pasted.replace(ONE, TWO).encode())
        live = other.send("POST", f"/api/v1/workflows/{made}/live", {})
        self.assertEqual(live.status, 200, live.body)
        other.post("/people", person("ada"))
        story = Story(other, made)
        story.hire("ada@acme.example")
        told = until("HR is told", lambda: self.tools.hr.about("ada@acme.example"))[0]
        self.assertEqual(told["path"], f"/in?token={TWO}")
        self.assertEqual(told["headers"]["authorization"], "Bearer 00a")
