//! Whether there is a display; the window library would panic without one.

use crate::words::Words;

/// Says what to do when there is none.
#[cfg(target_os = "linux")]
pub(crate) fn look(words: &Words) -> Result<(), String> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("DISPLAY") || set("WAYLAND_DISPLAY") {
        return Ok(());
    }
    Err(words.no_display.clone())
}

/// These systems always have one.
#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "the other platform can fail here")]
pub(crate) fn look(_words: &Words) -> Result<(), String> {
    Ok(())
}
