//! The fields of received data, to pick from.

use crate::json::{Json, Pointer};

/// The plain values and lists of plain values in received data, each with the pointer by which it
/// is picked, in order; at most `most`. What lies in a text that is data is listed in its place.
#[must_use]
pub fn fields(data: &Json, most: usize) -> Vec<(Pointer, &Json)> {
    let mut found = Vec::new();
    collect(data, &Pointer::default(), most, &mut found);
    found
}

/// How many plain values and lists of plain values there are in received data.
#[must_use]
pub fn how_many(data: &Json) -> usize {
    match data.inside() {
        Json::Object(members) => members.iter().map(|(_, inside)| how_many(inside)).sum(),
        Json::List(items) if holds_objects(items) => items.iter().map(how_many).sum(),
        Json::Null
        | Json::Bool(_)
        | Json::Number(_)
        | Json::Text(_)
        | Json::Opened(_)
        | Json::List(_) => 1,
    }
}

pub(super) fn holds_objects(items: &[Json]) -> bool {
    items
        .iter()
        .any(|it| matches!(it.inside(), Json::Object(_)))
}

fn collect<'d>(value: &'d Json, at: &Pointer, most: usize, found: &mut Vec<(Pointer, &'d Json)>) {
    if found.len() >= most {
        return;
    }
    match value.inside() {
        Json::Object(members) => {
            for (name, inside) in members {
                if found.len() >= most {
                    return;
                }
                collect(inside, &at.then(name), most, found);
            }
        }
        Json::List(items) if holds_objects(items) => {
            for (place, inside) in items.iter().enumerate() {
                if found.len() >= most {
                    return;
                }
                collect(inside, &at.then(place.to_string()), most, found);
            }
        }
        plain @ (Json::Null
        | Json::Bool(_)
        | Json::Number(_)
        | Json::Text(_)
        | Json::Opened(_)
        | Json::List(_)) => found.push((at.clone(), plain)),
    }
}
