//! An item of a list in which nothing usable was found, as it is told: its first characters, and
//! nothing of it that looks sensitive (C18).

use std::collections::HashMap;

use crate::email;
use crate::json::{Json, Pointer};
use crate::sensitive::{self, MASK};

/// How much of an item is told, in characters.
const TOLD: usize = 100;
/// Of so much of it these are taken: what is masked is mostly shorter then.
const READ: usize = 2 * TOLD;

/// Whether what is told of an entry is a part of its data, an object or a list, and no value: JSON,
/// which `[TEST] ada@x.io` is not.
#[must_use]
pub fn is_data(told: &str) -> bool {
    let words = ["true", "false", "null"];
    match told.strip_prefix('[') {
        Some(inside) => {
            let begins = |one: char| ['{', '[', '"', ']', '-'].contains(&one) || one.is_numeric();
            let is_list =
                inside.starts_with(begins) || words.iter().any(|word| inside.starts_with(word));
            is_list && !is_mark(inside)
        }
        None => told.starts_with("{\"") || told.starts_with("{}"),
    }
}

/// Whether a number in brackets is a mark before a name, as in `[1] ada`, and no list.
fn is_mark(inside: &str) -> bool {
    let Some((mark, behind)) = inside.split_once(']') else {
        return false;
    };
    let is_number = mark.bytes().all(|one| one.is_ascii_digit());
    is_number && behind.trim_start().starts_with(char::is_alphanumeric)
}

/// The items of one call that were told.
#[derive(Default)]
pub(super) struct Told {
    /// How many are told alike: what is masked in them, or behind what is told, is another.
    alike: HashMap<String, usize>,
    /// Whether what lies below these names is masked: the things of a list have the same, and
    /// judging a name is most of what masking takes.
    named: HashMap<Pointer, bool>,
}

impl Told {
    /// What is told of an item, and of no other one.
    pub(super) fn item(&mut self, item: &Json) -> String {
        let text = self.told(item);
        let alike = self.alike.entry(text.clone()).or_default();
        *alike += 1;
        match *alike {
            1 => text,
            number => format!("{text} ({number})"),
        }
    }

    fn told(&mut self, item: &Json) -> String {
        let mut left = READ;
        let mut head = beginning(item, &mut left);
        self.mask(&mut head, &Pointer::default());
        let whole = head.to_string();
        let mut told: String = whole.chars().take(TOLD).collect();
        if left == 0 || told.len() < whole.len() {
            told.truncate(told.len() - sensitive::cut_number(&told).len());
            told.push('…');
        } else if !email::each(&told).is_empty() {
            // An address that stands elsewhere than where it was picked is nobody's.
            told.push('…');
        }
        told
    }

    fn mask(&mut self, value: &mut Json, at: &Pointer) {
        if value.is_empty() {
            return;
        }
        if self.is_named(at) {
            *value = Json::text(MASK);
            return;
        }
        match value {
            // A place in a list is no name.
            Json::List(items) => items.iter_mut().for_each(|item| self.mask(item, at)),
            Json::Object(members) => {
                for (name, inside) in members {
                    self.mask(inside, &at.then(name.as_str()));
                }
            }
            Json::Text(_) | Json::Opened(_) | Json::Number(_) => {
                if sensitive::holds_sensitive(value) {
                    *value = Json::text(MASK);
                }
            }
            Json::Null | Json::Bool(_) => {}
        }
    }

    fn is_named(&mut self, at: &Pointer) -> bool {
        if let Some(known) = self.named.get(at) {
            return *known;
        }
        let is_named = sensitive::names_tell(at.tokens());
        self.named.insert(at.clone(), is_named);
        is_named
    }
}

/// A value as far as its text has so many characters left; a text in it is not cut, since what it
/// is shows as a whole.
fn beginning(value: &Json, left: &mut usize) -> Json {
    match value {
        Json::List(items) => {
            let mut taken = Vec::new();
            for item in items {
                if !take(left, 1) {
                    break;
                }
                taken.push(beginning(item, left));
            }
            Json::List(taken)
        }
        Json::Object(members) => {
            let mut taken = Vec::new();
            for (name, inside) in members {
                if !take(left, name.len() + 3) {
                    break;
                }
                taken.push((name.clone(), beginning(inside, left)));
            }
            Json::Object(taken)
        }
        Json::Text(text) => {
            take(left, text.len());
            value.clone()
        }
        Json::Opened(opened) => {
            take(left, opened.text.len());
            value.clone()
        }
        Json::Number(number) => {
            take(left, number.as_str().len());
            value.clone()
        }
        Json::Null | Json::Bool(_) => value.clone(),
    }
}

/// Whether there was anything left to take from.
fn take(left: &mut usize, length: usize) -> bool {
    let is_left = *left > 0;
    *left = left.saturating_sub(length);
    is_left
}
