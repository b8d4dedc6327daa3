"""One poison row, one casualty: with any value of any table damaged, Baton starts, and each list
shows every other row and says of the damaged one that it cannot be read."""

import shutil
import sqlite3
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "api"))

from outer.server import Refused
from outer.wait import until
from scene import Scene

# What no column of such a sort ever holds: of the numbers, one is too large for any column; of the
# texts, one is no text (`CAST` makes such of bytes).
WRONG = {
    "INTEGER": ["9223372036854775807", "-7"],
    "TEXT": ["'broken {'", "CAST(x'ff' AS TEXT)"],
    "BLOB": ["x'00'"],
    "ANY": ["'broken {'"],
}

# Of these, each row is damaged in turn; of the others, the first.
EACH_ROW = {"connections", "consents"}

# By these columns a list finds its rows, so a row with another value is in another list, or in none.
FOUND_BY = {
    ("addresses", "deleted_at"),
    ("addresses", "workflow_no"),
    ("calls", "address_no"),
    ("draft_revisions", "workflow_no"),
    ("jobs", "state"),
    ("jobs", "ended_at"),
    ("problems", "state"),
    ("runs", "place"),
    ("shelf", "address_no"),
    ("shelf", "call_no"),
    ("shelf", "kind"),
    ("workflow_versions", "workflow_no"),
    ("workflows", "deleted_at"),
}

# What lies under a row is not told when that row, or what it stands on, cannot be read.
UNDER = {
    "workflows": {"workflows", "workflow_versions", "addresses"},
    "addresses": {"addresses", "workflows", "calls"},
    "runs": {"runs", "workflows", "workflow_versions", "people"},
    "problems": {"problems"},
    "connections": {"connections"},
}
SETTINGS = {"/settings", "/settings/company", "/settings/time", "/system"}


class EachValueDamaged(unittest.TestCase):
    """Something of everything; one value after the other is damaged."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="baton-damaged-")
        cls.addClassCleanup(cls.folder.cleanup)
        scene = Scene(cls.folder.name)
        cls.addClassCleanup(scene.close)
        cls.baton = baton = scene.baton
        baton.post(f"/workflows/{scene.strict.id}/off")
        scene.strict.hire("kept@api.example", "kept.too@api.example")
        for again in (1, 2):
            wrong = {"emails": ["wrong@api.example"], "again": again}
            answer = baton.call(scene.story.wait, wrong, token="btn_" + "A" * 43)
            assert answer.status == 401, answer
        cls.paths = cls.lists(scene.ids())
        cls.baton.stop()
        cls.sound = Path(cls.folder.name) / "sound"
        shutil.copytree(baton.data, cls.sound)
        cls.start()
        cls.before = cls.told()
        assert cls.before["/wrong-tokens"] == (1, 0), cls.before["/wrong-tokens"]
        cls.baton.kill()

    @classmethod
    def lists(cls, ids):
        """Every list there is, and what else a screen begins with."""
        whole = ["/workflows", "/people", "/runs", "/problems", "/problems?state=ignored"]
        whole += ["/connections", "/jobs", "/audit", "/person-details", "/wrong-tokens"]
        under = {
            "workflows": ["drafts", "kept", "versions"],
            "addresses": ["calls"],
            "runs": ["history", "messages"],
            "problems": ["items"],
            "connections": ["waiting"],
        }
        for kind, parts in under.items():
            whole += [f"/{kind}/{one}/{part}" for one in ids[kind] for part in parts]
        return whole + sorted(SETTINGS)

    @classmethod
    def start(cls):
        cls.baton.start()
        until("the program is let in", cls.is_let_in)

    @classmethod
    def is_let_in(cls):
        """Whether the token in the folder works: a new one is written when the old one does not."""
        cls.baton.use_admin_token()
        return cls.baton.send("GET", "/api/v1/session").status == 200

    @classmethod
    def told(cls):
        """What each list answers: its rows and how many cannot be read; or the refusal's code."""
        told = {}
        for path in cls.paths:
            try:
                answer = cls.baton.get(path)
            except Refused as refused:
                told[path] = refused.code
                continue
            rows = answer.get("items", []) if isinstance(answer, dict) else answer
            unread = answer.get("unreadable") or [] if isinstance(answer, dict) else []
            told[path] = (len(rows), len(unread))
        return told

    def columns(self):
        """Each column of each table that has a row, its sort, and which rows are damaged."""
        with sqlite3.connect(self.sound / "baton.db") as database:
            tables = database.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            ).fetchall()
            for table, sql in tables:
                if not database.execute(f'SELECT 1 FROM "{table}"').fetchone():
                    continue
                for _, column, sort, _, _, key in database.execute(f'PRAGMA table_info("{table}")'):
                    is_number_of_row = key and sort == "INTEGER" and "WITHOUT ROWID" not in sql
                    if is_number_of_row:
                        continue
                    rows = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
                    for row in range(rows if table in EACH_ROW else 1):
                        yield table, column, sort, row
        database.close()

    def damage(self, table, column, value, row):
        """Damages a row in a fresh copy; whether the file can hold that."""
        shutil.rmtree(self.baton.data)
        shutil.copytree(self.sound, self.baton.data)
        database = sqlite3.connect(self.baton.data / "baton.db")
        try:
            keys = database.execute(f'PRAGMA table_info("{table}")').fetchall()
            keys = [row[1] for row in keys if row[5]] or ["rowid"]
            guards = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
            guards = database.execute(guards, (table,)).fetchall()
            for name, _ in guards:
                database.execute(f'DROP TRIGGER "{name}"')
            names = ", ".join(f'"{key}"' for key in keys)
            place = f'SELECT {names} FROM "{table}" LIMIT 1 OFFSET {row}'
            key = database.execute(place).fetchone()
            where = " AND ".join(f'"{key}" IS ?' for key in keys)
            database.execute(f'UPDATE "{table}" SET "{column}" = {value} WHERE {where}', key)
            for _, sql in guards:
                database.execute(sql)
            database.commit()
            return True
        except sqlite3.Error:
            return False
        finally:
            database.close()

    def faults(self, table, column):
        """What is wrong with the lists beside such a damage."""
        try:
            self.start()
            told = self.told()
        except AssertionError as error:
            return [f"it does not start: {str(error)[-200:]}"]
        finally:
            self.baton.kill()
        wrong = []
        for path, before in self.before.items():
            about = path.split("/")[1] if path.count("/") > 1 else ""
            now = told[path]
            # What the company set stands under everything.
            if table == "meta" or table in UNDER.get(about, ()):
                is_right = now != "internal"
            elif isinstance(now, str):
                is_right = False
            elif path.endswith("/history"):
                # A row holds several entries.
                is_right = now == before or now[1] > 0
            else:
                # A problem may tell of it; nothing else is more than it was.
                is_all = sum(now) >= sum(before) and (now[0] <= before[0] or "problems" in path)
                is_right = (table, column) in FOUND_BY or is_all
            if not is_right:
                wrong.append(f"{path}: {before}, then {now}")
        return wrong

    def test_no_damaged_value_takes_anything_with_it(self):
        tried = 0
        for table, column, sort, row in self.columns():
            for value in WRONG[sort]:
                if not self.damage(table, column, value, row):
                    continue
                tried += 1
                with self.subTest(column=f"{table}.{column}", value=value, row=row):
                    self.assertEqual(self.faults(table, column), [])
        self.assertGreater(tried, 300)


if __name__ == "__main__":
    unittest.main()
