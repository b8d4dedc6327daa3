//! The fields of received data, and what their values turn out to be.

use std::collections::BTreeSet;

use baton_core::call::reading::{self, Format, How, Read};
use baton_core::call::{self, is_email};
use baton_core::document::{Reference, Source};
use baton_core::json::{Json, Pointer};
use baton_core::sensitive::{MASK, Unseen, looks_sensitive};
use baton_store::table::awaits::OF_NO_CALL;
use baton_store::table::calls::BodyRow;
use baton_store::{AddressNo, Snapshot};

use super::{FieldHint, FieldType, Misread, ReceivedField};
use crate::Outcome;
use crate::hidden::{self, HiddenParts};
use crate::marked;

/// So much of a body is shown.
const SHOWN_BYTES: usize = 64 * 1024;
/// So many fields are shown.
pub(super) const MOST_FIELDS: usize = 500;
const SHOWN_CHARS: usize = 200;

/// A stored call as it was read.
#[derive(Default)]
pub(crate) struct Received {
    /// What was found in it.
    pub(crate) fields: Vec<ReceivedField>,
    /// How many fields there are; those beyond the first are not told.
    pub(crate) found: u64,
    /// How it was read.
    pub(crate) how: Option<How>,
    /// The data as received, as text, as far as it is shown.
    pub(crate) body: Option<String>,
    /// What was read, as JSON, where that is not what came.
    pub(crate) data: Option<String>,
    /// Why it cannot be read.
    pub(crate) misread: Option<Misread>,
    /// What of it is masked.
    pub(crate) hidden: HiddenParts,
}

/// Reads a stored call; what is, or looks, sensitive in it is masked (C4, C18).
pub(crate) fn received(
    snapshot: &Snapshot<'_>,
    address: AddressNo,
    content: &BodyRow,
) -> Outcome<Received> {
    let whole = received_whole(snapshot, address, content)?;
    let Some(body) = content.body.as_deref() else {
        return Ok(whole);
    };
    let unseen = marked::unseen(snapshot, address)?;
    let read = reading::read(content.head.read().content_type(), body);
    Ok(match read {
        Ok(read) => masked(whole, &read, &unseen),
        Err(_) => masked_text(whole, &unseen),
    })
}

/// The same with what is sensitive, for somebody who asked for it.
pub(crate) fn received_whole(
    snapshot: &Snapshot<'_>,
    address: AddressNo,
    content: &BodyRow,
) -> Outcome<Received> {
    let Some(body) = content.body.as_deref() else {
        return Ok(Received::default());
    };
    let text = shown(&String::from_utf8_lossy(body)).to_owned();
    let head = content.head.read();
    let read = match reading::read(head.content_type(), body) {
        Ok(read) => read,
        Err(why) => {
            return Ok(Received {
                body: Some(text),
                misread: Some(Misread::from(&why)),
                ..Received::default()
            });
        }
    };
    let mut fields = flat(&read.data);
    for field in &mut fields {
        field.hint = hint(snapshot, address, field)?;
    }
    Ok(Received {
        fields,
        found: call::how_many(&read.data) as u64,
        body: Some(text),
        data: written_anew(&read),
        how: Some(read.how),
        misread: None,
        hidden: HiddenParts::default(),
    })
}

/// What was read, masked value by value. Bytes that are not shown as JSON are masked as a whole
/// where anything in them is.
fn masked(whole: Received, read: &Read, unseen: &Unseen) -> Received {
    let mut data = read.data.spread();
    let pointers = unseen.mask_data(&mut data);
    if pointers.is_empty() {
        return whole;
    }
    let data = data.to_string();
    let (body, data) = match whole.data {
        Some(_) => (MASK.to_owned(), Some(shown(&data).to_owned())),
        None if came_so(&read.how) => (shown(&data).to_owned(), None),
        None => (MASK.to_owned(), None),
    };
    let mut fields = whole.fields;
    hide(&mut fields, &pointers);
    Received {
        fields,
        body: Some(body),
        data,
        hidden: hidden::in_call(&pointers),
        ..whole
    }
}

/// What cannot be read is masked as a whole where anything in it looks sensitive.
fn masked_text(whole: Received, unseen: &Unseen) -> Received {
    let text = whole.body.unwrap_or_default();
    let received = unseen.mask(&text);
    Received {
        body: Some(received.body),
        hidden: hidden::in_call(&received.pointers),
        ..whole
    }
}

