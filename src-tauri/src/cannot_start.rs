//! A start that fails: what it means in plain words, in a dialog and in the log.

use baton_engine::Error as EngineError;
use baton_store::Error as StoreError;
use tauri::AppHandle;

use crate::words::{Words, fill};
use crate::{dialogs, log};

/// Says why, and ends with code 1 when the person has read it.
pub(crate) fn say(app: &AppHandle, words: &Words, error: &anyhow::Error) {
    let reason = reason(words, error);
    log::say(&fill(&words.cannot_start, &[("reason", &reason)]));
    tracing::error!("{error:#}");
    let ending = app.clone();
    dialogs::say_that_it_cannot_start(app, words, &reason, move || ending.exit(1));
}

fn reason(words: &Words, error: &anyhow::Error) -> String {
    let engine = error.downcast_ref::<EngineError>();
    let store = match engine {
        Some(EngineError::Store(store)) => Some(store),
        _ => error.downcast_ref::<StoreError>(),
    };
    match store {
        Some(StoreError::Owned(_)) => words.start_owned.clone(),
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
}
