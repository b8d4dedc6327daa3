"""I10 between the paths of a run: two things at the same instant, and one of them wins.

Two callers, an admin and a caller, a moment and a caller, two answers of other tools. Every call is
answered 200 whatever becomes of it; of a first-is-done exactly one path wins, what came second is
not needed or arrived afterwards, and the run goes on once.
"""

import json
import os
import random
import sys
import threading
import unittest
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from line import Line
from outer.store import happened, stored_id, told_of
from outer.wait import until
from scene import ARRIVED_AFTERWARDS, MOVED, NOT_NEEDED, Scene, became, first_of, plain_wait, until_day, word

TIMES = 10 if os.environ.get("BATON_LONG") else 1
CALLS, SKIPS, SAME, STOPS, MOMENTS = (number * TIMES for number in (1000, 300, 150, 150, 400))
ANSWERS = 200 * TIMES
# So many people are hired by one call.
CROWD = 500
AFTERWARDS = (ARRIVED_AFTERWARDS, NOT_NEEDED)
BEGIN = datetime(2026, 12, 1, 8, 0, tzinfo=timezone.utc)


def names(prefix, number):
    """So many e-mail addresses."""
    return [f"{prefix}{n:05}@race.example" for n in range(number)]


def hire(scene, story, people):
    """Everybody starts, and waits."""
    for at in range(0, len(people), CROWD):
        answer = story.hire(*people[at : at + CROWD])
        assert answer.status == 200, answer.body
    scene.until_waiting(story, len(people))


def two_waits(scene, name):
    """Two waits of which the first decides, and a message after them."""
    waits = first_of({"A": [plain_wait("Wait A")], "B": [plain_wait("Wait B")]})
    return scene.flow(name, [waits, scene.call_step("Tell HR", "hr")])


def about(who):
    """A call about somebody."""
    return {"issue": {"email": who}}


class Judged:
    """What is judged after races on a scene."""

    scene: Scene

    def no_finding(self):
        """The oracle has nothing to say, and HR was told once about each run."""
        found = self.scene.findings()
        self.assertFalse(found, "\n".join(found[:20]))

    def told_once(self, people):
        """HR received exactly one message about each of them."""
        bodies = [json.loads(one["body"])["employee"] for one in self.scene.tools.hr.receipts()]
        told = Counter(bodies)
        self.assertEqual([who for who in people if told[who] != 1], [])


def calls_against_calls(scene, story, people):
    """Two calls at the same instant to the two waits of each; what became of both."""
    first = Line(scene.baton, story.waits["Wait A"])
    second = Line(scene.baton, story.waits["Wait B"])
    answers = Line.pairs(first, second, [(about(who), about(who)) for who in people])
    until("both calls of each are judged", lambda: judged(scene, answers), 180, 0.2)
    with scene.copy() as copy:
        kinds = became(copy)
    return [tuple(kinds.get(stored_id(one.call)) for one in pair) for pair in answers], answers


def judged(scene, answers):
    """Whether it is known of every call what became of it."""
    with scene.copy() as copy:
        known = became(copy)
    return all(stored_id(one.call) in known for pair in answers for one in pair)


class CallsAgainstCalls(Judged, unittest.TestCase):
    """Two tools call at the same instant."""

    @classmethod
    def setUpClass(cls):
        cls.scene = Scene()
        cls.addClassCleanup(cls.scene.close)

    def test_one_path_wins_and_the_other_call_arrived_afterwards(self):
        people = names("calls", CALLS)
        story = two_waits(self.scene, "Calls")
        hire(self.scene, story, people)

        kinds, answers = calls_against_calls(self.scene, story, people)
        self.scene.until_over()

        statuses = Counter(one.status for pair in answers for one in pair)
        self.assertEqual(set(statuses), {200})
        for pair in kinds:
            self.assertEqual(sorted(kind == MOVED for kind in pair), [False, True], pair)
            self.assertTrue(set(pair) - {MOVED} <= set(AFTERWARDS), pair)
        won = Counter("first" if pair[0] == MOVED else "second" for pair in kinds)
        print(f"{len(kinds)} races, {dict(won)} ... ", end="", flush=True)
        self.told_once(people)
        self.no_finding()


