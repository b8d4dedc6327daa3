"""When a wait for a moment is over, by Python's `zoneinfo`: the oracle of `it/time/oracle.rs`.

Reads all cases, one as JSON on each line, then answers each with a line: seconds since 1970 and how
often the clocks show that time (`once`, `skipped`, `twice`), or `none`. Shares nothing with Baton.
"""

import calendar
import json
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1)
# The last second that Baton's instants can name.
LAST = (datetime(9999, 12, 30, 22) - EPOCH) // timedelta(seconds=1)


def is_working(day, free):
    return day.isoweekday() <= 5 and day.isoformat() not in free


def walk(day, n, free):
    """The n-th working day behind a day, or before it."""
    ordinal, step = day.toordinal(), 1 if n > 0 else -1
    for _ in range(abs(n)):
        ordinal += step
        while not is_working(date.fromordinal(ordinal), free):
            ordinal += step
    return date.fromordinal(ordinal)


def months(day, n):
    index = day.year * 12 + day.month - 1 + n
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def counted(until, free):
    base = date.fromisoformat(until["date"])
    n = {"before": -1, "on": 0, "after": 1}[until["side"]] * until["amount"]
    match until["unit"]:
        case "days":
            return date.fromordinal(base.toordinal() + n)
        case "weeks":
            return date.fromordinal(base.toordinal() + 7 * n)
        case "months":
            return months(base, n)
    return walk(base, n, free)


def on_a_working_day(day, rule, free):
    if rule == "as_it_is" or is_working(day, free):
        return day
    return walk(day, -1 if rule == "working_day_before" else 1, free)


def local_moment(case, free, zone):
    """The local time that is meant; of a while that passes the instant itself."""
    until = case["until"]
    since = EPOCH + timedelta(seconds=case["since"])
    here = since.replace(tzinfo=timezone.utc).astimezone(zone).replace(tzinfo=None)
    match until["kind"]:
        case "duration":
            days = {"days": 1, "weeks": 7}[until["unit"]] * until["amount"]
            return here + timedelta(days=days)
        case "working_days":
            day = walk(here.date(), until["amount"], free)
        case "date":
            day = on_a_working_day(counted(until, free), case["weekend_rule"], free)
    hour, minute = map(int, until["at"].split(":"))
    return datetime(day.year, day.month, day.day, hour, minute)


def seconds_of(local, zone, fold):
    offset = local.replace(tzinfo=zone, fold=fold).utcoffset()
    return (local - EPOCH - offset) // timedelta(seconds=1)


def moment(case):
    until = case["until"]
    if until["kind"] == "duration" and until["unit"] in ("minutes", "hours"):
        length = {"minutes": 60, "hours": 3600}[until["unit"]] * until["amount"]
        return case["since"] + length, "once"
    free, zone = set(case["free"]), ZoneInfo(case["zone"])
    local = local_moment(case, free, zone)
    first, second = seconds_of(local, zone, 0), seconds_of(local, zone, 1)
    # Where both readings differ the clocks change: over it (the first is the later), or back.
    if first == second:
        return first, "once"
    return first, "skipped" if first > second else "twice"


def answer(case):
    try:
        at, how_often = moment(case)
    except (OverflowError, ValueError):
        return "none"
    return f"{at} {how_often}" if at <= LAST else "none"


for line in sys.stdin.readlines():
    print(answer(json.loads(line)))
