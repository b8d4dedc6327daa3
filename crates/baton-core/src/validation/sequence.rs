//! The steps in their order.

use std::collections::BTreeMap;

use super::reference::{Before, Scope};
use super::{At, Check, Code, Connections, condition, outgoing, waiting};
use crate::document::request::Method;
use crate::document::value::Segment;
use crate::ids::StepId;
use crate::steps::{CallWebhook, ParallelPaths, Paths, Step, StepKind};

type Targets<'a> = BTreeMap<String, &'a Step>;

/// What is carried along while walking down.
struct Walk<'a> {
    connections: &'a Connections,
    targets: Targets<'a>,
}

pub(super) fn check(check: &mut Check<'_>, connections: &Connections) {
    let definition = check.definition;
    let mut walk = Walk {
        connections,
        targets: BTreeMap::new(),
    };
    sequence(
        check,
        &mut walk,
        &definition.steps,
        "/steps",
        &mut Before::new(),
    );
}

fn sequence<'a>(
    check: &mut Check<'_>,
    walk: &mut Walk<'a>,
    steps: &'a [Step],
    path: &str,
    before: &mut Before,
) {
    for (index, step) in steps.iter().enumerate() {
        let at = At {
            step: &step.id,
            path: format!("{path}/{index}/action"),
        };
        match &step.action {
            StepKind::CallWebhook(call) => {
                outgoing::check(check, &at, call, walk.connections, before);
                same_address(check, walk, &at, step, call);
            }
            StepKind::WaitForCall(wait) => waiting::check(check, &at, wait, before),
            StepKind::ChoosePath(choice) => choose(check, walk, &at, choice, before),
            StepKind::AtTheSameTime(all) => at_the_same_time(check, walk, &at, all, before),
        }
        before.insert(step.id.clone(), true);
    }
}

fn choose<'a>(
    check: &mut Check<'_>,
    walk: &mut Walk<'a>,
    at: &At<'_>,
    choice: &'a Paths,
    before: &mut Before,
) {
    check.fix(Code::NotRunnableYet, at, []);
    if choice.paths.is_empty() {
        check.fix(Code::PathsMissing, &at.then("paths"), []);
    }
    let mut passed = Vec::new();
    for (index, path) in choice.paths.iter().enumerate() {
        let own = At {
            step: &path.id,
            path: format!("{}/paths/{index}", at.path),
        };
        condition::check(check, &own.then("when"), &path.when, Scope::Run(before));
        if choice.paths[..index]
            .iter()
            .any(|earlier| earlier.when == path.when)
        {
            check.look(Code::PathNeverTaken, &own, []);
        }
        let mut inside = before.clone();
        sequence(
            check,
            walk,
            &path.steps,
            &format!("{}/steps", own.path),
            &mut inside,
        );
        passed.extend(inside);
    }
    let mut inside = before.clone();
    sequence(
        check,
        walk,
        &choice.otherwise,
        &format!("{}/otherwise", at.path),
        &mut inside,
    );
    for (id, _) in passed.into_iter().chain(inside) {
        before.entry(id).or_insert(false);
    }
}

fn at_the_same_time<'a>(
    check: &mut Check<'_>,
    walk: &mut Walk<'a>,
    at: &At<'_>,
    all: &'a ParallelPaths,
    before: &mut Before,
) {
    check.fix(Code::NotRunnableYet, at, []);
    if all.paths.is_empty() {
        check.fix(Code::PathsMissing, &at.then("paths"), []);
    }
    let mut passed: Vec<(StepId, bool)> = Vec::new();
    for (index, path) in all.paths.iter().enumerate() {
        let mut inside = before.clone();
        let steps = format!("{}/paths/{index}/steps", at.path);
        sequence(check, walk, &path.steps, &steps, &mut inside);
        passed.extend(inside);
    }
    for (id, always) in passed {
        before.entry(id).or_insert(always);
    }
}

/// Two steps of one run that send to the same address may make two records of one.
fn same_address<'a>(
    check: &mut Check<'_>,
    walk: &mut Walk<'a>,
    at: &At<'_>,
    step: &'a Step,
    call: &CallWebhook,
) {
    let Some(origin) = call
        .connection
        .as_ref()
        .and_then(|id| walk.connections.get(id))
    else {
        return;
    };
    let Some(origin) = &origin.origin else { return };
    if call.method == Method::Get {
        return;
    }
    let path: String = call.path.iter().map(written).collect();
    let target = format!("{} {origin}{path}", call.method.as_str());
    if let Some(other) = walk.targets.get(&target) {
        let params = [
            ("other", other.id.as_str()),
            ("other_name", other.name.as_str()),
        ];
        check.look(Code::SameAddressTwice, &at.then("path"), params);
    } else {
        walk.targets.insert(target, step);
    }
}

fn written(segment: &Segment) -> String {
    match segment {
        Segment::Text { text } => text.clone(),
        Segment::Detail { reference, .. } => format!("{{{reference:?}}}"),
        Segment::Secret { slot } => format!("{{secret {slot}}}"),
    }
}
