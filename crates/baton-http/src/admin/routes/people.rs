//! People.

use axum::Json;
use axum::extract::State;
use baton_core::ids::PersonId;
use baton_engine::operations::Page;
use baton_engine::operations::people::{self, PeopleQuery, Person, PersonInput, PersonPatchInput};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Answer;
use crate::admin::Admin;
use crate::admin::extract::{Body, Path, Query, Who};

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(person_list, person_create))
        .routes(routes!(person_get, person_change))
}

/// Lists people by name.
#[utoipa::path(get, path = "/people", tag = "people", params(PeopleQuery),
    responses((status = 200, body = Page<Person>)))]
async fn person_list(
    State(admin): State<Admin>,
    Query(query): Query<PeopleQuery>,
) -> Answer<Page<Person>> {
    Ok(Json(people::list(&admin.engine, query).await?))
}

/// Adds a person; starts nothing.
#[utoipa::path(post, path = "/people", tag = "people", request_body = PersonInput,
    responses((status = 200, body = Person)))]
async fn person_create(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<PersonInput>,
) -> Answer<Person> {
    Ok(Json(people::create(&admin.engine, &actor, input).await?))
}

/// Reads a person.
#[utoipa::path(get, path = "/people/{id}", tag = "people",
    params(("id" = PersonId, Path)), responses((status = 200, body = Person)))]
async fn person_get(State(admin): State<Admin>, Path(id): Path<PersonId>) -> Answer<Person> {
    Ok(Json(people::get(&admin.engine, id).await?))
}

/// Changes details of a person.
#[utoipa::path(patch, path = "/people/{id}", tag = "people",
    params(("id" = PersonId, Path)), request_body = PersonPatchInput,
    responses((status = 200, body = Person)))]
async fn person_change(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<PersonId>,
    Body(input): Body<PersonPatchInput>,
) -> Answer<Person> {
    Ok(Json(
        people::change(&admin.engine, &actor, id, input).await?,
    ))
}
