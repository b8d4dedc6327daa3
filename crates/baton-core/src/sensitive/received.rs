//! What was received, as it is shown: masked where it looks sensitive, where it fills a sensitive
//! detail, and where it says again what that is, or what the message that it answers does not show.

use std::collections::BTreeSet;

use super::brought::{Found, compared};
use super::values::{SHORTEST_WITHIN, Values};
use super::within::has_named;
use super::written::{self, Layer};
use super::{MASK, layer_looks_sensitive, names, shapes};
use crate::call;
use crate::json::{Json, Pointer, halves};

/// Where a text is cut off, so much of a value tells that it is the beginning of it.
const SHORTEST_BEGINNING: usize = 4;

/// What of a call or an answer is not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unseen {
    /// Values of the message that are masked there, as they are compared.
    said: Vec<String>,
    /// What only looks sensitive.
    open: Vec<Pointer>,
    /// What fills sensitive details.
    brought: Vec<Pointer>,
}

/// An answer as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Its body.
    pub body: String,
    /// What is masked in it; the empty pointer is all of it.
    pub pointers: Vec<Pointer>,
}

impl Unseen {
    /// Of the answer to a message with these values masked; what was said not to be sensitive is
    /// open.
    pub fn new(said: impl IntoIterator<Item = String>, open: Vec<Pointer>) -> Self {
        let said = said.into_iter().map(|value| compared(&value));
        let said = said.filter(|value| !value.is_empty()).collect();
        let brought = Vec::new();
        Self {
            said,
            open,
            brought,
        }
    }

    /// The same of what fills sensitive details at these pointers, too.
    #[must_use]
    pub fn bringing(mut self, brought: impl IntoIterator<Item = Pointer>) -> Self {
        self.brought.extend(brought);
        self
    }

    /// Masks a body, read as what other tools send is read: of data each value, of other texts all as soon as something is in it.
    #[must_use]
    pub fn mask(&self, body: &str) -> Received {
        let Ok((mut data, _)) = halves::read(body) else {
            return self.mask_text(body);
        };
        let pointers = self.mask_data(&mut data);
        let body = match pointers.is_empty() {
            true => body.to_owned(),
            false => data.to_string(),
        };
        Received { body, pointers }
    }

    /// Masks data in its place; says where, in order.
    pub fn mask_data(&self, data: &mut Json) -> Vec<Pointer> {
        let mut pointers = Vec::new();
        let within = Within::of(self, data);
        within.mask(data, &Pointer::default(), &mut pointers);
        pointers
    }

    /// Which of the plain values in data fill sensitive details, or say what does.
    #[must_use]
    pub fn filling(&self, data: &Json) -> BTreeSet<String> {
        let within = Within::of(self, data);
        let fields = call::fields(data, usize::MAX).into_iter();
        let filling = fields.filter(|(at, value)| within.fills(value, at));
        filling.map(|(at, _)| at.to_string()).collect()
    }

    /// Whether a header is masked.
    #[must_use]
    pub fn hides_header(&self, name: &str, value: &str) -> bool {
        let is_named = names::are_sensitive(&[name.to_owned()]);
        let value = Json::text(value);
        is_named || super::holds_sensitive(&value) || self.says_inside(&value)
    }

    fn mask_text(&self, text: &str) -> Received {
        let said = self.values();
        let holds = |layer: Layer<'_>| {
            layer_looks_sensitive(layer)
                || match layer {
                    Layer::Text(text) => said.says(&compared(text)) || self.begins_to_say(text),
                    Layer::Written(text) => has_named(text, &|name: &str| self.is_brought(name)),
                    Layer::Named(way) => way.last().is_some_and(|name| self.is_brought(name)),
                }
        };
        let is_all = self.brings_all() && !text.is_empty();
        if !(is_all || written::any_in_body(text, &holds) || is_cut_in_number(text)) {
            return Received {
                body: text.to_owned(),
                pointers: Vec::new(),
            };
        }
        Received {
            body: MASK.to_owned(),
            pointers: vec![Pointer::default()],
        }
    }

    fn is_open(&self, at: &Pointer) -> bool {
        let mut open = self.open.iter();
        open.any(|open| at.tokens().starts_with(open.tokens()))
    }

    /// Whether all that came fills a sensitive detail.
    fn brings_all(&self) -> bool {
        self.brought.iter().any(|at| at.tokens().is_empty())
    }

    /// Whether what fills a sensitive detail has this name, in what cannot be read as data.
    fn is_brought(&self, name: &str) -> bool {
        let mut last = self.brought.iter().filter_map(|at| at.tokens().last());
        last.any(|last| last == name)
    }

    /// Whether a text is cut off within one of the values.
    fn begins_to_say(&self, text: &str) -> bool {
        let Some(text) = text.strip_suffix('…').map(compared) else {
            return false;
        };
        self.said.iter().any(|value| {
            let mut ends = value.char_indices().skip(SHORTEST_BEGINNING);
            ends.any(|(end, _)| text.ends_with(&value[..end]))
        })
    }

    /// The values of the message, to be looked for.
    fn values(&self) -> Values {
        Values::of(self.said.iter().cloned())
    }

    /// Those values, as they are compared.
    pub(crate) fn said(&self) -> &[String] {
        &self.said
    }

    /// Whether a value says one of them, as it stands or as it is read.
    pub(crate) fn says_inside(&self, value: &Json) -> bool {
        let said = self.values();
        any_says(value, &|text| said.says(&compared(text)))
    }
}

