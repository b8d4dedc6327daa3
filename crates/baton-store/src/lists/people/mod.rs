//! Lists of people, filtered, and searched by the beginnings of words. A page looks at a bounded
//! number of people, whatever the filter.

mod counted;
mod filter;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{ToSql, params};

use self::filter::Asked;
use super::found::Found;
use crate::ids::PersonNo;
use crate::page::{UnreadRow, told};
use crate::table::people::words::{typed_words, words_of};
use crate::table::people::{PersonRow, Read, fold, read};
use crate::{Result, sql};

pub use counted::{PeopleCounted, ValueCounted, ValuesCounted};
pub use filter::PeopleFilter;

/// So many people are looked at for one page; a page on which fewer were found goes on after the
/// last that was looked at.
const LOOKED_AT: usize = 10_000;

/// How many are read at once.
const CHUNK: usize = 500;

/// Among so many, in the order in which they were added, people are counted, and looked for whom a
/// filter leaves: that order is read at once, and by name one row after another is fetched.
const LOOKED_AMONG: usize = 120_000;

/// How many of them are read at once.
const SLICE: usize = 5_000;

/// So few are put into their order; more of them are soon met by name.
const ORDERED: usize = 5_000;

/// The place after which a page of people begins: name, then number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct After {
    /// The folded name, as its bytes: of one that is damaged they are no text.
    pub name: Vec<u8>,
    /// The number.
    pub no: i64,
}

/// A page of people.
#[derive(Clone, Debug)]
pub struct PeoplePage {
    /// The people.
    pub rows: Vec<PersonRow>,
    /// Where the next page begins; none on the last.
    pub next: Option<After>,
    /// The rows of this page that cannot be read.
    pub unread: Vec<UnreadRow>,
}

/// The words of a text as they are searched.
#[must_use]
pub fn searched_words(text: &str) -> Vec<String> {
    typed_words(text)
}

/// The words by which a name is found: a searched word begins one of them.
#[must_use]
pub fn words_that_find(name: &str) -> Vec<String> {
    words_of(name)
}

macro_rules! seen {
    ($rest:literal) => {
        concat!("SELECT no, sample, status FROM people WHERE ", $rest)
    };
}

const BY_NAME: &str = seen!("(sort_key, no) > (?1, ?2) ORDER BY sort_key, no LIMIT ?3");
const BY_NUMBER: &str = seen!("no = ?1");
const ALL_NUMBERS: &str = seen!("no > ?1 ORDER BY no LIMIT ?2");

const NEWEST: &str = "SELECT max(no) FROM people";

/// What lists of people are read by.
pub(super) const STATEMENTS: &[&str] = &[BY_NAME, BY_NUMBER, ALL_NUMBERS];

