//! Texts that are data: `payload={…}`, `rawRequest`, JSON twice in quotes.
//!
//! A list takes the place of its text, since nothing but its items is ever meant. An object keeps
//! its text beside it: whoever picked the text before it was opened gets what came, and whoever
//! picks a field of it gets the field.

use crate::json::{DEEPEST, Json, Opened, halves};

/// Opens every text that is wholly one JSON object or list, and says how many there are. Texts
/// inside an opened one stay texts; so does one that would nest too deeply.
pub(super) fn open(data: &mut Json) -> u32 {
    let Json::Text(text) = data else {
        return open_inside(data, DEEPEST);
    };
    match inside(text, DEEPEST) {
        // The body itself was JSON in quotes: what it means is what it says.
        Some(inside) => {
            *data = inside;
            1
        }
        None => 0,
    }
}

/// `deepest` is how deeply the value may be nested.
fn open_inside(data: &mut Json, deepest: usize) -> u32 {
    let mut opened = 0;
    match data {
        Json::Text(text) => {
            if let Some(inside) = inside(text, deepest) {
                let text = std::mem::take(text);
                *data = if matches!(inside, Json::Object(_)) {
                    Json::Opened(Box::new(Opened { text, inside }))
                } else {
                    inside
                };
                opened = 1;
            }
        }
        Json::List(items) => {
            for item in items {
                opened += open_inside(item, deepest.saturating_sub(1));
            }
        }
        Json::Object(members) => {
            for (_, one) in members {
                opened += open_inside(one, deepest.saturating_sub(1));
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Opened(_) => {}
    }
    opened
}

/// What a text says as data, if it is data and not deeper than it may be. An empty list or object
/// says nothing that the text does not.
fn inside(text: &str, deepest: usize) -> Option<Json> {
    let text = text.trim_ascii();
    let is_within = |open, close| text.starts_with(open) && text.ends_with(close);
    if !is_within('{', '}') && !is_within('[', ']') {
        return None;
    }
    let (inside, _) = halves::read(text).ok()?;
    (!inside.is_empty() && inside.depth() <= deepest).then_some(inside)
}
