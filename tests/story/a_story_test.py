"""The story, step by step, over HTTP and the command line."""

import json
from pathlib import Path

from outer.base import WithBaton
from outer.server import Baton, Refused, Story
from outer.wait import until
from outer.workflow import jira_call, picked

ADA = "ada.lovelace@acme.example"
GRACE = "grace.hopper@acme.example"


class TheStory(WithBaton):
    """One admin, one workflow, one server; each test begins where the last ended."""

    story: Story
    ids: dict

    def test_01_every_incoming_owner_has_an_address_from_the_start(self):
        kind = type(self)
        kind.story = self.baton.new_story(self.tools)

        secret = f"/addresses/{self.story.wait['id']}/secret?purpose=copy"
        header = self.baton.get(f"{secret}&form=header")
        inside = self.baton.get(f"{secret}&form=inside")

        kind.ids = {
            "trigger": (self.story.trigger["id"], self.story.trigger["token"]),
            "wait": (self.story.wait["id"], self.story.wait["token"]),
        }
        self.assertTrue(self.story.wait["token"].startswith("btn_"))
        self.assertEqual(header["token"], self.story.wait["token"])
        self.assertTrue(header["url"].endswith(f"/in/{self.story.wait['id']}"))
        self.assertIn(f"token={inside['token']}", inside["text"])

    def test_02_a_call_to_a_draft_is_a_sample(self):
        answer = self.story.hire(ADA)

        call = self.received(answer)
        self.assertEqual(self.disposition(call), ["sample"])
        sample = self.baton.get(f"/addresses/{self.story.trigger['id']}/sample")
        self.assertEqual(sample["call"], call)
        self.assertEqual(self.story.runs(), [])

    def test_03_after_go_live_the_same_call_runs(self):
        self.baton.post(
            "/people",
            {
                "display_name": "Ada Lovelace",
                "given_name": "Ada",
                "family_name": "Lovelace",
                "work_email": ADA,
                "department": "Engineering",
            },
        )
        self.story.live()

        call = self.received(self.story.hire(ADA))

        self.story.until_waiting(ADA)
        self.assertEqual(self.disposition(call), ["started_run"])
        self.story.read()
        self.assertEqual(
            self.ids["trigger"], (self.story.trigger["id"], self.story.trigger["token"])
        )
        self.assertEqual(self.ids["wait"], (self.story.wait["id"], self.story.wait["token"]))

    def test_04_okta_received_its_own_shape_and_token(self):
        [receipt] = self.tools.okta.about(ADA)

        self.assertEqual(
            json.loads(receipt["body"]),
            {
                "profile": {
                    "firstName": "Ada",
                    "lastName": "Lovelace",
                    "email": ADA,
                    "department": "Engineering",
                }
            },
        )
        self.assertEqual(receipt["headers"]["authorization"], "SSWS okta-admin-token")
        self.assertEqual(receipt["path"], "/api/v1/users?activate=false")
        self.assertTrue(receipt["id"].startswith("msg_"))
        self.assertEqual(receipt["headers"]["idempotency-key"], receipt["id"])
        self.assertIn("webhook-timestamp", receipt["headers"])

    def test_05_in_progress_changes_nothing(self):
        call = self.received(self.baton.call(self.story.wait, jira_call(self.key(ADA), status="In Progress")))

        until("the condition is judged", lambda: self.disposition(call) == ["condition_not_met"])
        self.assertEqual(self.story.run_of(ADA)["status"], "waiting")

    def test_06_jira_moves_that_run_and_no_other(self):
        self.hire_new(GRACE, "Grace", "Hopper")
        self.story.until_waiting(GRACE)

        call = self.received(self.baton.call(self.story.wait, jira_call(self.key(ADA))))

        self.story.until_status(ADA, "done")
        self.assertEqual(self.disposition(call), ["moved_run"])
        self.assertEqual(self.story.run_of(GRACE)["status"], "waiting")
        [told] = self.tools.hr.about(ADA)
        self.assertEqual(json.loads(told["body"]), {"employee": ADA, "ticket": self.key(ADA)})

    def test_07_a_second_identical_call_changes_nothing(self):
        again = self.received(self.baton.call(self.story.wait, jira_call(self.key(ADA))))
        other = jira_call(self.key(ADA))
        other["again"] = True
        later = self.received(self.baton.call(self.story.wait, other))

        calls = self.baton.get(f"/addresses/{self.story.wait['id']}/calls")["items"]
        self.assertTrue(any(one["duplicate_of"] == again for one in calls))
        until("judged", lambda: self.disposition(later) == ["arrived_afterwards"])
        self.assertEqual(len(self.tools.hr.about(ADA)), 1)

    def test_08_a_call_before_jiras_own_answer_is_kept_and_used(self):
        email = "early@acme.example"
        self.tools.jira.behave(
            call_before_answer={
                "port": self.baton.hooks,
                "path": f"/in/{self.story.wait['id']}",
                "token": self.story.wait["token"],
                "body": jira_call("{ticket}"),
            },
            delay_s=0.5,
        )
        self.hire_new(email, "Early", "Bird")

        self.story.until_status(email, "done")
        self.tools.jira.behave()
        self.assertEqual(len(self.tools.jira.about(email)), 1)
        self.assertEqual(len(self.tools.hr.about(email)), 1)

    def test_09_a_receiver_that_is_down_is_tried_again_under_the_same_id(self):
        email = "retry@acme.example"
        self.tools.hr.stop()
        self.hire_new(email, "Re", "Try")
        self.story.until_waiting(email)
        self.baton.call(self.story.wait, jira_call(self.key(email)))
        run = self.story.run_of(email)
        messages = f"/runs/{run['id']}/messages"
        step = self.story.steps["Tell HR"]

        def failed_once():
            found = [m for m in self.baton.every(messages) if m["step"] == step]
            return found and any(one["ended_at"] for one in found[0]["tries"]) and found[0]

        message = until("the first try failed", failed_once)
        self.tools.hr.start()
        self.story.until_status(email, "done")
        [receipt] = self.tools.hr.about(email)
        self.assertEqual(receipt["id"], message["id"])

    def test_10_what_finally_fails_is_sent_again_by_hand_under_its_id(self):
        email = "refused@acme.example"
        self.tools.hr.behave(status=422)
        self.hire_new(email, "Re", "Fused")
        self.story.until_waiting(email)
        self.baton.call(self.story.wait, jira_call(self.key(email)))
        run = self.story.until_status(email, "needs_you")
        self.assertTrue(self.problems())

        self.tools.hr.behave()
        step = self.story.steps["Tell HR"]
        self.baton.cli("send-again", run["id"], step, "--reason", "HR tool repaired")

        self.story.until_status(email, "done")
        receipts = self.tools.hr.about(email)
        self.assertEqual(len({receipt["id"] for receipt in receipts}), 1)
        self.assertEqual(len({receipt["body"] for receipt in receipts}), 1)
        self.assertEqual([receipt["status"] for receipt in receipts], [422, 200])

    def test_11_kill_and_start_again_goes_on(self):
        self.baton.kill()
        self.baton.start()

        self.baton.call(self.story.wait, jira_call(self.key(GRACE)))

        self.story.until_status(GRACE, "done")
        self.assertEqual(len(self.tools.okta.about(GRACE)), 1)

    def test_12_the_exported_workflow_runs_on_another_server(self):
        file = Path(self.folder.name) / "onboarding.baton.json"
        self.baton.cli("export", self.story.id, "--out", str(file))
        text = file.read_text()
        for hidden in ("127.0.0.1", "okta-admin-token", ADA, self.story.trigger["id"], "btn_"):
            self.assertNotIn(hidden, text)

        other = Baton(f"{self.folder.name}/b")
        imported = json.loads(other.cli("--json", "import", str(file)).stdout)
        workflow = imported["workflow"]["id"]
        self.addCleanup(other.kill)
        self.bind_all(other, workflow)
        other.start()
        other.sign_in()
        story = Story(other, workflow)
        self.assertNotEqual(story.trigger["id"], self.story.trigger["id"])
        other.cli("live", workflow)
        email = "moved@acme.example"
        other.post("/people", {"display_name": "Mo Ved", "given_name": "Mo", "family_name": "Ved", "work_email": email, "department": "IT"})
        self.received(story.hire(email))
        story.until_waiting(email)
        other.call(story.wait, jira_call(self.key(email)))
        story.until_status(email, "done")
        for tool in self.tools.all():
            self.assertEqual(len(tool.about(email)), 1)

    def test_13_go_live_is_refused_until_every_connection_is_bound(self):
        file = Path(self.folder.name) / "onboarding.baton.json"
        imported = self.baton.api("POST", "/workflows/import", json.loads(file.read_text()))
        workflow = imported["workflow"]
        self.assertEqual(workflow["state"], "draft")
        self.assertTrue(workflow["to_fill_in"])

        with self.assertRaises(Refused) as refused:
            self.baton.post(f"/workflows/{workflow['id']}/live", {})

        self.assertEqual(refused.exception.status, 409)
        self.assertEqual(refused.exception.code, "not_ready")

    # --- what the tests share

    def hire_new(self, email, given, family):
        """Adds a person and lets the learning system call."""
        self.baton.post(
            "/people",
            {
                "display_name": f"{given} {family}",
                "given_name": given,
                "family_name": family,
                "work_email": email,
                "department": "Engineering",
            },
        )
        return self.received(self.story.hire(email))

    def key(self, email):
        """The ticket number that Jira gave for a person."""
        from outer.receiver import ticket

        return ticket(email.encode())

    def problems(self):
        """Open problems of the workflow."""
        return self.baton.get(f"/problems?workflow={self.story.id}")["items"]

    def bind_all(self, other, workflow):
        """Binds the three connections by the command line, tokens on standard input."""
        for name, tool, token in (
            ("Okta admin token", self.tools.okta, b"okta-admin-token"),
            ("Jira", self.tools.jira, b"jira-token"),
            ("HR tool", self.tools.hr, b"hr-token"),
        ):
            other.allow.append(f"127.0.0.1:{tool.port}")
            other.cli(
                *("bind", workflow, name),
                *("--to", f"http://127.0.0.1:{tool.port}", "--token-file", "-"),
                stdin=token,
            )


