//! Saving drafts: each save names the revision it was made from, and the last 200 are kept.

use baton_core::WorkflowId;
use baton_core::definition::Definition;
use baton_core::validation;
use baton_store::Tx;
use baton_store::table::workflows::WorkflowRow;
use jiff::Timestamp;

use super::look::{definition_of, live_definition};
use super::views::{DraftInput, DraftQuery, DraftRevision, DraftSaved, Workflow};
use super::{changes, draft_of, present, present_in};
use crate::operations::ledger::{Action, record};
use crate::operations::{Actor, Code, Outcome, Page, Refusal, addresses, connections, rows};
use crate::{Engine, Topic};

/// The largest definition that is saved, as JSON.
const LARGEST_DEFINITION_BYTES: usize = 4 * 1024 * 1024;

/// Saves the draft.
pub async fn save_draft(
    engine: &Engine,
    _actor: &Actor,
    id: WorkflowId,
    input: DraftInput,
) -> Outcome<DraftSaved> {
    let revision = save(
        engine,
        &id,
        input.definition,
        Some(input.revision),
        input.edit,
    )
    .await?;
    saved(engine, id, revision).await
}

/// Lists earlier drafts, the latest first.
pub async fn drafts(
    engine: &Engine,
    id: WorkflowId,
    query: DraftQuery,
) -> Outcome<Page<DraftRevision>> {
    let limit = query.limit.unwrap_or(200).clamp(1, 200) as usize;
    rows::read(engine, move |look| {
        let row = present(look.workflows().get(&id)?, &id)?;
        let revisions = look.workflows().revisions(row.no, limit)?;
        let items = revisions.into_iter().map(|revision| {
            Ok(DraftRevision {
                revision: u64::try_from(revision.revision).unwrap_or_default(),
                saved_at: revision.at,
                edit: revision.edit,
                definition: definition_of(&revision.definition)?,
            })
        });
        Ok(Page::whole(items.collect::<Outcome<_>>()?))
    })
    .await
}

/// Makes the draft what is live.
pub async fn discard_draft(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<Workflow> {
    let wanted = id.clone();
    let live = rows::read(engine, move |look| {
        let row = present(look.workflows().get(&wanted)?, &wanted)?;
        live_definition(look, &row)
    })
    .await?;
    let Some(live) = live else {
        let detail = "the workflow was never live; there is nothing to go back to";
        return Err(Refusal::new(Code::WrongState, detail));
    };
    save(engine, &id, live, None, "discard_draft".to_owned()).await?;
    let audit = record(actor, Action::DraftDiscarded).on("workflow", &id);
    rows::write(engine, move |tx| audit.write(tx)).await?;
    super::get(engine, id).await
}

async fn save(
    engine: &Engine,
    id: &WorkflowId,
    definition: Definition,
    seen: Option<u64>,
    edit: String,
) -> Outcome<i64> {
    let fresh = addresses::prepare(engine, id, &definition).await?;
    let wanted = id.clone();
    let (revision, owners_changed) = rows::write(engine, move |tx| {
        let row = present_in(tx, &wanted)?;
        let revision = store(tx, &row, &definition, seen, &edit)?;
        Ok((revision, addresses::keep(tx, row.no, &definition, fresh)?))
    })
    .await?;
    if owners_changed {
        addresses::tell(engine).await?;
    }
    engine.changed(Topic::Workflow, id);
    Ok(revision)
}

fn store(
    tx: &Tx<'_>,
    row: &WorkflowRow,
    definition: &Definition,
    seen: Option<u64>,
    edit: &str,
) -> Outcome<i64> {
    let seen = seen.map_or(row.draft_revision, |seen| i64::try_from(seen).unwrap_or(-1));
    let live = match row.live_version {
        Some(version) => tx.versions().get(row.no, version)?,
        None => None,
    };
    let mut draft = draft_of(definition, true, edit)?;
    if draft.definition.len() > LARGEST_DEFINITION_BYTES {
        return Err(Refusal::new(
            Code::TooLarge,
            "the definition is larger than 4 MiB",
        ));
    }
    draft.changed = live.is_none_or(|live| live.definition != draft.definition);
    let saved = tx
        .workflows()
        .save_draft(row.no, seen, &draft, Timestamp::now())?;
    saved.ok_or_else(|| {
        Refusal::new(
            Code::StaleDraft,
            "the draft was changed elsewhere; read it again",
        )
        .with("revision", row.draft_revision.to_string())
        .with("saved_at", row.draft_saved_at.to_string())
    })
}

async fn saved(engine: &Engine, id: WorkflowId, revision: i64) -> Outcome<DraftSaved> {
    let base = addresses::base(engine).await?;
    rows::read(engine, move |look| {
        let row = present(look.workflows().get(&id)?, &id)?;
        let draft = definition_of(&row.draft)?;
        let live = live_definition(look, &row)?;
        Ok(DraftSaved {
            revision: u64::try_from(revision).unwrap_or_default(),
            saved_at: row.draft_saved_at,
            problems: validation::validate(&draft, &connections::known(look, &base.allowed)?),
            changes: live.map(|live| changes(&live, &draft)).unwrap_or_default(),
            addresses: addresses::of_workflow(look, &row, &base)?,
        })
    })
    .await
}
