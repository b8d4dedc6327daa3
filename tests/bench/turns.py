"""Measures: in each turn the limits, then the product on a fresh folder; prints the medians.

    turns.py --bench <program> --folder <on the clone's disk> [--turns 3] [--json]
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import commands
import crowd
import goals
import hires
import lists
import off
import pages
import product
import programs
import third
import waiting

TOKEN = "btn_" + "L" * 43

# Name, what it must be, and how it is shown.
TABLE = [
    ("limit_axum_per_s", None, "{:,.0f}"),
    ("limit_accept_per_s", None, "{:,.0f}"),
    ("limit_call_per_s", None, "{:,.0f}"),
    ("limit_hire_per_s", None, "{:,.0f}"),
    ("limit_commit_p50_ms", None, "{:.3f}"),
    ("accepted_off_per_s", None, "{:,.0f}"),
    ("accepted_of_limit", ">= 0.50", "{:.3f}"),
    ("accepted_per_s", None, "{:,.0f}"),
    ("accepted_live_of_limit", None, "{:.3f}"),
    ("runs_per_s", None, "{:,.0f}"),
    ("runs_of_limit", ">= 0.45", "{:.3f}"),
    ("hire_runs_per_s", None, "{:,.0f}"),
    ("hire_of_limit", ">= 0.40", "{:.3f}"),
    ("hire_in_out_p99_ms", "< 60", "{:.2f}"),
    ("overload_handled_share", ">= 0.5", "{:.3f}"),
    ("within_share", ">= 0.05", "{:.3f}"),
    ("accepted_p50_ms", None, "{:.2f}"),
    ("accepted_p99_ms", "< 15", "{:.2f}"),
    ("in_out_p50_ms", "<= in_out_bound", "{:.2f}"),
    ("in_out_p99_ms", "< 12", "{:.2f}"),
    ("third_tool_free_p99_ms", None, "{:.2f}"),
    ("third_tool_p99_ms", "<= third_tool_bound", "{:.2f}"),
    ("idle_rss_mb", "< 30", "{:.1f}"),
    ("full_rss_mb", None, "{:.1f}"),
    ("first_accept_ms", "< 100", "{:.0f}"),
    ("bytes_per_run", "< 2200", "{:,.0f}"),
    ("waiting_1m_rss_mb", "< 300", "{:.0f}"),
    ("waiting_1m_start_s", "< 2", "{:.2f}"),
    ("resume_p99_ms", "< 20", "{:.2f}"),
    ("runs_list_p50_ms", None, "{:.1f}"),
    ("runs_list_p99_ms", "< 50", "{:.1f}"),
    ("list_10000_trigger_s", "< 10", "{:.2f}"),
    ("list_10000_wait_s", "< 10", "{:.2f}"),
    ("honest_p99_ms_beside_list", "< 50", "{:.2f}"),
    ("honest_begin_ms_beside_list", "< 1000", "{:.0f}"),
    ("honest_calls_beside_list", None, "{:,.0f}"),
    ("honest_p99_ms_alone", None, "{:.2f}"),
    ("honest_p99_ms_beside_slow", "< 100", "{:.2f}"),
    ("slow_connections", None, "{:,.0f}"),
    ("honest_max_ms_beside_job", "<= 100", "{:.1f}"),
    ("honest_calls_beside_job", None, "{:,.0f}"),
    ("people_page_ms", "< 50", "{:.1f}"),
    ("people_counts_ms", "< 50", "{:.1f}"),
    ("runs_page_ms", "< 50", "{:.1f}"),
    ("generator_cpu_share", None, "{:.3f}"),
    ("second_start_ms", "< 2000", "{:.0f}"),
    ("restart_ms", "< 5000", "{:.0f}"),
    ("stop_ms", "< 8000", "{:.0f}"),
    ("port_again_ms", "< 7000", "{:.0f}"),
]

# What is promised to each caller and each tool, and not on an average day: every turn has to meet
# it, against what it measured itself.
PROMISED = {
    *("list_10000_trigger_s", "list_10000_wait_s", "honest_p99_ms_beside_list"),
    *("honest_begin_ms_beside_list", "third_tool_p99_ms"),
    *("honest_p99_ms_beside_slow", "honest_max_ms_beside_job"),
}

KEYS = [
    *("accepted_per_s", "accepted_p50_ms", "accepted_p99_ms", "limit_axum_per_s"),
    *("limit_accept_per_s", "limit_call_per_s", "limit_commit_p50_ms", "accepted_of_limit"),
    *("runs_of_limit", "runs_per_s", "in_out_p50_ms", "in_out_p99_ms", "idle_rss_mb"),
    *("third_tool_p99_ms", "third_tool_free_p99_ms", "third_tool_bound"),
    *("first_accept_ms", "bytes_per_run", "generator_cpu_share"),
    *("list_10000_trigger_s", "list_10000_wait_s", "honest_p99_ms_beside_list"),
    *("honest_begin_ms_beside_list", "people_page_ms", "runs_page_ms"),
    "people_counts_ms",
    *("honest_p99_ms_beside_slow", "honest_max_ms_beside_job"),
    *("hire_runs_per_s", "hire_of_limit", "limit_hire_per_s"),
    *("hire_in_out_p99_ms", "resume_p99_ms", "waiting_1m_rss_mb", "waiting_1m_start_s"),
    *("runs_list_p99_ms", "overload_handled_share", "accepted_off_per_s"),
    "accepted_live_of_limit",
]


# The limits, and how each is called: as what it is the limit of.
LIMITS = {
    "axum": {},
    "accept": {},
    "call": {},
    "hire": {"about": "hire", "connections": hires.SENDERS},
}


def say(words):
    """Progress, beside the result."""
    print(f"[{time.strftime('%H:%M:%S')}] {words}", flush=True)


def limits(bench, folder, receiver):
    """The five limits of a turn."""
    shutil.rmtree(folder, ignore_errors=True)
    figures = {}
    for way, load in LIMITS.items():
        receiver.get("/reset")
        server = programs.Background(
            bench,
            *("limit", way, "--folder", str(folder / way), "--receiver", str(receiver.port)),
            environment={"BENCH_TOKEN": TOKEN},
        )
        told = programs.generate(
            bench, server.port, "/in/limit", TOKEN, seconds=5, people=100_000_000, **load
        )
        if told["others"]:
            raise AssertionError(f"limit {way}: {told['others']}")
        figures[f"limit_{way}_per_s"] = told["per_s"]
        if way in ("call", "hire"):
            seen = product.drained(receiver, told["accepted"])
            span = (seen["last_ns"] - told["start_ns"]) / 1e9
            figures[f"limit_{way}_per_s"] = seen["distinct"] / span
        server.stop()
    committed = programs.run(bench, "commit", "--folder", folder / "commit", "--seconds", 5)
    figures["limit_commit_p50_ms"] = committed["p50_ms"]
    shutil.rmtree(folder, ignore_errors=True)
    receiver.get("/reset")
    return figures


# What is told as a share of a limit of the same turn.
SHARES = {
    "accepted_of_limit": ("accepted_off_per_s", "limit_accept_per_s"),
    "accepted_live_of_limit": ("accepted_per_s", "limit_accept_per_s"),
    "runs_of_limit": ("runs_per_s", "limit_call_per_s"),
    "hire_of_limit": ("hire_runs_per_s", "limit_hire_per_s"),
}


def ratios(turn):
    """What a turn's figures are of its own limits."""
    shares = {
        name: turn[figure] / turn[limit]
        for name, (figure, limit) in SHARES.items()
        if figure in turn
    }
    return shares | {"in_out_bound": 2 * turn["limit_commit_p50_ms"] + 2}


