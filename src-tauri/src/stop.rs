//! A signal ends the app as its menu does.

use tauri::AppHandle;

/// SIGTERM and SIGINT lead to the ordinary end, which drains.
#[cfg(unix)]
pub(crate) fn on_signal(app: &AppHandle) -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};

    let app = app.clone();
    tauri::async_runtime::block_on(async move {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        tauri::async_runtime::spawn(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            app.exit(0);
        });
        Ok(())
    })
}

/// The system ends a window's program by its window.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the other platform can fail here")]
pub(crate) fn on_signal(_app: &AppHandle) -> anyhow::Result<()> {
    Ok(())
}
