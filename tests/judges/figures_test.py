"""What the measurements and the histogram must not leave out."""

import contextlib
import io
import sys
import tempfile
import threading
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "bench"), str(HERE.parent / "kill")]

import honest as bench_honest
import product
import third
import turns
from outer.wait import until
from run import Checks, states_met
from states import STATES, Histogram


class Figures(unittest.TestCase):
    """A figure is told only when everything that was sent has arrived."""

    def test_the_times_of_all_calls_count(self):
        took = product.took_ms({1: 0, 2: 0}, {1: 3_000_000, 2: 1_000_000})
        self.assertEqual(took, [1.0, 3.0])

    def test_a_call_that_never_arrived_fails_the_measurement(self):
        with self.assertRaisesRegex(AssertionError, "1 of 2 calls never arrived"):
            product.took_ms({1: 0, 2: 0}, {1: 1_000_000})

    def test_an_answer_that_is_not_200_fails_the_measurement(self):
        with self.assertRaisesRegex(AssertionError, "'503': 3"):
            product.accepted({"others": {"503": 3}}, "closed loop")
        self.assertTrue(product.accepted({"others": {}, "accepted": 1}, "closed loop"))

    def test_the_memory_of_an_empty_folder_is_told_whoever_names_the_server(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertGreater(product.idle_empty(Path(folder), None), 1)

    def test_an_accepted_call_that_is_lost_fails_the_measurement(self):
        with self.assertRaisesRegex(AssertionError, "1 of 3 accepted calls"):
            product.none_lost({"accepted": 3}, {"distinct": 2})
        product.none_lost({"accepted": 3}, {"distinct": 3})


class Honest(unittest.TestCase):
    """Calls beside a list: none that fell due is left out."""

    def calls(self, answer):
        """Ten calls to something that answers so."""
        honest = bench_honest.Honest(answer, per_s=1000)
        honest.start()
        made = lambda: len(honest.took_ms) >= 10 or not honest.is_alive()
        until("ten calls were made", made, every=0.001)
        return honest

    def test_what_fell_due_while_a_call_waited_is_made_before_the_end(self):
        hung, let_go = threading.Event(), threading.Event()

        def answer(number):
            if number == 10:
                hung.set()
                let_go.wait()
            return 200

        honest = self.calls(answer)
        hung.wait()
        # One falls due in each thousandth of a second.
        threading.Event().wait(0.05)
        ending = threading.Thread(target=honest.end)
        ending.start()
        until("the end is set", lambda: honest.ends, every=0.001)
        let_go.set()
        ending.join()

        self.assertGreaterEqual(len(honest.took_ms), 60)

    def test_another_answer_than_200_fails_the_measurement(self):
        honest = self.calls(lambda number: 503 if number == 3 else 200)
        with self.assertRaisesRegex(AssertionError, r"not answered 200: \[503\]"):
            honest.end()

    def test_a_call_that_breaks_fails_the_measurement_and_ends_nothing(self):
        def answer(number):
            if number == 3:
                raise ConnectionResetError
            return 200

        honest = self.calls(answer)
        with self.assertRaisesRegex(AssertionError, "ConnectionResetError"):
            honest.end()


class ThirdTool(unittest.TestCase):
    """The figure of a third tool is told only beside tools that are what they are said to be."""

    FEW = {"hanging": 16, "slow": 900}
    ALL = {name: third.LOAD[name][0] for name in FEW}

    def test_a_call_is_timed_from_when_it_was_due(self):
        due = third.dues("1 5000000 2000000\n2 9000000 3000000\n", 2)

        self.assertEqual(third.took_ms(due, {1: 6_000_000, 2: 9_500_000}), [4.0, 6.5])

    def test_a_call_that_was_not_made_fails_the_measurement(self):
        with self.assertRaisesRegex(AssertionError, "1 of 2 calls for the third tool were made"):
            third.dues("1 5000000 2000000\n", 2)

    def test_tools_that_have_caught_up_fail_the_measurement(self):
        third.load_was(True, self.FEW)
        with self.assertRaisesRegex(AssertionError, "nothing was waiting"):
            third.load_was(True, {**self.FEW, "slow": self.ALL["slow"]})
        with self.assertRaisesRegex(AssertionError, "not called at all"):
            third.load_was(True, {**self.FEW, "hanging": 0})

    def test_a_free_load_that_was_not_carried_fails_the_measurement(self):
        third.load_was(False, self.ALL)
        with self.assertRaisesRegex(AssertionError, "never received"):
            third.load_was(False, {**self.ALL, "slow": self.ALL["slow"] - 1})


class Targets(unittest.TestCase):
    """What is promised holds in every turn, against what that turn measured."""

    def met(self, name, wanted, *each):
        """How the table says it."""
        return turns.met(wanted, name, each, turns.medians(each))

    def test_one_turn_that_misses_a_promise_is_told(self):
        name, wanted = "honest_p99_ms_beside_list", "< 50"

        self.assertEqual(self.met(name, wanted, {name: 10.0}, {name: 49.9}), "yes, in each")
        told = self.met(name, wanted, {name: 10.0}, {name: 50.0}, {name: 11.0})
        self.assertEqual(told, "NO, in 1 of 3")

    def test_a_promise_is_held_against_the_bound_of_its_own_turn(self):
        def turn(took, bound):
            return {"third_tool_p99_ms": took, "third_tool_bound": bound}

        of = ("third_tool_p99_ms", "<= third_tool_bound")
        self.assertEqual(self.met(*of, turn(60, 60), turn(90, 95)), "yes, in each")
        self.assertEqual(self.met(*of, turn(60, 95), turn(90, 60)), "NO, in 1 of 2")

    def test_what_is_no_promise_is_judged_by_its_median(self):
        name = "accepted_p99_ms"

        self.assertEqual(self.met(name, "< 25", *({name: n} for n in (10, 11, 80))), "yes")
        self.assertEqual(self.met(name, "< 25", *({name: n} for n in (10, 25, 80))), "NO")


class Kills(unittest.TestCase):
    """The histogram counts what the kills met."""

    def test_what_stays_in_a_state_is_met_once(self):
        met = Histogram()
        for found in ({"done": {1}}, {"done": {1}}, {"done": {1, 2}}, {"done": {1, 2}}):
            met.add(found, set())

        self.assertEqual(met.kills["done"], 2)
        self.assertEqual(met.things["done"], 2)

    def test_another_folder_has_other_things(self):
        met = Histogram()
        met.add({"done": {1}}, set())
        met.start_afresh()
        met.add({"done": {1}}, set())

        self.assertEqual(met.kills["done"], 2)

    def test_a_state_that_no_kill_met_has_none(self):
        met = Histogram()
        met.add({}, set())

        self.assertEqual({state for state in STATES if met.kills[state]}, set())

    def test_kills_that_met_nobody_who_was_added_fail(self):
        added = ("somebody added by a call", "somebody added by hand")
        for lacking in added:
            met, checks = Histogram(), Checks()
            met.add({state: {1} for state in STATES if state != lacking}, set())
            with contextlib.redirect_stdout(io.StringIO()) as said:
                states_met(checks, met)

            self.assertEqual(checks.failed, 1)
            self.assertIn(f"FAIL a kill met: {lacking}", said.getvalue())
