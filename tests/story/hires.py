"""A generated company: who is hired, what the tools send of it, and what must come of it.

The tools are those of `senders.json` that name people by an address, and three forms more. Each
event is sent as it is, and again in every way in which tools send things again: byte for byte,
written another way, with other data, with the address written another way, late, in another order,
several in one call. What must come of it follows from who was hired, and shares nothing with Baton.
"""

import copy
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

SENDERS = json.loads(Path(__file__).with_name("senders.json").read_text())
BOUNDARY = "----hires"

SCIM = {
    "name": "SCIM",
    "token": "header",
    "content_type": "application/scim+json",
    "person": "/userName",
    "brings": {"given_name": "/name/givenName", "family_name": "/name/familyName", "external_ids/SCIM": "/id"},
    "body": {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "id": "{id}",
        "userName": "{email}",
        "name": {"givenName": "{first}", "familyName": "{last}"},
        "emails": [{"value": "{email}", "type": "work", "primary": True}],
        "active": True,
        "meta": {"resourceType": "User", "created": "2026-11-02T08:00:00Z{again}"},
    },
}
TYPEFORM = {
    "name": "Typeform",
    "token": "inside",
    "number": {"kind": "pointer", "pointer": "/event_id"},
    "person": "/form_response/hidden/email",
    "brings": {"given_name": "/form_response/hidden/first", "family_name": "/form_response/hidden/last"},
    "body": {
        "event_id": "{number}",
        "event_type": "form_response",
        "form_response": {
            "form_id": "lT4Z3j",
            "submitted_at": "2026-11-02T08:00:00Z{again}",
            "hidden": {"email": "{email}", "first": "{first}", "last": "{last}"},
            "answers": [
                {"type": "text", "text": "Berlin", "field": {"id": "a", "type": "short_text"}},
                {"type": "email", "email": "boss@hires.example", "field": {"id": "b", "type": "email"}},
            ],
        },
    },
}
JOTFORM = {
    "name": "Jotform",
    "token": "inside",
    "parts": True,
    "number": {"kind": "pointer", "pointer": "/submissionID"},
    "person": "/rawRequest/q3_email",
    "brings": {"given_name": "/rawRequest/q4_name/first", "family_name": "/rawRequest/q4_name/last"},
    "body": {
        "formID": "213",
        "submissionID": "{number}",
        "rawRequest": {
            "slug": "submit/213{again}",
            "q3_email": "{email}",
            "q4_name": {"first": "{first}", "last": "{last}"},
        },
    },
}
# Values that stand for one person in these shapes, and are the same in each.
OWN = {"Greenhouse Recruiting": (43675220, "#{id}")}
# Lists in which each item is somebody: where they are, and whether an item is the address alone.
BUNDLES = {
    "Leapsome {emails}": "emails",
    "BambooHR field": "employees",
    "Okta event hook": "data/events",
    "Deel array": "data/resource",
}
FIRST = ["Zoë", "Ada", "O'Neil", "محمد", "李", "Ñandú", "Jo"]
LAST = ["D'Arcy", "سلام", "Müller-Straße", "Holt", "van der Berg", "Nguyễn"]


def senders():
    """All that name whom they are about by an address."""
    return [*(one for one in SENDERS if "person" in one), SCIM, TYPEFORM, JOTFORM]


@dataclass
class Hired:
    """Somebody whom one tool announces, how often, and what is known of them before."""

    number: int
    sender: dict
    first: str
    last: str
    hires: int = 1
    left: bool = False

    @property
    def email(self):
        """The address."""
        return f"hired{self.number:04}@hires.example"

    @property
    def id(self):
        """The id in the other tool."""
        return str(3332883854254932743 + self.number)


@dataclass
class Event:
    """A call that a tool makes."""

    sender: dict
    body: bytes
    label: str
    number: str
    people: list = field(default_factory=list)
    # Which hire of each of them it tells of; none where it tells of no hire.
    hire: int = 0


def filled(thing, person, number, again, email=None):
    """A shape with somebody in it."""
    texts = {"{email}": email or person.email, "{id}": person.id, "{first}": person.first}
    texts |= {"{last}": person.last, "{number}": number, "{again}": again}
    if isinstance(thing, dict):
        return {name: filled(value, person, number, again, email) for name, value in thing.items()}
    if isinstance(thing, list):
        return [filled(value, person, number, again, email) for value in thing]
    if isinstance(thing, str):
        for place, value in texts.items():
            thing = thing.replace(place, value)
        return int(thing[1:]) if thing.startswith("#") and thing[1:].isdigit() else thing
    return thing


