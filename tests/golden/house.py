"""The company of the golden folder: its details, people, connections and workflows."""

from outer.server import Story
from outer.workflow import (
    call_step,
    choose_step,
    condition,
    detail,
    field,
    picked,
    story,
    text,
    time_step,
    together_step,
    trigger,
    wait_step,
)

# Below the range from which systems and other tests draw free ports, and used by nothing else.
PORTS = {"okta": 27420, "jira": 27421, "hr": 27422, "archive": 27423, "parking": 27424}
# Where nobody listens while a folder is made, and somebody does when it is opened.
ABSENT = ("archive", "parking")

DETAILS = [
    {"name": "badge", "type": "number", "sensitive": False},
    {"name": "remote", "type": "yes_no", "sensitive": False},
    {"name": "contract_end", "type": "date", "sensitive": False},
    {"name": "laptop", "type": "text", "sensitive": False},
    {"name": "shelf", "type": "text", "sensitive": False},
    {"name": "salary", "type": "number", "sensitive": True},
]

TOKEN = {"okta": "golden-okta-token", "jira": "golden-jira-token", "hr": "golden-hr-token"}


def furnish(baton):
    """Settings, the company, and the custom details."""
    settings = {"base_address": "https://baton.golden.example", "language": "en", "theme": "dark"}
    baton.api("PATCH", "/settings", {**settings, "welcome_done": True})
    company = {"name": "Golden Ltd", "details": [{"name": "country", "value": "DE"}]}
    baton.api("PUT", "/settings/company", company)
    for one in DETAILS:
        baton.api("PUT", "/person-details", one)


def person(baton, name, **more):
    """Adds somebody whose e-mail begins with the name; returns the e-mail."""
    email = f"{name}@golden.example"
    given = {
        "display_name": f"{name.title()} Gold",
        "given_name": name.title(),
        "family_name": "Gold",
        "work_email": email,
        "department": "Engineering",
    }
    baton.post("/people", {**given, **more})
    return email


def people(baton):
    """People with every kind of detail, a former address, and one who has left."""
    everything = {
        "status": "active",
        "start_date": "2026-11-02",
        "end_date": "2027-10-31",
        "time_zone": "Europe/Berlin",
        "location": "Berlin",
        "job_title": "Engineer",
        "team": "Platform",
        "manager": "Grace Gold",
        "custom": {
            "badge": "9007199254740993",
            "remote": "yes",
            "contract_end": "2027-10-31",
            "laptop": "14 inch, keyboard \"DE\"",
            "salary": "71000.50",
        },
        "external_ids": {"Okta": "00u-golden", "Personio": "4711"},
    }
    person(baton, "whole", **everything)
    person(baton, "renamed", display_name="رنا Gold 🙂")
    rows = baton.every("/people?search=renamed")
    baton.api("PATCH", f"/people/{rows[0]['id']}", {"work_email": "newname@golden.example"})
    person(baton, "left", status="left", end_date="2026-10-31")
    person(baton, "away", status="on_leave")
    baton.post("/people", {"display_name": "No Address"})


class Connections:
    """The connections by name; each with the path that was pasted."""

    def __init__(self, baton, tools):
        self.all = {
            **baton.connect_all(tools, TOKEN),
            "badges": baton.connect("Badges", tools.hr, "/badges", "golden-badges-token"),
            "survey": baton.connect(
                "Survey", tools.hr, "/survey", "golden-pass", "basic", username="baton"
            ),
            "desk": baton.connect("Desk", tools.okta, "/desk?token=golden-secret-in-the-address"),
        }
        # A consent holds for a host and port, so these share theirs with nobody.
        for name in ABSENT:
            self.all[name] = baton.connect(name.title(), At(PORTS[name]), f"/{name}")
        kept = baton.api(
            "PUT",
            f"/connections/{self.all['desk'][0]}/headers",
            {"name": "X-Desk-Key", "value": "golden-header-secret"},
        )
        self.header = kept["header"]
        baton.post("/connections", {"name": "Not connected yet"})
        unwanted = baton.post("/connections", {"name": "Unwanted"})
        baton.api("DELETE", f"/connections/{unwanted['id']}")


class At:
    """A place where nobody listens."""

    def __init__(self, port):
        self.port = port


def live(baton, workflow, definition, note=None):
    """Saves and goes live."""
    baton.save(workflow, definition)
    baton.post(f"/workflows/{workflow['id']}/live", {"note": note} if note else {})
    return Story(baton, workflow["id"])


def onboarding(baton, connections):
    """The story: Okta, Jira, the wait by Jira's answer, HR."""
    workflow = baton.new_workflow("Onboarding")
    definition = story(workflow["draft"], connections.all)
    okta, jira = (step["action"]["content"]["fields"] for step in definition["steps"][:2])
    okta[3]["value"]["when_empty"] = {"kind": "stop"}
    for name in ("badge", "shelf"):
        number = detail("person", f"/custom/{name}")
        okta.append(field(f"profile.{name}", number, kind="number", when_empty="leave_out"))
    jira.append(field("fields.number", detail("run", "/message_id")))
    return live(baton, workflow, definition, "The first version")


def second_version(baton, story):
    """Other words and one detail more; unfinished runs stay with the first."""
    workflow = baton.get(f"/workflows/{story.id}")
    definition = workflow["draft"]
    definition["steps"][3]["action"]["content"]["fields"].append(
        field("department", detail("person", "/department"), when_empty="leave_out")
    )
    definition["steps"][2]["action"]["only_if"]["tests"][0]["values"] = ["Done", "Closed"]
    return live(baton, workflow, definition, "HR wants the department")


