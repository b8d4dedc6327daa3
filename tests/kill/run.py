"""The kill test: random kills, one kill at every write and sync, and the red cases.

    run.py --kills 60 [--runs 600] [--seed 1] [--only random|points|red]

Closes with `<n> passed, <n> failed, <n> skipped`: one check per phase and per state met.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import points
from crowds import ENOUGH, Crowds
from damage import Damage
from load import SHARES, Load, details_of
from oracle import Oracle
from flows import FAR_OFF, FLOWS
from legal import Watch
from outer.server import Baton
from outer.store import Copy
from outer.tools import Tools
from outer.wait import PATIENCE, until
from states import HALF_DONE, OF_MANY, STATES, Histogram, Received, count

# The kill falls anywhere in this time after the start, the start itself included.
LIFE_S = 1.2
# Some lives have a crowd in one call, so that queues are met as well: so many people at once, and
# so large a share of all people.
CROWD, CROWD_SHARE = 90, 0.6
# Every second kill is aimed at something that concerns many: it falls within so many seconds after
# its beginning, for which it waits so long.
AIMED_EVERY, AIM_S, AIMED_LIFE_S = 2, 0.03, 2.5
# So many kills there are for each round of such things; and so many more at most, until each of
# their states was met.
KILLS_A_ROUND, MORE_KILLS, MORE_ROUNDS = 30, 60, 3
# People of whom rows are damaged come once for so many kills; after this share of the kills what is
# damaged is mended and tried again once.
KILLS_FOR_DAMAGE, MENDED_AFTER = 6, 0.6
SETTLE_S = 150
# A defect may keep things from coming to rest, which is a finding and nothing to wait for.
SETTLE_WITH_DEFECT_S = 20
# So often the load is played with a defect until it was seen.
RED_TRIES = 6
NO_END = 1 << 40
# Whose messages are not accepted at first, until an admin sends all of them again.
REFUSED = {"again.": {"refuse_first": 1}}
TOKENS = {
    "okta": "canary-okta-9b1f7c0d2e4a6885",
    "jira": "canary-jira-3f5e7d9c1b2a4068",
    "hr": "canary-hr-77aa12bc34de56f0",
}


class Scene:
    """Tools, a server with two live workflows and one that is off, and the load."""

    def __init__(self, folder, binary=None, environment=None, seed=1, rounds=0):
        self.folder = Path(folder)
        self.environment = environment or {}
        self.tools = Tools(folder)
        for tool in self.tools.all():
            tool.behave(delay_s=0.06, fail_share=0.08, about=REFUSED)
        self.baton = Baton(self.folder / "a", binary)
        self.baton.start(environment=self.environment)
        self.baton.sign_in()
        self.connections = connections = self.baton.connect_all(self.tools, TOKENS)
        self.stories = {
            "ticket": self.new_story("ticket", connections),
            "email": self.new_story("email", connections),
            "adds": self.new_story("adds", connections, variant="ticket", unknown="add_person"),
        } | {
            variant: self.baton.new_story(
                self.tools, f"By {variant}", flow=flow, connections=connections
            )
            for variant, flow in FLOWS.items()
        }
        self.off = self.baton.new_story(self.tools, "Turned off", connections=connections)
        for story in [*self.stories.values(), self.off]:
            story.live()
        self.baton.post(f"/workflows/{self.off.id}/off")
        self.crowds = Crowds(self, rounds)
        self.damage = Damage(self)
        self.canaries = [*TOKENS.values()]
        stories = [*self.stories.values(), self.off, self.damage.story, *self.crowds.all()]
        for story in stories:
            self.canaries += [story.trigger["token"]]
            self.canaries += [address["token"] for address in story.waits.values()]
        self.journal = self.folder / "journal"
        self.load = Load(self.baton, self.stories, self.off, self.journal, seed)

    def new_story(self, name, connections, **settings):
        """The story's workflow in one of its variants."""
        settings = {"variant": name, **settings}
        return self.baton.new_story(
            self.tools, f"By {name}", connections=connections, **settings
        )

    def add_people(self, people):
        """Tells Baton about those who are known."""
        for person in people:
            if person.told:
                self.load.write("person", email=person.email)
                self.baton.post(
                    "/people",
                    {
                        "display_name": f"Person {person.number}",
                        "given_name": "Person",
                        "family_name": str(person.number),
                        "work_email": person.email,
                        "department": "Kill",
                        "custom": {"level": person.level},
                        "start_date": FAR_OFF,
                    },
                )

    def settle(self, seconds):
        """Faults stop: everything is delivered, then everything must come to rest.

        What does not is a finding, and the oracle judges the rest: after a lost call somebody
        may wait for ever for a run to skip.
        """
        for tool in self.tools.all():
            tool.behave(about=REFUSED)
        self.load.aim(NO_END)
        self.load.switch(True)
        findings = rests("all calls are answered", lambda: self.load.rest() == 0, seconds, 0.1)
        for group in self.baton.every("/problems"):
            by_value = group["kind"] == "unknown_person" and group["calls"] < ENOUGH
            if by_value and sum(group["id"].encode()) % 2:
                self.add_unknown(group)
        return findings + rests("everything has come to rest", self.at_rest, seconds, 0.5)

    def add_unknown(self, group):
        """The admin adds somebody whom nobody knew."""
        email = group["params"].get("value") or group["params"].get("email")
        self.load.write("person", email=email)
        self.baton.post(f"/problems/{group['id']}/add-person", details_of(email))

    def at_rest(self):
        """Whether nothing is queued any more."""
        with self.copy() as copy:
            found, _ = count(copy)
        moving = ("stored and not handled", "handled and not sent", "sent and not recorded")
        moving += ("a job half done", "a job begun")
        return not any(found[state] for state in (*moving, "trying again", "due soon"))

    def copy(self):
        """A copy of the file in which everything can be read."""
        copy = Copy(self.baton.data)
        self.damage.undo(copy.db)
        return copy

    def go_on_damaged(self):
        """Waits until everybody else is through, and judges who is not; then all of it is mended."""
        self.baton.stop()
        with self.copy() as copy:
            findings = list(self.damage.judge(copy))
        self.damage.mend()
        self.baton.start(environment=self.environment)
        self.damage.try_again()
        return findings

    def close(self):
        """Ends every process."""
        self.load.stop()
        self.baton.kill()
        self.tools.stop()

    def oracle(self, under_way):
        """The judgement of what is there."""
        logs = [tool.log for tool in self.tools.all()]
        return Oracle(self.baton.data, self.journal, logs, self.canaries, under_way)