class HandsAgainstCalls(Judged, unittest.TestCase):
    """An admin skips a wait while a tool calls the other one or the same, or stops the run."""

    @classmethod
    def setUpClass(cls):
        cls.scene = Scene()
        cls.addClassCleanup(cls.scene.close)

    def race(self, people, story, verb, **given):
        """An admin acts on each run while wait B is called; one of the two must win."""
        hire(self.scene, story, people)
        runs = {run["person"]["name"]: run["id"] for run in story.runs()}
        body = {**given, "reason": "at the same instant"}
        work = [((f"/api/v1/runs/{runs[who]}/{verb}", body), about(who)) for who in people]
        hand = Line(self.scene.baton, None)
        tool = Line(self.scene.baton, story.waits["Wait B"])
        answers = Line.pairs(hand, tool, work)
        self.scene.until_over()
        with self.scene.copy() as copy:
            kinds = became(copy)
        won = Counter()
        for by_hand, call in answers:
            kind = kinds[stored_id(call.call)]
            self.assertEqual(call.status, 200)
            self.assertIn(by_hand.status, (200, 409, 422))
            self.assertNotEqual(kind == MOVED, by_hand.status == 200, (by_hand, kind))
            if kind != MOVED:
                self.assertIn(kind, AFTERWARDS)
            won["call" if kind == MOVED else verb] += 1
        print(f"{len(answers)} races, {dict(won)} ... ", end="", flush=True)
        self.no_finding()

    def test_skipping_one_path_against_a_call_for_the_other(self):
        people, story = names("other", SKIPS), two_waits(self.scene, "Other")

        self.race(people, story, "skip", step=story.steps["Wait A"])
        self.told_once(people)

    def test_skipping_a_wait_against_a_call_for_it(self):
        people, story = names("same", SAME), two_waits(self.scene, "Same")

        self.race(people, story, "skip", step=story.steps["Wait B"])
        self.told_once(people)

    def test_stopping_the_run_against_the_call_that_ends_it(self):
        waits = first_of({"A": [plain_wait("Wait A")], "B": [plain_wait("Wait B")]})
        story = self.scene.flow("Stop", [waits])

        self.race(names("stop", STOPS), story, "stop")


class MomentsAgainstCalls(Judged, unittest.TestCase):
    """The moment of one path comes while a tool calls for the other."""

    ROUNDS = 8

    @classmethod
    def setUpClass(cls):
        cls.scene = Scene(begins=BEGIN.timestamp())
        cls.addClassCleanup(cls.scene.close)

    def test_one_of_moment_and_call_wins(self):
        scene = self.scene
        scene.baton.api("PUT", "/settings/time", {"time_zone": "UTC", "holidays": None})
        first = first_of({"Moment": [until_day("The day")], "Call": [plain_wait("Wait B")]})
        story = scene.flow("Moments", [first, scene.call_step("Tell HR", "hr")])
        people = names("moment", MOMENTS)
        rounds = [people[at :: self.ROUNDS] for at in range(self.ROUNDS)]
        for number, group in enumerate(rounds, 1):
            for who in group:
                day = (BEGIN + timedelta(days=number)).date().isoformat()
                scene.baton.post("/people", {"display_name": who, "work_email": who, "start_date": day})
        hire(scene, story, people)
        chance = random.Random(10)
        answers = []
        for number, group in enumerate(rounds, 1):
            answers += self.round(story, group, number, chance.randrange(len(group)))
        scene.until_over()
        self.judge(answers)
        self.told_once(people)
        self.no_finding()

    def round(self, story, group, number, when):
        """Calls for each of a group; after so many calls the moment comes."""
        moment = (BEGIN + timedelta(days=number)).replace(hour=9).timestamp()
        self.scene.clock.set(moment - 600)
        begun = threading.Event()

        def comes():
            begun.wait()
            self.scene.clock.set(moment)

        thread = threading.Thread(target=comes)
        thread.start()
        line = Line(self.scene.baton, story.waits["Wait B"])
        answers = []
        for place, who in enumerate(group):
            if place == when:
                begun.set()
            answers.append(line.send(about(who)))
        thread.join()
        return answers

    def judge(self, answers):
        """Each call moved its run, or the moment did."""
        with self.scene.copy() as copy:
            kinds = became(copy)
            came = copy.one(f"SELECT count(*) FROM history WHERE {told_of('time_came')}")
        self.assertEqual({one.status for one in answers}, {200})
        found = Counter(kinds[stored_id(one.call)] for one in answers)
        self.assertLessEqual(set(found), {MOVED, *AFTERWARDS})
        self.assertEqual(found[MOVED] + came, len(answers))
        won = {"call": found[MOVED], "moment": came}
        print(f"{len(answers)} races, {won} ... ", end="", flush=True)


