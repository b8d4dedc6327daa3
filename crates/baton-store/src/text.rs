//! How values lie in a column as text, and the only place where such a text is read.
//!
//! A row holds such a value as [`Unread`] or [`Lenient`]: it is read when somebody asks for it, so
//! that a row that only passes by costs nothing. Which of the two it is says what an unreadable
//! text means: of a definition, a state or a request nothing can be guessed; the rest counts as
//! empty, because what is shown beside it is still worth showing.

use std::fmt;
use std::marker::PhantomData;

use baton_core::history::Params;
use baton_core::{of_word, word};
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::error::Category;

use crate::{Error, Result};

/// A value that lies in a column as text.
pub trait Text: Sized {
    /// The text that is stored.
    fn to_text(&self) -> String;

    /// Reads a stored text; the error says what is wrong with it.
    fn from_text(text: &str) -> std::result::Result<Self, String>;
}

/// Types whose text is the JSON that `serde` makes of them.
macro_rules! json_text {
    ($($type:ty),+ $(,)?) => {
        $(impl $crate::text::Text for $type {
            fn to_text(&self) -> String {
                $crate::text::to_json(self)
            }

            fn from_text(text: &str) -> std::result::Result<Self, String> {
                $crate::text::from_json(text)
            }
        })+
    };
}

pub(crate) use json_text;

json_text! {
    baton_core::RunState,
    baton_core::calendar::HolidayFile,
    baton_core::calendar::TimeSettings,
    baton_core::company::Company,
    baton_core::connection::Auth,
    baton_core::document::Definition,
    baton_core::history::Params,
    baton_core::template::Prepared,
    Vec<baton_core::history::HistoryEntry>,
    Vec<baton_core::template::Part>,
    Texts,
}

pub(crate) fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("what is stored has texts as keys and no failing part")
}

/// Reads JSON. What is wrong with it is said by its place: the library's own words quote values,
/// which may be somebody's and stand in no log and no answer.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> std::result::Result<T, String> {
    serde_json::from_str(text).map_err(|error| {
        let what = match error.classify() {
            Category::Data => "it has another shape",
            Category::Syntax | Category::Eof | Category::Io => "it is no JSON",
        };
        format!(
            "{what}, at line {}, column {}",
            error.line(),
            error.column()
        )
    })
}

/// A value as its column holds it; one that cannot be read is an error.
pub struct Unread<T> {
    column: &'static str,
    text: String,
    value: PhantomData<fn() -> T>,
}

impl<T: Text> Unread<T> {
    /// A value about to be stored.
    #[must_use]
    pub fn of(value: &T) -> Self {
        Self::stored("a value just made", value.to_text())
    }

    pub(crate) fn stored(column: &'static str, text: String) -> Self {
        Self {
            column,
            text,
            value: PhantomData,
        }
    }

    /// Reads it, which is told to whoever listens: what is read over and over is counted by that.
    pub fn read(&self) -> Result<T> {
        tracing::trace!(target: "baton_store::read", column = self.column);
        T::from_text(&self.text).map_err(|why| Error::Unreadable {
            column: self.column,
            why,
        })
    }

    /// How long it is as text, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }
}

/// A value as its column holds it; one that cannot be read is the empty one.
pub struct Lenient<T> {
    text: String,
    value: PhantomData<fn() -> T>,
}

impl<T: Text + Default> Lenient<T> {
    /// A value about to be stored.
    #[must_use]
    pub fn of(value: &T) -> Self {
        Self::stored(value.to_text())
    }

    pub(crate) fn stored(text: String) -> Self {
        Self {
            text,
            value: PhantomData,
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The value of a column that decides something, or that is written again from what was read:
    /// a row whose text cannot be read is no row.
    pub(crate) fn sound(row: &Row<'_>, at: usize, column: &'static str) -> Result<Self> {
        let value: Self = row.get(at)?;
        // What is empty is what most rows have, and needs no reading.
        if value.text != "{}" {
            T::from_text(&value.text).map_err(|why| Error::Unreadable { column, why })?;
        }
        Ok(value)
    }

    /// Reads it.
    #[must_use]
    pub fn read(&self) -> T {
        self.readable().unwrap_or_default()
    }

    /// Reads it where it matters that it could not be read.
    #[must_use]
    pub fn readable(&self) -> Option<T> {
        T::from_text(&self.text).ok()
    }
}

/// What is common to both: they are their texts, whatever the type behind is able to do.
macro_rules! as_text {
    ($($name:ident { $($extra:ident),* }),+ $(,)?) => {
        $(impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                Self {
                    $($extra: self.$extra,)*
                    text: self.text.clone(),
                    value: PhantomData,
                }
            }
        }

        impl<T> PartialEq for $name<T> {
            fn eq(&self, other: &Self) -> bool {
                self.text == other.text
            }
        }

        impl<T> Eq for $name<T> {}

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // A text may hold what no log shows.
                write!(f, "{} bytes", self.text.len())
            }
        }

        impl<T> ToSql for $name<T> {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.text.as_str()))
            }
        })+
    };
}

as_text! {
    Unread { column },
    Lenient {},
}

impl<T: Text + Default> Default for Lenient<T> {
    fn default() -> Self {
        Self::of(&T::default())
    }
}

impl<T: Text + Default> FromSql for Lenient<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self::stored(value.as_str()?.to_owned()))
    }
}

/// Named texts in the order in which they are written: what is stored keeps its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub Vec<(String, String)>);

impl Texts {
    /// The texts by name.
    #[must_use]
    pub fn by_name(self) -> Params {
        self.0.into_iter().collect()
    }
}

impl<const N: usize> From<[(&str, String); N]> for Texts {
    fn from(texts: [(&str, String); N]) -> Self {
        Self(texts.map(|(name, text)| (name.to_owned(), text)).into())
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, text)| (name, text)))
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Texts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names and texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Texts, A::Error> {
        let mut texts = Vec::new();
        while let Some(member) = map.next_entry()? {
            texts.push(member);
        }
        Ok(Texts(texts))
    }
}

/// An enum that lies in a column as its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<T>(pub(crate) T);

impl<T: Serialize> ToSql for Word<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(word(&self.0)))
    }
}

impl<T: DeserializeOwned> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        of_word(value.as_str()?).map(Self).ok_or_else(|| {
            FromSqlError::Other("this word is in no list that this Baton knows".into())
        })
    }
}
