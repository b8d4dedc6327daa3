//! The admin API's routes, one file per subject.

mod addresses;
mod changes;
mod conditions;
mod connections;
mod doing;
mod exchange;
mod jobs;
mod matching;
mod people;
mod problems;
mod runs;
mod session;
mod system;
mod verbs;
mod workflows;

use axum::Json;

use super::Refused;
use crate::admin::described::Routes;

/// What a handler answers.
type Answer<T> = Result<Json<T>, Refused>;

/// The routes of every host.
pub(super) fn shared() -> Routes {
    Routes::new()
        .merge(system::router())
        .merge(changes::router())
        .merge(workflows::router())
        .merge(exchange::router())
        .merge(addresses::router())
        .merge(connections::router())
        .merge(people::router())
        .merge(conditions::router())
        .merge(matching::router())
        .merge(runs::router())
        .merge(verbs::router())
        .merge(problems::router())
        .merge(jobs::router())
}

/// The routes that only a host with sessions has: tokens are answered, sessions end.
pub(super) fn server_only() -> Routes {
    Routes::new()
        .merge(addresses::token_router())
        .merge(session::router())
}

/// The routes that need no session yet.
pub(super) fn before_session() -> Routes {
    session::sign_in_router()
}
