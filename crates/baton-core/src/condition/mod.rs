//! Conditions are true, false, or cannot be told; never silently false.
//!
//! Texts compare without case and surrounding spaces unless a test says *exact*. A detail that is
//! there and empty makes a comparison not true. What another tool left out, or what is of a type
//! that cannot be compared, cannot be told; of the person and the company, what is not known is
//! empty. Numbers and dates that arrive as texts are read; a text that is neither cannot be told.

mod date;
mod decimal;
mod judge;
mod meet;
mod sorts;
mod unclear;
mod worlds;

use std::borrow::Cow;

use crate::call::Entry;
use crate::document::condition::{ConditionGroup, Mode, Test};
use crate::document::value::{Reference, Source};
use crate::json::Json;
use judge::judge;

pub use date::Today;
pub(crate) use date::{days_of, is_date};
pub use judge::is_number;
pub use meet::meeting;
pub(crate) use sorts::Holds;
pub(crate) use unclear::found;
pub(crate) use worlds::{Worlds, fits};

/// What a condition comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is true.
    True,
    /// It is not.
    False,
    /// A field is missing or of another type.
    CouldNotTell,
}

/// What a condition comes to, test by test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The whole.
    pub verdict: Verdict,
    /// Its tests, in their order.
    pub tests: Vec<Verdict>,
    /// Its groups, in their order: each group, and the tests in it.
    pub groups: Vec<(Verdict, Vec<Verdict>)>,
}

/// Which of several conditions decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// The first that is true.
    First(usize),
    /// None is true.
    Otherwise,
    /// This one cannot be told, and none before it is true.
    CouldNotTell(usize),
}

/// Evaluates a condition over whatever `find` gives for a reference.
pub fn evaluate<'a>(
    group: &ConditionGroup,
    today: &Today,
    find: impl Fn(&Reference) -> Option<Cow<'a, Json>>,
) -> Verdict {
    let judge_one = |test| judge_found(test, today, &find);
    let tests = group.tests.iter().map(judge_one);
    let groups = group.groups.iter();
    let groups = groups.map(|group| join(group.mode, group.tests.iter().map(judge_one)));
    join(group.mode, tests.chain(groups))
}

/// Evaluates a condition and each part of it.
pub fn judged<'a>(
    group: &ConditionGroup,
    today: &Today,
    find: impl Fn(&Reference) -> Option<Cow<'a, Json>>,
) -> Judged {
    let each = |tests: &[Test]| -> Vec<Verdict> {
        let tests = tests.iter();
        tests.map(|test| judge_found(test, today, &find)).collect()
    };
    let tests = each(&group.tests);
    let groups = group.groups.iter().map(|group| {
        let tests = each(&group.tests);
        (join(group.mode, tests.iter().copied()), tests)
    });
    let groups: Vec<_> = groups.collect();
    let parts = groups.iter().map(|(verdict, _)| *verdict);
    Judged {
        verdict: join(group.mode, tests.iter().copied().chain(parts)),
        tests,
        groups,
    }
}

/// The first condition that is true; one that cannot be told hides those after it.
pub fn choose<'g, 'a>(
    conditions: impl IntoIterator<Item = &'g ConditionGroup>,
    today: &Today,
    find: impl Fn(&Reference) -> Option<Cow<'a, Json>>,
) -> Choice {
    for (index, condition) in conditions.into_iter().enumerate() {
        match evaluate(condition, today, &find) {
            Verdict::True => return Choice::First(index),
            Verdict::CouldNotTell => return Choice::CouldNotTell(index),
            Verdict::False => {}
        }
    }
    Choice::Otherwise
}

/// Evaluates a condition on a call alone.
#[must_use]
pub fn of_call(group: Option<&ConditionGroup>, data: &Json, today: &Today) -> Verdict {
    group.map_or(Verdict::True, |group| {
        evaluate(group, today, |reference| in_call(reference, data))
    })
}

