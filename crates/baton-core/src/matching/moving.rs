//! Calls to a step: which run a call moves (C6, in its order).

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use super::Next;
use super::reading::{self, LeftOut, Listed, Reading, StoredCall, Trouble};
use super::rules::Rule;
use crate::call::{Entries, Entry, MOST_ENTRIES, match_key};
use crate::condition::{Today, Verdict};
use crate::document::{NobodyMatches, SeveralMatch};
use crate::history::Params;
use crate::json::Json;
use crate::problem::Kind;

/// Of the runs that a call fits, so many are named in its problem.
const MOST_NAMED: usize = 20;

/// One value of a call, and the rules under which it was read, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The value, and where it lies in the call.
    pub entry: Entry,
    /// The rules.
    pub rules: Vec<Arc<Rule>>,
}

/// What its words need to say what was looked for: nothing where that was a work e-mail.
fn names_nothing(rules: &[&Arc<Rule>], data: &Json) -> Trouble {
    if let Some(rule) = rules.iter().find(|rule| rule.is_by_work_email()) {
        return Trouble::names_nobody(data, rule.field());
    }
    let other = ("sought".to_owned(), "other".to_owned());
    Trouble {
        kind: Kind::NamesNobody,
        params: Params::from([other]),
    }
}

impl Named {
    /// It as the conditions of its rules mean it: under those that its own part of a list meets.
    ///
    /// # Errors
    /// Says why it is left out when none is met: what the newest rule says.
    pub fn meant(&self, today: &Today) -> Result<Cow<'_, Self>, LeftOut> {
        if !self.entry.is_of_a_list() {
            return Ok(Cow::Borrowed(self));
        }
        let (mut rules, mut left_out) = (Vec::new(), None);
        for rule in &self.rules {
            match reading::meant(rule.takes.only_if.as_ref(), &self.entry, today) {
                Ok(_) => rules.push(Arc::clone(rule)),
                Err(why) => left_out = left_out.or(Some(why)),
            }
        }
        match left_out.filter(|_| rules.is_empty()) {
            Some(why) => Err(why),
            None => Ok(Cow::Owned(Self {
                entry: self.entry.clone(),
                rules,
            })),
        }
    }

    /// What the call says to a run of a version: of several events about it, the one that is meant
    /// there.
    #[must_use]
    pub fn said_to(&self, version: i64, today: &Today) -> Entry {
        let mut rules = self.rules.iter();
        let rule = rules.find(|rule| rule.versions.contains(&version));
        let only_if = rule.and_then(|rule| rule.takes.only_if.as_ref());
        let meant = reading::meant(only_if, &self.entry, today);
        meant.map_or_else(|_| self.entry.clone(), Cow::into_owned)
    }
}

/// What a call to a step is about: its values under the rules whose condition it meets (C6, 1).
#[must_use]
pub fn values(rules: &[Arc<Rule>], call: &StoredCall<'_>) -> Reading<Listed<Named>> {
    let data = match reading::read(call) {
        Ok(data) => data,
        Err(trouble) => return Reading::Problem(trouble),
    };
    let mut reads = read_by(rules, call, &data);
    let mut not_met = Vec::new();
    for read in &mut reads {
        // In a list it is asked of each, when their turn has come: see `Named::meant`.
        if read.found.entries.iter().any(Entry::is_of_a_list) {
            continue;
        }
        read.rules.retain(|rule| {
            let verdict = reading::judge(rule.takes.only_if.as_ref(), &data, call.today);
            if verdict != Verdict::True {
                not_met.push((*rule, verdict));
            }
            verdict == Verdict::True
        });
    }
    reads.retain(|read| !read.rules.is_empty());
    if reads.is_empty() {
        return none_met(&not_met, &data, call.today);
    }
    let named = named(&reads);
    let met: Vec<_> = reads.into_iter().flat_map(|read| read.rules).collect();
    if named.each.is_empty() {
        return Reading::Problem(names_nothing(&met, &data));
    }
    let is_meant = |one: &Named| one.meant(call.today).is_ok();
    if named.each.iter().all(|one| one.entry.is_unusable()) && named.each.iter().any(is_meant) {
        let Trouble { kind, mut params } = names_nothing(&met, &data);
        let entries = named.each.len() + named.more;
        params.extend(Trouble::names_nobody_in(entries).params);
        return Reading::Problem(Trouble { kind, params });
    }
    Reading::About(named)
}

/// The values of a call whatever its condition says, when the admin uses it anyway.
///
/// # Errors
/// Says why when the call is unreadable.
pub fn values_anyway(rules: &[Arc<Rule>], call: &StoredCall<'_>) -> Result<Listed<Named>, Trouble> {
    let data = reading::read_anyway(call)?;
    Ok(named(&read_by(rules, call, &data)))
}

