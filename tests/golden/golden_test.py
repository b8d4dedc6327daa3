"""E3: folders made by earlier versions open, hold what they held, and run to their end.

The server's clock is set to when a folder was made, and later to long after, so that the day on
which the test runs changes nothing.
"""

import json
import shutil
import sqlite3
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "kill")]

import contents
import house
from ending import Ending
from oracle import Oracle
from outer.clock import DAY, Clock
from outer.server import Baton
from outer.store import Copy
from outer.tools import Tool, Tools
from outer.wait import until

FOLDERS = sorted(HERE.glob("[0-9]*"), key=lambda folder: int(folder.name))
OVER = ("done", "stopped")
# From this format on the keys of calls stand in blocks of their own.
WITH_BLOCKS = 12


class Opened:
    """A copy of a golden folder, the tools at their old ports, and a server on it."""

    def __init__(self, golden, later=2.0):
        self.golden = golden
        self.known = json.loads((golden / "contents.json").read_text())
        self.shown = contents.as_shown_now(json.loads((golden / "shown.json").read_text()))
        self.place = tempfile.TemporaryDirectory(prefix="baton-golden-")
        self.folder = Path(self.place.name)
        self.clock = Clock(self.folder)
        self.clock.set(self.known["made"] + later)
        self.baton = Baton(self.folder / "opened")
        shutil.copytree(golden / "data", self.baton.data)
        shutil.copy(golden / "secrets.key", self.baton.key)
        for file in (self.baton.key, *self.baton.data.iterdir()):
            file.chmod(0o600)
        self.tools = []

    def receive(self):
        """Starts the other tools; what they had received before stands in their logs."""
        for kind in ("okta", "jira", "hr"):
            shutil.copy(self.golden / f"received-{kind}.jsonl", self.folder / f"{kind}.log")
        three = Tools(self.folder, [house.PORTS[kind] for kind in ("okta", "jira", "hr")])
        absent = [Tool(self.folder, kind, house.PORTS[kind]) for kind in house.ABSENT]
        self.tools = [*three.all(), *absent]

    def start(self):
        """Starts the server, signed in as whoever signed in last before the folder was left.

        The session of Dana, who made it, is over before the twenty days are that the tests let pass.
        """
        self.baton.start(environment=self.clock.environment())
        [last] = [name for name in self.known["sessions"] if name != "Dana"]
        self.baton.cookie = self.known["sessions"][last]
        return self

    def damage(self, sql):
        """Changes the copy before it is opened; the audit does not know. How many rows that were."""
        db = sqlite3.connect(self.baton.data / "baton.db")
        changed = db.execute(sql).rowcount
        db.commit()
        db.close()
        return changed

    def not_signed_in(self):
        """Whose session does not open any more, or opens as somebody else."""
        path = "/api/v1/session"

        def actor(cookie):
            answer = self.baton.send("GET", path, headers={"cookie": cookie})
            return answer.json()["actor"] if answer.status == 200 else None

        sessions = self.known["sessions"].items()
        return [name for name, cookie in sessions if actor(cookie) != name]

    def close(self):
        """Ends everything."""
        self.baton.kill()
        for tool in self.tools:
            tool.stop()
        self.place.cleanup()


