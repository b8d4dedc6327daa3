//! The OpenAPI document, generated from the handlers.

mod kinds;
mod limits;
mod refusals;
mod walk;

use baton_admin::After;
use baton_admin::addresses::{SecretForm, SecretPurpose};
use baton_admin::people::{PeopleAfter, PersonStatuses};
use baton_admin::runs::WaitingFor;
use baton_core::details::PersonDetail;
use baton_core::{steps, triggers};
use baton_engine::Change;
use utoipa::OpenApi;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::schema::{ArrayItems, SchemaType, Type};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{HttpMethod, OpenApi as Document, RefOr, Schema};
use utoipa_axum::router::OpenApiRouter;

use super::problem::ProblemDocument;
use super::{Admin, guard, routes};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Baton",
        description = "The admin API of Baton: the same for the window, the browser and IT.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    components(schemas(
        ProblemDocument,
        Change,
        SecretForm,
        SecretPurpose,
        After,
        PeopleAfter,
        PersonDetail,
        PersonStatuses,
        WaitingFor
    ))
)]
struct Header;

/// The document of all routes, those of the server included.
pub fn openapi() -> Document {
    let router: OpenApiRouter<Admin> = OpenApiRouter::with_openapi(header()).nest(
        super::BASE_PATH,
        routes::shared()
            .merge(routes::server_only())
            .merge(routes::before_session())
            .describe(),
    );
    finish(router.into_openapi())
}

/// What the routes do not lead to by themselves, the kinds of steps and triggers among it.
fn header() -> Document {
    let mut document = Header::openapi();
    document.merge(steps::Schemas::openapi());
    document.merge(triggers::Schemas::openapi());
    document
}

/// Says what the derives cannot: every operation says how it refuses and asks for a
/// session, every field of an answer is there, null where it may be, and every limit is said.
fn finish(mut document: Document) -> Document {
    for item in document.paths.paths.values_mut() {
        for (method, operation) in operations(item) {
            refusals::say(method, operation);
            let parameters = operation.parameters.iter_mut().flatten();
            for parameter in parameters {
                if let RefOr::T(parameter) = parameter
                    && let Some(shape) = &mut parameter.schema
                {
                    walk::objects(shape, &mut limits::bound);
                }
            }
        }
    }
    document.security = Some(vec![
        SecurityRequirement::new::<_, [&str; 0], _>("session", []),
        SecurityRequirement::new::<_, [&str; 0], _>("token", []),
    ]);
    if let Some(components) = &mut document.components {
        components.responses.extend(refusals::responses());
        components.add_security_scheme(
            "session",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(guard::COOKIE))),
        );
        components.add_security_scheme(
            "token",
            SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)),
        );
        kinds::join(components);
        limits::say(components);
        for schema in components.schemas.values_mut() {
            walk::objects(schema, &mut limits::bound);
        }
        let answers = components
            .schemas
            .iter_mut()
            .filter(|(name, _)| !name.ends_with("Input"));
        answers.for_each(|(_, schema)| require_all(schema));
    }
    document
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (HttpMethod, &mut Operation)> {
    let PathItem {
        get,
        put,
        post,
        patch,
        delete,
        ..
    } = item;
    let methods = [
        (HttpMethod::Get, get),
        (HttpMethod::Put, put),
        (HttpMethod::Post, post),
        (HttpMethod::Patch, patch),
        (HttpMethod::Delete, delete),
    ];
    methods
        .into_iter()
        .filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

/// Whether a field can be null; one that cannot, and that need not be there, is left out when it
/// is as usual.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's schemas are an open set"
)]
fn can_be_null(field: &RefOr<Schema>) -> bool {
    let RefOr::T(schema) = field else {
        return false;
    };
    match schema {
        Schema::Object(object) => holds_null(&object.schema_type),
        Schema::Array(list) => holds_null(&list.schema_type),
        Schema::OneOf(variants) => variants.items.iter().any(can_be_null),
        _anything_else => true,
    }
}

fn holds_null(types: &SchemaType) -> bool {
    match types {
        SchemaType::Type(one) => *one == Type::Null,
        SchemaType::Array(several) => several.contains(&Type::Null),
        SchemaType::AnyValue => true,
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's schemas are an open set"
)]
fn require_all(schema: &mut RefOr<Schema>) {
    let RefOr::T(schema) = schema else { return };
    match schema {
        Schema::Object(object) if !object.properties.is_empty() => {
            let there = object.properties.iter();
            let there =
                there.filter(|(name, field)| object.required.contains(name) || can_be_null(field));
            object.required = there.map(|(name, _)| name.clone()).collect();
            object.properties.values_mut().for_each(require_all);
        }
        // The rows of a page are written out in place.
        Schema::Array(list) => {
            if let ArrayItems::RefOrSchema(row) = &mut list.items {
                require_all(row);
            }
        }
        Schema::OneOf(variants) => variants.items.iter_mut().for_each(require_all),
        Schema::AllOf(parts) => parts.items.iter_mut().for_each(require_all),
        Schema::AnyOf(variants) => variants.items.iter_mut().for_each(require_all),
        _lists_and_plain_values => {}
    }
}
