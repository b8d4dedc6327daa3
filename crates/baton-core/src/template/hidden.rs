//! What of a message is not shown to people: where in its path and body stand details that are, or
//! look, sensitive. It is found by the rows that fill them, not by looking for a text. What is sent is
//! not touched.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Part, split_name};
use crate::details::is_sensitive;
use crate::document::request::{Content, Request};
use crate::document::value::{Reference, Segment, Source};
use crate::json::{Json, Pointer};
use crate::sensitive::looks_sensitive;

/// What stands in place of what is not shown.
pub const MASK: &str = "••••••••";

/// Where a path or query has a new part. A detail never holds one of these: they are encoded.
const BETWEEN_PARTS: [char; 5] = ['/', '?', '&', '=', '#'];

/// Where a message holds details that are not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Each with where it stands.
    places: Vec<(Place, Reference)>,
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
/// person, or from a call or an answer by what looks sensitive there and was not said to be none.
/// `find` has the values, as far as they are known.
#[must_use]
pub fn hidden<'v>(
    request: &Request<'_>,
    sensitive: &[String],
    find: impl Fn(&Reference) -> Option<Cow<'v, Json>>,
) -> Hidden {
    let is_hidden = |reference: &Reference| {
        is_sensitive(sensitive, reference)
            || looks_sensitive(reference, find(reference).as_deref())
                && !request.not_sensitive.contains(reference)
    };
    let mut places = in_path(request.path, &is_hidden);
    match request.content {
        Content::Fields { fields } => {
            for field in fields {
                let Some(parts) = split_name(&field.name) else {
                    continue;
                };
                let at = Place::Body(Pointer::new(parts));
                let named = field.value.segments.iter().filter_map(Segment::reference);
                let named = named.filter(|reference| is_hidden(reference));
                places.extend(named.map(|reference| (at.clone(), reference.clone())));
            }
        }
        // A detail stands in the body where it stands in the person.
        Content::EverythingExcept { .. } => {
            let details = sensitive.iter().filter_map(|pointer| {
                let (source, at) = (Source::Person, pointer.parse().ok()?);
                let pointer = pointer.clone();
                Some((Place::Body(at), Reference { source, pointer }))
            });
            places.extend(details);
        }
    }
    Hidden { places }
}

impl Hidden {
    /// Masks a message: each value and each part of the path that such a detail fills, as a whole.
    /// What is empty is shown as empty.
    #[must_use]
    pub fn mask(&self, path: &[Part], body: Option<&str>) -> Shown {
        let mut shown = Shown {
            path: self.masked_path(path),
            body: body.map(str::to_owned),
            pointers: Vec::new(),
            details: Vec::new(),
        };
        let in_body = body.and_then(|body| self.masked_body(body));
        if let Some((text, pointers)) = in_body {
            shown.body = Some(text);
            shown.pointers = pointers;
        }
        for (place, reference) in &self.places {
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

    /// A changed body with what its changer did not see: where a mask still stands in its place,
    /// the value of the whole body.
    #[must_use]
    pub fn unmask(&self, changed: String, whole: Option<&str>) -> String {
        let Some(whole) = whole.and_then(|whole| Json::parse(whole.as_bytes()).ok()) else {
            return changed;
        };
        let Ok(mut body) = Json::parse(changed.as_bytes()) else {
            return changed;
        };
        let mut is_other = false;
        for at in self.in_body() {
            if let (Some(place), Some(value)) = (at.find_mut(&mut body), at.find(&whole))
                && place.as_text() == Some(MASK)
            {
                *place = value.clone();
                is_other = true;
            }
        }
        if is_other { body.to_string() } else { changed }
    }

    fn in_body(&self) -> impl Iterator<Item = &Pointer> {
        self.places.iter().filter_map(|(place, _)| match place {
            Place::Body(at) => Some(at),
            Place::Path(_) => None,
        })
    }

    /// None where nothing is masked. A body that is no data is masked as a whole.
    fn masked_body(&self, body: &str) -> Option<(String, Vec<Pointer>)> {
        self.in_body().next()?;
        let Ok(mut masked) = Json::parse(body.as_bytes()) else {
            return Some((MASK.to_owned(), vec![Pointer::default()]));
        };
        let mut pointers: Vec<Pointer> = Vec::new();
        for at in self.in_body().filter(|at| !at.tokens().is_empty()) {
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

    fn masked_path(&self, path: &[Part]) -> Vec<Part> {
        let hidden = self.places.iter().filter_map(|(place, _)| match place {
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
}

fn in_path(
    segments: &[Segment],
    is_hidden: &impl Fn(&Reference) -> bool,
) -> Vec<(Place, Reference)> {
    let mut part = 0;
    let mut places = Vec::new();
    for segment in segments {
        match segment {
            Segment::Text { text } => part += text.matches(BETWEEN_PARTS).count(),
            Segment::Detail { reference, .. } if is_hidden(reference) => {
                places.push((Place::Path(part), reference.clone()));
            }
            Segment::Detail { .. } | Segment::Secret { .. } => {}
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