/// What is not shown of one call or answer.
struct Within<'u> {
    unseen: &'u Unseen,
    found: Found,
    /// What is not said again.
    values: Values,
}

impl<'u> Within<'u> {
    fn of(unseen: &'u Unseen, data: &Json) -> Self {
        let mut found = Found::of(&unseen.brought, data);
        let said = unseen.said.iter().cloned();
        let values = Values::of(said.chain(found.take_values()));
        Self {
            unseen,
            found,
            values,
        }
    }

    fn mask(&self, value: &mut Json, at: &Pointer, pointers: &mut Vec<Pointer>) {
        if !value.is_empty() && self.hides(value, at) {
            *value = Json::text(MASK);
            pointers.push(at.clone());
            return;
        }
        match value {
            Json::List(items) => {
                for (place, item) in items.iter_mut().enumerate() {
                    self.mask(item, &at.then(place.to_string()), pointers);
                }
            }
            Json::Object(members) => {
                for (name, inside) in members {
                    self.mask(inside, &at.then(name.as_str()), pointers);
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::Opened(_) => {}
        }
    }

    fn hides(&self, value: &Json, at: &Pointer) -> bool {
        let (has_shape, says_again) = match value {
            Json::Text(text) => (
                written::any_in_value(text, at.tokens(), &layer_looks_sensitive),
                self.says_inside(value),
            ),
            Json::Opened(opened) => (
                super::holds_sensitive(&opened.inside),
                self.says(&opened.text) || self.says_inside(&opened.inside),
            ),
            Json::Number(number) => (shapes::has_one(number.as_str()), self.says(number.as_str())),
            // A name that is such a value hides what it stands in.
            Json::Object(members) => (false, members.iter().any(|(name, _)| self.says(name))),
            Json::Null | Json::Bool(_) | Json::List(_) => (false, false),
        };
        let looks_so = has_shape || names::are_sensitive(at.tokens());
        says_again || self.found.lies_at(at) || looks_so && !self.unseen.is_open(at)
    }

    /// Whether a value says one of the values.
    fn says_inside(&self, value: &Json) -> bool {
        any_says(value, &|text| self.says(text))
    }

    /// Whether a field is, lies in, or says what fills a sensitive detail.
    fn fills(&self, value: &Json, at: &Pointer) -> bool {
        let mut around = (0..=at.tokens().len()).map(|end| at.tokens()[..end].to_vec());
        around.any(|way| self.found.lies_at(&Pointer::new(way))) || self.says_inside(value)
    }

    fn says(&self, text: &str) -> bool {
        self.values.says(&compared(text))
    }
}

/// Whether a text in a value, as it stands or as it is read, says something.
fn any_says(value: &Json, says: &dyn Fn(&str) -> bool) -> bool {
    let layer_says = |layer: Layer<'_>| matches!(layer, Layer::Text(text) if says(text));
    match value {
        Json::Text(text) => written::any_in_value(text, &[], &layer_says),
        Json::Number(number) => says(number.as_str()),
        Json::Opened(opened) => any_says(&opened.inside, says),
        Json::List(items) => items.iter().any(|item| any_says(item, says)),
        Json::Object(members) => members
            .iter()
            .any(|(name, inside)| says(name) || any_says(inside, says)),
        Json::Null | Json::Bool(_) => false,
    }
}

/// What stands at the end of data that is cut off, where it may be the beginning of a number.
pub(crate) fn cut_number(text: &str) -> &str {
    let last = text.rsplit(['"', ':', ',', '[', '{']).next();
    let last = last.unwrap_or_default();
    let digits = last.chars().filter(char::is_ascii_digit).count();
    if digits < SHORTEST_WITHIN { "" } else { last }
}

/// Whether it is data that is cut off within what may be a number.
fn is_cut_in_number(text: &str) -> bool {
    let cut = text.strip_suffix('…').unwrap_or_default();
    cut.starts_with(['{', '[', '"']) && !cut_number(cut).is_empty()
}
