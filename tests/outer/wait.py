"""Waiting for something to become true, within a bound."""

import time


# What never comes must end a test; what comes late on a slow machine must not.
PATIENCE = 10


def until(what, check, seconds=20.0, every=0.05, patience=PATIENCE):
    """Returns the first true result of `check`; says what was missing when time is up.

    `seconds` are more than it ever takes here; a machine that is `patience` times slower passes.
    """
    seconds *= patience
    deadline = time.monotonic() + seconds
    last = None
    while True:
        last = check()
        if last:
            return last
        if time.monotonic() > deadline:
            raise AssertionError(f"after {seconds} s: {what} (last seen: {last!r})")
        time.sleep(every)
