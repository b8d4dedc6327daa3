//! Workflows: drafts, versions, states, kept calls.

mod difference;
mod drafts;
mod kept;
mod look;
mod state;
mod template;
mod versions;
mod views;

use baton_core::WorkflowId;
use baton_core::document::Definition;
use baton_engine::addresses as owners;
use baton_engine::audit::{Action, record};
use baton_engine::{Actor, Engine, Topic};
use baton_store::table::connections::Connection;
use baton_store::table::workflows::{Draft, NewWorkflow, WorkflowRow};
use baton_store::{Tx, Unread};
use jiff::Timestamp;

use super::{Outcome, Page, Refusal, addresses, fresh, rows};

pub use drafts::{discard_draft, drafts, save_draft};
pub use kept::{kept, start_kept};
pub use state::{delete, go_live, restore, turn_off, turn_on};
pub use versions::{version, versions};
pub use views::*;

pub(crate) use difference::changes;
pub(crate) use look::connections_of;

/// How long a workflow's name may be.
const LONGEST_NAME: usize = 200;

/// Lists the workflows.
pub async fn list(engine: &Engine) -> Outcome<Page<WorkflowSummary>> {
    rows::read(engine, |look| {
        let mut items = Vec::new();
        for row in look.workflows().all()? {
            items.push(look::summary(look, &row)?);
        }
        items.sort_by_key(|item| std::cmp::Reverse(item.updated_at));
        Ok(Page::whole(items))
    })
    .await
}

/// Makes a workflow from a template.
pub async fn create(engine: &Engine, actor: &Actor, input: WorkflowInput) -> Outcome<Workflow> {
    let definition = template::make(input.template);
    let name = checked_name(&input.name)?;
    let made = Made::new(name, definition);
    let id = make(engine, actor, Action::WorkflowCreated, made).await?;
    get(engine, id).await
}

/// Reads a workflow.
pub async fn get(engine: &Engine, id: WorkflowId) -> Outcome<Workflow> {
    let base = addresses::base(engine).await?;
    rows::read(engine, move |look| {
        let row = present(look.workflows().get(&id)?, &id)?;
        look::whole(look, &row, &base)
    })
    .await
}

/// Renames a workflow.
pub async fn rename(
    engine: &Engine,
    actor: &Actor,
    id: WorkflowId,
    input: WorkflowPatchInput,
) -> Outcome<Workflow> {
    if let Some(name) = input.name {
        let name = checked_name(&name)?;
        let (audit, wanted) = (record(actor, Action::WorkflowRenamed), id.clone());
        rows::write(engine, move |tx| {
            let row = present(tx.workflows().get(&wanted)?, &wanted)?;
            tx.workflows().rename(row.no, &name, Timestamp::now())?;
            audit
                .on("workflow", &wanted)
                .text("before", row.name)
                .text("after", name)
                .write(tx)?;
            Ok(())
        })
        .await?;
        engine.changed(Topic::Workflow, &id);
    }
    get(engine, id).await
}

/// Copies the draft into another workflow, with step ids and addresses of its own.
pub async fn copy(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<Workflow> {
    let row = rows::read(engine, {
        let id = id.clone();
        move |look| present(look.workflows().get(&id)?, &id)
    })
    .await?;
    let definition = template::with_own_ids(&row.draft.read()?);
    let name = format!(
        "{} (2)",
        row.name.chars().take(LONGEST_NAME - 4).collect::<String>()
    );
    let made = Made::new(name, definition);
    let copied = make(engine, actor, Action::WorkflowCreated, made).await?;
    get(engine, copied).await
}

/// A workflow to be stored, with the connections that come with it.
pub(crate) struct Made {
    pub(crate) name: String,
    pub(crate) definition: Definition,
    pub(crate) connections: Vec<Connection>,
}

impl Made {
    fn new(name: String, definition: Definition) -> Self {
        Self {
            name,
            definition,
            connections: Vec::new(),
        }
    }
}

/// Stores a workflow with its addresses and its connections in one transaction.
pub(crate) async fn make(
    engine: &Engine,
    actor: &Actor,
    action: Action,
    new: Made,
) -> Outcome<WorkflowId> {
    let Made {
        name,
        definition,
        connections,
    } = new;
    let id = fresh::workflow();
    let fresh_addresses = owners::prepare(engine, &id, &definition).await?;
    let (audit, made, by) = (record(actor, action), id.clone(), actor.name.clone());
    rows::write(engine, move |tx| {
        let at = Timestamp::now();
        for connection in connections {
            tx.connections().set(&connection, at)?;
        }
        let draft = draft_of(&definition, true, "created", &by);
        let new = NewWorkflow {
            id: made.clone(),
            name: name.clone(),
            draft,
            at,
        };
        let no = tx.workflows().insert(&new)?;
        owners::keep(tx, no, &definition, fresh_addresses)?;
        audit.on("workflow", &made).text("name", name).write(tx)?;
        Ok(())
    })
    .await?;
    addresses::tell(engine).await?;
    engine.changed(Topic::Workflow, &id);
    Ok(id)
}

/// A draft with what lists show of it.
fn draft_of(definition: &Definition, changed: bool, edit: &str, by: &str) -> Draft {
    Draft {
        definition: Unread::of(definition),
        start_kind: definition.trigger.kind().word().to_owned(),
        steps: i64::try_from(definition.all_steps().len()).unwrap_or(i64::MAX),
        changed,
        edit: edit.chars().take(LONGEST_NAME).collect(),
        by: by.to_owned(),
    }
}

/// A workflow that is there and not deleted.
pub(crate) fn present(row: Option<WorkflowRow>, id: &WorkflowId) -> Outcome<WorkflowRow> {
    row.filter(|row| row.deleted_at.is_none())
        .ok_or_else(|| Refusal::not_found("workflow", id))
}

/// The same, in a transaction.
pub(crate) fn present_in(tx: &Tx<'_>, id: &WorkflowId) -> Outcome<WorkflowRow> {
    present(tx.workflows().get(id)?, id)
}

pub(crate) fn checked_name(name: &str) -> Outcome<String> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Refusal::field(
            "name",
            "a workflow's name has 1 to 200 characters",
        ));
    }
    Ok(name.to_owned())
}
