//! Keyset pages.

use std::collections::BTreeMap;

use baton_store::{Cursor, UnreadRow};
use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};
use utoipa::{IntoParams, ToSchema};

/// Named values for a text of the user interface's catalogue.
pub type Params = BTreeMap<String, String>;

/// Rows of a list and where the next ones begin.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub items: Vec<T>,
    /// Pass it as `after` for the following rows; null at the end.
    pub next: Option<String>,
    /// The rows of this page that cannot be read.
    pub unreadable: Vec<Unreadable>,
}

/// A row that cannot be read.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = UnreadableRow)]
pub struct Unreadable {
    /// In which table of the file it lies.
    pub table: String,
    /// Its number there; `0` where rows have none.
    pub number: i64,
    /// Its id or its name where rows have no numbers, as far as it can be read.
    pub name: Option<String>,
    /// What cannot be read, and what is wrong with it.
    pub why: String,
}

impl From<UnreadRow> for Unreadable {
    fn from(row: UnreadRow) -> Self {
        Self {
            table: row.table,
            number: row.no,
            name: row.name,
            why: row.why,
        }
    }
}

/// The rows of a page that cannot be read.
pub(crate) fn unreadable(rows: Vec<UnreadRow>) -> Vec<Unreadable> {
    rows.into_iter().map(Unreadable::from).collect()
}

impl<T> Page<T> {
    /// All there is.
    pub fn whole(items: Vec<T>) -> Self {
        Self {
            items,
            next: None,
            unreadable: Vec::new(),
        }
    }

    /// A whole list to be filled, beside rows that cannot be read.
    pub(crate) fn beside(unread: Vec<UnreadRow>) -> Self {
        Self {
            unreadable: unreadable(unread),
            ..Self::whole(Vec::new())
        }
    }
}

/// A count that may be rounded.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Count {
    /// How many.
    pub n: u64,
    /// Whether that is exact.
    pub exact: bool,
}

/// Why a text is no place in a list.
#[derive(Clone, Debug, thiserror::Error)]
#[error("`{0}` is no place in this list; leave `after` out for its beginning")]
pub struct NoPlace(pub(crate) String);

/// The `next` of the page before.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct After(pub(crate) Cursor);

impl TryFrom<String> for After {
    type Error = NoPlace;

    fn try_from(text: String) -> Result<Self, NoPlace> {
        text.parse().map(Self).map_err(|_| NoPlace(text))
    }
}

impl utoipa::PartialSchema for After {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        // Two numbers of 64 bits, in hexadecimal.
        text_of("^[0-9a-f]{1,16}[.][0-9a-f]{1,16}$")
    }
}

impl ToSchema for After {
    fn name() -> std::borrow::Cow<'static, str> {
        "PageAfter".into()
    }
}

/// The number of a row as a place has it: its digits, and nothing else.
pub(crate) fn row_number(digits: &str) -> Option<i64> {
    let plain = (1..=18).contains(&digits.len()) && digits.bytes().all(|one| one.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

/// A text of a form.
pub(crate) fn text_of(form: &str) -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
    let text: Object = ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some(form))
        .build();
    text.into()
}

/// Which part of a list is asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The `next` of the page before.
    pub after: Option<After>,
    /// At most so many rows (1 to 200; 50 unless told).
    pub limit: Option<u32>,
}

impl PageQuery {
    /// The number of rows to read.
    pub(crate) fn rows(&self) -> usize {
        rows(self.limit)
    }

    /// Where to begin.
    pub(crate) fn cursor(&self) -> Option<Cursor> {
        self.after.map(|after| after.0)
    }
}

/// The number of rows to read.
pub(crate) fn rows(limit: Option<u32>) -> usize {
    limit.unwrap_or(50).clamp(1, 200) as usize
}

/// A page of what is made from stored rows.
pub(crate) fn of<S, T>(page: baton_store::Page<S>, make: impl FnMut(S) -> T) -> Page<T> {
    let next = page.next.map(|cursor| cursor.to_string());
    Page {
        items: page.items.into_iter().map(make).collect(),
        next,
        unreadable: unreadable(page.unread),
    }
}
