//! `changes`: hints about what changed, one subscription for each window.

use std::collections::HashMap;
use std::sync::Mutex;

use baton_engine::{Change, Engine};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};
use tokio::sync::broadcast::error::RecvError;

/// The running subscriptions by window label. A reloaded page leaves its channel behind, and
/// sending into it keeps on succeeding.
#[derive(Default)]
pub(crate) struct Subscriptions(Mutex<HashMap<String, tauri::async_runtime::JoinHandle<()>>>);

/// Sends each change to the page; nothing (`null`) means: refetch everything.
#[tauri::command]
pub(crate) fn changes(
    window: WebviewWindow,
    engine: State<'_, Engine>,
    all: State<'_, Subscriptions>,
    channel: Channel<Option<Change>>,
) {
    let mut changes = engine.changes();
    let sending = tauri::async_runtime::spawn(async move {
        loop {
            let change = match changes.recv().await {
                Ok(change) => Some(change),
                Err(RecvError::Lagged(_)) => None,
                Err(RecvError::Closed) => return,
            };
            if channel.send(change).is_err() {
                return;
            }
        }
    });
    let mut all = all
        .0
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(old) = all.insert(window.label().to_owned(), sending) {
        old.abort();
    }
}
