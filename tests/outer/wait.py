"""Waiting for something to become true, within a bound."""

import time


def until(what, check, seconds=20.0, every=0.05):
    """Returns the first true result of `check`; says what was missing when time is up."""
    deadline = time.monotonic() + seconds
    last = None
    while True:
        last = check()
        if last:
            return last
        if time.monotonic() > deadline:
            raise AssertionError(f"after {seconds} s: {what} (last seen: {last!r})")
        time.sleep(every)
