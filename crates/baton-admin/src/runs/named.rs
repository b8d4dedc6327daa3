//! What the steps of workflows are called, for lists: each version is parsed at most once for a
//! page, whatever the number of its runs.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use baton_core::document::Definition;
use baton_core::run::WhereKind;
use baton_core::{ConnectionId, StepId};
use baton_store::lists::people::{searched_words, words_that_find};
use baton_store::lists::runs::{Named, RunSearch};
use baton_store::table::outbox::MessageState;
use baton_store::table::runs::RunRow;
use baton_store::{Snapshot, WorkflowNo};
use jiff::Timestamp;

use crate::Outcome;

/// The steps of the versions that a page has met.
#[derive(Default)]
pub(super) struct Names {
    versions: HashMap<(WorkflowNo, i64), HashMap<StepId, StepNames>>,
    tools: HashMap<ConnectionId, Option<String>>,
}

struct StepNames {
    name: String,
    connection: Option<ConnectionId>,
}

/// The names of the step a run is at, and of the tool that it calls.
#[derive(Default)]
pub(super) struct Here {
    pub(super) step: Option<String>,
    pub(super) tool: Option<String>,
    /// When the step's message is tried again, where the run waits for that.
    pub(super) next_try: Option<Timestamp>,
}

impl Names {
    /// Where a run is. A version that cannot be read leaves it without names, not the list.
    pub(super) fn here(&mut self, snapshot: &Snapshot<'_>, run: &RunRow) -> Outcome<Here> {
        let Some(step) = &run.now.place.step else {
            return Ok(Here::default());
        };
        let steps = match self.versions.entry((run.workflow, run.version)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let stored = snapshot.versions().get(run.workflow, run.version)?;
                let definition = stored.and_then(|stored| stored.definition.read().ok());
                place.insert(definition.as_ref().map(steps_of).unwrap_or_default())
            }
        };
        let Some(names) = steps.get(step) else {
            return Ok(Here::default());
        };
        let tool = match &names.connection {
            Some(id) => tool(&mut self.tools, snapshot, id)?,
            None => None,
        };
        Ok(Here {
            step: Some(names.name.clone()),
            tool,
            next_try: next_try(snapshot, run, step)?,
        })
    }
}

fn next_try(snapshot: &Snapshot<'_>, run: &RunRow, step: &StepId) -> Outcome<Option<Timestamp>> {
    if run.now.place.kind != WhereKind::TryingAgain {
        return Ok(None);
    }
    let messages = snapshot.outbox().of_run(run.no)?.into_iter();
    let mut waiting = messages.filter(|one| one.state == MessageState::Waiting);
    let next = waiting.find(|one| one.step == *step);
    Ok(next.map(|one| one.due_at))
}

fn tool(
    known: &mut HashMap<ConnectionId, Option<String>>,
    snapshot: &Snapshot<'_>,
    id: &ConnectionId,
) -> Outcome<Option<String>> {
    if let Some(name) = known.get(id) {
        return Ok(name.clone());
    }
    let row = snapshot.connections().get(id)?;
    let name = row.map(|row| row.connection.name);
    known.insert(id.clone(), name.clone());
    Ok(name)
}

fn steps_of(definition: &Definition) -> HashMap<StepId, StepNames> {
    let steps = definition.all_steps().into_iter();
    let named = steps.map(|place| {
        let names = StepNames {
            name: place.step.name.clone(),
            connection: place.step.kind().connections().first().cloned().cloned(),
        };
        (place.step.id.clone(), names)
    });
    named.collect()
}

/// A search with the workflows, and the steps where somebody can be, whose names its words begin.
pub(super) fn search(snapshot: &Snapshot<'_>, text: &str) -> Outcome<RunSearch> {
    let words = searched_words(text);
    let mut named = vec![Named::default(); words.len()];
    for (workflow, name) in snapshot.workflows().names()? {
        for (word, named) in words.iter().zip(&mut named) {
            if begins(word, &name) {
                named.workflows.push(workflow);
            }
        }
    }
    for version in snapshot.versions().in_use()? {
        let Ok(definition) = version.definition.read() else {
            continue;
        };
        for place in definition.all_steps() {
            for (word, named) in words.iter().zip(&mut named) {
                if begins(word, &place.step.name) {
                    let step = (version.workflow, version.version, place.step.id.clone());
                    named.steps.push(step);
                }
            }
        }
    }
    Ok(RunSearch {
        text: text.to_owned(),
        named,
    })
}

fn begins(word: &str, name: &str) -> bool {
    words_that_find(name)
        .iter()
        .any(|one| one.starts_with(word))
}
