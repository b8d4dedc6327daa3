//! Every object in a shape, those in lists and in variants included.

use utoipa::openapi::schema::{AdditionalProperties, ArrayItems, Object};
use utoipa::openapi::{RefOr, Schema};

/// Goes to each; what a reference leads to has its own place.
pub(super) fn objects(shape: &mut RefOr<Schema>, at: &mut impl FnMut(&mut Object)) {
    let RefOr::T(schema) = shape else { return };
    match schema {
        Schema::Object(object) => {
            at(object);
            for field in object.properties.values_mut() {
                objects(field, at);
            }
            if let Some(AdditionalProperties::RefOr(value)) =
                object.additional_properties.as_deref_mut()
            {
                objects(value, at);
            }
        }
        Schema::Array(list) => {
            if let ArrayItems::RefOrSchema(item) = &mut list.items {
                objects(item, at);
            }
        }
        Schema::OneOf(variants) => variants.items.iter_mut().for_each(|one| objects(one, at)),
        Schema::AllOf(parts) => parts.items.iter_mut().for_each(|one| objects(one, at)),
        Schema::AnyOf(variants) => variants.items.iter_mut().for_each(|one| objects(one, at)),
        _nothing_inside => {}
    }
}
