//! A value: segments in order, a type, a rule for empty.

use std::borrow::Cow;

use super::format::As;
use super::source::{Found, describe, find, is_each_time};
use super::{Context, MOST_NODES, Row, Unsendable, Why, format, split_name};
use crate::details::yes_no;
use crate::document::value::{Field, Format, Segment, Value, ValueType, WhenEmpty};
use crate::json::{DEEPEST, Json, Number};

/// A line of the preview, with what is sent.
pub(super) fn row(field: &Field, context: &Context<'_>, problems: &mut Vec<Unsendable>) -> Row {
    let references = field.value.segments.iter().filter_map(Segment::reference);
    let each_time = references.into_iter().any(is_each_time);
    let value = made(&field.name, &field.value, context).unwrap_or_else(|unsendable| {
        problems.push(unsendable);
        None
    });
    Row {
        name: field.name.clone(),
        value,
        each_time,
    }
}

/// What a value is under a name; none where it is left out.
///
/// # Errors
/// Says why it is nothing that can be used.
pub(crate) fn made(
    name: &str,
    value: &Value,
    context: &Context<'_>,
) -> Result<Option<Json>, Unsendable> {
    evaluate(name, value, context).map_err(|Trouble { kind, detail }| Unsendable {
        kind,
        name: name.to_owned(),
        detail,
    })
}

struct Trouble {
    kind: Why,
    detail: Option<String>,
}

impl From<Why> for Trouble {
    fn from(kind: Why) -> Self {
        Self { kind, detail: None }
    }
}

/// A piece of a value that was read.
enum Piece<'a> {
    Literal(&'a str),
    Detail {
        value: Cow<'a, Json>,
        format: As<'a>,
    },
    Empty,
}

fn evaluate(name: &str, value: &Value, context: &Context<'_>) -> Result<Option<Json>, Trouble> {
    let pieces = read(value, context)?;
    if is_empty(&pieces) {
        return empty(value);
    }
    let typed = typed(&pieces, value.kind)?;
    if typed.nodes() > MOST_NODES {
        return Err(Why::TooLarge.into());
    }
    // What is read can be sent on, as far as the message itself can be read again.
    let groups = split_name(name).map_or(0, |parts| parts.len());
    if groups + typed.depth() > DEEPEST {
        return Err(Why::TooDeep.into());
    }
    Ok(Some(typed))
}

fn read<'a>(value: &'a Value, context: &'a Context<'a>) -> Result<Vec<Piece<'a>>, Trouble> {
    let pieces = value.segments.iter().map(|segment| match segment {
        Segment::Text { text } => Ok(Piece::Literal(text)),
        Segment::Secret { .. } => Ok(Piece::Empty),
        Segment::Detail { reference, format } => match find(reference, context) {
            Found::Cut => Err(Trouble {
                kind: Why::AnswerCut,
                detail: Some(describe(reference)),
            }),
            Found::Value(value) if !value.is_missing() => Ok(Piece::Detail {
                value,
                format: As {
                    format: *format,
                    zone: &context.zone,
                },
            }),
            Found::Value(_) | Found::Nothing => Ok(Piece::Empty),
        },
    });
    pieces.collect()
}

/// Whether all details are empty, or there are none and no text either.
fn is_empty(pieces: &[Piece<'_>]) -> bool {
    let no_detail = !pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Detail { .. }));
    let only_text = pieces.iter().all(|piece| match piece {
        Piece::Literal(text) => !text.is_empty(),
        Piece::Detail { .. } | Piece::Empty => false,
    });
    no_detail && (pieces.is_empty() || !only_text)
}

fn empty(value: &Value) -> Result<Option<Json>, Trouble> {
    match &value.when_empty {
        WhenEmpty::LeaveOut => Ok(None),
        WhenEmpty::SendEmpty => Ok(Some(match value.kind {
            ValueType::Text => Json::Text(String::new()),
            ValueType::List => Json::List(Vec::new()),
            ValueType::Number | ValueType::YesNo | ValueType::AsReceived => Json::Null,
        })),
        WhenEmpty::UseText { text } => typed(&[Piece::Literal(text)], value.kind).map(Some),
        WhenEmpty::Stop => {
            let detail = value
                .segments
                .iter()
                .find_map(Segment::reference)
                .map(describe);
            Err(Trouble {
                kind: Why::Missing,
                detail,
            })
        }
    }
}

fn typed(pieces: &[Piece<'_>], kind: ValueType) -> Result<Json, Trouble> {
    match kind {
        ValueType::Text => text(pieces).map(Json::Text),
        ValueType::Number => number(&text(pieces)?),
        ValueType::YesNo => yes_no(&text(pieces)?)
            .map(Json::Bool)
            .ok_or_else(|| Why::NotYesNo.into()),
        ValueType::List => list(pieces),
        ValueType::AsReceived => as_received(pieces),
    }
}

fn text(pieces: &[Piece<'_>]) -> Result<String, Trouble> {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Literal(literal) => text.push_str(literal),
            Piece::Detail { value, format } => text.push_str(&written(value, *format)?),
            Piece::Empty => {}
        }
    }
    Ok(text)
}

/// A detail as text; a list's plain items are joined by commas.
fn written(value: &Json, as_format: As<'_>) -> Result<String, Trouble> {
    let plain = match value {
        Json::List(items)
            if items
                .iter()
                .all(|item| item.depth() == 0 && !is_nested(item)) =>
        {
            items
                .iter()
                .map(Json::display)
                .collect::<Vec<_>>()
                .join(", ")
        }
        Json::Null
        | Json::Bool(_)
        | Json::Number(_)
        | Json::Text(_)
        | Json::Opened(_)
        | Json::List(_)
        | Json::Object(_) => value.display(),
    };
    format::write(&plain, as_format).ok_or_else(|| Why::NotADate.into())
}

fn is_nested(value: &Json) -> bool {
    matches!(value, Json::List(_) | Json::Object(_))
}

fn number(text: &str) -> Result<Json, Trouble> {
    Number::new(text.trim())
        .map(Json::Number)
        .ok_or_else(|| Why::NotANumber.into())
}

/// Each detail is an item, a list's items each; texts that only separate are not.
fn list(pieces: &[Piece<'_>]) -> Result<Json, Trouble> {
    let mut items = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Literal(text) => {
                let text = text.trim_matches([' ', ',', ';', '\n', '\t']);
                if !text.is_empty() {
                    items.push(Json::text(text));
                }
            }
            Piece::Detail { value, format } => match value.items() {
                Some(inside) => {
                    for item in inside {
                        items.push(formatted(item, *format)?);
                    }
                }
                None => items.push(formatted(value, *format)?),
            },
            Piece::Empty => {}
        }
    }
    Ok(Json::List(items))
}

fn formatted(value: &Json, format: As<'_>) -> Result<Json, Trouble> {
    if format.format == Format::AsIs {
        Ok(value.clone())
    } else {
        written(value, format).map(Json::Text)
    }
}

fn as_received(pieces: &[Piece<'_>]) -> Result<Json, Trouble> {
    match pieces {
        [Piece::Detail { value, format }] => formatted(value, *format),
        _ => text(pieces).map(Json::Text),
    }
}
