//! What a text says that is the writing of a program: data in quotes, a form, XML. Tools put what
//! they were told into a text of what they answer, and it is written once more there.

use std::borrow::Cow;

use crate::json::{Json, halves};

/// So many layers of writing are read. What lies deeper nobody wrote to be read, and it counts as
/// holding whatever is asked for. Each layer is no longer than the one around it.
const DEEPEST: usize = 16;

/// What is asked about, of what a text says.
#[derive(Clone, Copy)]
pub(super) enum Layer<'t> {
    /// A text as a whole.
    Text(&'t str),
    /// One in which names and values stand, but that is no data as it is.
    Written(&'t str),
    /// The names on the way to a value that lies in a text.
    Named(&'t [String]),
}

/// Whether a value that is a text holds something: as it stands, or as it is read. `way` are the
/// names on the way to it.
pub(super) fn any_in_value(text: &str, way: &[String], holds: &dyn Fn(Layer<'_>) -> bool) -> bool {
    any(text, false, (&mut way.to_vec(), DEEPEST), holds)
}

/// The same of all that came, where it is no data.
pub(super) fn any_in_body(text: &str, holds: &dyn Fn(Layer<'_>) -> bool) -> bool {
    any(text, true, (&mut Vec::new(), DEEPEST), holds)
}

fn any(
    text: &str,
    mut is_written: bool,
    (way, left): (&mut Vec<String>, usize),
    holds: &dyn Fn(Layer<'_>) -> bool,
) -> bool {
    let mut text = Cow::Borrowed(text);
    for left in (0..left).rev() {
        is_written |= is_writing(&text);
        if holds(Layer::Text(&text)) {
            return true;
        }
        if let Some(data) = data(&text) {
            return any_in_data(&data, (way, left), holds);
        }
        if is_written && holds(Layer::Written(&text)) {
            return true;
        }
        match undone(&text) {
            Some(next) => text = Cow::Owned(next),
            None => return false,
        }
    }
    true
}

fn any_in_data(
    value: &Json,
    (way, left): (&mut Vec<String>, usize),
    holds: &dyn Fn(Layer<'_>) -> bool,
) -> bool {
    match value {
        Json::List(items) => items
            .iter()
            .any(|item| any_in_data(item, (way, left), holds)),
        Json::Object(members) => members.iter().any(|(name, inside)| {
            way.push(name.clone());
            let is_held = holds(Layer::Text(name)) || any_in_data(inside, (way, left), holds);
            way.pop();
            is_held
        }),
        Json::Text(text) if text.starts_with('•') || text.trim().is_empty() => false,
        Json::Text(text) => holds(Layer::Named(way)) || any(text, false, (way, left), holds),
        Json::Opened(opened) => any_in_data(&opened.inside, (way, left), holds),
        Json::Number(number) => holds(Layer::Named(way)) || holds(Layer::Text(number.as_str())),
        Json::Bool(_) => holds(Layer::Named(way)),
        Json::Null => false,
    }
}

/// Whether a program wrote it: names and values may stand in it. In a sentence they do not.
fn is_writing(text: &str) -> bool {
    let text = text.trim_start();
    let is_form = || text.contains('=') && !text.contains(char::is_whitespace);
    text.starts_with(['{', '[', '<', '"']) || text.contains("{\"") || is_form()
}

/// What a text says as data.
fn data(text: &str) -> Option<Json> {
    let is_data = text.trim_start().starts_with(['{', '[', '"']);
    let (data, _) = is_data.then(|| halves::read(text))?.ok()?;
    Some(data)
}

/// A text without the outermost of its layers: escapes as in JSON, as in addresses and forms, as in
/// XML. None where it has none.
fn undone(text: &str) -> Option<String> {
    let ways: [fn(&str) -> Cow<'_, str>; 3] = [halves::unescaped, decoded, without_entities];
    let mut undone = ways.iter().map(|undo| undo(text));
    let other = undone.find(|undone| undone != text)?;
    Some(other.into_owned())
}

/// Without `%XX`, and with a blank where a form has a plus for it; one in front of a number stays.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '+']) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_after_word = plain.ends_with(char::is_alphanumeric);
        let is_before_word = letters.peek().is_some_and(|next| next.is_alphanumeric());
        plain.push(match letter {
            '+' if is_after_word && is_before_word => ' ',
            other => other,
        });
    }
    let decoded = percent_encoding::percent_decode_str(&plain).decode_utf8_lossy();
    Cow::Owned(decoded.into_owned())
}

/// Without `&#252;`, `&uuml;` and the like.
fn without_entities(text: &str) -> Cow<'_, str> {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    if plain.len() == text.len() {
        return Cow::Borrowed(text);
    }
    for part in parts {
        let known = part.split_once(';');
        let known = known.and_then(|(name, rest)| Some((entity(name)?, rest)));
        match known {
            Some((letter, rest)) => plain.extend([letter.as_str(), rest]),
            None => plain.extend(["&", part]),
        }
    }
    Cow::Owned(plain)
}

/// What an entity stands for. Of a letter with an accent it is the letter and the accent.
fn entity(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?).map(String::from);
    }
    let plain = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => " ",
        "szlig" => "ß",
        _letter => "",
    };
    if !plain.is_empty() {
        return Some(plain.to_owned());
    }
    let (letter, accent) = name.split_at_checked(1)?;
    let mark = match accent {
        "grave" => '\u{300}',
        "acute" => '\u{301}',
        "circ" => '\u{302}',
        "tilde" => '\u{303}',
        "uml" => '\u{308}',
        "ring" => '\u{30a}',
        "cedil" => '\u{327}',
        _other => return None,
    };
    Some(format!("{letter}{mark}"))
}
