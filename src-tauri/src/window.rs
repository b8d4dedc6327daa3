//! The only window.

use std::sync::atomic::{AtomicBool, Ordering};

use tauri::utils::config::Color;
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{
    AppHandle, Manager, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};

use crate::page;

/// The label that the capabilities name.
pub(crate) const LABEL: &str = "main";

/// The first paint has the theme's own colour: `--ground` of the user interface.
const LIGHT: Color = Color(0xf6, 0xf7, 0xf9, 0xff);
const DARK: Color = Color(0x14, 0x17, 0x1c, 0xff);

/// The narrowest window that the page is laid out for.
const NARROWEST: (f64, f64) = (320.0, 480.0);

/// Whether somebody came to the window since that was asked last.
static LOOKED_AT: AtomicBool = AtomicBool::new(false);

/// Opens the window; unless it waits in the tray, it is shown when its page has arrived. It does
/// not close by itself: what its close button means is decided elsewhere.
pub(crate) fn open(
    app: &AppHandle,
    waits_in_tray: bool,
    on_close: fn(&AppHandle),
) -> anyhow::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Baton")
        .inner_size(1240.0, 820.0)
        .min_inner_size(NARROWEST.0, NARROWEST.1)
        .visible(false)
        .on_navigation(is_ours)
        .on_new_window(|_url, _features| NewWindowResponse::Deny)
        .on_web_resource_request(page::with_nonce)
        .on_page_load(move |window, load| match load.event() {
            PageLoadEvent::Finished if !waits_in_tray => {
                let _gone = window.show();
            }
            PageLoadEvent::Finished | PageLoadEvent::Started => {}
        })
        .build()?;
    paint(&window, window.theme().unwrap_or(Theme::Light));
    let watched = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::ThemeChanged(theme) = event {
            paint(&watched, *theme);
        }
        if let WindowEvent::Focused(true) = event {
            LOOKED_AT.store(true, Ordering::SeqCst);
        }
        if let WindowEvent::CloseRequested { api, .. } = event {
            api.prevent_close();
            on_close(watched.app_handle());
        }
    });
    Ok(())
}

/// Brings the window to the front.
pub(crate) fn show(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else {
        return;
    };
    LOOKED_AT.store(true, Ordering::SeqCst);
    let shown = window
        .show()
        .and_then(|()| window.unminimize())
        .and_then(|()| window.set_focus());
    if let Err(error) = shown {
        tracing::warn!(%error, "the window did not come to the front");
    }
}

/// Puts the window away; Baton keeps running.
pub(crate) fn hide(app: &AppHandle) {
    let hidden = app.get_webview_window(LABEL).map(|window| window.hide());
    if let Some(Err(error)) = hidden {
        tracing::warn!(%error, "the window did not hide");
    }
}

/// Whether the person is at the window.
pub(crate) fn has_focus(app: &AppHandle) -> bool {
    let window = app.get_webview_window(LABEL);
    window.is_some_and(|window| window.is_focused().unwrap_or(false))
}

/// Whether somebody came to the window and that was not asked for yet.
pub(crate) fn is_looked_at() -> bool {
    LOOKED_AT.load(Ordering::SeqCst)
}

/// Whether somebody came to the window since this was asked last.
pub(crate) fn was_looked_at() -> bool {
    LOOKED_AT.swap(false, Ordering::SeqCst)
}

fn paint(window: &WebviewWindow, theme: Theme) {
    let color = if theme == Theme::Dark { DARK } else { LIGHT };
    if let Err(error) = window.set_background_color(Some(color)) {
        tracing::debug!(%error, "the window keeps its colour");
    }
}

/// Only Baton's own pages: a remote page would stand where a person types tokens.
fn is_ours(url: &Url) -> bool {
    let origin = (url.scheme(), url.host_str());
    let bundled = matches!(
        origin,
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    );
    let from_vite =
        cfg!(dev) && matches!(origin, ("http", Some("127.0.0.1"))) && url.port() == Some(1420);
    bundled || from_vite
}
