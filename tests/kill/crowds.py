"""What concerns many at once: lists of 90 to a trigger and to a wait, and what an admin does to 90
with one click.

Each is begun when a kill is aimed at it, since a list is half handled and a job half done for some
hundredths of a second only. What a kill cuts off is asked for again, as an admin would.
"""

from load import details_of
from outer.workflow import call_step, condition, detail, field, text, trigger, wait_step

MANY = 90
# So many are in a list that no kill has met half handled yet: the longer, the surer.
MORE = 900
# A job about fewer may be done in one slice.
ENOUGH = 65
# So often it is looked whether that many messages were refused.
LOOKS = 50
BY_EMAIL = {"kind": "person_detail", "detail": "work_email", "call": {"kind": "automatic"}}


def hires(draft, connections, unknown="add_person", first=None, only_if=None):
    """Waits for a list that names the person; before that one tool may be told."""
    wait = wait_step("Contract signed", BY_EMAIL)
    wait["action"]["only_if"] = None
    who = [field("employee", detail("person", "/work_email"))]
    before = [call_step("Ask first", *connections[first], who)] if first else []
    last = call_step("Tell HR", *connections["hr"], [*who, field("what", text("signed"))])
    start = trigger(draft, unknown)
    start["start"]["only_if"] = only_if
    return {"trigger": start, "steps": [*before, wait, last]}


# How the workflow of each kind is made.
FLOWS = {
    "list": {},
    "again": {"first": "okta"},
    "choose": {"unknown": "keep_under_problems"},
    "leave": {"unknown": "keep_under_problems"},
    "use": {"only_if": condition("call", "/ready", "is", "yes")},
    "kept": {},
}


class Somebody:
    """One of many."""

    def __init__(self, email):
        self.email = email
        # Whether an admin has asked for something about them; a kill may have cut that off.
        self.asked = False


