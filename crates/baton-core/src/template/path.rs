//! Path and query of an outgoing address.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::source::{Found, describe, find};
use super::{Context, Part, Unsendable, Why, format};
use crate::document::value::{Format, Reference, Segment};

/// What is said in place of a name where the path cannot be made.
pub(super) const PATH: &str = "path";

/// Everything but RFC 3986's unreserved characters.
const DETAIL: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

pub(super) fn render(
    segments: &[Segment],
    context: &Context<'_>,
    problems: &mut Vec<Unsendable>,
) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut details = false;
    for segment in segments {
        match segment {
            Segment::Text { text } => push(&mut parts, text),
            Segment::Secret { slot } => parts.push(Part::Secret(slot.clone())),
            Segment::Detail { reference, format } => {
                details = true;
                match detail(reference, *format, context) {
                    Ok(text) => push(&mut parts, &text),
                    Err(kind) => problems.push(unsendable(kind, Some(describe(reference)))),
                }
            }
        }
    }
    if details && leaves_its_place(&parts) {
        problems.push(unsendable(Why::UnsafeInPath, None));
    }
    parts
}

fn detail(reference: &Reference, as_format: Format, context: &Context<'_>) -> Result<String, Why> {
    let value = match find(reference, context) {
        Found::Value(value) => value,
        Found::Nothing => return Err(Why::Missing),
        Found::Cut => return Err(Why::AnswerCut),
    };
    if value.is_missing() {
        return Err(Why::Missing);
    }
    let zone = &context.zone;
    let format = as_format;
    let text = format::write(&value.display(), format::As { format, zone }).ok_or(Why::NotADate)?;
    Ok(utf8_percent_encode(&text, DETAIL).to_string())
}

/// Whether a part of the path is `.` or `..`, which clients resolve away.
fn leaves_its_place(parts: &[Part]) -> bool {
    let text: String = parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Secret(_) => "x",
        })
        .collect();
    let path = text.split(['?', '#']).next().unwrap_or_default();
    path.split('/').any(|one| {
        let plain = percent_decode_str(one).collect::<Vec<u8>>();
        plain == b"." || plain == b".."
    })
}

fn push(parts: &mut Vec<Part>, text: &str) {
    if let Some(Part::Text(before)) = parts.last_mut() {
        before.push_str(text);
    } else {
        parts.push(Part::Text(text.to_owned()));
    }
}

fn unsendable(kind: Why, detail: Option<String>) -> Unsendable {
    Unsendable {
        kind,
        name: PATH.to_owned(),
        detail,
    }
}
