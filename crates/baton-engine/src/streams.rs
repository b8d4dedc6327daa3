//! Streams that must end before a graceful stop can.

use tokio::sync::watch;

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

impl Streams {
    pub(crate) fn end(&self) {
        self.ending.send_replace(true);
    }

    pub(crate) fn ended(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut ending = self.ending.subscribe();
        async move {
            let _sender_gone = ending.wait_for(|ending| *ending).await;
        }
    }
}