/// Evaluates a condition on a call for one of those in a list, by their own part of it.
#[must_use]
pub fn of_entry(group: Option<&ConditionGroup>, entry: &Entry, today: &Today) -> Verdict {
    group.map_or(Verdict::True, |group| {
        evaluate(group, today, |reference| in_entry(reference, entry))
    })
}

/// The first test that it cannot be told by.
#[must_use]
pub fn unclear_test_of_entry<'g>(
    group: &'g ConditionGroup,
    entry: &Entry,
    today: &Today,
) -> Option<&'g Test> {
    unclear_test(group, today, |reference| in_entry(reference, entry))
}

/// The first test that a condition on a call cannot be told by.
#[must_use]
pub fn unclear_test_of_call<'g>(
    group: &'g ConditionGroup,
    data: &Json,
    today: &Today,
) -> Option<&'g Test> {
    unclear_test(group, today, |reference| in_call(reference, data))
}

/// The first test that cannot be told, for the problem's text; of a group that can be told in
/// spite of it, none.
pub fn unclear_test<'g, 'a>(
    group: &'g ConditionGroup,
    today: &Today,
    find: impl Fn(&Reference) -> Option<Cow<'a, Json>>,
) -> Option<&'g Test> {
    let is_unclear = |test: &&Test| judge_found(test, today, &find) == Verdict::CouldNotTell;
    group.tests.iter().find(is_unclear).or_else(|| {
        let unclear = group.groups.iter().filter(|group| {
            let tests = group.tests.iter();
            let verdicts = tests.map(|test| judge_found(test, today, &find));
            join(group.mode, verdicts) == Verdict::CouldNotTell
        });
        unclear.flat_map(|group| &group.tests).find(is_unclear)
    })
}

fn in_entry<'d>(reference: &Reference, entry: &'d Entry) -> Option<Cow<'d, Json>> {
    of_the_call(reference, |pointer| entry.find_in_call(pointer))
}

fn in_call<'d>(reference: &Reference, data: &'d Json) -> Option<Cow<'d, Json>> {
    of_the_call(reference, |pointer| data.reach(pointer))
}

fn of_the_call<'d>(
    reference: &Reference,
    find: impl FnOnce(&str) -> Option<&'d Json>,
) -> Option<Cow<'d, Json>> {
    match &reference.source {
        Source::Call => find(&reference.pointer).map(Cow::Borrowed),
        Source::Person | Source::Trigger | Source::Step { .. } | Source::Run | Source::Company => {
            None
        }
    }
}

/// Of the person and the company, what is not known is empty; what another tool left out is
/// missing.
fn judge_found<'a>(
    test: &Test,
    today: &Today,
    find: &impl Fn(&Reference) -> Option<Cow<'a, Json>>,
) -> Verdict {
    const EMPTY: Json = Json::Text(String::new());
    let value = find(&test.reference).filter(|value| **value != Json::Null);
    match (&test.reference.source, value) {
        (Source::Person | Source::Company, None) => judge(test, Some(&EMPTY), today),
        (
            Source::Person
            | Source::Company
            | Source::Trigger
            | Source::Step { .. }
            | Source::Run
            | Source::Call,
            value,
        ) => judge(test, value.as_deref(), today),
    }
}

/// What is certain decides; nothing at all is true.
fn join(mode: Mode, verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let (decisive, other) = match mode {
        Mode::All => (Verdict::False, Verdict::True),
        Mode::Any => (Verdict::True, Verdict::False),
    };
    let (mut unclear, mut none) = (false, true);
    for verdict in verdicts {
        if verdict == decisive {
            return decisive;
        }
        none = false;
        unclear |= verdict == Verdict::CouldNotTell;
    }
    match (none, unclear) {
        (true, _) => Verdict::True,
        (false, true) => Verdict::CouldNotTell,
        (false, false) => other,
    }
}
