"""C17: a call is read alike in the sample, in a condition, by matching, by *add the person* and in
what is sent, whatever it is written as. The values are generated; what each place must say is known
without Baton.
"""

import json
import random

import forms
from outer import wire
from outer.base import WithBaton
from outer.wait import until
from outer.workflow import call_step, detail, field, picked, trigger, wait_step

# What makes trouble in one form or another: its own letters, other scripts, what looks like another
# type, what is data itself.
PIECES = [
    "Zoë", "D'Arcy", 'the "best"', "سلام", "李", "🙂", "e\u0301", "a&b", "&amp;", "<b>x</b>", "1=2", "a+b",
    "50%", "%41", "[0]", "x[y]", "a.b", "{x}", "back\\slash", "a;b", "#1", "--", "00042", "10023.0",
    "9007199254740993", "true", "2026-12-31", "C:\\temp\\new", "\u00a0no-break", "/Date(0)/", "]]>",
]
WHOLE = ["0", "-0", "1e400", "NaN and more", '{"a": "b", "c": [1.50, null]}', "[brackets] of words"]
SEED = 23
GENERATED = 4


def words(chance):
    """A generated value: no blanks around it, for XML takes those off."""
    if chance.random() < 0.25:
        return chance.choice(WHOLE)
    return " ".join(chance.choices(PIECES, k=chance.randint(1, 4))).strip("\u00a0 ")


class Alike(WithBaton):
    """One workflow for each value; one person for each form."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.connections = cls.baton.connect_all(cls.tools)
        cls.chance = random.Random(SEED)

    def flow(self, team):
        """It starts for this team alone, tells what came, and waits for the same code."""

        def made(draft, connections):
            where = {"reference": detail("call", "/hire/team")["reference"], "operator": "is"}
            only = {"mode": "all", "tests": [{**where, "values": [team], "exact": True}]}
            brings = {"department": "/hire/team", "custom/code": "/hire/code"}
            fields = [{"detail": name, "from": at} for name, at in brings.items()]
            start = trigger(draft, "add_person", picked("/hire/email"), fields)
            start["start"]["only_if"] = only
            sent = [field("employee", detail("person", "/work_email"))]
            sent += [field(name, detail("trigger", f"/hire/{name}")) for name in ("team", "code")]
            told = call_step("Told", *connections["hr"], sent)
            by_code = {"kind": "person_detail", "detail": "custom/code", "call": picked("/hire/code")}
            wait = wait_step("Again", by_code)
            wait["action"] |= {"only_if": only, "reminder_after_s": None}
            return {"trigger": start, "steps": [told, wait]}

        story = self.baton.new_story(self.tools, flow=made, connections=self.connections)
        story.live()
        return story

    def send(self, address, form, fields):
        """A call in one of the forms."""
        label, body = form(fields)
        headers = {"authorization": f"Bearer {address['token']}"}
        headers |= {"content-type": label} if label else {}
        return self.received(wire.request(self.baton.hooks, "POST", f"/in/{address['id']}", body, headers))

    def becomes(self, call, kind):
        """Waits until a call has become this, alone."""
        until(f"it becomes {kind}", lambda: self.disposition(call) not in ([], ["waiting_to_be_handled"]))
        self.assertEqual(self.disposition(call), [kind])

    def sample(self, call):
        """What the sample says of each field."""
        fields = self.baton.get(f"/calls/{call}")["fields"]
        return {one["pointer"].removeprefix("/hire/"): one for one in fields}

    def test_each_form_is_read_alike_everywhere(self):
        teams = [*WHOLE, *(words(self.chance) for _ in range(GENERATED))]
        for number, team in enumerate(teams):
            story = self.flow(team)
            codes = random.Random(number)
            for place, form in enumerate(forms.ALL):
                code = f"{words(codes)} {number}-{place}"
                fields = {"email": f"Alike{number}.{place}@Forms.example", "team": team, "code": code}
                with self.subTest(form=form.__name__, team=team, code=code):
                    self.is_alike(story, form, fields)

    def is_alike(self, story, form, fields):
        """Starts, is shown, is added, is sent, and is found again in another form."""
        call = self.send(story.trigger, form, fields)
        self.becomes(call, "started_run")

        for name, shown in self.sample(call).items():
            if name in fields:
                self.assertEqual(shown["value"], fields[name])
        email = fields["email"].lower()
        person = self.person(email)
        [code] = [one["value"] for one in person["custom"] if one["name"] == "code"]
        found = (person["department"], code)
        self.assertEqual(found, (fields["team"], fields["code"]))
        story.until_waiting(person["work_email"])
        [message] = [
            json.loads(one["body"]) for one in self.tools.hr.receipts() if email in one["body"].decode().lower()
        ]
        self.assertEqual((message["team"], message["code"]), (fields["team"], fields["code"]))
        other = forms.ALL[(forms.ALL.index(form) + 5) % len(forms.ALL)]
        self.becomes(self.send(story.waits["Again"], other, {**fields, "email": "again"}), "moved_run")

    def person(self, email):
        """Whoever has the address."""
        [found] = self.baton.get(f"/people?search={email}")["items"]
        return self.baton.get(f"/people/{found['id']}")

    def test_red_another_value_is_found_in_each_place(self):
        story = self.flow("Zoë & co")
        fields = {"email": "red@forms.example", "team": "Zoë & co", "code": "42"}
        wrong = lambda form, name: lambda fields: form({**fields, name: fields[name].replace("o", "0") + "!"})

        for name in ("team", "code"):
            form = wrong(forms.brackets, name)
            with self.assertRaises(AssertionError):
                self.is_alike(story, form, {**fields, "email": f"red-{name}@forms.example"})
