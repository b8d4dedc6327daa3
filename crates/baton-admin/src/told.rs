//! What the words of happenings, problems and places may tell of a sensitive date or value of a
//! person: that there is one, and of which detail, never what it says (C4).

use baton_core::details::{CustomDetails, custom_pointer};
use baton_core::sensitive::{MASK, Unseen};
use baton_engine::people;
use baton_store::Snapshot;

use crate::{Outcome, Params};

/// What is of one detail's value. A moment is, too: with "on the day" it is that date.
const OF_THE_VALUE: [&str; 6] = ["date", "until", "from", "found", "before", "after"];

/// Which details of people are sensitive, for whatever is told.
pub(crate) struct Telling(CustomDetails);

impl Telling {
    pub(crate) fn read(snapshot: &Snapshot<'_>) -> Outcome<Self> {
        Ok(Self(snapshot.custom_details().all()?))
    }

    /// Whether what a detail of people says is told nowhere. Of one that there is no more nobody
    /// knows whether it was sensitive.
    pub(crate) fn hides(&self, detail: &str) -> bool {
        let is_it = |name: &str| detail == custom_pointer(name).trim_start_matches('/');
        let mut open = self.0.iter().filter(|(_, known)| !known.sensitive);
        detail.starts_with("custom/") && !open.any(|(name, _)| is_it(name))
    }

    /// Pointers to the sensitive details.
    pub(crate) fn sensitive(&self) -> Vec<String> {
        people::sensitive(&self.0)
    }

    /// The words, without what is of a sensitive detail that they name, and what a call says masked
    /// where it looks sensitive.
    pub(crate) fn told(&self, mut params: Params) -> Params {
        mask_value(&mut params);
        // What a step could not set is named by itself.
        let mut details = ["detail", "name"]
            .into_iter()
            .filter_map(|name| params.get(name));
        // A condition's detail is named with where it is from.
        let named = |detail: &String| detail.strip_prefix("person /").unwrap_or(detail).to_owned();
        if !details.any(|detail| self.hides(&named(detail))) {
            return params;
        }
        if let Some(value) = params.get_mut("value") {
            MASK.clone_into(value);
        }
        without_the_value(params)
    }
}

/// The words, without what is of any detail's value.
pub(crate) fn without_the_value(mut params: Params) -> Params {
    for name in OF_THE_VALUE {
        params.remove(name);
    }
    params
}

/// Masks the value that a call brought, where words tell it: one that looks sensitive as a whole,
/// one that is data value by value (C18).
fn mask_value(params: &mut Params) {
    if let Some(value) = params.get_mut("value") {
        *value = Unseen::default().mask(value).body;
    }
}
