//! How two definitions differ, step by step.

use std::collections::BTreeMap;

use baton_core::StepId;
use baton_core::document::{Definition, Place};
use serde_json::Value;

use super::views::{DefinitionChange, DefinitionChangeKind as Kind};

/// What was added, removed, changed and moved on the way from one definition to another.
pub(crate) fn changes(from: &Definition, to: &Definition) -> Vec<DefinitionChange> {
    let (before, after) = (from.all_steps(), to.all_steps());
    let old: BTreeMap<&StepId, &Place<'_>> = by_id(&before);
    let new: BTreeMap<&StepId, &Place<'_>> = by_id(&after);
    let mut changes = Vec::new();
    let trigger = fields(&own(&from.trigger), &own(&to.trigger));
    if !trigger.is_empty() {
        changes.push(change(
            Kind::Changed,
            &to.trigger.id,
            &to.trigger.name,
            trigger,
        ));
    }
    for place in before
        .iter()
        .filter(|place| !new.contains_key(&place.step.id))
    {
        changes.push(change(
            Kind::Removed,
            &place.step.id,
            &place.step.name,
            Vec::new(),
        ));
    }
    let moved = moved(&before, &after, &old, &new);
    for place in &after {
        let (id, name) = (&place.step.id, &place.step.name);
        let Some(earlier) = old.get(id) else {
            changes.push(change(Kind::Added, id, name, Vec::new()));
            continue;
        };
        let differs = fields(&own(earlier.step), &own(place.step));
        if !differs.is_empty() {
            changes.push(change(Kind::Changed, id, name, differs));
        }
        if moved.contains(&id) {
            changes.push(change(Kind::Moved, id, name, Vec::new()));
        }
    }
    changes
}

fn change(kind: Kind, step: &StepId, name: &str, fields: Vec<String>) -> DefinitionChange {
    DefinitionChange {
        kind,
        step: step.clone(),
        name: name.to_owned(),
        fields,
    }
}

fn by_id<'a, 'p>(places: &'p [Place<'a>]) -> BTreeMap<&'a StepId, &'p Place<'a>> {
    places.iter().map(|place| (&place.step.id, place)).collect()
}

/// A step as JSON, without the steps inside it.
fn own(step: &impl serde::Serialize) -> Value {
    let mut value = serde_json::to_value(step).unwrap_or_default();
    let paths = value
        .pointer_mut("/action/paths")
        .and_then(Value::as_array_mut);
    for path in paths.into_iter().flatten() {
        without(path, "steps");
    }
    if let Some(action) = value.get_mut("action") {
        without(action, "otherwise");
    }
    value
}

fn without(value: &mut Value, name: &str) {
    if let Some(object) = value.as_object_mut() {
        object.remove(name);
    }
}

