"""Reads the database file as an outsider: a copy, opened by another program's SQLite."""

import json
import shutil
import sqlite3
import tempfile
from pathlib import Path


class Copy:
    """A copy of the file and its write-ahead log at one moment; the original stays untouched."""

    def __init__(self, data):
        self.folder = tempfile.TemporaryDirectory(prefix="baton-copy-")
        for name in ("baton.db-wal", "baton.db"):
            source = Path(data) / name
            if source.exists():
                shutil.copy(source, Path(self.folder.name) / name)
        self.db = sqlite3.connect(Path(self.folder.name) / "baton.db")
        self.db.row_factory = sqlite3.Row

    def rows(self, sql, *parameters):
        """All rows of a question."""
        return self.db.execute(sql, parameters).fetchall()

    def one(self, sql, *parameters):
        """The first column of the first row."""
        row = self.db.execute(sql, parameters).fetchone()
        return row[0] if row else None

    def tries(self):
        """Every try: its message, its number, when it began and ended.

        From format 13 on the first lies in its message's row."""
        sql = "SELECT no >> 10 AS message, no & 1023 AS n, started_at, ended_at FROM tries"
        if self.one("SELECT count(*) FROM pragma_table_info('outbox') WHERE name = 'started_at'"):
            sql += " UNION ALL SELECT no, 1, started_at, ended_at FROM outbox WHERE started_at IS NOT NULL"
        return self.rows(f"{sql} ORDER BY 1, 2")

    def close(self):
        """Throws the copy away."""
        self.db.close()
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def happened(entries):
    """What a row of the history tells, each with its parts by name.

    Up to format 13 they lie in the row by name, too."""
    return [
        one if isinstance(one, dict) else dict(zip(("kind", "step", "params"), one, strict=True))
        for one in json.loads(entries)
    ]


def as_happened(entries):
    """The same, as a row of the history holds it."""
    return json.dumps([[one["kind"], one["step"], one["params"]] for one in entries])


def told_of(kind):
    """By what a row of the history is found that tells of this kind; up to format 13 as well."""
    return f"(entries LIKE '%[\"{kind}\",%' OR entries LIKE '%\"kind\":\"{kind}\"%')"


def text_id(prefix, value):
    """An id as it lies in the file (16 bytes, or text without its prefix), as text."""
    return prefix + (value.hex() if isinstance(value, bytes) else str(value))


def stored_id(text):
    """An id as text, as it lies in the file."""
    rest = text.split("_", 1)[-1]
    try:
        return bytes.fromhex(rest) if len(rest) == 32 else rest
    except ValueError:
        return rest


# Codes of the columns, in the order of CONTRACT C1 and C5.
CALL_KINDS = {
    0: "accepted",
    1: "sample",
    2: "wrong_token",
    3: "too_big",
    4: "compressed",
    5: "handshake",
    6: "opened",
}
