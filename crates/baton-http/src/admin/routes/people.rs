//! People.

use axum::Json;
use axum::extract::State;
use baton_admin::Page;
use baton_admin::people::{
    self, CustomDetailQuery, CustomDetailView, FurtherDetails, KnownValue, PeopleCounts,
    PeopleQuery, PeopleValuesQuery, Person, PersonInput, PersonPatchInput, RevealInput, Revealed,
};
use baton_core::ids::PersonId;

use super::Answer;
use crate::admin::Admin;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Body, Path, Query, Who};

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(person_list, person_create))
        .routes(routes!(person_counts))
        .routes(routes!(person_values))
        .routes(routes!(person_create_sample))
        .routes(routes!(person_get, person_change))
        .routes(routes!(person_reveal))
        .routes(routes!(
            further_details,
            custom_detail_set,
            custom_detail_remove
        ))
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

/// Counts the people of a list; where a page of it begins is passed over.
#[utoipa::path(get, path = "/people/counts", tag = "people", params(PeopleQuery),
    responses((status = 200, body = PeopleCounts)))]
async fn person_counts(
    State(admin): State<Admin>,
    Query(query): Query<PeopleQuery>,
) -> Answer<PeopleCounts> {
    Ok(Json(people::counts(&admin.engine, query).await?))
}

/// Lists the values that people have of a detail, those that most have first.
#[utoipa::path(get, path = "/people/values", tag = "people", params(PeopleValuesQuery),
    responses((status = 200, body = Vec<KnownValue>)))]
async fn person_values(
    State(admin): State<Admin>,
    Query(query): Query<PeopleValuesQuery>,
) -> Answer<Vec<KnownValue>> {
    Ok(Json(people::known_values(&admin.engine, query).await?))
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

/// Adds a made-up person; starts nothing.
#[utoipa::path(post, path = "/people/sample", tag = "people",
    responses((status = 200, body = Person)))]
async fn person_create_sample(State(admin): State<Admin>, Who(actor): Who) -> Answer<Person> {
    Ok(Json(people::create_sample(&admin.engine, &actor).await?))
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

/// Shows a sensitive detail of a person; the audit has who looked.
#[utoipa::path(post, path = "/people/{id}/reveal", tag = "people",
    params(("id" = PersonId, Path)), request_body = RevealInput,
    responses((status = 200, body = Revealed)))]
async fn person_reveal(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<PersonId>,
    Body(input): Body<RevealInput>,
) -> Answer<Revealed> {
    Ok(Json(
        people::reveal(&admin.engine, &actor, id, input).await?,
    ))
}

/// Lists what people can have beside Baton's own details.
#[utoipa::path(get, path = "/person-details", tag = "people",
    responses((status = 200, body = FurtherDetails)))]
async fn further_details(State(admin): State<Admin>) -> Answer<FurtherDetails> {
    Ok(Json(people::further_details(&admin.engine).await?))
}

/// Adds a custom detail, or changes its type or sensitivity.
#[utoipa::path(put, path = "/person-details", tag = "people", request_body = CustomDetailView,
    responses((status = 200, body = CustomDetailView)))]
async fn custom_detail_set(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<CustomDetailView>,
) -> Answer<CustomDetailView> {
    Ok(Json(
        people::set_custom_detail(&admin.engine, &actor, input).await?,
    ))
}

/// Removes a custom detail that nobody has a value of.
#[utoipa::path(delete, path = "/person-details", tag = "people", params(CustomDetailQuery),
    responses((status = 200, body = FurtherDetails)))]
async fn custom_detail_remove(
    State(admin): State<Admin>,
    Who(actor): Who,
    Query(query): Query<CustomDetailQuery>,
) -> Answer<FurtherDetails> {
    Ok(Json(
        people::remove_custom_detail(&admin.engine, &actor, &query.name).await?,
    ))
}
