//! People (C4). A person's id never changes; the work e-mail is a unique look-up by the form in
//! which addresses are compared (C17), and former addresses stay as aliases.

pub mod custom_details;
pub mod external_ids;
pub(crate) mod words;

use baton_core::{Json, PersonId, email};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::counters::Counter;
use super::handles;
use crate::ids::{Compact, Micros, PersonNo, code};
use crate::{Error, Lenient, Result, Text, sql};

pub(crate) const SQL: &str = "
CREATE TABLE people (
  no INTEGER PRIMARY KEY,
  id ANY NOT NULL,
  display_name TEXT NOT NULL,
  given_name TEXT,
  family_name TEXT,
  email_key TEXT,
  work_email TEXT,
  status INTEGER NOT NULL,
  start_date TEXT,
  end_date TEXT,
  time_zone TEXT,
  location TEXT,
  job_title TEXT,
  team TEXT,
  department TEXT,
  manager TEXT,
  custom TEXT NOT NULL,
  sample INTEGER NOT NULL,
  sort_key TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX people_id ON people (id);
CREATE UNIQUE INDEX people_email ON people (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX people_sorted ON people (sort_key, no);
CREATE TABLE person_aliases (
  email_key TEXT PRIMARY KEY, person_no INTEGER NOT NULL REFERENCES people (no)
) WITHOUT ROWID, STRICT;
CREATE INDEX person_aliases_person ON person_aliases (person_no);
CREATE TABLE person_words (
  word TEXT NOT NULL, person_no INTEGER NOT NULL, PRIMARY KEY (word, person_no)
) WITHOUT ROWID, STRICT;
";

/// The fourth format finds people by their dates.
pub(crate) const SQL_4: &str = "
CREATE INDEX people_start ON people (start_date, no) WHERE start_date IS NOT NULL AND NOT sample;
CREATE INDEX people_end ON people (end_date, no) WHERE end_date IS NOT NULL AND NOT sample;
";

/// The ninth format finds sample people, whenever they were made.
pub(crate) const SQL_9: &str = "
CREATE INDEX people_sample ON people (no) WHERE sample;
";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT no, id, display_name, given_name, family_name, email_key, work_email, status,
               start_date, end_date, time_zone, location, job_title, team, department, manager,
               custom, sample, created_at, updated_at
             FROM people ",
            $rest
        )
    };
}

code! {
    /// Where someone stands. The admin, or a call that updates people, moves it on.
    PersonStatus {
        /// Hired, not there yet.
        BeforeStart = 0,
        /// At work.
        Active = 1,
        /// Away for a while.
        OnLeave = 2,
        /// No longer there.
        Left = 3,
    }
}

/// Everything about a person that is not the store's own.
#[derive(Clone, Debug)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// The name that is shown.
    pub display_name: String,
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Work e-mail as written.
    pub work_email: Option<String>,
    /// Status.
    pub status: PersonStatus,
    /// First day, `YYYY-MM-DD`.
    pub start_date: Option<String>,
    /// Last day, `YYYY-MM-DD`.
    pub end_date: Option<String>,
    /// IANA name.
    pub time_zone: Option<String>,
    /// Place of work.
    pub location: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// Team.
    pub team: Option<String>,
    /// Department.
    pub department: Option<String>,
    /// The manager, as text.
    pub manager: Option<String>,
    /// Custom details; none when they cannot be read.
    pub custom: Lenient<CustomValues>,
    /// A fictional person for try-outs.
    pub sample: bool,
}

/// Custom details by name, as they were received, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomValues(pub Vec<(String, Json)>);

impl Text for CustomValues {
    fn to_text(&self) -> String {
        Json::Object(self.0.clone()).to_string()
    }

    fn from_text(text: &str) -> std::result::Result<Self, String> {
        match Json::parse(text.as_bytes()) {
            Ok(Json::Object(members)) => Ok(Self(members)),
            Ok(_) => Err("custom details are names and values".to_owned()),
            // Its own words may quote what stands there.
            Err(_) => Err("it is no JSON".to_owned()),
        }
    }
}

impl Person {
    /// Someone of whom nothing is known yet but the id: active, real, without a name.
    #[must_use]
    pub fn new(id: PersonId) -> Self {
        Self {
            id,
            display_name: String::new(),
            given_name: None,
            family_name: None,
            work_email: None,
            status: PersonStatus::Active,
            start_date: None,
            end_date: None,
            time_zone: None,
            location: None,
            job_title: None,
            team: None,
            department: None,
            manager: None,
            custom: Lenient::default(),
            sample: false,
        }
    }
}

