//! Lists of people, and search by the beginnings of words.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{ToSql, params};

use super::found::Found;
use crate::ids::PersonNo;
use crate::page::{UnreadRow, told};
use crate::table::people::words::{typed_words, words_of};
use crate::table::people::{PersonRow, Read, fold, read};
use crate::{Result, sql};

/// So many people are looked at for one page; a page on which fewer were found goes on after the
/// last that was looked at.
const LOOKED_AT: usize = 10_000;

/// How many are read at once.
const CHUNK: usize = 500;

/// Which people a list shows.
#[derive(Clone, Debug, Default)]
pub struct PeopleFilter {
    /// Of whose name, e-mail address and ids each of these words begins a word.
    pub search: Option<String>,
    /// Only sample people, or none of them.
    pub sample: Option<bool>,
}

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

/// As much of a person as a list is made from.
struct Seen {
    place: After,
    sample: bool,
}

macro_rules! seen {
    ($rest:literal) => {
        concat!("SELECT no, sort_key, sample FROM people WHERE ", $rest)
    };
}

const BY_NAME: &str = seen!("(sort_key, no) > (?1, ?2) ORDER BY sort_key, no LIMIT ?3");
const BY_NUMBER: &str = seen!("no = ?1");

/// What pages of people are read by.
pub(super) const STATEMENTS: &[&str] = &[BY_NAME, BY_NUMBER];

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
        let few = found.as_ref().and_then(|found| found.few(|_| true));
        let (seen, next) = match few {
            Some((_, few)) => self.among(&few, filter, found.as_mut(), after, limit)?,
            None => self.along(filter, found.as_mut(), after, limit)?,
        };
        let (mut rows, mut unread) = (Vec::with_capacity(seen.len()), Vec::new());
        for one in seen {
            let row = self.by_no(PersonNo(one.no));
            rows.extend(told("people", one.no, row, &mut unread)?);
        }
        Ok(PeoplePage { rows, next, unread })
    }

    /// Those of a few.
    fn among(
        &self,
        few: &[PersonNo],
        filter: &PeopleFilter,
        mut found: Option<&mut Found>,
        after: Option<&After>,
        limit: usize,
    ) -> Result<(Vec<After>, Option<After>)> {
        let mut places = Vec::new();
        for no in few {
            let Some(one) = sql::one(self.db, BY_NUMBER, [no], seen)? else {
                continue;
            };
            let is_behind = after.is_none_or(|after| one.place > *after);
            if is_behind && self.fits(&one, filter, found.as_deref_mut())? {
                places.push(one.place);
            }
        }
        places.sort_unstable();
        let more = places.len() > limit;
        places.truncate(limit);
        let next = places.last().filter(|_| more).cloned();
        Ok((places, next))
    }

    /// Those that are met along the index of names.
    fn along(
        &self,
        filter: &PeopleFilter,
        mut found: Option<&mut Found>,
        after: Option<&After>,
        limit: usize,
    ) -> Result<(Vec<After>, Option<After>)> {
        let mut places: Vec<After> = Vec::new();
        let mut at = after.cloned().unwrap_or(After {
            name: Vec::new(),
            no: 0,
        });
        let mut looked_at = 0;
        loop {
            let chunk = CHUNK.min(limit.saturating_mul(2).max(50));
            let bounds = params![AsText(&at.name), at.no, chunk as i64];
            let rows = sql::all(self.db, BY_NAME, bounds, seen)?;
            let is_end = rows.len() < chunk;
            for one in rows {
                let fits = self.fits(&one, filter, found.as_deref_mut())?;
                if fits && places.len() == limit {
                    let next = places.last().cloned();
                    return Ok((places, next));
                }
                at = one.place;
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

    fn fits(&self, one: &Seen, filter: &PeopleFilter, found: Option<&mut Found>) -> Result<bool> {
        if filter.sample.is_some_and(|sample| sample != one.sample) {
            return Ok(false);
        }
        match found {
            Some(found) => found.fits(*self, PersonNo(one.place.no), |_| false),
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

fn seen(row: &rusqlite::Row<'_>) -> Result<Seen> {
    let place = After {
        no: row.get(0)?,
        name: bytes(row, 1)?,
    };
    let sample = row.get(2)?;
    Ok(Seen { place, sample })
}

/// Bytes as a text is bound, whether they are one or not.
struct AsText<'a>(&'a [u8]);

impl ToSql for AsText<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.0)))
    }
}

/// The bytes of a text, whether they are one or not.
fn bytes(row: &rusqlite::Row<'_>, column: usize) -> Result<Vec<u8>> {
    let text = row.get_ref(column)?.as_bytes();
    Ok(text.map_err(rusqlite::Error::from)?.to_vec())
}
