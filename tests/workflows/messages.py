"""What a workflow is expected to send, and whether exactly that was received.

`messages.json` says for each person of the story what is sent about them, in order:

    {"ada": [
      {"to": "Okta", "path": "/api/v1/users", "body": {...}},
      {"at the same time": {"Laptop": [...], "Access": [...]}},
      {"to": "HR tool", ...}
    ]}

Within a list each message arrives before the next one is sent; between the paths of a split there
is no order. `method` is POST unless it is said, `not_before` the moment before which the message
must not be sent, by the server's own clock.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime

SPLIT = "at the same time"


@dataclass
class Expected:
    """One message, and the messages that have to be there before it."""

    who: str
    to: str
    method: str
    path: str
    body: object
    not_before: float | None = None
    refused: bool = False
    after: list = field(default_factory=list)

    @property
    def words(self):
        """The message as a sentence can hold it."""
        return f"{self.method} {self.path} to {self.to} about {self.who}: {text_of(self.body)[:160]}"

    @property
    def key(self):
        """What makes it this message and no other."""
        return (self.to, self.method, self.path, text_of(self.body))


def text_of(value):
    """JSON in one form, so that equal values are equal texts."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def expected(described):
    """All messages of `messages.json`, flat, each with those before it."""
    found = []
    for who, sequence in described.items():
        in_order(who, sequence, [], found)
    keys = [one.key for one in found]
    twice = {key for key in keys if keys.count(key) > 1}
    assert not twice, f"two expected messages cannot be told apart: {twice}"
    return found


def in_order(who, sequence, before, found):
    """Adds the messages of a sequence; returns those that are last in it."""
    for entry in sequence:
        if SPLIT in entry:
            paths = entry[SPLIT].values()
            before = [one for path in paths for one in in_order(who, path, before, found)]
        else:
            message = one_message(who, entry, before)
            found.append(message)
            before = [message]
    return before


def one_message(who, entry, before):
    """A message as it is described."""
    unknown = set(entry) - {"to", "method", "path", "body", "not_before", "refused"}
    assert not unknown, f"messages.json says {unknown}, which means nothing"
    moment = entry.get("not_before")
    return Expected(
        who,
        entry["to"],
        entry.get("method", "POST"),
        entry["path"],
        entry["body"],
        datetime.fromisoformat(moment).timestamp() if moment else None,
        entry.get("refused", False),
        list(before),
    )


@dataclass
class Received:
    """One message as a tool got it: all tries of one id."""

    to: str
    first: dict
    tries: list

    @property
    def body(self):
        """Its content."""
        return json.loads(self.first["body"]) if self.first["body"] else None

    @property
    def key(self):
        """What makes it this message and no other."""
        return (self.to, self.first["method"], self.first["path"], text_of(self.body))

    @property
    def sent_at(self):
        """When the server says that it made the first try."""
        return float(self.first["headers"]["webhook-timestamp"])


def received(receipts):
    """Messages from the tools' receipts, `{tool: [receipt, …]}`, by their ids."""
    found = []
    for tool, all_of in receipts.items():
        by_id = {}
        for receipt in all_of:
            by_id.setdefault(receipt["id"], []).append(receipt)
        found += [Received(tool, tries[0], tries) for tries in by_id.values()]
    return found


def differences(wanted, got):
    """What is missing, too much, out of order, too early or changed between tries; sentences."""
    said, match = [], {}
    left = list(got)
    for one in wanted:
        fitting = [other for other in left if other.key == one.key]
        if not fitting:
            said.append(f"never received: {one.words}")
            continue
        match[id(one)] = fitting[0]
        left.remove(fitting[0])
    for other in left:
        said.append(f"not expected: {' '.join(other.key[1:3])} to {other.to}: {other.key[3][:160]}")
    for one in wanted:
        if here := match.get(id(one)):
            said += of_one(one, here, match)
    return said


def of_one(one, here, match):
    """What is wrong with a message that is there."""
    said = []
    if len({(try_["body"], try_["path"]) for try_ in here.tries}) > 1:
        said.append(f"changed between its tries: {one.words}")
    if one.not_before is not None and here.sent_at < one.not_before:
        early = one.not_before - here.sent_at
        said.append(f"{early:.0f} s too early: {one.words}")
    if one.refused == bool(accepted(here)):
        said.append(f"{'accepted' if one.refused else 'never accepted'}: {one.words}")
    for before in one.after:
        there = match.get(id(before))
        if there and not before.refused and not min(accepted(there), default=0) < here.first["monotonic"]:
            said.append(f"out of order: {one.words} came before {before.words}")
    return said


def accepted(message):
    """When the tool wrote down the tries that it accepted."""
    return [try_["monotonic"] for try_ in message.tries if try_["status"] < 300]