/// A person as stored.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// The number in this file.
    pub no: PersonNo,
    /// The person.
    pub person: Person,
    /// Whether the work e-mail is that of somebody older too, who is found by it (C18).
    pub shares_email: bool,
    /// When added.
    pub created_at: Timestamp,
    /// When last changed.
    pub updated_at: Timestamp,
}

/// An e-mail address as it is compared (C17): no plus folding.
#[must_use]
pub fn email_key(email: &str) -> String {
    email::key(email).into_owned()
}

handles!("people");

impl Read<'_> {
    /// The person with this id.
    pub fn get(&self, id: &PersonId) -> Result<Option<PersonRow>> {
        sql::one(self.db, select!("WHERE id = ?1"), [Compact::of(id)], read)
    }

    /// The person with this number.
    pub fn by_no(&self, no: PersonNo) -> Result<Option<PersonRow>> {
        sql::one(self.db, select!("WHERE no = ?1"), [no], read)
    }

    /// The person with this work e-mail, now or formerly.
    pub fn by_email(&self, email: &str) -> Result<Option<PersonRow>> {
        let key = email_key(email);
        if let Some(found) = sql::one(self.db, select!("WHERE email_key = ?1"), [&key], read)? {
            return Ok(Some(found));
        }
        let sql = "SELECT person_no FROM person_aliases WHERE email_key = ?1";
        let no = sql::one(self.db, sql, [&key], |row| Ok(row.get(0)?))?;
        no.map_or(Ok(None), |no| self.by_no(no))
    }

    /// The first people who are shown under a name, whatever its case.
    pub fn by_name(&self, name: &str, most: usize) -> Result<Vec<PersonRow>> {
        let sql = select!("WHERE sort_key = ?1 ORDER BY no LIMIT ?2");
        sql::readable(self.db, sql, params![fold(name), most as i64], read)
    }

    /// A person's former addresses, folded.
    pub fn aliases(&self, no: PersonNo) -> Result<Vec<String>> {
        let sql = "SELECT email_key FROM person_aliases WHERE person_no = ?1 ORDER BY email_key";
        sql::all(self.db, sql, [no], |row| Ok(row.get(0)?))
    }

    /// Sample people, by number; so many of them as anybody looks through.
    pub fn samples(&self) -> Result<Vec<PersonRow>> {
        let sql = select!("WHERE sample ORDER BY no LIMIT 1000");
        sql::readable(self.db, sql, [], read)
    }
}

