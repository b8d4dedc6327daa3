//! What became of messages that jobs sent again, to each job what its own sending led to.

use std::collections::{BTreeMap, BTreeSet};

use baton_store::table::jobs::{JobRow, Sent, Work};
use baton_store::table::outbox::MessageState;
use baton_store::{MessageNo, Snapshot};

use super::views::SentMessages;
use crate::Outcome;

/// How many tries of a message had ended by then whenever a job sent it again.
#[derive(Default)]
pub(super) struct Sendings(BTreeMap<MessageNo, BTreeSet<u32>>);

impl Sendings {
    /// Those of jobs as far as they can be read.
    pub(super) fn of(rows: &[JobRow]) -> Self {
        let mut all = Self::default();
        for row in rows {
            if let Ok(Work::ActOnRuns(work)) = row.work.read() {
                for one in work.all_sent().unwrap_or_default() {
                    all.0.entry(one.message).or_default().insert(one.tries);
                }
            }
        }
        all
    }

    /// Whether a later job sent it again after a try of this sending had ended: it led to nothing, and
    /// what came since is the later one's.
    fn is_over(&self, sent: &Sent) -> bool {
        let all = self.0.get(&sent.message);
        all.is_some_and(|all| all.range(sent.tries + 1..).next().is_some())
    }

    /// What became of a job's, by the tries that have ended since.
    pub(super) fn became(&self, snapshot: &Snapshot<'_>, all: &[Sent]) -> Outcome<SentMessages> {
        let before: BTreeMap<_, _> = all.iter().map(|one| (one.message, one)).collect();
        let messages: Vec<_> = before.keys().copied().collect();
        let mut sent = SentMessages::default();
        for (no, state, tries) in snapshot.outbox().standing(&messages)? {
            let own = before.get(&no);
            let has_ended = own.is_some_and(|own| tries > own.tries);
            match (state, has_ended) {
                _ if own.is_some_and(|own| self.is_over(own)) => sent.refused += 1,
                (MessageState::Delivered, _) => sent.accepted += 1,
                // Also of a run that was stopped since, or went on without it: that is later news.
                (_, true) => sent.refused += 1,
                (MessageState::Parked | MessageState::Cancelled, false) => sent.held += 1,
                (MessageState::GivenUp | MessageState::Waiting | MessageState::Sending, false) => {
                    sent.open += 1
                }
            }
        }
        Ok(sent)
    }
}
