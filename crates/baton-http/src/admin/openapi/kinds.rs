//! A kind's name stands beside its settings. Where the shape of the settings allows no other field,
//! both are said as one shape: two shapes that each forbid the other's field would describe nothing.

use utoipa::openapi::schema::{AdditionalProperties, Components, Object};
use utoipa::openapi::{RefOr, Schema};

const SCHEMAS: &str = "#/components/schemas/";

/// Joins each kind's name with its settings.
pub(super) fn join(components: &mut Components) {
    let known = components.schemas.clone();
    let settings = |shape: &RefOr<Schema>| closed(&known, shape);
    for schema in components.schemas.values_mut() {
        let RefOr::T(Schema::OneOf(kinds)) = schema else {
            continue;
        };
        for kind in &mut kinds.items {
            if let Some(joined) = joined(kind, settings) {
                *kind = RefOr::T(Schema::Object(joined));
            }
            close(kind);
        }
    }
}

/// A kind with settings takes no others: the types say so (`deny_unknown_fields`), the derive does
/// not. One without settings is read by its name alone.
fn close(kind: &mut RefOr<Schema>) {
    if let RefOr::T(Schema::Object(kind)) = kind
        && kind.properties.contains_key("kind")
        && kind.properties.len() > 1
    {
        kind.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
    }
}

/// The settings and the name as one shape, with the name of the settings as its title; none when the settings leave room for the name.
fn joined(
    kind: &RefOr<Schema>,
    settings: impl Fn(&RefOr<Schema>) -> Option<Object>,
) -> Option<Object> {
    let RefOr::T(Schema::AllOf(parts)) = kind else {
        return None;
    };
    let [shape, RefOr::T(Schema::Object(name))] = parts.items.as_slice() else {
        return None;
    };
    let mut joined = settings(shape)?;
    joined.title = name_of(shape).map(str::to_owned);
    joined.properties.extend(name.properties.clone());
    joined.required.extend(name.required.iter().cloned());
    joined.required.sort();
    joined.description.clone_from(&parts.description);
    Some(joined)
}

/// The shape that is referred to, when it allows no further field.
fn closed(
    known: &std::collections::BTreeMap<String, RefOr<Schema>>,
    shape: &RefOr<Schema>,
) -> Option<Object> {
    let RefOr::T(Schema::Object(object)) = known.get(name_of(shape)?)? else {
        return None;
    };
    let further = object.additional_properties.as_deref();
    matches!(further, Some(AdditionalProperties::FreeForm(false))).then(|| object.clone())
}

fn name_of(shape: &RefOr<Schema>) -> Option<&str> {
    let RefOr::Ref(reference) = shape else {
        return None;
    };
    reference.ref_location.strip_prefix(SCHEMAS)
}
