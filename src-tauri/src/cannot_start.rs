//! A start that fails, and a store that fails later: what it means in plain words, in a dialog and in
//! the log.

use baton_engine::{Engine, Error as EngineError};
use baton_store::Error as StoreError;
use tauri::{AppHandle, Manager};

use crate::words::{Words, fill};
use crate::{dialogs, log};

/// Says why, and ends with code 1 when the person has read it.
pub(crate) fn say(app: &AppHandle, words: &Words, error: &anyhow::Error) {
    let reason = reason(words, error);
    log::say(&fill(&words.cannot_start, &[("reason", &reason)]));
    tracing::error!("{error:#}");
    let ending = app.clone();
    let title = &words.cannot_start_title;
    dialogs::say_why_it_ends(app, words, title, &reason, move || ending.exit(1));
}

/// Watches over the store as long as the app runs. Once it stores nothing more, a window that goes on
/// would show old data and refuse every change: it says why, and ends with code 1 when the person has
/// read it. Calls are refused meanwhile, so that their senders repeat them.
pub(crate) fn watch(app: &AppHandle, engine: &Engine) {
    let (app, store) = (app.clone(), engine.store().clone());
    tauri::async_runtime::spawn(async move {
        store.until_failure().await;
        let Some(failure) = store.failure() else {
            return;
        };
        let words = app.state::<Words>();
        let reason = ending(&words, &failure);
        log::say(&fill(&words.has_to_close, &[("reason", &reason)]));
        let (exiting, title) = (app.clone(), &words.has_to_close_title);
        dialogs::say_why_it_ends(&app, &words, title, &reason, move || exiting.exit(1));
    });
}

fn ending(words: &Words, failure: &StoreError) -> String {
    let means = if let StoreError::Replaced { .. } = failure {
        &words.close_replaced
    } else if let StoreError::Disk(_) = failure {
        &words.close_disk
    } else {
        &words.close_otherwise
    };
    fill(means, &[("said", &failure.to_string())])
}

fn reason(words: &Words, error: &anyhow::Error) -> String {
    let engine = error.downcast_ref::<EngineError>();
    let store = match engine {
        Some(EngineError::Store(store)) => Some(store),
        _ => error.downcast_ref::<StoreError>(),
    };
    match store {
        Some(StoreError::Owned(_)) => words.start_owned.clone(),
        Some(StoreError::Lost { .. }) => {
            fill(&words.start_lost, &[("said", &format!("{error:#}"))])
        }
        Some(StoreError::Newer { .. }) => words.start_newer.clone(),
        Some(StoreError::Full) => words.start_full.clone(),
        Some(StoreError::Disk(said)) => fill(&words.start_disk, &[("said", said)]),
        Some(StoreError::Folder { path, source, .. }) => {
            let (folder, said) = (path.display().to_string(), source.to_string());
            fill(&words.start_folder, &[("folder", &folder), ("said", &said)])
        }
        _ => fill(&words.start_otherwise, &[("said", &format!("{error:#}"))]),
    }
}

#[cfg(test)]
mod tests {
    use baton_store::Kept;

    use super::*;
    use crate::words;

    #[test]
    fn what_a_person_can_mend_is_said_in_plain_words() {
        let words = words::of(None);
        let full = anyhow::Error::from(EngineError::Store(StoreError::Full)).context("open");
        let other = anyhow::anyhow!("no such thing");

        assert_eq!(reason(&words, &full), words.start_full);
        assert!(reason(&words, &other).contains("no such thing"));
    }

    #[test]
    fn why_nothing_more_is_stored_is_said_by_what_failed() {
        let words = words::of(None);
        let replaced = StoreError::Replaced {
            path: "/data/baton.db".into(),
            kept: Kept::WhereItIs,
        };
        let lost = StoreError::Lost {
            path: "/data/baton.db".into(),
            beside: "admin.token".into(),
            copy: None,
        };
        let begins_as = |text: &str, meant: &str| {
            let before = meant
                .split("{{said}}")
                .next()
                .expect("there is a first part");
            text.starts_with(before) && text.len() > before.len()
        };

        let said = ending(&words, &replaced);
        assert!(begins_as(&said, &words.close_replaced), "{said}");
        assert!(said.contains("put it back"), "{said}");
        let said = ending(&words, &StoreError::Disk("a sync failed".into()));
        assert!(begins_as(&said, &words.close_disk), "{said}");
        let said = reason(&words, &anyhow::Error::from(lost));
        assert!(begins_as(&said, &words.start_lost), "{said}");
    }
}
