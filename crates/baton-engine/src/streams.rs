//! Streams that must end before a graceful stop can.

use tokio::sync::watch;

use crate::Engine;

/// Tells the streams of change events when to end.
#[derive(Debug)]
pub(crate) struct Streams {
    ending: watch::Sender<bool>,
}

impl Default for Streams {
    fn default() -> Self {
        Self {
            ending: watch::Sender::new(false),
        }
    }
}

impl Engine {
    /// Ends the streams of change events, so that a graceful stop need not wait for them.
    pub fn end_streams(&self) {
        self.shared.streams.ending.send_replace(true);
    }

    /// Resolves when streams of change events are to end.
    pub fn stopping(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut ending = self.shared.streams.ending.subscribe();
        async move {
            let _sender_gone = ending.wait_for(|ending| *ending).await;
        }
    }
}
