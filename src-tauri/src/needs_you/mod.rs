//! Tells the person outside the window that something needs them: each cause once, together.
//!
//! What is told is what the page lists under *Problems*. A cause that was open when Baton started
//! is no news, and what appears while the person looks at the window is seen there. No name of a
//! person is in it: a notification may stand on a locked screen.

mod causes;
mod notices;

use std::time::Duration;

use baton_admin::After;
use baton_admin::problems::{self, ProblemGroup, ProblemsQuery};
use baton_engine::{Engine, Topic};
use tauri::{AppHandle, Manager};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::window;
use crate::words::Words;
use causes::Causes;
use notices::{Notice, Notices};

/// What appears within this time is told together.
const GATHER: Duration = Duration::from_secs(2);
/// So many causes are read at once.
const PAGE: u32 = 200;

/// Tells from now on.
pub(crate) fn begin(app: &AppHandle) {
    let app = app.clone();
    let engine = app.state::<Engine>().inner().clone();
    let started = jiff::Timestamp::now();
    let changes = engine.changes();
    tauri::async_runtime::spawn(async move {
        let mut causes = Causes::default();
        let known = at_last(|| open(&engine), GATHER).await;
        causes.know(known.into_iter().filter(|group| group.since < started));
        follow(&app, &engine, changes, causes).await;
    });
}

async fn follow(
    app: &AppHandle,
    engine: &Engine,
    mut changes: Receiver<baton_engine::Change>,
    mut causes: Causes,
) {
    let mut notices = Notices::new(app);
    loop {
        if let Some(open) = open(engine).await {
            if window::was_looked_at() {
                causes.were_seen();
            }
            if let Some(unseen) = causes.look(open, window::has_focus(app)) {
                notices.show(notice(&app.state::<Words>(), unseen));
            }
        }
        if !problem_changed(&mut changes).await {
            return;
        }
        tokio::time::sleep(GATHER).await;
    }
}

/// Waits for one; `false` when the engine has ended.
async fn problem_changed(changes: &mut Receiver<baton_engine::Change>) -> bool {
    loop {
        match changes.recv().await {
            Ok(change) if change.topic != Topic::Problem => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return true,
            Err(RecvError::Closed) => return false,
        }
    }
}

/// What can be read, however often it takes: a cause that is not known would be told as news.
async fn at_last<T, Read>(read: impl Fn() -> Read, between: Duration) -> T
where
    Read: Future<Output = Option<T>>,
{
    loop {
        if let Some(read) = read().await {
            return read;
        }
        tokio::time::sleep(between).await;
    }
}

/// The open causes, latest first; nothing when they cannot be read now.
async fn open(engine: &Engine) -> Option<Vec<ProblemGroup>> {
    let page = |after| async move {
        let query = ProblemsQuery {
            limit: Some(PAGE),
            after,
            ..ProblemsQuery::default()
        };
        let page = problems::list(engine, query).await.ok()?;
        let next = page.next.and_then(|next| After::try_from(next).ok());
        Some((page.items, next))
    };
    all(page).await
}

/// The rows of all pages.
async fn all<T, At, Read>(page: impl Fn(Option<At>) -> Read) -> Option<Vec<T>>
where
    Read: Future<Output = Option<(Vec<T>, Option<At>)>>,
{
    let mut all = Vec::new();
    let mut at = None;
    loop {
        let (items, next) = page(at).await?;
        all.extend(items);
        match next {
            Some(next) => at = Some(next),
            None => return Some(all),
        }
    }
}

fn notice(words: &Words, causes: &[ProblemGroup]) -> Notice {
    let title = words.needs_you.clone();
    match causes {
        [one] => Notice {
            title,
            text: causes::text(words, one),
            place: format!("/problems?open={}", one.id),
        },
        _ => Notice {
            title,
            text: causes::together(words, causes),
            place: "/problems".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn every_cause_is_read_not_only_the_first_page_of_them() {
        let page = async |at: Option<u8>| match at {
            None => Some((vec!["c", "b"], Some(1))),
            Some(_) => Some((vec!["a"], None)),
        };

        let read = all(page).await;

        assert_eq!(read.unwrap(), ["c", "b", "a"]);
    }

    #[tokio::test]
    async fn of_causes_that_cannot_all_be_read_none_is_said_to_be_gone() {
        let page = async |at: Option<u8>| at.is_none().then(|| (vec!["c"], Some(1)));

        assert!(all(page).await.is_none());
    }

    #[tokio::test]
    async fn what_could_not_be_read_at_the_start_is_read_again() {
        let reads = AtomicU32::new(0);
        let read = async || (reads.fetch_add(1, Ordering::SeqCst) == 2).then_some("known");

        assert_eq!(at_last(read, Duration::ZERO).await, "known");
    }
}
