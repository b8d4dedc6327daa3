//! An admin says that a call came another way.

use super::change::{Change, by_and_why};
use super::{Reason, StepStatus, needed, reach};
use crate::history::Kind;
use crate::ids::StepId;
use crate::json::Json;
use crate::steps::StepKind;

pub(super) fn marked_received(
    change: &mut Change<'_>,
    id: &StepId,
    by: &str,
    why: &str,
    data: Option<&Json>,
) -> Result<(), Reason> {
    let step = change.current_step(id)?;
    if !matches!(step.action, StepKind::WaitForCall(_)) {
        return Err(Reason::WrongKind);
    }
    if let Some(data) = data {
        change.state(id).got = needed::of_step(change.definition, id, data);
    }
    change.note(Some(id), Kind::MarkedReceived, by_and_why(by, why));
    change.leave(id, StepStatus::Done);
    reach::announce_waits(change);
    reach::go_on_after(change, id);
    Ok(())
}
