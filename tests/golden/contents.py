"""What a data folder holds: counted in its file, and as the admin API shows it.

`stored` reads the file with another program's SQLite; `shown` asks a running server. Both are
written down when a folder is made. `differences` says what of it is missing or changed; what came
later, and what a later Baton shows beside it, is none.
"""

import hashlib
import struct

from outer.store import CALL_KINDS, Copy

RUNS = ["running", "waiting", "needs_you", "done", "stopped"]
MESSAGES = ["waiting", "sending", "delivered", "given_up", "cancelled"]
PROBLEMS = ["open", "solved", "ignored"]
WORKFLOWS = ["draft", "live", "off", "paused"]
TABLES = [
    "people",
    "person_aliases",
    "external_ids",
    "custom_details",
    "workflow_versions",
    "draft_revisions",
    "connections",
    "consents",
    "addresses",
    "awaits",
    "bound",
    "unmatched",
    "history",
    "audit",
    "sessions",
]
DISPOSITIONS = [
    "waiting_to_be_handled",
    "bound",
    "unmatched",
    "sample",
    "started_run",
    "moved_run",
    "condition_not_met",
    "already_in_the_workflow",
    "duplicate",
    "arrived_afterwards",
    "not_needed",
    "kept",
    "problem",
    "ignored",
    "only_a_test",
    "merged",
]

# A message that waits for one of these is looked at again at each start: it stands as it did, but
# is dated anew, and may be seen while it is looked at.
PARKED = {"connection_incomplete", "connection_stopped", "consent_missing", "secret_missing"}


# Kinds of calls, and what became of them, that Batons of before did not have.
LATER_KINDS = ("handshake", "opened")
LATER_DISPOSITIONS = ("only_a_test", "merged")


# --- the file


def stored(data):
    """How many there are of everything, by state, in the file as it lies there."""
    with Copy(data) as copy:
        found = {
            "format": copy.one("PRAGMA user_version"),
            "runs": named(copy, "status", "runs", RUNS, "try_out = 0"),
            "try-outs": named(copy, "status", "runs", RUNS, "try_out = 1"),
            "pinned to an older version, unfinished": older_runs(copy),
            "messages": named(copy, "state", "outbox", MESSAGES),
            "tries without an end": sum(one["ended_at"] is None for one in copy.tries()),
            "calls": named(copy, "kind", "calls", CALL_KINDS),
            "calls that wait to be handled": copy.one("SELECT count(*) FROM inbox"),
            "dispositions": named(copy, "kind", "dispositions", DISPOSITIONS),
            "problems": kinds_of_problems(copy),
            "workflows": named(copy, "state", "workflows", WORKFLOWS, "deleted_at IS NULL"),
        }
        for kind in LATER_KINDS:
            if found["calls"][kind] == 0:
                del found["calls"][kind]
        for kind in LATER_DISPOSITIONS:
            if found["dispositions"][kind] == 0:
                del found["dispositions"][kind]
        for table in TABLES:
            found[table] = copy.one(f"SELECT count(*) FROM {table}")
        if copy.one("SELECT count(*) FROM sqlite_master WHERE name = 'key_blocks'"):
            found["key blocks"] = copy.one("SELECT count(*) FROM key_blocks")
        found["deleted workflows"] = copy.one(
            "SELECT count(*) FROM workflows WHERE deleted_at IS NOT NULL"
        )
        found["audit head"] = chain(copy)
        return found


def named(copy, column, table, names, where="1"):
    """Rows by the names of a column's codes, those that do not occur included."""
    counted = dict(copy.rows(f"SELECT {column}, count(*) FROM {table} WHERE {where} GROUP BY 1"))
    codes = names.items() if isinstance(names, dict) else enumerate(names)
    return {name: counted.get(code, 0) for code, name in codes}


def kinds_of_problems(copy):
    """Problems by kind and state."""
    rows = copy.rows("SELECT kind, state, count(*) FROM problems GROUP BY 1, 2 ORDER BY 1, 2")
    found = {}
    for kind, state, number in rows:
        found.setdefault(kind, {})[PROBLEMS[state]] = number
    return found


