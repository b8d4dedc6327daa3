//! What closing the window means: Baton keeps running in the tray, and says so the first time.
//!
//! Where nothing shows the tray the window does not hide, for nothing would bring it back: the
//! person is asked.

use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{AppHandle, Manager};

use crate::habits::Habits;
use crate::{dialogs, tray, window};

static ASKING: AtomicBool = AtomicBool::new(false);

/// The person closed the window; a second time while something is asked means the same.
pub(crate) fn begin(app: &AppHandle) {
    if ASKING.swap(true, Ordering::SeqCst) {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        close(&app).await;
        ASKING.store(false, Ordering::SeqCst);
    });
}

async fn close(app: &AppHandle) {
    let habits = app.state::<Habits>();
    if !habits.keeps_running() {
        app.exit(0);
        return;
    }
    if !tray::is_shown(app).await {
        if dialogs::confirm_quit(app).await {
            app.exit(0);
        }
        return;
    }
    if !habits.said_that_it_keeps_running() {
        dialogs::say_that_it_keeps_running(app).await;
        habits.has_said_that_it_keeps_running();
    }
    window::hide(app);
}
