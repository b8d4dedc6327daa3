//! Reading: a tree over the tokens of a pull parser.

use std::collections::HashSet;

use json_event_parser::{JsonEvent, SliceJsonParser};

use super::{Json, Number};

/// How deeply lists and objects may be nested.
pub const DEEPEST: usize = 64;

const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Up to this many names a plain search for duplicates beats hashing.
const FEW_NAMES: usize = 16;

/// Why bytes are not JSON as Baton reads it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing, or only blanks.
    #[error("there is no data")]
    Nothing,
    /// A byte order mark stands in front.
    #[error("the data begins with a byte order mark")]
    ByteOrderMark,
    /// Not UTF-8.
    #[error("byte {at} is not UTF-8")]
    NotUtf8 {
        /// The first wrong byte.
        at: usize,
    },
    /// Not JSON's grammar.
    #[error("line {line}, column {column}: {why}")]
    Syntax {
        /// Counts from 1.
        line: u64,
        /// Counts from 1.
        column: u64,
        /// In the parser's words.
        why: String,
    },
    /// One object has a name twice.
    #[error("the name `{name}` occurs twice in one object")]
    Twice {
        /// The name.
        name: String,
    },
    /// A form that is not written as one.
    #[error("the form cannot be read: {why}")]
    Form {
        /// In which respect.
        why: &'static str,
    },
    /// Nested too deeply.
    #[error("lists and objects are nested deeper than {DEEPEST}")]
    TooDeep,
}

pub(super) fn parse(bytes: &[u8]) -> Result<Json, Unreadable> {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        return Err(Unreadable::ByteOrderMark);
    }
    std::str::from_utf8(bytes).map_err(|error| Unreadable::NotUtf8 {
        at: error.valid_up_to(),
    })?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Nothing);
    }
    let mut tokens = SliceJsonParser::new(bytes);
    let value = tree(&mut tokens)?;
    let end = next(&mut tokens)?;
    if end == JsonEvent::Eof {
        Ok(value)
    } else {
        Err(unexpected(&end))
    }
}

/// Whether a text follows JSON's grammar of numbers.
pub(super) fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let exponent = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(is_digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit())
}

/// A list or object that is not closed yet.
enum Open {
    List(Vec<Json>),
    Object {
        members: Vec<(String, Json)>,
        names: HashSet<String>,
        name: Option<String>,
    },
}

fn tree(tokens: &mut SliceJsonParser<'_>) -> Result<Json, Unreadable> {
    let mut open: Vec<Open> = Vec::new();
    loop {
        let done = match next(tokens)? {
            JsonEvent::StartArray => {
                push(&mut open, Open::List(Vec::new()))?;
                continue;
            }
            JsonEvent::StartObject => {
                let names = HashSet::new();
                push(
                    &mut open,
                    Open::Object {
                        members: Vec::new(),
                        names,
                        name: None,
                    },
                )?;
                continue;
            }
            JsonEvent::ObjectKey(key) => {
                take_name(open.last_mut(), key.into_owned())?;
                continue;
            }
            JsonEvent::EndArray | JsonEvent::EndObject => close(open.pop()),
            JsonEvent::Null => Json::Null,
            JsonEvent::Boolean(yes) => Json::Bool(yes),
            JsonEvent::String(text) => Json::Text(text.into_owned()),
            JsonEvent::Number(digits) => number(&digits)?,
            JsonEvent::Eof => return Err(unexpected(&JsonEvent::Eof)),
        };
        match open.last_mut() {
            None => return Ok(done),
            Some(Open::List(items)) => items.push(done),
            Some(Open::Object { members, name, .. }) => {
                members.push((name.take().unwrap_or_default(), done));
            }
        }
    }
}

fn next<'a>(tokens: &mut SliceJsonParser<'a>) -> Result<JsonEvent<'a>, Unreadable> {
    tokens.parse_next().map_err(|error| {
        let at = error.location().start;
        Unreadable::Syntax {
            line: at.line + 1,
            column: at.column + 1,
            why: error.message().into(),
        }
    })
}

fn push(open: &mut Vec<Open>, one: Open) -> Result<(), Unreadable> {
    if open.len() == DEEPEST {
        return Err(Unreadable::TooDeep);
    }
    open.push(one);
    Ok(())
}

fn take_name(open: Option<&mut Open>, key: String) -> Result<(), Unreadable> {
    let Some(Open::Object {
        members,
        names,
        name,
    }) = open
    else {
        return Err(unexpected(&JsonEvent::ObjectKey(key.into())));
    };
    if members.len() == FEW_NAMES {
        names.extend(members.iter().map(|(known, _)| known.clone()));
    }
    let twice = if members.len() < FEW_NAMES {
        members.iter().any(|(known, _)| *known == key)
    } else {
        !names.insert(key.clone())
    };
    if twice {
        return Err(Unreadable::Twice { name: key });
    }
    *name = Some(key);
    Ok(())
}

fn close(open: Option<Open>) -> Json {
    match open {
        Some(Open::List(items)) => Json::List(items),
        Some(Open::Object { members, .. }) => Json::Object(members),
        None => Json::Null,
    }
}

fn number(digits: &str) -> Result<Json, Unreadable> {
    let number = Number::new(digits).ok_or_else(|| Unreadable::Syntax {
        line: 0,
        column: 0,
        why: format!("`{digits}` is no number"),
    })?;
    Ok(Json::Number(number))
}

fn unexpected(event: &JsonEvent<'_>) -> Unreadable {
    Unreadable::Syntax {
        line: 0,
        column: 0,
        why: format!("unexpected {event:?}"),
    }
}
