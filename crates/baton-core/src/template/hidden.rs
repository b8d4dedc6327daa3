//! What of a message is not shown to people: where in its path and body stand details that are, or
//! look, sensitive. It is found by the rows that fill them, not by looking for a text. What is sent is
//! not touched.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{Part, split_name};
use crate::document::request::{Content, Request};
use crate::document::value::{Reference, Segment, Source};
use crate::json::{Json, Pointer};
use crate::sensitive::{MASK, Marked, Unseen, holds_sensitive, looks_sensitive};

/// Where a path or query has a new part. A detail never holds one of these: they are encoded.
const BETWEEN_PARTS: [char; 5] = ['/', '?', '&', '=', '#'];

/// Where a message holds details that are not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Each with where it stands.
    places: Vec<(Place, Reference)>,
    /// What is taken from calls and answers, and hidden by what stands there.
    received: Vec<Taken>,
    /// What is sensitive of the person: a tool that was told it says it again.
    own: Unseen,
}

/// What a message takes from a call or an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Taken {
    place: Place,
    reference: Reference,
    /// It was said that it only looks sensitive.
    is_open: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// A part of path or query, counted from the beginning.
    Path(usize),
    Body(Pointer),
}

/// A message as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Path and query.
    pub path: Vec<Part>,
    /// The body.
    pub body: Option<String>,
    /// What is masked in the body.
    pub pointers: Vec<Pointer>,
    /// The details that are masked, each once.
    pub details: Vec<Reference>,
}

/// Finds where what a request sends is filled from what is not shown: from a sensitive detail of the
/// person, from what a call or an answer brings for one or says again of one, or by what looks
/// sensitive there and was not said to be none. `find` has the values, as far as they are known.
#[must_use]
pub fn hidden<'v>(
    request: &Request<'_>,
    marked: &Marked,
    find: impl Fn(&Reference) -> Option<Cow<'v, Json>>,
) -> Hidden {
    let is_open = |reference: &Reference| request.not_sensitive.contains(reference);
    let own = own_values(marked, &find);
    let is_hidden = |reference: &Reference| {
        let value = find(reference);
        let says = |value: &Json| reference.source.is_received() && own.says_inside(value);
        marked.holds(reference)
            || value.as_deref().is_some_and(says)
            || looks_sensitive(reference, value.as_deref()) && !is_open(reference)
    };
    let mut named = in_path(request.path);
    let mut places = Vec::new();
    match request.content {
        Content::Fields { fields } => {
            for field in fields {
                let Some(parts) = split_name(&field.name) else {
                    continue;
                };
                let at = Place::Body(Pointer::new(parts));
                let filled = field.value.segments.iter().filter_map(Segment::reference);
                named.extend(filled.map(|reference| (at.clone(), reference.clone())));
            }
        }
        // A detail stands in the body where it stands in the person.
        Content::EverythingExcept { .. } => {
            let details = marked.pointers().iter().filter_map(|pointer| {
                let (source, at) = (Source::Person, pointer.parse().ok()?);
                let pointer = pointer.clone();
                Some((Place::Body(at), Reference { source, pointer }))
            });
            places.extend(details);
        }
    }
    let (hidden, others): (Vec<_>, Vec<_>) = named
        .into_iter()
        .partition(|(_, reference)| is_hidden(reference));
    places.splice(0..0, hidden);
    let received = others
        .into_iter()
        .filter(|(_, reference)| reference.source.is_received());
    let received = received.map(|(place, reference)| Taken {
        is_open: is_open(&reference),
        place,
        reference,
    });
    Hidden {
        places,
        received: received.collect(),
        own,
    }
}

/// What the sensitive details of the person say, and what is brought for them.
fn own_values<'v>(marked: &Marked, find: impl Fn(&Reference) -> Option<Cow<'v, Json>>) -> Unseen {
    let details = marked.pointers().iter().map(|pointer| Reference {
        source: Source::Person,
        pointer: pointer.clone(),
    });
    let mut values = Vec::new();
    for reference in details.chain(marked.brought().iter().cloned()) {
        if let Some(value) = find(&reference) {
            leaves(&value, &mut values);
        }
    }
    Unseen::new(values, Vec::new())
}

