//! Tells the person outside the window that something needs them: each cause once, together.
//!
//! What is told is what the page lists under *Problems*. A cause that was open when Baton started
//! is no news, and what appears while the person looks at the window is seen there. No name of a
//! person is in it: a notification may stand on a locked screen.

mod causes;
mod notices;

use std::time::Duration;

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
        let known = open(&engine).await.into_iter().flatten();
        causes.know(known.filter(|group| group.since < started));
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

/// The open causes, latest first; nothing when they cannot be read now.
async fn open(engine: &Engine) -> Option<Vec<ProblemGroup>> {
    let query = ProblemsQuery {
        limit: Some(PAGE),
        ..ProblemsQuery::default()
    };
    let page = problems::list(engine, query).await;
    page.ok().map(|page| page.items)
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
