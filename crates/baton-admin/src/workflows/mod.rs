//! Workflows: drafts, versions, states, kept calls.

mod became;
mod difference;
mod drafts;
mod kept;
mod kept_call;
mod shown;
mod state;
mod template;
mod versions;
mod views;

use baton_core::WorkflowId;
use baton_core::document::Definition;
use baton_engine::commands::workflows::MadeWorkflow;
use baton_engine::{Actor, Engine, commands};
use baton_store::table::workflows::WorkflowRow;

use super::{Outcome, Page, Refusal, Subject, addresses, damaged, limits, stored, words};

pub use drafts::*;
pub use kept::{kept, start_kept};
pub use state::*;
pub use versions::{version, versions};
pub use views::*;

pub(crate) use difference::changes;
pub(crate) use kept::begins_now;
pub(crate) use shown::{connections_of, to_fill_in};

/// Lists the workflows.
pub async fn list(engine: &Engine) -> Outcome<Page<WorkflowSummary>> {
    stored::read(engine, |snapshot| {
        let (rows, unread) = snapshot.workflows().all()?;
        let mut page = Page::beside(unread);
        for row in rows {
            let summary = shown::summary(snapshot, &row);
            let summary = damaged::shown("workflows", row.no.0, summary, &mut page.unreadable)?;
            page.items.extend(summary);
        }
        page.items
            .sort_by_key(|item| std::cmp::Reverse(item.updated_at));
        Ok(page)
    })
    .await
}

/// Makes a workflow from a template, whose names are said in the language that is asked for, else
/// in the one that was chosen.
pub async fn create(
    engine: &Engine,
    actor: &Actor,
    asked: Option<String>,
    input: WorkflowInput,
) -> Outcome<Workflow> {
    let definition = match input.definition {
        Some(draft) => template::with_own_ids(&draft),
        None => {
            let language = words::language(engine, asked).await?;
            template::make(input.template, language.as_deref())
        }
    };
    let name = checked_name(&input.name)?;
    let id = make(engine, actor, name, definition).await?;
    get(engine, id).await
}

/// Reads a workflow.
pub async fn get(engine: &Engine, id: WorkflowId) -> Outcome<Workflow> {
    let base = addresses::base(engine).await?;
    let kept = engine.samples();
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        shown::whole(snapshot, &kept, &row, &base)
    })
    .await
}

impl Subject for WorkflowId {
    type View = Workflow;

    async fn shown(self, engine: &Engine) -> Outcome<Workflow> {
        get(engine, self).await
    }
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
        commands::workflows::rename(engine, actor, id.clone(), name).await?;
    }
    get(engine, id).await
}

/// Copies the draft into another workflow, with step ids and addresses of its own.
pub async fn copy(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<Workflow> {
    let row = stored::read(engine, {
        let id = id.clone();
        move |snapshot| present(snapshot.workflows().get(&id)?, &id)
    })
    .await?;
    let definition = template::with_own_ids(&row.draft.read()?);
    let name = format!(
        "{} (2)",
        row.name
            .chars()
            .take(limits::WORKFLOW_NAME - 4)
            .collect::<String>()
    );
    let copied = make(engine, actor, name, definition).await?;
    get(engine, copied).await
}

async fn make(
    engine: &Engine,
    actor: &Actor,
    name: String,
    definition: Definition,
) -> Outcome<WorkflowId> {
    let made = MadeWorkflow {
        name,
        definition,
        connections: Vec::new(),
    };
    Ok(commands::workflows::create(engine, actor, made).await?)
}

/// A workflow that is there and not deleted.
pub(crate) fn present(row: Option<WorkflowRow>, id: &WorkflowId) -> Outcome<WorkflowRow> {
    row.filter(|row| row.deleted_at.is_none())
        .ok_or_else(|| Refusal::not_found("workflow", id))
}

pub(crate) fn checked_name(name: &str) -> Outcome<String> {
    let name = name.trim();
    #[cfg(feature = "faults")]
    if baton_engine::Faults::from_environment().any_name {
        return Ok(name.to_owned());
    }
    if name.is_empty() || name.chars().count() > limits::WORKFLOW_NAME {
        return Err(Refusal::field(
            "name",
            "a workflow's name has 1 to 200 characters",
        ));
    }
    Ok(name.to_owned())
}
