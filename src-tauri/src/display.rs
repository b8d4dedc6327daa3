//! Whether there is a display; the window library would panic without one.

/// Says what to do when there is none.
#[cfg(target_os = "linux")]
pub(crate) fn look() -> Result<(), String> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("DISPLAY") || set("WAYLAND_DISPLAY") {
        return Ok(());
    }
    Err("Baton needs a display, and neither DISPLAY nor WAYLAND_DISPLAY is set. \
         On a computer without one, run `baton-server serve` and open its sign-in link in a browser."
        .to_owned())
}

/// These systems always have one.
#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "the other platform can fail here")]
pub(crate) fn look() -> Result<(), String> {
    Ok(())
}
