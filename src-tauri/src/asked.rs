//! What the computer asks of the page: to show a place, because a notification was clicked.

use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};

use crate::window;

/// One wish.
#[derive(Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Asked {
    /// To show this place of the page's own.
    Show { place: String },
}

/// The page that listens, and the last wish while none does.
#[derive(Default)]
pub(crate) struct Listening(Mutex<Ears>);

#[derive(Default)]
struct Ears {
    channel: Option<Channel<Asked>>,
    waiting: Option<Asked>,
}

impl Listening {
    /// The page listens from now on; a reloaded one takes the place of the one before.
    pub(crate) fn listen(&self, channel: Channel<Asked>) {
        let mut ears = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(asked) = ears.waiting.take() {
            let _gone = channel.send(asked);
        }
        ears.channel = Some(channel);
    }

    fn ask(&self, asked: Asked) {
        let mut ears = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let heard = ears
            .channel
            .as_ref()
            .is_some_and(|channel| channel.send(asked.clone()).is_ok());
        if !heard {
            ears.waiting = Some(asked);
        }
    }
}

/// Brings the window to the front and shows a place in it.
pub(crate) fn show(app: &AppHandle, place: String) {
    window::show(app);
    app.state::<Listening>().ask(Asked::Show { place });
}
