//! The fields of a received call, to pick from.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::json::{Json, Pointer};

/// At most this many fields are listed.
pub const MOST_FIELDS: usize = 1_000;

const MOST_ITEMS: usize = 20;

/// A field of a call or an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SampleField {
    /// An RFC 6901 pointer to it.
    pub pointer: String,
    /// Its names joined by dots.
    pub label: String,
    /// What people read.
    pub value: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: FieldType,
}

/// What a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// A string.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// A list of plain values.
    List,
    /// Null, or an empty list or object.
    Nothing,
}

/// All plain fields, in order; of long lists the first items.
#[must_use]
pub fn fields(data: &Json) -> Vec<SampleField> {
    let mut found = Vec::new();
    collect(data, &Pointer::default(), &mut found);
    found
}

fn collect(value: &Json, at: &Pointer, found: &mut Vec<SampleField>) {
    if found.len() >= MOST_FIELDS {
        return;
    }
    let kind = match value {
        Json::Object(members) if !members.is_empty() => {
            for (name, inside) in members {
                collect(inside, &at.then(name.clone()), found);
            }
            return;
        }
        Json::List(items)
            if items
                .iter()
                .any(|it| matches!(it, Json::Object(_) | Json::List(_))) =>
        {
            for (index, inside) in items.iter().take(MOST_ITEMS).enumerate() {
                collect(inside, &at.then(index.to_string()), found);
            }
            return;
        }
        Json::List(items) if !items.is_empty() => FieldType::List,
        Json::Null | Json::List(_) | Json::Object(_) => FieldType::Nothing,
        Json::Text(_) => FieldType::Text,
        Json::Number(_) => FieldType::Number,
        Json::Bool(_) => FieldType::YesNo,
    };
    found.push(SampleField {
        pointer: at.to_string(),
        label: at.tokens().join("."),
        value: shown(value),
        kind,
    });
}

fn shown(value: &Json) -> String {
    match value {
        Json::List(items) => items
            .iter()
            .map(Json::display)
            .collect::<Vec<_>>()
            .join(", "),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::Object(_) => {
            value.display()
        }
    }
}
