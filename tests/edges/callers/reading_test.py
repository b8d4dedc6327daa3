"""What a call says is one reading (C17): the sample shows it, the condition compares it, it finds
the person, fills in their details, is sent on, and finds the run that waits, whatever the call is
written as and whatever it says it is."""

import json

from outer import wire
from outer.base import WithBaton
from outer.wait import until
from outer.workflow import call_step, condition, detail, field, picked, trigger, wait_step

FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=----baton-case-20"


def parts(*pairs):
    """A form in parts."""
    each = "".join(
        f'------baton-case-20\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in pairs
    )
    return (each + "------baton-case-20--\r\n").encode()


def data(email, status):
    """What every form of the call says."""
    return {"kind": status, "who": {"mail": email, "name": "Renée & Co", "badge": 10023.0}}


def forms(email, status):
    """The same, as tools write it: a label, the bytes, and what the sample says of the reading."""
    said = data(email, status)
    text = json.dumps(said)
    who = json.dumps(said["who"])
    escaped = email.replace("@", "%40")
    xml = (
        f"<call><kind>{status}</kind><who><mail>{email}</mail><name>Ren&#233;e &amp; Co</name>"
        "<badge>10023.0</badge></who></call>"
    )
    return {
        "json": ("application/json", text.encode(), {"format": "json"}),
        "json that says it is a form": (FORM, text.encode(), {"format": "json", "said": "form"}),
        "json behind a mark": ("", b"\xef\xbb\xbf" + text.encode(), {"mark": True}),
        "json in two bytes a letter": (
            "application/json",
            json.dumps(said, ensure_ascii=False).encode("utf-16"),
            {"charset": "UTF-16LE"},
        ),
        "json in an old charset": (
            "application/json; charset=iso-8859-1",
            json.dumps(said, ensure_ascii=False).encode("latin-1"),
            {"charset": "windows-1252"},
        ),
        "json in quotes": ("application/json", json.dumps(text).encode(), {"opened": 1}),
        "json in a field of json": (
            "application/json",
            json.dumps({"kind": status, "who": who}).encode(),
            {"opened": 1},
        ),
        "a form with brackets": (
            FORM,
            f"kind={status}&who[mail]={escaped}&who%5Bname%5D=Ren%C3%A9e+%26+Co&who[badge]=10023.0".encode(),
            {"format": "form"},
        ),
        "a form with dots and an old charset": (
            f"{FORM}; charset=iso-8859-1",
            f"kind={status}&who.mail={escaped}&who.name=Ren%E9e+%26+Co&who.badge=10023.0".encode(),
            {"charset": "windows-1252"},
        ),
        "a form without a label": (
            "text/plain",
            f"kind={status}&who.mail={escaped}&who.name=Ren%C3%A9e+%26+Co&who.badge=10023.0".encode(),
            {"format": "form", "said": None},
        ),
        "parts": (
            PARTS,
            parts(("kind", status), ("who", who)),
            {"format": "parts", "opened": 1},
        ),
        "elements": ("text/xml", xml.encode(), {"format": "xml"}),
    }


