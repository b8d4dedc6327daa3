//! Which people a list shows, asked of one row after another.

use baton_core::details::PersonDetail;
use rusqlite::Row;

use super::After;
use crate::Result;
use crate::table::people::{PersonStatus, fold};

/// Which people a list shows.
#[derive(Clone, Debug, Default)]
pub struct PeopleFilter {
    /// Of whose name, e-mail address and ids each of these words begins a word.
    pub search: Option<String>,
    /// Only sample people, or none of them.
    pub sample: Option<bool>,
    /// These statuses; all when empty.
    pub statuses: Vec<PersonStatus>,
    /// Of whom each of these details says this, whatever the case and the spaces around.
    pub values: Vec<(PersonDetail, String)>,
    /// Of whom this is not known.
    pub lacks: Option<PersonDetail>,
    /// Whose first day is this one or later, `YYYY-MM-DD`.
    pub starts_from: Option<String>,
    /// Whose first day is this one or earlier, `YYYY-MM-DD`.
    pub starts_until: Option<String>,
}

/// Where a detail stands in a person's row.
pub(super) fn column(detail: PersonDetail) -> &'static str {
    match detail {
        PersonDetail::GivenName => "given_name",
        PersonDetail::FamilyName => "family_name",
        // One that is written as it is compared is kept once.
        PersonDetail::WorkEmail => "coalesce(work_email, email_key)",
        PersonDetail::StartDate => "start_date",
        PersonDetail::EndDate => "end_date",
        PersonDetail::TimeZone => "time_zone",
        PersonDetail::Location => "location",
        PersonDetail::JobTitle => "job_title",
        PersonDetail::Team => "team",
        PersonDetail::Department => "department",
        PersonDetail::Manager => "manager",
    }
}

/// What every row is read with: its number, `sample` and `status`; what a filter asks for beside
/// them stands behind, and where its place in the list is asked for, too, the folded name behind that.
const OWN_COLUMNS: usize = 3;

/// A person as a list meets them.
pub(super) struct Seen {
    /// Whether they are of the kind, sample or real, that is listed.
    pub(super) is_listed: bool,
    pub(super) status: i64,
    /// Whether all of the filter fits but for the search.
    pub(super) fits: bool,
}

/// A filter as rows are asked by it.
pub(super) struct Asked<'a> {
    filter: &'a PeopleFilter,
    columns: Vec<PersonDetail>,
    /// As they are compared.
    values: Vec<String>,
}

impl<'a> Asked<'a> {
    pub(super) fn of(filter: &'a PeopleFilter) -> Self {
        let by_start = filter.starts_from.is_some() || filter.starts_until.is_some();
        let start = by_start.then_some(PersonDetail::StartDate);
        let values = filter.values.iter();
        let columns = values.clone().map(|(detail, _)| *detail);
        Self {
            filter,
            columns: columns.chain(filter.lacks).chain(start).collect(),
            values: values.map(|(_, value)| fold(value)).collect(),
        }
    }

    /// Whether more is asked than whether somebody is a sample.
    pub(super) fn is_narrow(&self) -> bool {
        !(self.columns.is_empty() && self.filter.statuses.is_empty())
    }

    /// A statement that reads no more of a row than is asked.
    pub(super) fn statement(&self, of_own: &str) -> String {
        with_columns(of_own, &self.columns)
    }

    /// The same, with the place in the list.
    pub(super) fn with_place(&self, of_own: &str) -> String {
        with(&self.statement(of_own), ", sort_key")
    }

    /// A statement that reads a detail, too.
    pub(super) fn with_detail(&self, of_own: &str, detail: PersonDetail) -> String {
        with_columns(&self.statement(of_own), &[detail])
    }

    /// The detail of a row that was read with it.
    pub(super) fn detail<'r>(&self, row: &'r Row<'_>) -> Result<Option<&'r [u8]>> {
        bytes(row, OWN_COLUMNS + self.columns.len())
    }

    pub(super) fn seen(&self, row: &Row<'_>) -> Result<Seen> {
        let (sample, status): (bool, i64) = (row.get(1)?, row.get(2)?);
        let is_listed = self.filter.sample.is_none_or(|wanted| wanted == sample);
        Ok(Seen {
            is_listed,
            status,
            fits: is_listed && self.is_of_status(status) && self.details_fit(row)?,
        })
    }

    /// The place of a row that was read with it.
    pub(super) fn place(&self, row: &Row<'_>) -> Result<After> {
        let name = bytes(row, OWN_COLUMNS + self.columns.len())?;
        Ok(After {
            no: row.get(0)?,
            name: name.unwrap_or_default().to_vec(),
        })
    }

    /// The place of a row that fits.
    pub(super) fn fitting(&self, row: &Row<'_>) -> Result<Option<After>> {
        let fits = self.seen(row)?.fits;
        fits.then(|| self.place(row)).transpose()
    }

    fn is_of_status(&self, status: i64) -> bool {
        let wanted = &self.filter.statuses;
        wanted.is_empty() || wanted.iter().any(|one| *one as i64 == status)
    }

    fn details_fit(&self, row: &Row<'_>) -> Result<bool> {
        let mut column = OWN_COLUMNS;
        for value in &self.values {
            if !bytes(row, column)?.is_some_and(|text| is_same(text, value)) {
                return Ok(false);
            }
            column += 1;
        }
        if self.filter.lacks.is_some() {
            if bytes(row, column)?.is_some_and(|text| !text.trim_ascii().is_empty()) {
                return Ok(false);
            }
            column += 1;
        }
        let (from, until) = (&self.filter.starts_from, &self.filter.starts_until);
        if from.is_none() && until.is_none() {
            return Ok(true);
        }
        // Days as ISO 8601 writes them stand in their order as texts, too.
        Ok(bytes(row, column)?.is_some_and(|day| {
            from.as_ref().is_none_or(|from| from.as_bytes() <= day)
                && until.as_ref().is_none_or(|until| day <= until.as_bytes())
        }))
    }
}

/// A statement that reads these details, too, behind what it reads anyway.
fn with_columns(statement: &str, details: &[PersonDetail]) -> String {
    let further = details.iter().map(|one| format!(", {}", column(*one)));
    let further: String = further.collect();
    with(statement, &further)
}

fn with(statement: &str, columns: &str) -> String {
    statement.replacen(" FROM", &format!("{columns} FROM"), 1)
}

/// Whether a text is one that was folded. Most are ASCII, and compared where they lie.
fn is_same(text: &[u8], folded: &str) -> bool {
    match std::str::from_utf8(text) {
        Ok(text) if text.is_ascii() => text.trim().eq_ignore_ascii_case(folded),
        _ => fold(&String::from_utf8_lossy(text)) == folded,
    }
}

/// The bytes of a text, whether they are one or not.
fn bytes<'r>(row: &'r Row<'_>, column: usize) -> Result<Option<&'r [u8]>> {
    let text = row.get_ref(column)?.as_bytes_or_null();
    Ok(text.map_err(rusqlite::Error::from)?)
}
