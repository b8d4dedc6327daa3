"""Measures two builds by turns, in pairs whose order alternates; prints each pair as JSON.

    pairs.py --bench <program> --before <server> <bench> --now <server> <bench> --folder <on a disk>

What the figures mean is judged by `cargo xtask bench --against`. One generator, one receiver and
one set of limits serve both builds; only the people are stored by the program of each build,
because the tables are its own.
"""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import product
import programs
import turns

SIDES = ("before", "now")


class Side:
    """One of the two builds, with its prepared folder."""

    def __init__(self, built, folder, receiver, people):
        self.built, self.folder, self.people = built, folder, people
        self.template = folder / "template"
        shutil.rmtree(folder, ignore_errors=True)
        self.address = product.prepare(built, self.template, receiver.port, people)["known"]
        programs.forget_program(built.server)

    def measure(self, bench, receiver, seconds, limit_call_per_s, open_rate):
        """The figures of one turn."""
        receiver.get("/reset")
        turn = product.Turn(
            *(bench, self.built.server, self.template, self.folder / "turn"),
            *(self.address, receiver, self.people, seconds),
        )
        figures = turn.measure(limit_call_per_s, open_rate)
        shutil.rmtree(self.folder / "turn", ignore_errors=True)
        figures["idle_rss_mb"] = product.idle_empty(self.folder / "empty", self.built.server)
        shutil.rmtree(self.folder / "empty", ignore_errors=True)
        return figures


def order(number):
    """Which build of a pair goes first: what warms up or tires helps neither."""
    return SIDES if number % 2 else SIDES[::-1]


def measure(given, folder, receiver):
    """All pairs, each printed when it is done."""
    sides = {}
    for name in SIDES:
        turns.say(f"preparing {given.people:,} people: {name}")
        built = programs.Built(*getattr(given, name)[::-1])
        sides[name] = Side(built, folder / name, receiver, given.people)
    open_rate = None
    for number in range(1, given.pairs + 1):
        turns.say(f"pair {number} of {given.pairs}: limits")
        pair = {"limits": turns.limits(given.bench, folder / "limits", receiver)}
        for name in order(number):
            turns.say(f"pair {number} of {given.pairs}: {name}, load {os.getloadavg()[0]:.1f}")
            pair[name] = sides[name].measure(
                *(given.bench, receiver, given.seconds),
                *(pair["limits"]["limit_call_per_s"], open_rate),
            )
            # The first turn says how fast everybody after it is called.
            open_rate = open_rate or pair[name]["accepted_per_s"] / 2
        print("pair " + json.dumps(pair), flush=True)


def main():
    """Measures and prints."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bench", required=True)
    for name in SIDES:
        arguments.add_argument(f"--{name}", nargs=2, required=True, metavar=("SERVER", "BENCH"))
    arguments.add_argument("--folder", type=Path, required=True)
    arguments.add_argument("--pairs", type=int, required=True)
    arguments.add_argument("--people", type=int, required=True)
    arguments.add_argument("--seconds", type=float, required=True)
    given = arguments.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    folder = given.folder.resolve()
    turns.on_disk(folder)
    receiver = programs.Background(given.bench, "receive")
    try:
        measure(given, folder, receiver)
    finally:
        receiver.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
