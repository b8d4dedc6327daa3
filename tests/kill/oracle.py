"""The oracle: judges the file, the receivers' logs and the callers' journal after the faults.

It shares no code with Baton. Every finding is a sentence with the invariant in front; no finding
means that I1 to I10 and E6 of the reliability targets hold for what was seen. What became of each call is
judged in `answered`, what may follow what in `legal`, what a run with paths has to keep in `tree`,
what is done to many in `jobs`.
"""

import base64
import hashlib
import json
import struct
from collections import Counter, defaultdict
from pathlib import Path

import answered
import jobs
import legal
import tree
from outer.store import Copy, stored_id, text_id

STARTED, MOVED = 4, 5
DELIVERED = 2
# What is new about somebody starts a run without a call, and says which news that was.
BY_NEWS = """started_by LIKE '%"news":"%'"""


class Oracle:
    """What was seen from outside, and the judgements."""

    def __init__(self, data, journal, logs, canaries=(), under_way=0):
        self.copy = Copy(data)
        self.data = Path(data)
        self.journal = [json.loads(line) for line in Path(journal).read_text().splitlines()]
        self.receipts = {Path(log).stem: receipts(log) for log in logs}
        self.canaries = canaries
        self.under_way = under_way
        self.findings = []

    def judge(self):
        """All invariants; returns the findings."""
        for judgement in (
            self.i1_nothing_lost,
            self.i2_nothing_invented,
            self.i3_one_effect,
            self.i4_honest_duplicates,
            self.i5_progress,
            self.i6_legal_history,
            self.i7_sound_file,
            self.i8_no_secret,
            self.i10_one_winner,
            self.paths_and_moments,
            self.what_is_done_to_many,
        ):
            judgement()
        self.runs = self.copy.one("SELECT count(*) FROM runs")
        self.copy.close()
        return self.findings

    def find(self, invariant, words):
        """One finding; the first twenty of each invariant are enough."""
        if sum(1 for finding in self.findings if finding.startswith(f"{invariant}:")) < 20:
            self.findings.append(f"{invariant}: {words}")

    # --- I1

    def i1_nothing_lost(self):
        """Every call answered 2xx has its stored call and, once settled, one final disposition for
        each person."""
        for words in answered.judge(self.copy, self.journal):
            self.find("I1", words)
        for words in answered.unsettled(self.copy):
            self.find("I1", words)

    # --- I2

    def i2_nothing_invented(self):
        """Every run has its call, or one news that started no other of its workflow; everybody was told
        about; nobody is in a workflow twice at once by calls."""
        for row in self.copy.rows(
            f"SELECT id FROM runs WHERE NOT {BY_NEWS} AND (call_no IS NULL"
            " OR NOT EXISTS (SELECT 1 FROM calls WHERE calls.no = runs.call_no))"
        ):
            self.find("I2", f"{text_id('run_', row['id'])} names no call")
        for row in self.copy.rows(
            "SELECT workflow_no, person_no, count(*) AS n FROM runs"
            f" WHERE status IN (0, 1, 2) AND NOT {BY_NEWS} GROUP BY 1, 2 HAVING n > 1"
        ):
            self.find("I2", f"person {row['person_no']} has {row['n']} unfinished runs at once")
        for row in self.copy.rows(
            "SELECT workflow_no, person_no, count(*) AS n FROM runs"
            f" WHERE {BY_NEWS} GROUP BY workflow_no, person_no, started_by HAVING n > 1"
        ):
            self.find("I2", f"one news about person {row['person_no']} started {row['n']} runs")
        for row in self.copy.rows(
            f"SELECT no FROM runs WHERE NOT {BY_NEWS} AND NOT EXISTS (SELECT 1 FROM dispositions"
            " WHERE kind = ? AND run_no = runs.no)",
            STARTED,
        ):
            self.find("I2", f"no call says that it started run no {row['no']}")
        told = {
            email.lower()
            for entry in self.journal
            for email in [*entry.get("people", []), entry.get("email")]
            if email
        }
        for row in self.copy.rows("SELECT no, email_key FROM people WHERE sample = 0"):
            # The journal of an earlier version's folder has the ids of calls and nobody's name.
            if told and row["email_key"] not in told:
                self.find("I2", f"nobody told about person no {row['no']}")

    # --- I3

    def i3_one_effect(self):
        """One id per run, step and occurrence, in the file and on the wire."""
        messages = self.copy.rows("SELECT no, id, step, occurrence, state FROM outbox")
        effects = defaultdict(set)
        for row in messages:
            effects[(row["no"] >> 16, row["step"], row["occurrence"])].add(row["id"])
        for effect, ids in effects.items():
            if len(ids) != 1:
                self.find("I3", f"an effect has {len(ids)} ids: {effect}")
        if len({row["id"] for row in messages}) != len(messages):
            self.find("I3", "two messages share an id")
        known = {text_id("msg_", row["id"]): row for row in messages}
        by_effect = defaultdict(set)
        for tool, received in self.receipts.items():
            for receipt in received:
                if receipt["id"] not in known:
                    self.find("I3", f"{tool} received {receipt['id']}, which is not in the file")
                by_effect[(tool, receipt["body"])].add(receipt["id"])
        for (tool, body), ids in by_effect.items():
            # The same bytes again are another effect only in another run.
            runs = {known[name]["no"] >> 16 for name in ids if name in known}
            if len(ids) > max(len(runs), 1):
                self.find("I3", f"{tool} received one effect under {len(ids)} ids: {body[:90]!r}")
        received = {receipt["id"] for all_of in self.receipts.values() for receipt in all_of}
        for name, row in known.items():
            if row["state"] == DELIVERED and name not in received:
                self.find("I3", f"{name} counts as delivered and was never received")

    # --- I4

    def i4_honest_duplicates(self):
        """Repeats have the same bytes, and are no more than were under way at the kills."""
        repeats = 0
        for tool, received in self.receipts.items():
            by_id = defaultdict(list)
            for receipt in received:
                by_id[receipt["id"]].append(receipt)
            for name, group in by_id.items():
                if len({receipt["body"] for receipt in group}) > 1:
                    self.find("I4", f"{tool} received {name} with different bytes")
                if len({receipt["path"] for receipt in group}) > 1:
                    self.find("I4", f"{tool} received {name} at different paths")
                good = [receipt for receipt in group if receipt["status"] < 300]
                repeats += max(len(good) - 1, 0)
        if repeats > self.under_way:
            self.find("I4", f"{repeats} repeats, and only {self.under_way} under way at kills")
        self.repeats = repeats

    # --- I5

    def i5_progress(self):
        """Every run is over, waits for another tool or a moment, or is a problem."""
        for row in self.copy.rows("SELECT id, where_kind FROM runs WHERE status = 0"):
            self.find("I5", f"{text_id('run_', row['id'])} is at work for ever: {row['where_kind']}")
        for row in self.copy.rows(
            "SELECT no, id FROM runs WHERE status = 1 AND deadline_at IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM awaits WHERE run_no = runs.no AND state = 1)"
        ):
            self.find("I5", f"{text_id('run_', row['id'])} waits for nothing")
        for row in self.copy.rows(
            "SELECT no, id FROM runs WHERE status = 2"
            " AND NOT EXISTS (SELECT 1 FROM problem_items WHERE open = 1 AND run_no = runs.no)"
        ):
            self.find("I5", f"{text_id('run_', row['id'])} needs somebody and is no problem")
        for row in self.copy.rows("SELECT id FROM outbox WHERE state IN (0, 1)"):
            self.find("I5", f"{text_id('msg_', row['id'])} is not settled")

    # --- I6

    def i6_legal_history(self):
        """Histories without gaps that the contract allows, and the audit's chain is whole."""
        for finding in legal.judge_history(self.copy):
            self.find(*finding.split(": ", 1))
        self.chain()

    def chain(self):
        """The audit's hash chain, worked out again from its description."""
        before, expected = bytes(32), 1
        for row in self.copy.rows(
            "SELECT no, at, action, ids, commitment, hash, salt, texts FROM audit"
            " LEFT JOIN audit_texts ON audit_no = no ORDER BY no"
        ):
            fields = [
                struct.pack(">q", row["no"]),
                struct.pack(">q", row["at"]),
                row["action"].encode(),
                row["ids"].encode(),
                row["commitment"],
            ]
            digest = hashlib.sha256(before)
            for part in fields:
                digest.update(struct.pack(">Q", len(part)) + part)
            if row["no"] != expected or digest.digest() != row["hash"]:
                self.find("I6", f"the audit's chain is broken at row {row['no']}")
                return
            if row["salt"] is not None:
                committed = hashlib.sha256(row["salt"] + row["texts"].encode()).digest()
                if committed != row["commitment"]:
                    self.find("I6", f"the audit's texts of row {row['no']} do not fit")
            before, expected = row["hash"], expected + 1

    # --- I7, I8

    def i7_sound_file(self):
        """SQLite's own checks."""
        if (said := self.copy.one("PRAGMA integrity_check")) != "ok":
            self.find("I7", f"integrity_check: {said}")
        if broken := self.copy.rows("PRAGMA foreign_key_check"):
            self.find("I7", f"foreign_key_check: {len(broken)} rows")

    def i8_no_secret(self):
        """No canary in any file that Baton wrote."""
        for file in [*self.data.rglob("*"), *self.data.parent.glob("*.log")]:
            if file.is_file():
                content = file.read_bytes()
                for canary in self.canaries:
                    if canary.encode() in content:
                        self.find("I8", f"a secret lies in {file.name}")

    # --- I10

    def i10_one_winner(self):
        """A step is passed once: by a call, by hand, or by time."""
        moved = Counter()
        for row in self.copy.rows("SELECT run_no, step FROM dispositions WHERE kind = ?", MOVED):
            moved[(row["run_no"], row["step"])] += 1
        for winner, number in moved.items():
            if number > 1:
                self.find("I10", f"{number} calls moved run no {winner[0]} at one step")
        skipped = {
            (stored_id(entry["run"]), stored_id(entry["step"]))
            for entry in self.journal
            if entry["what"] == "skip" and entry["good"]
        }
        numbers = {row["id"]: row["no"] for row in self.copy.rows("SELECT no, id FROM runs")}
        for run, step in skipped:
            if moved[(numbers.get(run), step)]:
                self.find("I10", f"run no {numbers.get(run)}: skipped, and a call moved it")

    # --- paths and moments

    def paths_and_moments(self):
        """One path wins, what is not needed is not done, moments come once, nothing is for ever."""
        for finding in tree.judge(tree.runs_of(self.copy)):
            self.find(*finding.split(": ", 1))

    # --- jobs

    def what_is_done_to_many(self):
        """Every job comes to its end, forgets no row and does none twice."""
        for finding in jobs.judge(self.copy, self.journal):
            self.find(*finding.split(": ", 1))


def receipts(log):
    """What a receiver wrote down; a line cut short by its own end is not a receipt."""
    found = []
    if not Path(log).exists():
        return found
    for line in Path(log).read_bytes().splitlines():
        try:
            receipt = json.loads(line)
        except ValueError:
            continue
        receipt["body"] = base64.b64decode(receipt["body"])
        found.append(receipt)
    return found
