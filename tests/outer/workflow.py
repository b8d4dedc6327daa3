"""The story's workflow, as the designer would save it."""

import os
import time


def new_id(prefix):
    """A prefixed UUID version 7."""
    bits = (int(time.time() * 1000) << 80) | int.from_bytes(os.urandom(10), "big")
    bits = (bits & ~(0xF << 76)) | (0x7 << 76)
    bits = (bits & ~(0x3 << 62)) | (0x2 << 62)
    return f"{prefix}{bits:032x}"


def detail(source, pointer, step=None):
    """A detail picked as a pill."""
    reference = {"source": {"kind": source}, "pointer": pointer}
    if step:
        reference["source"]["step"] = step
    return {"kind": "detail", "reference": reference, "format": "as_is"}


def text(words):
    """Words as they are."""
    return {"kind": "text", "text": words}


def field(name, *segments, kind="text", when_empty="send_empty"):
    """A name and what is sent under it."""
    return {
        "name": name,
        "value": {"segments": list(segments), "type": kind, "when_empty": {"kind": when_empty}},
    }


def call_step(name, connection, path, fields):
    """Call a webhook."""
    return {
        "id": new_id("step_"),
        "name": name,
        "action": {
            "kind": "call_webhook",
            "connection": connection,
            "method": "POST",
            "path": path,
            "headers": [],
            "content": {"kind": "fields", "fields": fields},
            "timeout_s": 30,
            "also_success": [],
        },
    }


def wait_step(name, match_by, status_pointer="/issue/status"):
    """Wait for another tool, when the status is Done."""
    return {
        "id": new_id("step_"),
        "name": name,
        "action": {
            "kind": "wait_for_call",
            "match_by": match_by,
            "only_if": {
                "mode": "all",
                "tests": [
                    {
                        "reference": {"source": {"kind": "call"}, "pointer": status_pointer},
                        "operator": "is",
                        "values": ["Done"],
                    }
                ],
            },
            "nobody_matches": "keep_under_problems",
            "several_match": "ask",
            "reminder_after_s": 3 * 86400,
            "limit_after_s": 14 * 86400,
        },
    }


def choose_step(name, paths, otherwise=()):
    """Choose a path: `{name: (condition, steps)}` in order, and what is done otherwise."""
    return {
        "id": new_id("step_"),
        "name": name,
        "action": {
            "kind": "choose_path",
            "paths": [
                {"id": new_id("step_"), "name": path, "when": when, "steps": list(steps)}
                for path, (when, steps) in paths.items()
            ],
            "otherwise": list(otherwise),
        },
    }


def together_step(name, paths, first=False):
    """Do at the same time: `{name: steps}`, until all are done or the first is."""
    action = {
        "kind": "at_the_same_time",
        "paths": [
            {"id": new_id("step_"), "name": path, "steps": list(steps)}
            for path, steps in paths.items()
        ],
        "until": "first" if first else "all",
    }
    return {"id": new_id("step_"), "name": name, "action": action}


def time_step(name, until):
    """Wait for time; the run goes straight on from what has passed."""
    action = {"kind": "wait_for_time", "until": until}
    action |= {"weekend_rule": "as_it_is", "already_past": "go_on"}
    return {"id": new_id("step_"), "name": name, "action": action}


def condition(source, pointer, operator, *values, step=None, mode="all"):
    """A condition of one test."""
    reference = detail(source, pointer, step)["reference"]
    test = {"reference": reference, "operator": operator, "values": list(values)}
    return {"mode": mode, "tests": [test]}


def steps_of(steps):
    """All steps of a sequence, those in paths after the step that owns them."""
    for step in steps:
        yield step
        action = step["action"]
        for path in action.get("paths", []):
            yield from steps_of(path["steps"])
        yield from steps_of(action.get("otherwise", []))


def picked(pointer):
    """A field of a call, picked from a sample."""
    return {"kind": "picked", "pointer": pointer}


def okta_fields():
    """Okta's real shape, nested by dotted names."""
    return [
        field("profile.firstName", detail("person", "/given_name")),
        field("profile.lastName", detail("person", "/family_name")),
        field("profile.email", detail("person", "/work_email")),
        field("profile.department", detail("person", "/department")),
    ]


def trigger(draft, unknown="keep_under_problems", person=None, person_fields=(), update=False):
    """The trigger of a new draft, with its settings."""
    start = {
        "kind": "webhook_called",
        "person": person or {"kind": "automatic"},
        "only_if": None,
        "unknown_person": unknown,
        "person_fields": list(person_fields),
        "update_known": update,
        "start_left": False,
    }
    return {"id": draft["trigger"]["id"], "name": "Hired in the learning system", "start": start}


def story(draft, connections, unknown="keep_under_problems", variant="ticket", **settings):
    """The whole story; `variant` is how the wait finds the run: by ticket or by e-mail."""
    okta = call_step("Create Okta user", *connections["okta"], okta_fields())
    jira_fields = [
        field("fields.project.key", text("HR")),
        field("fields.summary", text("Laptop for "), detail("person", "/work_email")),
        field("fields.assignee", detail("person", "/display_name")),
    ]
    jira = call_step("Create Jira issue", *connections["jira"], jira_fields)
    if variant == "ticket":
        match = {
            "kind": "step_answer",
            "step": jira["id"],
            "pointer": "/key",
            "call": picked("/issue/key"),
        }
    else:
        match = {"kind": "person_detail", "detail": "work_email", "call": picked("/issue/email")}
    wait = wait_step("Laptop ready (Jira)", match)
    hr_fields = [
        field("employee", detail("person", "/work_email")),
        field("ticket", detail("step", "/key", step=jira["id"])),
    ]
    hr = call_step("Tell HR", *connections["hr"], hr_fields)
    return {
        "trigger": trigger(draft, unknown, **settings),
        "steps": [okta, jira, wait, hr],
    }


def jira_call(key=None, email=None, status="Done"):
    """What Jira sends when an issue changes."""
    issue = {"status": status}
    if key:
        issue["key"] = key
    if email:
        issue["email"] = email
    return {"webhookEvent": "jira:issue_updated", "issue": issue}
