//! Lists of people, search by the beginnings of words, and storing very many at once.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::params;

use super::counters::Counter;
use super::external_ids;
use super::people::{Person, PersonRow, Read, Write, fold, read};
use crate::ids::PersonNo;
use crate::page::and_one;
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

impl Read<'_> {
    /// People by name.
    pub fn page(
        &self,
        after: Option<&After>,
        limit: usize,
    ) -> Result<(Vec<PersonRow>, Option<After>)> {
        let (name, no) = after.map_or(("", 0), |after| (after.name.as_str(), after.no));
        let mut rows = sql::all(
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
        let next = rows.last().filter(|_| more).map(|row| After {
            name: fold(&row.person.display_name),
            no: row.no.0,
        });
        Ok((rows, next))
    }

    /// People of whom every searched word begins a word of the name or the e-mail address.
    pub fn search(&self, text: &str, limit: usize) -> Result<Vec<PersonRow>> {
        let found = self.search_numbers(text)?;
        let mut people = Vec::new();
        for no in found {
            people.extend(self.by_no(no)?);
        }
        people.sort_by_cached_key(|row| (fold(&row.person.display_name), row.no));
        people.truncate(limit);
        Ok(people)
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
                let words = match self.by_no(no)? {
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

    /// The words by which a person is found: of the name, the e-mail address, the ids elsewhere.
    pub(super) fn words(&self, no: PersonNo, person: &Person) -> Result<BTreeSet<String>> {
        let ids = external_ids::Read { db: self.db }.of_person(no)?;
        let ids = ids.iter().flat_map(|one| words_of(&one.id));
        Ok(words_of_person(person).into_iter().chain(ids).collect())
    }
}

impl Write<'_> {
    /// Stores very many people. Give them in portions of some ten thousand, sorted by e-mail.
    pub fn insert_many(&self, people: &[Person], at: Timestamp) -> Result<()> {
        let mut words = Vec::with_capacity(people.len() * 3);
        for person in people {
            let no = self.insert_row(person, at)?;
            words.extend(words_of_person(person).into_iter().map(|word| (word, no)));
        }
        words.sort_unstable();
        for (word, no) in words {
            self.add_word(&word, no)?;
        }
        let samples = people.iter().filter(|person| person.sample).count();
        self.count_people(people.len() - samples, samples);
        Ok(())
    }

    pub(super) fn add_words(&self, no: PersonNo, person: &Person) -> Result<()> {
        words_of_person(person)
            .iter()
            .try_for_each(|word| self.add_word(word, no))
    }

    /// Brings the words by which a person is found up to date.
    pub(super) fn renew_words(
        &self,
        no: PersonNo,
        person: &Person,
        before: &BTreeSet<String>,
    ) -> Result<()> {
        let after = self.words(no, person)?;
        for word in before.difference(&after) {
            let sql = "DELETE FROM person_words WHERE word = ?1 AND person_no = ?2";
            sql::execute(self.db, sql, params![word, no])?;
        }
        after
            .difference(before)
            .try_for_each(|word| self.add_word(word, no))
    }

    fn add_word(&self, word: &str, no: PersonNo) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO person_words (word, person_no) VALUES (?1, ?2)";
        sql::execute(self.db, sql, params![word, no])?;
        Ok(())
    }

    fn count_people(&self, people: usize, samples: usize) {
        self.tx.count(Counter::People, people as i64);
        self.tx.count(Counter::SamplePeople, samples as i64);
    }
}

fn words_of_person(person: &Person) -> BTreeSet<String> {
    let names = [&person.given_name, &person.family_name, &person.work_email];
    let names = names.into_iter().flatten().map(String::as_str);
    std::iter::once(person.display_name.as_str())
        .chain(names)
        .flat_map(words_of)
        .collect()
}

/// Words as they are searched. An e-mail address is one word, and so is each part before its `@`.
fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in fold(text).split_whitespace() {
        words.push(word.to_owned());
        if let Some((name, _)) = word.split_once('@') {
            let parts = name.split(|c: char| !c.is_alphanumeric()).skip(1);
            words.extend(parts.filter(|part| !part.is_empty()).map(str::to_owned));
        }
    }
    words
}

/// The first text after all that begin with this word.
fn end_of(word: &str) -> String {
    format!("{word}\u{10FFFF}")
}
