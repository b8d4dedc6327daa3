//! Hints about what changed; queries are the truth.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::time::Duration;

use serde::Serialize;
use tokio::sync::{Notify, broadcast};

/// Hints that come within this time go out together.
const GATHER: Duration = Duration::from_millis(40);
/// More hints of one topic at once become one, "many".
const MOST_OF_A_TOPIC: usize = 32;
/// A listener that lags further behind is told so and refetches.
const BUFFERED: usize = 512;

/// What a [`Change`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A workflow: draft, versions, state.
    Workflow,
    /// A run moved.
    Run,
    /// A call came in or was judged.
    Call,
    /// A problem appeared or went away.
    Problem,
    /// A connection: token, consents, last result.
    Connection,
    /// A person's details.
    Person,
    /// A job began, went on or ended.
    Job,
    /// A setting of this data folder.
    Settings,
    /// The listener, the secret store, the host.
    System,
}

/// Something changed: refetch what shows it.
///
/// Under load hints of one topic are folded into one with an empty id, meaning "many".
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, utoipa::ToSchema)]
pub struct Change {
    /// The kind of thing.
    pub topic: Topic,
    /// Its id; empty when many of the kind changed.
    pub id: String,
}

/// Gathers hints and sends them to whoever listens.
#[derive(Debug)]
pub(crate) struct Hub {
    sender: broadcast::Sender<Change>,
    gathered: Mutex<BTreeMap<Topic, BTreeSet<String>>>,
    wake: Notify,
}

impl Hub {
    pub(crate) fn new() -> Self {
        let (sender, _) = broadcast::channel(BUFFERED);
        Self {
            sender,
            gathered: Mutex::default(),
            wake: Notify::new(),
        }
    }

    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Change> {
        self.sender.subscribe()
    }

    /// Whether anybody listens; making hints for nobody is not free.
    pub(crate) fn is_heard(&self) -> bool {
        self.sender.receiver_count() > 0
    }

    /// Takes a hint; costs next to nothing while nobody listens.
    pub(crate) fn hint(&self, topic: Topic, id: impl ToString) {
        if !self.is_heard() {
            return;
        }
        let mut gathered = self.lock();
        let ids = gathered.entry(topic).or_default();
        if ids.len() <= MOST_OF_A_TOPIC {
            ids.insert(id.to_string());
        }
        drop(gathered);
        self.wake.notify_one();
    }

    /// Sends gathered hints until the task is dropped.
    pub(crate) async fn run(&self) {
        loop {
            self.wake.notified().await;
            tokio::time::sleep(GATHER).await;
            let gathered = std::mem::take(&mut *self.lock());
            for change in gathered
                .into_iter()
                .flat_map(|(topic, ids)| fold(topic, ids))
            {
                let _nobody_listens = self.sender.send(change);
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<Topic, BTreeSet<String>>> {
        self.gathered
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn fold(topic: Topic, ids: BTreeSet<String>) -> Vec<Change> {
    if ids.len() > MOST_OF_A_TOPIC {
        return vec![Change {
            topic,
            id: String::new(),
        }];
    }
    ids.into_iter().map(|id| Change { topic, id }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn many_hints_of_a_topic_become_one() {
        let hub = std::sync::Arc::new(Hub::new());
        let mut changes = hub.subscribe();
        let running = std::sync::Arc::clone(&hub);
        tokio::spawn(async move { running.run().await });

        hub.hint(Topic::Workflow, "wf_1");
        hub.hint(Topic::Workflow, "wf_1");
        for number in 0..100 {
            hub.hint(Topic::Run, format!("run_{number}"));
        }

        let first = changes.recv().await.expect("a hint comes");
        let second = changes.recv().await.expect("a hint comes");
        assert_eq!(
            first,
            Change {
                topic: Topic::Workflow,
                id: "wf_1".into()
            }
        );
        assert_eq!(
            second,
            Change {
                topic: Topic::Run,
                id: String::new()
            }
        );
        assert!(changes.try_recv().is_err());
    }
}
