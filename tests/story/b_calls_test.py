"""CONTRACT C1, case by case: the answer, the stored row, and where the admin sees it."""

import json
from urllib.parse import quote

from outer.base import WithBaton
from outer import wire
from outer.store import CALL_KINDS, Copy, stored_id
from outer.wait import until

KNOWN = "known@acme.example"
BUSY = "busy@acme.example"


class Calls(WithBaton):
    """A live workflow that starts at once for those it knows."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.story = cls.baton.new_story(cls.tools)
        for email in (KNOWN, BUSY):
            cls.baton.post(
                "/people",
                {"display_name": email, "given_name": "K", "family_name": "N", "work_email": email, "department": "X"},
            )
        cls.story.live()
        cls.address = cls.story.trigger

    # --- the three places that every case looks at

    def stored(self, call):
        """The stored row of a call, by its id."""
        with Copy(self.baton.data) as copy:
            rows = copy.rows("SELECT * FROM calls WHERE id = ?", stored_id(call))
            self.assertEqual(len(rows), 1, call)
            return rows[0], rows[0]["body"]

    def listed(self, check, seconds=5):
        """The first earlier call at the address that fits."""

        def look():
            calls = self.baton.get(f"/addresses/{self.address['id']}/calls")["items"]
            return next((call for call in calls if check(call)), None)

        return until("the call is listed at its address", look, seconds)

    def refused(self, kind, answer, status):
        """The parts that refused calls have in common."""
        self.assertEqual(answer.status, status, answer.body)
        shown = self.listed(lambda call: call["kind"] == kind)
        row, body = self.stored(shown["id"])
        self.assertEqual(CALL_KINDS[row["kind"]], kind)
        return row, body

    # --- the cases

    def test_each_form_of_the_learning_system_is_accepted(self):
        forms = [
            (json.dumps({"email": KNOWN}).encode(), "application/json"),
            (json.dumps({"emails": [KNOWN]}).encode(), "application/json"),
            (json.dumps([KNOWN]).encode(), "application/json"),
            (f"email={quote(KNOWN)}".encode(), "application/x-www-form-urlencoded"),
        ]
        outcomes = []
        for body, content_type in forms:
            answer = self.baton.call(self.address, body, {"content-type": content_type})
            call = self.received(answer)
            row, stored = self.stored(call)
            self.assertEqual(stored, body)
            self.assertEqual(CALL_KINDS[row["kind"]], "accepted")
            until("handled", lambda call=call: self.disposition(call) != ["waiting_to_be_handled"])
            outcomes += self.disposition(call)
            self.listed(lambda shown, call=call: shown["id"] == call)
        self.assertEqual(outcomes, ["started_run"] + ["already_in_the_workflow"] * 3)

    def test_several_people_in_one_call_are_handled_on_their_own(self):
        body = {"emails": [KNOWN, "nobody@acme.example", "not an address"]}

        call = self.received(self.baton.call(self.address, body))

        until("handled", lambda: "waiting_to_be_handled" not in self.disposition(call))
        self.assertEqual(len(self.disposition(call)), 3)
        self.assertEqual(self.disposition(call).count("problem"), 2)

    def test_someone_already_in_the_workflow_is_not_started_again(self):
        self.received(self.story.hire(BUSY))
        self.story.until_waiting(BUSY)

        call = self.received(self.baton.call(self.address, {"emails": [BUSY], "second": True}))

        until("judged", lambda: self.disposition(call) == ["already_in_the_workflow"])
        self.stored(call)
        self.listed(lambda shown: shown["id"] == call)
        self.assertEqual(len(self.tools.okta.about(BUSY)), 1)

    def test_a_repeat_gets_the_first_answer_and_a_row_of_its_own(self):
        body = {"emails": ["twice@acme.example"]}
        first = self.baton.call(self.address, body)

        second = self.baton.call(self.address, body)

        self.assertEqual(second.body, first.body)
        call = self.received(first)
        repeat = self.listed(lambda shown: shown["duplicate_of"] == call)
        row, _ = self.stored(repeat["id"])
        self.assertIsNotNone(row["duplicate_of"])
        self.assertEqual([one["kind"] for one in repeat["dispositions"]], ["duplicate"])

    def test_a_wrong_token_is_refused_and_kept(self):
        wrong = "btn_" + "A" * 43
        answer = self.baton.call(self.address, {"emails": ["wrong@acme.example"]}, token=wrong)

        _, body = self.refused("wrong_token", answer, 401)
        self.assertIn(b"wrong@acme.example", body)
        self.assertEqual(self.story.run_of("wrong@acme.example"), None)
        address = self.baton.get(f"/addresses/{self.address['id']}")
        self.assertGreaterEqual(address["rejected"]["count"], 1)

    def test_an_unknown_address_answers_like_a_wrong_token(self):
        wrong = self.baton.call(self.address, {"x": 1}, token="btn_" + "B" * 43)
        none = self.baton.call(self.address, {"x": 1}, path="/in/0000000000000000000000000A")
        missing = self.baton.call(self.address, {"x": 1}, token="")

        def told(answer):
            headers = {k: v for k, v in answer.headers.items() if k != "date"}
            return answer.status, answer.body, headers

        self.assertEqual(none.status, 401)
        self.assertEqual(told(wrong), told(none))
        self.assertEqual(told(missing), told(none))

    def test_unreadable_json_is_kept_and_shown_as_a_problem(self):
        for body in (b'{"emails": [', b'{"a":1,"a":2}', b"\xff\xfe", b""):
            answer = self.baton.call(self.address, body)

            call = self.received(answer, readable=False)
            row, stored = self.stored(call)
            self.assertEqual(stored or b"", body)
            self.assertFalse(row["readable"])
            until("judged", lambda call=call: self.disposition(call) == ["problem"])
            self.listed(lambda shown, call=call: shown["id"] == call and not shown["readable"])
        self.assertTrue(self.baton.get(f"/problems?workflow={self.story.id}")["items"])

    def test_an_oversized_body_is_refused(self):
        body = b'{"emails":["big@acme.example"],"pad":"' + b"x" * (1024 * 1024) + b'"}'

        row, stored = self.refused("too_big", self.baton.call(self.address, body), 413)

        self.assertIsNone(stored)
        self.assertGreater(row["size"], 1024 * 1024)
        told = self.baton.get(f"/problems?workflow={self.story.id}")["items"]
        told = [one["params"] for one in told if one["kind"] == "call_too_long"]
        self.assertEqual([one["times"] for one in told], ["1"], "K51")
        self.assertGreater(int(told[0]["size"]), int(told[0]["most"]))

    def test_a_compressed_body_is_refused(self):
        for _ in range(2):
            answer = self.baton.call(self.address, b"\x1f\x8b", {"content-encoding": "gzip"})
            _, stored = self.refused("compressed", answer, 415)
            self.assertIsNone(stored)

        told = self.baton.get(f"/problems?workflow={self.story.id}&kind=call_compressed")["items"]
        self.assertEqual([one["params"]["times"] for one in told], ["2"])
        self.assertLess(told[0]["since"], told[0]["last_at"], "the latest is its news")

    def test_a_body_that_is_not_compressed_is_taken_whatever_names_it(self):
        for number, name in enumerate(("utf-8", "UTF8", "identity", "gzip", "application/json")):
            with self.subTest(name):
                body = {"emails": [f"named{number}@acme.example"]}
                call = self.received(self.baton.call(self.address, body, {"content-encoding": name}))
                row, stored = self.stored(call)
                self.assertEqual((row["readable"], json.loads(stored)), (1, body))
        # A name that is no compression says nothing, whatever comes.
        answer = self.baton.call(self.address, b"\xff\x00", {"content-encoding": "utf-8"})
        self.received(answer, readable=False)

    def test_a_wrong_method_is_refused_and_leaves_nothing(self):
        before = self.count()

        answer = wire.request(self.baton.hooks, "DELETE", f"/in/{self.address['id']}")

        self.assertEqual(answer.status, 405)
        self.assertIn("POST", answer.headers["allow"])
        self.assertEqual(self.count(), before)

    def test_a_name_that_is_no_http_is_no_call(self):
        before = self.count()

        wire.raw(self.baton.hooks, b"NONSENSE\r\n\r\n")

        self.assertEqual(self.count(), before)

    def test_the_token_inside_the_address_is_enough(self):
        path = f"/in/{self.address['id']}?token={self.address['token']}"
        answer = self.baton.call(self.address, {"emails": ["inside@acme.example"]}, token="", path=path)

        call = self.received(answer)
        self.stored(call)
        self.listed(lambda shown: shown["id"] == call)

    def count(self):
        """How many calls are stored."""
        with Copy(self.baton.data) as copy:
            return copy.one("SELECT count(*) FROM calls")


class Guessing(WithBaton):
    """Too fast counts wrong tokens only."""

    def test_the_eleventh_wrong_token_of_a_minute_is_too_fast_and_a_right_one_never(self):
        story = self.baton.new_story(self.tools)
        wrong = "btn_" + "C" * 43

        answers = [self.baton.call(story.trigger, {"n": n}, token=wrong) for n in range(14)]

        statuses = [answer.status for answer in answers]
        self.assertEqual(statuses[:10], [401] * 10)
        self.assertEqual(statuses[-1], 429)
        self.assertIn("retry-after", answers[-1].headers)
        self.received(self.baton.call(story.trigger, {"emails": ["a@acme.example"]}))


class BehindAProxy(WithBaton):
    """C12: with `--trusted-proxy` the forwarded address is the sender's, for limits too."""

    more = ("--trusted-proxy", "127.0.0.0/8")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.story = cls.baton.new_story(cls.tools)
        cls.address = cls.story.trigger

    def seen_from(self, forwarded, n):
        """From whom a call came, as it is stored and as the admin sees it."""
        answer = self.baton.call(self.address, {"n": n}, {"x-forwarded-for": forwarded})
        call = self.received(answer)
        with Copy(self.baton.data) as copy:
            stored = copy.one("SELECT sender FROM calls WHERE id = ?", stored_id(call))
        calls = self.baton.get(f"/addresses/{self.address['id']}/calls")["items"]
        shown = next(one["from"] for one in calls if one["id"] == call)
        self.assertEqual(stored, shown)
        return shown

    def test_the_sender_is_who_the_proxy_says_and_not_who_the_sender_says(self):
        self.assertEqual(self.seen_from("203.0.113.7", 1), "203.0.113.7")
        self.assertEqual(self.seen_from("1.2.3.4, 203.0.113.8", 2), "203.0.113.8")
        self.assertEqual(self.seen_from("nonsense", 3), "127.0.0.1")

    def test_guesses_are_counted_for_each_forwarded_sender(self):
        wrong = "btn_" + "D" * 43

        def guess(forwarded):
            headers = {"x-forwarded-for": forwarded}
            return self.baton.call(self.address, {"n": 0}, headers, token=wrong).status

        statuses = [guess("203.0.113.20") for _ in range(12)]

        self.assertEqual(statuses[:10], [401] * 10)
        self.assertEqual(statuses[-1], 429)
        self.assertEqual(guess("203.0.113.21"), 401)


class WithoutAProxy(WithBaton):
    """C12: without `--trusted-proxy` nobody is believed about the sender."""

    def test_a_forwarded_address_is_not_believed(self):
        address = self.baton.new_story(self.tools).trigger

        call = self.received(self.baton.call(address, {}, {"x-forwarded-for": "203.0.113.7"}))

        with Copy(self.baton.data) as copy:
            sender = copy.one("SELECT sender FROM calls WHERE id = ?", stored_id(call))
        self.assertEqual(sender, "127.0.0.1")
        calls = self.baton.get(f"/addresses/{address['id']}/calls")["items"]
        self.assertEqual([one["from"] for one in calls if one["id"] == call], ["127.0.0.1"])
