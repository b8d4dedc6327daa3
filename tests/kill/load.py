"""The load of the kill test: people who are hired, and what the other tools do about them.

Every person has a script, drawn once from the stated shares. A request without an answer is
repeated with the same bytes until there is one, as a sender would; every answer is written down.
"""

import heapq
import http.client
import json
import random
import threading
import time
from urllib.parse import quote

from flows import LONG_AGO
from outer.receiver import ticket
from outer.workflow import jira_call

# Of all people, the share that …
SHARES = {
    "unknown": 0.10,  # is not known when the trigger's call comes
    "repeated": 0.15,  # is announced twice with the same bytes
    "again": 0.15,  # is announced twice with other bytes
    "early": 0.25,  # has Jira's call before the run waits
    "skipped": 0.10,  # is passed on by hand
    "late": 0.10,  # has Jira's call after that
    "off": 0.10,  # is announced to a workflow that is off
    "silent": 0.02,  # never hears from Jira
    "unclear": 0.30,  # of those who take a path: it cannot be told which
    "dated": 0.50,  # of those for whom the first decides: has a date that is moved into the past
}
# By which workflow somebody goes.
VARIANTS = {"ticket": 0.2, "adds": 0.15, "email": 0.15, "paths": 0.25, "first": 0.25}
NOT_KNOWN_BEFORE = ("ticket",)
# The trigger of these adds who is not known.
ADDED_BY_CALL = ("adds",)
BY_TICKET = ("ticket", "adds")
OVER = ("done", "stopped")


class Person:
    """Someone to be hired, and the script."""

    def __init__(self, number, chance):
        self.number = number
        self.variant = chance.choices(list(VARIANTS), list(VARIANTS.values()))[0]
        drawn = {name: chance.random() < share for name, share in SHARES.items()}
        self.unknown = drawn["unknown"] and self.variant in NOT_KNOWN_BEFORE
        self.told = not self.unknown and self.variant not in ADDED_BY_CALL
        # Of those who are not known every other one is added by an admin while Baton is killed.
        self.by_hand = self.unknown and number % 2 == 0
        self.repeated = drawn["repeated"]
        self.again = drawn["again"]
        self.early = drawn["early"]
        self.skipped = drawn["skipped"] and not self.early and not self.unknown
        self.late = self.skipped or (drawn["late"] and not self.unknown)
        self.off = drawn["off"]
        self.silent = drawn["silent"] and not (self.early or self.skipped or self.late)
        self.unclear = drawn["unclear"] and self.variant == "paths"
        self.dated = drawn["dated"] and self.variant == "first" and not self.skipped
        self.level = "six" if self.unclear else "9" if number % 2 else "1"
        self.pause = chance.uniform(0.02, 0.6)
        self.email = f"p{number:06}.{self.variant}@kill.example"
        self.key = ticket(self.email.encode())


def details_of(email):
    """What an admin types of somebody whom nobody knew."""
    return {
        "display_name": email,
        "given_name": "Un",
        "family_name": "Known",
        "work_email": email,
        "department": "Kill",
    }


class Done(Exception):
    """A request was cut off, and what follows is arranged; its connection is gone."""