/// The pointers at which two steps differ, two levels deep. Where an address or what is sent along
/// differ in their tokens alone, that is what changed.
fn fields(before: &Value, after: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(before, after, String::new(), 2, &mut found);
    for at in &mut found {
        let of = |step: &Value| step.pointer(at).map(without_slots);
        if HOLD_TOKENS.contains(&at.as_str()) && of(before) == of(after) {
            at.replace_range(.., "/action/token");
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Where a step's tokens stand.
const HOLD_TOKENS: [&str; 2] = ["/action/path", "/action/headers"];

/// The same whichever tokens are in it.
fn without_slots(value: &Value) -> Value {
    let mut bare = value.clone();
    for one in bare.as_array_mut().into_iter().flatten() {
        without(one, "slot");
        if let Some(inside) = one.get_mut("value") {
            without(inside, "slot");
        }
    }
    bare
}

fn compare(before: &Value, after: &Value, at: String, deeper: u8, found: &mut Vec<String>) {
    if before == after {
        return;
    }
    match (before.as_object(), after.as_object()) {
        (Some(old), Some(new)) if deeper > 0 && old.get("kind") == new.get("kind") => {
            let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                let (old, new) = (old.get(name), new.get(name));
                let (old, new) = (old.unwrap_or(&Value::Null), new.unwrap_or(&Value::Null));
                compare(old, new, format!("{at}/{name}"), deeper - 1, found);
            }
        }
        _ => found.push(at),
    }
}

/// Steps that stand elsewhere: in another sequence, or in another order than their neighbours.
fn moved<'a>(
    before: &[Place<'a>],
    after: &[Place<'a>],
    old: &BTreeMap<&StepId, &Place<'_>>,
    new: &BTreeMap<&StepId, &Place<'_>>,
) -> Vec<&'a StepId> {
    let common = |places: &[Place<'a>], other: &BTreeMap<&StepId, &Place<'_>>| -> Vec<&'a StepId> {
        places
            .iter()
            .map(|place| &place.step.id)
            .filter(|id| other.contains_key(id))
            .collect()
    };
    let (was, is) = (common(before, new), common(after, old));
    let order: BTreeMap<&StepId, usize> = was.iter().enumerate().map(|(n, id)| (*id, n)).collect();
    let places: Vec<usize> = is.iter().filter_map(|id| order.get(id).copied()).collect();
    let stayed = longest_rising(&places);
    let elsewhere = is.iter().enumerate().filter(|(n, id)| {
        let within = |places: &BTreeMap<&StepId, &Place<'_>>| {
            places.get(*id).and_then(|place| place.within().cloned())
        };
        !stayed.contains(n) || within(old) != within(new)
    });
    elsewhere.map(|(_, id)| *id).collect()
}

/// The places of a longest rising run of numbers.
fn longest_rising(numbers: &[usize]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    for (place, number) in numbers.iter().enumerate() {
        let earlier = (0..place).filter(|before| numbers[*before] < *number);
        let previous = earlier.max_by_key(|before| best[*before].0);
        best.push((previous.map_or(1, |before| best[before].0 + 1), previous));
    }
    let mut at = (0..best.len()).max_by_key(|place| best[*place].0);
    let mut chosen = Vec::new();
    while let Some(place) = at {
        chosen.push(place);
        at = best[place].1;
    }
    chosen
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn split(one: &[&str], other: &[&str]) -> Definition {
        let id = |kind: &str, name: &str| format!("{kind}_{name:0>32}");
        let step = |name: &&str| {
            json!({ "id": id("step", name), "name": name, "action": {
                "kind": "call_webhook", "connection": null, "method": "POST", "path": [],
                "headers": [], "content": { "kind": "fields", "fields": [] }, "timeout_s": 30, "also_success": [] } })
        };
        let path = |name: &str, steps: &[&str]| {
            let steps: Vec<_> = steps.iter().map(step).collect();
            json!({ "id": id("step", name), "name": name, "steps": steps })
        };
        let both = json!({ "id": id("step", "f"), "name": "both", "action": {
            "kind": "at_the_same_time", "paths": [path("1", one), path("2", other)] } });
        let trigger = json!({ "id": id("step", "0"), "name": "start", "start": {
            "kind": "webhook_called", "person": { "kind": "automatic" }, "only_if": null, "unknown_person": "add_person", "person_fields": [], "update_known": false, "start_left": false } });
        serde_json::from_value(json!({ "trigger": trigger, "steps": [both] })).expect("valid")
    }

    fn told(from: &Definition, to: &Definition) -> Vec<(Kind, String)> {
        let told = changes(from, to).into_iter();
        told.map(|change| (change.kind, change.name)).collect()
    }

    #[test]
    fn a_step_that_goes_to_the_next_path_has_moved() {
        let (from, to) = (split(&["a", "b"], &["c"]), split(&["a"], &["b", "c"]));

        assert_eq!(told(&from, &to), [(Kind::Moved, "b".to_owned())]);
        assert_eq!(told(&from, &from), []);
    }

    #[test]
    fn the_fewest_steps_are_said_to_have_moved() {
        let (from, to) = (split(&["a", "b", "c"], &[]), split(&["c", "a", "b"], &[]));

        assert_eq!(told(&from, &to), [(Kind::Moved, "c".to_owned())]);
    }
}