class Folder:
    """One golden folder, opened once; each test begins where the last ended."""

    golden: Path

    @classmethod
    def setUpClass(cls):
        cls.opened = Opened(cls.golden)
        cls.addClassCleanup(cls.opened.close)
        cls.known, cls.shown = cls.opened.known, cls.opened.shown
        cls.baton = cls.opened.baton
        cls.ending = Ending(cls.baton, cls.opened.clock, cls.known, cls.shown)

    def nothing_changed(self, expected, found):
        """Asserts that nothing is lost or changed."""
        said = contents.differences(expected, found)
        self.assertFalse(said, "\n".join(said))

    def test_1_the_file_holds_what_was_counted(self):
        self.assertEqual(contents.stored(self.golden / "data"), self.known["stored"])
        self.assertEqual(contents.messages(self.golden / "data"), self.known["messages"])

    def test_2_everything_is_shown_as_it_was(self):
        self.opened.receive()
        self.opened.start()

        self.nothing_changed(self.shown, contents.shown(self.baton))

    def test_3_the_command_line_knows_the_same(self):
        for thing in ("runs", "people"):
            rows = json.loads(self.baton.cli("--json", thing, "--limit", "200").stdout)
            known = {
                id
                for id, one in self.shown[thing].items()
                if not one.get("try_out") and not one.get("sample")
            }
            self.assertLessEqual(known, {row["id"] for row in rows})
        rows = json.loads(self.baton.cli("--json", "addresses", "--reveal").stdout)
        tokens = {row["id"]: row["token"] for row in rows}
        self.nothing_changed({id: one["token"] for id, one in self.shown["addresses"].items()}, tokens)

    def test_4_sessions_and_tokens_still_open_and_others_do_not(self):
        self.assertEqual(self.opened.not_signed_in(), [])
        kept = self.count("SELECT count(*) FROM sessions")
        self.assertGreaterEqual(kept, self.known["stored"]["sessions"])
        old, deleted = self.known["old token"], self.known["deleted"]
        [draft] = self.baton.get(f"/workflows/{self.known['flows']['draft']['workflow']}")["addresses"]
        sample = {"id": draft["id"], "token": self.shown["addresses"][draft["id"]]["token"]}
        for address, status in (
            (sample, 200),
            ({"id": old["address"], "token": old["token"]}, 200),
            ({"id": deleted["address"], "token": deleted["token"]}, 401),
            ({"id": draft["id"], "token": old["token"]}, 401),
        ):
            answer = self.baton.call(address, {"email": "whole@golden.example", "new": True})
            self.assertEqual(answer.status, status, address)

    def test_5_what_was_under_way_goes_on(self):
        sending = [id for id, one in self.known["messages"].items() if one["state"] == "sending"]

        def delivered():
            now = contents.messages(self.baton.data)
            return all(now[id]["state"] == "delivered" for id in sending)

        self.assertTrue(sending)
        until("messages whose answer was unknown are delivered", delivered, 20)
        until("all calls are handled", lambda: not self.count("SELECT count(*) FROM inbox"), 20)
        for call in self.known["answered"]:
            kinds = {one["kind"] for one in self.baton.get(f"/calls/{call}")["dispositions"]}
            self.assertTrue(kinds and "waiting_to_be_handled" not in kinds, call)

    def test_6_every_run_is_brought_to_its_end(self):
        self.ending.all()

        for id in self.shown["runs"]:
            self.assertIn(self.baton.get(f"/runs/{id}")["status"], OVER, id)
        self.assertEqual(self.count("SELECT count(*) FROM runs WHERE finished_at IS NULL"), 0)
        self.assertEqual(self.count("SELECT count(*) FROM outbox WHERE part IS NOT NULL"), 0)

    def test_7_what_was_over_is_as_it_was(self):
        shown = contents.shown(self.baton)
        over = {id: run for id, run in self.shown["runs"].items() if run["status"] in OVER}

        self.assertGreater(len(over), 5)
        self.nothing_changed(over, shown["runs"])
        self.nothing_changed(self.shown["audit"], shown["audit"])
        self.nothing_changed(
            {id: one["versions"] for id, one in self.shown["workflows"].items()},
            {id: one["versions"] for id, one in shown["workflows"].items()},
        )

    def test_8_each_message_says_what_it_said_and_arrived_under_its_id(self):
        self.baton.stop()
        self.nothing_changed(
            without_states(self.known["messages"]),
            without_states(contents.messages(self.baton.data)),
        )

        found = judge(self.opened, self.ending.answered)
        self.assertFalse(found, "\n".join(found))

    def test_9_the_audit_goes_on_from_where_it_was(self):
        with Copy(self.baton.data) as copy:
            before = self.known["stored"]["audit"]
            self.assertEqual(contents.chain(copy, before), self.known["stored"]["audit head"])
            self.assertIsNotNone(contents.chain(copy))
            self.assertGreater(copy.one("SELECT count(*) FROM audit"), before)

    def count(self, sql):
        """A number from the file as it is at this moment."""
        with Copy(self.baton.data) as copy:
            return copy.one(sql)


