//! Workflows: made, renamed, drafted, put live, off and on, deleted and brought back.

mod create;
mod delete;
mod drafts;
mod export;
mod go_live;
mod rename;
mod restore;
mod turn_off;
mod turn_on;

use baton_core::WorkflowId;
use baton_core::WorkflowState;
use baton_core::document::Definition;
use baton_core::word;
use baton_store::Unread;
use baton_store::table::workflows::{Draft, WorkflowRow};

use super::NotDone;
use crate::turn::Turn;
use crate::{Error, Topic};

pub use create::{MadeWorkflow, create, import};
pub use delete::delete;
pub use drafts::{DraftToSave, discard_draft, save_draft};
pub use export::exported;
pub use go_live::{DraftToGoLive, go_live};
pub use rename::rename;
pub use restore::Restore;
pub use turn_off::TurnOff;
pub use turn_on::turn_on;

/// How long what a page says of an edit may be, in bytes: its name, whose it is, and which edits it
/// undid. What is longer is not kept: of a part of it nothing can be read.
const LONGEST_EDIT: usize = 8 * 1024;

/// A workflow that is there and not deleted.
fn of(turn: &Turn<'_, '_>, id: &WorkflowId) -> Result<WorkflowRow, Error> {
    let row = turn.tx.workflows().get(id)?;
    let row = row.filter(|row| row.deleted_at.is_none());
    row.ok_or_else(|| NotDone::no_such("workflow", id).into())
}

/// A draft with what lists show of it.
fn draft_of(definition: &Definition, changed: bool, edit: &str, by: &str) -> Draft {
    Draft {
        definition: Unread::of(definition),
        start_kind: word(&definition.trigger.kind().start_kind()).to_owned(),
        steps: i64::try_from(definition.all_steps().len()).unwrap_or(i64::MAX),
        changed,
        edit: match edit.len() {
            ..=LONGEST_EDIT => edit.to_owned(),
            _ => String::new(),
        },
        by: by.to_owned(),
    }
}

fn expect_state(row: &WorkflowRow, wanted: &[WorkflowState]) -> Result<(), Error> {
    match wanted.contains(&row.state) {
        true => Ok(()),
        false => Err(NotDone::WrongState(row.state).into()),
    }
}

/// Its addresses may open or close with it.
fn changed(turn: &mut Turn<'_, '_>, id: &WorkflowId) {
    turn.after.addresses_changed = true;
    turn.hint(Topic::Workflow, id);
}
