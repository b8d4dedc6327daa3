"""K8: only this computer by default, and no web page reaches the admin API."""

import json
import os
import unittest

from attack import attack
from outer import wire
from outer.base import WithBaton, with_defect
from ports_test import listening

ATTEMPTS = 1000 if os.environ.get("BATON_LONG") else 80
API_ATTEMPTS = 20
LOOPBACK = {"0100007F", "00000000000000000000000001000000"}


def got_in(results):
    """The requests that a page was answered."""
    return [result for result in results if result.startswith("2")]


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

    def test_a_page_in_a_browser_with_a_session_gets_nothing_and_changes_nothing(self):
        # What the browser has is a session: Baton's own page would be answered.
        self.assertEqual(self.baton.send("GET", "/api/v1/workflows").status, 200)

        results = attack(self.baton, ATTEMPTS)

        self.assertEqual(len(results), ATTEMPTS)
        self.assertEqual(got_in(results), [])
        self.assertEqual(self.state(), self.before)


class WithoutTheGuard(unittest.TestCase):
    """The red case: a Baton that does not look where a request comes from."""

    def test_the_same_page_reads_and_changes(self):
        baton, _ = with_defect(self, "any_origin")

        results = attack(baton, 20)

        self.assertTrue(got_in(results), results)
        # One of the requests ended the session.
        baton.use_admin_token()
        made = [one["name"] for one in baton.every("/workflows")]
        self.assertIn("Made by an attacker", made)
