//! What short calls said when they came in, for whoever handles them next: nothing is read twice but
//! after a restart, or where more calls wait than have room here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use baton_core::{CallId, Json};

use super::contents::{Content, WORTH_KEEPING};

/// So many calls have room; those that came first stay, as they are handled first.
const MOST: usize = 512;
/// What nobody asked for by then is forgotten.
const KEPT_FOR: Duration = Duration::from_secs(10);

/// What calls said, by their ids.
#[derive(Default)]
pub(crate) struct Brought(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    by_call: HashMap<CallId, Content>,
    /// When the first of them came.
    since: Option<Instant>,
}

impl Brought {
    /// Keeps what a call says that is about to be stored.
    pub(crate) fn keep(&self, call: &CallId, data: Json, bytes: usize) {
        if bytes >= WORTH_KEEPING {
            return;
        }
        let mut kept = self.lock();
        if kept.since.is_some_and(|since| since.elapsed() > KEPT_FOR) {
            *kept = Kept::default();
        }
        if kept.by_call.len() < MOST {
            kept.since.get_or_insert_with(Instant::now);
            let content = Content::new(Ok(Arc::new(data)), bytes);
            kept.by_call.insert(call.clone(), content);
        }
    }

    /// Takes what a call said, where that is known still.
    pub(crate) fn take(&self, call: &CallId) -> Option<Content> {
        let mut kept = self.lock();
        let content = kept.by_call.remove(call);
        if kept.by_call.is_empty() {
            kept.since = None;
        }
        content
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(number: usize) -> CallId {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&number.to_be_bytes());
        CallId::from_bytes(bytes)
    }

    fn said(brought: &Brought, number: usize) -> Option<Json> {
        let content = brought.take(&call(number))?;
        content.data.ok().map(|data| Json::clone(&data))
    }

    #[test]
    fn what_a_call_said_is_known_once() {
        let brought = Brought::default();
        brought.keep(&call(1), Json::text("one"), 5);

        assert_eq!(said(&brought, 1), Some(Json::text("one")));
        assert_eq!(said(&brought, 1), None);
    }

    #[test]
    fn those_that_came_first_stay_and_no_more_than_have_room() {
        let brought = Brought::default();
        for number in 0..MOST + 10 {
            brought.keep(&call(number), Json::Null, 4);
        }

        assert_eq!(brought.lock().by_call.len(), MOST);
        assert_eq!(said(&brought, 0), Some(Json::Null));
        assert_eq!(said(&brought, MOST), None);
    }

    #[test]
    fn a_long_call_is_read_where_it_is_wanted() {
        let brought = Brought::default();
        brought.keep(&call(1), Json::Null, WORTH_KEEPING);

        assert_eq!(said(&brought, 1), None);
    }

    #[test]
    fn what_nobody_asks_for_makes_room() {
        let brought = Brought::default();
        brought.keep(&call(1), Json::Null, 4);
        let long_ago = |since: Instant| since.checked_sub(KEPT_FOR * 2);
        let since = brought.lock().since.and_then(long_ago);
        brought.lock().since = since;

        brought.keep(&call(2), Json::Null, 4);

        assert_eq!(
            (said(&brought, 1), said(&brought, 2)),
            (None, Some(Json::Null))
        );
    }
}
