//! The words by which people are found, and storing very many people at once.

use std::collections::BTreeSet;

use baton_core::letters::{spellings, typed};
use jiff::Timestamp;
use rusqlite::{Connection, Row, TransactionBehavior, params};

use super::{Person, Read, Write, external_ids, fold};
use crate::ids::PersonNo;
use crate::table::counters::Counter;
use crate::{Result, sql};

impl Read<'_> {
    /// The words by which a person is found: of the name, the e-mail address, the ids elsewhere.
    pub(crate) fn words(&self, no: PersonNo, person: &Person) -> Result<BTreeSet<String>> {
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

/// Under which name it is kept that everybody is found by all spellings.
const SPELLED: &str = "person_words_spelled";

/// Gives those who were stored before spellings were kept theirs, once.
pub(crate) fn spell(db: &mut Connection) -> Result<()> {
    let known = "SELECT 1 FROM meta WHERE name = ?1";
    if sql::one(db, known, [SPELLED], |_| Ok(()))?.is_some() {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let accented = "SELECT word, person_no FROM person_words
         WHERE (word, person_no) > (?1, ?2) AND word GLOB '*[^ -~]*'
         ORDER BY word, person_no LIMIT 1000";
    let mut last = (String::new(), PersonNo(0));
    loop {
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let words: Vec<(String, PersonNo)> =
            sql::all(&tx, accented, params![last.0, last.1], read)?;
        for (word, no) in &words {
            for spelling in spellings(word) {
                let add = "INSERT OR IGNORE INTO person_words (word, person_no) VALUES (?1, ?2)";
                sql::execute(&tx, add, params![spelling, no])?;
            }
        }
        let Some(behind) = words.into_iter().next_back() else {
            break;
        };
        last = behind;
    }
    let done = "INSERT INTO meta (name, value) VALUES (?1, '1')";
    sql::execute(&tx, done, [SPELLED])?;
    Ok(tx.commit()?)
}

fn words_of_person(person: &Person) -> BTreeSet<String> {
    let names = [&person.given_name, &person.family_name, &person.work_email];
    let names = names.into_iter().flatten().map(String::as_str);
    std::iter::once(person.display_name.as_str())
        .chain(names)
        .flat_map(words_of)
        .collect()
}

/// The words by which a text is found, in all their spellings.
pub(crate) fn words_of(text: &str) -> Vec<String> {
    let words = split(text);
    words.iter().flat_map(|word| spellings(word)).collect()
}

/// The words of a search. Each begins one of those by which a text is found.
pub(crate) fn typed_words(text: &str) -> Vec<String> {
    let words = split(text);
    let typed = words.iter().map(|word| typed(word));
    typed.filter(|word| !word.is_empty()).collect()
}

/// An e-mail address is one word, and so is each part before its `@`.
fn split(text: &str) -> Vec<String> {
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
