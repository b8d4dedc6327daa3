//! Whom, or what, a call is about.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map;
use std::iter;
use std::ops::Deref;
use std::sync::Arc;

use super::unusable::Told;
use crate::document::calls::CallField;
use crate::email;
use crate::json::{Exactly, Json, Pointer, index, is_compound, split};

/// At most this many people are read from one call.
pub const MOST_ENTRIES: usize = 10_000;

/// At most at so many places one value is known; what a call says of it at more is not read.
pub const MOST_PLACES: usize = 100;

/// One person or value a call is about. Shared by whoever has it: a list of 10,000 is handed on in a
/// transaction and not copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry(Arc<Part>);

/// What an [`Entry`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The value as received, trimmed; an address without what stood around it (C17).
    pub value: String,
    /// The call's whole data.
    pub data: Arc<Json>,
    /// Where the entry lies in it; empty when the call is about one only.
    pub at: Pointer,
    /// Of the names of `at`, by their numbers, those that are places in lists of which each thing is
    /// an entry; in the other lists on the way one thing is meant.
    lists: Vec<usize>,
    /// Where else the call has the value, with another part of its own: at most [`MOST_PLACES`] with
    /// the one above.
    also: Vec<Place>,
    /// Whether nothing usable was found there, so that `value` is only what is told of what stood in
    /// its place.
    is_unusable: bool,
}

impl Deref for Entry {
    type Target = Part;

    fn deref(&self) -> &Part {
        &self.0
    }
}

/// What a call's field holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    /// One per distinct value (by [`match_key`]), in order; at most [`MOST_ENTRIES`].
    pub entries: Vec<Entry>,
    /// How many distinct values there are beyond those.
    pub more: usize,
}

impl Entry {
    /// A call that is about one person only.
    #[must_use]
    pub fn whole(data: Arc<Json>) -> Self {
        Self::whole_of("", data)
    }

    /// The same under a value by which it is told from others.
    #[must_use]
    pub fn whole_of(value: impl Into<String>, data: Arc<Json>) -> Self {
        Self(Arc::new(Part {
            value: value.into(),
            data,
            at: Pointer::default(),
            lists: Vec::new(),
            also: Vec::new(),
            is_unusable: false,
        }))
    }

    /// A value of the call as this entry sees it.
    ///
    /// A pointer through a list that the entry is in means the entry's place there, in each of
    /// such lists inside each other and whichever entry of a sample it was picked from, also of a
    /// sample that had one thing alone there; any other is read from the entry, then from the whole
    /// call.
    #[must_use]
    pub fn find(&self, pointer: &str) -> Option<&Json> {
        let pointer: Pointer = pointer.parse().ok()?;
        if let Some(own) = self.own(&pointer) {
            return own.reach(&self.data);
        }
        let entry = self.own_part()?;
        pointer.reach(entry).or_else(|| pointer.reach(&self.data))
    }

    /// The same for what is said of the call and not of somebody alone: with the entry's places in
    /// lists, else in the whole call.
    #[must_use]
    pub fn find_in_call(&self, pointer: &str) -> Option<&Json> {
        let pointer: Pointer = pointer.parse().ok()?;
        self.own(&pointer).unwrap_or(pointer).reach(&self.data)
    }

    /// What the call says of this one alone; all of it where it is about one only.
    #[must_use]
    pub fn own_part(&self) -> Option<&Json> {
        self.at.find(&self.data)
    }

    /// Whether nothing that names anybody was found: its value is what stood there instead.
    #[must_use]
    pub fn is_unusable(&self) -> bool {
        self.is_unusable
    }

    /// Whether it is one of several in a list, whose parts of the call are their own.
    #[must_use]
    pub fn is_of_a_list(&self) -> bool {
        !self.lists.is_empty()
    }

    /// The same value at each place that has it, in the order of the call, each with its own part of
    /// the call: two events of one person are one entry.
    pub fn each_place(&self) -> impl Iterator<Item = Cow<'_, Self>> {
        let also = self.also.iter().map(|place| {
            Cow::Owned(Self(Arc::new(Part {
                value: self.value.clone(),
                data: Arc::clone(&self.data),
                at: place.at.clone(),
                lists: place.lists.clone(),
                also: Vec::new(),
                is_unusable: self.is_unusable,
            })))
        });
        iter::once(Cow::Borrowed(self)).chain(also)
    }

    /// While it is found: nobody else has it yet.
    fn is_at(&mut self, place: &Place) {
        let last = self.also.last().map_or(&self.at, |last| &last.at);
        if *last != place.at && self.also.len() + 1 < MOST_PLACES {
            Arc::make_mut(&mut self.0).also.push(place.clone());
        }
    }

    /// How much memory it takes beside the call's data, in bytes, about.
    fn bytes(&self) -> usize {
        let of = |at: &Pointer, lists: &[usize]| {
            let names = at.tokens().iter();
            let names: usize = names.map(|name| size_of::<String>() + name.len()).sum();
            names + size_of_val(lists)
        };
        let also = self.also.iter();
        let also: usize = also
            .map(|place| size_of::<Place>() + of(&place.at, &place.lists))
            .sum();
        size_of::<Part>() + self.value.len() + of(&self.at, &self.lists) + also
    }

    /// The pointer with the entry's places in the lists that both go through; none when there is
    /// no such list.
    fn own(&self, pointer: &Pointer) -> Option<Pointer> {
        let mut wanted = pointer.tokens().iter().peekable();
        let mut names = Vec::new();
        let mut here = &*self.data;
        let mut in_a_list = false;
        for (number, above) in self.at.tokens().iter().enumerate() {
            let Some(name) = wanted.peek() else { break };
            let is_list = here.items().is_some() && self.lists.contains(&number);
            in_a_list |= is_list;
            if is_list && !is_place(name) {
                names.push(above.clone());
            } else if is_list || *name == above || is_the_same(here, name, above) {
                names.push(above.clone());
                wanted.next();
            } else {
                break;
            }
            here = here.member(above)?;
        }
        names.extend(wanted.cloned());
        in_a_list.then(|| Pointer::new(names))
    }
}