def rests(what, condition, seconds, pause):
    """Waits; the finding when it took too long."""
    patience = 1 if seconds == SETTLE_WITH_DEFECT_S else PATIENCE
    try:
        until(what, condition, seconds, pause, patience)
    except AssertionError as error:
        return [f"I5: {error}"]
    return []


def random_kills(kills, runs, seed, binary=None, environment=None, settle_s=SETTLE_S):
    """Kills at moments drawn uniformly; returns findings, histogram and what was done."""
    chance = random.Random(seed)
    histogram = Histogram()
    starts = []
    with tempfile.TemporaryDirectory(prefix="baton-kill-") as folder:
        rounds = kills // KILLS_A_ROUND
        scene = Scene(folder, binary, environment, seed, rounds and rounds + MORE_ROUNDS)
        try:
            people = scene.load.draw(runs)
            scene.add_people(people)
            crowd_every = max(2, round(kills * CROWD / (CROWD_SHARE * runs)))
            received = Received([tool.log for tool in scene.tools.all()])
            watch = Watch()
            for _ in range(rounds):
                scene.crowds.begin()
            for kill in range(kills + (rounds and MORE_KILLS)):
                if kill >= kills and not histogram.lacks(OF_MANY):
                    break
                if kill >= kills and scene.load.rest() < 10:
                    scene.crowds.begin()
                    scene.crowds.begin_longer(histogram.lacks(HALF_DONE))
                if kill % KILLS_FOR_DAMAGE == 0:
                    scene.damage.begin()
                crowd = kill % crowd_every == 0
                wanted = max(-(-len(people) // max(kills - kill, 1)), 0)
                wanted = min(len(people), max(wanted, CROWD) if crowd else wanted)
                chosen, people = people[:wanted], people[wanted:]
                life = chance.uniform(0, LIFE_S)
                begun = time.monotonic()
                if scene.baton.process is None:
                    scene.baton.begin(environment=scene.environment)
                half = len(chosen) // 3
                scene.load.switch(True)
                scene.load.hire(chosen[:half])
                if crowd:
                    time.sleep(chance.uniform(0, life))
                    scene.load.hire(chosen[half:], together=True)
                else:
                    scene.load.hire(chosen[half:])
                if kill < kills and (kill % AIMED_EVERY or not rounds):
                    time.sleep(max(0, begun + life - time.monotonic()))
                else:
                    scene.load.aim()
                    if scene.load.fired.wait(AIMED_LIFE_S):
                        time.sleep(chance.uniform(0, AIM_S))
                scene.load.aim(0)
                scene.load.switch(False)
                scene.baton.kill()
                with scene.copy() as copy:
                    histogram.add(*count(copy, received))
                    watch.look(copy)
                if kill == int(kills * MENDED_AFTER):
                    scene.damage.mend()
                    scene.load.at(0, scene.damage.ask_again)
                scene.damage.strike(chance)
            begun = time.monotonic()
            scene.baton.start(environment=scene.environment)
            starts.append(time.monotonic() - begun)
            restless = scene.settle(settle_s)
            restless += scene.go_on_damaged()
            restless += rests("what was mended has come to rest", scene.at_rest, settle_s, 0.5)
            scene.load.stop()
            scene.baton.stop()
            oracle = scene.oracle(histogram.under_way)
            watch.look(oracle.copy)
            restless += scene.damage.judge_mended(oracle.copy)
            findings = restless + watch.findings + oracle.judge()
            done = {
                "runs": oracle.runs,
                "calls": len(oracle.journal),
                "receipts": sum(len(received) for received in oracle.receipts.values()),
                "repeats": getattr(oracle, "repeats", 0),
                "restart_s": round(max(starts), 2),
            }
            return findings, histogram, done
        finally:
            scene.close()


class Checks:
    """Counts and prints."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, good, words=""):
        """One check."""
        self.passed += bool(good)
        self.failed += not good
        print(f"{'ok  ' if good else 'FAIL'} {name}{': ' + words if words else ''}", flush=True)


def green(checks, given, met):
    """The random phase must find nothing."""
    runs = given.runs or given.kills * 20
    shares = ", ".join(f"{name} {share:.0%}" for name, share in SHARES.items())
    print(f"--- {given.kills} kills over {runs} people, seed {given.seed}; shares: {shares}")
    begun = time.monotonic()
    findings, histogram, done = random_kills(given.kills, runs, given.seed)
    met.merge(histogram)
    for finding in findings:
        print(f"     {finding}")
    print(f"     {done}, {time.monotonic() - begun:.1f} s")
    for invariant in ("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "E6"):
        broken = [finding for finding in findings if finding.startswith(f"{invariant}:")]
        checks.check(f"{invariant} holds after {given.kills} kills", not broken)


def every_point(checks, given, met):
    """A kill at every write and at every sync of one run."""
    begun = time.monotonic()
    for call in ("pwrite64", "fdatasync,fsync"):
        number, findings, histogram = points.kill_at_each(call, given.most_points)
        met.merge(histogram)
        for finding in findings[:20]:
            print(f"     {finding}")
        checks.check(f"a kill at each of {number} {call} of a run", number and not findings)
    print(f"     {time.monotonic() - begun:.1f} s")


def states_met(checks, met):
    """The kills of both phases together must have met every state."""
    met.show()
    for state in STATES:
        checks.check(f"a kill met: {state}", met.kills[state])


def red(checks, given):
    """Named defects, switched on: the oracle must see them."""
    binary = os.environ.get("BATON_SERVER_WITH_FAULTS")
    if not binary or not Path(binary).exists():
        checks.check("the server with faults is there", False, str(binary))
        return
    for fault, invariant in (
        ("answer_before_commit", "I1"),
        ("new_id_per_attempt", "I3"),
        ("withdrawn_is_sent", "I10"),
        ("no_care", "I5"),
    ):
        seen = []
        # Whether twelve kills meet what the defect spoils is a matter of chance.
        for tried in range(RED_TRIES):
            findings, _, _ = random_kills(
                12, 120, given.seed + tried, binary, {"BATON_FAULT": fault}, SETTLE_WITH_DEFECT_S
            )
            seen = [finding for finding in findings if finding.startswith(invariant)]
            if seen:
                break
        checks.check(f"red: {fault} breaks {invariant}", seen, seen[0] if seen else "not seen")


def main():
    """Runs the phases."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--kills", type=int, default=60)
    arguments.add_argument("--runs", type=int)
    arguments.add_argument("--seed", type=int, default=20261121)
    arguments.add_argument("--most-points", type=int, default=400)
    arguments.add_argument("--only", choices=["random", "points", "red"])
    given = arguments.parse_args()
    checks = Checks()
    met = Histogram()
    for name, phase in {"random": green, "points": every_point}.items():
        if given.only in (None, name):
            phase(checks, given, met)
    if given.only in (None, "random"):
        states_met(checks, met)
    if given.only in (None, "red"):
        red(checks, given)
    print(f"{checks.passed} passed, {checks.failed} failed, 0 skipped")
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()
