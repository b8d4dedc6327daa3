"""Each invariant that the oracle claims, broken in a copy of a real run: the oracle must see it."""

import json

from forging import Forged, Played, random_id
from legal import Watch
from outer.store import Copy, as_happened, happened, text_id, told_of
from states import STATES, count

STARTED, MOVED, UNMATCHED, MERGED = 4, 5, 2, 15


class Adding(Played):
    """The load adds people in each way in which somebody is added."""

    def test_somebody_is_added_by_a_call_and_by_hand(self):
        with Copy(self.forged().data) as copy:
            found, _ = count(copy)
            added = "SELECT no, ids FROM audit WHERE action = 'person_added'"
            by_row = {row["no"]: json.loads(row["ids"])["person"] for row in copy.rows(added)}
            people = copy.rows("SELECT id, email_key FROM people")
            emails = {text_id("per_", row["id"]): row["email_key"] for row in people}

        # Of those who come in any kill; crowds and who is damaged come in some.
        for state, variant in (
            ("somebody added by a call", "adds"),
            ("somebody added by hand", "ticket"),
        ):
            self.assertIn(state, STATES, "a kill has to meet it")
            alone = [emails[by_row[no]] for no in found[state]]
            self.assertTrue([one for one in alone if one.endswith(f".{variant}@kill.example")], state)


