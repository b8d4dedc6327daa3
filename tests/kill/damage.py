"""Rows that are damaged while Baton is down, so that they cannot be read, and what becomes of them.

Everybody who may be a casualty is in one workflow of its own, beside as many others there whom
nothing happens to. A row is damaged between a kill and the next start, by this suite's own program;
what stood in it is kept here and put back later. Every look at a copy of the file undoes the damage
in the copy first, so that all that is judged of everybody is judged of the casualties, too.
"""

import json
import sqlite3

from outer.workflow import call_step, detail, field, text, trigger, wait_step

# So many are in each list; so many more come alone.
TOGETHER, ALONE = 30, 10
# At so large a share of the kills a row of each kind is damaged, so many in all at most.
SHARE, MOST = 0.5, 12
NEVER = (1 << 63) - 1
BY_EMAIL = {"kind": "person_detail", "detail": "work_email", "call": {"kind": "automatic"}}
OF_THEM = (
    "JOIN people ON people.no = person_no WHERE email_key LIKE 'damaged.%' AND runs.status IN (0, 1)"
)
# What is damaged: in which table and column, whose number is its row's, what stands there then, and
# which rows may be.
KINDS = {
    "run": ("runs", "state", "'broken ' || state", f"SELECT runs.no FROM runs {OF_THEM}"),
    "message": (
        "outbox",
        "request",
        "'broken ' || request",
        f"SELECT outbox.no FROM outbox JOIN runs ON runs.no = outbox.no >> 16 {OF_THEM}"
        " AND outbox.state IN (0, 1)",
    ),
    "call": (
        "calls",
        "at",
        str(NEVER),
        "SELECT call_no FROM inbox JOIN calls ON calls.no = call_no"
        " JOIN addresses ON addresses.no = address_no"
        " JOIN workflows ON workflows.no = workflow_no WHERE workflows.name = 'Damaged' AND entry = 0",
    ),
}
RUN, MESSAGE, CALL, JOB, ENTRY = range(5)


def flow(draft, connections):
    """A message, a wait for a call, another message."""
    who = [field("employee", detail("person", "/work_email"))]
    wait = wait_step("Contract signed", BY_EMAIL)
    wait["action"]["only_if"] = None
    first = call_step("Ask first", *connections["okta"], [*who, field("what", text("hired"))])
    last = call_step("Tell HR", *connections["hr"], [*who, field("what", text("kept safe"))])
    return {"trigger": trigger(draft, "add_person"), "steps": [first, wait, last]}


class Named:
    """One of them."""

    def __init__(self, email):
        self.email = email


def somebody(number, place):
    """Who is hired in a round."""
    return Named(f"damaged.{number}.{place:03}@kill.example")


