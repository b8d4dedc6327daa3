//! How many people a filter leaves, and the values that they have of a detail.

use std::collections::{BTreeMap, HashMap};

use baton_core::details::PersonDetail;
use rusqlite::params;

use super::filter::Asked;
use super::{ALL_NUMBERS, LOOKED_AMONG, PeopleFilter, SLICE};
use crate::lists::found::Found;
use crate::table::people::{PersonStatus, Read, fold};
use crate::{Result, sql};

/// So many different values are counted; a detail with more is told by a search.
const VALUES_COUNTED: usize = 5_000;

/// How many people a list has.
#[derive(Clone, Debug, Default)]
pub struct PeopleCounted {
    /// Of each status that somebody has: whom the filter leaves, whichever statuses it asks for.
    pub statuses: BTreeMap<PersonStatus, u64>,
    /// Whether these are all; there are at least so many otherwise.
    pub is_all_found: bool,
    /// All that the list has without a filter, real people or samples as it says.
    pub listed: u64,
    /// Whether these are all.
    pub is_all_listed: bool,
}

/// A value that people have of a detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueCounted {
    /// As most of them have it written.
    pub value: String,
    /// How many have it.
    pub people: u64,
}

/// The values that people have of a detail.
#[derive(Clone, Debug, Default)]
pub struct ValuesCounted {
    /// Those that most people have first.
    pub values: Vec<ValueCounted>,
    /// Whether all whom the filter leaves were counted; at least so many have each otherwise.
    pub is_all: bool,
}

impl Read<'_> {
    /// How many people a filter leaves, among the first `LOOKED_AMONG` that were added.
    pub fn counted(&self, filter: &PeopleFilter) -> Result<PeopleCounted> {
        let search = filter.search.as_deref();
        let mut found = search.map(|text| Found::of(*self, text)).transpose()?;
        let any_status = PeopleFilter {
            statuses: Vec::new(),
            ..filter.clone()
        };
        let asked = Asked::of(&any_status);
        let statement = asked.statement(ALL_NUMBERS);
        let mut counted = PeopleCounted::default();
        let mut is_spent = false;
        counted.is_all_listed = self.each_slice(&statement, |row| {
            let one = asked.seen(row)?;
            counted.listed += u64::from(one.is_listed);
            if !one.fits || is_spent {
                return Ok(true);
            }
            let fits = match &mut found {
                Some(found) => found.fits(*self, row.get(0)?, |_| false)?,
                None => true,
            };
            is_spent = found.as_ref().is_some_and(Found::is_spent);
            let statuses = PersonStatus::ALL.iter();
            let status = statuses.copied().find(|of| *of as i64 == one.status);
            if let Some(status) = status.filter(|_| fits) {
                *counted.statuses.entry(status).or_default() += 1;
            }
            Ok(true)
        })?;
        counted.is_all_found = counted.is_all_listed && !is_spent;
        Ok(counted)
    }

    /// The values of a detail in which a text stands, whatever its case, of those whom a filter
    /// leaves, whatever it asks of the detail itself; among the first `LOOKED_AMONG` that were added.
    pub fn values(
        &self,
        detail: PersonDetail,
        filter: &PeopleFilter,
        text: &str,
        most: usize,
    ) -> Result<ValuesCounted> {
        let search = filter.search.as_deref();
        let mut found = search.map(|text| Found::of(*self, text)).transpose()?;
        let mut any_value = filter.clone();
        any_value.values.retain(|(of, _)| *of != detail);
        let asked = Asked::of(&any_value);
        let (text, statement) = (fold(text), asked.with_detail(ALL_NUMBERS, detail));
        let mut written: HashMap<String, u64> = HashMap::new();
        let mut is_spent = false;
        let is_all = self.each_slice(&statement, |row| {
            if is_spent || !asked.seen(row)?.fits {
                return Ok(!is_spent);
            }
            let value = asked.detail(row)?;
            // What is no text is none that a filter could name.
            let value = value.and_then(|value| std::str::from_utf8(value).ok());
            let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) else {
                return Ok(true);
            };
            if let Some(found) = &mut found {
                let fits = found.fits(*self, row.get(0)?, |_| false)?;
                is_spent = found.is_spent();
                if !fits {
                    return Ok(true);
                }
            }
            if let Some(people) = written.get_mut(value) {
                *people += 1;
            } else if written.len() < VALUES_COUNTED && fold(value).contains(&text) {
                written.insert(value.to_owned(), 1);
            }
            Ok(true)
        })?;
        Ok(ValuesCounted {
            values: most_written(written, most),
            is_all,
        })
    }

    /// Reads people in the order in which they were added until the reader says that it is enough;
    /// whether these were all.
    pub(super) fn each_slice(
        &self,
        statement: &str,
        mut read: impl FnMut(&rusqlite::Row<'_>) -> Result<bool>,
    ) -> Result<bool> {
        let mut after = 0_i64;
        for _slice in 0..LOOKED_AMONG / SLICE {
            let mut goes_on = true;
            let numbers = sql::all(self.db, statement, params![after, SLICE as i64], |row| {
                goes_on = goes_on && read(row)?;
                Ok(row.get::<_, i64>(0)?)
            })?;
            match numbers.last() {
                Some(last) if goes_on && numbers.len() == SLICE => after = *last,
                _ => return Ok(goes_on),
            }
        }
        Ok(false)
    }
}

/// What differs by case alone is one value, written as most have it.
fn most_written(written: HashMap<String, u64>, most: usize) -> Vec<ValueCounted> {
    let mut same: BTreeMap<String, Vec<(u64, String)>> = BTreeMap::new();
    for (value, people) in written {
        same.entry(fold(&value)).or_default().push((people, value));
    }
    let each = same.into_iter().filter_map(|(folded, mut written)| {
        written.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        let people = written.iter().map(|(people, _)| people).sum();
        let (_, value) = written.into_iter().next()?;
        Some((folded, ValueCounted { value, people }))
    });
    let mut all: Vec<_> = each.collect();
    all.sort_by(|one, other| {
        other
            .1
            .people
            .cmp(&one.1.people)
            .then_with(|| one.0.cmp(&other.0))
    });
    all.truncate(most);
    all.into_iter().map(|(_, value)| value).collect()
}
