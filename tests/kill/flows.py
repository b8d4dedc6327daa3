"""The workflows of the kill test that walk a tree: choices, paths side by side, moments.

*By paths* takes one of two paths by a level, which for some is no number, then sends, waits for a call and waits for a
minute, all at the same time. *By the first* goes on when the first of three is done: a call of HR,
a call of Jira with a message after it, or a date of the person that is far off.
"""

from outer.workflow import (
    call_step,
    choose_step,
    condition,
    detail,
    field,
    okta_fields,
    picked,
    text,
    time_step,
    together_step,
    trigger,
    wait_step,
)

FAR_OFF = "2099-01-01"
LONG_AGO = "2020-01-01"
BY_EMAIL = {"kind": "person_detail", "detail": "work_email", "call": picked("/issue/email")}


def who(*more):
    """The person's e-mail as a named value, and what else is said."""
    return [field("employee", detail("person", "/work_email")), *more]


def by_paths(draft, connections):
    """A choice, then three things at the same time."""
    says = lambda word: [field("what", text(word))]
    how = choose_step(
        "How?",
        {
            "Laptop": (
                condition("person", "/custom/level", "more_than", "5"),
                [call_step("Order a laptop", *connections["jira"], who(*says("order")))],
            ),
        },
        [call_step("Ask HR", *connections["hr"], who(*says("ask")))],
    )
    minute = {"kind": "duration", "amount": 1, "unit": "minutes"}
    together = together_step(
        "Everything",
        {
            "Laptop": [wait_step("Laptop ready (Jira)", BY_EMAIL)],
            "Minute": [
                time_step("A minute", minute),
                call_step("After a minute", *connections["okta"], who(*says("minute"))),
            ],
            "HR": [call_step("Meanwhile", *connections["hr"], who(*says("meanwhile")))],
        },
    )
    okta = call_step("Create Okta user", *connections["okta"], okta_fields())
    last = call_step("Tell HR", *connections["hr"], who(*says("done")))
    return {"trigger": trigger(draft), "steps": [okta, how, together, last]}


def by_the_first(draft, connections):
    """The first of three decides."""
    says = lambda word: [field("what", text(word))]
    until = {"kind": "date", "amount": 0, "unit": "days", "side": "on"}
    until |= {"detail": "start_date", "at": "09:00"}
    first = together_step(
        "Whoever is first",
        {
            "HR": [wait_step("HR says so", BY_EMAIL)],
            "Jira": [
                wait_step("Laptop ready (Jira)", BY_EMAIL),
                call_step("Thank Jira", *connections["jira"], who(*says("thanks"))),
            ],
            "Date": [time_step("The first day", until)],
        },
        first=True,
    )
    okta = call_step("Create Okta user", *connections["okta"], okta_fields())
    last = call_step("Tell HR", *connections["hr"], who(*says("done")))
    return {"trigger": trigger(draft), "steps": [okta, first, last]}


FLOWS = {"paths": by_paths, "first": by_the_first}
