//! The tray, where the system has one.

use std::time::Duration;

use baton_engine::{Listener, ListenerState};
use tauri::menu::{MenuBuilder, MenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager};

use crate::backend::Backend;
use crate::menus;
use crate::words::{Words, fill};

const ID: &str = "baton";
/// A desktop answers at once; one that does not answer shows nothing.
const PATIENCE: Duration = Duration::from_secs(5);

/// Makes the tray, where the system has the library for it. What its entries mean is in `menus`.
pub(crate) fn make(app: &AppHandle) {
    if !has_library() {
        tracing::info!("there is no tray on this desktop");
        return;
    }
    if let Err(error) = build(app) {
        tracing::warn!(%error, "the tray could not be made");
    }
}

/// Whether something shows the tray now: without it, nothing brings a hidden window back.
pub(crate) async fn is_shown(app: &AppHandle) -> bool {
    if app.tray_by_id(ID).is_none() {
        return false;
    }
    let shows = tokio::time::timeout(PATIENCE, desktop_shows()).await;
    shows.unwrap_or(false)
}

/// Asks the session whether an area for icons is there; an icon that nothing shows is made without
/// an error.
#[cfg(target_os = "linux")]
async fn desktop_shows() -> bool {
    const WATCHER: &str = "org.kde.StatusNotifierWatcher";
    let asked = async {
        let bus = zbus::Connection::session().await?;
        let properties = Some("org.freedesktop.DBus.Properties");
        let which = (WATCHER, "IsStatusNotifierHostRegistered");
        let place = "/StatusNotifierWatcher";
        let reply = bus
            .call_method(Some(WATCHER), place, properties, "Get", &which)
            .await?;
        let body = reply.body();
        let value: zbus::zvariant::Value<'_> = body.deserialize()?;
        zbus::Result::Ok(bool::try_from(value)?)
    };
    match asked.await {
        Ok(shows) => shows,
        Err(error) => {
            tracing::info!(%error, "nothing shows the tray");
            false
        }
    }
}

/// These systems always show it.
#[cfg(not(target_os = "linux"))]
#[expect(clippy::unused_async, reason = "the other platform waits here")]
async fn desktop_shows() -> bool {
    true
}

fn build(app: &AppHandle) -> tauri::Result<()> {
    let words = app.state::<Words>();
    let open = MenuItem::with_id(app, menus::OPEN, &words.open, true, None::<&str>)?;
    let status = MenuItem::with_id(app, "status", "", false, None::<&str>)?;
    let quit = MenuItem::with_id(app, menus::QUIT, &words.quit, true, None::<&str>)?;
    let menu = MenuBuilder::new(app)
        .items(&[&open, &status])
        .separator()
        .item(&quit)
        .build()?;
    let mut tray = TrayIconBuilder::with_id(ID).menu(&menu).tooltip("Baton");
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.build(app)?;
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
        ListenerState::PortUnreadable
        | ListenerState::NetworkUnreadable
        | ListenerState::NotStarted => words.not_listening.clone(),
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
