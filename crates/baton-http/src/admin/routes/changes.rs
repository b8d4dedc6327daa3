//! Change events: hints about what to refetch.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use baton_engine::Change;
use futures_util::{Stream, StreamExt};
use tokio_stream::wrappers::BroadcastStream;

use crate::admin::Admin;
use crate::admin::described::{Routes, routes};

/// A silent stream says so in this rhythm, so that a dead one is noticed.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

pub(super) fn router() -> Routes {
    Routes::new().routes(routes!(change_stream))
}

/// Streams what changed as server-sent events; `event: lagged` asks to refetch everything.
#[utoipa::path(get, path = "/changes", tag = "system",
    responses((status = 200, body = Change, content_type = "text/event-stream")))]
async fn change_stream(
    State(admin): State<Admin>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stopping = admin.engine.stopping();
    let events = BroadcastStream::new(admin.engine.changes())
        .map(|change| Ok(event(change.ok().as_ref())))
        .take_until(stopping);
    Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}

fn event(change: Option<&Change>) -> Event {
    match change.map(serde_json::to_string) {
        Some(Ok(data)) => Event::default().event("change").data(data),
        Some(Err(_)) | None => Event::default().event("lagged").data("{}"),
    }
}
