//! Nobody called in time.

use super::change::{Change, params};
use super::{Deadline, Reason};
use crate::history::Kind;
use crate::ids::StepId;
use crate::problem;

pub(super) fn deadline_passed(
    change: &mut Change<'_>,
    id: &StepId,
    which: Deadline,
) -> Result<(), Reason> {
    change.current_step(id)?;
    let now = change.now;
    let state = change.state(id);
    let since = state.since;
    let at = match which {
        Deadline::Reminder => &mut state.reminder_at,
        Deadline::Limit => &mut state.limit_at,
    };
    if at.ok_or(Reason::NoDeadline)? > now {
        return Err(Reason::TooEarly);
    }
    *at = None;
    let (kind, code) = match which {
        Deadline::Reminder => (Kind::ReminderPassed, "reminder"),
        Deadline::Limit => (Kind::LimitPassed, "limit"),
    };
    let since = since.map(|since| since.to_string()).unwrap_or_default();
    let details = params([("deadline", code.to_owned()), ("since", since)]);
    change.note(Some(id), kind, details.clone());
    change.open_problem(id, problem::Kind::NobodyCalled, details);
    Ok(())
}