impl Hidden {
    /// Masks a message: each value and each part of the path that such a detail fills, as a whole.
    /// What is empty is shown as empty.
    #[must_use]
    pub fn mask(&self, path: &[Part], body: Option<&str>) -> Shown {
        let places = self.places_in(path, body);
        let mut shown = Shown {
            path: masked_path(&places, path),
            body: body.map(str::to_owned),
            pointers: Vec::new(),
            details: Vec::new(),
        };
        let in_body = body.and_then(|body| masked_body(&places, body));
        if let Some((text, pointers)) = in_body {
            shown.body = Some(text);
            shown.pointers = pointers;
        }
        for (place, reference) in places {
            let is_masked = match place {
                Place::Path(_) => true,
                Place::Body(at) => shown
                    .pointers
                    .iter()
                    .any(|masked| at.tokens().starts_with(masked.tokens())),
            };
            if is_masked && !shown.details.contains(reference) {
                shown.details.push(reference.clone());
            }
        }
        shown
    }

    /// The values that are masked in a message, and what else is sensitive of the person: what an
    /// answer to it may say again, also where an earlier message told it.
    #[must_use]
    pub fn values(&self, path: &[Part], body: Option<&str>) -> Vec<String> {
        let texts = path_texts(path);
        let data = body.and_then(|body| Json::parse(body.as_bytes()).ok());
        let mut values = self.own.said().to_vec();
        for (place, _) in self.places_in(path, body) {
            match place {
                Place::Path(part) => values.extend(texts.get(part).map(|text| decoded(text))),
                Place::Body(at) => {
                    let value = data.as_ref().and_then(|data| at.find(data));
                    value
                        .into_iter()
                        .for_each(|value| leaves(value, &mut values));
                }
            }
        }
        values
    }

    /// A changed body with what its changer did not see: where a mask still stands in its place,
    /// the value of the whole body.
    #[must_use]
    pub fn unmask(&self, changed: String, whole: Option<&str>) -> String {
        let places = self.places_in(&[], whole);
        let Some(whole) = whole.and_then(|whole| Json::parse(whole.as_bytes()).ok()) else {
            return changed;
        };
        let Ok(mut body) = Json::parse(changed.as_bytes()) else {
            return changed;
        };
        let mut is_other = false;
        for at in in_body(&places) {
            if let (Some(place), Some(value)) = (at.find_mut(&mut body), at.find(&whole))
                && place.as_text() == Some(MASK)
            {
                *place = value.clone();
                is_other = true;
            }
        }
        if is_other { body.to_string() } else { changed }
    }

    /// Where a message hides something: also by what stands there, whatever the run holds of it by
    /// now.
    fn places_in(&self, path: &[Part], body: Option<&str>) -> Vec<(&Place, &Reference)> {
        let mut places: Vec<_> = self.places.iter().map(|(at, of)| (at, of)).collect();
        if self.received.is_empty() {
            return places;
        }
        let texts = path_texts(path);
        let data = body.and_then(|body| Json::parse(body.as_bytes()).ok());
        let is_hidden = |taken: &&Taken| match &taken.place {
            Place::Path(part) => texts
                .get(part)
                .is_some_and(|text| self.hides(&Json::text(decoded(text)), taken.is_open)),
            Place::Body(at) => {
                let value = data.as_ref().and_then(|data| at.find(data));
                value.is_some_and(|value| self.hides(value, taken.is_open))
            }
        };
        let hidden = self.received.iter().filter(is_hidden);
        places.extend(hidden.map(|taken| (&taken.place, &taken.reference)));
        places
    }

    /// Whether what stands in the place of something received is not shown.
    fn hides(&self, value: &Json, is_open: bool) -> bool {
        let looks_so = || holds_sensitive(value) || value.as_text().is_some_and(has_number);
        self.own.says_inside(value) || !is_open && looks_so()
    }
}

