//! Who may name whom. `docs/architecture.md` says what each room is for.

use super::{House, SCREEN};

pub(super) const HOUSES: &[House] = &[ADMIN, UI];

const ADMIN: House = House {
    base: "crates/baton-admin/src/",
    rooms: &[
        ("fresh", ""),
        ("page", ""),
        ("sender", ""),
        ("stored", ""),
        ("audit", "page stored"),
        ("refusal", "page"),
        ("sessions", "stored"),
        ("addresses", "sender stored refusal"),
        ("people", "fresh page stored refusal"),
        ("refusals", "refusal"),
        ("calls", "fresh page sender stored refusal addresses people"),
        ("connections", "fresh page stored refusal addresses"),
        ("problems", "fresh page stored refusal people calls"),
        ("system", "stored refusal addresses connections"),
        (
            "workflows",
            "fresh page stored refusal addresses calls connections",
        ),
        ("exchange", "fresh stored refusal connections workflows"),
        (
            "preview",
            "fresh page stored refusal addresses calls connections workflows",
        ),
        ("details", "stored refusal workflows preview"),
        ("runs", "page stored refusal calls preview"),
    ],
    doors: &["lib.rs"],
};

const UI: House = House {
    base: "ui/src/",
    rooms: &[
        ("host", ""),
        ("api", "host"),
        ("words", "api"),
        ("document", "api words"),
        ("parts", "host words"),
        ("frame", "api words parts"),
        ("app", "api words parts frame"),
        ("person-form", "api words parts"),
        ("problem-actions", "api words parts person-form"),
        ("run-table", "api words parts"),
        ("new-workflow", "host api words document parts"),
        ("editing", "api document parts"),
        ("sentences", "words document"),
        ("values", "api document parts person-form editing sentences"),
        ("addresses", "host api words document parts editing"),
        (
            "calls",
            "api words document parts problem-actions editing sentences values addresses",
        ),
        (
            "steps",
            "api words document parts editing sentences values addresses calls",
        ),
        (
            "triggers",
            "api document parts editing sentences values addresses calls",
        ),
        ("flow", "words document parts sentences steps triggers"),
        (
            SCREEN,
            "host api words document parts frame person-form problem-actions run-table \
             new-workflow editing sentences values calls steps triggers flow",
        ),
    ],
    doors: &["vite-env.d.ts"],
};