def medians(turns):
    """The median of each figure that is a number, over the turns that measured it."""
    names = {
        name: None
        for turn in turns
        for name, value in turn.items()
        if isinstance(value, (int, float))
    }
    return {
        name: statistics.median(turn[name] for turn in turns if name in turn) for name in names
    }


def is_met(wanted, name, figures):
    """Whether a figure is what it must be."""
    sign, bound = wanted.split(" ")
    value, number = figures[name], figures.get(bound) if bound in figures else float(bound)
    return {">=": value >= number, "<=": value <= number, "<": value < number}[sign]


def met(wanted, name, turns, figures):
    """Whether a target is met, by the medians or by every turn; nothing where there is none."""
    if not wanted:
        return ""
    if name not in PROMISED:
        return "yes" if is_met(wanted, name, figures) else "NO"
    told = [turn for turn in turns if name in turn]
    missed = sum(not is_met(wanted, name, turn) for turn in told)
    return f"NO, in {missed} of {len(told)}" if missed else "yes, in each"


def show(turns, figures):
    """The table, and what of it is not met."""
    missed = []
    heading = "".join(f"{f'turn {n + 1}':>12}" for n in range(len(turns)))
    print(f"{'figure':<28}{heading}{'median':>12}  {'target':<18}met")
    for name, wanted, form in TABLE:
        if name not in figures:
            continue
        each = "".join(
            f"{form.format(turn[name]) if name in turn else '':>12}" for turn in turns
        )
        shown = form.format(figures[name])
        if wanted and "bound" in wanted:
            wanted_shown = f"<= {figures[wanted.split(' ')[1]]:.2f}"
        else:
            wanted_shown = wanted or ""
        good = met(wanted, name, turns, figures)
        missed += [name] if good.startswith("NO") else []
        print(f"{name:<28}{each}{shown:>12}  {wanted_shown:<18}{good}")
    print(f"not met: {', '.join(missed)}" if missed else "every target is met")


