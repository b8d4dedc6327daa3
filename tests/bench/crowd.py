"""Honest calls beside slow connections of their own address: behind a tunnel all callers have one.

Two thousand slow ones come in four seconds and are opened again as they are cut, so that Baton is
crowded from the first measured call to the last. RELIABILITY N2: p99 under 100 ms, none refused.
"""

import time

from honest import Honest, caller, p99
from outer.many import new_hires
from outer.server import Baton
from outer.slow import Slow
from outer.wait import until

SLOW = 2_000
CALLS_PER_S = 50
SECONDS = 20
# As many as Baton lets one address have before each newcomer costs somebody's place.
CROWDED = 512


def measure(folder, server):
    """The honest p99, alone and beside the slow ones; how many slow ones came meanwhile."""
    baton = Baton(folder, server)
    baton.start()
    try:
        baton.sign_in()
        trigger, _ = new_hires(baton, "Hires")
        call = caller(baton.hooks, trigger)
        alone = called(call)
        slow = Slow(baton.hooks, 1_000_000, held=SLOW)
        slow.start()
        try:
            until("Baton is crowded", lambda: slow.opened >= CROWDED, 60)
            before = slow.opened
            beside = called(call)
            met = slow.opened - before
        finally:
            slow.end()
        if met < SLOW:
            raise AssertionError(f"only {met} slow connections came beside the honest calls")
        return {
            "honest_p99_ms_alone": p99(alone),
            "honest_p99_ms_beside_slow": p99(beside),
            "slow_connections": met,
        }
    finally:
        baton.stop(60)


def called(call):
    """How long each of the honest calls took, in ms."""
    honest = Honest(call, CALLS_PER_S)
    honest.start()
    time.sleep(SECONDS)
    honest.end()
    return honest.took_ms
