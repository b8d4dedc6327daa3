//! What the computer asks of the page: to show a place, because a notification was clicked, to show
//! a file that was opened, and to get ready for the end.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};
use tokio::sync::oneshot;

use crate::window;

/// The page saves what it can, and answers well within this; one that does not is not waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// One wish.
#[derive(Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Asked {
    /// To show this place of the page's own.
    Show { place: String },
    /// To show what is in this file of a workflow; it has no text where it cannot be read.
    Import { name: String, text: Option<String> },
    /// To save what is unsaved, and to say whether something still is.
    GetReady,
}

/// The page that listens, and the wishes while none does.
#[derive(Default)]
pub(crate) struct Listening(Mutex<Ears>);

#[derive(Default)]
struct Ears {
    channel: Option<Channel<Asked>>,
    waiting: Vec<Asked>,
    is_ready: Option<oneshot::Sender<bool>>,
}

impl Listening {
    /// The page listens from now on; a reloaded one takes the place of the one before.
    pub(crate) fn listen(&self, channel: Channel<Asked>) {
        let mut ears = self.ears();
        tracing::debug!("the page listens");
        for asked in std::mem::take(&mut ears.waiting) {
            let _gone = channel.send(asked);
        }
        ears.channel = Some(channel);
    }

    /// The page is ready for the end; something may be unsaved all the same.
    pub(crate) fn is_ready(&self, is_unsaved: bool) {
        if let Some(answer) = self.ears().is_ready.take() {
            let _gone = answer.send(is_unsaved);
        }
    }

    fn ask(&self, asked: Asked) {
        let mut ears = self.ears();
        if !ears.hear(asked.clone()) {
            ears.waiting.push(asked);
        }
    }

    /// Whether the page says that something would be lost by the end.
    async fn would_lose(&self, patience: Duration) -> bool {
        let (answer, answered) = oneshot::channel();
        {
            let mut ears = self.ears();
            if !ears.hear(Asked::GetReady) {
                return false;
            }
            ears.is_ready = Some(answer);
        }
        match tokio::time::timeout(patience, answered).await {
            Ok(answer) => answer.unwrap_or(false),
            Err(_) => {
                tracing::warn!("the page did not get ready for the end");
                false
            }
        }
    }

    fn ears(&self) -> MutexGuard<'_, Ears> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ears {
    fn hear(&self, asked: Asked) -> bool {
        let channel = self.channel.as_ref();
        channel.is_some_and(|channel| channel.send(asked).is_ok())
    }
}

/// Brings the window to the front and shows a place in it.
pub(crate) fn show(app: &AppHandle, place: String) {
    window::show(app);
    app.state::<Listening>().ask(Asked::Show { place });
}

/// Shows what is in a file in the window.
pub(crate) fn import(app: &AppHandle, name: String, text: Option<String>) {
    let asked = Asked::Import { name, text };
    app.state::<Listening>().ask(asked);
}

/// Lets the page get ready for the end; whether something would be lost by it. A page that is not
/// there has nothing, and one that does not answer holds nobody.
pub(crate) async fn would_lose(app: &AppHandle) -> bool {
    app.state::<Listening>().would_lose(PATIENCE).await
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::Value;

    use super::*;

    /// A page that does this with what it is asked.
    fn page(listening: &Listening, hear: impl Fn() + Send + Sync + 'static) {
        listening.listen(Channel::new(move |_| {
            hear();
            Ok(())
        }));
    }

    #[tokio::test]
    async fn a_page_that_is_not_there_or_does_not_answer_holds_nobody() {
        let listening = Listening::default();
        assert!(!listening.would_lose(PATIENCE).await);

        page(&listening, || {});
        assert!(!listening.would_lose(Duration::ZERO).await);
    }

    #[test]
    fn what_is_asked_before_the_page_listens_is_told_in_its_order_when_it_does() {
        let listening = Listening::default();
        for name in ["One.baton", "Two.baton"] {
            listening.ask(Asked::Import {
                name: name.to_owned(),
                text: None,
            });
        }
        let heard = Arc::new(Mutex::new(Vec::new()));
        let hears = heard.clone();
        listening.listen(Channel::new(move |asked| {
            hears.lock().unwrap().push(asked.deserialize::<Value>()?);
            Ok(())
        }));

        let heard = heard.lock().unwrap();
        let names: Vec<&Value> = heard.iter().map(|asked| &asked["name"]).collect();
        assert_eq!(names, ["One.baton", "Two.baton"]);
    }

    #[tokio::test]
    async fn what_the_page_answers_decides() {
        let listening = Arc::new(Listening::default());
        page(&listening, || {});

        for is_unsaved in [true, false] {
            let asking = listening.clone();
            let asked = tokio::spawn(async move { asking.would_lose(PATIENCE).await });
            while listening.ears().is_ready.is_none() {
                tokio::task::yield_now().await;
            }
            listening.is_ready(is_unsaved);
            assert_eq!(asked.await.unwrap(), is_unsaved);
        }
    }
}
