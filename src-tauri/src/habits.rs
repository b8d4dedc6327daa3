//! What this computer's Baton does by habit: start at login, keep running when its window closes.
//!
//! Whether it starts at login is the system's own record; the rest is a small file of settings
//! beside the window's place, and not in the data folder, which may move to another computer.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager};
use tauri_plugin_autostart::ManagerExt;

use crate::menus::tray;

const FILE: &str = "habits.json";

/// With this argument the system starts Baton at login: it waits in the tray.
pub(crate) const AT_LOGIN: &str = "--at-login";

/// Whether these arguments are those of a start at login.
pub(crate) fn is_at_login(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| argument == AT_LOGIN)
}

/// The file's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    keep_running: bool,
    said_that_it_keeps_running: bool,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            keep_running: true,
            said_that_it_keeps_running: false,
        }
    }
}

/// The habits as the page shows them.
#[derive(Serialize)]
pub(crate) struct Shown {
    start_at_login: bool,
    keep_running: bool,
    /// Whether this desktop shows the tray; without it a closed window would be gone.
    has_tray: bool,
}

/// What the page changes of them.
#[derive(Default, Deserialize)]
pub(crate) struct Change {
    start_at_login: Option<bool>,
    keep_running: Option<bool>,
}

/// The habits of this computer.
pub(crate) struct Habits {
    file: PathBuf,
    kept: Mutex<Kept>,
}

impl Habits {
    /// Reads them; a file that is not there or cannot be read says nothing.
    pub(crate) fn read(folder: &Path) -> Self {
        let file = folder.join(FILE);
        let kept = std::fs::read(&file)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self {
            file,
            kept: Mutex::new(kept.unwrap_or_default()),
        }
    }

    /// Whether closing the window leaves Baton running.
    pub(crate) fn keeps_running(&self) -> bool {
        self.now().keep_running
    }

    /// Whether the person was told that it does.
    pub(crate) fn said_that_it_keeps_running(&self) -> bool {
        self.now().said_that_it_keeps_running
    }

    /// Keeps in mind that the person was told.
    pub(crate) fn has_said_that_it_keeps_running(&self) {
        let kept = self.change(|kept| kept.said_that_it_keeps_running = true);
        if let Err(error) = kept {
            tracing::warn!(%error, "it will be said again that Baton keeps running");
        }
    }

    fn now(&self) -> Kept {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Kept)) -> std::io::Result<()> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = *kept;
        change(&mut next);
        write(&self.file, &next)?;
        *kept = next;
        Ok(())
    }
}

/// All of them, as they are now.
pub(crate) async fn shown(app: &AppHandle) -> Result<Shown, String> {
    let start_at_login = app.autolaunch().is_enabled();
    Ok(Shown {
        start_at_login: start_at_login.map_err(|error| error.to_string())?,
        keep_running: app.state::<Habits>().keeps_running(),
        has_tray: tray::is_shown(app).await,
    })
}

/// Changes some of them; the answer is what is true then.
pub(crate) async fn change(app: &AppHandle, change: &Change) -> Result<Shown, String> {
    if let Some(on) = change.start_at_login {
        let login = app.autolaunch();
        let done = if on { login.enable() } else { login.disable() };
        done.map_err(|error| error.to_string())?;
    }
    if let Some(on) = change.keep_running {
        let habits = app.state::<Habits>();
        habits
            .change(|kept| kept.keep_running = on)
            .map_err(|error| error.to_string())?;
    }
    shown(app).await
}

/// Whole or not at all.
fn write(file: &Path, kept: &Kept) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let part = file.with_extension("part");
    std::fs::write(&part, serde_json::to_vec(kept)?)?;
    std::fs::rename(part, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_outlive_the_process_and_a_broken_file_says_nothing() {
        let folder = tempfile::tempdir().unwrap();

        let habits = Habits::read(folder.path());
        assert!(habits.keeps_running() && !habits.said_that_it_keeps_running());
        habits.has_said_that_it_keeps_running();
        habits.change(|kept| kept.keep_running = false).unwrap();

        let again = Habits::read(folder.path());
        assert!(!again.keeps_running() && again.said_that_it_keeps_running());
        std::fs::write(folder.path().join(FILE), "{").unwrap();
        assert!(Habits::read(folder.path()).keeps_running());
    }
}
