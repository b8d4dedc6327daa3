//! What the kind does in a run.

use super::WaitForTime;
use super::settings::AlreadyPast;
use super::state::TimeWait;
use crate::history::{Kind, Params};
use crate::ids::StepId;
use crate::problem;
use crate::run::change::{Change, Then, params};
use crate::run::effect::Deadline;
use crate::run::reason::Reason;
use crate::run::state::StepStatus;
use crate::steps::own::Runs;
use crate::steps::timed::{FreeDays, Moment, NoMoment, Timed};
use crate::word;

impl Runs for WaitForTime {
    fn enter(&self, change: &mut Change<'_>, id: &StepId) -> Then {
        change.state(id).status = StepStatus::Waiting;
        match self.moment(change.details(), change.now) {
            Ok(moment) => begin(change, id, self, &moment),
            Err(why) => no_moment(change, id, self, why),
        }
    }

    fn stuck_by(&self) -> Option<problem::Kind> {
        Some(problem::Kind::DateMissing)
    }

    fn deadline_passed(
        &self,
        change: &mut Change<'_>,
        id: &StepId,
        which: Deadline,
    ) -> Result<Then, Reason> {
        let until = change.state(id).own.wakes_at(which);
        let until = until.ok_or(Reason::NoDeadline)?;
        if until > change.now {
            return Err(Reason::TooEarly);
        }
        let details = params([("until", until.to_string())]);
        change.note(Some(id), Kind::TimeCame, details);
        Ok(Then::Passed)
    }

    /// The moment is found again from where the wait began; a run follows its person (C16).
    fn details_changed(&self, change: &mut Change<'_>, id: &StepId) -> Result<Then, Reason> {
        let state = change.state(id);
        let (problem, since) = (state.problem, state.since);
        let before = state.own.time_wait().cloned().unwrap_or_default();
        let moment = match self.moment(change.details(), since.unwrap_or(change.now)) {
            Ok(moment) => moment,
            Err(_) if problem == Some(problem::Kind::DateMissing) => {
                return Err(Reason::NothingChanged);
            }
            Err(why) => return Ok(no_moment(change, id, self, why)),
        };
        match (problem, before.until) {
            (None, Some(until)) if until == moment.at => Err(Reason::NothingChanged),
            (None, Some(_)) => Ok(moved(change, id, self, &before, &moment)),
            (Some(problem::Kind::DatePassed), _) if moment.at <= change.now => {
                Err(Reason::NothingChanged)
            }
            (Some(_) | None, _) => {
                change.note_solved(id);
                change.close_problem(id);
                Ok(begin(change, id, self, &moment))
            }
        }
    }

    fn left(&self, change: &mut Change<'_>, id: &StepId) {
        forget(change, id);
    }
}

fn begin(change: &mut Change<'_>, id: &StepId, wait: &WaitForTime, moment: &Moment) -> Then {
    if moment.at <= change.now {
        return past(change, id, wait, moment);
    }
    change.note(Some(id), Kind::TimeWaitStarted, described(moment, wait));
    remember(change, id, moment);
    Then::Stays
}

/// The moment is another one, or has passed by now.
fn moved(
    change: &mut Change<'_>,
    id: &StepId,
    wait: &WaitForTime,
    before: &TimeWait,
    moment: &Moment,
) -> Then {
    let why = if before.until_from != moment.base {
        "date"
    } else if before.until_zone.as_deref() != Some(moment.zone.name()) {
        "zone"
    } else {
        "free_days"
    };
    let mut details = described(moment, wait);
    details.insert("why".to_owned(), why.to_owned());
    if let Some(from) = before.until {
        details.insert("from".to_owned(), from.to_string());
    }
    change.note(Some(id), Kind::TimeWaitMoved, details);
    if moment.at <= change.now {
        return past(change, id, wait, moment);
    }
    remember(change, id, moment);
    Then::Stays
}

fn past(change: &mut Change<'_>, id: &StepId, wait: &WaitForTime, moment: &Moment) -> Then {
    let mut details = described(moment, wait);
    match wait.already_past {
        AlreadyPast::GoOn => {
            details.insert("past".to_owned(), "yes".to_owned());
            change.note(Some(id), Kind::TimeCame, details);
            Then::Passed
        }
        AlreadyPast::TellMe => {
            forget(change, id);
            change.open_problem(id, problem::Kind::DatePassed, details);
            Then::Stays
        }
    }
}

fn no_moment(change: &mut Change<'_>, id: &StepId, wait: &WaitForTime, why: NoMoment) -> Then {
    let mut details = params([("why", word(&why).to_owned())]);
    details.extend(counted_from(wait));
    forget(change, id);
    change.open_problem(id, problem::Kind::DateMissing, details);
    Then::Stays
}

fn remember(change: &mut Change<'_>, id: &StepId, moment: &Moment) {
    change.state(id).own.set_time_wait(TimeWait {
        until: Some(moment.at),
        until_from: moment.base,
        until_zone: Some(moment.zone.name().to_owned()),
    });
}

fn forget(change: &mut Change<'_>, id: &StepId) {
    change.state(id).own.set_time_wait(TimeWait::default());
}

/// What the history says of a moment.
fn described(moment: &Moment, wait: &WaitForTime) -> Params {
    let mut details = params([
        ("until", moment.at.to_string()),
        ("zone", moment.zone.name().to_owned()),
    ]);
    details.extend(counted_from(wait));
    if let Some(base) = moment.base {
        details.insert("date".to_owned(), base.to_string());
    }
    if moment.free_days == FreeDays::Unknown {
        details.insert("free_days".to_owned(), word(&moment.free_days).to_owned());
    }
    details
}

fn counted_from(wait: &WaitForTime) -> Option<(String, String)> {
    let detail = wait.date_detail()?;
    Some(("detail".to_owned(), detail.to_owned()))
}
