//! Every place in received data that a pointer can mean, whichever entry of a list it was picked
//! from.

use super::pointer::{Pointer, index};
use super::{Exactly, Json, is_compound, split};

/// The places that a pointer can mean: of a list on the way each thing's, and where nothing is there,
/// as it means it in a thing alone of a list.
#[must_use]
pub(crate) fn places_of(data: &Json, pointer: &Pointer) -> Vec<Pointer> {
    let mut found = Vec::new();
    collect(data, pointer.tokens(), &Pointer::default(), &mut found);
    if found.is_empty() {
        let inside = pointer.tokens().rsplit(|token| is_place(token)).next();
        in_items(data, inside.unwrap_or_default(), &mut found);
    }
    found
}

/// Whether two pointers can mean the same, or one what lies in the other.
#[must_use]
pub(crate) fn is_alike(one: &Pointer, other: &Pointer) -> bool {
    let mut pairs = one.tokens().iter().zip(other.tokens());
    pairs.all(|(one, other)| one == other || is_place(one) && is_place(other))
}

fn is_place(token: &str) -> bool {
    token == "-" || index(token).is_some()
}

fn collect(value: &Json, rest: &[String], at: &Pointer, found: &mut Vec<Pointer>) {
    let Some((token, behind)) = rest.split_first() else {
        found.push(at.clone());
        return;
    };
    let value = value.inside();
    if let Json::List(items) = value {
        let one = Exactly::in_list(token, items);
        let only = one.as_ref().and_then(|one| one.place(items));
        let rest = match one.is_some() || is_place(token) {
            true => behind,
            false => rest,
        };
        for (place, item) in items.iter().enumerate() {
            if one.is_none() || only == Some(place) {
                collect(item, rest, &at.then(place.to_string()), found);
            }
        }
    } else if let Some(inside) = value.member(token) {
        collect(inside, behind, &at.then(token.as_str()), found);
    } else if is_place(token) || Exactly::of(token).is_some_and(|one| one.is_alone(value)) {
        collect(value, behind, at, found);
    } else if is_compound(token) {
        let names: Vec<String> = split(token).into_iter().map(str::to_owned).collect();
        if names.len() > 1 {
            collect(value, &[names.as_slice(), behind].concat(), at, found);
        }
    }
}

/// In each thing of each list, and in data that is such a thing alone.
fn in_items(data: &Json, rest: &[String], found: &mut Vec<Pointer>) {
    if rest.is_empty() {
        return;
    }
    let mut left = vec![(data, Pointer::default(), true)];
    while let Some((value, at, is_item)) = left.pop() {
        if is_item {
            collect(value, rest, &at, found);
        }
        match value.inside() {
            Json::List(items) => {
                let items = items.iter().enumerate();
                left.extend(items.map(|(n, item)| (item, at.then(n.to_string()), true)));
            }
            Json::Object(members) => {
                let members = members.iter();
                left.extend(members.map(|(name, one)| (one, at.then(name.as_str()), false)));
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::Opened(_) => {}
        }
    }
}
