//! Native dialogs; no script can press their buttons.

use std::path::PathBuf;

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};
use tokio::sync::oneshot;

use crate::words::Words;

/// Whether the person said yes to showing a token.
pub(crate) async fn confirm_reveal(app: &AppHandle) -> bool {
    let (answer, answered) = oneshot::channel();
    let words = app.state::<Words>();
    let mut dialog = app
        .dialog()
        .message(&words.show_token_text)
        .title(&words.show_token)
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(
            words.show.clone(),
            words.cancel.clone(),
        ));
    if let Some(window) = app.get_webview_window(crate::window::LABEL) {
        dialog = dialog.parent(&window);
    }
    dialog.show(move |yes| {
        let _gone = answer.send(yes);
    });
    answered.await.unwrap_or(false)
}

/// Where to save a file; `None` when the person cancelled.
pub(crate) async fn save_place(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let (answer, answered) = oneshot::channel();
    app.dialog()
        .file()
        .set_file_name(name)
        .save_file(move |path| {
            let _gone = answer.send(path);
        });
    answered.await.ok().flatten()?.into_path().ok()
}

/// Which file to open; `None` when the person cancelled.
pub(crate) async fn file_to_open(app: &AppHandle, extensions: &[String]) -> Option<PathBuf> {
    let (answer, answered) = oneshot::channel();
    let known: Vec<&str> = extensions.iter().map(String::as_str).collect();
    app.dialog()
        .file()
        .add_filter("Baton", &known)
        .pick_file(move |path| {
            let _gone = answer.send(path);
        });
    answered.await.ok().flatten()?.into_path().ok()
}
