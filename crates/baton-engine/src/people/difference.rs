//! What a call changed about a person: the names, for the audit.

use baton_core::Json;

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
