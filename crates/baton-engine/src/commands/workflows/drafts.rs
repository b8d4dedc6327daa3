//! Saving drafts: each save names the revision it was made from, and the last are kept.

use baton_core::WorkflowId;
use baton_core::document::Definition;
use baton_store::Snapshot;
use baton_store::table::workflows::WorkflowRow;
use baton_store::table::workflows::versions::VersionRow;
use jiff::{SignedDuration, Timestamp};

use super::{draft_of, of};
use crate::addresses::keep;
use crate::audit::{Action, Actor};
use crate::commands::{NotDone, command};
use crate::secrets::issue_new_tokens;
use crate::turn::Turn;
use crate::{Engine, Error, Topic};

/// Began to change a draft: their later saves go on with it.
const SAVED: Action = Action("draft_saved");

/// The largest definition that is saved, as JSON.
const LARGEST_DEFINITION_BYTES: usize = 4 * 1024 * 1024;

/// Whoever saves a draft again within this time goes on with what the audit says they began.
const PAUSE: SignedDuration = SignedDuration::from_mins(10);

/// A draft to store.
#[derive(Clone)]
pub struct DraftToSave {
    /// What it says.
    pub definition: Definition,
    /// The revision it was made from; whichever is there when none is named.
    pub seen: Option<u64>,
    /// The name of the edit, for the undo button.
    pub edit: String,
}

/// Saves the draft; gives its revision.
pub async fn save_draft(
    engine: &Engine,
    actor: &Actor,
    id: WorkflowId,
    save: DraftToSave,
) -> Result<i64, Error> {
    write(engine, actor, SAVED, id, save).await
}

/// Makes the draft what is live.
pub async fn discard_draft(engine: &Engine, actor: &Actor, id: WorkflowId) -> Result<i64, Error> {
    let wanted = id.clone();
    let read = move |snapshot: &Snapshot<'_>| live_definition(snapshot, &wanted);
    let save = DraftToSave {
        definition: engine.store().read(read).await?,
        seen: None,
        edit: "discard_draft".to_owned(),
    };
    write(engine, actor, Action("draft_discarded"), id, save).await
}

fn live_definition(snapshot: &Snapshot<'_>, id: &WorkflowId) -> Result<Definition, Error> {
    let row = snapshot.workflows().get(id)?;
    let row = row.filter(|row| row.deleted_at.is_none());
    let row = row.ok_or_else(|| NotDone::no_such("workflow", id))?;
    let version = row.live_version.ok_or(NotDone::NeverLive)?;
    let live = snapshot.versions().get(row.no, version)?;
    Ok(live.ok_or(NotDone::NeverLive)?.definition.read()?)
}

async fn write(
    engine: &Engine,
    actor: &Actor,
    action: Action,
    id: WorkflowId,
    save: DraftToSave,
) -> Result<i64, Error> {
    let by = actor.name.clone();
    let saved: Result<(i64, bool), Error> = command(engine, actor, action, move |turn, record| {
        let row = of(turn, &id)?;
        let live = match row.live_version {
            Some(version) => turn.tx.versions().get(row.no, version)?,
            None => None,
        };
        let revision = store(turn, &row, live.as_ref(), &save, &by)?;
        record.on("workflow", &id).on("revision", revision);
        if action == SAVED && !begins(&row, live.as_ref(), &by, turn.now) {
            record.goes_on();
        }
        let addresses_changed = keep(turn.tx, row.no, &save.definition)?;
        turn.after.addresses_changed |= addresses_changed;
        turn.hint(Topic::Workflow, &id);
        Ok((revision, addresses_changed))
    })
    .await;
    let (revision, addresses_changed) = saved?;
    if addresses_changed {
        issue_new_tokens(engine).await;
    }
    Ok(revision)
}

fn store(
    turn: &Turn<'_, '_>,
    row: &WorkflowRow,
    live: Option<&VersionRow>,
    save: &DraftToSave,
    by: &str,
) -> Result<i64, Error> {
    let seen = save.seen.map(|seen| i64::try_from(seen).unwrap_or(-1));
    let seen = seen.unwrap_or(row.draft_revision);
    let mut draft = draft_of(&save.definition, true, &save.edit, by);
    if draft.definition.bytes() > LARGEST_DEFINITION_BYTES {
        return Err(NotDone::DraftTooLarge.into());
    }
    draft.changed = live.is_none_or(|live| live.definition != draft.definition);
    let saved = turn
        .tx
        .workflows()
        .save_draft(row.no, seen, &draft, turn.now)?;
    saved.ok_or_else(|| stale(row).into())
}

/// Whether a save is the first of its actor's: after another's, after a pause, or since the
/// draft went live. The UI saves with each edit; the row before theirs names the actor of the
/// others.
fn begins(row: &WorkflowRow, live: Option<&VersionRow>, by: &str, now: Timestamp) -> bool {
    row.draft_saved_by.as_deref() != Some(by)
        || now.duration_since(row.draft_saved_at) >= PAUSE
        || live.is_some_and(|live| live.at >= row.draft_saved_at)
}

/// Whether the draft has another revision than the one that was read.
pub(super) fn has_changed(row: &WorkflowRow, seen: Option<u64>) -> bool {
    seen.is_some_and(|seen| i64::try_from(seen) != Ok(row.draft_revision))
}

pub(super) fn stale(row: &WorkflowRow) -> NotDone {
    NotDone::StaleDraft {
        revision: row.draft_revision,
        saved_at: row.draft_saved_at,
        saved_by: row.draft_saved_by.clone(),
    }
}
