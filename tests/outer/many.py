"""Calls about many people, and what is counted of them in the file."""

import sqlite3

from outer.workflow import new_id, trigger

# Calls, and a problem about all of them, as if each had named somebody whom nobody knows.
FILL = """
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :rows)
INSERT INTO calls (id, address_no, at, kind, sender, outside, size, readable, other_body, headers,
  body)
SELECT randomblob(16), :address, 1760000000000000 + n, 0, '10.0.0.1', 1,
  coalesce(length(:body), 2), 1, 0,
  CASE WHEN :body IS NOT NULL THEN '{}' END, CAST(replace(:body, '#', n) AS BLOB) FROM numbers;
"""
SHELF = """
INSERT INTO shelf (kind, address_no, call_no)
SELECT 2, address_no, no FROM calls WHERE sender = '10.0.0.1';
"""
PROBLEM_OF_ALL = """
INSERT INTO problems (id, group_key, kind, params, workflow_no, step, state, since, last_at, people,
  calls)
VALUES (randomblob(16), 'many', :kind, '{}', :workflow, NULL, 0, 1760000000000000,
  1760000000000000, 0, :rows);
"""
ITEMS = """
INSERT INTO problem_items (problem_no, open, call_no, place, at)
SELECT (SELECT max(no) FROM problems), 1, no, 0, at FROM calls WHERE sender = '10.0.0.1'
ORDER BY no;
"""


def email(number, word="hired"):
    """One of them."""
    return f"{word}.{number:06}@acme.example"


def emails(count, word="hired"):
    """The list that a tool sends."""
    return {"emails": [email(number, word) for number in range(count)]}


def hires(draft):
    """Adds whom a call names, and waits for a call that names them."""
    wait = {
        "id": new_id("step_"),
        "name": "Contract signed",
        "action": {
            "kind": "wait_for_call",
            "match_by": {
                "kind": "person_detail",
                "detail": "work_email",
                "call": {"kind": "automatic"},
            },
            "only_if": None,
            "nobody_matches": "keep_under_problems",
            "several_match": "ask",
            "reminder_after_s": 3 * 86400,
            "limit_after_s": 14 * 86400,
        },
    }
    return {"trigger": trigger(draft, unknown="add_person"), "steps": [wait]}


def new_hires(baton, name):
    """Such a workflow, live: the addresses of its trigger and of its wait."""
    workflow = baton.new_workflow(name)
    definition = hires(workflow["draft"])
    baton.save(workflow, definition)
    baton.post(f"/workflows/{workflow['id']}/live")
    found = baton.addresses(workflow["id"])
    return found[definition["trigger"]["id"]], found[definition["steps"][0]["id"]]


def keep(baton, rows, workflow):
    """So many calls that a workflow's trigger kept, each about somebody else, in a stopped file of that
    Baton, which is started again."""
    baton.stop()
    db = sqlite3.connect(baton.data / "baton.db")
    id = bytes.fromhex(workflow.split("_", 1)[1])
    address = db.execute(
        "SELECT addresses.no FROM addresses JOIN workflows ON workflows.no = workflow_no"
        " WHERE workflows.id = ? ORDER BY addresses.no LIMIT 1",
        (id,),
    ).fetchone()[0]
    with db:
        body = '{"email":"kept.#@acme.example"}'
        db.execute(FILL, {"rows": rows, "address": address, "body": body})
        db.execute(SHELF)
    db.close()
    baton.start()


def fill(baton, rows, kind="names_nobody", body=None):
    """A problem about so many calls, in a stopped file of that Baton, which is started again; the
    problem's id. Without a body none of them can be used."""
    baton.stop()
    db = sqlite3.connect(baton.data / "baton.db")
    workflow, address = db.execute(
        "SELECT workflow_no, no FROM addresses WHERE id IS NOT NULL ORDER BY no LIMIT 1"
    ).fetchone()
    values = {"rows": rows, "address": address, "workflow": workflow, "kind": kind, "body": body}
    with db:
        db.execute(FILL, values)
        db.execute(PROBLEM_OF_ALL, values)
        db.execute(ITEMS)
        db.execute("UPDATE counters SET n = n + 1 WHERE kind = 5")
    problem = db.execute("SELECT id FROM problems ORDER BY no DESC LIMIT 1").fetchone()[0]
    db.close()
    baton.start()
    return f"prb_{problem.hex()}"


class Beside:
    """Reads the file beside a running server, as another program."""

    def __init__(self, data):
        self.db = sqlite3.connect(f"file:{data}/baton.db?mode=ro", uri=True, timeout=300)

    def one(self, sql, *parameters):
        """The first column of the first row."""
        row = self.db.execute(sql, parameters).fetchone()
        return row[0] if row else None

    def fates(self, call):
        """How many entries of a call there are of each kind of disposition."""
        no = self.one("SELECT no FROM calls WHERE id = ?", bytes.fromhex(call.split("_", 1)[1]))
        rows = self.db.execute(
            "SELECT kind, count(*) FROM dispositions WHERE no BETWEEN ? AND ? GROUP BY kind",
            (no << 16, (no << 16) + 65535),
        )
        return dict(rows.fetchall())

    def close(self):
        """Ends it."""
        self.db.close()


# Codes of dispositions in the file.
STARTED, MOVED, NOT_MET, PROBLEM = 4, 5, 6, 12