/// The newest rule says why a call that meets no condition is not used.
fn none_met<T>(verdicts: &[(&Arc<Rule>, Verdict)], data: &Json, today: &Today) -> Reading<T> {
    match verdicts.iter().max_by_key(|(rule, _)| rule.newest()) {
        Some((rule, Verdict::CouldNotTell)) => {
            let only_if = rule.takes.only_if.as_ref();
            Reading::Problem(reading::could_not_tell(only_if, data, today))
        }
        Some((_, Verdict::False)) => Reading::ConditionNotMet,
        Some((_, Verdict::True)) | None => Reading::Problem(Kind::NobodyMatches.into()),
    }
}

/// What a call names in a field, and the rules that read it there.
struct Read<'r> {
    rules: Vec<&'r Arc<Rule>>,
    found: Arc<Entries>,
}

/// What a call names under each rule. A list may be long, and is gone through once for all rules
/// that read the same field.
fn read_by<'r>(rules: &'r [Arc<Rule>], call: &StoredCall<'_>, data: &Arc<Json>) -> Vec<Read<'r>> {
    let mut reads: Vec<Read<'r>> = Vec::new();
    for rule in rules {
        let same = |read: &&mut Read<'r>| read.rules.iter().any(|of| of.field() == rule.field());
        match reads.iter_mut().find(same) {
            Some(read) => read.rules.push(rule),
            None => reads.push(Read {
                rules: vec![rule],
                found: reading::named_in(call, data, rule.field()),
            }),
        }
    }
    reads
}

/// The values a call names under any of the rules, each once. What makes two values one is looked
/// up, not compared with all earlier ones.
fn named(reads: &[Read<'_>]) -> Listed<Named> {
    let mut all = Listed {
        each: Vec::<Named>::new(),
        more: 0,
    };
    // A rule that finds nothing in such a call says nothing about it where another one reads it.
    let reads_any = |read: &Read<'_>| {
        let mut found = read.found.entries.iter();
        found.any(|entry| !entry.is_unusable())
    };
    let any_reads = reads.iter().any(reads_any);
    // What is only told of an item without a name is not the value that reads the same beside it.
    let mut places: HashMap<(bool, String), usize> = HashMap::new();
    for read in reads.iter().filter(|read| !any_reads || reads_any(read)) {
        let rules = || read.rules.iter().map(|rule| Arc::clone(rule));
        all.more = all.more.max(read.found.more);
        for entry in &read.found.entries {
            let key = (entry.is_unusable(), match_key(&entry.value));
            if let Some(place) = places.get(&key) {
                all.each[*place].rules.extend(rules());
            } else if all.each.len() == MOST_ENTRIES {
                all.more += 1;
            } else {
                places.insert(key, all.each.len());
                all.each.push(Named {
                    entry: entry.clone(),
                    rules: rules().collect(),
                });
            }
        }
    }
    for one in &mut all.each {
        one.rules.sort_by_key(|rule| Reverse(rule.newest()));
    }
    all
}

/// The addresses of somebody who is known under a value, former ones too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// The work e-mail address.
    pub work_email: Option<String>,
    /// Former ones.
    pub former: Vec<String>,
}

/// A run with the value of a call. `R` is a run of the host's, ordered as runs were started; `C`
/// a call of the host's, ordered as calls were stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<R, C> {
    /// The run.
    pub run: R,
    /// The version it is pinned to.
    pub version: i64,
    /// The call that started it; none when the admin did.
    pub started_by: Option<C>,
    /// Try-outs are moved by no call (C11).
    pub try_out: bool,
    /// Whether it waits at the step; else it is before it, or past it.
    pub is_waiting: bool,
}

impl<R, C: Ord> Candidate<R, C> {
    /// Whether a call may concern the run: it was started earlier, and not as a try-out.
    #[must_use]
    pub fn is_older_than(&self, call: &C) -> bool {
        !self.try_out
            && self
                .started_by
                .as_ref()
                .is_none_or(|started| started < call)
    }
}

/// What the host has looked up about one value of a call; `None` is not asked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunFacts<R, C> {
    /// Who has the value as an e-mail address.
    pub addresses: Option<Addresses>,
    /// Unfinished runs with one of the keys that have not passed the step, key by key.
    pub candidates: Option<Vec<Candidate<R, C>>>,
    /// For each key the last run that is past the step.
    pub past: Option<Vec<Candidate<R, C>>>,
    /// Whether an unfinished run that is older than the call has no value yet.
    pub value_may_come: Option<bool>,
}

impl<R, C> Default for RunFacts<R, C> {
    fn default() -> Self {
        Self {
            addresses: None,
            candidates: None,
            past: None,
            value_may_come: None,
        }
    }
}

/// A fact about one value of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunFact {
    /// Who has the value as an e-mail address.
    Addresses,
    /// Unfinished runs with one of these keys that have not passed the step.
    Candidates(Vec<String>),
    /// For each of these keys the last run that is past the step.
    Past(Vec<String>),
    /// Whether an unfinished run that is older than the call has no value yet.
    ValueMayCome,
}

/// What is to be done about one value of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move<R> {
    /// The call is bound to the run, and used when the run is there.
    Bind(R),
    /// The call fits these: the admin is asked which.
    WhichRun(Vec<R>),
    /// The run is past the step.
    ArrivedAfterwards(R),
    /// It waits until a run gets this value.
    Unmatched,
    /// No run can want it.
    Nobody(NobodyMatches),
}

