//! How ids lie in the file.
//!
//! Outside, an id is text with a prefix. Inside, rows are joined by small integers that the
//! writer hands out in stored order; the text id is one indexed column of 16 bytes (an id that
//! is not a UUID, such as the practice tool's, keeps its text without the prefix).

use std::str::FromStr;

use baton_core::push_hex;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// An id as it lies in a column: 16 bytes of a UUID, or text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Compact {
    Bytes([u8; 16]),
    Text(String),
}

impl Compact {
    /// Takes an id apart; the prefix up to the first `_` is not stored.
    pub(crate) fn of(id: &impl AsRef<str>) -> Self {
        let text = id.as_ref();
        let rest = text.split_once('_').map_or(text, |(_, rest)| rest);
        unhex(rest).map_or_else(|| Self::Text(rest.to_owned()), Self::Bytes)
    }

    /// Puts the prefix back (`prefix` ends with `_`).
    pub(crate) fn read<T: FromStr>(&self, prefix: &str, column: &'static str) -> Result<T> {
        let mut text = String::with_capacity(prefix.len() + 32);
        text.push_str(prefix);
        match self {
            Self::Bytes(bytes) => push_hex(&mut text, bytes),
            Self::Text(rest) => text.push_str(rest),
        }
        // What stands there may be anything: it is not quoted.
        text.parse().map_err(|_| Error::Unreadable {
            column,
            why: "it is no id".to_owned(),
        })
    }
}

impl ToSql for Compact {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Bytes(bytes) => ToSqlOutput::from(bytes.as_slice()),
            Self::Text(text) => ToSqlOutput::from(text.as_str()),
        })
    }
}

impl FromSql for Compact {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Blob(bytes) => bytes
                .try_into()
                .map(Self::Bytes)
                .map_err(|_| FromSqlError::InvalidType),
            ValueRef::Text(_) => Ok(Self::Text(value.as_str()?.to_owned())),
            ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => {
                Err(FromSqlError::InvalidType)
            }
        }
    }
}

fn unhex(text: &str) -> Option<[u8; 16]> {
    let digits = text.as_bytes();
    if digits.len() != 32 {
        return None;
    }
    let mut bytes = [0_u8; 16];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
    }
    Some(bytes)
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize,
            Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_i64().map(Self)
            }
        }
    };
}

number! {
    /// A workflow's number in this file.
    WorkflowNo
}
number! {
    /// An address's number in this file.
    AddressNo
}
number! {
    /// A call's number in this file: the order in which calls were stored.
    CallNo
}
number! {
    /// A person's number in this file.
    PersonNo
}
number! {
    /// A run's number in this file.
    RunNo
}
number! {
    /// A message's number in this file: its run's number and the message's place in the run.
    MessageNo
}
number! {
    /// A problem's number in this file.
    ProblemNo
}

number! {
    /// A job's number in this file.
    JobNo
}

impl MessageNo {
    const PLACE_BITS: u32 = 16;

    pub(crate) fn new(run: RunNo, place: i64) -> Self {
        Self(run.0 << Self::PLACE_BITS | place)
    }

    /// That of a run's next message, where so many were made before. One that no message can have
    /// would be another run's.
    pub(crate) fn next(run: RunNo, place: i64) -> crate::Result<Self> {
        match (0..1 << Self::PLACE_BITS).contains(&place) {
            true => Ok(Self::new(run, place)),
            false => Err(crate::Error::Damaged {
                column: "runs.messages".to_owned(),
                why: format!("{place} is no place of a message"),
            }),
        }
    }

    /// The run it belongs to.
    #[must_use]
    pub fn run(self) -> RunNo {
        RunNo(self.0 >> Self::PLACE_BITS)
    }
}

/// A time as it lies in a column: microseconds since 1970, rounded up so that nothing is early.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Micros(pub(crate) jiff::Timestamp);

impl Micros {
    pub(crate) fn number(self) -> i64 {
        let floor = self.0.as_microsecond();
        if self.0.as_nanosecond() % 1000 > 0 {
            floor + 1
        } else {
            floor
        }
    }
}

impl ToSql for Micros {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.number()))
    }
}

impl FromSql for Micros {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        jiff::Timestamp::from_microsecond(value.as_i64()?)
            .map(Self)
            .map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

/// An enum that lies in a column as a small number; the numbers never change.
macro_rules! code {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $number:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$item])* $variant = $number),+
        }

        impl $name {
            /// Every value, in the order of its number.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(rusqlite::types::ToSqlOutput::from(*self as i64))
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                let number = value.as_i64()?;
                Self::ALL
                    .iter()
                    .copied()
                    .find(|one| *one as i64 == number)
                    .ok_or(rusqlite::types::FromSqlError::OutOfRange(number))
            }
        }
    };
}
pub(crate) use code;

/// How an enum of the core lies in a column as a small number; the numbers never change.
macro_rules! column {
    ($name:ident($of:ty) { $($variant:ident = $number:literal),+ $(,)? }) => {
        #[derive(Clone, Copy)]
        struct $name($of);

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                let number: i64 = match self.0 {
                    $(<$of>::$variant => $number),+
                };
                Ok(rusqlite::types::ToSqlOutput::from(number))
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                match value.as_i64()? {
                    $($number => Ok(Self(<$of>::$variant)),)+
                    other => Err(rusqlite::types::FromSqlError::OutOfRange(other)),
                }
            }
        }
    };
}
pub(crate) use column;