class Invariants(Played):
    """I1 to I10, and what is for ever."""

    def test_what_nobody_forged_is_sound(self):
        self.assertEqual(self.restless, [])
        self.assertEqual(self.forged().judge(), [])

    # --- I1

    def test_an_entry_that_is_lost_from_a_call_of_many_is_seen(self):
        copy = self.forged()
        many = copy.one(
            "SELECT max(no) AS last FROM dispositions GROUP BY no >> 16 HAVING count(*) > 5"
        )
        copy.change("DELETE FROM dispositions WHERE no = ?", many["last"])
        self.assert_seen(copy, "I1", "has 0 dispositions of")

    def test_an_entry_that_counts_twice_is_seen(self):
        copy = self.forged()
        row = copy.one("SELECT * FROM dispositions WHERE kind = ?", STARTED)
        copy.again("dispositions", row, no=(row["no"] | 0xFFFF))
        self.assert_seen(copy, "I1", "has 2 dispositions of")

    def test_somebody_who_is_not_in_the_call_is_seen(self):
        copy = self.forged()
        row = copy.one("SELECT * FROM dispositions WHERE kind = ?", STARTED)
        copy.again("dispositions", row, no=(row["no"] | 0xFFFF), value="other@kill.example")
        self.assert_seen(copy, "I1", "other@kill.example has a disposition and is not in it")

    def test_a_call_that_is_lost_is_seen(self):
        copy = self.forged()
        call = copy.one("SELECT no FROM calls WHERE duplicate_of IS NULL ORDER BY no DESC")["no"]
        copy.change("DELETE FROM calls WHERE no = ?", call)
        self.assert_seen(copy, "I1", "was answered and is not stored")

    def test_a_call_that_waits_to_be_handled_for_ever_is_seen(self):
        copy = self.forged()
        copy.change("INSERT INTO inbox (call_no, entry) SELECT max(no), 0 FROM calls")
        self.assert_seen(copy, "I1", "it still waits to be handled")

    def test_a_repeat_that_counts_as_a_call_of_its_own_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE calls SET duplicate_of = NULL WHERE duplicate_of IS NOT NULL")
        self.assert_seen(copy, "I1", "it repeats another call, or does not")

    def test_an_await_elsewhere_is_no_excuse_for_an_unmatched_call(self):
        copy = self.forged()
        # Runs at other addresses, and such as began after the call, wait for their value.
        call = copy.one(
            "SELECT dispositions.no, address_no, calls.no AS call FROM dispositions"
            " JOIN calls ON calls.no = dispositions.no >> 16 WHERE dispositions.kind = ?"
            " ORDER BY calls.no",
            MOVED,
        )
        copy.change(
            "UPDATE awaits SET value = NULL, state = 0"
            " WHERE address_no <> ? OR run_no IN (SELECT no FROM runs WHERE call_no > ?)",
            *(call["address_no"], call["call"]),
        )
        copy.change(
            "UPDATE dispositions SET kind = ? WHERE no = ?", UNMATCHED, call["no"]
        )
        self.assert_seen(copy, "I1", "is unmatched for ever")

    def test_a_call_that_is_part_of_a_run_it_started_itself_is_seen(self):
        copy = self.forged()
        copy.change(
            "UPDATE dispositions SET kind = ? WHERE no = (SELECT min(no) FROM dispositions WHERE kind = ?)",
            *(MERGED, STARTED),
        )
        self.assert_seen(copy, "I1", "it is part of a run that no call before it started")

    # --- I2

    def test_a_run_without_a_call_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE runs SET call_no = 999999 WHERE no = 1")
        self.assert_seen(copy, "I2", "names no call")

    def test_somebody_who_is_in_a_workflow_twice_is_seen(self):
        copy = self.forged()
        run = copy.one("SELECT * FROM runs WHERE finished_at IS NULL AND status = 1")
        copy.again("runs", run, no=999, id=random_id())
        self.assert_seen(copy, "I2", "unfinished runs at once")

    def test_a_run_that_no_call_started_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE dispositions SET kind = 7 WHERE kind = ? AND run_no = 1", STARTED)
        self.assert_seen(copy, "I2", "no call says that it started run no 1")

    def test_somebody_of_whom_nobody_told_is_seen(self):
        copy = self.forged()
        person = copy.one("SELECT * FROM people WHERE sample = 0 AND email_key IS NOT NULL")
        email = "invented@kill.example"
        copy.again("people", person, no=9999, id=random_id(), email_key=email, work_email=email)
        self.assert_seen(copy, "I2", "nobody told about person no 9999")

    # --- I3

    def test_an_effect_under_a_second_id_is_seen(self):
        copy = self.forged()
        message = copy.one("SELECT * FROM outbox WHERE state = 2")
        copy.again("outbox", message, no=message["no"] | 0xFFF, id=random_id())
        self.assert_seen(copy, "I3", "an effect has 2 ids")

    def test_a_message_that_is_not_in_the_file_is_seen(self):
        copy = self.forged()
        copy.receive(lambda receipt: receipt.update(id="msg_" + "0" * 32))
        self.assert_seen(copy, "I3", "which is not in the file")

    def test_a_delivery_that_never_was_is_seen(self):
        copy = self.forged()
        for log in copy.logs:
            log.write_text("")
        self.assert_seen(copy, "I3", "counts as delivered and was never received")

    # --- I4

    def test_a_repeat_with_other_bytes_is_seen(self):
        copy = self.forged()
        copy.receive(lambda receipt: receipt.update(body="e30="))
        self.assert_seen(copy, "I4", "with different bytes")

    def test_a_repeat_at_another_path_is_seen(self):
        copy = self.forged()
        copy.receive(lambda receipt: receipt.update(path="/elsewhere"))
        self.assert_seen(copy, "I4", "at different paths")

    def test_more_repeats_than_were_under_way_are_seen(self):
        copy = self.forged()
        copy.receive(lambda receipt: None)
        self.assert_seen(copy, "I4", "1 repeats, and only 0 under way at kills")

    # --- I5

    def test_a_run_that_is_at_work_for_ever_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE runs SET status = 0 WHERE no = (SELECT min(no) FROM runs WHERE status = 1)")
        self.assert_seen(copy, "I5", "is at work for ever")

    def test_a_run_that_waits_for_nothing_is_seen(self):
        copy = self.forged()
        run = copy.one("SELECT no FROM runs WHERE status = 1")["no"]
        copy.change("UPDATE runs SET deadline_at = NULL WHERE no = ?", run)
        copy.change("DELETE FROM awaits WHERE run_no = ?", run)
        self.assert_seen(copy, "I5", "waits for nothing")

    def test_a_run_that_needs_somebody_without_a_problem_is_seen(self):
        copy = self.forged()
        copy.change(
            "UPDATE runs SET status = 2 WHERE no = (SELECT min(no) FROM runs WHERE status = 1)"
        )
        self.assert_seen(copy, "I5", "needs somebody and is no problem")

    def test_a_message_that_is_never_settled_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE outbox SET state = 1 WHERE no = (SELECT max(no) FROM outbox)")
        self.assert_seen(copy, "I5", "is not settled")

    # --- I6

    def test_a_revision_that_is_missing_is_seen(self):
        copy = self.forged()
        copy.change("DELETE FROM history WHERE no = (1 << 20) + 2")
        self.assert_seen(copy, "I6", "revision 2 of")

    def test_a_history_that_goes_on_after_the_end_is_seen(self):
        copy = self.forged()
        run = copy.one("SELECT no, revision FROM runs WHERE status = 3")
        last = copy.one(
            f"SELECT * FROM history WHERE no >> 20 = ? AND {told_of('message_ready')}", run["no"]
        )
        copy.again("history", last, no=(run["no"] << 20) + run["revision"] + 1)
        copy.change("UPDATE runs SET revision = revision + 1 WHERE no = ?", run["no"])
        self.assert_seen(copy, "I6", "message_ready after it was done")

    def test_a_step_that_is_passed_twice_is_seen(self):
        copy = self.forged()
        row = copy.one(f"SELECT * FROM history WHERE {told_of('call_used')}")
        entries = happened(row["entries"])
        used = [one for one in entries if one["kind"] == "call_used"]
        copy.change(
            "UPDATE history SET entries = ? WHERE no = ?", as_happened([*used, *entries]), row["no"]
        )
        self.assert_seen(copy, "I6", "call_used at a step that was over")

    def test_a_step_that_stands_otherwise_than_its_history_says_is_seen(self):
        copy = self.forged()
        copy.change(
            "UPDATE runs SET state = replace(state, '\"status\":\"waiting\"', '\"status\":\"skipped\"')"
            " WHERE no = (SELECT min(no) FROM runs WHERE status = 1)"
        )
        self.assert_seen(copy, "I6", "a step is skipped, and its history does not say so")

    def test_an_end_that_the_history_does_not_know_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE runs SET status = 4 WHERE no = (SELECT min(no) FROM runs WHERE status = 3)")
        self.assert_seen(copy, "I6", "it is stopped, and its history says done")

    def test_a_row_of_the_audit_that_is_changed_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE audit SET at = at + 1 WHERE no = 5")
        self.assert_seen(copy, "I6", "the audit's chain is broken at row 5")

    def test_a_row_of_the_audit_that_is_gone_is_seen(self):
        copy = self.forged()
        copy.change("DELETE FROM audit_texts WHERE audit_no = 7")
        copy.change("DELETE FROM audit WHERE no = 7")
        self.assert_seen(copy, "I6", "the audit's chain is broken at row 8")

    def test_a_text_of_the_audit_that_is_changed_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE audit_texts SET texts = '{}' WHERE audit_no = 5")
        self.assert_seen(copy, "I6", "the audit's texts of row 5 do not fit")

    # --- I7, I8, I9, E6

    def test_an_index_that_lacks_a_row_is_seen(self):
        copy = self.forged()
        copy.db.execute("PRAGMA writable_schema = ON")
        copy.change(
            "UPDATE sqlite_schema SET sql = replace(sql, '(person_no)', '(version)')"
            " WHERE name = 'runs_person'"
        )
        self.assert_seen(copy, "I7", "integrity_check")

    def test_a_row_without_what_it_belongs_to_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE calls SET address_no = 999 WHERE no = 1")
        copy.change("UPDATE runs SET person_no = 9999 WHERE no = 1")
        copy.change("UPDATE calls SET address_no = 1 WHERE no = 1")
        self.assert_seen(copy, "I7", "foreign_key_check")

    def test_a_secret_in_the_log_is_seen(self):
        copy = self.forged()
        with open(copy.folder / "a" / "server.log", "a", encoding="utf-8") as log:
            print(f"sending with {self.canaries[0]}", file=log)
        self.assert_seen(copy, "I8", "a secret lies in server.log")

    def test_a_secret_in_the_file_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE people SET team = ? WHERE no = 1", self.canaries[-1])
        self.assert_seen(copy, "I8", "a secret lies in baton.db")

    def test_a_moment_that_comes_early_is_seen(self):
        copy = self.forged()
        row, began = self.entry(copy, "time_wait_started")
        self.happens(copy, row, {**began, "kind": "time_came"})
        self.assert_seen(copy, "I9", "early")

    def test_a_step_that_sends_nothing_is_seen(self):
        copy = self.forged()
        run = copy.one("SELECT no, state FROM runs WHERE status = 1 AND state NOT LIKE '%\"paths\"%'")
        waits = '"status":"waiting","since"'
        state = run["state"].replace(waits, waits.replace("waiting", "running"))
        copy.change("UPDATE runs SET state = ? WHERE no = ?", state, run["no"])
        self.assert_seen(copy, "E6", "a step is running and sends nothing")

    def test_a_finished_run_of_which_a_step_goes_on_is_seen(self):
        copy = self.forged()
        over = copy.one("SELECT status, finished_at FROM runs WHERE finished_at IS NOT NULL")
        copy.change(
            "UPDATE runs SET status = ?, finished_at = ?"
            " WHERE no = (SELECT min(no) FROM runs WHERE status = 1)",
            *(over["status"], over["finished_at"]),
        )
        self.assert_seen(copy, "I6", "is over, and a step of it is")

    def test_a_step_that_waits_for_nothing_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE awaits SET value = NULL WHERE state = 1")
        self.assert_seen(copy, "E6", "a step waits for nothing")

    # --- I10

    def happens(self, copy, row, *entries):
        """More happens in a run of the history, at its end."""
        run = row["no"] >> 20
        revision = copy.one("SELECT revision FROM runs WHERE no = ?", run)["revision"]
        copy.again(
            "history", row, no=(run << 20) + revision + 1, entries=as_happened(entries)
        )

    def entry(self, copy, kind, where="1"):
        """The first entry of a kind in the history, with its row."""
        row = copy.one(f"SELECT * FROM history WHERE {told_of(kind)} AND {where}")
        return row, next(one for one in happened(row["entries"]) if one["kind"] == kind)

    def test_a_step_that_is_passed_by_time_twice_is_seen(self):
        copy = self.forged()
        row, began = self.entry(copy, "time_wait_started")
        came = {**began, "kind": "time_came", "params": {"until": "2020-01-01T00:00:00Z"}}
        self.happens(copy, row, came, came)
        self.assert_seen(copy, "I10", "a step was passed")

    def test_what_is_done_in_a_path_that_was_not_taken_is_seen(self):
        copy = self.forged()
        by_a_call = f"no >> 20 IN (SELECT run_no FROM dispositions WHERE kind = {MOVED})"
        row, first = self.entry(copy, "first_done", by_a_call)
        other = "path_" + "0" * 32
        taken = {**first, "kind": "path_taken", "params": {"path": other}}
        self.happens(copy, row, taken)
        self.assert_seen(copy, "I10", "a step was done in a path that was not taken")

    def test_two_calls_that_move_one_step_are_seen(self):
        copy = self.forged()
        row = copy.one("SELECT * FROM dispositions WHERE kind = ?", MOVED)
        copy.again("dispositions", row, no=row["no"] | 0xFFFF)
        self.assert_seen(copy, "I10", "2 calls moved run no")

    def test_a_skip_that_a_call_wins_as_well_is_seen(self):
        copy = self.forged()
        skips = [json.loads(line) for line in copy.journal.read_text().splitlines()]
        skip = next(one for one in skips if one["what"] == "skip" and one["good"])
        run, step = (bytes.fromhex(skip[name].split("_")[1]) for name in ("run", "step"))
        number = copy.one("SELECT no FROM runs WHERE id = ?", run)["no"]
        copy.change(
            "UPDATE dispositions SET kind = ?, run_no = ?, step = ? WHERE no ="
            " (SELECT max(no) FROM dispositions WHERE kind = ?)",
            *(MOVED, number, step, MOVED),
        )
        self.assert_seen(copy, "I10", "skipped, and a call moved it")