class Reading(WithBaton):
    """One live workflow for each form, as each names its fields by itself."""

    def story(self, name, above):
        """Adds whom a call names, sends their name and the badge of the call, and waits for
        another call about them."""
        connections = self.baton.connect_all(self.tools)

        def flow(draft, _):
            start = trigger(
                draft,
                "add_person",
                picked(f"{above}/who/mail"),
                [{"detail": "display_name", "from": f"{above}/who/name"}],
            )
            start["start"]["only_if"] = condition("call", f"{above}/kind", "is", "hired")
            sent = [
                field("mail", detail("person", "/work_email")),
                field("name", detail("person", "/display_name")),
                field("badge", detail("trigger", f"{above}/who/badge"), kind="number"),
            ]
            tell = call_step("Tell HR", *connections["hr"], sent)
            match = {"kind": "person_detail", "detail": "work_email", "call": picked(f"{above}/who/mail")}
            wait = wait_step("Laptop ready (Jira)", match, f"{above}/kind")
            return {"trigger": start, "steps": [tell, wait]}

        return self.baton.new_story(self.tools, name, flow=flow, connections=connections)

    def ask(self, address, label, body):
        """The call, with exactly that label."""
        headers = {"authorization": f"Bearer {address['token']}"}
        if label:
            headers["content-type"] = label
        return wire.request(self.baton.hooks, "POST", f"/in/{address['id']}", body, headers)

    def test_each_form_is_read_alike_everywhere(self):
        for number, name in enumerate(forms("", "")):
            with self.subTest(name):
                self.is_read_alike(name, f"renee.{number}@acme.example")

    def is_read_alike(self, name, email):
        """From the sample to what is sent, and on."""
        above = "/call" if name == "elements" else ""
        story = self.story(name, above)
        label, hired, how = forms(email, "hired")[name]

        self.received(self.ask(story.trigger, label, hired))
        sample = self.baton.get(f"/addresses/{story.trigger['id']}/sample")
        fields = {one["pointer"]: one["value"] for one in sample["fields"]}
        self.assertEqual(fields[f"{above}/who/mail"], email)
        self.assertEqual(fields[f"{above}/who/name"], "Renée & Co")
        self.assertEqual(fields[f"{above}/who/badge"], "10023.0")
        self.assertEqual(how, {key: sample["how"][key] for key in how})
        if sample["data"]:
            shown = json.loads(sample["data"])
            self.assertEqual((shown["call"] if above else shown)["who"]["name"], "Renée & Co")

        story.live()
        other = forms(email, "left")[name]
        self.received(self.ask(story.trigger, other[0], other[1]))
        self.received(self.ask(story.trigger, label, hired))
        story.until_waiting(email)
        [sent] = self.tools.hr.about(email)
        self.assertEqual(
            sent["body"].decode(),
            f'{{"mail":"{email}","name":"Renée & Co","badge":10023.0}}',
        )
        self.assertEqual(len(story.runs()), 1)

        label, done, _ = forms(email, "Done")[name]
        self.received(self.ask(story.wait, label, done))
        story.until_status(email, "done")

    def test_what_cannot_be_read_is_told_with_its_place(self):
        story = self.story("What cannot be read", "")
        rows = {
            "a template": (None, b'{"key": "HR-7",\n "status": Resolved}', "syntax", 2, 12),
            "a name twice": (None, b'{"a":1,\n"a":2}', "twice", 2, 1),
            "a form": (FORM, b"b=1&a=%ff", "form", 1, 5),
            "parts": (PARTS, b"------baton-case-20\r\nx", "parts", 2, 1),
            "elements": ("text/xml", b"<a>\n<b></a>", "syntax", 2, 4),
            "a charset": ("application/json; charset=utf-7", b"{}", "charset", None, None),
            "no text": (None, b"\xff", "not_utf8", 1, 1),
            "nothing": (None, b"", "nothing", None, None),
        }
        for name, (label, body, why, line, column) in rows.items():
            with self.subTest(name):
                call = self.received(self.ask(story.trigger, label, body), readable=False)
                told = self.baton.get(f"/calls/{call}")
                self.assertIsNone(told["how"])
                self.assertEqual(told["misread"], {"why": why, "line": line, "column": column})

    def test_a_call_that_cannot_be_read_is_a_problem_that_says_where(self):
        story = self.story("Almost JSON", "")
        story.live()
        call = self.received(
            self.ask(story.trigger, None, b'{"ticket": {"key": "HR-7", "status": Resolved,'),
            readable=False,
        )
        problem = until(
            "the problem",
            lambda: next(
                (
                    one
                    for one in self.baton.every("/problems")
                    if one["kind"] == "unreadable"
                ),
                None,
            ),
        )
        self.assertTrue(problem)
        self.assertEqual(self.baton.get(f"/calls/{call}")["misread"]["column"], 38)
