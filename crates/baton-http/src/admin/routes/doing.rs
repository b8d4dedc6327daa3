//! The route of something that is done to one thing. What the attribute of a handler says of a
//! route in the document, [`Doing`] says where one handler serves many routes.

use axum::Json;
use axum::extract::State;
use axum::handler::Handler;
use axum::routing::{MethodRouter, post};
use baton_admin::{Subject, act};
use baton_engine::commands::Command;
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;
use utoipa::openapi::path::{
    OperationBuilder, ParameterBuilder, ParameterIn, PathItem, PathsBuilder,
};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::{Content, HttpMethod, Ref, Required, ResponseBuilder};

use super::Answer;
use crate::admin::Admin;
use crate::admin::described::{Described, Schemas};
use crate::admin::extract::{Body, Path, Who};

const JSON: &str = "application/json";

/// What the document says of a route.
pub(super) struct Doing {
    /// The subject.
    pub(super) tag: &'static str,
    /// Where; `{id}` is what it is done to.
    pub(super) path: String,
    /// The name of the operation.
    pub(super) name: String,
    /// What it does, in a sentence.
    pub(super) about: &'static str,
}

impl Doing {
    /// At a path, under a name.
    pub(super) fn new(tag: &'static str, path: &str, name: &str, about: &'static str) -> Self {
        Self {
            tag,
            path: path.to_owned(),
            name: name.to_owned(),
            about,
        }
    }
}

/// The route of a command whose body is asked for.
pub(super) fn command<C>(doing: Doing) -> Described
where
    C: Command,
    C::On: Subject + DeserializeOwned + ToSchema,
    C::Body: DeserializeOwned + ToSchema,
    <C::On as Subject>::View: Serialize + ToSchema,
{
    let handler = async |State(admin): State<Admin>,
                         Who(actor): Who,
                         Path(id): Path<C::On>,
                         Body(body): Body<C::Body>|
           -> Answer<<C::On as Subject>::View> {
        Ok(Json(act::<C>(&admin.engine, &actor, id, body).await?))
    };
    told::<C::On, C::Body, <C::On as Subject>::View, _, _>(doing, handler)
}

/// The route of a command that asks nothing.
pub(super) fn bare_command<C>(doing: Doing) -> Described
where
    C: Command<Body = ()>,
    C::On: Subject + DeserializeOwned + ToSchema,
    <C::On as Subject>::View: Serialize + ToSchema,
{
    let handler = async |State(admin): State<Admin>,
                         Who(actor): Who,
                         Path(id): Path<C::On>|
           -> Answer<<C::On as Subject>::View> {
        Ok(Json(act::<C>(&admin.engine, &actor, id, ()).await?))
    };
    route(doing, handler, operation::<C::On, <C::On as Subject>::View>)
}

/// The route of anything else that asks for a body.
pub(super) fn told<On, Said, View, H, T>(doing: Doing, handler: H) -> Described
where
    On: ToSchema,
    Said: ToSchema,
    View: ToSchema,
    H: Handler<T, Admin>,
    T: 'static,
{
    route(doing, handler, |doing, schemas| {
        let body = Content::new(Some(reference::<Said>(schemas)));
        let body = RequestBodyBuilder::new()
            .content(JSON, body)
            .required(Some(Required::True))
            .build();
        operation::<On, View>(doing, schemas).request_body(Some(body))
    })
}

fn operation<On: ToSchema, View: ToSchema>(
    doing: &Doing,
    schemas: &mut Schemas,
) -> OperationBuilder {
    let id = ParameterBuilder::new()
        .name("id")
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .schema(Some(reference::<On>(schemas)));
    let view = Content::new(Some(reference::<View>(schemas)));
    OperationBuilder::new()
        .tag(doing.tag)
        .summary(Some(doing.about))
        .operation_id(Some(doing.name.as_str()))
        .parameter(id)
        .response("200", ResponseBuilder::new().content(JSON, view))
}

fn route<H, T>(
    doing: Doing,
    handler: H,
    operation: impl FnOnce(&Doing, &mut Schemas) -> OperationBuilder + 'static,
) -> Described
where
    H: Handler<T, Admin>,
    T: 'static,
{
    Described::new(doing.path.clone(), post(handler), move || {
        let mut schemas = Schemas::new();
        let item = PathItem::new(HttpMethod::Post, operation(&doing, &mut schemas));
        let paths = PathsBuilder::new().path(doing.path, item).build();
        (schemas, paths, MethodRouter::new())
    })
}

/// Adds a shape with those that it leads to.
fn reference<T: ToSchema>(schemas: &mut Schemas) -> Ref {
    schemas.push((T::name().into_owned(), T::schema()));
    T::schemas(schemas);
    Ref::from_schema_name(T::name())
}
