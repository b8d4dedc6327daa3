"""C13: commands on a folder that nobody serves open it for their one write, and start nothing."""

import json

from outer.base import AtRest
from outer.store import Copy
from outer.wait import until


def person(name):
    """An employee that calls can name."""
    return {
        "display_name": name,
        "given_name": name,
        "family_name": "N",
        "work_email": f"{name}@acme.example",
        "department": "D",
    }


class Stopped(AtRest):
    """Commands on a folder that nobody serves."""

    def test_export_import_and_bind_send_nothing_and_move_nobody(self):
        self.baton.start()
        self.baton.sign_in()
        story = self.baton.new_story(self.tools)
        story.live()
        for name in ("ada", "ben"):
            self.baton.post("/people", person(name))
        port = self.tools.okta.port
        self.tools.okta.stop()
        story.hire("ada@acme.example")
        until("it was tried", lambda: self.tried(story))
        self.baton.stop()
        self.tools.okta.start()
        self.assertEqual(self.tools.okta.port, port)
        before = self.rows()

        file = self.baton.folder / "export.json"
        self.baton.cli("export", story.id, "--out", str(file))
        made = json.loads(self.baton.cli("import", str(file), "--json").stdout)["workflow"]
        to = f"http://127.0.0.1:{port}"
        bind = ("bind", made["id"], "Okta admin token", "--to", to, "--token-file", "-")
        self.baton.cli(*bind, stdin=b"00a")

        self.assertEqual(self.rows(), before)
        self.assertEqual(self.tools.okta.receipts(), [])
        self.baton.start()
        until("it is sent by the next start", lambda: self.tools.okta.about("ada@acme.example"), 60)

    def tried(self, story):
        """Whether the message was tried."""
        run = story.run_of("ada@acme.example")
        with Copy(self.baton.data) as copy:
            return run and copy.one("SELECT max(tries) FROM outbox")

    def rows(self):
        """What moves people: runs, messages, tries, deadlines, dispositions."""
        with Copy(self.baton.data) as copy:
            sql = {
                "outbox": "SELECT no, state, part, tries, due_at, started_at, ended_at FROM outbox",
                "tries": "SELECT no, started_at, ended_at FROM tries",
                "runs": "SELECT no, revision FROM runs",
                "dispositions": "SELECT * FROM dispositions",
                "history": "SELECT count(*) FROM history",
            }
            return {name: [tuple(row) for row in copy.rows(one)] for name, one in sql.items()}