def older_runs(copy):
    """Unfinished runs of a version that is not the live one."""
    return copy.one(
        "SELECT count(*) FROM runs JOIN workflows ON workflows.no = runs.workflow_no"
        " WHERE runs.status < 3 AND try_out = 0 AND runs.version <> workflows.live_version"
    )


def chain(copy, until=None):
    """The audit's last hash, worked out again from its description; nothing if it is broken."""
    before, expected = bytes(32), 1
    for row in copy.rows("SELECT no, at, action, ids, commitment, hash FROM audit ORDER BY no"):
        digest = hashlib.sha256(before)
        for part in (
            struct.pack(">q", row["no"]),
            struct.pack(">q", row["at"]),
            row["action"].encode(),
            row["ids"].encode(),
            row["commitment"],
        ):
            digest.update(struct.pack(">Q", len(part)) + part)
        if row["no"] != expected or digest.digest() != row["hash"]:
            return None
        before, expected = row["hash"], expected + 1
        if row["no"] == until:
            break
    return before.hex()


def messages(data):
    """Each message of a real run: its step, which of the step's it is, and what it says."""
    with Copy(data) as copy:
        rows = copy.rows(
            "SELECT outbox.no AS no, outbox.id AS id, hex(step) AS step, occurrence, request,"
            " body, outbox.state AS state FROM outbox JOIN runs ON runs.no = outbox.no >> 16 WHERE try_out = 0"
        )
        return {
            "msg_" + row["id"].hex(): {
                "place": row["no"],
                "step": row["step"],
                "occurrence": row["occurrence"],
                "request": digest(row["request"].encode()),
                "body": digest(row["body"]),
                "state": [*MESSAGES, "parked"][row["state"]],
            }
            for row in rows
        }


def digest(content):
    """A short name for bytes that are compared."""
    return None if content is None else hashlib.sha256(content).hexdigest()[:24]


# --- the admin API


def shown(baton):
    """Everything that the admin API shows, by id."""
    runs = {run["id"]: a_run(baton, run["id"]) for run in all_runs(baton)}
    workflows = {one["id"]: a_workflow(baton, one["id"]) for one in baton.every("/workflows")}
    addresses = [address for one in workflows.values() for address in one["addresses"]]
    return {
        "settings": baton.get("/settings"),
        "company": baton.get("/settings/company"),
        "person details": baton.get("/person-details"),
        "people": {one["id"]: a_person(one) for one in baton.every("/people")},
        "connections": {one["id"]: a_connection(one) for one in baton.every("/connections")},
        "workflows": workflows,
        "addresses": {id: an_address(baton, id) for id in addresses},
        "calls": {
            call["id"]: a_call(baton, call["id"])
            for id in addresses
            for call in baton.every(f"/addresses/{id}/calls")
        },
        "runs": runs,
        "problems": {
            one["id"]: a_problem(baton, one)
            for state in PROBLEMS
            for one in baton.every(f"/problems?state={state}")
        },
        "audit": {str(row["id"]): row for row in baton.every("/audit?limit=200")},
    }


def without(thing, *names):
    """A thing without what changes by itself."""
    return {name: value for name, value in thing.items() if name not in names}


def all_runs(baton):
    """Real runs and try-outs."""
    return baton.every("/runs?limit=200") + baton.every("/runs?try_outs=true&limit=200")


def a_person(person):
    """A person, without counts."""
    return without(person, "runs")


def a_connection(connection):
    """A connection, without what its next message changes."""
    return without(connection, "last_success_at", "last_problem")


def a_workflow(baton, id):
    """A workflow with all its versions and the states of its draft."""
    found = baton.get(f"/workflows/{id}")
    found["addresses"] = [one["id"] for one in found["addresses"]]
    numbers = [one["version"] for one in baton.every(f"/workflows/{id}/versions")]
    found["versions"] = {str(n): baton.get(f"/workflows/{id}/versions/{n}") for n in numbers}
    drafts = baton.get(f"/workflows/{id}/drafts?limit=50")["items"]
    found["drafts"] = {str(one["revision"]): one for one in drafts}
    return without(found, "in_it", "part_way", "done_30d", "problems", "changes")


