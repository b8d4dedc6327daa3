//! Tells the person outside the window that something needs them: each cause once, together.
//!
//! What is told is what the page lists under *Problems*. A cause that was open when Baton started
//! is no news, and what appears while the person looks at the window is seen there. No name of a
//! person is in it: a notification may stand on a locked screen.

mod causes;
mod notices;
mod pace;

use std::time::Duration;

use baton_admin::problems::{self, Unseen};
use baton_engine::{Engine, Topic};
use tauri::{AppHandle, Manager};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::window;
use crate::words::Words;
use causes::Causes;
use notices::{Notice, Notices};
use pace::{GATHER, Pace};

/// Tells from now on.
pub(crate) fn begin(app: &AppHandle) {
    let app = app.clone();
    let engine = app.state::<Engine>().inner().clone();
    let started = jiff::Timestamp::now();
    let changes = engine.changes();
    tauri::async_runtime::spawn(async move {
        let known = async || problems::newest_before(&engine, started).await.ok();
        let causes = Causes::known_to(at_last(known, GATHER).await);
        follow(&app, &engine, changes, causes).await;
    });
}

/// Looks after each change, and asks for what has appeared since the last look only: changes never
/// end where many call, and all that is open may be much.
async fn follow(
    app: &AppHandle,
    engine: &Engine,
    mut changes: Receiver<baton_engine::Change>,
    mut causes: Causes,
) {
    let mut notices = Notices::new(app);
    let mut pace = Pace::default();
    loop {
        if window::was_looked_at() {
            causes.were_seen();
            pace.seen();
        }
        // What cannot be read now is asked for again after the next change.
        if let Ok(appeared) = problems::appeared(engine, causes.since()).await
            && let Some(unseen) = causes.look(appeared, window::has_focus(app))
        {
            notices.show(notice(&app.state::<Words>(), &unseen));
            pace.told();
        }
        if !problem_changed(&mut changes).await {
            return;
        }
        pace.wait(window::is_looked_at).await;
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

fn notice(words: &Words, unseen: &Unseen) -> Notice {
    let title = words.needs_you.clone();
    match &unseen.only {
        Some(place) => Notice {
            title,
            text: causes::text(words, place),
            place: format!("/problems?open={}", place.id),
        },
        None => Notice {
            title,
            text: causes::together(words, unseen),
            place: "/problems".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn what_could_not_be_read_at_the_start_is_read_again() {
        let reads = AtomicU32::new(0);
        let read = async || (reads.fetch_add(1, Ordering::SeqCst) == 2).then_some("known");

        assert_eq!(at_last(read, Duration::ZERO).await, "known");
    }
}
