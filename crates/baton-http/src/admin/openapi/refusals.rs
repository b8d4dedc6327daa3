//! How an operation can refuse, by what it is: what it reads decides what can be wrong with it. The
//! statuses and their meaning are those of the classes of refusals.

use baton_admin::Class;
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::{ContentBuilder, HttpMethod, Ref, RefOr, Response, ResponseBuilder};

use crate::admin::problem::status_of;

/// What each class is called in the document, and what it means there.
const CLASSES: [(Class, &str, &str); 9] = [
    (
        Class::Unreadable,
        "Unreadable",
        "The request is not what this document says.",
    ),
    (
        Class::NotSignedIn,
        "NotSignedIn",
        "No session, no token, or one that ended.",
    ),
    (
        Class::Forbidden,
        "Forbidden",
        "Nobody may ask this here, or from there.",
    ),
    (Class::Missing, "Missing", "There is nothing under an id."),
    (
        Class::TooLarge,
        "TooLarge",
        "The body is larger than the limit.",
    ),
    (
        Class::Conflict,
        "Conflict",
        "It does not fit what is there: `code` says to what.",
    ),
    (
        Class::Invalid,
        "Invalid",
        "A value cannot be: `params` names the field, `problems` what is to be fixed.",
    ),
    (
        Class::Broken,
        "Broken",
        "Something in Baton broke; the log has it.",
    ),
    (
        Class::Closed,
        "Closed",
        "Baton is stopping, or the password store is not open.",
    ),
];

/// All refusals, by their names.
pub(super) fn responses() -> impl Iterator<Item = (String, RefOr<Response>)> {
    CLASSES.into_iter().map(|(_, name, meaning)| {
        let schema = Ref::from_schema_name("ProblemDocument");
        let content = ContentBuilder::new().schema(Some(schema)).build();
        let response = ResponseBuilder::new()
            .description(meaning)
            .content("application/problem+json", content)
            .build();
        (name.to_owned(), RefOr::T(response))
    })
}

/// Says them of an operation.
pub(super) fn say(method: HttpMethod, operation: &mut Operation) {
    let parameters = operation.parameters.iter().flatten();
    let places: Vec<_> = parameters
        .filter_map(|parameter| match parameter {
            RefOr::T(parameter) => Some(&parameter.parameter_in),
            RefOr::Ref(_) => None,
        })
        .collect();
    let reads = Reads {
        ids: places.contains(&&ParameterIn::Path),
        query: places.contains(&&ParameterIn::Query),
        body: operation.request_body.is_some(),
        changes: method != HttpMethod::Get,
    };
    for (class, name, _) in CLASSES
        .into_iter()
        .filter(|(class, ..)| reads.refuses(*class))
    {
        let status = status_of(class).as_str().to_owned();
        let refusal = RefOr::Ref(Ref::from_response_name(name));
        operation.responses.responses.insert(status, refusal);
    }
}

/// What an operation reads, and whether it changes something.
struct Reads {
    ids: bool,
    query: bool,
    body: bool,
    changes: bool,
}

impl Reads {
    fn refuses(&self, class: Class) -> bool {
        match class {
            Class::Unreadable => self.query || self.body,
            Class::Missing => self.ids || self.query || self.body,
            Class::TooLarge => self.body,
            Class::Conflict => self.changes,
            Class::Invalid => self.query || self.body || self.changes,
            Class::NotSignedIn | Class::Forbidden | Class::Broken | Class::Closed => true,
            // The path has an operation of another method, which is not this one.
            Class::NoOperation => false,
        }
    }
}