class TheVariant(WithBaton):
    """The wait that finds the person by an e-mail field, and people added from the call."""

    def test_unknown_people_are_added_and_run(self):
        story = self.baton.new_story(
            self.tools,
            unknown="add_person",
            variant="email",
            person=picked("/hire/email"),
            person_fields=[
                {"detail": "given_name", "from": "/hire/first"},
                {"detail": "family_name", "from": "/hire/last"},
                {"detail": "department", "from": "/hire/team"},
            ],
        )
        story.live()
        email = "new.hire@acme.example"
        hire = {"hire": {"email": email, "first": "New", "last": "Hire", "team": "Sales"}}

        self.received(self.baton.call(story.trigger, hire))

        story.until_waiting(email)
        [receipt] = self.tools.okta.about(email)
        self.assertEqual(json.loads(receipt["body"])["profile"]["department"], "Sales")
        call = self.received(self.baton.call(story.wait, jira_call(email=email.upper())))
        story.until_status(email, "done")
        self.assertEqual(self.disposition(call), ["moved_run"])


class KeptUnderProblems(WithBaton):
    """The default for people nobody knows, and choosing Add."""

    def test_add_starts_the_kept_call_exactly_once(self):
        story = self.baton.new_story(self.tools)
        story.live()
        email = "unknown@acme.example"
        first = self.received(story.hire(email))
        second = self.received(self.baton.call(story.trigger, {"emails": [email], "again": 2}))
        until("kept", lambda: self.disposition(second) == ["problem"])
        self.assertEqual(story.runs(), [])
        [group] = self.baton.get(f"/problems?workflow={story.id}")["items"]
        self.assertEqual(group["calls"], 2)

        self.baton.post(
            f"/problems/{group['id']}/add-person",
            {"display_name": "Un Known", "given_name": "Un", "family_name": "Known", "work_email": email, "department": "Ops"},
        )

        story.until_waiting(email)
        self.assertEqual(self.disposition(first), ["started_run"])
        self.assertEqual(self.disposition(second), ["already_in_the_workflow"])
        self.assertEqual(len(self.tools.okta.about(email)), 1)
        self.assertEqual(self.baton.get(f"/problems?workflow={story.id}")["items"], [])
