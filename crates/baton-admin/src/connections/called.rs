//! Which step calls which address of a connection: the connection knows the host, the steps the
//! rest (C10).

use std::collections::{BTreeMap, BTreeSet};

use baton_core::ConnectionId;
use baton_core::document::{Definition, Header, Segment};
use baton_core::ids::{StepId, WorkflowId};
use baton_core::template::Part;
use baton_engine::Engine;
use baton_engine::commands::connections::{as_part, slot_to_replace};
use baton_store::table::workflows::WorkflowRow;
use baton_store::{Snapshot, WorkflowNo};
use serde::Serialize;
use utoipa::ToSchema;

use super::present;
use crate::damaged::readable;
use crate::{Outcome, Page, Refusal, stored};

/// An address of a connection that a step calls.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalledAddress {
    /// The workflow.
    pub workflow: WorkflowId,
    /// Its name.
    pub workflow_name: String,
    /// The step.
    pub step: StepId,
    /// Its name.
    pub step_name: String,
    /// Path and query; secrets are slots. Empty while the step has no address.
    pub path: Vec<Segment>,
    /// The slots of the step's tokens whose replacement replaces the one inside this address, too.
    pub replaced_with: Vec<String>,
    /// The headers that the token of the address goes in, too; their values are slots.
    pub headers: Vec<Header>,
    /// Whether the draft calls it.
    pub in_draft: bool,
    /// Whether people who start now call it.
    pub is_live: bool,
    /// How many people part-way call it.
    pub people: u64,
}

/// The paths that people part-way were given, by version and step.
type Given = BTreeMap<(WorkflowNo, i64, StepId), Vec<Segment>>;

/// Which definition calls something.
#[derive(Clone, Copy)]
enum Of {
    Draft,
    /// A version, whether it is live, and the people part-way in it.
    Version(i64, bool, u64),
}

/// Lists the addresses of a connection that steps call.
pub async fn called(engine: &Engine, id: ConnectionId) -> Outcome<Page<CalledAddress>> {
    stored::read(engine, move |snapshot| {
        present(snapshot.connections().get(&id)?, &id)?;
        let given = given(snapshot, &id)?;
        let (workflows, unread) = snapshot.workflows().all()?;
        let mut page = Page::beside(unread);
        for workflow in workflows {
            let definitions = definitions(snapshot, &workflow)?;
            let first = page.items.len();
            for (of, definition) in &definitions {
                note(&mut page.items, (&workflow, *of), definition, &id, &given);
            }
            say_names(page.items.iter_mut().skip(first), &definitions);
        }
        say_replaced(&mut page.items);
        Ok(page)
    })
    .await
}

/// What of a workflow is called by anybody: the draft, the live version, those of people part-way.
/// The list of workflows says of one that cannot be read.
fn definitions(snapshot: &Snapshot<'_>, workflow: &WorkflowRow) -> Outcome<Vec<(Of, Definition)>> {
    let mut versions: BTreeMap<i64, u64> = BTreeMap::new();
    versions.extend(workflow.live_version.map(|live| (live, 0)));
    for (version, people) in snapshot.runs().part_way(workflow.no)? {
        *versions.entry(version).or_default() += u64::try_from(people).unwrap_or_default();
    }
    let draft = readable(workflow.draft.read().map_err(Refusal::from))?;
    let mut found: Vec<_> = draft.into_iter().map(|draft| (Of::Draft, draft)).collect();
    for (version, people) in versions {
        let is_live = workflow.live_version == Some(version);
        let definition = readable(definition(snapshot, workflow.no, version))?.flatten();
        found.extend(definition.map(|one| (Of::Version(version, is_live, people), one)));
    }
    Ok(found)
}

fn definition(
    snapshot: &Snapshot<'_>,
    workflow: WorkflowNo,
    version: i64,
) -> Outcome<Option<Definition>> {
    let row = snapshot.versions().get(workflow, version)?;
    Ok(row.map(|row| row.definition.read()).transpose()?)
}

