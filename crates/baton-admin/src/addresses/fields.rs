//! The fields of received data, and what their values turn out to be.

use baton_core::call;
use baton_core::document::{Reference, Source};
use baton_core::json::{Json, Pointer};
use baton_core::sensitive::looks_sensitive;
use baton_store::table::awaits::OF_NO_CALL;
use baton_store::table::calls::BodyRow;
use baton_store::{AddressNo, Snapshot};

use super::{FieldHint, FieldType, ReceivedField};
use crate::Outcome;
use baton_core::call::is_email;

const MOST_FIELDS: usize = 500;
const SHOWN_CHARS: usize = 200;

/// The fields of a stored call.
pub(crate) fn fields_of(
    snapshot: &Snapshot<'_>,
    address: AddressNo,
    content: &BodyRow,
) -> Outcome<Vec<ReceivedField>> {
    let Some(body) = content.body.as_deref() else {
        return Ok(Vec::new());
    };
    let head = content.head.read();
    let Ok(data) = call::read(head.content_type(), body) else {
        return Ok(Vec::new());
    };
    let mut fields = flat(&data);
    for field in &mut fields {
        field.hint = hint(snapshot, address, field)?;
    }
    Ok(fields)
}

/// The fields of a value, without looking anything up.
pub(crate) fn flat(data: &Json) -> Vec<ReceivedField> {
    let mut fields = Vec::new();
    collect(data, &Pointer::default(), &mut fields);
    fields
}

fn collect(value: &Json, at: &Pointer, fields: &mut Vec<ReceivedField>) {
    if fields.len() >= MOST_FIELDS {
        return;
    }
    match value {
        Json::Object(members) => {
            for (name, inside) in members {
                collect(inside, &at.then(name), fields);
            }
        }
        Json::List(items) if items.iter().any(|item| matches!(item, Json::Object(_))) => {
            for (place, inside) in items.iter().enumerate() {
                collect(inside, &at.then(place.to_string()), fields);
            }
        }
        Json::List(_) => fields.push(field(value, at, FieldType::List)),
        Json::Null => fields.push(field(value, at, FieldType::Empty)),
        Json::Bool(_) => fields.push(field(value, at, FieldType::YesNo)),
        Json::Number(_) => fields.push(field(value, at, FieldType::Number)),
        Json::Text(_) => fields.push(field(value, at, FieldType::Text)),
    }
}

fn field(value: &Json, at: &Pointer, value_type: FieldType) -> ReceivedField {
    let reference = Reference {
        source: Source::Call,
        pointer: at.to_string(),
    };
    ReceivedField {
        looks_sensitive: looks_sensitive(&reference, Some(value)),
        pointer: reference.pointer,
        label: at.tokens().join("."),
        value: value.display().chars().take(SHOWN_CHARS).collect(),
        value_type,
        hint: None,
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
    let candidates = awaits.candidates(address, value.trim(), OF_NO_CALL)?;
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
