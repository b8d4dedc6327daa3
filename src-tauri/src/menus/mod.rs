//! What the entries of Baton's menus mean: those of the tray's and, on macOS, those of the menu at
//! the top of the screen.

#[cfg(any(target_os = "macos", all(test, feature = "desktop-test")))]
pub(crate) mod at_the_top;
pub(crate) mod tray;

use tauri::AppHandle;

/// The entry that shows the window.
pub(crate) const OPEN: &str = "open";
/// The entry that ends Baton, once the page was asked.
pub(crate) const QUIT: &str = "quit";

/// Does what the person picks, in whichever menu.
pub(crate) fn follow(app: &AppHandle, on_open: fn(&AppHandle), on_quit: fn(&AppHandle)) {
    app.on_menu_event(move |app, event| match event.id().as_ref() {
        OPEN => on_open(app),
        QUIT => on_quit(app),
        _ => {}
    });
}
