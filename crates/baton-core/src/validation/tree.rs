//! The tree as a whole: ids, names, sizes.

use std::collections::BTreeSet;

use super::check::{At, Check};
use super::limits::{DEEPEST_BRANCH, LONGEST_NAME, MOST_PATHS, MOST_STEPS};
use super::problem::{Code, Level};
use crate::document::Definition;
use crate::ids::StepId;

pub(super) fn check(check: &mut Check<'_>, definition: &Definition) {
    let places = definition.all_steps();
    if places.is_empty() {
        check.add(Level::ToFix, Code::NoSteps, None, "/steps", []);
    }
    if places.len() > MOST_STEPS {
        let most = MOST_STEPS.to_string();
        check.add(
            Level::ToFix,
            Code::TooManySteps,
            None,
            "/steps",
            [("most", &most)],
        );
    }
    let mut seen = BTreeSet::new();
    let trigger = At {
        step: &definition.trigger.id,
        name: &definition.trigger.name,
        path: "/trigger".to_owned(),
    };
    named(check, &trigger, &mut seen);
    for place in places {
        let at = At {
            step: &place.step.id,
            name: &place.step.name,
            path: place.path.clone(),
        };
        named(check, &at, &mut seen);
        let sequences = place.step.kind().sequences();
        if sequences.len() > MOST_PATHS {
            check.fix(Code::TooLarge, &at.then("action/paths"), []);
        }
        for path in sequences.into_iter().filter_map(|sequence| sequence.path) {
            let at = At {
                step: path.id,
                name: path.name,
                path: format!("{}/action/{}", place.path, path.pointer),
            };
            named(check, &at, &mut seen);
        }
        if place.depth() > DEEPEST_BRANCH {
            check.fix(Code::TooDeep, &at, []);
        }
    }
}

fn named<'a>(check: &mut Check<'_>, at: &At<'a>, seen: &mut BTreeSet<&'a StepId>) {
    if !seen.insert(at.step) {
        check.fix(Code::IdTwice, &at.then("id"), []);
    }
    if at.name.trim().is_empty() {
        check.fix(Code::NameMissing, &at.then("name"), []);
    }
    if at.name.chars().count() > LONGEST_NAME {
        check.fix(Code::TooLarge, &at.then("name"), []);
    }
}