fn given(snapshot: &Snapshot<'_>, id: &ConnectionId) -> Outcome<Given> {
    let rows = snapshot.step_addresses().given()?.into_iter();
    let given = rows.filter_map(|row| {
        let (connection, path) = row.to?;
        let path = path.into_iter().map(segment).collect();
        let key = (row.workflow, row.version, row.step?);
        (connection == *id).then_some((key, path))
    });
    Ok(given.collect())
}

/// Calls each step as it is live, else as it is in the draft, else as it was: whichever version calls
/// the address, the step is one.
fn say_names<'c>(
    called: impl Iterator<Item = &'c mut CalledAddress>,
    definitions: &[(Of, Definition)],
) {
    let is_live = |of: &Of| matches!(of, Of::Version(_, true, _));
    let live = definitions.iter().filter(|(of, _)| is_live(of));
    let draft = definitions.iter().filter(|(of, _)| matches!(of, Of::Draft));
    let known: Vec<&Definition> = live.chain(draft).map(|(_, one)| one).collect();
    for one in called {
        if let Some(step) = known.iter().find_map(|known| known.step(&one.step)) {
            one.step_name.clone_from(&step.name);
        }
    }
}

/// Says of each address with which of its step's tokens its own is replaced.
fn say_replaced(called: &mut [CalledAddress]) {
    let parts = |one: &CalledAddress| one.path.iter().map(as_part).collect::<Option<Vec<Part>>>();
    let all: Vec<_> = called
        .iter()
        .map(|one| ((one.workflow.clone(), one.step.clone()), parts(one)))
        .collect();
    for (one, (step, path)) in called.iter_mut().zip(&all) {
        let of_step = all.iter().filter(|(of, _)| of == step);
        let known: Vec<_> = of_step.filter_map(|(_, path)| path.clone()).collect();
        let slots = known.iter().flatten().filter_map(|part| match part {
            Part::Secret(slot) => Some(slot.clone()),
            Part::Text(_) => None,
        });
        let slots: BTreeSet<_> = slots.collect();
        let path = path.as_deref().unwrap_or_default();
        let is_with = |slot: &String| slot_to_replace(path, slot, &known).is_some();
        one.replaced_with = slots.into_iter().filter(is_with).collect();
    }
}

fn segment(part: Part) -> Segment {
    match part {
        Part::Text(text) => Segment::Text { text },
        Part::Secret(slot) => Segment::Secret { slot },
    }
}

/// Notes what one definition calls, once for each step and address.
fn note(
    found: &mut Vec<CalledAddress>,
    (workflow, of): (&WorkflowRow, Of),
    definition: &Definition,
    id: &ConnectionId,
    given: &Given,
) {
    for place in definition.all_steps() {
        let step = place.step;
        let Some(request) = step.kind().request() else {
            continue;
        };
        if request.connection != Some(id) {
            continue;
        }
        let is_named = |header: &&Header| header.is_of_address(request.path);
        let headers: Vec<Header> = request.headers.iter().filter(is_named).cloned().collect();
        let path = match of {
            Of::Draft => None,
            Of::Version(version, ..) => given.get(&(workflow.no, version, step.id.clone())),
        };
        let path = path.cloned().unwrap_or_else(|| request.path.to_vec());
        let is_it = |one: &CalledAddress| {
            one.workflow == workflow.id
                && (one.step == step.id && one.path == path && one.headers == headers)
        };
        let at = found.iter().position(is_it).unwrap_or_else(|| {
            found.push(CalledAddress {
                workflow: workflow.id.clone(),
                workflow_name: workflow.name.clone(),
                step: step.id.clone(),
                step_name: step.name.clone(),
                replaced_with: Vec::new(),
                path,
                headers,
                in_draft: false,
                is_live: false,
                people: 0,
            });
            found.len() - 1
        });
        let Some(one) = found.get_mut(at) else {
            continue;
        };
        match of {
            Of::Draft => one.in_draft = true,
            Of::Version(_, is_live, people) => {
                one.is_live |= is_live;
                one.people += people;
            }
        }
    }
}
