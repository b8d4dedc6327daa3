"""What the measurements and the histogram must not leave out."""

import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "bench"), str(HERE.parent / "kill")]

import product
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

    def test_an_accepted_call_that_is_lost_fails_the_measurement(self):
        with self.assertRaisesRegex(AssertionError, "1 of 3 accepted calls"):
            product.none_lost({"accepted": 3}, {"distinct": 2})
        product.none_lost({"accepted": 3}, {"distinct": 3})


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
