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

import goals
import lists
import product
import programs
import third

TOKEN = "btn_" + "L" * 43

# Name, what it must be, and how it is shown.
TABLE = [
    ("limit_axum_per_s", None, "{:,.0f}"),
    ("limit_accept_per_s", None, "{:,.0f}"),
    ("limit_call_per_s", None, "{:,.0f}"),
    ("limit_commit_p50_ms", None, "{:.3f}"),
    ("accepted_per_s", None, "{:,.0f}"),
    ("accepted_of_limit", ">= 0.20", "{:.3f}"),
    ("runs_per_s", None, "{:,.0f}"),
    ("runs_of_limit", ">= 0.15", "{:.3f}"),
    ("within_share", ">= 0.05", "{:.3f}"),
    ("accepted_p50_ms", None, "{:.2f}"),
    ("accepted_p99_ms", "< 25", "{:.2f}"),
    ("in_out_p50_ms", "<= in_out_bound", "{:.2f}"),
    ("in_out_p99_ms", None, "{:.2f}"),
    ("third_tool_free_p99_ms", None, "{:.2f}"),
    ("third_tool_p99_ms", "<= third_tool_bound", "{:.2f}"),
    ("idle_rss_mb", "< 40", "{:.1f}"),
    ("full_rss_mb", None, "{:.1f}"),
    ("first_accept_ms", "< 300", "{:.0f}"),
    ("bytes_per_run", None, "{:,.0f}"),
    ("list_10000_trigger_s", "< 10", "{:.2f}"),
    ("list_10000_wait_s", "< 10", "{:.2f}"),
    ("honest_p99_ms_beside_list", "< 50", "{:.2f}"),
    ("honest_begin_ms_beside_list", "< 1000", "{:.0f}"),
    ("honest_calls_beside_list", None, "{:,.0f}"),
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
}

KEYS = [
    *("accepted_per_s", "accepted_p50_ms", "accepted_p99_ms", "limit_axum_per_s"),
    *("limit_accept_per_s", "limit_call_per_s", "limit_commit_p50_ms", "accepted_of_limit"),
    *("runs_of_limit", "runs_per_s", "in_out_p50_ms", "in_out_p99_ms", "idle_rss_mb"),
    *("third_tool_p99_ms", "third_tool_free_p99_ms", "third_tool_bound"),
    *("first_accept_ms", "bytes_per_run", "generator_cpu_share"),
    *("list_10000_trigger_s", "list_10000_wait_s", "honest_p99_ms_beside_list"),
    "honest_begin_ms_beside_list",
]


def say(words):
    """Progress, beside the result."""
    print(f"[{time.strftime('%H:%M:%S')}] {words}", flush=True)


def limits(bench, folder, receiver):
    """The four limits of a turn."""
    shutil.rmtree(folder, ignore_errors=True)
    figures = {}
    for way in ("axum", "accept", "call"):
        receiver.get("/reset")
        server = programs.Background(
            bench,
            *("limit", way, "--folder", str(folder / way), "--receiver", str(receiver.port)),
            environment={"BENCH_TOKEN": TOKEN},
        )
        told = programs.generate(
            bench, server.port, "/in/limit", TOKEN, seconds=5, people=100_000_000
        )
        if told["others"]:
            raise AssertionError(f"limit {way}: {told['others']}")
        figures[f"limit_{way}_per_s"] = told["per_s"]
        if way == "call":
            seen = product.drained(receiver, told["accepted"])
            span = (seen["last_ns"] - told["start_ns"]) / 1e9
            figures["limit_call_per_s"] = seen["distinct"] / span
        server.stop()
    committed = programs.run(bench, "commit", "--folder", folder / "commit", "--seconds", 5)
    figures["limit_commit_p50_ms"] = committed["p50_ms"]
    shutil.rmtree(folder, ignore_errors=True)
    receiver.get("/reset")
    return figures


def ratios(turn):
    """What a turn's figures are of its own limits."""
    turn["accepted_of_limit"] = turn["accepted_per_s"] / turn["limit_accept_per_s"]
    turn["runs_of_limit"] = turn["runs_per_s"] / turn["limit_call_per_s"]
    turn["in_out_bound"] = 2 * turn["limit_commit_p50_ms"] + 3


def medians(turns):
    """The median of each figure that is a number."""
    names = [name for name, value in turns[0].items() if isinstance(value, (int, float))]
    return {name: statistics.median(turn[name] for turn in turns) for name in names}


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
    missed = sum(not is_met(wanted, name, turn) for turn in turns)
    return f"NO, in {missed} of {len(turns)}" if missed else "yes, in each"


def show(turns, figures):
    """The table, and what of it is not met."""
    missed = []
    heading = "".join(f"{f'turn {n + 1}':>12}" for n in range(len(turns)))
    print(f"{'figure':<28}{heading}{'median':>12}  {'target':<18}met")
    for name, wanted, form in TABLE:
        if name not in figures:
            continue
        each = "".join(f"{form.format(turn[name]):>12}" for turn in turns)
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


def main():
    """Measures and prints."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bench", required=True)
    arguments.add_argument("--folder", type=Path, required=True)
    arguments.add_argument("--turns", type=int, default=3)
    arguments.add_argument("--people", type=int, default=1_000_000)
    arguments.add_argument("--seconds", type=float, default=30)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--limits-only", action="store_true")
    given = arguments.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    folder = given.folder.resolve()
    on_disk(folder)
    receiver = programs.Background(given.bench, "receive")
    turns = []
    try:
        if not given.limits_only:
            say(f"preparing {given.people:,} people")
            template = folder / "template"
            shutil.rmtree(template, ignore_errors=True)
            built = programs.Built(given.bench)
            address = product.prepare(built, template, receiver.port, given.people)
        for number in range(1, given.turns + 1):
            say(f"turn {number}: limits")
            turn = limits(given.bench, folder / "limits", receiver)
            if not given.limits_only:
                say(f"turn {number}: product")
                product_turn = product.Turn(
                    *(given.bench, None, template, folder / "turn", address),
                    *(receiver, given.people, given.seconds),
                )
                turn |= product_turn.measure(turn["limit_call_per_s"])
                say(f"turn {number}: a third tool beside one that hangs and one that is slow")
                turn |= third.measure(given.bench, folder / "third")
                shutil.rmtree(folder / "empty", ignore_errors=True)
                turn["idle_rss_mb"] = product.idle_empty(folder / "empty", None)
                shutil.rmtree(folder / "goals", ignore_errors=True)
                turn |= goals.measure(folder / "goals", None)
                shutil.rmtree(folder / "lists", ignore_errors=True)
                turn |= lists.measure(folder / "lists", None)
                ratios(turn)
            turns.append(turn)
            say(json.dumps(turn))
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
