//! Which paths can be taken, as far as the conditions alone say: in every world that their tests
//! tell apart, or else nothing is said.

use super::{ConditionalPath, Paths};
use crate::condition::{Holds, Verdict, Worlds, fits};
use crate::document::condition::{ConditionGroup, Operator, Test};
use crate::document::value::Reference;
use crate::validation::condition::is_finished;

/// So many worlds are looked at for one path; more would hold up whoever saves a draft.
const MOST_WORLDS: usize = 1_000;

/// So many paths are compared with those before them.
const MOST_PATHS: usize = 24;

/// What the conditions say about a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach<'p> {
    /// Its condition is never true.
    NeverTrue,
    /// Whenever its condition is true, that of an earlier one is: of this one, or of one of
    /// several.
    NeverTaken(Option<&'p ConditionalPath>),
    /// An earlier one and it ask for the same detail alone, and both are true of some, these
    /// values among them. One that is true of all that the other is true of is no such case: to
    /// have the narrow one first is what the order is for.
    Shares(&'p ConditionalPath, Vec<&'p str>),
    /// Nothing to say.
    Open,
}

/// What the conditions say about the path at a place.
pub(super) fn of(paths: &Paths, index: usize, holds: impl Fn(&Reference) -> Holds) -> Reach<'_> {
    let path = paths.paths.get(index);
    let Some(path) = path.filter(|path| index < MOST_PATHS && is_set(path)) else {
        return Reach::Open;
    };
    if worlds(&[&path.when], &holds).is_some_and(|worlds| never_true(&worlds)) {
        return Reach::NeverTrue;
    }
    let earlier = &paths.paths[..index];
    let hides = |one: &&ConditionalPath| {
        let both = worlds(&[&one.when, &path.when], &holds);
        let hides = both.is_some_and(|worlds| hides(&worlds));
        is_set(one) && (one.when == path.when || hides)
    };
    if let Some(one) = earlier.iter().find(hides) {
        return Reach::NeverTaken(Some(one));
    }
    let upto: Vec<_> = paths.paths[..=index].iter().map(|one| &one.when).collect();
    let all_set = paths.paths[..index].iter().all(is_set);
    if index > 1
        && all_set
        && worlds(&upto, &holds).is_some_and(|worlds| !is_chosen(&worlds, index))
    {
        return Reach::NeverTaken(None);
    }
    let shares = |one: &&ConditionalPath| {
        asks_for_one(one, path)
            && worlds(&[&one.when, &path.when], &holds).is_some_and(|worlds| partly(&worlds))
    };
    let shares = earlier.iter().find(shares);
    shares.map_or(Reach::Open, |one| Reach::Shares(one, shared(one, path)))
}

/// Whether nobody is left over for *otherwise*.
pub(super) fn leaves_nobody(paths: &Paths, holds: impl Fn(&Reference) -> Holds) -> bool {
    let all: Vec<_> = paths.paths.iter().map(|one| &one.when).collect();
    let is_few = !all.is_empty() && all.len() <= MOST_PATHS;
    let all_set = paths.paths.iter().all(is_set);
    is_few && all_set && worlds(&all, &holds).is_some_and(|worlds| !is_chosen(&worlds, all.len()))
}

/// Whether its condition is finished; without a test it would be true of everybody, and is to fix.
fn is_set(path: &ConditionalPath) -> bool {
    is_finished(&path.when)
}

fn worlds(conditions: &[&ConditionGroup], holds: &impl Fn(&Reference) -> Holds) -> Option<Worlds> {
    let worlds = Worlds::of(conditions, holds)?;
    (worlds.count() <= MOST_WORLDS).then_some(worlds)
}

fn never_true(worlds: &Worlds) -> bool {
    worlds.all().all(|world| !world.is_true(0))
}

/// Whether the first of two is true wherever the second is.
fn hides(worlds: &Worlds) -> bool {
    let mut all = worlds.all();
    all.all(|world| world.is_true(0) || !world.is_true(1))
}

/// Whether anybody takes the path at a place; *otherwise* is the place after the last.
fn is_chosen(worlds: &Worlds, place: usize) -> bool {
    worlds.all().any(|world| {
        let mut before = 0..place;
        let none_before = before.all(|one| world.verdict(one) == Verdict::False);
        none_before && (place == world.count() || world.is_true(place))
    })
}

fn asks_for_one(earlier: &ConditionalPath, path: &ConditionalPath) -> bool {
    let mut references = earlier.when.references().chain(path.when.references());
    let first = references.next();
    references.all(|one| Some(one) == first)
}

/// Whether both are true of some, and each of some of whom the other is not.
fn partly(worlds: &Worlds) -> bool {
    let mut seen = [false; 4];
    for world in worlds.all() {
        seen[usize::from(world.is_true(0)) * 2 + usize::from(world.is_true(1))] = true;
    }
    seen[1..].iter().all(|seen| *seen)
}

/// The values that are named, and with which both are true.
fn shared<'p>(earlier: &ConditionalPath, path: &'p ConditionalPath) -> Vec<&'p str> {
    let names = |test: &&Test| matches!(test.operator, Operator::Is | Operator::IsOneOf);
    let named = path.when.all_tests().filter(names);
    let named = named.flat_map(|test| test.values.iter().map(String::as_str));
    named
        .filter(|value| fits(&earlier.when, value) && fits(&path.when, value))
        .collect()
}
