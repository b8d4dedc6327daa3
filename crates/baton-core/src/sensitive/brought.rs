//! Where in received data lies what fills a sensitive detail, and what it says.

use std::collections::BTreeSet;

use crate::json::{Json, Pointer, places_of};
use crate::letters::folded;

/// So many values are looked for within others; of more, each is found as a whole one.
const MOST_WITHIN: usize = 200;

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

    /// Whether a text is one of the values.
    pub(super) fn says(&self, text: &str) -> bool {
        self.values.contains(text)
    }

    /// Those that are looked for within other texts, too.
    pub(super) fn within(&self) -> impl Iterator<Item = &String> {
        self.values.iter().take(MOST_WITHIN)
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
