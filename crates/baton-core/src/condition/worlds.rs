//! Everything that conditions can come to together.
//!
//! A world gives each detail that some conditions name one value of each sort that their tests
//! tell apart (`sorts`). What holds in every world holds for everybody, on every day.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::date;

use super::sorts::{Holds, sorts};
use super::{Today, Verdict, evaluate, join, judge_found};
use crate::calendar::Zone;
use crate::document::condition::{ConditionGroup, Mode, Test};
use crate::document::value::Reference;
use crate::json::Json;

/// The worlds of some conditions.
pub(crate) struct Worlds {
    /// How many sorts each detail has.
    sorts: Vec<usize>,
    conditions: Vec<Known>,
}

/// A condition with what its tests come to.
struct Known {
    mode: Mode,
    tests: Vec<KnownTest>,
    groups: Vec<(Mode, Vec<KnownTest>)>,
}

/// What a test comes to for each sort of its detail.
struct KnownTest {
    detail: usize,
    verdicts: Vec<Verdict>,
}

/// A world: which sort each detail is of.
pub(crate) struct World<'w> {
    conditions: &'w [Known],
    chosen: Vec<usize>,
}

impl Worlds {
    /// The worlds of these conditions; none when what their tests tell apart is not known.
    pub(crate) fn of(
        conditions: &[&ConditionGroup],
        holds: impl Fn(&Reference) -> Holds,
    ) -> Option<Self> {
        let mut details: Vec<_> = conditions.iter().flat_map(|one| one.references()).collect();
        details.sort_unstable();
        details.dedup();
        let values = details.iter().map(|detail| {
            let tests = conditions.iter().flat_map(|one| one.all_tests());
            let tests: Vec<_> = tests.filter(|test| test.reference == **detail).collect();
            sorts(&tests, holds(detail), &some_day())
        });
        let values = values.collect::<Option<Vec<_>>>()?;
        let known = |test: &Test| known_test(test, &details, &values);
        let all = conditions.iter().map(|one| Known {
            mode: one.mode,
            tests: one.tests.iter().map(known).collect(),
            groups: one
                .groups
                .iter()
                .map(|group| {
                    let tests = group.tests.iter().map(known).collect();
                    (group.mode, tests)
                })
                .collect(),
        });
        Some(Self {
            conditions: all.collect(),
            sorts: values.iter().map(Vec::len).collect(),
        })
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.sorts.iter().copied().fold(1, usize::saturating_mul)
    }

    /// Each of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = World<'_>> {
        (0..self.count()).map(|number| self.world(number))
    }

    fn world(&self, mut number: usize) -> World<'_> {
        let sort = |count: &usize| {
            let sort = number % count;
            number /= count;
            sort
        };
        World {
            conditions: &self.conditions,
            chosen: self.sorts.iter().map(sort).collect(),
        }
    }
}

impl World<'_> {
    /// How many conditions there are.
    pub(crate) fn count(&self) -> usize {
        self.conditions.len()
    }

    /// Whether the condition at a place is true there.
    pub(crate) fn is_true(&self, place: usize) -> bool {
        self.verdict(place) == Verdict::True
    }

    /// What the condition at a place comes to there.
    pub(crate) fn verdict(&self, place: usize) -> Verdict {
        let condition = &self.conditions[place];
        let told = |test: &KnownTest| test.verdicts[self.chosen[test.detail]];
        let tests = condition.tests.iter().map(told);
        let groups = condition.groups.iter();
        let groups = groups.map(|(mode, tests)| join(*mode, tests.iter().map(told)));
        join(condition.mode, tests.chain(groups))
    }
}

fn known_test(test: &Test, details: &[&Reference], values: &[Vec<Option<Json>>]) -> KnownTest {
    let detail = details.binary_search(&&test.reference);
    let detail = detail.expect("every detail of the conditions is listed");
    let today = some_day();
    let told = |value: &Option<Json>| {
        judge_found(test, &today, &|_: &Reference| {
            value.as_ref().map(Cow::Borrowed)
        })
    };
    KnownTest {
        detail,
        verdicts: values[detail].iter().map(told).collect(),
    }
}

/// Whether a condition is true when each detail that it names is this text.
pub(crate) fn fits(condition: &ConditionGroup, value: &str) -> bool {
    let value = Json::text(value);
    evaluate(condition, &some_day(), |_| Some(Cow::Borrowed(&value))) == Verdict::True
}

/// A day as good as any other: what a condition says of a day holds for days as far from it.
fn some_day() -> Today {
    Today {
        date: date(2000, 6, 15),
        zone: Zone::utc(),
        managers: Arc::default(),
    }
}