/// The fields of a call as they are shown.
pub(crate) fn shown_fields(data: &Json, unseen: &Unseen) -> Vec<ReceivedField> {
    let mut fields = flat(data);
    let pointers = unseen.mask_data(&mut data.spread());
    hide(&mut fields, &pointers);
    fields
}

/// Masks the values that are hidden at these places, or in what is.
fn hide(fields: &mut [ReceivedField], hidden: &[Pointer]) {
    let hidden: BTreeSet<&[String]> = hidden.iter().map(Pointer::tokens).collect();
    for field in fields {
        let at: Pointer = field.pointer.parse().unwrap_or_default();
        let tokens = at.tokens();
        let is_within = (0..=tokens.len()).any(|end| hidden.contains(&tokens[..end]));
        // A list of plain values is one field.
        let from = hidden.range(tokens..).next();
        let is_around = from.is_some_and(|hidden| hidden.starts_with(tokens));
        field.looks_sensitive |= is_within || is_around;
        if field.looks_sensitive && !field.value.is_empty() {
            MASK.clone_into(&mut field.value);
        }
    }
}

fn came_so(how: &How) -> bool {
    how.format == Format::Json && how.opened == 0 && how.charset.is_none()
}

/// What was read as JSON, where the bytes that came would not be shown as it.
fn written_anew(read: &Read) -> Option<String> {
    let data = (!came_so(&read.how)).then(|| read.data.spread().to_string());
    data.filter(|data| data.len() <= SHOWN_BYTES)
}

/// The fields of a stored call.
pub(crate) fn fields_of(
    snapshot: &Snapshot<'_>,
    address: AddressNo,
    content: &BodyRow,
) -> Outcome<Vec<ReceivedField>> {
    Ok(received(snapshot, address, content)?.fields)
}

/// The fields of a value, without looking anything up.
pub(crate) fn flat(data: &Json) -> Vec<ReceivedField> {
    let fields = call::fields(data, MOST_FIELDS).into_iter();
    fields.map(|(at, value)| field(value, &at)).collect()
}

fn field(value: &Json, at: &Pointer) -> ReceivedField {
    let reference = Reference {
        source: Source::Call,
        pointer: at.to_string(),
    };
    ReceivedField {
        looks_sensitive: looks_sensitive(&reference, Some(value)),
        pointer: reference.pointer,
        label: at.tokens().join("."),
        value: value.display().chars().take(SHOWN_CHARS).collect(),
        value_type: type_of(value),
        hint: None,
    }
}

fn type_of(value: &Json) -> FieldType {
    match value {
        Json::Null => FieldType::Empty,
        Json::Bool(_) => FieldType::YesNo,
        Json::Number(_) => FieldType::Number,
        Json::Text(_) | Json::Opened(_) | Json::Object(_) => FieldType::Text,
        Json::List(_) => FieldType::List,
    }
}

fn hint(
    snapshot: &Snapshot<'_>,
    address: AddressNo,
    field: &ReceivedField,
) -> Outcome<Option<FieldHint>> {
    if field.value.trim().is_empty() {
        return Ok(None);
    }
    if is_email(&field.value) {
        let person = snapshot.people().by_email(&field.value)?;
        return Ok(Some(match person {
            Some(row) => FieldHint::PersonEmail {
                person: row.person.id,
                name: row.person.display_name,
            },
            None => FieldHint::UnknownEmail,
        }));
    }
    awaited(snapshot, address, &field.value)
}

/// A value by which a run waits at this address.
fn awaited(snapshot: &Snapshot<'_>, address: AddressNo, value: &str) -> Outcome<Option<FieldHint>> {
    let awaits = snapshot.awaits();
    let candidates = awaits.candidates(address, &call::match_key(value), OF_NO_CALL)?;
    let Some(first) = candidates.into_iter().next() else {
        return Ok(None);
    };
    let Some(run) = snapshot.runs().by_no(first.run)? else {
        return Ok(None);
    };
    let Some(person) = snapshot.people().by_no(run.person)? else {
        return Ok(None);
    };
    let (person, name) = (person.person.id, person.person.display_name);
    Ok(Some(FieldHint::Awaited {
        step: first.step,
        person,
        name,
    }))
}

/// A text as far as it is shown.
fn shown(text: &str) -> &str {
    &text[..text.floor_char_boundary(SHOWN_BYTES)]
}