class Many(Played):
    """What concerns many: an entry of a list, a row of a job."""

    def job(self, copy, kind):
        """A job of a kind, with what it does."""
        row = copy.one(
            "SELECT * FROM jobs WHERE work LIKE ? AND total >= 65", f'%"kind":"{kind}"%'
        )
        return row, json.loads(row["work"])

    def entry(self, copy, owner):
        """The last entry of the longest list that a trigger, or a wait, took."""
        return copy.one(
            "SELECT max(dispositions.no) AS no, count(*) AS many FROM dispositions"
            " JOIN calls ON calls.no = dispositions.no >> 16"
            " JOIN addresses ON addresses.no = address_no WHERE owner = ?"
            " GROUP BY dispositions.no >> 16 HAVING many >= 90 LIMIT 1",
            owner,
        )["no"]

    def test_every_kind_of_job_was_played(self):
        copy = self.forged()
        kinds = {
            json.loads(row["work"])["kind"]
            for row in copy.db.execute("SELECT work FROM jobs WHERE by IS NOT NULL")
        }
        self.assertEqual(
            kinds, {"send_again", "use_for_person", "leave_problem", "start_kept", "use_anyway"}
        )

    def test_an_entry_of_a_list_that_is_lost_is_seen(self):
        for owner in (0, 1):
            copy = Forged(self.folder / f"{self._testMethodName}-{owner}", self)
            self.addCleanup(copy.close)
            copy.change("DELETE FROM dispositions WHERE no = ?", self.entry(copy, owner))
            self.assert_seen(copy, "I1", "has 0 dispositions of 90")

    def test_an_entry_of_a_list_that_is_handled_twice_is_seen(self):
        for owner in (0, 1):
            copy = Forged(self.folder / f"{self._testMethodName}-{owner}", self)
            self.addCleanup(copy.close)
            no = self.entry(copy, owner)
            copy.again("dispositions", copy.one("SELECT * FROM dispositions WHERE no = ?", no), no=no + 1)
            self.assert_seen(copy, "I1", "has 2 dispositions of 90")

    def test_a_person_of_a_list_who_is_moved_twice_is_seen(self):
        copy = self.forged()
        no = self.entry(copy, 1)
        copy.again("dispositions", copy.one("SELECT * FROM dispositions WHERE no = ?", no), no=no + 1)
        self.assert_seen(copy, "I10", "2 calls moved run no")

    def test_a_list_that_is_half_handled_for_ever_is_seen(self):
        copy = self.forged()
        call = self.entry(copy, 0) >> 16
        copy.change("INSERT INTO inbox (call_no, entry) VALUES (?, 40)", call)
        self.assert_seen(copy, "I1", "it still waits to be handled")

    def test_a_row_that_is_sent_again_twice_is_seen(self):
        copy = self.forged()
        _, work = self.job(copy, "send_again")
        row = copy.one("SELECT * FROM history WHERE entries LIKE ?", f"%{work['why']}%")
        twice = as_happened(happened(row["entries"]) * 2)
        copy.change("UPDATE history SET entries = ? WHERE no = ?", twice, row["no"])
        self.assert_seen(copy, "I10", "was sent again 2 times")

    def test_a_call_that_is_chosen_for_twice_is_seen(self):
        copy = self.forged()
        _, work = self.job(copy, "use_for_person")
        item = copy.one(
            "SELECT * FROM problem_items WHERE problem_no = ? LIMIT 1 OFFSET 9", work["problem"]
        )
        copy.change(
            "UPDATE dispositions SET kind = ? WHERE no = ?",
            *(STARTED, (item["call_no"] << 16) + item["place"]),
        )
        self.assert_seen(copy, "I10", "2 of its calls started a run")

    def test_a_call_that_was_chosen_for_and_is_about_no_run_is_seen(self):
        copy = self.forged()
        _, work = self.job(copy, "use_for_person")
        copy.change(
            "UPDATE dispositions SET run_no = NULL WHERE no IN"
            " (SELECT (call_no << 16) + place FROM problem_items WHERE problem_no = ?)",
            work["problem"],
        )
        self.assert_seen(copy, "I2", "a call of it is about no run")

    def test_a_call_that_is_not_the_first_and_starts_is_seen(self):
        copy = self.forged()
        _, work = self.job(copy, "use_for_person")
        of = (
            "SELECT (call_no << 16) + place FROM problem_items"
            " WHERE problem_no = ? ORDER BY call_no {} LIMIT 1"
        )
        first, last = (f"({of.format(order)})" for order in ("ASC", "DESC"))
        kind = f"(SELECT kind FROM dispositions WHERE no = {last})"
        copy.change(f"UPDATE dispositions SET kind = {kind} WHERE no = {first}", *(work["problem"],) * 2)
        copy.change(f"UPDATE dispositions SET kind = {STARTED} WHERE no = {last}", work["problem"])
        self.assert_seen(copy, "I10", "a later one of its calls started the run")

    def test_somebody_who_is_used_twice_is_seen(self):
        copy = self.forged()
        _, work = self.job(copy, "use_anyway")
        run = copy.one("SELECT * FROM runs WHERE call_no = ?", work["call"])
        copy.again("runs", run, no=9999, id=random_id())
        self.assert_seen(copy, "I10", "91 runs were started for 90 people")

    def test_a_kept_call_that_starts_twice_is_seen(self):
        copy = self.forged()
        _, work = self.job(copy, "start_kept")
        run = copy.one("SELECT * FROM runs WHERE workflow_no = ?", work["workflow"])
        copy.again("runs", run, no=9999, id=random_id())
        self.assert_seen(copy, "I2", "90 calls started 91 runs")

    def test_a_job_that_forgets_its_rest_is_seen(self):
        for kind in ("send_again", "use_for_person", "leave_problem"):
            copy = Forged(self.folder / f"{self._testMethodName}-{kind}", self)
            self.addCleanup(copy.close)
            _, work = self.job(copy, kind)
            copy.change(
                "UPDATE problem_items SET open = 1 WHERE no ="
                " (SELECT max(no) FROM problem_items WHERE problem_no = ? AND no <= ?)",
                *(work["problem"], work["until"]),
            )
            self.assert_seen(copy, "I1", "it forgot its rest: 1 of")

    def test_kept_calls_that_are_forgotten_are_seen(self):
        copy = self.forged()
        _, work = self.job(copy, "start_kept")
        copy.change(
            "INSERT INTO shelf (kind, address_no, call_no) SELECT 2, address_no, no FROM calls"
            " WHERE address_no = (SELECT no FROM addresses WHERE workflow_no = ? AND owner = 0)"
            " LIMIT 30",
            work["workflow"],
        )
        self.assert_seen(copy, "I1", "it forgot its rest: 30 of")

    def test_people_of_a_list_who_are_not_used_are_seen(self):
        copy = self.forged()
        _, work = self.job(copy, "use_anyway")
        copy.change(
            "DELETE FROM dispositions WHERE no BETWEEN ? AND ?",
            *((work["call"] << 16) + 80, (work["call"] << 16) + 89),
        )
        self.assert_seen(copy, "I1", "it forgot its rest: 80 of")

    def test_a_job_that_counts_otherwise_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE jobs SET done = done + 1 WHERE by IS NOT NULL")
        self.assert_seen(copy, "I6", "rows were done, and it counts")

    def test_a_job_that_never_ends_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE jobs SET state = 0 WHERE by IS NOT NULL")
        self.assert_seen(copy, "I5", "is under way for ever")

    def test_a_job_whose_end_the_audit_does_not_know_is_seen(self):
        copy = self.forged()
        copy.change("UPDATE audit SET action = 'x' WHERE action = 'job_done'")
        self.assert_seen(copy, "I6", "the audit says 0 times that it is done")

    def test_a_job_that_is_lost_is_seen(self):
        copy = self.forged()
        with open(copy.journal, "a", encoding="utf-8") as journal:
            told = {"job": "job_" + "0" * 32}
            print(json.dumps({"what": "job", "told": told}), file=journal)
        self.assert_seen(copy, "I1", "was begun and is not stored")