def on_disk(folder):
    """Refuses memory file systems: what is measured is a disk."""
    kinds = {}
    for line in open("/proc/mounts", encoding="utf-8"):
        _, place, kind, *_ = line.split()
        kinds[place] = kind
    place = folder
    while str(place) not in kinds:
        place = place.parent
    if kinds[str(place)] in ("tmpfs", "ramfs"):
        raise SystemExit(f"{folder} lies in memory ({place}); choose a folder on a disk")


class Turns:
    """The parts of a turn, each on a folder of its own beside the prepared one."""

    def __init__(self, given, receiver):
        self.bench, self.receiver, self.given = given.bench, receiver, given
        self.folder = given.folder.resolve()
        self.template = self.folder / "template"
        self.addresses = {}

    def prepare(self):
        """The folder with all the people that turns begin with."""
        say(f"preparing {self.given.people:,} people")
        shutil.rmtree(self.template, ignore_errors=True)
        built = programs.Built(self.bench)
        self.addresses = product.prepare(
            built, self.template, self.receiver.port, self.given.people
        )

    def one(self, number):
        """All figures of a turn."""
        say(f"turn {number}: limits")
        turn = limits(self.bench, self.folder / "limits", self.receiver)
        if self.given.limits_only:
            return turn
        for name, part in PARTS.items():
            if self.given.only and name not in self.given.only:
                continue
            if name == "waiting" and number > 1:
                continue
            say(f"turn {number}: {part.__doc__}")
            place = self.folder / name
            shutil.rmtree(place, ignore_errors=True)
            turn |= part(self, place, turn)
            shutil.rmtree(place, ignore_errors=True)
        return turn | ratios(turn)

    def load(self, place, turn):
        """people who are known, as fast as they are accepted"""
        measured = product.Turn(
            *(self.bench, None, self.template, place, self.addresses["known"]),
            *(self.receiver, self.given.people, self.given.seconds),
        )
        return measured.measure(turn["limit_call_per_s"])

    def off(self, place, _):
        """calls that are kept"""
        return {"accepted_off_per_s": off.measure(self.bench, place, None, 5)}

    def hires(self, place, _):
        """new hires"""
        return hires.Hires(
            *(self.bench, None, self.template, place, self.addresses["hires"]),
            *(self.receiver, self.given.people),
        ).measure()

    def third(self, place, _):
        """a third tool beside one that hangs and one that is slow"""
        return third.measure(self.bench, place)

    def empty(self, place, _):
        """an empty folder"""
        return {"idle_rss_mb": product.idle_empty(place, None)}

    def goals(self, place, _):
        """starts and stops"""
        return goals.measure(place, None)

    def lists(self, place, _):
        """calls about many"""
        return lists.measure(place, None)

    def crowd(self, place, _):
        """honest calls beside slow connections"""
        return crowd.measure(place, None)

    def jobs(self, place, _):
        """honest calls beside a command about very many"""
        return commands.measure(place, None)

    def pages(self, place, _):
        """pages of Runs and People, with a hundred thousand of each"""
        return pages.measure(place, None)

    def waiting(self, place, _):
        """very many who wait"""
        return waiting.Waiting(
            self.bench, None, place, self.receiver, self.given.waiting
        ).measure()


PARTS = {
    part.__name__: part
    for part in (
        *(Turns.load, Turns.off, Turns.hires, Turns.third),
        *(Turns.empty, Turns.goals, Turns.lists, Turns.crowd, Turns.jobs, Turns.pages),
        Turns.waiting,
    )
}


def main():
    """Measures and prints."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bench", required=True)
    arguments.add_argument("--folder", type=Path, required=True)
    arguments.add_argument("--turns", type=int, default=3)
    arguments.add_argument("--people", type=int, default=1_000_000)
    arguments.add_argument("--waiting", type=int, default=1_000_000)
    arguments.add_argument("--seconds", type=float, default=30)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--limits-only", action="store_true")
    arguments.add_argument("--only", action="append", choices=PARTS)
    given = arguments.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    folder = given.folder.resolve()
    on_disk(folder)
    receiver = programs.Background(given.bench, "receive")
    measured = Turns(given, receiver)
    turns = []
    try:
        if not given.limits_only:
            measured.prepare()
        for number in range(1, given.turns + 1):
            turns.append(measured.one(number))
            say(json.dumps(turns[-1]))
    finally:
        receiver.stop()
    for name in os.listdir(folder):
        shutil.rmtree(folder / name, ignore_errors=True)
    figures = medians(turns)
    show(turns, figures)
    if given.json:
        print(json.dumps({key: figures[key] for key in KEYS if key in figures}))


if __name__ == "__main__":
    main()