impl Read<'_> {
    /// People by name. A page with fewer people than were asked for goes on when it says so.
    pub fn page(
        &self,
        filter: &PeopleFilter,
        after: Option<&After>,
        limit: usize,
    ) -> Result<PeoplePage> {
        let search = filter.search.as_deref();
        let mut found = search.map(|text| Found::of(*self, text)).transpose()?;
        let asked = Asked::of(filter);
        let places = match found.as_ref().and_then(|found| found.few(|_| true)) {
            Some((_, few)) => Some(self.among(&few, &asked)?),
            None if asked.is_narrow() => self.left(&asked)?,
            None => None,
        };
        let (seen, next) = match places {
            Some(places) => self.ordered(places, found.as_mut(), after, limit)?,
            None => self.along(&asked, found.as_mut(), after, limit)?,
        };
        let (mut rows, mut unread) = (Vec::with_capacity(seen.len()), Vec::new());
        for one in seen {
            let row = self.by_no(PersonNo(one.no));
            rows.extend(told("people", one.no, row, &mut unread)?);
        }
        Ok(PeoplePage { rows, next, unread })
    }

    /// Those of a few whom the filter leaves.
    fn among(&self, few: &[PersonNo], asked: &Asked<'_>) -> Result<Vec<After>> {
        let statement = asked.with_place(BY_NUMBER);
        let mut places = Vec::new();
        for no in few {
            let one = sql::one(self.db, &statement, [no], |row| asked.fitting(row))?;
            places.extend(one.flatten());
        }
        Ok(places)
    }

    /// Everybody whom the filter leaves, when these are not too many to be put into their order.
    fn left(&self, asked: &Asked<'_>) -> Result<Option<Vec<After>>> {
        // Where there are more than are looked among, that would never be everybody.
        if sql::number(self.db, NEWEST, [])? > LOOKED_AMONG as i64 {
            return Ok(None);
        }
        let mut places = Vec::new();
        let is_all = self.each_slice(&asked.with_place(ALL_NUMBERS), |row| {
            places.extend(asked.fitting(row)?);
            Ok(places.len() <= ORDERED)
        })?;
        Ok(is_all.then_some(places))
    }

    /// A page of these.
    fn ordered(
        &self,
        mut places: Vec<After>,
        mut found: Option<&mut Found>,
        after: Option<&After>,
        limit: usize,
    ) -> Result<(Vec<After>, Option<After>)> {
        places.retain(|place| after.is_none_or(|after| place > after));
        places.sort_unstable();
        let mut page: Vec<After> = Vec::new();
        for place in places {
            let fits = self.is_found(&place, found.as_deref_mut())?;
            if fits && page.len() == limit {
                let next = page.last().cloned();
                return Ok((page, next));
            }
            let is_spent = found.as_ref().is_some_and(|found| found.is_spent());
            let next = is_spent.then(|| place.clone());
            page.extend(Some(place).filter(|_| fits));
            if is_spent {
                return Ok((page, next));
            }
        }
        Ok((page, None))
    }

    /// Those that are met along the index of names.
    fn along(
        &self,
        asked: &Asked<'_>,
        mut found: Option<&mut Found>,
        after: Option<&After>,
        limit: usize,
    ) -> Result<(Vec<After>, Option<After>)> {
        let mut places: Vec<After> = Vec::new();
        let mut at = after.cloned().unwrap_or(After {
            name: Vec::new(),
            no: 0,
        });
        let (mut looked_at, statement) = (0, asked.with_place(BY_NAME));
        loop {
            let chunk = CHUNK.min(limit.saturating_mul(2).max(50));
            let bounds = params![AsText(&at.name), at.no, chunk as i64];
            let rows = sql::all(self.db, &statement, bounds, |row| {
                Ok((asked.place(row)?, asked.seen(row)?.fits))
            })?;
            let is_end = rows.len() < chunk;
            for (place, fits) in rows {
                let fits = fits && self.is_found(&place, found.as_deref_mut())?;
                if fits && places.len() == limit {
                    let next = places.last().cloned();
                    return Ok((places, next));
                }
                at = place;
                looked_at += 1;
                if fits {
                    places.push(at.clone());
                }
                let is_spent = found.as_ref().is_some_and(|found| found.is_spent());
                if is_spent || looked_at == LOOKED_AT {
                    return Ok((places, Some(at)));
                }
            }
            if is_end {
                return Ok((places, None));
            }
        }
    }

    fn is_found(&self, place: &After, found: Option<&mut Found>) -> Result<bool> {
        match found {
            Some(found) => found.fits(*self, PersonNo(place.no), |_| false),
            None => Ok(true),
        }
    }

    /// People in the order in which they were added.
    pub fn numbered(&self, after: PersonNo, limit: usize) -> Result<Vec<PersonRow>> {
        sql::readable(
            self.db,
            "SELECT no, id, display_name, given_name, family_name, email_key, work_email, status,
               start_date, end_date, time_zone, location, job_title, team, department, manager,
               custom, sample, created_at, updated_at
             FROM people WHERE no > ?1 ORDER BY no LIMIT ?2",
            params![after, i64::try_from(limit).unwrap_or(i64::MAX)],
            read,
        )
    }

    /// People of a name, as it is compared, by number. Sample people have it only where nobody
    /// real has: made-up people never make a real name one of several.
    pub fn named(&self, name: &str, limit: usize) -> Result<Vec<PersonRow>> {
        let mut found = sql::readable(
            self.db,
            "SELECT no, id, display_name, given_name, family_name, email_key, work_email, status,
               start_date, end_date, time_zone, location, job_title, team, department, manager,
               custom, sample, created_at, updated_at
             FROM people WHERE sort_key = ?1 ORDER BY sample, no LIMIT ?2",
            params![fold(name), i64::try_from(limit).unwrap_or(i64::MAX)],
            read,
        )?;
        if found.iter().any(|row| !row.person.sample) {
            found.retain(|row| !row.person.sample);
        }
        Ok(found)
    }

    /// A person whose row can be read.
    pub(super) fn readable(&self, no: PersonNo) -> Result<Option<PersonRow>> {
        match self.by_no(no) {
            Err(error) if !error.is_of_the_store() => Ok(None),
            found => found,
        }
    }
}

/// Bytes as a text is bound, whether they are one or not.
struct AsText<'a>(&'a [u8]);

impl ToSql for AsText<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.0)))
    }
}
