//! What changed about a person: the names, for the audit, and from what to what.

use baton_core::Json;
use baton_core::run::DetailChange;

use super::brought::LONGEST_TEXT;

/// The names in which a person's details differ.
pub(crate) fn differing(before: &Json, after: &Json) -> Vec<String> {
    let mut names = Vec::new();
    compare(before, after, "", &mut names);
    names
}

fn compare(before: &Json, after: &Json, within: &str, names: &mut Vec<String>) {
    let Json::Object(members) = after else { return };
    for (name, value) in members {
        let known = before.get(name);
        match (known, value) {
            (Some(known), _) if known == value => {}
            (Some(known @ Json::Object(_)), Json::Object(_)) if within.is_empty() => {
                compare(known, value, &format!("{name}/"), names);
            }
            _differs => names.push(format!("{within}{name}")),
        }
    }
    let Json::Object(known) = before else { return };
    let gone = known.iter().filter(|(name, _)| after.get(name).is_none());
    names.extend(gone.map(|(name, _)| format!("{within}{name}")));
}

/// A value as it is told: as much of it as a detail may have.
pub(super) fn told(value: &Json) -> String {
    value.display().trim().chars().take(LONGEST_TEXT).collect()
}

/// What differs, in the order in which details are compared.
pub(super) fn changes(before: &Json, after: &Json) -> Vec<DetailChange> {
    let names = differing(before, after).into_iter();
    let changes = names.map(|detail| {
        let said = |whole: &Json| {
            let mut value = Some(whole);
            for part in detail.splitn(2, '/') {
                value = value.and_then(|value| value.get(part));
            }
            let value = value.filter(|value| !value.is_missing())?;
            Some(told(value))
        };
        DetailChange {
            from: said(before),
            to: said(after),
            detail: detail.clone(),
        }
    });
    changes.collect()
}