/// The entries a field of the call names: one per distinct value.
#[must_use]
pub fn entries(data: &Arc<Json>, field: &CallField) -> Entries {
    let mut collector = Collector {
        data,
        seen: HashMap::new(),
        told: Told::default(),
        found: Entries::default(),
        read: 0,
    };
    match field {
        CallField::Automatic => collector.automatic(),
        CallField::Picked { pointer } => {
            if let Ok(pointer) = pointer.parse::<Pointer>() {
                collector.picked(data, pointer.tokens(), &mut Vec::new(), &Place::default());
            }
        }
    }
    collector.found
}

/// Whom a call names in some fields, as it was found before: looking through a long one takes longer
/// than everybody has.
#[derive(Clone, Debug, Default)]
pub struct Found {
    of: Vec<(CallField, Arc<Entries>)>,
    bytes: usize,
}

impl Found {
    /// Whom a field of the call names, where it was looked through for that.
    #[must_use]
    pub fn of(&self, field: &CallField) -> Option<&Arc<Entries>> {
        let known = self.of.iter().find(|(known, _)| known == field);
        known.map(|(_, found)| found)
    }

    /// How much memory that takes beside the call's data, in bytes, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Looks the call through for whom a field names.
    pub fn look(&mut self, data: &Arc<Json>, field: &CallField) {
        if self.of(field).is_none() {
            let found = Arc::new(entries(data, field));
            self.bytes += found.entries.iter().map(Entry::bytes).sum::<usize>();
            self.of.push((field.clone(), found));
        }
    }
}

/// What a sample says about somebody: their own part where it names them by `value`, else that of
/// the first whom it is about, by an e-mail address if it names any, else all of it.
#[must_use]
pub fn entry_of(data: &Arc<Json>, field: &CallField, value: Option<&str>) -> Entry {
    let found = entries(data, field).entries;
    let key = value.map(match_key);
    let own = |entry: &&Entry| key.as_ref() == Some(&match_key(&entry.value));
    let named = |entry: &&Entry| email::is_email(&entry.value);
    let mut ways = found.iter().filter(own).chain(found.iter().filter(named));
    let one = ways.next().or_else(|| found.first()).cloned();
    one.unwrap_or_else(|| Entry::whole(Arc::clone(data)))
}

/// What makes two values one: addresses in their form, whole numbers as numbers however they are
/// written, all else without blanks around it (C6, 2). Idempotent.
#[must_use]
pub fn match_key(value: &str) -> String {
    let value = value.trim();
    match email::read(value) {
        Some(address) => address.key,
        None => whole_number(value).unwrap_or(value).to_owned(),
    }
}

/// A whole number as JSON writes it, without the zeros that tools put behind it: `10023.0`. A
/// leading zero makes it a text.
fn whole_number(text: &str) -> Option<&str> {
    let (whole, zeros) = text.split_once('.').unwrap_or((text, "0"));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    let is_whole = is_digits(digits) && (digits == "0" || !digits.starts_with('0'));
    let zeros_only = !zeros.is_empty() && zeros.bytes().all(|one| one == b'0');
    (is_whole && zeros_only).then_some(if whole == "-0" { "0" } else { whole })
}

/// Whether a name that stands for things of a list means this one, which stands alone.
fn is_alone(token: &str, value: &Json) -> bool {
    let is_it = || Exactly::of(token).is_some_and(|one| one.is_alone(value));
    *value != Json::Null && (is_place(token) || is_it())
}

/// Whether a name on the way can stand for every entry of a list.
fn is_place(token: &str) -> bool {
    token == "-" || index(token).is_some()
}

/// Whether a name leads to the thing at a place of a list.
fn is_the_same(list: &Json, name: &str, place: &str) -> bool {
    let Some(items) = list.items() else {
        return false;
    };
    let one = Exactly::in_list(name, items).and_then(|one| one.place(items));
    one.is_some() && one == index(place)
}

/// Where an entry lies: see [`Entry`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Place {
    at: Pointer,
    lists: Vec<usize>,
}

