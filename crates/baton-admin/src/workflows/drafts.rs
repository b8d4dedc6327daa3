//! Saving drafts: each save names the revision it was made from, and the last are kept.

use baton_core::WorkflowId;
use baton_core::validation::{self, Known};
use baton_engine::commands::workflows::DraftToSave;
use baton_engine::{Actor, Engine, commands};
use baton_store::table::workflows::{KEPT_REVISIONS, RevisionRow};

use super::views::{DraftInput, DraftQuery, DraftRevision, DraftSaved, Workflow};
use super::{changes, present, shown};
use crate::{Outcome, Page, addresses, connections, damaged, samples, stored};

/// Saves the draft.
pub async fn save_draft(
    engine: &Engine,
    actor: &Actor,
    id: WorkflowId,
    input: DraftInput,
) -> Outcome<DraftSaved> {
    let save = DraftToSave {
        definition: input.definition,
        seen: Some(input.revision),
        edit: input.edit,
    };
    let revision = commands::workflows::save_draft(engine, actor, id.clone(), save).await?;
    saved(engine, id, revision).await
}

/// Lists earlier drafts, the latest first.
pub async fn drafts(
    engine: &Engine,
    id: WorkflowId,
    query: DraftQuery,
) -> Outcome<Page<DraftRevision>> {
    let kept = usize::try_from(KEPT_REVISIONS).unwrap_or(usize::MAX);
    let limit = query
        .limit
        .map_or(kept, |limit| (limit as usize).clamp(1, kept));
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let (revisions, unread) = snapshot.workflows().revisions(row.no, limit)?;
        let mut page = Page::beside(unread);
        for revision in revisions {
            let number = revision.revision;
            let shown = shown_revision(revision);
            let shown = damaged::shown("draft_revisions", number, shown, &mut page.unreadable)?;
            page.items.extend(shown);
        }
        Ok(page)
    })
    .await
}

fn shown_revision(revision: RevisionRow) -> Outcome<DraftRevision> {
    Ok(DraftRevision {
        revision: u64::try_from(revision.revision).unwrap_or_default(),
        saved_at: revision.at,
        edit: revision.edit,
        definition: revision.definition.read()?,
    })
}

/// Makes the draft what is live.
pub async fn discard_draft(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<Workflow> {
    commands::workflows::discard_draft(engine, actor, id.clone()).await?;
    super::get(engine, id).await
}

async fn saved(engine: &Engine, id: WorkflowId, revision: i64) -> Outcome<DraftSaved> {
    let base = addresses::base(engine).await?;
    let kept = engine.samples();
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let draft = row.draft.read()?;
        let live = shown::readable_live(snapshot, &row)?;
        let known = Known {
            samples: samples::of_sent(snapshot, &kept, &row, &draft)?,
            last_calls: samples::of_called(snapshot, &kept, row.no, &draft)?,
            ..connections::known(snapshot, &base.allowed)?
        };
        Ok(DraftSaved {
            revision: u64::try_from(revision).unwrap_or_default(),
            saved_at: row.draft_saved_at,
            saved_by: row.draft_saved_by.clone(),
            problems: validation::validate(&draft, &known),
            changes: live.map(|live| changes(&live, &draft)).unwrap_or_default(),
            addresses: addresses::of_workflow(snapshot, &row, &base)?,
        })
    })
    .await
}