class Changes(Played):
    """What changed from one kill to the next."""

    def seen_after(self, sql, *parameters):
        """What the watch finds when this is what changed."""
        copy = self.forged()
        watch = Watch()
        with Copy(copy.data) as file:
            watch.look(file)
        copy.change(sql, *parameters)
        copy.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with Copy(copy.data) as file:
            watch.look(file)
        return " ".join(watch.findings)

    def test_nothing_is_found_where_nothing_changed(self):
        self.assertEqual(self.seen_after("UPDATE runs SET revision = revision"), "")

    def test_a_finished_run_that_goes_on_is_seen(self):
        found = self.seen_after(
            "UPDATE runs SET status = 0 WHERE no = (SELECT min(no) FROM runs WHERE status = 3)"
        )
        self.assertIn("was done and is running", found)

    def test_a_step_that_is_passed_and_waits_again_is_seen(self):
        found = self.seen_after(
            "UPDATE runs SET state = replace(state, '\"done\"', '\"waiting\"') WHERE status = 1"
        )
        self.assertIn("was done and is waiting", found)

    def test_a_message_that_was_accepted_and_is_sent_again_is_seen(self):
        found = self.seen_after("UPDATE outbox SET state = 1 WHERE state = 2")
        self.assertIn("was delivered and is sending", found)

    def test_a_message_that_was_called_off_and_leaves_is_seen(self):
        copy = self.forged()
        copy.change(
            "UPDATE outbox SET state = 4 WHERE no = (SELECT max(no) FROM outbox)"
        )
        watch = Watch()
        copy.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with Copy(copy.data) as file:
            watch.look(file)
        copy.change("UPDATE outbox SET state = 0 WHERE state = 4")
        copy.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with Copy(copy.data) as file:
            watch.look(file)
        self.assertIn("was cancelled and is waiting", " ".join(watch.findings))

    def test_a_call_that_is_used_twice_is_seen(self):
        found = self.seen_after("UPDATE dispositions SET kind = 1 WHERE kind = ?", MOVED)
        self.assertIn("was moved a run and is bound", found)

    def test_an_entry_that_is_gone_is_seen(self):
        found = self.seen_after("DELETE FROM dispositions WHERE kind = ?", STARTED)
        self.assertIn("was started a run and is gone", found)
