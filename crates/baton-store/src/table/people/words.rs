//! The words by which people are found, and storing very many people at once.

use std::collections::BTreeSet;

use baton_core::letters::{spellings, typed};
use jiff::Timestamp;
use rusqlite::{Connection, Row, ToSql, TransactionBehavior, params, params_from_iter};

use super::{Person, Read, Write, external_ids, fold};
use crate::ids::PersonNo;
use crate::table::counters::Counter;
use crate::{Result, sql};

macro_rules! add {
    ($($more:literal),*) => {
        concat!(
            "INSERT OR IGNORE INTO person_words (word, person_no) VALUES (?2, ?1)",
            $(", (?", $more, ", ?1)"),*
        )
    };
}

/// Adds so many words of one person, the first statement one.
const ADD: [&str; 4] = [add!(), add!(3), add!(3, 4), add!(3, 4, 5)];

impl Read<'_> {
    /// The words by which the person with this number is found; none when there is nobody.
    pub fn words_of(&self, no: PersonNo) -> Result<BTreeSet<String>> {
        let row = self.by_no(no)?;
        let words = row.map(|row| self.words(no, &row.person)).transpose()?;
        Ok(words.unwrap_or_default())
    }

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

    pub(crate) fn add_words(&self, no: PersonNo, person: &Person) -> Result<()> {
        self.add_all(&words_of_person(person).iter().collect::<Vec<_>>(), no)
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
        self.add_all(&after.difference(before).collect::<Vec<_>>(), no)
    }

    /// Adds a person's words, as many as a name has in one statement.
    fn add_all(&self, words: &[&String], no: PersonNo) -> Result<()> {
        for some in words.chunks(ADD.len()) {
            let words = some.iter().map(|word| *word as &dyn ToSql);
            let values = std::iter::once(&no as &dyn ToSql).chain(words);
            sql::execute(self.db, ADD[some.len() - 1], params_from_iter(values))?;
        }
        Ok(())
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

/// Under which name it is kept that everybody is found by the words of this version.
const SPLIT: &str = "person_words_split";

/// Gives those who were stored before words were split so the words by which they are found, once.
pub(crate) fn split_anew(db: &mut Connection) -> Result<()> {
    let known = "SELECT 1 FROM meta WHERE name = ?1";
    if sql::one(db, known, [SPLIT], |_| Ok(()))?.is_some() {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Small letters and digits alone, and the addresses that every second person has, stay.
    let others = "SELECT word, person_no FROM person_words
         WHERE (word, person_no) > (?1, ?2)
           AND (word GLOB '*[^ -~]*' OR word GLOB '*[^a-z0-9]*' AND instr(word, '@') = 0)
         ORDER BY word, person_no LIMIT 1000";
    let mut last = (String::new(), PersonNo(0));
    loop {
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let words: Vec<(String, PersonNo)> = sql::all(&tx, others, params![last.0, last.1], read)?;
        for (word, no) in &words {
            give_words(&tx, word, *no)?;
        }
        let Some(behind) = words.into_iter().next_back() else {
            break;
        };
        last = behind;
    }
    let done = "INSERT INTO meta (name, value) VALUES (?1, '1')";
    sql::execute(&tx, done, [SPLIT])?;
    Ok(tx.commit()?)
}

/// Puts the words of a stored word in its place.
fn give_words(db: &Connection, word: &str, no: PersonNo) -> Result<()> {
    let words = words_of(word);
    for own in &words {
        let add = "INSERT OR IGNORE INTO person_words (word, person_no) VALUES (?1, ?2)";
        sql::execute(db, add, params![own, no])?;
    }
    if !words.iter().any(|own| own == word) {
        let sql = "DELETE FROM person_words WHERE word = ?1 AND person_no = ?2";
        sql::execute(db, sql, params![word, no])?;
    }
    Ok(())
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
    let mut words = split(text);
    for word in fold(text).split_whitespace() {
        words.extend(behind_apostrophes(word));
    }
    words.iter().flat_map(|word| spellings(word)).collect()
}

/// The words of a search. Each begins one of those by which a text is found.
pub(crate) fn typed_words(text: &str) -> Vec<String> {
    let words = split(text);
    let typed = words.iter().map(|word| typed(word));
    typed.filter(|word| !word.is_empty()).collect()
}

/// The words of a text as they are compared. An e-mail address is one word, and so is each part
/// before its `@`; of any other word each part between signs is one, and an apostrophe is no sign
/// between two: `O’Brien-Smith` is found by *obrien*, *brien* and *smith*, however it is written.
fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in fold(text).split_whitespace() {
        match word.split_once('@') {
            Some((name, _)) => {
                words.push(word.to_owned());
                let parts = name.split(|c: char| !c.is_alphanumeric()).skip(1);
                words.extend(parts.filter(|part| !part.is_empty()).map(str::to_owned));
            }
            None => words.extend(parts_of(word)),
        }
    }
    words
}

/// The parts of a word that is no e-mail address; a word of signs alone is its own.
fn parts_of(word: &str) -> Vec<String> {
    let whole: String = word.chars().filter(|one| !is_apostrophe(*one)).collect();
    let parts = whole.split(is_sign).filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(str::to_owned).collect();
    match parts.is_empty() {
        true => vec![word.to_owned()],
        false => parts,
    }
}

/// What stands behind an apostrophe is found by itself, too; nobody types more than that.
fn behind_apostrophes(word: &str) -> impl Iterator<Item = String> + '_ {
    let is_email = word.contains('@');
    let parts = word.split(is_apostrophe).skip(1);
    let parts = parts.filter(move |part| !is_email && !part.is_empty());
    parts.flat_map(parts_of)
}

