//! People by a date of theirs, the earliest first.

use baton_core::json::Pointer;
use rusqlite::params;

use crate::table::people::{PersonRow, Read, read};
use crate::{Result, sql};

/// Among how many people a date is looked for that has no index.
pub const LOOKED_AMONG: i64 = 20_000;

macro_rules! by_date {
    ($rest:literal) => {
        concat!(
            "SELECT no, id, display_name, given_name, family_name, email_key, work_email, status,
               start_date, end_date, time_zone, location, job_title, team, department, manager,
               custom, sample, created_at, updated_at
             FROM people WHERE NOT sample AND ",
            $rest
        )
    };
}

impl Read<'_> {
    /// People whose date is not before a day, `YYYY-MM-DD`; sample people left out. A custom
    /// detail is looked for among the first [`LOOKED_AMONG`] people.
    pub fn with_date(&self, detail: &str, from: &str, limit: usize) -> Result<Vec<PersonRow>> {
        let limit = limit as i64;
        let own = match detail {
            "start_date" => by_date!("start_date >= ?1 ORDER BY start_date, no LIMIT ?2"),
            "end_date" => by_date!("end_date >= ?1 ORDER BY end_date, no LIMIT ?2"),
            custom => return self.with_custom_date(custom, from, limit),
        };
        sql::readable(self.db, own, params![from, limit], read)
    }

    fn with_custom_date(&self, detail: &str, from: &str, limit: i64) -> Result<Vec<PersonRow>> {
        let Some(path) = json_path(detail) else {
            return Ok(Vec::new());
        };
        let custom = by_date!(
            "no <= ?4 AND CASE WHEN json_valid(custom) THEN json_extract(custom, ?3) END >= ?1
             ORDER BY json_extract(custom, ?3), no LIMIT ?2"
        );
        sql::readable(
            self.db,
            custom,
            params![from, limit, path, LOOKED_AMONG],
            read,
        )
    }
}

/// Where the value of `custom/<name>` is in a person's details; none of a name that a path cannot
/// say.
fn json_path(detail: &str) -> Option<String> {
    let pointer: Pointer = format!("/{detail}").parse().ok()?;
    let [group, name] = pointer.tokens() else {
        return None;
    };
    let can_be_said = group == "custom" && !name.contains(['"', '\\']);
    can_be_said.then(|| format!("$.\"{name}\""))
}
