//! Tries of messages. The start of a try is written before the send; one without an end after a
//! crash reads "sent, answer unknown". The first lies in its message's row, further ones have rows of
//! their own.

use baton_core::call::is_web_page;
use baton_core::of_word;
use baton_core::retry::TryCode;
use jiff::Timestamp;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize, Serializer};

use super::MessageState;
use super::lanes::part;
use crate::ids::{MessageNo, Micros};
use crate::page::{UnreadRow, apart};
use crate::table::handles;
use crate::text::{Word, from_json, to_json};
use crate::{Lenient, Result, Text, Texts, sql};

pub(crate) const SQL: &str = "
CREATE TABLE tries (
  no INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  status INTEGER,
  outcome TEXT,
  params TEXT,
  headers TEXT,
  cut INTEGER,
  answer BLOB
) STRICT;
";

/// From the thirteenth format on the first try of a message lies in its row (`outbox`).
pub(crate) const SQL_13: &str = "
CREATE TABLE tries_13 (
  no INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  status INTEGER,
  outcome TEXT,
  params TEXT,
  headers TEXT,
  cut INTEGER,
  answer BLOB
) STRICT;
INSERT INTO tries_13 SELECT * FROM tries WHERE no & 1023 <> 1 ORDER BY no;
DROP TABLE tries;
ALTER TABLE tries_13 RENAME TO tries;
";

/// How much of an answer is kept.
pub const KEPT_ANSWER_BYTES: usize = 64 * 1024;

const PLACE_BITS: u32 = 10;
const LAST_TRY: i64 = (1 << PLACE_BITS) - 1;

/// How a try ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TryEnd {
    /// When.
    pub at: Timestamp,
    /// The answer's status, if there was an answer.
    pub status: Option<u16>,
    /// What it means.
    pub outcome: TryCode,
    /// The values that its words need.
    pub values: Texts,
    /// The answer's headers, if there was an answer.
    pub headers: Option<Lenient<Vec<AnswerHeader>>>,
    /// The answer's body, as far as it is kept.
    pub answer: Option<Vec<u8>>,
    /// Whether more was received than is kept.
    pub cut: bool,
}

impl TryEnd {
    /// As much of the answer as is kept, and whether that is not all of it.
    fn kept(&self) -> (Option<&[u8]>, bool) {
        let answer = self.answer.as_deref();
        let kept = answer.map(|bytes| &bytes[..bytes.len().min(KEPT_ANSWER_BYTES)]);
        let cut = self.cut || answer.map(<[u8]>::len) > kept.map(<[u8]>::len);
        (kept, cut)
    }

    /// What the answer's body says it is.
    #[must_use]
    pub fn content_type(&self) -> Option<String> {
        let mut headers = self.headers.as_ref()?.read().into_iter();
        let said = headers.find(|header| header.name.eq_ignore_ascii_case("content-type"));
        said.map(|header| header.value)
    }
}

/// A header of an answer. Every try stores some, so as JSON it is a list: its name and its value.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "Stored")]
pub struct AnswerHeader {
    /// Its name.
    pub name: String,
    /// Its value; what is no text is shown as well as it can be.
    pub value: String,
}

impl Serialize for AnswerHeader {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        (&self.name, &self.value).serialize(serializer)
    }
}

/// A header as it is stored. Up to the thirteenth format its parts had names.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Listed(String, String),
    Named { name: String, value: String },
}

impl From<Stored> for AnswerHeader {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Listed(name, value) | Stored::Named { name, value } => Self { name, value },
        }
    }
}

impl Text for Vec<AnswerHeader> {
    fn to_text(&self) -> String {
        to_json(self)
    }

    /// A header that cannot be read is left out.
    fn from_text(text: &str) -> std::result::Result<Self, String> {
        let headers: Vec<serde_json::Value> = from_json(text)?;
        let read = headers.into_iter().map(serde_json::from_value);
        Ok(read.filter_map(std::result::Result::ok).collect())
    }
}

/// A try as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TryRow {
    /// Its message.
    pub message: MessageNo,
    /// Its number, from 1.
    pub n: u32,
    /// When it started.
    pub started_at: Timestamp,
    /// How it ended; `None` while it is under way, or when its process died.
    pub end: Option<TryEnd>,
    /// Whether what came back is a web page.
    pub is_page: bool,
}

handles!("tries");

impl Read<'_> {
    /// A message's tries that can be read, in order, without the answers' content.
    pub fn of_message(&self, message: MessageNo) -> Result<Vec<TryRow>> {
        Ok(self.listed(message)?.0)
    }

    /// The same, and those that cannot be read.
    pub fn listed(&self, message: MessageNo) -> Result<(Vec<TryRow>, Vec<UnreadRow>)> {
        let mut rows = sql::each(
            self.db,
            "SELECT no << 10 | 1, started_at, ended_at, status, outcome, params, NULL, cut, NULL,
               substr(answer, 1, 512) FROM outbox
             WHERE no = ?1 AND started_at IS NOT NULL",
            [message],
            read,
        )?;
        rows.extend(sql::each(
            self.db,
            "SELECT no, started_at, ended_at, status, outcome, params, NULL, cut, NULL,
               substr(answer, 1, 512) FROM tries
             WHERE no BETWEEN ?1 AND ?2 ORDER BY no",
            params![number(message, 0), number(message, LAST_TRY)],
            read,
        )?);
        Ok(apart(rows))
    }

    /// One try, with the answer's content.
    pub fn get(&self, message: MessageNo, n: u32) -> Result<Option<TryRow>> {
        if is_first(n) {
            return sql::one(
                self.db,
                "SELECT no << 10 | 1, started_at, ended_at, status, outcome, params, headers, cut,
                   answer, substr(answer, 1, 512) FROM outbox
                 WHERE no = ?1 AND started_at IS NOT NULL",
                [message],
                read,
            );
        }
        sql::one(
            self.db,
            "SELECT no, started_at, ended_at, status, outcome, params, headers, cut, answer,
               substr(answer, 1, 512) FROM tries WHERE no = ?1",
            [number(message, n.into())],
            read,
        )
    }
}

