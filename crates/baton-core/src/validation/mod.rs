//! What is wrong with a definition: all of it, each with a place.
//!
//! Here is what all kinds share: names, ids, sizes, the order of steps, conditions and values. What
//! is wrong with one kind's settings is found in its own folder (`steps`, `triggers`).

pub(crate) mod call_field;
pub(crate) mod check;
pub(crate) mod condition;
pub(crate) mod known;
pub(crate) mod limits;
pub(crate) mod problem;
pub(crate) mod reference;
mod sequence;
mod tree;
pub(crate) mod value;

use std::collections::BTreeMap;

use crate::document::{Definition, Place};
use crate::ids::StepId;
use check::{At, Check, Outline};

pub use known::{Connection, Connections, Known, Need};
pub use limits::{DEEPEST_BRANCH, LONGEST_NAME, LONGEST_TEXT, MOST_ITEMS, MOST_STEPS};
pub use problem::{Code, Level, Problem};

/// Finds everything that is wrong.
#[must_use]
pub fn validate(definition: &Definition, known: &Known) -> Vec<Problem> {
    let starts_by_call = definition.trigger.kind().starts_by_call().is_some();
    let mut check = Check::new(known, outlines(definition), starts_by_call);
    tree::check(&mut check, definition);
    trigger(&mut check, definition);
    sequence::check(&mut check, definition);
    check.into_problems()
}

/// Whether nothing blocks *Go live*.
#[must_use]
pub fn is_ready(problems: &[Problem]) -> bool {
    problems
        .iter()
        .all(|problem| problem.level == Level::ToCheck)
}

fn outlines(definition: &Definition) -> BTreeMap<&StepId, Outline<'_>> {
    let mut outlines = BTreeMap::new();
    for place in definition.all_steps() {
        let step = place.step;
        let outline = || Outline {
            name: &step.name,
            gives_answer: step.kind().gives_answer(),
            choices: exclusive(&place),
            above: place
                .above
                .iter()
                .map(|it| (&it.split.id, it.index))
                .collect(),
        };
        outlines.entry(&step.id).or_insert_with(outline);
    }
    outlines
}

/// The steps around a place of which a run takes one path only.
fn exclusive<'a>(place: &Place<'a>) -> Vec<&'a StepId> {
    let splits = place.above.iter().map(|inside| inside.split);
    let choices = splits.filter(|split| !split.kind().choices().is_empty());
    choices.map(|split| &split.id).collect()
}

fn trigger(check: &mut Check<'_>, definition: &Definition) {
    let trigger = &definition.trigger;
    let at = At {
        step: &trigger.id,
        name: &trigger.name,
        path: "/trigger/start".to_owned(),
    };
    trigger.own().check(check, &at);
}