class Crowds:
    """Begins, for each round, one of each kind."""

    def __init__(self, scene, rounds):
        self.scene, self.rounds, self.begun, self.longer = scene, rounds, 0, 0
        make = lambda kind, name: scene.baton.new_story(
            scene.tools, name, flow=hires, connections=scene.connections, **FLOWS[kind]
        )
        self.stories = {kind: make(kind, f"Many: {kind}") for kind in FLOWS if kind != "kept"}
        # A workflow is turned on once.
        self.kept = [make("kept", f"Many: kept {number}") for number in range(rounds)]
        for story in self.all():
            story.live()
        for story in self.kept:
            scene.baton.post(f"/workflows/{story.id}/off")

    def all(self):
        """All workflows."""
        return [*self.stories.values(), *self.kept]

    @property
    def load(self):
        """Who does it."""
        return self.scene.load

    def begin(self):
        """One of each kind is put before the workers, if there is a round left."""
        number = self.begun
        if number == self.rounds:
            return
        self.begun += 1
        group = lambda kind: people_of(kind, number)
        self.lists(number, group)
        self.load.at(0, self.announce_again, group("again"))
        for kind in ("choose", "leave"):
            self.repeated(kind, number)
        self.load.at(0, self.not_met, group("use"), number)
        self.keep(number, group("kept"))

    def begin_longer(self, states):
        """What may be met half handled and was not is begun once more, with more people in it."""
        self.longer += 1
        number = f"more {self.longer}"
        if any(state.startswith("a list") for state in states):
            self.lists(self.longer, lambda kind: people_of(kind, number, MORE))
        if "a job half done" in states:
            self.load.at(0, self.not_met, people_of("use", number, MORE), number)

    # --- lists

    def lists(self, number, group):
        """Ninety start; the list that moves them comes when they are announced, or before."""
        story, people = self.stories["list"], group("list")
        wait = story.waits["Contract signed"]
        if number % 2:
            self.load.at_aim(self.call_many, wait, people, "signed early")
        self.load.at_aim(self.call_many, story.trigger, people, "hired", wait)

    def call_many(self, connection, address, people, words, wait=None):
        """One call about all of them, and the one that moves them once it is answered."""
        self.load.fire()
        self.load.call(connection, address, emails(people, words), people)
        if wait:
            self.load.at_aim(self.call_many, wait, people, "signed")

    # --- what an admin does to many

    def announce_again(self, connection, people):
        """Their first message is refused, until an admin sends all again."""
        self.load.call(connection, self.stories["again"].trigger, emails(people, "again"), people)
        self.load.at_aim(self.send_again, 0)

    def send_again(self, connection, tries):
        """*Send all again*, once most of the messages have been refused."""
        step = self.stories["again"].steps["Ask first"]
        group = self.group(connection, "data_not_accepted", lambda group: group["step"] == step)
        if not group or group["people"] < ENOUGH:
            # Some were accepted, since a try was cut off by a kill.
            if tries < LOOKS:
                self.load.at(0.2, self.load.when_aimed, self.send_again, (tries + 1,))
            elif group:
                self.job(connection, f"problems/{group['id']}/send-again", reason="the rest")
            return
        self.load.fire()
        reason = f"mended at {group['last_at']}"
        self.job(connection, f"problems/{group['id']}/send-again", reason=reason)

    def repeated(self, kind, number):
        """Ninety calls name somebody whom nobody knows; all of them are one problem."""
        nobody = Somebody(f"nobody.{kind}.{number}@kill.example")
        trigger = self.stories[kind].trigger
        for place in range(MANY):
            body = {"email": nobody.email, "place": place}
            self.load.at(0, self.load.call, trigger, body, [nobody])
        self.load.at_aim(self.choose if kind == "choose" else self.leave, nobody)

    def choose(self, connection, nobody):
        """*It is about …*: somebody who is known is chosen for all of them."""
        group = self.of_value(connection, nobody, self.choose)
        if not group:
            return
        chosen = f"chosen.{nobody.email}"
        path = f"/api/v1/people?search={chosen}"
        known = self.load.ask(connection, "GET", path)["items"]
        if not known:
            self.load.write("person", email=chosen)
            known = [self.load.ask(connection, "POST", "/api/v1/people", details_of(chosen), (200, 201))]
        self.load.fire()
        self.job(connection, f"problems/{group['id']}/choose-person", person=known[0]["id"])

    def leave(self, connection, nobody):
        """*Leave them*."""
        if group := self.of_value(connection, nobody, self.leave):
            self.load.fire()
            self.job(connection, f"problems/{group['id']}/ignore", why=f"not ours: {nobody.email}")

    def of_value(self, connection, nobody, again):
        """The problem of somebody, when all calls have come; until then it is looked for again."""
        same = lambda group: group["params"].get("value") == nobody.email
        group = self.group(connection, "unknown_person", same)
        if group and (group["calls"] == MANY or nobody.asked):
            nobody.asked = True
            return group
        if not nobody.asked:
            self.load.at(0.2, self.load.when_aimed, again, (nobody,))
        return None

    def not_met(self, connection, people, number):
        """A list that does not meet the condition is used anyway."""
        body = emails(people, f"use {number}") | {"ready": "no"}
        call = self.load.call(connection, self.stories["use"].trigger, body, people)
        self.load.at_aim(self.use, call)

    def use(self, connection, call):
        """*Use it anyway*."""
        shown = self.load.ask(connection, "GET", f"/api/v1/calls/{call}")
        kinds = {one["kind"] for one in shown["dispositions"]}
        if kinds == {"condition_not_met"}:
            self.load.fire()
            self.job(connection, f"calls/{call}/use", reason="they are ready by now")
        elif not kinds or kinds == {"waiting"}:
            self.load.at(0.2, self.load.when_aimed, self.use, (call,))

    def keep(self, number, people):
        """Ninety calls come while a workflow is off; it is turned on, and all are started."""
        story = self.kept[number]
        for person in people:
            self.load.at(0, self.load.call, story.trigger, {"email": person.email}, [person])
        self.load.at_aim(self.start_kept, story)

    def start_kept(self, connection, story):
        """*Start them*."""
        shown = self.load.ask(connection, "GET", f"/api/v1/workflows/{story.id}")
        path = f"/api/v1/workflows/{story.id}/kept"
        kept = self.load.every(connection, path)
        if shown["state"] != "live":
            if len(kept) < MANY:
                self.load.at(0.2, self.load.when_aimed, self.start_kept, (story,))
                return
            on = f"/api/v1/workflows/{story.id}/on"
            self.load.ask(connection, "POST", on, {}, (200, 409))
        if kept:
            self.load.fire()
            self.job(connection, f"workflows/{story.id}/kept/start", calls=None)

    # --- how it is asked for

    def group(self, connection, kind, is_meant):
        """A group of problems, or nothing."""
        for group in self.load.every(connection, "/api/v1/problems"):
            if group["kind"] == kind and is_meant(group):
                return group
        return None

    def job(self, connection, path, **body):
        """Asks for a job; one that is under way already is the same."""
        good = (200, 404, 409, 422)
        told = self.load.ask(connection, "POST", f"/api/v1/{path}", body, good)
        self.load.write("job", path=path, told=told, **{f"asked_{k}": v for k, v in body.items()})


def people_of(kind, number, many=MANY):
    """Those whom one thing of a kind is about."""
    number = str(number).replace(" ", "-")
    return [Somebody(f"{kind}.{number}.{place:03}@kill.example") for place in range(many)]


def emails(people, words):
    """What names them."""
    return {"emails": [person.email for person in people], "what": words}
