"""Honest calls beside one command about 100,000 calls, which becomes a job in small steps."""

from honest import Honest, caller
from outer.many import fill, new_hires
from outer.server import Baton
from outer.wait import until

ROWS = 100_000
CALLS_PER_S = 50
LIMIT_S = 600


def ignored(baton, problem):
    """Lets all of them be."""
    return baton.post(f"/problems/{problem}/ignore", {"why": "an import gone wrong"})


def chosen(baton, problem):
    """Uses all of them for one person."""
    person = baton.get("/people")["items"][0]["id"]
    return baton.post(f"/problems/{problem}/choose-person", {"person": person})


# The kind of the problem, and what is commanded about it.
COMMANDS = {"ignore": ("names_nobody", ignored), "choose": ("unknown_person", chosen)}


def measure(folder, server):
    """The slowest honest answer beside each command, and how many rows a second were handled."""
    figures = {"honest_max_ms_beside_job": 0.0, "honest_calls_beside_job": 0}
    for name, (kind, command) in COMMANDS.items():
        baton = Baton(folder / name, server)
        baton.start()
        try:
            slowest, calls = beside(baton, kind, command)
        finally:
            baton.stop(60)
        figures["honest_max_ms_beside_job"] = max(figures["honest_max_ms_beside_job"], slowest)
        figures["honest_calls_beside_job"] += calls
    return figures


def beside(baton, kind, command):
    """The slowest of the honest calls made while the job went on, and how many they were."""
    baton.sign_in()
    trigger, _ = new_hires(baton, "Hires")
    problem = fill(baton, ROWS, kind)
    honest = Honest(caller(baton.hooks, trigger), CALLS_PER_S)
    honest.start()
    # Somebody has to be known whom they can be used for.
    until("a call has come", lambda: baton.get("/people")["items"], 60)
    begun = len(honest.took_ms)
    number = command(baton, problem)["job"]
    job = until(
        "the job ends",
        lambda: (now := baton.get(f"/jobs/{number}"))["state"] != "under_way" and now,
        *(LIMIT_S, 0.1),
    )
    ended = len(honest.took_ms)
    honest.end()
    if job["state"] != "done" or job["done"] + job["could_not"] != ROWS:
        raise AssertionError(f"the job ended otherwise: {job}")
    if ended - begun < CALLS_PER_S:
        raise AssertionError(f"only {ended - begun} honest calls were made beside the job")
    return max(honest.took_ms[begun : ended + 1]), ended - begun