/// Whether a text is, or holds as a word, a number that only one person has.
fn has_number(text: &str) -> bool {
    let mut words = text.split_whitespace();
    holds_sensitive(&Json::text(text)) || words.any(|word| holds_sensitive(&Json::text(word)))
}

fn leaves(value: &Json, values: &mut Vec<String>) {
    match value {
        Json::List(items) => items.iter().for_each(|item| leaves(item, values)),
        Json::Object(members) => members.iter().for_each(|(_, one)| leaves(one, values)),
        Json::Null | Json::Bool(_) => {}
        Json::Number(_) | Json::Text(_) | Json::Opened(_) => values.push(value.display()),
    }
}

fn in_body<'p>(places: &[(&'p Place, &Reference)]) -> impl Iterator<Item = &'p Pointer> {
    places.iter().filter_map(|(place, _)| match place {
        Place::Body(at) => Some(at),
        Place::Path(_) => None,
    })
}

/// None where nothing is masked. A body that is no data is masked as a whole.
fn masked_body(places: &[(&Place, &Reference)], body: &str) -> Option<(String, Vec<Pointer>)> {
    in_body(places).next()?;
    let Ok(mut masked) = Json::parse(body.as_bytes()) else {
        return Some((MASK.to_owned(), vec![Pointer::default()]));
    };
    let mut pointers: Vec<Pointer> = Vec::new();
    for at in in_body(places).filter(|at| !at.tokens().is_empty()) {
        if let Some(value) = at.find_mut(&mut masked)
            && !value.is_empty()
            && !pointers.contains(at)
        {
            *value = Json::text(MASK);
            pointers.push(at.clone());
        }
    }
    (!pointers.is_empty()).then(|| (masked.to_string(), pointers))
}

fn masked_path(places: &[(&Place, &Reference)], path: &[Part]) -> Vec<Part> {
    let hidden = places.iter().filter_map(|(place, _)| match place {
        Place::Path(part) => Some(*part),
        Place::Body(_) => None,
    });
    let hidden: BTreeSet<usize> = hidden.collect();
    let mut part = 0;
    let masked = path.iter().map(|one| match one {
        Part::Text(text) => Part::Text(masked_text(text, &mut part, &hidden)),
        Part::Secret(slot) => Part::Secret(slot.clone()),
    });
    masked.collect()
}

/// The texts of a path by their parts; secrets are left out.
fn path_texts(path: &[Part]) -> BTreeMap<usize, String> {
    let mut texts: BTreeMap<usize, String> = BTreeMap::new();
    let mut part = 0;
    for one in path {
        let Part::Text(text) = one else { continue };
        for (n, piece) in text.split(BETWEEN_PARTS).enumerate() {
            part += usize::from(n > 0);
            texts.entry(part).or_default().push_str(piece);
        }
    }
    texts
}

fn decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    percent_encoding::percent_decode_str(&text)
        .decode_utf8_lossy()
        .into_owned()
}

/// Where details stand in a path.
fn in_path(segments: &[Segment]) -> Vec<(Place, Reference)> {
    let mut part = 0;
    let mut places = Vec::new();
    for segment in segments {
        match segment {
            Segment::Text { text } => part += text.matches(BETWEEN_PARTS).count(),
            Segment::Detail { reference, .. } => {
                places.push((Place::Path(part), reference.clone()));
            }
            Segment::Secret { .. } => {}
        }
    }
    places
}

/// A text of a path, with the parts that are hidden masked; it begins in the part it is told.
fn masked_text(text: &str, part: &mut usize, hidden: &BTreeSet<usize>) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let end = rest.find(BETWEEN_PARTS).unwrap_or(rest.len());
        let (here, after) = rest.split_at(end);
        let is_hidden = hidden.contains(part) && !here.is_empty();
        masked.push_str(if is_hidden { MASK } else { here });
        let mut after = after.chars();
        let Some(between) = after.next() else {
            return masked;
        };
        masked.push(between);
        *part += 1;
        rest = after.as_str();
    }
}
