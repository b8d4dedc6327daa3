"""A kill at each write and each sync of the database during one run, by strace.

The server is started under strace, which kills it when it enters the n-th call of a kind on the
database or its log, counted from the moment the story begins: a folder is prepared once and
copied for every point. The last point is the first that is never reached.
"""

import base64
import json
import shutil
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from oracle import Oracle
from outer.receiver import ticket
from outer.server import Baton
from outer.store import Copy
from outer.tools import Tools
from outer.wait import until
from outer.workflow import jira_call
from states import Histogram, count

SIDE_BY_SIDE = 2


class Prepared:
    """A folder with the story live, as it lies after a clean stop."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.tools = Tools(folder)
        self.baton = Baton(self.folder / "prepared").start()
        self.baton.sign_in()
        self.story = self.baton.new_story(self.tools, unknown="add_person")
        self.story.live()
        self.baton.stop()


def kill_at_each(call, most):
    """Kills at the first, the second, … call: how many there were, findings, states met."""
    histogram = Histogram()
    with tempfile.TemporaryDirectory(prefix="baton-points-") as folder:
        prepared = Prepared(folder)
        findings, reached = [], 0
        try:
            skip = calls_of_a_start(prepared, call)
            with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
                points = range(1, most + 1)
                for point, (killed, found, met) in enumerate(
                    pool.map(lambda point: one_point(prepared, call, skip + point), points), 1
                ):
                    findings += [f"{call} {point}: {finding}" for finding in found]
                    histogram.start_afresh()
                    histogram.add(*met)
                    if not killed:
                        pool.shutdown(cancel_futures=True)
                        break
                    reached = point
        finally:
            prepared.tools.stop()
        return reached, findings, histogram


def plain(call):
    """The calls' names as part of a file's name; SQLite syncs by one of the two that there are."""
    return call.replace(",", "-")


def copy(prepared, name):
    """A copy of the prepared folder with a server of its own."""
    target = prepared.folder / name
    shutil.copytree(prepared.baton.folder, target)
    baton = Baton(target)
    baton.cookie = prepared.baton.cookie
    return baton


DATABASE = ("baton.db", "baton.db-wal")


def strace(data, call, more, files=DATABASE):
    """How the server is started: only calls on some files of the folder are looked at."""
    paths = []
    for name in files:
        paths += ["-P", str(data / name)]
    return ["strace", "-f", "-qq", "-e", f"trace={call}", *paths, *more]


def calls_of_a_start(prepared, call):
    """How many such calls the writing thread makes before the story begins.

    strace counts for each thread of its own, so the thread that writes the story is looked for.
    """
    baton = copy(prepared, f"count-{plain(call)}")
    log = baton.folder / "strace.log"
    journal = baton.folder / "journal"
    try:
        baton.start(strace(baton.data, call, ["-o", str(log)]), wait=30)
        time.sleep(0.3)
        before = by_thread(log)
        story(prepared, baton, journal, f"count.{plain(call)}@kill.example", 30)
        after = by_thread(log)
    finally:
        baton.kill()
    shutil.rmtree(baton.folder)
    writer = max(after, key=lambda thread: after[thread] - before[thread])
    return before[writer]


def by_thread(log):
    """Lines of strace's log, by the thread at their beginning."""
    return Counter(line.split(" ", 1)[0] for line in log.read_text().splitlines())


def one_point(prepared, call, number):
    """One story that is killed at one point, started again, and judged."""
    baton = copy(prepared, f"{plain(call)}-{number}")
    journal = baton.folder / "journal"
    journal.touch()
    who = f"{plain(call)}.{number}@kill.example"
    inject = ["-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={number}"]
    try:
        baton.start(strace(baton.data, call, inject), wait=30)
        story(prepared, baton, journal, who, 20)
        killed = False
    except (OSError, AssertionError, ValueError):
        # An answer may have been cut. Whoever asked may have seen it end before the system has
        # cleared it away.
        killed = True
        until("the server was killed", lambda: baton.process.poll() is not None)
    baton.kill()
    met = ({}, set())
    if killed:
        with Copy(baton.data) as file:
            met = count(file)
    baton.start()
    try:
        story(prepared, baton, journal, who, 30)
        findings = []
    except AssertionError as error:
        findings = [f"I5: {error}"]
    baton.stop()
    logs = [mine(baton, tool, who) for tool in prepared.tools.all()]
    findings += Oracle(baton.data, journal, logs, under_way=1).judge()
    if not findings:
        shutil.rmtree(baton.folder)
    return killed, findings, met


def story(prepared, baton, journal, who, seconds):
    """Hires, lets Jira call, and waits for the end; written down as far as it is answered."""
    story = prepared.story
    for address, body in (
        (story.trigger, {"emails": [who]}),
        (story.wait, jira_call(ticket(who.encode()))),
    ):
        answer = baton.call(address, body)
        entry = {
            "what": "call",
            "address": address["id"],
            "people": [who],
            "body": json.dumps(body),
            "status": answer.status,
            "call": answer.json().get("received"),
        }
        with open(journal, "a", encoding="utf-8") as file:
            print(json.dumps(entry), file=file)

    def done():
        runs = baton.get(f"/runs?workflow={story.id}")["items"]
        if baton.process.poll() is not None:
            raise AssertionError("the server was killed")
        return [run["status"] for run in runs] == ["done"]

    until("the run is done", done, seconds, 0.05)


def mine(baton, tool, who):
    """The receipts about one person, in a log of their own."""
    log = baton.folder / f"{tool.kind}.log"
    about = [receipt for receipt in tool.receipts() if who.encode() in receipt["body"]]
    with open(log, "w", encoding="utf-8") as file:
        for receipt in about:
            body = base64.b64encode(receipt["body"]).decode()
            print(json.dumps({**receipt, "body": body}), file=file)
    return log