/// The apostrophes that people and programs write.
fn is_apostrophe(one: char) -> bool {
    matches!(
        one,
        '\'' | '`' | '\u{b4}' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{ff07}'
    )
}

/// What stands between two words without a blank: signs, dashes, quotation marks, brackets.
fn is_sign(one: char) -> bool {
    one.is_ascii_punctuation()
        || matches!(
            one,
            '\u{ab}' | '\u{b7}' | '\u{bb}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
                | '\u{3001}'..='\u{3003}' | '\u{30fb}' | '\u{ff08}' | '\u{ff09}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_its_signs_are_written() {
        let finds = |typed: &str, name: &str| {
            let words = words_of(name);
            let mut typed = typed_words(typed).into_iter();
            typed.all(|typed| words.iter().any(|word| word.starts_with(&typed)))
        };
        let table = [
            ("o'brien", "Conor O’Brien"),
            ("o’brien", "Conor O'Brien"),
            ("O`Brien", "Conor O'Brien"),
            ("obrien", "Conor O'Brien"),
            ("o'brien", "Conor OBrien"),
            ("brien", "Conor O’Brien"),
            ("d'ang", "Chiara D’Angelo-Neri"),
            ("neri", "Chiara D’Angelo-Neri"),
            ("anna-lena", "Anna Lena Vogt"),
            ("anna lena", "Anna‐Lena Vogt"),
            ("lüd", "Eva Müller–Lüdenscheidt"),
            ("luedenscheidt", "Eva Müller-Lüdenscheidt"),
            ("j.r", "J.R.R. Tolkien"),
            ("jr", "Sammy Davis, Jr."),
            ("jira", "Laptop ready (Jira)"),
            ("'t", "Pieter ’t Hart"),
            ("a.smith@acme", "a.smith@acme.example"),
            ("smith", "a.smith@acme.example"),
            ("e-1024", "E-1024"),
        ];
        for (typed, name) in table {
            assert!(finds(typed, name), "{typed} finds {name}");
        }
        assert!(!finds("o'brien", "Conor Obama"));
        assert!(!finds("acme", "a.smith@acme.example"));
        assert!(!finds("-", "Anna Vogt"), "a sign alone finds nobody");
    }
}