class Load:
    """Hires people while the server is up, and tries again what a kill cut off."""

    def __init__(self, baton, stories, off, journal, seed, workers=8):
        self.baton = baton
        self.stories = stories
        self.off = off
        self.journal = open(journal, "a", encoding="utf-8")
        self.lock = threading.Condition()
        self.due = []
        self.order = 0
        self.busy = 0
        self.up = False
        self.stopped = False
        # How many things may begin at which a kill is aimed, and whether one has begun.
        self.shots = 0
        self.fired = threading.Event()
        self.mine = threading.local()
        self.chance = random.Random(seed)
        self.people = []
        self.threads = [threading.Thread(target=self.work, daemon=True) for _ in range(workers)]
        for thread in self.threads:
            thread.start()

    # --- what happens

    def draw(self, number):
        """The next people; those who are known are told about beforehand."""
        people = [Person(len(self.people) + n, self.chance) for n in range(number)]
        self.people += people
        return people

    def hire(self, people, together=False):
        """Lets the learning system announce people, each alone or all in one call."""
        if together:
            for variant, story in self.stories.items():
                group = [person for person in people if person.variant == variant]
                if group:
                    self.at(0, self.announce, story, group)
        else:
            for person in people:
                self.at(0, self.announce, self.stories[person.variant], [person])

    def announce(self, connection, story, group):
        """One call of the learning system, and what follows from it."""
        body = {"emails": [person.email for person in group]}
        self.call(connection, story.trigger, body, group)
        for person in group:
            if person.repeated:
                self.at(0.01, self.call, story.trigger, {"emails": [person.email]}, [person])
                self.at(0.02, self.call, story.trigger, {"emails": [person.email]}, [person])
            if person.again:
                again = {"emails": [person.email], "again": person.number}
                self.at(person.pause, self.call, story.trigger, again, [person])
            if person.off:
                off = {"emails": [person.email], "off": True}
                self.at(person.pause / 2, self.call, self.off.trigger, off, [person])
            if person.early:
                self.at(0, self.jira, person)
            elif not (person.skipped or person.silent):
                self.at(person.pause + 1, self.jira, person)
            if person.skipped:
                self.at(person.pause, self.skip, person)
            if person.unclear:
                self.at(person.pause, self.choose, person)
            if person.dated:
                self.at(person.pause, self.move_date, person)
            if person.by_hand:
                self.at(person.pause, self.add, person)

    def jira(self, connection, person, late=False):
        """Jira says that the laptop is ready; first that it is in progress, now and then."""
        story = self.stories[person.variant]
        by_ticket = person.variant in BY_TICKET
        what = {"key": person.key} if by_ticket else {"email": person.email}
        if person.number % 5 == 0:
            progress = jira_call(**what, status="In Progress")
            self.call(connection, story.wait, progress, [person])
        done = jira_call(**what)
        if late:
            done["late"] = True
        self.call(connection, story.wait, done, [person])
        if "HR says so" in story.waits:
            self.call(connection, story.waits["HR says so"], done, [person])
        if person.late and not late:
            self.at(person.pause, self.jira, person, True)

    def skip(self, connection, person):
        """The admin skips the wait as soon as the run is there."""
        step = self.stories[person.variant].steps["Laptop ready (Jira)"]
        run = self.run_at(connection, person, step, ("waiting", "needs_you"))
        if not run:
            self.at(0.3, self.skip, person)
            return
        answer = self.act(connection, run, "skip", step, f"no laptop for {person.number}")
        self.write("skip", person=person.email, run=run, step=step, good="id" in answer)
        self.at(person.pause, self.jira, person, True)

    def choose(self, connection, person):
        """The admin says which path somebody takes of whom it cannot be told."""
        step = self.stories["paths"].steps["How?"]
        run = self.run_at(connection, person, step, ("needs_you",))
        if not run:
            self.at(0.3, self.choose, person)
            return
        # *Otherwise* is the step's own.
        self.act(connection, run, "take-path", step, "asked the manager", path=step)

    def move_date(self, connection, person):
        """The first day that somebody waits for turns out to be long ago."""
        path = f"/api/v1/people?search={person.email}"
        [known] = self.ask(connection, "GET", path)["items"]
        patch = {"start_date": LONG_AGO}
        self.ask(connection, "PATCH", f"/api/v1/people/{known['id']}", patch)

    def add(self, connection, person):
        """The admin adds somebody whom nobody knew, from the problem; once, whatever is cut off."""
        if self.ask(connection, "GET", f"/api/v1/people?search={person.email}")["items"]:
            return
        for group in self.every(connection, "/api/v1/problems"):
            if group["kind"] == "unknown_person" and group["params"].get("value") == person.email:
                path = f"/api/v1/problems/{group['id']}/add-person"
                self.write("person", email=person.email)
                self.ask(connection, "POST", path, details_of(person.email), (200, 404, 409, 422))
                return
        self.at(0.3, self.add, person)

    def run_at(self, connection, person, step, statuses):
        """Somebody's run, when it stands so at a step."""
        story = self.stories[person.variant]
        found = self.ask(connection, "GET", f"/api/v1/runs?search={person.email}")
        for run in found["items"]:
            if run["workflow"]["id"] == story.id:
                shown = self.ask(connection, "GET", f"/api/v1/runs/{run['id']}")
                if shown["status"] in OVER or shown["steps"][step]["status"] in statuses:
                    return run["id"]
        return None

    def act(self, connection, run, verb, step, reason, **more):
        """An admin does something at a step; another may have been first."""
        body = {"step": step, "reason": reason, **more}
        path = f"/api/v1/runs/{run}/{verb}"
        return self.ask(connection, "POST", path, body, (200, 409, 422))

    # --- how it is done

    def at(self, seconds, action, *arguments):
        """Does something later, when the server is up."""
        with self.lock:
            self.order += 1
            entry = (time.monotonic() + seconds, self.order, action, arguments)
            heapq.heappush(self.due, entry)
            self.lock.notify()

    def at_aim(self, action, *arguments):
        """Does something when a kill is aimed at it, or when there are no kills any more."""
        self.at(0, self.when_aimed, action, arguments)

    def when_aimed(self, connection, action, arguments):
        """Does it now, or waits for its turn; what a kill cuts off is done again without one."""
        if self.shots < 1:
            self.at(0.1, self.when_aimed, action, arguments)
            return
        self.mine.fired = False
        try:
            action(connection, *arguments)
        except (OSError, http.client.HTTPException):
            if self.mine.fired:
                self.at(0.05, self.once_more, action, arguments)
            else:
                self.at(0.1, self.when_aimed, action, arguments)
            raise Done from None

    def once_more(self, connection, action, arguments):
        """Does again what was cut off."""
        self.mine.free = True
        try:
            action(connection, *arguments)
        finally:
            self.mine.free = False

    def fire(self):
        """Something begins at which a kill is aimed; another one may have been first."""
        if getattr(self.mine, "free", False):
            return
        with self.lock:
            if self.shots < 1:
                raise OSError("another one was first")
            self.shots -= 1
        self.mine.fired = True
        self.fired.set()

    def aim(self, shots=1):
        """So many of them may begin."""
        with self.lock:
            self.shots = shots
        self.fired.clear()

    def work(self):
        """One worker: takes what is due, keeps a connection, repeats what was cut off."""
        connection = None
        while True:
            with self.lock:
                while not (self.stopped or (self.up and self.due and self.is_due())):
                    self.lock.wait(0.02)
                if self.stopped:
                    return
                _, _, action, arguments = heapq.heappop(self.due)
                self.busy += 1
            try:
                connection = connection or self.connections()
                action(connection, *arguments)
            except Done:
                connection = None
            except (OSError, http.client.HTTPException, ValueError) as error:
                if isinstance(error, ValueError) and self.up:
                    print(f"     {error}", flush=True)
                connection = None
                self.at(0.05, action, *arguments)
            finally:
                with self.lock:
                    self.busy -= 1

    def is_due(self):
        return self.due[0][0] <= time.monotonic()

    def connections(self):
        """One keep-alive connection to each listener."""
        return {
            port: http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            for port in (self.baton.hooks, self.baton.admin)
        }

    def call(self, connection, address, body, people):
        """A call from another tool; written down when it is answered."""
        hooks = connection[self.baton.hooks]
        data = json.dumps(body).encode()
        hooks.request(
            "POST",
            f"/in/{address['id']}",
            data,
            {
                "authorization": f"Bearer {address['token']}",
                "content-type": "application/json",
            },
        )
        answer = hooks.getresponse()
        told = json.loads(answer.read() or b"{}")
        if answer.status == 503:
            raise OSError("not stored")
        self.write(
            "call",
            address=address["id"],
            people=[person.email for person in people],
            body=data.decode(),
            status=answer.status,
            call=told.get("received"),
        )
        return told.get("received")

    def ask(self, connection, method, path, body=None, good=(200,)):
        """One request to the admin API."""
        admin = connection[self.baton.admin]
        headers = {
            "cookie": self.baton.cookie,
            "origin": f"http://127.0.0.1:{self.baton.admin}",
            "content-type": "application/json",
        }
        data = None if body is None else json.dumps(body).encode()
        admin.request(method, path, data, headers)
        answer = admin.getresponse()
        told = json.loads(answer.read() or b"{}")
        if answer.status not in good:
            raise ValueError(f"{method} {path}: {answer.status} {told}")
        return told

    def every(self, connection, path):
        """All pages of a list of the admin API."""
        items, after = [], None
        while True:
            page = self.ask(connection, "GET", path + (f"?after={quote(after)}" if after else ""))
            items += page["items"]
            after = page.get("next")
            if not after:
                return items

    def write(self, what, **values):
        """Writes down what was answered."""
        with self.lock:
            print(json.dumps({"what": what, "at": time.time(), **values}), file=self.journal)
            self.journal.flush()

    def switch(self, up):
        """Says whether the server can be called."""
        with self.lock:
            self.up = up
            self.lock.notify_all()

    def rest(self):
        """How much is still to be done."""
        with self.lock:
            return len(self.due) + self.busy

    def stop(self):
        """Ends the workers."""
        with self.lock:
            self.stopped = True
            self.lock.notify_all()
        for thread in self.threads:
            thread.join(15)
        self.journal.close()
