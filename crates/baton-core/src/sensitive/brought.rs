//! Where in received data lies what fills a sensitive detail, and what it says.

use std::collections::BTreeSet;

use crate::json::{Json, Pointer, places_of};
use crate::letters::folded;

/// What of received data fills sensitive details.
#[derive(Debug, Default)]
pub(super) struct Found {
    places: BTreeSet<Pointer>,
    /// What stands there, as it is compared.
    values: BTreeSet<String>,
}

impl Found {
    /// In data, at pointers that are looked for as entries of calls have them.
    pub(super) fn of(brought: &[Pointer], data: &Json) -> Self {
        let mut found = Self::default();
        for pointer in brought {
            found.places.extend(places_of(data, pointer));
        }
        for value in found.places.iter().filter_map(|at| at.find(data)) {
            say(value, &mut found.values);
        }
        found
    }

    /// Whether that is what lies there.
    pub(super) fn lies_at(&self, at: &Pointer) -> bool {
        self.places.contains(at)
    }

    /// What is said there, to be looked for elsewhere.
    pub(super) fn take_values(&mut self) -> BTreeSet<String> {
        std::mem::take(&mut self.values)
    }
}

/// What is plain in a value; yes and no stand everywhere.
fn say(value: &Json, values: &mut BTreeSet<String>) {
    match value.inside() {
        Json::List(items) => items.iter().for_each(|item| say(item, values)),
        Json::Object(members) => members.iter().for_each(|(_, one)| say(one, values)),
        plain @ (Json::Text(_) | Json::Number(_)) => {
            let text = compared(&plain.display());
            if !text.is_empty() {
                values.insert(text);
            }
        }
        Json::Null | Json::Bool(_) | Json::Opened(_) => {}
    }
}

/// Letters and digits alone: `123-45-6789` is said by `123456789`.
pub(super) fn compared(text: &str) -> String {
    let mut text = folded(text);
    text.retain(char::is_alphanumeric);
    text
}
