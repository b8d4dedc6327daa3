"""Many at once: lists of 10,000, and 100,000 rows behind one command. Nothing is timed here; what
is counted is how much one transaction does, and what others get done meanwhile."""

import tempfile
import unittest

from outer.many import (
    MOVED,
    NOT_MET,
    PROBLEM,
    STARTED,
    Beside,
    email,
    emails,
    fill,
    hires,
    new_hires,
)
from outer.server import Baton
from outer.wait import until

MANY = 10_000
ROWS = 100_000
# No transaction of a job touches more rows than this.
ROWS_AT_ONCE = 64
PATIENCE_S = 900


class Many(unittest.TestCase):
    """What one call, or one command, does to many."""

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory(prefix="baton-many-")
        self.addCleanup(folder.cleanup)
        self.baton = Baton(f"{folder.name}/a")
        self.addCleanup(self.baton.kill)
        self.baton.start()
        self.baton.sign_in()
        self.trigger, self.wait = new_hires(self.baton, "Hires")

    def beside(self):
        """Reads the file beside the server."""
        beside = Beside(self.baton.data)
        self.addCleanup(beside.close)
        return beside

    def until_fates(self, beside, call, fates):
        """Waits until the entries of a call have these dispositions."""
        until(f"{call} has {fates}", lambda: beside.fates(call) == fates, PATIENCE_S, 0.2)

    def test_a_list_over_the_limit_is_used_to_it_and_the_rest_is_said(self):
        beside = self.beside()
        others, _ = new_hires(self.baton, "Others")

        long = self.baton.call(self.trigger, emails(MANY + 3)).json()["received"]
        other = self.baton.call(others, {"email": "other@acme.example"}).json()["received"]
        self.until_fates(beside, other, {STARTED: 1})
        meanwhile = sum(beside.fates(long).values())
        self.until_fates(beside, long, {STARTED: MANY, PROBLEM: 1})
        signed = self.baton.call(self.wait, emails(MANY)).json()["received"]
        self.until_fates(beside, signed, {MOVED: MANY})

        self.assertLess(meanwhile, MANY, "the other call did not wait for the list")
        [problem] = [
            group
            for group in self.baton.get("/problems")["items"]
            if group["kind"] == "too_many_people"
        ]
        self.assertEqual(problem["params"]["more"], "3")
        self.assertEqual(beside.one("SELECT count(*) FROM runs"), MANY + 1)

    def fill(self, kind="names_nobody"):
        """A problem about 100,000 calls; its id."""
        return fill(self.baton, ROWS, kind)

    def job(self, number):
        """A job by its id."""
        return self.baton.get(f"/jobs/{number}")

    def test_a_hundred_thousand_rows_are_done_in_small_transactions(self):
        problem = self.fill()
        beside = self.beside()

        told = self.baton.post(f"/problems/{problem}/ignore", {"why": "an import gone wrong"})
        under_way = self.job(told["job"])
        for number in range(20):
            call = self.baton.call(self.trigger, {"email": email(number, "honest")})
            self.assertEqual(call.status, 200)
        self.until_fates(beside, call.json()["received"], {STARTED: 1})
        meanwhile = self.job(told["job"])
        job = until(
            "the job ends",
            lambda: (now := self.job(told["job"]))["state"] == "done" and now,
            PATIENCE_S,
            0.2,
        )

        self.assertEqual((under_way["state"], under_way["total"]), ("under_way", ROWS))
        self.assertEqual(meanwhile["state"], "under_way", "others did not wait for the job")
        self.assertEqual((job["done"], job["could_not"]), (ROWS, 0))
        most, slices = beside.db.execute("SELECT most_at_once, slices FROM jobs").fetchone()
        self.assertLessEqual(most, ROWS_AT_ONCE)
        self.assertGreaterEqual(slices, ROWS // ROWS_AT_ONCE)
        self.assertEqual(beside.one("SELECT count(*) FROM problem_items WHERE open = 1"), 0)
        actions = [row["action"] for row in self.baton.get("/audit")["items"]]
        of_the_job = [action for action in actions if action in ("job_done", "problem_ignored")]
        self.assertEqual(of_the_job, ["job_done", "problem_ignored"])

    def test_a_job_is_ended_and_survives_a_kill(self):
        problem = self.fill()
        beside = self.beside()
        told = self.baton.post(f"/problems/{problem}/ignore", {"why": "an import gone wrong"})

        self.baton.kill()
        beside.close()
        self.baton.start()
        beside = self.beside()
        again = self.baton.send("POST", f"/api/v1/problems/{problem}/ignore", {"why": "twice"})
        job = self.baton.post(f"/jobs/{told['job']}/cancel")
        left = beside.one("SELECT count(*) FROM problem_items WHERE open = 1")

        self.assertEqual(again.json()["code"], "already_under_way")
        self.assertEqual(job["state"], "cancelled")
        self.assertEqual(job["done"] + left, ROWS)
        [group] = self.baton.get("/problems")["items"]
        self.assertEqual(group["calls"], left)

    def done(self, number):
        """A job that has come to its end."""
        return until(
            "the job ends",
            lambda: (now := self.job(number))["state"] != "under_way" and now,
            PATIENCE_S,
            0.2,
        )

    def test_calls_that_cannot_be_used_for_somebody_are_counted_in_small_transactions(self):
        # Of calls that name nobody each is asked about by itself; these are about one person.
        problem = self.fill("unknown_person")
        beside = self.beside()
        person = self.baton.get("/people")["items"][0]["id"]

        told = self.baton.post(f"/problems/{problem}/choose-person", {"person": person})
        job = self.done(told["job"])

        self.assertEqual((job["state"], job["done"], job["could_not"]), ("done", 0, ROWS))
        most, slices = beside.db.execute("SELECT most_at_once, slices FROM jobs").fetchone()
        self.assertLessEqual(most, ROWS_AT_ONCE)
        self.assertLess(slices, ROWS // 2, "not each in a transaction of its own")

    def test_a_list_that_is_used_anyway_is_read_by_the_version_of_that_moment(self):
        workflow = self.baton.new_workflow("Wanted")
        definition = hires(workflow["draft"])
        start = definition["trigger"]["start"]
        start["only_if"] = {
            "mode": "all",
            "tests": [
                {
                    "reference": {"source": {"kind": "call"}, "pointer": "/wanted"},
                    "operator": "is",
                    "values": ["yes"],
                }
            ],
        }
        self.baton.save(workflow, definition)
        self.baton.post(f"/workflows/{workflow['id']}/live")
        trigger = self.baton.addresses(workflow["id"])[definition["trigger"]["id"]]
        beside = self.beside()
        body = {**emails(MANY), "leads": emails(MANY, "lead")["emails"], "wanted": "no"}
        call = self.baton.call(trigger, body).json()["received"]
        self.until_fates(beside, call, {NOT_MET: 1})

        self.baton.post(f"/calls/{call}/use", {"reason": "they are wanted"})
        start["person"] = {"kind": "picked", "pointer": "/leads"}
        self.baton.save(workflow, definition)
        self.baton.post(f"/workflows/{workflow['id']}/live")
        before = sum(beside.fates(call).values())
        self.baton.kill()
        beside.close()
        self.baton.start()
        beside = self.beside()
        self.until_fates(beside, call, {STARTED: MANY})

        self.assertLess(before, MANY, "another version went live in the middle")
        self.assertEqual(beside.one("SELECT count(*) FROM runs WHERE version <> 1"), 0)
        self.assertEqual(beside.one("SELECT count(*) FROM runs"), MANY)
        most = beside.one("SELECT max(most_at_once) FROM jobs")
        self.assertLessEqual(most, ROWS_AT_ONCE)