impl Write<'_> {
    /// The start of a further try.
    pub(super) fn start(&self, message: MessageNo, n: u32, at: Timestamp) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO tries (no, started_at) VALUES (?1, ?2)",
            params![number(message, n.into()), Micros(at)],
        )?;
        Ok(())
    }

    /// The end of a try that has none yet.
    pub(super) fn end(&self, message: MessageNo, n: u32, end: &TryEnd) -> Result<()> {
        let (sql, no) = match is_first(n) {
            true => (
                "UPDATE outbox SET ended_at = ?2, status = ?3, outcome = ?4, params = ?5,
                   headers = ?6, cut = ?7, answer = ?8
                 WHERE no = ?1 AND started_at IS NOT NULL AND ended_at IS NULL",
                message.0,
            ),
            false => (
                "UPDATE tries SET ended_at = ?2, status = ?3, outcome = ?4, params = ?5,
                   headers = ?6, cut = ?7, answer = ?8
                 WHERE no = ?1 AND ended_at IS NULL",
                number(message, n.into()),
            ),
        };
        let (answer, cut) = end.kept();
        sql::execute(
            self.db,
            sql,
            params![
                no,
                Micros(end.at),
                end.status,
                Word(end.outcome),
                end.values.to_text(),
                end.headers,
                cut,
                answer
            ],
        )?;
        Ok(())
    }

    /// The end of a first try, and with it what becomes of its message, as one change of one row.
    /// `false`: the message is not being sent, or its try has an end already.
    pub(super) fn end_first(
        &self,
        message: MessageNo,
        end: &TryEnd,
        state: MessageState,
        due_at: Option<Timestamp>,
    ) -> Result<bool> {
        let (answer, cut) = end.kept();
        let ended = sql::execute(
            self.db,
            "UPDATE outbox SET state = ?9, part = ?10, due_at = coalesce (?11, due_at),
               ended_at = ?2, status = ?3, outcome = ?4, params = ?5, headers = ?6, cut = ?7,
               answer = ?8
             WHERE no = ?1 AND state = ?12 AND started_at IS NOT NULL AND ended_at IS NULL",
            params![
                message,
                Micros(end.at),
                end.status,
                Word(end.outcome),
                end.values.to_text(),
                end.headers,
                cut,
                answer,
                state,
                part(state),
                due_at.map(Micros),
                MessageState::Sending
            ],
        )?;
        Ok(ended > 0)
    }

    /// Removes a try that has not ended; `false`: it has, or there is none.
    pub(super) fn remove(&self, message: MessageNo, n: u32) -> Result<bool> {
        let (sql, no) = match is_first(n) {
            true => (
                "UPDATE outbox SET started_at = NULL
                 WHERE no = ?1 AND started_at IS NOT NULL AND ended_at IS NULL",
                message.0,
            ),
            false => (
                "DELETE FROM tries WHERE no = ?1 AND ended_at IS NULL",
                number(message, n.into()),
            ),
        };
        Ok(sql::execute(self.db, sql, [no])? > 0)
    }
}

/// Whether a try lies in its message's row.
pub(super) fn is_first(n: u32) -> bool {
    n == 1
}

fn number(message: MessageNo, n: i64) -> i64 {
    message.0 << PLACE_BITS | n.clamp(0, LAST_TRY)
}

fn read(row: &Row<'_>) -> Result<TryRow> {
    let no: i64 = row.get(0)?;
    let ended_at: Option<Micros> = row.get(2)?;
    let end = ended_at.map(|at| -> Result<TryEnd> {
        Ok(TryEnd {
            at: at.0,
            status: row.get(3)?,
            // A word that is in no list says no more than that it was not accepted.
            outcome: of_word(&row.get::<_, String>(4)?).unwrap_or(TryCode::NotAccepted),
            values: row
                .get::<_, Option<Lenient<Texts>>>(5)?
                .map(|values| values.read())
                .unwrap_or_default(),
            headers: row.get(6)?,
            answer: row.get(8)?,
            cut: row.get(7)?,
        })
    });
    Ok(TryRow {
        message: MessageNo(no >> PLACE_BITS),
        n: u32::try_from(no & LAST_TRY).unwrap_or_default(),
        started_at: row.get::<_, Micros>(1)?.0,
        end: end.transpose()?,
        is_page: row
            .get::<_, Option<Vec<u8>>>(9)?
            .is_some_and(|begins| is_web_page(&begins)),
    })
}
