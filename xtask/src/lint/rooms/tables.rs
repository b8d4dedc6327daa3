//! Who may name whom. `docs/architecture.md` says what each room is for.

use super::{House, SCREEN};

pub(super) const HOUSES: &[House] = &[ENGINE, ADMIN, UI];

const ENGINE: House = House {
    base: "crates/baton-engine/src/",
    rooms: &[
        ("changes", ""),
        ("held", ""),
        ("gate", "held"),
        ("not_done", ""),
        ("not_stored", ""),
        ("streams", ""),
        ("error", "not_done not_stored"),
        ("audit", "error"),
        ("editions", "error"),
        ("options", "error"),
        ("further_details", "not_stored error"),
        ("unique", "error"),
        ("reading", "error"),
        ("lists", "error reading"),
        ("samples", ""),
        ("listening", "error unique"),
        ("outgoing", "options"),
        ("queue", "editions outgoing"),
        ("destinations", "held error options outgoing"),
        (
            "runtime",
            "changes gate streams editions options reading lists samples listening outgoing queue \
             destinations",
        ),
        ("addresses", "error unique"),
        ("noted", "changes gate error unique runtime"),
        ("outbox", "unique outgoing queue destinations runtime"),
        ("secrets", "changes gate error unique destinations runtime"),
        (
            "turn",
            "changes error destinations editions unique reading lists queue runtime outbox",
        ),
        ("refresh", "destinations gate error runtime turn"),
        ("work", "changes not_done error audit unique turn"),
        ("matching", "changes error editions unique lists turn work"),
        (
            "people",
            "changes error audit further_details unique turn work",
        ),
        ("first_start", "error audit people"),
        (
            "runs",
            "changes error audit editions unique outgoing queue destinations addresses turn \
             matching people work",
        ),
        ("clock", "error queue runtime noted turn work matching runs"),
        (
            "triggers",
            "changes error audit lists unique turn matching people runs",
        ),
        ("waits", "error lists turn matching runs"),
        (
            "jobs",
            "changes error audit lists queue runtime turn work matching people runs triggers waits",
        ),
        (
            "commands",
            "changes not_done not_stored error audit further_details unique reading destinations runtime \
             addresses noted secrets turn work matching people runs waits jobs",
        ),
        (
            "inbox",
            "changes gate error unique reading lists runtime noted turn matching triggers waits",
        ),
        ("driver", "error queue runtime turn runs jobs clock inbox"),
        (
            "engine",
            "changes gate streams error editions options people first_start reading lists samples listening \
             outgoing queue destinations runtime noted secrets clock inbox driver",
        ),
    ],
    doors: &["lib.rs"],
};

const ADMIN: House = House {
    base: "crates/baton-admin/src/",
    rooms: &[
        ("act", ""),
        ("fresh", ""),
        ("hidden", ""),
        ("marked", ""),
        ("page", ""),
        ("limits", ""),
        ("samples", ""),
        ("sender", ""),
        ("stored", ""),
        ("words", "stored"),
        ("audit", "page stored"),
        ("refusal", "page"),
        ("damaged", "page refusal"),
        ("told", "page"),
        ("sessions", "stored"),
        (
            "addresses",
            "damaged hidden limits marked samples sender stored words refusal",
        ),
        ("says", "page addresses"),
        ("given", "page says"),
        ("people", "limits fresh page stored words refusal"),
        ("refusals", "refusal"),
        ("jobs", "damaged page stored refusal"),
        (
            "calls",
            "damaged act fresh given hidden marked page says sender stored refusal jobs addresses people",
        ),
        (
            "connections",
            "damaged limits fresh page stored refusal addresses",
        ),
        (
            "system",
            "damaged limits stored words refusal addresses connections",
        ),
        (
            "workflows",
            "damaged act fresh limits page sender samples stored words refusal jobs addresses says \
             connections",
        ),
        ("exchange", "fresh stored refusal connections workflows"),
        (
            "preview",
            "fresh hidden marked page samples stored refusal addresses calls connections workflows",
        ),
        ("details", "samples stored workflows preview"),
        (
            "runs",
            "damaged act given hidden limits marked page samples stored refusal jobs calls preview told",
        ),
        (
            "problems",
            "damaged fresh limits marked page sender stored refusal jobs says people told connections \
             workflows runs",
        ),
        ("conditions", "page stored refusal people preview"),
        (
            "matching",
            "marked samples stored refusal addresses problems workflows",
        ),
    ],
    doors: &["lib.rs"],
};

const UI: House = House {
    base: "ui/src/",
    rooms: &[
        ("host", ""),
        ("api", "host"),
        ("words", "api"),
        ("typed", "words"),
        ("document", "api words"),
        ("parts", "host words typed"),
        ("content", "api words typed document parts"),
        ("frame", "api words parts"),
        ("new-workflow", "host api words document parts"),
        ("app", "api words parts frame new-workflow"),
        ("person-form", "api words typed parts"),
        ("run-table", "api words parts"),
        ("kept", "api words parts content"),
        ("pasted-token", "api parts"),
        ("editing", "api words document parts person-form"),
        ("sentences", "words typed document"),
        (
            "problem-actions",
            "api words typed document parts content person-form kept sentences",
        ),
        ("values", "api document parts person-form editing sentences"),
        ("messages", "api document content sentences values"),
        ("addresses", "host api words document parts editing"),
        ("conditions", "api document parts editing sentences values"),
        (
            "calls",
            "api words document parts content kept problem-actions editing sentences values \
             addresses conditions",
        ),
        (
            "steps",
            "api words document parts content pasted-token editing sentences values addresses \
             conditions calls",
        ),
        (
            "triggers",
            "api document parts editing sentences values addresses calls",
        ),
        ("flow", "words document parts sentences steps triggers"),
        (
            SCREEN,
            "host api words document parts content frame person-form problem-actions run-table kept \
             pasted-token new-workflow editing sentences values messages calls steps triggers flow",
        ),
    ],
    doors: &["vite-env.d.ts"],
};
