//! Saving drafts: each save names the revision it was made from, and the last 200 are kept.

use baton_core::WorkflowId;
use baton_core::document::Definition;
use baton_core::validation;
use baton_engine::addresses as owners;
use baton_engine::audit::{Action, record};
use baton_engine::{Actor, Engine, Topic};
use baton_store::Tx;
use baton_store::table::workflows::WorkflowRow;
use baton_store::table::workflows::versions::VersionRow;
use jiff::{SignedDuration, Timestamp};

use super::look::live_definition;
use super::views::{DraftInput, DraftQuery, DraftRevision, DraftSaved, Workflow};
use super::{changes, draft_of, present, present_in};
use crate::{Code, Outcome, Page, Refusal, addresses, connections, rows};

/// The largest definition that is saved, as JSON.
const LARGEST_DEFINITION_BYTES: usize = 4 * 1024 * 1024;

/// Whoever saves a draft again within this time goes on with what the audit says they began.
const PAUSE: SignedDuration = SignedDuration::from_mins(10);

/// Saves the draft.
pub async fn save_draft(
    engine: &Engine,
    actor: &Actor,
    id: WorkflowId,
    input: DraftInput,
) -> Outcome<DraftSaved> {
    let save = Save {
        action: Action::DraftSaved,
        definition: input.definition,
        seen: Some(input.revision),
        edit: input.edit,
    };
    let revision = write(engine, actor, &id, save).await?;
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
                definition: revision.definition.read()?,
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
    let save = Save {
        action: Action::DraftDiscarded,
        definition: live,
        seen: None,
        edit: "discard_draft".to_owned(),
    };
    write(engine, actor, &id, save).await?;
    super::get(engine, id).await
}

/// A draft to store.
struct Save {
    /// As what it stands in the audit.
    action: Action,
    definition: Definition,
    /// The revision it was made from; whichever is there when none is named.
    seen: Option<u64>,
    edit: String,
}

async fn write(engine: &Engine, actor: &Actor, id: &WorkflowId, save: Save) -> Outcome<i64> {
    let fresh = owners::prepare(engine, id, &save.definition).await?;
    let (wanted, actor) = (id.clone(), actor.clone());
    let (revision, owners_changed) = rows::write(engine, move |tx| {
        let row = present_in(tx, &wanted)?;
        let revision = store(tx, &row, &save, &actor)?;
        Ok((revision, owners::keep(tx, row.no, &save.definition, fresh)?))
    })
    .await?;
    if owners_changed {
        addresses::tell(engine).await?;
    }
    engine.changed(Topic::Workflow, id);
    Ok(revision)
}

fn store(tx: &Tx<'_>, row: &WorkflowRow, save: &Save, actor: &Actor) -> Outcome<i64> {
    let (seen, now) = (save.seen, Timestamp::now());
    let seen = seen.map_or(row.draft_revision, |seen| i64::try_from(seen).unwrap_or(-1));
    let live = match row.live_version {
        Some(version) => tx.versions().get(row.no, version)?,
        None => None,
    };
    let mut draft = draft_of(&save.definition, true, &save.edit, &actor.name);
    if draft.definition.bytes() > LARGEST_DEFINITION_BYTES {
        return Err(Refusal::new(
            Code::TooLarge,
            "the definition is larger than 4 MiB",
        ));
    }
    draft.changed = live
        .as_ref()
        .is_none_or(|live| live.definition != draft.definition);
    let Some(revision) = tx.workflows().save_draft(row.no, seen, &draft, now)? else {
        return Err(stale(row));
    };
    if save.action != Action::DraftSaved || begins(row, live.as_ref(), actor, now) {
        record(actor, save.action)
            .on("workflow", &row.id)
            .on("revision", revision)
            .write(tx)?;
    }
    Ok(revision)
}

/// Whether a save is the first of its actor's: after another's, after a pause, or since the
/// draft went live. The UI saves with each edit; the row before theirs names the actor of the
/// others.
fn begins(row: &WorkflowRow, live: Option<&VersionRow>, actor: &Actor, now: Timestamp) -> bool {
    row.draft_saved_by.as_ref() != Some(&actor.name)
        || now.duration_since(row.draft_saved_at) >= PAUSE
        || live.is_some_and(|live| live.at >= row.draft_saved_at)
}

fn stale(row: &WorkflowRow) -> Refusal {
    let detail = "the draft was changed elsewhere; read it again";
    let refusal = Refusal::new(Code::StaleDraft, detail)
        .with("revision", row.draft_revision.to_string())
        .with("saved_at", row.draft_saved_at.to_string());
    match &row.draft_saved_by {
        Some(by) => refusal.with("saved_by", by),
        None => refusal,
    }
}

async fn saved(engine: &Engine, id: WorkflowId, revision: i64) -> Outcome<DraftSaved> {
    let base = addresses::base(engine).await?;
    rows::read(engine, move |look| {
        let row = present(look.workflows().get(&id)?, &id)?;
        let draft = row.draft.read()?;
        let live = live_definition(look, &row)?;
        Ok(DraftSaved {
            revision: u64::try_from(revision).unwrap_or_default(),
            saved_at: row.draft_saved_at,
            saved_by: row.draft_saved_by.clone(),
            problems: validation::validate(&draft, &connections::known(look, &base.allowed)?),
            changes: live.map(|live| changes(&live, &draft)).unwrap_or_default(),
            addresses: addresses::of_workflow(look, &row, &base)?,
        })
    })
    .await
}
