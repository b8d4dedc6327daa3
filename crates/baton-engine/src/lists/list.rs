//! One call about many: whom or what it is about, and how far it is handled.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};

use baton_core::call::{Entry, match_key};
use baton_core::matching::Trouble;
use baton_core::matching::moving::Named;
use baton_store::WorkflowNo;
use baton_store::table::calls::{Begun, CallRow};

/// Whom or what a call is about, one by one.
pub(crate) enum Each {
    /// People for whom a trigger starts runs.
    People(Vec<Entry>),
    /// Values by which a step finds runs.
    Values(Vec<Named>),
}

impl Each {
    /// Whether runs are started by it.
    pub(crate) fn starts(&self) -> bool {
        match self {
            Self::People(_) => true,
            Self::Values(_) => false,
        }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::People(people) => people.len(),
            Self::Values(values) => values.len(),
        }
    }

    /// The value at a place.
    pub(crate) fn value(&self, place: usize) -> &str {
        match self {
            Self::People(people) => &people[place].value,
            Self::Values(values) => &values[place].entry.value,
        }
    }
}

/// A call about many that is under way.
pub(crate) struct List {
    pub(crate) call: CallRow,
    pub(crate) workflow: WorkflowNo,
    pub(crate) begun: Begun,
    pub(crate) each: Each,
    /// What it names over the limit.
    pub(crate) too_many: Option<Trouble>,
    /// At which place a value stands.
    places: HashMap<String, i64>,
    /// Every place before this is handled.
    from: AtomicI64,
}

impl List {
    pub(crate) fn new(
        call: CallRow,
        workflow: WorkflowNo,
        begun: Begun,
        each: Each,
        too_many: Option<Trouble>,
    ) -> Self {
        let keys = (0..each.count()).map(|place| match_key(each.value(place)));
        let places = keys.zip(0..).collect();
        Self {
            call,
            workflow,
            begun,
            each,
            too_many,
            places,
            from: AtomicI64::new(0),
        }
    }

    /// Notes how far it is handled. A turn that fails forgets the whole list.
    pub(crate) fn is_handled_until(&self, place: i64) {
        self.from.store(place, Ordering::Relaxed);
    }

    /// Whether the entry at a place is handled.
    pub(super) fn is_past(&self, place: i64) -> bool {
        place < self.from.load(Ordering::Relaxed)
    }

    /// The last entry that is not handled yet and has one of these keys.
    pub(super) fn place_of(&self, keys: &[String]) -> Option<i64> {
        let places = keys.iter().filter_map(|key| self.places.get(key));
        places.copied().filter(|place| !self.is_past(*place)).max()
    }
}