class AnswersAgainstAnswers(Judged, unittest.TestCase):
    """Two tools answer at the same instant; a call comes while a message is on its way."""

    @classmethod
    def setUpClass(cls):
        cls.scene = Scene()
        cls.addClassCleanup(cls.scene.close)

    def test_1_one_answer_wins_and_the_other_message_is_never_repeated(self):
        scene = self.scene
        scene.tools.okta.behave(delay_s=0.02, fail_share=0.3)
        scene.tools.jira.behave(delay_s=0.02, fail_share=0.3)
        first = first_of({
            "Okta": [scene.call_step("Ask Okta", "okta")],
            "Jira": [scene.call_step("Ask Jira", "jira")],
        })
        story = scene.flow("Answers", [first, scene.call_step("Tell HR", "hr")])
        people = names("answer", ANSWERS)
        for at in range(0, len(people), CROWD):
            story.hire(*people[at : at + CROWD])
        scene.until_over()

        won = self.winners()
        self.assertEqual(sum(won.values()), len(people))
        print(f"{len(people)} races, {dict(won)} ... ", end="", flush=True)
        self.told_once(people)
        self.no_finding()

    def winners(self):
        """Which path was first, by its name."""
        won = Counter()
        with self.scene.copy() as copy:
            for row in copy.rows(f"SELECT entries FROM history WHERE {told_of('first_done')}"):
                for entry in happened(row["entries"]):
                    if entry["kind"] == "first_done":
                        won[entry["params"]["path_name"]] += 1
        return won

    def test_2_what_was_not_sent_when_another_path_won_is_dropped(self):
        """The call is there before the run is: the other path's message has not been tried."""
        scene = self.scene
        scene.tools.okta.behave(delay_s=1.5)
        first = first_of({
            "Message": [scene.call_step("Send it", "jira", word("dropped"))],
            "Call": [plain_wait("Wait B")],
        })
        prepare = scene.call_step("Prepare", "okta")
        story = scene.flow("Dropped", [prepare, first, scene.call_step("Tell HR", "hr")])
        who = "early@race.example"
        story.hire(who)
        story.until_status(who, "running")
        answer = scene.baton.call(story.waits["Wait B"], about(who))

        scene.until_over()

        scene.tools.okta.behave()
        self.assertEqual(answer.status, 200)
        self.assertEqual(scene.tools.jira.about(who), [])
        self.assertEqual(len(scene.tools.hr.about(who)), 1)
        self.no_finding()

    def test_3_a_try_under_way_ends_is_recorded_and_listed(self):
        """The tool is slow, and the run is over before it answers."""
        scene = self.scene
        scene.tools.okta.behave(delay_s=2)
        first = first_of({
            "Message": [scene.call_step("Send it", "okta", word("slow"))],
            "Call": [plain_wait("Wait B")],
        })
        story = scene.flow("Slow", [first])
        who = "slow@race.example"
        story.hire(who)
        story.until_status(who, "running")
        scene.baton.call(story.waits["Wait B"], about(who))
        run = story.until_status(who, "done")

        def ended():
            [message] = scene.baton.every(f"/runs/{run['id']}/messages")
            return message if message["tries"][0]["ended_at"] else None

        message = until("the try has ended", ended, 20)
        scene.tools.okta.behave()
        self.assertEqual(len(message["tries"]), 1)
        self.assertEqual(message["state"], "cancelled")
        kinds = [row["kind"] for row in scene.baton.every(f"/runs/{run['id']}/history")]
        self.assertIn("withdrawn", kinds)
        self.assertIn("ended_afterwards", kinds)
        self.assertEqual(len(scene.tools.okta.about(who)), 1)
        self.no_finding()


class Red(unittest.TestCase):
    """A defect that forgets what was withdrawn lets both paths go on; the judgements see it."""

    def test_both_paths_win(self):
        scene = Scene(fault="both_paths_win")
        self.addCleanup(scene.close)
        people = names("red", 60)
        story = two_waits(scene, "Red")
        hire(scene, story, people)

        kinds, _ = calls_against_calls(scene, story, people)

        both = sum(pair == (MOVED, MOVED) for pair in kinds)
        found = [one for one in scene.findings() if one.startswith("I10")]
        print(f"{both} of {len(kinds)} were won twice: {found[:1]} ... ", end="", flush=True)
        self.assertTrue(both)
        self.assertTrue(found)
