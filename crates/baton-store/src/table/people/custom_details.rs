//! What is known of custom details (C4): how their values are read, and whether they are
//! sensitive. The values are the people's; a name without a row here is as it was received.

use baton_core::details::{CustomDetail, CustomDetails, CustomType};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::CustomValues;
use crate::ids::{Micros, PersonNo, code};
use crate::table::handles;
use crate::{Result, sql};

/// The most custom details that are known.
pub const MOST: usize = 200;

pub(crate) const SQL: &str = "
CREATE TABLE custom_details (
  name TEXT PRIMARY KEY, kind INTEGER NOT NULL, sensitive INTEGER NOT NULL, added_at INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
";

/// The names that people of an earlier format have; only a value that every person has as a
/// number, or as yes or no, has another type than text.
pub(crate) const SQL_FROM_PEOPLE: &str = "
INSERT INTO custom_details (name, kind, sensitive, added_at)
SELECT one.key,
  CASE
    WHEN min (one.type IN ('integer', 'real')) THEN 1
    WHEN min (one.type IN ('true', 'false')) THEN 2
    ELSE 0
  END,
  0,
  CAST (unixepoch ('subsec') * 1000000 AS INTEGER)
FROM people, json_each (iif (json_valid (people.custom), people.custom, '{}')) AS one
WHERE people.custom <> '{}'
GROUP BY one.key LIMIT 200;
";

/// From the seventh format on it is known who has a value under a name, so that nobody else's
/// details are looked through when one is to be removed.
pub(crate) const SQL_7: &str = "
CREATE TABLE custom_values (
  name TEXT NOT NULL, person_no INTEGER NOT NULL, PRIMARY KEY (name, person_no)
) WITHOUT ROWID, STRICT;
INSERT OR IGNORE INTO custom_values (name, person_no)
SELECT one.key, people.no FROM people, json_each (iif (json_valid (people.custom), people.custom, '{}')) AS one
WHERE people.custom <> '{}';
";

code! {
    /// A custom detail's type as stored.
    Kind {
        /// A text.
        Text = 0,
        /// A number.
        Number = 1,
        /// True or false.
        YesNo = 2,
        /// A day.
        Date = 3,
    }
}

impl From<CustomType> for Kind {
    fn from(kind: CustomType) -> Self {
        match kind {
            CustomType::Text => Self::Text,
            CustomType::Number => Self::Number,
            CustomType::YesNo => Self::YesNo,
            CustomType::Date => Self::Date,
        }
    }
}

impl From<Kind> for CustomType {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text,
            Kind::Number => Self::Number,
            Kind::YesNo => Self::YesNo,
            Kind::Date => Self::Date,
        }
    }
}

handles!("custom details");

impl Read<'_> {
    /// All whose names can be read; a value under another name is as it was received.
    pub fn all(&self) -> Result<CustomDetails> {
        let sql = "SELECT name, kind, sensitive FROM custom_details";
        Ok(sql::readable(self.db, sql, [], read)?.into_iter().collect())
    }

    /// Whether somebody has a value under this name.
    pub fn is_used(&self, name: &str) -> Result<bool> {
        let sql = "SELECT 1 FROM custom_values WHERE name = ?1 LIMIT 1";
        Ok(sql::one(self.db, sql, [name], |_| Ok(()))?.is_some())
    }
}

impl Write<'_> {
    /// Adds one, or changes what is known of it. False, and nothing happens, when it is new and
    /// there are as many as may be.
    pub fn set(&self, name: &str, detail: CustomDetail, at: Timestamp) -> Result<bool> {
        let changed = sql::execute(
            self.db,
            "INSERT INTO custom_details (name, kind, sensitive, added_at)
             SELECT ?1, ?2, ?3, ?4
             WHERE (SELECT count (*) FROM custom_details WHERE name <> ?1) < ?5
             ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, sensitive = excluded.sensitive",
            params![
                name,
                Kind::from(detail.kind),
                detail.sensitive,
                Micros(at),
                MOST as i64
            ],
        )?;
        Ok(changed > 0)
    }

    /// A person has values under the names of the second, and had them under those of the first.
    pub(super) fn note_values(
        &self,
        person: PersonNo,
        before: Option<&CustomValues>,
        now: &CustomValues,
    ) -> Result<()> {
        let has = |values: &CustomValues, name: &str| values.0.iter().any(|(one, _)| one == name);
        for (name, _) in before.iter().flat_map(|values| &values.0) {
            if !has(now, name) {
                let sql = "DELETE FROM custom_values WHERE name = ?1 AND person_no = ?2";
                sql::execute(self.db, sql, params![name, person])?;
            }
        }
        for (name, _) in &now.0 {
            if !before.is_some_and(|before| has(before, name)) {
                let sql = "INSERT OR IGNORE INTO custom_values (name, person_no) VALUES (?1, ?2)";
                sql::execute(self.db, sql, params![name, person])?;
            }
        }
        Ok(())
    }

    /// Removes what is known of one.
    pub fn remove(&self, name: &str) -> Result<bool> {
        let sql = "DELETE FROM custom_details WHERE name = ?1";
        Ok(sql::execute(self.db, sql, [name])? > 0)
    }
}

/// One of which not all can be read is known by its name, and sensitive: it may have been.
fn read(row: &Row<'_>) -> Result<(String, CustomDetail)> {
    let name = row.get(0)?;
    let detail = match (row.get::<_, Kind>(1), row.get(2)) {
        (Ok(kind), Ok(sensitive)) => CustomDetail {
            kind: kind.into(),
            sensitive,
        },
        (Err(_), _) | (_, Err(_)) => CustomDetail {
            kind: CustomType::Text,
            sensitive: true,
        },
    };
    Ok((name, detail))
}
