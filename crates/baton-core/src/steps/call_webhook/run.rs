//! What the kind does in a run.

use super::CallWebhook;
use super::{again, answered, failed, sending};
use crate::history::Params;
use crate::ids::StepId;
use crate::run::change::{Change, Then};
use crate::run::event::{Answer, ChangedData, Ended, Try};
use crate::run::reason::Reason;
use crate::run::state::{StepState, StepStatus};
use crate::run::verb::Verb;
use crate::steps::own::Runs;
use crate::template::{Prepared, Rendered};

impl Runs for CallWebhook {
    fn enter(&self, change: &mut Change<'_>, id: &StepId) -> Then {
        change.state(id).status = StepStatus::Running;
        sending::send(change, id, self);
        Then::Stays
    }

    fn allows(&self, verb: Verb, state: &StepState) -> Result<(), Reason> {
        self.offers(verb)?;
        if verb == Verb::SendAgain {
            again::may_send_again(state)?;
        }
        if verb == Verb::SendNew {
            again::may_send_new(state)?;
        }
        if verb == Verb::UseSettings {
            again::may_use_settings(state)?;
        }
        Ok(())
    }

    fn answered(
        &self,
        change: &mut Change<'_>,
        id: &StepId,
        occurrence: u32,
        answer: &Answer,
        tries: u32,
    ) -> Result<Then, Reason> {
        answered::answered(change, id, self, (occurrence, tries), answer)
    }

    fn try_failed(
        &self,
        change: &mut Change<'_>,
        id: &StepId,
        occurrence: u32,
        report: Try<'_>,
    ) -> Result<(), Reason> {
        failed::try_failed(change, id, occurrence, report)
    }

    fn send_again(&self, change: &mut Change<'_>, id: &StepId, by: Params) -> bool {
        again::send_again(change, id, by)
    }

    fn send_new(
        &self,
        change: &mut Change<'_>,
        id: &StepId,
        by: Params,
        before: Option<&Prepared>,
    ) -> Result<bool, Reason> {
        again::send_new(change, id, self, by, before)
    }

    fn send_changed(
        &self,
        change: &mut Change<'_>,
        id: &StepId,
        by: Params,
        changed: &ChangedData,
    ) -> Result<(), Reason> {
        again::send_changed(change, id, self, by, changed)
    }

    fn send_with_settings(
        &self,
        change: &mut Change<'_>,
        id: &StepId,
        version: i64,
        by: Params,
    ) -> Result<(), Reason> {
        again::send_with_settings(change, id, self, version, by)
    }

    fn would_send(&self, change: &Change<'_>, id: &StepId) -> Option<Rendered> {
        Some(sending::rendered(
            change,
            id,
            self,
            &sending::next_message(change, id),
        ))
    }

    fn ended_afterwards(
        &self,
        change: &mut Change<'_>,
        id: &StepId,
        occurrence: u32,
        ended: &Ended,
    ) -> Result<(), Reason> {
        failed::ended_afterwards(change, id, occurrence, ended)
    }

    fn called_off(&self, change: &mut Change<'_>, id: &StepId) {
        sending::cancel(change, id);
    }

    fn done_again_over(&self, change: &mut Change<'_>, id: &StepId) {
        change.state(id).own.messages_mut().repeats = false;
    }
}
