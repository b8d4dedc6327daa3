//! Lists of people, and search by the beginnings of words.

use std::collections::BTreeSet;

use rusqlite::params;

use crate::ids::PersonNo;
use crate::page::{UnreadRow, and_one, apart};
use crate::table::people::words::words_of;
use crate::table::people::{PersonRow, Read, fold, read};
use crate::{Result, sql};

/// How many people a search looks at.
pub const SEARCHED: usize = 500;

/// The place after which a page of people begins: name, then number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// The folded name.
    pub name: String,
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

impl Read<'_> {
    /// People by name.
    pub fn page(&self, after: Option<&After>, limit: usize) -> Result<PeoplePage> {
        let (name, no) = after.map_or(("", 0), |after| (after.name.as_str(), after.no));
        let mut rows = sql::each(
            self.db,
            "SELECT no, id, display_name, given_name, family_name, email_key, work_email, status,
               start_date, end_date, time_zone, location, job_title, team, department, manager,
               custom, sample, created_at, updated_at
             FROM people WHERE (sort_key, no) > (?1, ?2) ORDER BY sort_key, no LIMIT ?3",
            params![name, no, and_one(limit)],
            read,
        )?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let (rows, unread) = apart(rows);
        let next = rows.last().filter(|_| more).map(|row| After {
            name: fold(&row.person.display_name),
            no: row.no.0,
        });
        Ok(PeoplePage { rows, next, unread })
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

    /// People of a name, as it is compared, by number.
    pub fn named(&self, name: &str, limit: usize) -> Result<Vec<PersonRow>> {
        sql::readable(
            self.db,
            "SELECT no, id, display_name, given_name, family_name, email_key, work_email, status,
               start_date, end_date, time_zone, location, job_title, team, department, manager,
               custom, sample, created_at, updated_at
             FROM people WHERE sort_key = ?1 ORDER BY no LIMIT ?2",
            params![fold(name), i64::try_from(limit).unwrap_or(i64::MAX)],
            read,
        )
    }

    /// People of whom every searched word begins a word of the name or the e-mail address.
    pub fn search(&self, text: &str, limit: usize) -> Result<Vec<PersonRow>> {
        let found = self.search_numbers(text)?;
        let mut people = Vec::new();
        for no in found {
            people.extend(self.readable(no)?);
        }
        people.sort_by_cached_key(|row| (fold(&row.person.display_name), row.no));
        people.truncate(limit);
        Ok(people)
    }

    /// A person whose row can be read.
    fn readable(&self, no: PersonNo) -> Result<Option<PersonRow>> {
        match self.by_no(no) {
            Err(error) if !error.is_of_the_store() => Ok(None),
            found => found,
        }
    }

    pub(crate) fn search_numbers(&self, text: &str) -> Result<BTreeSet<PersonNo>> {
        let mut words = words_of(text);
        // The longest word is the rarest; the others narrow down what it finds.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let Some((rarest, others)) = words.split_first() else {
            return Ok(BTreeSet::new());
        };
        let mut found: BTreeSet<PersonNo> = sql::all(
            self.db,
            "SELECT person_no FROM person_words WHERE word >= ?1 AND word < ?2 LIMIT ?3",
            params![rarest, end_of(rarest), (SEARCHED * 20) as i64],
            |row| Ok(row.get(0)?),
        )?
        .into_iter()
        .collect();
        for word in others {
            let mut kept = BTreeSet::new();
            for no in found {
                let words = match self.readable(no)? {
                    Some(row) => self.words(no, &row.person)?,
                    None => BTreeSet::new(),
                };
                if words.iter().any(|one| one.starts_with(word)) {
                    kept.insert(no);
                }
            }
            found = kept;
        }
        Ok(found.into_iter().take(SEARCHED).collect())
    }
}

/// The first text after all that begin with this word.
fn end_of(word: &str) -> String {
    format!("{word}\u{10FFFF}")
}
