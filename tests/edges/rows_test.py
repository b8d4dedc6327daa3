"""A hundred thousand rows behind one click, done and not refused: *Add the person*, *Start them*, *Use
it anyway*, *Send all again*. Nothing is timed; what is counted is how much one transaction does, and
that others are handled meanwhile."""

import http.server
import tempfile
import threading
import unittest

from outer.many import STARTED, Beside, email, emails, fill, hires, keep, new_hires
from outer.server import Baton
from outer.wait import until
from outer.workflow import call_step, condition, detail, field

ROWS = 100_000
# A call names no more.
LIST = 10_000
# No transaction of a job touches more rows than this.
ROWS_AT_ONCE = 64
PATIENCE_S = 3600


class Rows(unittest.TestCase):
    """What one click does to very many."""

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory(prefix="baton-rows-")
        self.addCleanup(folder.cleanup)
        self.baton = Baton(f"{folder.name}/a")
        self.addCleanup(self.baton.kill)
        self.baton.start()
        self.baton.sign_in()
        self.trigger, _ = new_hires(self.baton, "Hires")

    def beside(self):
        """Reads the file beside the server."""
        beside = Beside(self.baton.data)
        self.addCleanup(beside.close)
        return beside

    def live(self, name, definition_of):
        """A workflow, live: its id and the address of its trigger."""
        workflow = self.baton.new_workflow(name)
        definition = definition_of(workflow["draft"])
        self.baton.save(workflow, definition)
        self.baton.post(f"/workflows/{workflow['id']}/live")
        addresses = self.baton.addresses(workflow["id"])
        return workflow["id"], addresses[definition["trigger"]["id"]]

    def others_go_on(self, beside, number):
        """Somebody is hired while a job is under way."""
        call = self.baton.call(self.trigger, {"email": email(number, "honest")})
        self.assertEqual(call.status, 200)
        id = call.json()["received"]
        until("others are handled", lambda: beside.fates(id) == {STARTED: 1}, PATIENCE_S, 0.1)

    def job(self, number):
        """A job by its id."""
        return self.baton.get(f"/jobs/{number}")

    def ended(self, number):
        """A job that has come to its end."""
        ends = lambda: (now := self.job(number))["state"] != "under_way" and now
        return until("the job ends", ends, PATIENCE_S, 0.5)

    def assert_small(self, beside, jobs=1):
        """No transaction did much, and none was for one row alone."""
        counts = beside.db.execute("SELECT most_at_once, slices FROM jobs WHERE by IS NOT NULL")
        counts = counts.fetchall()
        self.assertEqual(len(counts), jobs)
        for most, slices in counts:
            self.assertLessEqual(most, ROWS_AT_ONCE)
            self.assertLess(slices, ROWS // 2, "not each in a transaction of its own")

    def test_the_person_is_added_and_all_calls_are_theirs(self):
        problem = fill(self.baton, ROWS, "unknown_person", body='{"note":"x"}')
        beside = self.beside()

        person = {"display_name": "Ada Okafor", "work_email": "ada@acme.example"}
        told = self.baton.post(f"/problems/{problem}/add-person", person)
        self.others_go_on(beside, 1)
        meanwhile = self.job(told["job"])
        job = self.ended(told["job"])

        self.assertEqual(meanwhile["state"], "under_way", "others did not wait for the job")
        self.assertEqual((job["state"], job["done"], job["could_not"]), ("done", ROWS, 0))
        self.assert_small(beside)
        self.assertEqual(beside.one("SELECT count(*) FROM problem_items WHERE open = 1"), 0)
        self.assertEqual(beside.one("SELECT count(*) FROM runs"), 2, "the first starts, once")

    def test_all_that_was_kept_is_started(self):
        workflow, _ = self.live("Kept", hires)
        keep(self.baton, ROWS, workflow)
        beside = self.beside()

        told = self.baton.post(f"/workflows/{workflow}/kept/start", {})
        self.others_go_on(beside, 2)
        if told["job"]:
            self.assertEqual(self.ended(told["job"])["done"], ROWS)
        runs = "SELECT count(*) FROM runs"
        until("all are started", lambda: beside.one(runs) == ROWS + 1, PATIENCE_S, 1)

        self.assert_small(beside)
        self.assertEqual(beside.one("SELECT count(*) FROM shelf WHERE kind = 2"), 0)

    def test_lists_are_used_anyway(self):
        def wanted(draft):
            definition = hires(draft)
            start = definition["trigger"]["start"]
            start["only_if"] = condition("call", "/wanted", "is", "yes")
            return definition

        _, trigger = self.live("Wanted", wanted)
        beside = self.beside()
        calls = [
            self.baton.call(trigger, {**emails(LIST, f"list{number}"), "wanted": "no"})
            for number in range(ROWS // LIST)
        ]
        calls = [call.json()["received"] for call in calls]
        for call in calls:
            until("it is not wanted", lambda: sum(beside.fates(call).values()) == 1, PATIENCE_S, 0.2)

        for call in calls:
            self.baton.post(f"/calls/{call}/use", {"reason": "they are wanted"})
        self.others_go_on(beside, 3)
        meanwhile = beside.one("SELECT count(*) FROM jobs WHERE by IS NOT NULL AND state = 0")
        for call in calls:
            all_of_it = lambda: beside.fates(call) == {STARTED: LIST}
            until("everybody is started", all_of_it, PATIENCE_S, 1)

        self.assertGreater(meanwhile, 0, "others did not wait for the jobs")
        # Whoever was started is passed by, which takes next to no time: many of them fill no slice.
        self.baton.post(f"/calls/{calls[0]}/use", {"reason": "once more"})
        ended = "SELECT count(*) FROM jobs WHERE by IS NOT NULL AND state <> 0"
        until("all is used", lambda: beside.one(ended) == len(calls) + 1, PATIENCE_S, 1)
        self.assertEqual(beside.one("SELECT count(*) FROM runs"), ROWS + 1)
        self.assert_small(beside, len(calls) + 1)

    def test_all_that_was_refused_is_sent_again(self):
        tool = Refusing()
        self.addCleanup(tool.end)
        where = self.baton.connect("HR tool", tool, "/hooks/hired")

        def tells(draft):
            who = field("who", detail("person", "/work_email"))
            definition = hires(draft)
            return {**definition, "steps": [call_step("Tell HR", *where, [who])]}

        _, trigger = self.live("Told", tells)
        beside = self.beside()
        for number in range(ROWS // LIST):
            self.baton.call(trigger, emails(LIST, f"told{number}"))
        people = "SELECT coalesce(max(people), 0) FROM problems WHERE state = 0"
        until("all are refused", lambda: beside.one(people) == ROWS, PATIENCE_S, 1)
        [problem] = self.baton.get("/problems")["items"]
        tool.accepts = True

        told = self.baton.post(f"/problems/{problem['id']}/send-again", {"reason": "mended"})
        self.others_go_on(beside, 4)
        meanwhile = self.job(told["job"])
        job = self.ended(told["job"])

        self.assertEqual(meanwhile["state"], "under_way", "others did not wait for the job")
        self.assertEqual((job["state"], job["could_not"]), ("done", 0))
        # Whoever's own next try was due before the job came to them needs no other.
        again = """SELECT count(*) FROM problem_items WHERE ended LIKE '%"sent_again"%'"""
        self.assertEqual(job["done"], beside.one(again))
        self.assertGreater(job["done"], ROWS // 2)
        self.assert_small(beside)
        # Who came meanwhile waits for a contract.
        sent = "SELECT count(*) FROM runs WHERE finished_at IS NOT NULL"
        until("all are through", lambda: beside.one(sent) == ROWS, PATIENCE_S, 1)


class Refusing:
    """A tool that refuses whatever it is told, until it accepts; it writes nothing down."""

    def __init__(self):
        tool = self
        self.accepts = False

        class Handler(http.server.BaseHTTPRequestHandler):
            """Answers."""

            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def log_message(self, *_):
                """Stays quiet."""

            def do_POST(self):
                """Reads, and says yes or no."""
                self.rfile.read(int(self.headers.get("content-length", 0)))
                self.send_response(200 if tool.accepts else 422)
                self.send_header("content-length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def end(self):
        """Listens no more."""
        self.server.shutdown()
        self.server.server_close()


if __name__ == "__main__":
    unittest.main()
