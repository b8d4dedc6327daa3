//! What became of kept calls that were started.

use std::sync::Arc;
use std::time::Duration;

use baton_core::matching::DispositionKind;
use baton_engine::{Change, Engine, Topic};
use baton_store::{CallNo, Snapshot};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::views::KeptBecame;
use crate::{Outcome, Refusal, stored};

/// What became of calls about more people is not read.
const FOLLOWED_EACH: usize = 100;
/// For so long what becomes of them is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// A call, with the entry from which on it was kept: those before were handled when it came.
pub(super) type Followed = (CallNo, i64);

/// Says what became of calls that were handed on, once they are handled.
pub(super) async fn became(
    engine: &Engine,
    mut changes: Receiver<Change>,
    calls: Vec<Followed>,
) -> Outcome<Option<KeptBecame>> {
    let calls: Arc<[Followed]> = calls.into();
    let handled = async {
        while any_waits(engine, &calls).await? {
            if !is_worth_a_look(&mut changes).await {
                break;
            }
        }
        Ok::<_, Refusal>(())
    };
    match tokio::time::timeout(PATIENCE, handled).await {
        Ok(handled) => handled?,
        Err(_) => tracing::debug!("kept calls are still being handled"),
    }
    stored::read(engine, move |snapshot| tally(snapshot, &calls)).await
}

/// Waits for a change after which a call may have been handled; `false`: none comes any more.
async fn is_worth_a_look(changes: &mut Receiver<Change>) -> bool {
    loop {
        match changes.recv().await {
            Ok(change) => match change.topic {
                Topic::Call | Topic::Workflow => return true,
                Topic::Run
                | Topic::Problem
                | Topic::Connection
                | Topic::Person
                | Topic::Job
                | Topic::Settings
                | Topic::System => {}
            },
            Err(RecvError::Lagged(_)) => return true,
            Err(RecvError::Closed) => return false,
        }
    }
}

async fn any_waits(engine: &Engine, calls: &Arc<[Followed]>) -> Outcome<bool> {
    let calls = Arc::clone(calls);
    stored::read(engine, move |snapshot| {
        for (no, _) in calls.iter() {
            if snapshot.calls().is_waiting(*no)? {
                return Ok(true);
            }
        }
        Ok(false)
    })
    .await
}

fn tally(snapshot: &Snapshot<'_>, calls: &[Followed]) -> Outcome<Option<KeptBecame>> {
    let mut became = KeptBecame::default();
    for (no, from) in calls {
        let each = snapshot
            .dispositions()
            .of_call_from(*no, *from, FOLLOWED_EACH + 1)?;
        if each.len() > FOLLOWED_EACH {
            return Ok(None);
        }
        if snapshot.calls().is_waiting(*no)? {
            became.under_way += 1;
        }
        for one in each {
            match one.kind {
                DispositionKind::Started => became.started += 1,
                DispositionKind::AlreadyInWorkflow | DispositionKind::Merged => {
                    became.already_in += 1;
                }
                DispositionKind::Problem => became.problems += 1,
                DispositionKind::Waiting => became.waiting += 1,
                DispositionKind::Bound
                | DispositionKind::Unmatched
                | DispositionKind::Sample
                | DispositionKind::Moved
                | DispositionKind::ConditionNotMet
                | DispositionKind::Duplicate
                | DispositionKind::ArrivedAfterwards
                | DispositionKind::NotNeeded
                | DispositionKind::Kept
                | DispositionKind::Ignored
                | DispositionKind::OnlyATest => became.nothing += 1,
            }
        }
    }
    Ok(Some(became))
}

#[cfg(test)]
mod tests {
    use tokio::sync::broadcast;

    use super::*;

    fn about(topic: Topic) -> Change {
        let id = String::new();
        Change { topic, id }
    }

    #[tokio::test]
    async fn what_moves_no_call_is_no_reason_to_look() {
        let (sender, mut changes) = broadcast::channel(8);
        for topic in [Topic::Run, Topic::Job, Topic::Call, Topic::Workflow] {
            sender.send(about(topic)).expect("somebody listens");
        }

        assert!(is_worth_a_look(&mut changes).await);

        let left = changes.try_recv().expect("the one behind");
        assert_eq!(left, about(Topic::Workflow));
    }

    #[tokio::test]
    async fn a_channel_that_is_closed_ends_the_waiting() {
        let (sender, mut changes) = broadcast::channel(8);
        drop(sender);

        assert!(!is_worth_a_look(&mut changes).await);
    }
}
