//! The closed list of jobs.

use baton_store::table::jobs::{JobRow, Work};

use super::Job;
use super::act_on_runs::ToRuns;
use super::of_calls::{LeaveCall, UseAnyway};
use super::of_problems::{LearnWord, LeaveProblem, SendAgain, UseForPerson, UseSettings, to_each};
use super::start_by_news::StartByNews;
use super::start_kept::StartKept;
use super::take_unmatched::TakeUnmatched;
use super::try_again::TryAgain;
use super::upkeep::{DropOld, FollowPerson, SettleAll, SettleUnmatched, SweepKeys};
use crate::Error;
use crate::turn::Turn;

/// Something that is done with whichever kind of job it is.
pub(super) trait Doing {
    /// Does it.
    fn with<J: Job>(self, turn: &mut Turn<'_, '_>, kind: &J) -> Result<(), Error>;
}

/// Finds the kind of a job, whose work is this.
pub(super) fn with_kind(
    turn: &mut Turn<'_, '_>,
    (job, work): (&JobRow, Work),
    doing: impl Doing,
) -> Result<(), Error> {
    match work {
        Work::SendAgain {
            problem,
            until,
            step,
            why,
        } => doing.with(turn, &to_each(problem, until, SendAgain { step, why })),
        Work::UseSettings {
            problem,
            until,
            step,
            version,
            why,
        } => doing.with(
            turn,
            &to_each(problem, until, UseSettings { step, version, why }),
        ),
        Work::UseForPerson {
            problem,
            until,
            person,
            only,
            place,
        } => doing.with(
            turn,
            &UseForPerson {
                problem,
                until,
                person,
                only,
                place,
            },
        ),
        Work::LeaveProblem {
            problem,
            until,
            why,
        } => doing.with(turn, &to_each(problem, until, LeaveProblem { why })),
        Work::LearnWord {
            problem,
            until,
            detail,
            ours,
        } => doing.with(turn, &to_each(problem, until, LearnWord { detail, ours })),
        Work::TryAgain { problem, until } => doing.with(turn, &to_each(problem, until, TryAgain)),
        Work::StartKept {
            workflow,
            until,
            only,
        } => doing.with(
            turn,
            &StartKept {
                workflow,
                until,
                only,
            },
        ),
        Work::UseAnyway { call, begun } => doing.with(turn, &UseAnyway { call, begun }),
        Work::LeaveCall { call, why } => doing.with(turn, &LeaveCall { call, why }),
        Work::ActOnRuns(work) => doing.with(turn, &ToRuns::of(job, work)),
        Work::FollowPerson { person } => doing.with(turn, &FollowPerson { person }),
        Work::StartByNews(news) => doing.with(turn, &StartByNews(news)),
        Work::TakeUnmatched {
            run,
            step,
            address,
            value,
        } => doing.with(turn, &TakeUnmatched::of(run, step, (address, value))),
        Work::SettleUnmatched { address } => doing.with(turn, &SettleUnmatched { address }),
        Work::SettleAll => doing.with(turn, &SettleAll),
        Work::DropOld => doing.with(turn, &DropOld),
        Work::SweepKeys => doing.with(turn, &SweepKeys),
    }
}