def handover(baton, connections):
    """People are added from the call; the wait finds them by e-mail."""
    workflow = baton.new_workflow("Desk hand-over")
    settings = {
        "unknown": "add_person",
        "person": picked("/hire/email"),
        "person_fields": [
            {"detail": "given_name", "from": "/hire/first"},
            {"detail": "family_name", "from": "/hire/last"},
            {"detail": "department", "from": "/hire/team"},
            {"detail": "custom/laptop", "from": "/hire/laptop"},
        ],
        "update": True,
    }
    start = trigger(workflow["draft"], **settings)
    start["start"]["only_if"] = only_if("/hire/type", "employee")
    desk_at, pasted = connections.all["desk"]
    desk = call_step("Prepare the desk", desk_at, pasted, [])
    desk["action"]["method"] = "PUT"
    desk["action"]["content"] = {"kind": "everything_except", "excluded": ["/manager", "/team"]}
    desk["action"]["headers"] = [
        {"name": "X-Office", "value": {"kind": "plain", "text": "Berlin"}},
        connections.header,
    ]
    by_email = {"kind": "person_detail", "detail": "work_email", "call": picked("/signed/by")}
    wait = wait_step("Hand-over signed", by_email, "/signed/status")
    told = call_step("Tell HR", *connections.all["hr"], [who()])
    return live(baton, workflow, {"trigger": start, "steps": [desk, wait, told]})


def only_if(pointer, value):
    """A condition on the call."""
    reference = {"source": {"kind": "call"}, "pointer": pointer}
    return {"mode": "all", "tests": [{"reference": reference, "operator": "is", "values": [value]}]}


def who():
    """The person's e-mail as a named value."""
    return field("employee", detail("person", "/work_email"))


def single(baton, name, connection, timeout_s=30):
    """A workflow of one step, whose bytes are different for each message."""
    workflow = baton.new_workflow(name)
    fields = [who(), field("name", detail("person", "/display_name"))]
    fields.append(field("number", text("No "), detail("run", "/message_id")))
    step = call_step(name, *connection, fields)
    step["action"]["timeout_s"] = timeout_s
    return live(baton, workflow, {"trigger": trigger(workflow["draft"]), "steps": [step]})


def leaving(baton, connections):
    """HR is told, then somebody gives the laptop back; nobody is reminded."""
    workflow = baton.new_workflow("Leaving")
    told = call_step("Tell HR", *connections.all["hr"], [who()])
    by_email = {"kind": "person_detail", "detail": "work_email", "call": picked("/issue/email")}
    wait = wait_step("Laptop is back", by_email)
    wait["action"].update(reminder_after_s=None, limit_after_s=None)
    wait["action"].update(nobody_matches="only_record", several_match="longest_waiting")
    start = trigger(workflow["draft"])
    start["start"]["start_left"] = True
    return live(baton, workflow, {"trigger": start, "steps": [told, wait]})


def first_day(baton, connections):
    """Paths: two waits at the same time for engineers, ten days for everybody else; then HR."""
    workflow = baton.new_workflow("First day")
    by_email = {"kind": "person_detail", "detail": "work_email", "call": picked("/signed/by")}
    waits = {name: [wait_step(f"{name} is ready", by_email, "/signed/status")] for name in ("Desk", "Badge")}
    engineers = condition("person", "/department", "is", "Engineering")
    ten_days = time_step("Ten days", {"kind": "duration", "amount": 10, "unit": "days"})
    both = together_step("Before the first day", waits)
    choice = choose_step("Who is it?", {"Engineers": (engineers, [both])}, [ten_days])
    told = call_step("Tell HR", *connections.all["hr"], [who()])
    return live(baton, workflow, {"trigger": trigger(workflow["draft"]), "steps": [choice, told]})


def promoted(baton, connections):
    """Starts when somebody's job title becomes another; HR is told."""
    workflow = baton.new_workflow("Promoted")
    told = call_step("Tell HR", *connections.all["hr"], [who()])
    start = trigger(workflow["draft"])
    start["name"] = "A job title changes"
    start["start"] = {
        "kind": "detail_changed",
        "detail": "job_title",
        "from": {"kind": "any"},
        "to": {"kind": "one_of", "values": ["Lead", "Head"]},
    }
    baton.save(workflow, {"trigger": start, "steps": [told]})
    baton.post(f"/workflows/{workflow['id']}/live", {})
    return workflow["id"]


def merging(baton, connections):
    """What comes about one person within a day becomes one run; HR is told."""
    workflow = baton.new_workflow("Hired in several events")
    told = call_step("Tell HR", *connections.all["hr"], [who()])
    start = trigger(workflow["draft"])
    start["start"]["settle_s"] = 86400
    return live(baton, workflow, {"trigger": start, "steps": [told]})


def parental_leave(baton, connections):
    """A draft that cannot run yet, with states to go back to."""
    workflow = baton.new_workflow("Parental leave")
    told = call_step("Tell HR", *connections.all["hr"], [who()])
    is_remote = {
        "reference": {"source": {"kind": "person"}, "pointer": "/custom/remote"},
        "operator": "is",
        "values": ["true"],
    }
    path = {
        "id": told["id"].replace("step_0", "step_1"),
        "name": "Remote",
        "when": {"mode": "any", "tests": [is_remote]},
        "steps": [call_step("Send a parcel", *connections.all["survey"], [who()])],
    }
    choice = {
        "id": told["id"].replace("step_0", "step_2"),
        "name": "Where do they work?",
        "action": {"kind": "choose_path", "paths": [path], "otherwise": []},
    }
    definition = {"trigger": trigger(workflow["draft"]), "steps": [told]}
    baton.save(workflow, definition, edit="added a step")
    definition["steps"] = [choice, told]
    baton.save(workflow, definition, edit="added a choice")
    return Story(baton, workflow["id"])
