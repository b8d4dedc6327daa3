//! Native dialogs; no script can press their buttons.

use std::path::PathBuf;

use tauri::{AppHandle, Manager, Wry};
use tauri_plugin_dialog::{
    DialogExt, MessageDialogBuilder, MessageDialogButtons, MessageDialogKind,
};
use tokio::sync::oneshot;

use crate::faults;
use crate::words::Words;

/// Whether the person said yes to showing a token.
pub(crate) async fn confirm_reveal(app: &AppHandle) -> bool {
    if faults::has(faults::TOKEN_WITHOUT_ASKING) {
        return true;
    }
    let words = app.state::<Words>();
    let dialog = app
        .dialog()
        .message(&words.show_token_text)
        .title(&words.show_token)
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(
            words.show.clone(),
            words.cancel.clone(),
        ));
    answer(app, dialog).await
}

/// Whether the person wants to end Baton, where closing the window cannot leave it running.
pub(crate) async fn confirm_quit(app: &AppHandle) -> bool {
    let words = app.state::<Words>();
    let dialog = app
        .dialog()
        .message(&words.quit_text)
        .title(&words.quit_question)
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(
            words.quit.clone(),
            words.keep_open.clone(),
        ));
    answer(app, dialog).await
}

/// Whether the person wants to end Baton without what the page could not save.
pub(crate) async fn confirm_loss(app: &AppHandle) -> bool {
    let words = app.state::<Words>();
    let dialog = app
        .dialog()
        .message(&words.unsaved_text)
        .title(&words.unsaved)
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(
            words.quit.clone(),
            words.keep_open.clone(),
        ));
    answer(app, dialog).await
}

/// Says that closing the window does not end Baton, and how to end it.
pub(crate) async fn say_that_it_keeps_running(app: &AppHandle) {
    let words = app.state::<Words>();
    let dialog = app
        .dialog()
        .message(&words.keeps_running_text)
        .title(&words.keeps_running)
        .kind(MessageDialogKind::Info)
        .buttons(MessageDialogButtons::OkCustom(words.understood.clone()));
    answer(app, dialog).await;
}

/// Says why Baton ends; perhaps no window is there yet.
pub(crate) fn say_why_it_ends(
    app: &AppHandle,
    words: &Words,
    title: &str,
    reason: &str,
    then: impl FnOnce() + Send + 'static,
) {
    app.dialog()
        .message(reason)
        .title(title)
        .kind(MessageDialogKind::Error)
        .buttons(MessageDialogButtons::OkCustom(words.close.clone()))
        .show(move |_| then());
}

/// Whether the person said yes, in a dialog over the window.
async fn answer(app: &AppHandle, mut dialog: MessageDialogBuilder<Wry>) -> bool {
    let (answer, answered) = oneshot::channel();
    let window = app.get_webview_window(crate::window::LABEL);
    if let Some(window) = window.filter(|window| window.is_visible().unwrap_or(false)) {
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