def an_address(baton, id):
    """An address with its token in both forms."""
    found = without(baton.get(f"/addresses/{id}"), "last_call", "url", "old_token_callers")
    secret = baton.get(f"/addresses/{id}/secret?form=header&purpose=copy")
    return {**found, "token": secret["token"]}


def a_call(baton, id):
    """A call, its body by its digest."""
    found = without(baton.get(f"/calls/{id}"), "fields")
    body = found.pop("body")
    return {**found, "body digest": digest(None if body is None else body.encode())}


def a_run(baton, id):
    """A run with its messages, each try, and its history."""
    found = without(baton.get(f"/runs/{id}"), "current_version", "definition")
    for step in found["steps"].values():
        step.pop("actions")
        if step["waiting"]:
            step["waiting"].pop("calls")
    found["messages"] = {one["id"]: one for one in baton.every(f"/runs/{id}/messages")}
    if found["where"]["params"].get("problem") in PARKED:
        found.pop("last_news_at")
        messages = [step["message"] for step in found["steps"].values() if step["message"]]
        for message in [*messages, *found["messages"].values()]:
            for name in ("next_try_at", "state", "tries"):
                message.pop(name)
    rows = baton.every(f"/runs/{id}/history")
    found["history"] = {str(row["id"]): row for row in rows}
    return found


def a_problem(baton, problem):
    """A problem with its items."""
    items = baton.every(f"/problems/{problem['id']}/items")
    return {**without(problem, "actions"), "items": {item["id"]: item for item in items}}


def as_shown_now(shown):
    """What an earlier version showed, in the words of the API as it is now.

    How an item of a problem ended stood in two fields; now it is one, with by whom, why and when.
    A step was called as the draft calls it, and is called as the live version does.
    """
    for problem in shown["problems"].values():
        for item in problem["items"].values():
            if "solution" not in item:
                continue
            said, at = item.pop("solution"), item.pop("solved_at")
            item["ended"] = {"at": at, **said} if at else None
    for named in [
        *shown["problems"].values(),
        *(use for one in shown["connections"].values() for use in one["used_by"]),
    ]:
        live = live_names(shown["workflows"].get(named["workflow"]))
        if named.get("step") in live:
            named["step_name"] = live[named["step"]]
    return shown


def live_names(workflow):
    """What the steps of a workflow's live version are called, by their ids."""
    if not workflow or not workflow["live_version"]:
        return {}
    waiting = [workflow["versions"][str(workflow["live_version"])]["definition"]]
    names = {}
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            waiting += thing.values()
            if "action" in thing and "name" in thing:
                names[thing["id"]] = thing["name"]
    return names


# --- comparing


def differences(expected, found, where=""):
    """What is missing or changed, a sentence each; what was added to a thing is neither."""
    if isinstance(expected, dict) and isinstance(found, dict):
        said = [f"{where}/{name} is lost" for name in expected if name not in found]
        # Of a problem that is over, an earlier Baton told nobody whom it was about.
        is_over = expected.get("state") in ("solved", "ignored")
        untold = {name for name in ("people", "calls") if is_over and expected.get(name) == 0}
        # A call that waited to be handled is news of a run that its person is in since.
        if is_called_again(found):
            untold.add("last_news_at")
        for name in expected:
            if name in found and name not in untold:
                said += differences(expected[name], found[name], f"{where}/{name}")
        return said
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        pairs = enumerate(zip(expected, found, strict=True))
        return [s for n, (e, f) in pairs for s in differences(e, f, f"{where}/{n}")]
    if expected != found:
        return [f"{where} was {short(expected)} and is {short(found)}"]
    return []


def is_called_again(run):
    """Whether a run tells that another call about its person came."""
    history = run.get("history")
    rows = history.values() if isinstance(history, dict) else []
    return any(one.get("kind") == "another_event_came" for one in rows)


def short(value):
    """A value as a sentence can hold it."""
    text = repr(value)
    return text if len(text) <= 120 else text[:117] + "..."
