//! Keyset pages: a list goes on after the last row that was shown, by (time, number).

use std::fmt;
use std::str::FromStr;

use crate::Error;

/// The place after which a page begins, in the list's own order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The sort key: microseconds, or 0 where the number alone orders.
    pub key: i64,
    /// The row's number, which breaks ties.
    pub no: i64,
}

impl Cursor {
    /// Before the first row of a list that shows the newest first.
    pub(crate) const NEWEST: Self = Self {
        key: i64::MAX,
        no: i64::MAX,
    };

    /// Behind the last row of such a list.
    pub(crate) const OLDEST: Self = Self {
        key: i64::MIN,
        no: i64::MIN,
    };

    pub(crate) fn newest_or(after: Option<Self>) -> Self {
        after.unwrap_or(Self::NEWEST)
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}.{:x}", self.key, self.no)
    }
}

impl FromStr for Cursor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let unreadable = || Error::NoPlace(text.to_owned());
        let (key, no) = text.split_once('.').ok_or_else(unreadable)?;
        // As they are written: without a sign, in small letters.
        let plain = |digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f');
        let number = |digits: &str| {
            let digits =
                Some(digits).filter(|digits| digits.len() <= 16 && digits.bytes().all(plain));
            let digits = digits.ok_or_else(unreadable)?;
            u64::from_str_radix(digits, 16)
                .map(u64::cast_signed)
                .map_err(|_| unreadable())
        };
        Ok(Self {
            key: number(key)?,
            no: number(no)?,
        })
    }
}

/// A row that cannot be read: lists show it as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadRow {
    /// In which table it lies.
    pub table: String,
    /// Its number there.
    pub no: i64,
    /// Its id or its name in place of that, where rows have no numbers, as far as it can be read.
    pub name: Option<String>,
    /// What cannot be read, and what is wrong with it.
    pub why: String,
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Cursor>,
    /// The rows of this page that cannot be read.
    pub unread: Vec<UnreadRow>,
}

impl<T> Page<T> {
    /// Cuts a result that was read one row longer than the page. The next one begins behind its
    /// last row, whether that could be read or not: else it would end the list, or come twice.
    pub(crate) fn cut(mut rows: Vec<(Cursor, Result<T, UnreadRow>)>, limit: usize) -> Self {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|(place, _)| *place);
        let (items, unread) = apart(rows.into_iter().map(|(_, row)| row));
        Self {
            items,
            next,
            unread,
        }
    }

    /// The same page of something made from the rows.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(make).collect(),
            next: self.next,
            unread: self.unread,
        }
    }
}

/// What can be read, and what cannot.
pub(crate) fn apart<T>(
    rows: impl IntoIterator<Item = Result<T, UnreadRow>>,
) -> (Vec<T>, Vec<UnreadRow>) {
    let (mut items, mut unread) = (Vec::new(), Vec::new());
    for row in rows {
        match row {
            Ok(item) => items.push(item),
            Err(row) => unread.push(row),
        }
    }
    (items, unread)
}

/// Keeps what can be read; a row that cannot be is told as such.
pub(crate) fn told<T>(
    table: &str,
    no: i64,
    read: Result<Option<T>, Error>,
    unread: &mut Vec<UnreadRow>,
) -> Result<Option<T>, Error> {
    match read {
        Err(error) if !error.is_of_the_store() => {
            unread.push(UnreadRow {
                table: table.to_owned(),
                no,
                name: None,
                why: error.to_string(),
            });
            Ok(None)
        }
        read => read,
    }
}

/// One row more than the page, so that its end is known.
pub(crate) fn and_one(limit: usize) -> i64 {
    i64::try_from(limit)
        .unwrap_or(i64::MAX - 1)
        .saturating_add(1)
}
