//! The native clipboard: written, then read back, because "copied" is said only when it is true.

use std::sync::Mutex;
use std::time::Duration;

use arboard::{Error, Set};

/// Kept for the life of the app: on some systems the text lives only as long as this.
#[derive(Default)]
pub(crate) struct Clipboard(Mutex<Option<arboard::Clipboard>>);

/// How often the clipboard is looked at until it has the text.
const LOOKS: u32 = 10;
const BETWEEN_LOOKS: Duration = Duration::from_millis(30);

impl Clipboard {
    /// Whether the clipboard has the text now. A secret is kept out of clipboard histories.
    pub(crate) fn copy(&self, text: &str, secret: bool) -> bool {
        let mut kept = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        match write_and_read(&mut kept, text, secret) {
            Ok(same) => same,
            Err(error) => {
                tracing::warn!(%error, "the clipboard did not take the text");
                *kept = None;
                false
            }
        }
    }
}

fn write_and_read(
    kept: &mut Option<arboard::Clipboard>,
    text: &str,
    secret: bool,
) -> Result<bool, Error> {
    let clipboard = match kept {
        Some(clipboard) => clipboard,
        None => kept.insert(arboard::Clipboard::new()?),
    };
    let set = clipboard.set();
    let set = if secret { out_of_histories(set) } else { set };
    set.text(text)?;
    for _ in 0..LOOKS {
        match clipboard.get_text() {
            Ok(there) if there == text => return Ok(true),
            Ok(_) | Err(Error::ContentNotAvailable | Error::ClipboardOccupied) => {}
            Err(error) => return Err(error),
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    Ok(false)
}

#[cfg(target_os = "linux")]
fn out_of_histories(set: Set<'_>) -> Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(windows)]
fn out_of_histories(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_history().exclude_from_cloud()
}

#[cfg(target_os = "macos")]
fn out_of_histories(set: Set<'_>) -> Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}
