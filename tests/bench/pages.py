"""How long a page of Runs and of People takes with 100,000 of each, under each filter and search."""

import time
from datetime import UTC, datetime, timedelta

from outer.many import STARTED, Beside, emails, new_hires
from outer.server import Baton
from outer.wait import until

EACH = 10_000
LIMIT_S = 300
TIMES = 20

PEOPLE = [
    *("", "sample=false", "search=hired0", "search=hired9.009", "search=nobody", "search=h"),
    *("sample=false&status=active", "status=left,on_leave", "department=none", "lacks=work_email"),
    *("lacks=department", "starts_from=2026-01-01", "search=h&lacks=manager"),
]
VALUES = [
    *("detail=department", "detail=department&sample=false&lacks=start_date"),
    *("detail=team&named=h&status=active", "detail=location&named=hired0&lacks=manager"),
]
RUNS = [
    *("", "status=waiting", "status=done", "part_way=true", "waiting_for=tool", "waiting_for=time"),
    *("search=hired0", "search=hired9.009999", "search=contract", "search=fresh", "search=h"),
]


def measure(folder, server, lists=10):
    """The slowest page of each kind: of every filter the median, counted from outside."""
    baton = Baton(folder, server)
    baton.start()
    try:
        baton.sign_in()
        trigger, _ = new_hires(baton, "Fresh")
        workflow = baton.get("/workflows")["items"][0]["id"]
        fill(baton, trigger, lists)
        ago = (datetime.now(UTC) - timedelta(days=30)).strftime("%Y-%m-%dT%H:%M:%SZ")
        runs = [*RUNS, f"workflow={workflow}", f"started_since={ago}", f"started_before={ago}"]
        runs.append(f"news_until={ago}")
        return {
            "people_page_ms": slowest(baton, "/people", PEOPLE),
            "people_counts_ms": max(
                slowest(baton, "/people/counts", PEOPLE),
                slowest(baton, "/people/values", VALUES),
            ),
            "runs_page_ms": slowest(baton, "/runs", runs),
            "listed_people": lists * EACH,
        }
    finally:
        baton.stop(60)


def fill(baton, trigger, lists):
    """Hires so many lists of people, and a run for each."""
    beside = Beside(baton.data)
    for number in range(lists):
        call = baton.call(trigger, emails(EACH, f"hired{number}")).json()["received"]
        handled = {STARTED: EACH}
        until("all are hired", lambda call=call, h=handled: beside.fates(call) == h, LIMIT_S, 0.2)
    beside.close()


def slowest(baton, path, queries):
    """Of all queries the one with the highest median; each is asked for its second page, too."""
    found = []
    for query in queries:
        first = baton.get(f"{path}?{query}")
        pages = [query]
        # What is counted has no pages.
        if isinstance(first, dict) and first.get("next"):
            pages.append(f"{query}&after={first['next'].replace(' ', '%20')}")
        for page in pages:
            took = sorted(timed(baton, f"{path}?{page}") for _ in range(TIMES))
            found.append((took[len(took) // 2], page))
    print(f"{path}: slowest " + ", ".join(f"{ms:.1f} ms {of}" for ms, of in sorted(found)[-3:]))
    return max(found)[0]


def timed(baton, path):
    """Milliseconds from asking to the whole answer."""
    begun = time.monotonic()
    baton.get(path)
    return (time.monotonic() - begun) * 1000