impl Write<'_> {
    /// Stores a new person. `EmailTaken` when another has the e-mail address.
    pub fn insert(&self, person: &Person, at: Timestamp) -> Result<PersonNo> {
        let no = self.insert_row(person, at)?;
        self.add_words(no, person)?;
        let counter = if person.sample {
            Counter::SamplePeople
        } else {
            Counter::People
        };
        self.tx.count(counter, 1);
        Ok(no)
    }

    /// Replaces a person's details; a former e-mail address stays as an alias.
    pub fn update(&self, old: &PersonRow, person: &Person, at: Timestamp) -> Result<()> {
        let words = self.words(old.no, &old.person)?;
        let key = self.key_of(old, person)?;
        let old_key = old.person.work_email.as_deref().map(email_key);
        sql::execute(
            self.db,
            "UPDATE people SET display_name = ?2, given_name = ?3, family_name = ?4,
               email_key = ?5, work_email = ?6, status = ?7, start_date = ?8, end_date = ?9,
               time_zone = ?10, location = ?11, job_title = ?12, team = ?13, department = ?14,
               manager = ?15, custom = ?16, sort_key = ?17, updated_at = ?18
             WHERE no = ?1",
            params![
                old.no,
                person.display_name,
                person.given_name,
                person.family_name,
                key,
                typed_email(person, key.as_deref()),
                person.status,
                person.start_date,
                person.end_date,
                person.time_zone,
                person.location,
                person.job_title,
                person.team,
                person.department,
                person.manager,
                person.custom,
                fold(&person.display_name),
                Micros(at)
            ],
        )
        .map_err(email_taken)?;
        if person.custom != old.person.custom {
            let (before, now) = (old.person.custom.read(), person.custom.read());
            let known = self.tx.custom_details();
            known.note_values(old.no, Some(&before), &now)?;
        }
        // What was another's all the time is nobody's former address.
        let old_key = old_key.filter(|_| !old.shares_email);
        if let Some(former) = old_key.filter(|old_key| Some(old_key) != key.as_ref()) {
            self.add_alias(old.no, &former)?;
        }
        if let Some(key) = key {
            let sql = "DELETE FROM person_aliases WHERE email_key = ?1 AND person_no = ?2";
            sql::execute(self.db, sql, params![key, old.no])?;
        }
        self.renew_words(old.no, person, &words)
    }

    /// Adds a former address; another person's alias of the same text is replaced.
    pub fn add_alias(&self, no: PersonNo, email: &str) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO person_aliases (email_key, person_no) VALUES (?1, ?2)
             ON CONFLICT (email_key) DO UPDATE SET person_no = excluded.person_no",
            params![email_key(email), no],
        )?;
        Ok(())
    }

    /// By which key a changed person is found: none while they have kept an address that is
    /// somebody older's.
    fn key_of(&self, old: &PersonRow, person: &Person) -> Result<Option<String>> {
        let key = person.work_email.as_deref().map(email_key);
        if !old.shares_email || person.work_email != old.person.work_email {
            return Ok(key);
        }
        let held = "SELECT 1 FROM people WHERE email_key = ?1";
        let is_held = sql::one(self.db, held, [&key], |_| Ok(()))?.is_some();
        Ok(key.filter(|_| !is_held))
    }

    pub(super) fn insert_row(&self, person: &Person, at: Timestamp) -> Result<PersonNo> {
        let key = person.work_email.as_deref().map(email_key);
        sql::execute(
            self.db,
            "INSERT INTO people (id, display_name, given_name, family_name, email_key, work_email,
               status, start_date, end_date, time_zone, location, job_title, team, department,
               manager, custom, sample, sort_key, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
               ?18, ?19, ?19)",
            params![
                Compact::of(&person.id),
                person.display_name,
                person.given_name,
                person.family_name,
                key,
                typed_email(person, key.as_deref()),
                person.status,
                person.start_date,
                person.end_date,
                person.time_zone,
                person.location,
                person.job_title,
                person.team,
                person.department,
                person.manager,
                person.custom,
                person.sample,
                fold(&person.display_name),
                Micros(at)
            ],
        )
        .map_err(email_taken)?;
        let no = PersonNo(self.db.last_insert_rowid());
        let custom = person.custom.read();
        self.tx.custom_details().note_values(no, None, &custom)?;
        Ok(no)
    }
}

/// Beside an id that is made once, the e-mail address is all that a person's row has alone.
fn email_taken(error: Error) -> Error {
    match error.taken() {
        Ok(what) => Error::EmailTaken(what),
        Err(other) => other,
    }
}

/// The e-mail as typed, where it is not what is compared anyway: a million rows stay small.
fn typed_email<'a>(person: &'a Person, key: Option<&str>) -> Option<&'a str> {
    person
        .work_email
        .as_deref()
        .filter(|email| Some(*email) != key)
}

/// Text as it is sorted and searched.
pub(crate) fn fold(text: &str) -> String {
    text.trim().to_lowercase()
}

pub(crate) fn read(row: &Row<'_>) -> Result<PersonRow> {
    let key: Option<String> = row.get(5)?;
    let typed: Option<String> = row.get(6)?;
    Ok(PersonRow {
        shares_email: key.is_none() && typed.is_some(),
        no: row.get(0)?,
        person: Person {
            id: row.get::<_, Compact>(1)?.read("per_", "people.id")?,
            display_name: row.get(2)?,
            given_name: row.get(3)?,
            family_name: row.get(4)?,
            work_email: typed.or(key),
            status: row.get(7)?,
            start_date: row.get(8)?,
            end_date: row.get(9)?,
            time_zone: row.get(10)?,
            location: row.get(11)?,
            job_title: row.get(12)?,
            team: row.get(13)?,
            department: row.get(14)?,
            manager: row.get(15)?,
            custom: Lenient::sound(row, 16, "people.custom")?,
            sample: row.get(17)?,
        },
        created_at: row.get::<_, Micros>(18)?.0,
        updated_at: row.get::<_, Micros>(19)?.0,
    })
}
