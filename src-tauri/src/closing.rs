//! What closing the window means: Baton keeps running in the tray, and says so the first time.
//! Before it ends, the page saves what it has; what it cannot save the person is asked about.
//!
//! Where nothing shows the tray the window does not hide, for nothing would bring it back: the
//! person is asked.

use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{AppHandle, Manager};

use crate::habits::Habits;
use crate::menus::tray;
use crate::{asked, dialogs, window};

static ASKING: AtomicBool = AtomicBool::new(false);

/// What the person wants.
#[derive(Clone, Copy)]
enum Wish {
    Close,
    Quit,
}

/// The person closed the window; a second time while something is asked means the same.
pub(crate) fn begin(app: &AppHandle) {
    fulfil(app, Wish::Close);
}

/// The person quits, by the tray.
pub(crate) fn quit(app: &AppHandle) {
    fulfil(app, Wish::Quit);
}

fn fulfil(app: &AppHandle, wish: Wish) {
    if ASKING.swap(true, Ordering::SeqCst) {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        match wish {
            Wish::Close => close(&app).await,
            Wish::Quit => end(&app).await,
        }
        ASKING.store(false, Ordering::SeqCst);
    });
}

async fn close(app: &AppHandle) {
    let habits = app.state::<Habits>();
    if !habits.keeps_running() {
        return end(app).await;
    }
    if !tray::is_shown(app).await {
        if dialogs::confirm_quit(app).await {
            end(app).await;
        }
        return;
    }
    if !habits.said_that_it_keeps_running() {
        dialogs::say_that_it_keeps_running(app).await;
        habits.has_said_that_it_keeps_running();
    }
    window::hide(app);
}

async fn end(app: &AppHandle) {
    if asked::would_lose(app).await {
        window::show(app);
        if !dialogs::confirm_loss(app).await {
            return;
        }
    }
    app.exit(0);
}