struct Collector<'a> {
    data: &'a Arc<Json>,
    /// Which entry a value is, and whether it is one that is only told; those over the limit are none.
    seen: HashMap<(bool, String), Option<usize>>,
    told: Told,
    found: Entries,
    /// How many values were read, those that were there before included.
    read: usize,
}

impl Collector<'_> {
    /// `{"email": …}`, `{"emails": […]}`, `["a@x.io"]`, and the same as a form.
    fn automatic(&mut self) {
        let data = self.data;
        if data.items().is_some() {
            return self.leaf(data, &Place::default());
        }
        for name in ["email", "emails"] {
            if let Some(value) = data.get(name) {
                self.leaf(value, &Place::default());
            }
        }
    }

    fn picked(&mut self, value: &Json, rest: &[String], way: &mut Vec<String>, at: &Place) {
        let Some((token, behind)) = rest.split_first() else {
            return self.leaf(value, at);
        };
        if let Some(items) = value.items() {
            if let Some(one) = Exactly::in_list(token, items) {
                return self.one(items, &one, behind, way, at);
            }
            // A name is of each thing in the list where the sample had one thing alone.
            let rest = if is_place(token) { behind } else { rest };
            return self.each(items, rest, way, at);
        }
        if let Some(inside) = value.member(token) {
            way.push(token.clone());
            self.picked(inside, behind, way, at);
            way.pop();
        } else if is_alone(token, value) {
            // One thing alone where the sample had a list of them.
            self.picked(value, behind, way, at);
        } else if is_compound(token) {
            let names: Vec<String> = split(token).into_iter().map(str::to_owned).collect();
            if names.len() > 1 {
                self.picked(value, &[names.as_slice(), behind].concat(), way, at);
            }
        }
    }

    /// What is picked from one item of a list.
    fn one(
        &mut self,
        items: &[Json],
        one: &Exactly<'_>,
        rest: &[String],
        way: &mut Vec<String>,
        at: &Place,
    ) {
        if let Some(place) = one.place(items) {
            way.push(place.to_string());
            self.picked(&items[place], rest, way, at);
            way.pop();
        }
    }

    /// What is picked from each item of a list.
    fn each(&mut self, items: &[Json], rest: &[String], way: &mut Vec<String>, at: &Place) {
        for (index, item) in items.iter().enumerate() {
            way.push(index.to_string());
            let inside = matches!(item.inside(), Json::List(_) | Json::Object(_));
            let here = if inside {
                let lists = at.lists.iter().copied().chain([way.len() - 1]).collect();
                Place {
                    at: Pointer::new(way.clone()),
                    lists,
                }
            } else {
                at.clone()
            };
            let before = self.read;
            self.picked(item, rest, way, &here);
            way.pop();
            if self.read == before {
                self.add_unusable(item, &here);
            }
        }
    }

    /// The value itself, or each plain item of a list.
    fn leaf(&mut self, value: &Json, at: &Place) {
        let Some(items) = value.items() else {
            return self.add(value, at);
        };
        for item in items {
            let before = self.read;
            self.add(item, at);
            if self.read == before {
                self.add_unusable(item, at);
            }
        }
    }

    fn add(&mut self, value: &Json, at: &Place) {
        let plain = matches!(
            value,
            Json::Text(_) | Json::Opened(_) | Json::Number(_) | Json::Bool(_)
        );
        if !plain || value.is_missing() {
            return;
        }
        let text = value.display();
        // Several addresses in one text are several people; of any other text it is one value.
        let addresses = email::each(&text);
        if addresses.is_empty() {
            return self.add_text(text.trim().to_owned(), at);
        }
        for address in addresses {
            self.add_text(address.shown, at);
        }
    }

    /// An item of a list that names nobody: it is told, for somebody may have been meant.
    fn add_unusable(&mut self, item: &Json, at: &Place) {
        self.read += 1;
        // Whoever is named by `7` is not what stands as a bare `7` beside, which names nobody.
        if self.is_next((true, item.to_string()), at) {
            let told = self.told.item(item);
            self.push(told, at, true);
        }
    }

    fn add_text(&mut self, text: String, at: &Place) {
        self.read += 1;
        if self.is_next((false, match_key(&text)), at) {
            self.push(text, at, false);
        }
    }

    /// Whether this one was not met yet, and there is room for it.
    fn is_next(&mut self, key: (bool, String), at: &Place) -> bool {
        let number = self.found.entries.len();
        match self.seen.entry(key) {
            hash_map::Entry::Occupied(known) => {
                if let Some(number) = *known.get() {
                    self.found.entries[number].is_at(at);
                }
                false
            }
            hash_map::Entry::Vacant(new) if number == MOST_ENTRIES => {
                new.insert(None);
                self.found.more += 1;
                false
            }
            hash_map::Entry::Vacant(new) => {
                new.insert(Some(number));
                true
            }
        }
    }

    fn push(&mut self, value: String, at: &Place, is_unusable: bool) {
        let part = Part {
            value,
            data: Arc::clone(self.data),
            at: at.at.clone(),
            lists: at.lists.clone(),
            also: Vec::new(),
            is_unusable,
        };
        self.found.entries.push(Entry(Arc::new(part)));
    }
}
