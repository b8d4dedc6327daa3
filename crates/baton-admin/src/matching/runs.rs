//! What earlier steps answered in the last runs of a workflow, try-outs among them.

use std::collections::{BTreeSet, HashMap};

use baton_core::call::{match_key, reading};
use baton_core::{Json, RunState, StepId};
use baton_store::lists::runs::RunFilter;
use baton_store::table::runs::RunRow;
use baton_store::{Snapshot, WorkflowNo};

use super::MatchedPerson;
use crate::Outcome;
use crate::addresses::flat;

/// So many of the last runs are looked at, and so many of the last try-outs.
const RUNS: usize = 40;
const TRY_OUTS: usize = 10;

/// The answers that a run got.
pub(super) struct Answers {
    pub(super) person: MatchedPerson,
    run: RunRow,
    state: RunState,
    whole: HashMap<StepId, Option<Json>>,
}

/// The last runs of a workflow.
pub(super) fn last(snapshot: &Snapshot<'_>, workflow: WorkflowNo) -> Outcome<Vec<Answers>> {
    let mut found = Vec::new();
    for (try_outs, limit) in [(false, RUNS), (true, TRY_OUTS)] {
        let filter = RunFilter {
            workflow: Some(workflow),
            try_outs,
            ..RunFilter::default()
        };
        for line in snapshot.runs().page(&filter, None, limit)?.items {
            let Ok(state) = line.run.now.state.read() else {
                continue;
            };
            found.push(Answers {
                person: MatchedPerson {
                    id: line.person_id,
                    name: line.person_name,
                },
                run: line.run,
                state,
                whole: HashMap::new(),
            });
        }
    }
    Ok(found)
}

impl Answers {
    /// What makes the run's value one with a call's.
    pub(super) fn key(
        &mut self,
        snapshot: &Snapshot<'_>,
        step: &StepId,
        pointer: &str,
    ) -> Outcome<Option<String>> {
        let kept = self.state.step(step).and_then(|step| step.got.get(pointer));
        let key = |value: &Json| Some(match_key(&value.display())).filter(|key| !key.is_empty());
        if let Some(value) = kept {
            return Ok(key(value));
        }
        let whole = self.answer(snapshot, step)?;
        Ok(whole.and_then(|answer| answer.reach(pointer)).and_then(key))
    }

    /// The values of a step's answer by where they stand.
    pub(super) fn fields(
        &mut self,
        snapshot: &Snapshot<'_>,
        step: &StepId,
    ) -> Outcome<BTreeSet<(String, String)>> {
        let fields = self.answer(snapshot, step)?.map(flat).unwrap_or_default();
        let fields = fields.into_iter();
        let keyed = fields.map(|field| (match_key(&field.value), field.pointer));
        Ok(keyed.collect())
    }

    /// The whole answer, which the run keeps only as far as its version refers to it.
    fn answer(&mut self, snapshot: &Snapshot<'_>, step: &StepId) -> Outcome<Option<&Json>> {
        if !self.whole.contains_key(step) {
            let read = answer(snapshot, &self.run, step)?;
            self.whole.insert(step.clone(), read);
        }
        Ok(self.whole.get(step).and_then(Option::as_ref))
    }
}

fn answer(snapshot: &Snapshot<'_>, run: &RunRow, step: &StepId) -> Outcome<Option<Json>> {
    let messages = snapshot.outbox().of_run(run.no)?;
    let Some(message) = messages.into_iter().rfind(|message| message.step == *step) else {
        return Ok(None);
    };
    let Some(last) = snapshot.tries().of_message(message.no)?.pop() else {
        return Ok(None);
    };
    let tried = snapshot.tries().get(message.no, last.n)?;
    let Some(end) = tried.and_then(|tried| tried.end) else {
        return Ok(None);
    };
    let body = end.answer.as_deref().unwrap_or_default();
    Ok(reading::answer(end.content_type().as_deref(), body).ok())
}
