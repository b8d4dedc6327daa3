"""How tools come to an address: by which method, with which form of the address and the token, and
what they ask before they send anything (C1, C3)."""

import json
import urllib.parse

from outer import wire
from outer.base import WithBaton
from outer.store import CALL_KINDS, Copy, stored_id
from outer.wait import until

JSON = {"content-type": "application/json"}
SECRET = "s3cr3t-41"


class Callers(WithBaton):
    """One live workflow that adds whom it is told of."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.story = cls.baton.new_story(cls.tools)
        cls.story.live()
        cls.address = cls.story.trigger
        cls.number = 0

    def ask(self, method, path=None, headers=None, body=b"", token=True):
        """A request to the address, with its token in the query unless told otherwise."""
        path = f"/in/{self.address['id']}" if path is None else path
        if token:
            path += ("&" if "?" in path else "?") + f"token={self.address['token']}"
        return wire.request(self.baton.hooks, method, path, body, headers or {})

    def body(self):
        """Data that no call brought yet."""
        type(self).number += 1
        return json.dumps({"emails": [f"caller.{self.number}@acme.example"]}).encode()

    def kept(self, call=None):
        """The newest call of the address, or that one, as an outside reader finds it: its kind,
        the head's text and its body."""
        with Copy(self.baton.data) as file:
            rows = file.rows("SELECT * FROM calls ORDER BY no DESC")
            row = next(row for row in rows if call is None or row["id"] == stored_id(call))
        return CALL_KINDS[row["kind"]], row["headers"], row["body"]

    def count(self):
        """How many calls are stored."""
        with Copy(self.baton.data) as file:
            return file.one("SELECT count(*) FROM calls")

    def test_slashes_at_the_end_and_doubled_ones_change_nothing(self):
        address, token = self.address["id"], self.address["token"]
        bearer = JSON | {"authorization": f"Bearer {token}"}
        for path in (f"/in/{address}/", f"//in/{address}", f"/in//{address}", f"/in/{address}//"):
            with self.subTest(path):
                answer = self.ask("POST", path, bearer, self.body(), token=False)
                self.received(answer)

    def test_the_token_in_the_path_is_enough_and_is_stored_nowhere(self):
        address, token = self.address["id"], self.address["token"]
        for path in (f"/in/{address}/{token}", f"/in/{address}//{token}/"):
            with self.subTest(path):
                call = self.received(self.ask("POST", path, JSON, self.body(), token=False))
                self.assertNotIn(token, str(self.kept(call)))
        wrong = self.ask("POST", f"/in/{address}/btn_{'w' * 43}", JSON, self.body(), token=False)
        deeper = self.ask("POST", f"/in/{address}/{token}/x", JSON, self.body(), token=False)
        self.assertEqual((wrong.status, deeper.status), (401, 401))
        self.assertNotIn(token, self.baton.said())

    def test_a_token_without_its_word_is_known(self):
        token = self.address["token"]
        for name, value in {
            "authorization": token,
            "Authorization": f"Token {token}",
            "x-api-key": token,
            "X-Auth": f"apikey {token}",
            "user-agent": f"Tool/1 {token}",
        }.items():
            with self.subTest(name=name):
                headers = JSON | {name: value}
                call = self.received(self.ask("POST", None, headers, self.body(), token=False))
                self.assertNotIn(token, str(self.kept(call)))

    def test_put_is_taken_like_post(self):
        call = self.received(self.ask("PUT", None, JSON, self.body()))
        until("it is handled", lambda: self.disposition(call) not in ([], ["waiting_to_be_handled"]))

    def test_head_and_options_are_answered_and_are_no_calls(self):
        before = self.count()

        there = self.ask("HEAD")
        takes = self.ask("OPTIONS", None, {"webhook-request-origin": "events.example"})

        self.assertEqual((there.status, there.body), (200, b""))
        self.assertEqual(takes.status, 200)
        self.assertEqual(takes.headers["allow"], "POST, PUT, HEAD, OPTIONS")
        self.assertEqual(takes.headers["webhook-allowed-origin"], "events.example")
        self.assertEqual(self.count(), before)
        self.assertEqual(self.ask("GET").headers["allow"], takes.headers["allow"])

    def test_without_the_token_every_method_gets_the_same_answer(self):
        unknown = "/in/" + "0" * len(self.address["id"])
        for method in ("POST", "PUT", "GET", "OPTIONS"):
            with self.subTest(method):
                known = self.ask(method, token=False)
                nobody = self.ask(method, unknown, token=False)
                self.assertEqual(known.status, 401)
                self.assertEqual(known.body, nobody.body)
        self.assertEqual(self.ask("HEAD", token=False).status, 401)
        self.assertEqual(self.ask("DELETE").status, 405)

    def test_a_get_is_kept_and_taken_only_where_the_address_says_so(self):
        query = urllib.parse.urlencode({"emails": "opened@acme.example", "note": "a&b=ü"})
        path = f"/in/{self.address['id']}?{query}"

        refused = self.ask("GET", path)
        kept = self.kept()
        [shown] = [
            one
            for one in self.baton.every(f"/addresses/{self.address['id']}/calls")
            if one["kind"] == "opened"
        ]
        self.baton.post(f"/calls/{shown['id']}/use", {"reason": "they can do nothing else"})
        used = until("it is used", lambda: self.baton.get(f"/calls/{shown['id']}")["kind"] != "opened")
        settings = self.baton.get(f"/addresses/{self.address['id']}")["settings"] | {"takes_get": True}
        self.baton.api("PATCH", f"/addresses/{self.address['id']}", {"settings": settings})
        taken = self.ask("GET", path.replace("opened", "taken"))

        self.assertEqual(refused.status, 405)
        self.assertEqual(kept[0], "opened")
        self.assertEqual(
            urllib.parse.parse_qs(kept[2].decode()),
            {"emails": ["opened@acme.example"], "note": ["a&b=ü"]},
        )
        self.assertTrue(used)
        call = self.received(taken)
        self.assertEqual(self.kept(call)[0], "accepted")
        self.assertNotIn(self.address["token"], str(self.kept(call)))
        back = {"settings": settings | {"takes_get": False}}
        self.baton.api("PATCH", f"/addresses/{self.address['id']}", back)

    def test_who_asks_again_and_again_pushes_out_no_call_with_a_wrong_token(self):
        path = f"/in/{self.address['id']}"
        wrong = JSON | {"authorization": "Bearer btn_" + "w" * 43}
        self.assertEqual(self.ask("POST", path, wrong, self.body(), token=False).status, 401)
        kinds = lambda: [
            one["kind"] for one in self.baton.every(f"/addresses/{self.address['id']}/calls")
        ]
        until("it is kept", lambda: "wrong_token" in kinds())

        for number in range(25):
            self.ask("GET", f"{path}?number={number}")

        self.assertIn("wrong_token", kinds())
        self.assertEqual(kinds().count("opened"), 20)

    def test_who_asks_whether_somebody_is_there_hears_it(self):
        question = "Validation: Testing 42"
        graph = f"/in/{self.address['id']}?" + urllib.parse.urlencode({"validationToken": question})
        challenge = {"challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}
        slack = challenge | {"type": "url_verification", "token": "Jhj5dZrVaK7ZwHHjRyZWjbDl"}
        okta = {"x-okta-verification-challenge": "okta-42"}

        answers = [
            self.ask("POST", graph, {"content-type": "text/plain"}),
            self.ask("POST", None, JSON | {"x-hook-secret": SECRET}, b"{}"),
            self.ask("POST", None, JSON, json.dumps(challenge).encode()),
            self.ask("POST", None, JSON, json.dumps(slack).encode()),
            self.ask("GET", None, okta),
        ]

        self.assertEqual([answer.status for answer in answers], [200] * 5)
        validated, hooked, told, slacked, verified = answers
        self.assertEqual(validated.body.decode(), question)
        self.assertEqual(validated.headers["content-type"], "text/plain")
        self.assertEqual(hooked.headers["x-hook-secret"], SECRET)
        self.assertEqual([told.json(), slacked.json()], [challenge] * 2)
        self.assertEqual(verified.json(), {"verification": "okta-42"})
        for answer in answers:
            self.assertEqual(answer.headers["x-content-type-options"], "nosniff")
            self.assertIn("sandbox", answer.headers["content-security-policy"])
        listed = self.baton.every(f"/addresses/{self.address['id']}/calls")
        asked = [one for one in listed if one["kind"] == "handshake"]
        self.assertEqual(len(asked), 5)
        for one in asked:
            self.assertEqual([told["kind"] for told in one["dispositions"]], ["only_a_test"])
            self.assertFalse(one["can_use"])
        for file in self.baton.data.glob("baton.db*"):
            self.assertNotIn(SECRET.encode(), file.read_bytes())

    def test_a_question_with_data_or_without_the_token_is_none(self):
        with_data = self.ask("POST", None, JSON | {"x-hook-secret": "x"}, self.body())
        more = json.dumps({"challenge": "x", "emails": ["x@acme.example"]}).encode()
        beside_data = self.ask("POST", None, JSON, more)
        form = {"content-type": "application/x-www-form-urlencoded"}
        as_form = self.ask("POST", None, form, b"challenge=Module+3")
        own = json.dumps({"challenge": self.address["token"]}).encode()
        own_token = self.ask("POST", None, JSON, own)
        graph = f"/in/{self.address['id']}?validationToken=x"
        nobody = self.ask("POST", graph, token=False)

        self.received(with_data)
        self.received(beside_data)
        self.received(as_form)
        self.assertNotIn(self.address["token"], own_token.body.decode())
        self.assertEqual(nobody.status, 401)
