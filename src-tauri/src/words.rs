//! What the desktop says by itself: in the tray, in dialogs, and where it cannot start.
//!
//! The texts are `desktop.json`, which `baton_admin::words` finds in the folder of the language;
//! here is no text and no name of a language.

use baton_admin::words::{asked, text};
use baton_engine::Engine;
use serde::Deserialize;

pub(crate) use baton_admin::words::fill;

/// Every text of the desktop in one language.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Words {
    /// The tray's entry that shows the window.
    pub open: String,
    /// The tray's entry that ends the app.
    pub quit: String,
    /// Calls come in at `port`.
    pub listening: String,
    /// No calls come in.
    pub not_listening: String,
    /// `program` has the `port`.
    pub port_taken_by: String,
    /// Some program has the `port`.
    pub port_taken: String,
    /// The `system` has reserved the `port`.
    pub port_reserved: String,
    /// Asks whether a token may be shown.
    pub show_token: String,
    /// What that means.
    pub show_token_text: String,
    /// Yes to it.
    pub show: String,
    /// No to it.
    pub cancel: String,
    /// Asks whether to end Baton, where no tray is.
    pub quit_question: String,
    /// What that means.
    pub quit_text: String,
    /// No to it.
    pub keep_open: String,
    /// Asks whether to end Baton without the last changes.
    pub unsaved: String,
    /// What that means.
    pub unsaved_text: String,
    /// Closing the window leaves Baton running.
    pub keeps_running: String,
    /// Where it is then, and how to end it.
    pub keeps_running_text: String,
    /// The person has read it.
    pub understood: String,
    /// Something needs the person.
    pub needs_you: String,
    /// A `step` of a `workflow` cannot go on.
    pub needs_you_at_step: String,
    /// Something in a `workflow` cannot go on.
    pub needs_you_in: String,
    /// A call cannot be used.
    pub needs_you_somewhere: String,
    /// So many causes, `count`, at once; two at least.
    pub needs_you_together: String,
    /// So many causes, `count`, at once, and perhaps more.
    pub needs_you_many_more: String,
    /// The app ends at once, for a `reason`; said where no window is.
    pub cannot_start: String,
    /// The same above a dialog that says the reason.
    pub cannot_start_title: String,
    /// Closes that dialog.
    pub close: String,
    /// The running app can go on no longer, for a `reason`; for the log.
    pub has_to_close: String,
    /// The same above a dialog that says the reason.
    pub has_to_close_title: String,
    /// The data was moved or replaced while it was open; the store `said` where everything is.
    pub close_replaced: String,
    /// The disk or the file failed; the store `said` how.
    pub close_disk: String,
    /// Something else; the store `said` it.
    pub close_otherwise: String,
    /// The data is missing where it was; the store `said` what is to be done.
    pub start_lost: String,
    /// Another Baton has the data.
    pub start_owned: String,
    /// A newer Baton wrote the data.
    pub start_newer: String,
    /// The disk is full.
    pub start_full: String,
    /// The disk or the file is damaged; the system `said` how.
    pub start_disk: String,
    /// The `folder` cannot be used; the system `said` why.
    pub start_folder: String,
    /// Something else; the program `said` it.
    pub start_otherwise: String,
    /// There is no display.
    pub no_display: String,
}

/// The language that was chosen, else the first of the person's languages on this computer that
/// Baton speaks; none where it speaks none of them, or the choice cannot be read.
pub(crate) async fn language(engine: &Engine) -> Option<String> {
    let settings = baton_admin::system::settings(engine).await.ok()?;
    settings.language.or_else(of_the_system)
}

/// What this computer says that its person reads, of what Baton speaks.
pub(crate) fn of_the_system() -> Option<String> {
    let wanted = whoami::lang_prefs().ok()?;
    let tags = wanted.message_langs().map(|one| one.to_string());
    let tags: Vec<_> = tags.map(|tag| tag.replace('/', "-")).collect();
    asked(&tags.join(","))
}

/// The words of that language, else of the one that stands in for others.
pub(crate) fn of(tag: Option<&str>) -> Words {
    let words = text(tag, "desktop.json");
    serde_json::from_str(words).expect("a test reads the words of every language")
}

#[cfg(test)]
mod tests {
    use baton_admin::words;

    use super::{Words, of};

    #[test]
    fn every_language_has_every_text() {
        for tag in words::tags() {
            let read = serde_json::from_str::<Words>(words::text(Some(&tag), "desktop.json"));

            assert!(read.is_ok(), "{tag}: {read:?}");
        }
    }

    #[test]
    fn a_language_that_is_not_there_is_stood_in_for() {
        assert_eq!(of(Some("tlh")).open, of(None).open);
    }
}
