//! What a call says, and whether a condition on it is met: before anybody is looked up.

use std::borrow::Cow;
use std::sync::Arc;

use crate::call::{Entries, Entry, Found, MOST_ENTRIES, entries};
use crate::condition::{self, Today, Verdict};
use crate::document::{CallField, ConditionGroup, Test};
use crate::history::Params;
use crate::json::{Json, Unreadable};
use crate::problem::Kind;

/// A stored call that is to be handled.
#[derive(Clone, Debug)]
pub struct StoredCall<'a> {
    /// What its body says, read once; or why that cannot be read.
    pub data: Result<Arc<Json>, Unreadable>,
    /// Whom it names, as far as it was looked through before.
    pub found: Found,
    /// Whether an earlier call had its sender's id with another body (C5).
    pub other_data: bool,
    /// The day on which it is handled, for conditions that count from today.
    pub today: &'a Today,
}

/// Why a call cannot be used: what is put under Problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The problem.
    pub kind: Kind,
    /// What its words need.
    pub params: Params,
}

impl Trouble {
    /// That a call names nobody. Where its field stands there and is empty, its tool keeps it to itself
    /// (K50), and nothing else in the call is likely to be meant.
    pub(super) fn names_nobody(data: &Json, field: &CallField) -> Self {
        let said = match field {
            CallField::Picked { pointer } => data.reach(pointer),
            CallField::Automatic => ["email", "emails"].iter().find_map(|name| data.get(name)),
        };
        let is_hidden = said.is_some_and(Json::says_empty);
        let stood = is_hidden.then(|| ("stood".to_owned(), "empty".to_owned()));
        Self {
            kind: Kind::NamesNobody,
            params: stood.into_iter().collect(),
        }
    }

    /// That nobody, or nothing, is found in any of so many entries of a call: it is looked for in a
    /// place that they do not have, which is one question and one mend.
    pub(super) fn names_nobody_in(entries: usize) -> Self {
        let entries = ("entries".to_owned(), entries.to_string());
        Self {
            kind: Kind::NamesNobody,
            params: Params::from([entries]),
        }
    }
}

impl From<Kind> for Trouble {
    fn from(kind: Kind) -> Self {
        let params = Params::new();
        Self { kind, params }
    }
}

/// What a whole call comes to before anybody is looked up; `T` is whom or what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<T> {
    /// It is handled for each of these, in their order.
    About(T),
    /// The condition is false: nothing is started or moved.
    ConditionNotMet,
    /// The admin is asked.
    Problem(Trouble),
}

/// Whom or what a call is about, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    /// In the order of the call; at most [`MOST_ENTRIES`].
    pub each: Vec<T>,
    /// How many the call names beyond those.
    pub more: usize,
}

impl<T> Listed<T> {
    /// What is put under Problems when a call names more than are handled: how many (C4).
    #[must_use]
    pub fn too_many(&self) -> Option<Trouble> {
        let params = [("more", self.more), ("most", MOST_ENTRIES)];
        let params = params.map(|(name, number)| (name.to_owned(), number.to_string()));
        (self.more > 0).then(|| Trouble {
            kind: Kind::TooManyPeople,
            params: Params::from(params),
        })
    }
}

/// Reads a call; other data under a known id is not used, whatever it says.
pub(super) fn read(call: &StoredCall<'_>) -> Result<Arc<Json>, Trouble> {
    if call.other_data {
        return Err(Kind::OtherData.into());
    }
    read_anyway(call)
}

/// Reads a call that the admin uses anyway.
pub(super) fn read_anyway(call: &StoredCall<'_>) -> Result<Arc<Json>, Trouble> {
    let data = call.data.clone();
    data.map_err(|why| Trouble {
        kind: Kind::Unreadable,
        params: Params::from([("why".to_owned(), why.to_string())]),
    })
}

/// Whom a field of a call names; looked through where that was not done before.
pub(super) fn named_in(call: &StoredCall<'_>, data: &Arc<Json>, field: &CallField) -> Arc<Entries> {
    let known = call.found.of(field).cloned();
    known.unwrap_or_else(|| Arc::new(entries(data, field)))
}

/// Why a condition on a call could not be told: the field that is missing or of another type.
pub(super) fn could_not_tell(
    group: Option<&ConditionGroup>,
    data: &Json,
    today: &Today,
) -> Trouble {
    unclear(group.and_then(|group| condition::unclear_test_of_call(group, data, today)))
}

/// Why one of those in a list is left out: the condition is not met by their own part of the call,
/// or cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It is not met.
    ConditionNotMet,
    /// It cannot be told: the admin is asked.
    CouldNotTell(Trouble),
}

/// One of those in a list as a condition means them: by the first of their own parts of the call
/// that meets it (K01). Of one that stands in several events that may be a later one.
///
/// # Errors
/// Says why they are left out when no part meets it.
pub fn meant<'e>(
    only_if: Option<&ConditionGroup>,
    entry: &'e Entry,
    today: &Today,
) -> Result<Cow<'e, Entry>, LeftOut> {
    if only_if.is_none() || !entry.is_of_a_list() {
        return Ok(Cow::Borrowed(entry));
    }
    let mut left_out = LeftOut::ConditionNotMet;
    for part in entry.each_place() {
        match condition::of_entry(only_if, &part, today) {
            Verdict::True => return Ok(part),
            Verdict::CouldNotTell if left_out == LeftOut::ConditionNotMet => {
                left_out = LeftOut::CouldNotTell(could_not_tell_of(only_if, &part, today));
            }
            Verdict::CouldNotTell | Verdict::False => {}
        }
    }
    Err(left_out)
}

/// The same for one of those in a list.
fn could_not_tell_of(group: Option<&ConditionGroup>, entry: &Entry, today: &Today) -> Trouble {
    unclear(group.and_then(|group| condition::unclear_test_of_entry(group, entry, today)))
}

fn unclear(test: Option<&Test>) -> Trouble {
    let field = test.map(|test| ("field".to_owned(), test.reference.pointer.clone()));
    Trouble {
        kind: Kind::CouldNotTell,
        params: field.into_iter().collect(),
    }
}

/// What a condition says of a call alone; no condition is true.
pub(super) fn judge(group: Option<&ConditionGroup>, data: &Json, today: &Today) -> Verdict {
    condition::of_call(group, data, today)
}

/// Whether the calls about one value are one line under Problems: what is asked is who it is, and
/// one answer handles them all (C4).
#[must_use]
pub fn one_line_per_value(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::UnknownPerson | Kind::OtherId | Kind::PersonHasLeft | Kind::NotAnEmail
    )
}