class Late:
    """The folder is opened more than a year later: old sessions are over, people are not."""

    golden: Path

    def test_a_folder_found_after_a_year_is_whole_and_goes_on(self):
        opened = Opened(self.golden, 400 * DAY)
        self.addCleanup(opened.close)
        opened.receive()
        opened.start()
        old = opened.baton.send("GET", "/api/v1/session")

        opened.baton.cookie = None
        opened.baton.sign_in()

        self.assertEqual(old.status, 401)
        runs = {run["id"] for run in contents.all_runs(opened.baton)}
        self.assertLessEqual(set(opened.shown["runs"]), runs)
        people = {person["id"] for person in opened.baton.every("/people")}
        self.assertLessEqual(set(opened.shown["people"]), people)
        trying = [
            id
            for id, run in opened.shown["runs"].items()
            if run["where"]["kind"] == "trying_again" and run["workflow"]["name"] == "Survey"
        ]
        self.assertTrue(trying)
        until(
            "what was to be tried again is delivered",
            lambda: all(opened.baton.get(f"/runs/{id}")["status"] == "done" for id in trying),
            40,
        )


class Red:
    """Each comparison fails when there is something to find."""

    golden: Path

    def setUp(self):
        self.opened = Opened(self.golden)
        self.addCleanup(self.opened.close)

    def damage(self, sql):
        """Changes the copy before it is opened."""
        self.assertGreater(self.opened.damage(sql), 0)

    def found(self):
        """What the comparison says about a server on the copy."""
        self.opened.start()
        return contents.differences(self.opened.shown, contents.shown(self.opened.baton))

    def test_a_changed_name_and_a_changed_state_are_found(self):
        self.damage("UPDATE people SET display_name = 'Ada' WHERE display_name = 'Whole Gold'")
        self.damage("UPDATE runs SET where_kind = 'sending' WHERE where_kind = 'nobody_called'")

        found = self.found()

        self.assertTrue(any("/people/" in one and "is 'Ada'" in one for one in found), found)
        self.assertTrue(any("nobody_called" in one for one in found), found)

    def test_a_lost_run_is_found(self):
        self.damage("DELETE FROM runs WHERE status = 1 AND try_out = 0 AND version = 2")

        found = self.found()

        self.assertTrue([one for one in found if "/runs/" in one and "is lost" in one], found)

    def test_a_changed_byte_of_a_message_is_found(self):
        self.damage("UPDATE outbox SET body = CAST(body || ' ' AS BLOB) WHERE state = 0")

        known = contents.messages(self.opened.baton.data)

        self.assertTrue(contents.differences(self.opened.known["messages"], known))

    def test_a_lost_session_is_found_whosever_the_others_are(self):
        self.damage("DELETE FROM sessions WHERE actor = 'Dana'")

        self.opened.start()

        self.assertEqual(self.opened.not_signed_in(), ["Dana"])

    def test_an_audit_row_from_elsewhere_is_found(self):
        self.damage(
            "INSERT INTO audit SELECT no + 1, at, action, ids, commitment, hash FROM audit"
            " ORDER BY no DESC LIMIT 1"
        )

        self.assertIsNone(contents.stored(self.opened.baton.data)["audit head"])

    def test_a_message_under_another_id_is_found(self):
        self.opened.receive()
        log = self.opened.folder / "okta.log"
        receipts = [json.loads(line) for line in log.read_text().splitlines()]
        log.write_text(json.dumps({**receipts[0], "id": "msg_" + "0" * 32}) + "\n")

        found = judge(self.opened, [])

        self.assertTrue([one for one in found if one.startswith("I3")], found)