def shape(sender):
    """The body, with what is one person's own in it."""
    body = copy.deepcopy(sender["body"])
    constant, own = OWN.get(sender["name"], (None, None))

    def changed(thing):
        if isinstance(thing, dict):
            return {name: changed(value) for name, value in thing.items()}
        if isinstance(thing, list):
            return [changed(value) for value in thing]
        return own if constant is not None and thing == constant else thing

    return changed(body)


class Company:
    """Everybody, and everything that is sent."""

    def __init__(self, count, seed):
        self.chance = random.Random(seed)
        self.people = [self.somebody(number) for number in range(count)]
        self.first_events, self.later_events, self.late_events = [], [], []
        self.numbers = 0
        for person in self.people:
            self.of_hire(person, 0, self.first_events)
        self.bundles()
        self.nobodies()
        self.chance.shuffle(self.first_events)
        for person in self.people:
            if person.hires > 1:
                self.of_hire(person, 1, self.later_events)
                # What told of the first hire comes once more, long after it.
                self.later_events += self.chance.sample(self.told_of(person), 1)
        self.chance.shuffle(self.later_events)
        # When both hires are over, what told of each comes once more.
        for person in self.people:
            if person.hires > 1:
                told = [one for one in self.later_events if person in one.people]
                self.late_events += self.chance.sample(told, min(2, len(told)))

    def somebody(self, number):
        """One of each tool in turn; some are hired twice, some had an address that is used again."""
        all_of_them = senders()
        sender = all_of_them[number % len(all_of_them)]
        person = Hired(number, sender, self.chance.choice(FIRST), self.chance.choice(LAST))
        if "form" not in sender and sender["name"] not in BUNDLES:
            person.left = self.chance.random() < 0.06
            person.hires = 2 if not person.left and self.chance.random() < 0.15 else 1
        return person

    def next_number(self):
        """The tool's own number of an event."""
        self.numbers += 1
        return f"evt-{self.numbers}"

    def told_of(self, person):
        """The events of somebody's first hire."""
        return [one for one in self.first_events if person in one.people and one.hire == 0]

    # --- what one hire sends

    def of_hire(self, person, hire, events):
        """The event, and all the ways in which it comes again."""
        number, again = self.next_number(), f"h{hire}" if hire else ""
        first = self.event(person, hire, number, again)
        events.append(first)
        for _ in range(self.chance.choice((0, 0, 1, 1, 3))):
            events.append(first)
        if self.chance.random() < 0.4:
            events.append(self.event(person, hire, number, again, anew=True))
        # A later event is of the same hire as long as that is not over.
        if self.chance.random() < 0.3:
            events.append(self.event(person, hire, self.next_number(), f"{again}7"))
        if self.chance.random() < 0.3:
            written = self.otherwise(person.email)
            events.append(self.event(person, hire, self.next_number(), f"{again}8", email=written))

    def otherwise(self, email):
        """The same address, written another way (C17)."""
        name, domain = email.split("@")
        return self.chance.choice(
            (
                email.upper(),
                f" {email} ",
                f"Mira Holt <{email}>",
                f"mailto:{email}",
                f"{name}@{domain.title()}",
                f"\u200b{email}",
                f"'{email}'",
            )
        )

    def event(self, person, hire, number, again, email=None, anew=False):
        """A call about one person."""
        body = filled(self.shape_of(person.sender), person, number, again, email)
        written, label = self.written(person.sender, body, anew)
        return Event(person.sender, written, label, number, [person], hire)

    def shape_of(self, sender):
        """What the tool sends, as a tree or as pairs."""
        return sender["form"] if "form" in sender else shape(sender)

    def written(self, sender, body, anew):
        """The bytes; `anew` writes the same data in other bytes."""
        label = sender.get("content_type", "application/json")
        if "form" in sender:
            pairs = [tuple(pair) for pair in body]
            return urlencode(pairs[::-1] if anew else pairs).encode(), label
        if "parts" in sender:
            return in_parts(body, anew), f"multipart/form-data; boundary={BOUNDARY}"
        if not anew:
            return json.dumps(body, ensure_ascii=False).encode(), label
        ways = (
            lambda: (json.dumps(turned(body)).encode(), label),
            lambda: (json.dumps(body, indent=2).encode(), label),
            lambda: (b"\xef\xbb\xbf" + json.dumps(body).encode(), "text/plain"),
            lambda: (json.dumps(body).encode(), "application/x-www-form-urlencoded"),
            lambda: (json.dumps(body).encode("utf-16-le"), "application/json; charset=utf-16le"),
            lambda: (json.dumps(json.dumps(body, indent=1)).encode(), label),
            lambda: (json.dumps({**body, "added_by_a_newer_version": {"x": [1, None]}}).encode(), label),
        )
        return self.chance.choice(ways)()

    # --- what is about many, and about nobody

    def bundles(self):
        """Several in one call, some of them twice, some in two calls."""
        for name, where in BUNDLES.items():
            sender = next(one for one in senders() if one["name"] == name)
            people = [one for one in self.people if one.sender is sender or one.sender["name"] == name]
            for _ in range(len(people) // 3):
                some = self.chance.choices(people, k=self.chance.randint(2, 8))
                self.first_events.append(self.bundle(sender, where, some))

    def bundle(self, sender, where, people):
        """One call about several."""
        number = self.next_number()
        bodies = [filled(self.shape_of(sender), one, number, "b") for one in people]
        body, *others = bodies
        items = at(body, where)
        for other in others:
            items += at(other, where)
        written, label = self.written(sender, body, False)
        return Event(sender, written, label, number, people)

    def nobodies(self):
        """Events of another kind, and such as name nobody."""
        for number, sender in enumerate(senders()):
            if "form" in sender:
                continue
            stranger = Hired(900_000 + number, sender, "No", "Body")
            empty = filled(self.shape_of(sender), stranger, self.next_number(), "n", email="[TEST]")
            if sender["name"] != "Deel object":
                self.first_events.append(self.about_nobody(sender, empty))
            test = sender.get("only_if")
            if test and test["operator"] == "is":
                other = filled(self.shape_of(sender), stranger, self.next_number(), "o")
                *way, last = test["pointer"].strip("/").split("/")
                at(other, "/".join(way))[last] = "something.else"
                self.first_events.append(self.about_nobody(sender, other))

    def about_nobody(self, sender, body):
        """A call that starts nothing."""
        written, label = self.written(sender, body, False)
        return Event(sender, written, label, self.next_number())


def at(body, where):
    """What stands there."""
    for name in filter(None, where.split("/")):
        body = body[name]
    return body


def turned(thing):
    """The same data in another order of names."""
    if isinstance(thing, dict):
        return {name: turned(value) for name, value in reversed(thing.items())}
    if isinstance(thing, list):
        return [turned(value) for value in thing]
    return thing


def in_parts(body, anew):
    """A form in parts, with data as JSON in one of them."""
    lines = []
    for name, value in reversed(body.items()) if anew else body.items():
        text = value if isinstance(value, str) else json.dumps(value, indent=1 if anew else None)
        lines += [f"--{BOUNDARY}", f'Content-Disposition: form-data; name="{name}"', "", text]
    return "\r\n".join([*lines, f"--{BOUNDARY}--", ""]).encode()


# --- the oracle


@dataclass
class Found:
    """What Baton made of it: runs by tool and address, people, and what was told of whom."""

    runs: Counter
    people: list
    told: list


def judge(company, found, hires=None):
    """What is wrong, a sentence each: a run too few or too many, a wrong person, a wrong name."""
    said = []
    expected = Counter()
    for person in company.people:
        if not person.left:
            expected[person.sender["name"], person.email] = min(person.hires, hires or person.hires)
    for key in expected.keys() | found.runs.keys():
        if expected[key] != found.runs[key]:
            said.append(f"{key}: {found.runs[key]} runs for {expected[key]} hires")
    known = {one.email: one for one in company.people}
    counted = Counter(one["work_email"] for one in found.people)
    said += [f"{email} is {counted[email]} people" for email in known if counted[email] != 1]
    said += [f"{email} was never hired" for email in counted if email not in known]
    for one in found.people:
        if one["work_email"] in known:
            said += names(known[one["work_email"]], one)
    told = Counter()
    for message in found.told:
        told[message["flow"], message["employee"]] += 1
        if message["employee"] in known:
            said += names(known[message["employee"]], message)
    said += [f"{key}: told {told[key]} times" for key in expected.keys() | told.keys() if told[key] != expected[key]]
    return said


def names(person, shown):
    """Whether the names are those of whoever has the address."""
    brings = person.sender.get("brings", {})
    wanted = {"given_name": person.first, "family_name": person.last, "SCIM": person.id}
    if person.left:
        wanted, brings = {"given_name": "Former", "family_name": "Owner"}, {"given_name": 1, "family_name": 1}
    return [
        f"{person.email} ({person.sender['name']}) has {name} {shown.get(name)!r}, not {right!r}"
        for name, right in wanted.items()
        if name in brings and shown.get(name) != right
    ]