class Damage:
    """What is damaged, and what stood there before."""

    def __init__(self, scene):
        self.scene = scene
        self.story = scene.baton.new_story(
            scene.tools, "Damaged", flow=flow, connections=scene.connections
        )
        self.story.live()
        self.rounds, self.groups = 0, {}
        # What stood in a column of a row, by kind and number; of those that were mended, too.
        self.damaged, self.mended = {}, {}

    def begin(self):
        """People are hired, together and alone, and sign later, together and alone."""
        load, number = self.scene.load, self.rounds
        self.rounds += 1
        people = [somebody(number, place) for place in range(TOGETHER + ALONE)]
        together, alone = people[:TOGETHER], people[TOGETHER:]
        self.groups |= {person.email: together for person in people}
        wait = self.story.waits["Contract signed"]
        for seconds, address, words in ((0, self.story.trigger, "hired"), (2.5, wait, "signed")):
            body = {"emails": [person.email for person in together], "what": words}
            load.at(seconds, load.call, address, body, together)
            for place, person in enumerate(alone):
                body = {"email": person.email, "what": words}
                load.at(seconds + place * 0.3, load.call, address, body, [person])

    # --- while Baton is down

    def strike(self, chance):
        """Damages what there is, of each kind a few."""
        with sqlite3.connect(self.scene.baton.data / "baton.db") as db:
            for kind, (table, column, broken, which) in KINDS.items():
                known = [no for of, no in [*self.damaged, *self.mended] if of == kind]
                found = [no for (no,) in db.execute(which) if no not in known]
                if len(known) >= MOST or not found or chance.random() > SHARE:
                    continue
                no = chance.choice(found)
                value = f"SELECT {column} FROM {table} WHERE no = ?"
                self.damaged[(kind, no)] = db.execute(value, (no,)).fetchone()[0]
                db.execute(f"UPDATE {table} SET {column} = {broken} WHERE no = ?", (no,))
                if kind == "run":
                    whose = "SELECT email_key FROM people JOIN runs ON people.no = person_no"
                    [email] = db.execute(f"{whose} WHERE runs.no = ?", (no,)).fetchone()
                    self.scene.load.at(0.3, self.change, email)
        db.close()

    def undo(self, db):
        """Puts back what stood in the rows that are damaged."""
        for (kind, no), value in self.damaged.items():
            table, column, _, _ = KINDS[kind]
            db.execute(f"UPDATE {table} SET {column} = ? WHERE no = ?", (value, no))
        db.commit()

    def mend(self):
        """Puts it back for good."""
        with sqlite3.connect(self.scene.baton.data / "baton.db") as db:
            self.undo(db)
        db.close()
        self.mended |= self.damaged
        self.damaged = {}

    # --- while it is up

    def try_again(self):
        """The admin tries again whatever could not be handled."""
        for group in self.scene.baton.every("/problems"):
            if group["kind"] == "could_not_handle":
                # What is being tried again already is no refusal.
                self.scene.baton.send("POST", f"/api/v1/problems/{group['id']}/try-again", {})

    def change(self, connection, email):
        """A detail of somebody changes, whose run follows, or is set aside; then a list names them
        among others."""
        load, group = self.scene.load, self.groups[email]
        named = [Named(email), *(person for person in group if person.email != email)]
        body = {"emails": [person.email for person in named], "what": f"signed, {email}"}
        load.at(0.2, load.call, self.story.waits["Contract signed"], body, named)
        path = f"/api/v1/people?search={email}"
        [known] = load.ask(connection, "GET", path)["items"]
        load.ask(connection, "PATCH", f"/api/v1/people/{known['id']}", {"department": "Safety"})

    def ask_again(self, connection):
        """The same, by a worker of the load, whom a kill may cut off."""
        load = self.scene.load
        for group in load.every(connection, "/api/v1/problems"):
            if group["kind"] == "could_not_handle":
                path = f"/api/v1/problems/{group['id']}/try-again"
                load.ask(connection, "POST", path, {}, (200, 404, 409, 422))

    # --- what became of them

    def judge(self, copy):
        """Every finding while the rows are damaged: only they are casualties, and it is said."""
        casualties = {person for key in self.damaged for person in people_of(copy, *key)}
        for row in copy.rows("SELECT kind, item, problem_item, why FROM set_aside"):
            about = set(people_of_item(copy, row["kind"], row["item"]))
            if not about & casualties:
                yield f"I5: item {row['item']} of kind {row['kind']} is set aside: {row['why']}"
            if not copy.one("SELECT open FROM problem_items WHERE no = ?", row["problem_item"]):
                yield f"I5: nobody is told that item {row['item']} is set aside: {row['why']}"
        for row in copy.rows("SELECT no, person_no FROM runs WHERE status = 0"):
            if row["person_no"] not in casualties:
                yield f"I5: run no {row['no']} stands still beside what is damaged"
        for row in copy.rows("SELECT call_no FROM inbox"):
            yield f"I5: call no {row['call_no']} waits behind what is damaged"

    def judge_mended(self, copy):
        """Every finding after all of it was mended and tried again."""
        for row in copy.rows("SELECT kind, item, why FROM set_aside"):
            yield f"I5: item {row['item']} of kind {row['kind']} stays aside: {row['why']}"


def people_of(copy, kind, no):
    """Whom a damaged row is about."""
    if kind == "call":
        return people_of_call(copy, no)
    return people_of_run(copy, no if kind == "run" else no >> 16)


def people_of_item(copy, kind, item):
    """Whom something that is set aside is about."""
    if kind in (RUN, MESSAGE):
        return people_of_run(copy, item if kind == RUN else item >> 16)
    if kind == ENTRY:
        value = copy.one("SELECT value FROM dispositions WHERE no = ?", item)
        return people_called(copy, [value]) if value else []
    return people_of_call(copy, item) if kind == CALL else []


def people_of_run(copy, no):
    """Whose run it is."""
    return [row["person_no"] for row in copy.rows("SELECT person_no FROM runs WHERE no = ?", no)]


def people_of_call(copy, no):
    """Whom a call names."""
    body = copy.one("SELECT body FROM calls WHERE no = ?", no)
    said = json.loads(body) if body else {}
    return people_called(copy, said.get("emails") or [said.get("email")])


def people_called(copy, emails):
    """The people with these addresses, or the addresses of those whom nobody has added yet."""
    known = {row["email_key"]: row["no"] for row in copy.rows("SELECT no, email_key FROM people")}
    return [known.get(email.lower(), email.lower()) for email in emails if email]