NO_KEYS = "UPDATE key_blocks SET keys = zeroblob(length(keys))"
OTHER_KEYS = "UPDATE calls SET same = randomblob(16) WHERE same IS NOT NULL"


class Blocks:
    """A call whose key stands in a block is known when it comes again."""

    golden: Path

    def setUp(self):
        self.opened = Opened(self.golden)
        self.addCleanup(self.opened.close)

    def sent_again(self):
        """Under which number a call of before is taken, when it comes again."""
        repeated = self.opened.known["repeated"]
        address = {"id": repeated["address"], "token": repeated["token"]}
        answer = self.opened.baton.call(address, repeated["body"].encode())
        self.assertEqual(answer.status, 200)
        return answer.json()["received"]

    def test_a_call_of_before_is_known_when_it_comes_again(self):
        with Copy(self.opened.baton.data) as copy:
            before = copy.one("SELECT count(*) FROM key_blocks")

        self.opened.start()

        self.assertGreater(before, 0)
        self.assertEqual(self.sent_again(), self.opened.known["repeated"]["call"])
        with Copy(self.opened.baton.data) as copy:
            self.assertGreaterEqual(copy.one("SELECT count(*) FROM key_blocks"), before)

    def test_a_block_that_cannot_be_read_is_read_again_from_its_calls(self):
        self.assertGreater(self.opened.damage(NO_KEYS), 0)

        self.opened.start()

        self.assertEqual(self.sent_again(), self.opened.known["repeated"]["call"])

    def test_a_call_whose_key_is_lost_everywhere_is_found(self):
        self.assertGreater(self.opened.damage(NO_KEYS), 0)
        self.assertGreater(self.opened.damage(OTHER_KEYS), 0)

        self.opened.start()

        self.assertNotEqual(self.sent_again(), self.opened.known["repeated"]["call"])


def without_states(messages):
    """What a message says, without how it stands."""
    return {id: contents.without(one, "state") for id, one in messages.items()}


def judge(opened, answered):
    """The kill test's oracle over the folder's whole life; try-outs send to nobody."""
    journal = opened.folder / "journal"
    calls = [*opened.known["answered"], *answered]
    lines = [json.dumps({"what": "call", "status": 200, "call": call}) for call in calls]
    journal.write_text("\n".join(lines) + "\n")
    logs = [opened.folder / f"{kind}.log" for kind in (*house.PORTS,)]
    under_way = opened.known["stored"]["tries without an end"]
    oracle = Oracle(opened.baton.data, journal, logs, under_way=under_way)
    oracle.i7_sound_file()
    with oracle.copy.db as db:
        practice = "SELECT no FROM runs WHERE try_out = 1 AND started_by NOT LIKE '%contact\":true%'"
        db.execute(f"DELETE FROM outbox WHERE no >> 16 IN ({practice})")
        db.execute("DELETE FROM history WHERE no >> 20 IN (SELECT no FROM runs WHERE try_out = 1)")
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM runs WHERE try_out = 1")
    for judgement in (
        oracle.i1_nothing_lost,
        oracle.i2_nothing_invented,
        oracle.i3_one_effect,
        oracle.i4_honest_duplicates,
        oracle.i5_progress,
        oracle.i6_legal_history,
        oracle.i10_one_winner,
    ):
        judgement()
    oracle.copy.close()
    return oracle.findings


for golden in FOLDERS:
    blocks = (Blocks,) if int(golden.name) >= WITH_BLOCKS else ()
    for kind in (Folder, Late, Red, *blocks):
        name = f"{kind.__name__}Of{golden.name}"
        globals()[name] = type(name, (kind, unittest.TestCase), {"golden": golden})