/// Which run a value of a call moves (C6, 2 to 5).
#[must_use]
pub fn move_run<R: Clone + Ord, C: Ord>(
    named: &Named,
    call: &C,
    facts: &RunFacts<R, C>,
) -> Next<RunFact, Move<R>> {
    let Some(keys) = keys(named, facts.addresses.as_ref()) else {
        return Next::LookUp(RunFact::Addresses);
    };
    let Some(candidates) = &facts.candidates else {
        return Next::LookUp(RunFact::Candidates(keys));
    };
    if let Some(found) = pick(fitting(named, candidates, Some(call)), named) {
        return Next::Decided(found);
    }
    let Some(past) = &facts.past else {
        return Next::LookUp(RunFact::Past(keys));
    };
    if let Some(past) = past.iter().find(|past| past.is_older_than(call)) {
        return Next::Decided(Move::ArrivedAfterwards(past.run.clone()));
    }
    match facts.value_may_come {
        None => Next::LookUp(RunFact::ValueMayCome),
        Some(may_come) => Next::Decided(still_unmatched(&named.rules, may_come)),
    }
}

/// Which run a value of a call moves when the admin uses it anyway: none may be too young.
#[must_use]
pub fn move_anyway<R: Clone + Ord, C: Ord>(
    named: &Named,
    facts: &RunFacts<R, C>,
) -> Next<RunFact, Move<R>> {
    let Some(keys) = keys(named, facts.addresses.as_ref()) else {
        return Next::LookUp(RunFact::Addresses);
    };
    let Some(candidates) = &facts.candidates else {
        return Next::LookUp(RunFact::Candidates(keys));
    };
    let fitting = fitting(named, candidates, None);
    Next::Decided(match fitting.as_slice() {
        [] => Move::Nobody(NobodyMatches::KeepUnderProblems),
        [only] => Move::Bind(only.run.clone()),
        [..] => which_run(&fitting),
    })
}

/// Whether a run that got its value takes a call that waited for it: unless a later one started
/// the run (C6, 4).
#[must_use]
pub fn takes_early<C: Ord>(started_by: Option<&C>, call: &C) -> bool {
    started_by.is_none_or(|started| started <= call)
}

/// What becomes of a value that no run had, when a run got or lost its own (C6, 4 and 5).
#[must_use]
pub fn still_unmatched<R>(rules: &[Arc<Rule>], value_may_come: bool) -> Move<R> {
    if value_may_come {
        return Move::Unmatched;
    }
    // The newest rule decides; without one the admin is asked.
    let rule = rules.first().map(|rule| rule.takes.nobody_matches);
    Move::Nobody(rule.unwrap_or(NobodyMatches::KeepUnderProblems))
}

/// By which keys the runs about this value are found; none while it is not known whose it is.
fn keys(named: &Named, addresses: Option<&Addresses>) -> Option<Vec<String>> {
    let mut keys = vec![match_key(&named.entry.value)];
    if !named.rules.iter().any(|rule| rule.is_by_work_email()) {
        return Some(keys);
    }
    let addresses = addresses?;
    if *addresses == Addresses::default() {
        return Some(keys);
    }
    keys.extend(addresses.work_email.as_deref().map(match_key));
    keys.extend(addresses.former.iter().cloned());
    keys.sort();
    keys.dedup();
    Some(keys)
}

/// The runs that the value fits, each once: by the rule of the version each is pinned to.
fn fitting<'c, R: PartialEq, C: Ord>(
    named: &Named,
    candidates: &'c [Candidate<R, C>],
    call: Option<&C>,
) -> Vec<&'c Candidate<R, C>> {
    let mut found: Vec<&Candidate<R, C>> = Vec::new();
    for one in candidates {
        let ruled = named
            .rules
            .iter()
            .any(|rule| rule.versions.contains(&one.version));
        let known = found.iter().any(|found| found.run == one.run);
        let may = call.map_or(!one.try_out, |call| one.is_older_than(call));
        if ruled && !known && may {
            found.push(one);
        }
    }
    found
}

/// One run is bound; of several the one waiting longest, or the admin is asked.
fn pick<R: Clone + Ord, C>(fitting: Vec<&Candidate<R, C>>, named: &Named) -> Option<Move<R>> {
    let rule = named.rules.first().map(|rule| rule.takes.several_match);
    if fitting.len() > 1 && rule != Some(SeveralMatch::LongestWaiting) {
        return Some(which_run(&fitting));
    }
    let longest = fitting
        .into_iter()
        .min_by_key(|one| (!one.is_waiting, one.run.clone()));
    longest.map(|one| Move::Bind(one.run.clone()))
}

fn which_run<R: Clone, C>(fitting: &[&Candidate<R, C>]) -> Move<R> {
    let named = fitting.iter().take(MOST_NAMED);
    Move::WhichRun(named.map(|one| one.run.clone()).collect())
}
