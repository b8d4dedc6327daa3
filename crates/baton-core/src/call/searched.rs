//! The fields of received data that are found by their names.

use std::cell::Cell;

use super::sample::holds_objects;
use crate::json::{Json, Pointer};
use crate::letters;

/// What a place costs besides the letters of its name.
const OF_A_PLACE: usize = 8;

/// How much of received data a search looks through, in bytes of names; shared by all the data that
/// one search is in.
#[derive(Debug)]
pub struct Budget(Cell<usize>);

impl Budget {
    /// So many bytes.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        Self(Cell::new(bytes))
    }

    /// Whether nothing is left, so that something may not have been looked at.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        self.0.get() == 0
    }

    fn spend(&self, name: &str) {
        let left = self.0.get().saturating_sub(name.len() + OF_A_PLACE);
        self.0.set(left);
    }
}

/// Those of the fields of received data, as [`super::fields`] lists them, whose name has a text in
/// it: the names on the way to it, joined by dots, without case and accents. At most `most`, as far
/// as the budget reaches.
#[must_use]
pub fn fields_named<'d>(
    data: &'d Json,
    text: &str,
    most: usize,
    budget: &Budget,
) -> Vec<(Pointer, &'d Json)> {
    let mut search = Search {
        text: letters::typed(text),
        most,
        budget,
        way: Vec::new(),
        names: [String::new(), String::new()],
        found: Vec::new(),
    };
    search.within(data, search.text.is_empty());
    search.found
}

struct Search<'d, 'b> {
    text: String,
    most: usize,
    budget: &'b Budget,
    /// The names on the way to where it looks.
    way: Vec<String>,
    /// The same joined, with umlauts written out and without.
    names: [String; 2],
    found: Vec<(Pointer, &'d Json)>,
}

impl<'d> Search<'d, '_> {
    fn within(&mut self, value: &'d Json, is_found: bool) {
        match value.inside() {
            Json::Object(members) => {
                for (name, inside) in members {
                    if self.is_over() {
                        return;
                    }
                    self.below(name, inside, is_found);
                }
            }
            Json::List(items) if holds_objects(items) => {
                for (place, inside) in items.iter().enumerate() {
                    if self.is_over() {
                        return;
                    }
                    self.below(&place.to_string(), inside, is_found);
                }
            }
            plain @ (Json::Null
            | Json::Bool(_)
            | Json::Number(_)
            | Json::Text(_)
            | Json::Opened(_)
            | Json::List(_)) => {
                if is_found {
                    self.found.push((Pointer::new(self.way.clone()), plain));
                }
            }
        }
    }

    fn is_over(&self) -> bool {
        self.found.len() >= self.most || self.budget.is_spent()
    }

    /// What was found by a name on the way is found by each name below it.
    fn below(&mut self, name: &str, inside: &'d Json, is_found: bool) {
        self.budget.spend(name);
        let before = [self.names[0].len(), self.names[1].len()];
        let spellings = [letters::folded(name), letters::bare(name)];
        let mut is_found = is_found;
        for ((names, spelling), long) in self.names.iter_mut().zip(spellings).zip(before) {
            if !self.way.is_empty() {
                names.push('.');
            }
            names.push_str(&spelling);
            is_found = is_found || is_new_in(names, long, &self.text);
        }
        self.way.push(name.to_owned());
        self.within(inside, is_found);
        self.way.pop();
        for (names, long) in self.names.iter_mut().zip(before) {
            names.truncate(long);
        }
    }
}

/// Whether a text ends behind a place; what is before it was looked through.
fn is_new_in(names: &str, place: usize, text: &str) -> bool {
    let mut from = place.saturating_sub(text.len());
    while !names.is_char_boundary(from) {
        from -= 1;
    }
    names.get(from..).is_some_and(|names| names.contains(text))
}
