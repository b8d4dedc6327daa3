//! The tray, where the system has one.

use baton_engine::{Listener, ListenerState};
use tauri::menu::{MenuBuilder, MenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager};

use crate::backend::Backend;
use crate::window;
use crate::words::{Words, fill};

/// Makes the tray; `false` where there is none, and then closing the window ends the app.
pub(crate) fn make(app: &AppHandle) -> bool {
    if !has_library() {
        tracing::info!("there is no tray on this desktop");
        return false;
    }
    match build(app) {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(%error, "the tray could not be made");
            false
        }
    }
}

fn build(app: &AppHandle) -> tauri::Result<()> {
    let words = app.state::<Words>();
    let open = MenuItem::with_id(app, "open", &words.open, true, None::<&str>)?;
    let status = MenuItem::with_id(app, "status", "", false, None::<&str>)?;
    let quit = MenuItem::with_id(app, "quit", &words.quit, true, None::<&str>)?;
    let menu = MenuBuilder::new(app)
        .items(&[&open, &status])
        .separator()
        .item(&quit)
        .build()?;
    let mut tray = TrayIconBuilder::with_id("baton")
        .menu(&menu)
        .tooltip("Baton");
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.on_menu_event(|app, event| match event.id().as_ref() {
        "open" => window::show(app),
        "quit" => app.exit(0),
        _ => {}
    })
    .build(app)?;
    follow(app, status);
    Ok(())
}

/// Keeps the status line true.
fn follow(app: &AppHandle, status: MenuItem<tauri::Wry>) {
    let Some(mut listener) = app
        .try_state::<Backend>()
        .and_then(|backend| backend.listener())
    else {
        return;
    };
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        loop {
            let line = line(&app.state::<Words>(), &listener.borrow_and_update());
            if status.set_text(line).is_err() || listener.changed().await.is_err() {
                return;
            }
        }
    });
}

fn line(words: &Words, listener: &Listener) -> String {
    let port = listener.port.to_string();
    match listener.state {
        ListenerState::Listening => fill(&words.listening, &[("port", &port)]),
        ListenerState::PortTaken => match &listener.taken_by {
            Some(owner) => fill(&words.port_taken_by, &[("program", owner), ("port", &port)]),
            None => fill(&words.port_taken, &[("port", &port)]),
        },
        ListenerState::PortReserved => {
            let system = listener.taken_by.as_deref().unwrap_or_default();
            fill(&words.port_reserved, &[("system", system), ("port", &port)])
        }
        ListenerState::NotStarted => words.not_listening.clone(),
    }
}

/// The tray's library is opened at run time, and its absence would be a panic.
#[cfg(target_os = "linux")]
fn has_library() -> bool {
    const NAMES: [&str; 2] = ["libayatana-appindicator3.so.1", "libappindicator3.so.1"];
    NAMES.iter().any(|name| can_open(name))
}

#[cfg(not(target_os = "linux"))]
fn has_library() -> bool {
    true
}

/// Looks for the file where the system's loader does; opening it here would run its code.
#[cfg(target_os = "linux")]
fn can_open(name: &str) -> bool {
    let listed = std::process::Command::new("/sbin/ldconfig")
        .arg("-p")
        .output();
    listed.is_ok_and(|listed| String::from_utf8_lossy(&listed.stdout).contains(name))
}
