//! Notifications of the system. There is one at a time: a newer one takes the place of the last.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use notify_rust::{Notification, NotificationHandle, NotificationResponse};
use tauri::{AppHandle, Manager};

use crate::asked;
use crate::words::Words;

/// What is shown, and where a click leads.
pub(super) struct Notice {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) place: String,
}

/// Takes notices to a thread of their own, for the system may be slow to take them.
pub(super) struct Notices(Sender<Notice>);

impl Notices {
    pub(super) fn new(app: &AppHandle) -> Self {
        let (sender, notices) = channel();
        let app = app.clone();
        thread::spawn(move || show_all(&app, &notices));
        Self(sender)
    }

    pub(super) fn show(&mut self, notice: Notice) {
        let _ended = self.0.send(notice);
    }
}

/// The last one, and who waits for a click on it.
struct Last {
    id: Option<u32>,
    waiting: JoinHandle<()>,
}

fn show_all(app: &AppHandle, notices: &Receiver<Notice>) {
    let place = Arc::new(Mutex::new(String::new()));
    let mut last: Option<Last> = None;
    for notice in notices {
        place
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone_from(&notice.place);
        let replaced = last.as_ref().and_then(|last| last.id);
        let shown = match notification(app, &notice, replaced).show() {
            Ok(shown) => shown,
            Err(error) => {
                tracing::warn!(%error, "the system took no notification");
                continue;
            }
        };
        let id = id_of(&shown);
        let is_waited_for = last
            .as_ref()
            .is_some_and(|last| id.is_some() && last.id == id && !last.waiting.is_finished());
        if !is_waited_for {
            let waiting = wait(app, shown, &place);
            last = Some(Last { id, waiting });
        }
    }
}

fn notification(app: &AppHandle, notice: &Notice, replaced: Option<u32>) -> Notification {
    let words = app.state::<Words>();
    let mut notification = Notification::new();
    notification
        .appname("Baton")
        .icon("baton")
        .summary(&notice.title)
        .body(&body(&notice.text, reads_markup()))
        .action("default", &words.open);
    #[cfg(windows)]
    notification.app_id(&app.config().identifier);
    if let Some(id) = replaced {
        notification.id(id);
    }
    notification
}

/// Names are no markup, where the system reads some in the text.
fn body(text: &str, reads_markup: bool) -> String {
    if !reads_markup {
        return text.to_owned();
    }
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(target_os = "linux")]
fn reads_markup() -> bool {
    let can = notify_rust::get_capabilities();
    can.is_ok_and(|can| can.iter().any(|one| one == "body-markup"))
}

/// These systems show the text as it is.
#[cfg(not(target_os = "linux"))]
fn reads_markup() -> bool {
    false
}

#[cfg(target_os = "linux")]
fn id_of(shown: &NotificationHandle) -> Option<u32> {
    Some(shown.id())
}

/// These systems take no notification's place.
#[cfg(not(target_os = "linux"))]
fn id_of(_shown: &NotificationHandle) -> Option<u32> {
    None
}

/// A click shows the place that the latest notice names.
fn wait(app: &AppHandle, shown: NotificationHandle, place: &Arc<Mutex<String>>) -> JoinHandle<()> {
    let (app, place) = (app.clone(), Arc::clone(place));
    thread::spawn(move || {
        let answered = shown.wait_for_response(move |response: &NotificationResponse| {
            if matches!(
                response,
                NotificationResponse::Default | NotificationResponse::Action(_)
            ) {
                let place = place.lock().unwrap_or_else(PoisonError::into_inner);
                asked::show(&app, place.clone());
            }
        });
        if let Err(error) = answered {
            tracing::debug!(%error, "nobody can click the notification");
        }
    })
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn a_name_is_no_markup_where_the_system_reads_some() {
        let name = "“R&D <new>” needs you";

        assert_eq!(body(name, false), name);
        assert_eq!(body(name, true), "“R&amp;D &lt;new&gt;” needs you");
    }
}
