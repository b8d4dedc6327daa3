//! Making views of stored jobs.

use baton_store::table::jobs::{JobRow, JobState as StoredState, RunsAct, Work};
use baton_store::{CallNo, ProblemNo, Snapshot, WorkflowNo};

use super::count;
use super::sendings::Sendings;
use super::views::{Job, JobKind, JobState, SentMessages};
use crate::{Code, Outcome, Refusal};

/// What a job is about.
#[derive(Default)]
struct About {
    problem: Option<ProblemNo>,
    workflow: Option<WorkflowNo>,
    call: Option<CallNo>,
    passed: i64,
    left: i64,
    sent: Option<SentMessages>,
    gently: bool,
}

pub(super) fn job(snapshot: &Snapshot<'_>, sendings: &Sendings, row: JobRow) -> Outcome<Job> {
    let (kind, about) = kind_of(snapshot, sendings, &row, &row.work.read()?)?;
    let problem = match about.problem {
        Some(no) => snapshot.problems().by_no(no)?,
        None => None,
    };
    let workflow = about
        .workflow
        .or_else(|| problem.as_ref().and_then(|row| row.workflow));
    let workflow = match workflow {
        Some(no) => snapshot.workflows().by_no(no)?,
        None => None,
    };
    let call = match about.call {
        Some(no) => snapshot.calls().id(no)?,
        None => None,
    };
    let (workflow, workflow_name) = workflow.map(|row| (row.id, row.name)).unzip();
    Ok(Job {
        id: row.id,
        kind,
        by: row.by.map(|by| by.name).unwrap_or_default(),
        state: match row.state {
            StoredState::UnderWay => JobState::UnderWay,
            StoredState::Done => JobState::Done,
            StoredState::Cancelled => JobState::Cancelled,
            StoredState::SetAside => JobState::SetAside,
        },
        total: count(row.total.max(row.done.saturating_add(row.could_not))),
        done: count(row.done),
        could_not: count(row.could_not),
        passed: count(about.passed),
        left: count(about.left),
        sent: about.sent,
        gently: about.gently,
        started_at: row.at,
        ended_at: row.ended_at,
        problem: problem.map(|row| row.id),
        workflow,
        workflow_name,
        call,
    })
}

fn kind_of(
    snapshot: &Snapshot<'_>,
    sendings: &Sendings,
    row: &JobRow,
    work: &Work,
) -> Outcome<(JobKind, About)> {
    let of_problem = |no: &ProblemNo| About {
        problem: Some(*no),
        ..About::default()
    };
    let of_call = |no: &CallNo| About {
        call: Some(*no),
        ..About::default()
    };
    Ok(match work {
        Work::SendAgain { problem, .. } => (JobKind::SendAgain, of_problem(problem)),
        Work::UseSettings { problem, .. } => (JobKind::UseSettings, of_problem(problem)),
        Work::UseForPerson { problem, .. } => (JobKind::UseForPerson, of_problem(problem)),
        Work::LeaveProblem { problem, .. } => (JobKind::LeaveProblem, of_problem(problem)),
        Work::LearnWord { problem, .. } => (JobKind::LearnWord, of_problem(problem)),
        Work::TryAgain { problem, .. } => (JobKind::TryAgain, of_problem(problem)),
        Work::StartKept { workflow, .. } => {
            let workflow = Some(*workflow);
            let about = About {
                workflow,
                ..About::default()
            };
            (JobKind::StartKept, about)
        }
        Work::UseAnyway { call, .. } => (JobKind::UseCall, of_call(call)),
        Work::LeaveCall { call, .. } => (JobKind::LeaveCall, of_call(call)),
        Work::ActOnRuns(work) => {
            let kind = match work.act {
                RunsAct::TryAgain => JobKind::TryRunsAgain,
                RunsAct::SkipStep => JobKind::SkipSteps,
                RunsAct::Stop => JobKind::StopRuns,
            };
            let about = About {
                passed: work.passed,
                left: match row.state {
                    StoredState::Done => row.left_before_their_turn(work),
                    StoredState::UnderWay | StoredState::Cancelled | StoredState::SetAside => 0,
                },
                sent: match work.all_sent() {
                    Some(all) => Some(sendings.became(snapshot, all)?),
                    None => None,
                },
                gently: work.gently,
                ..About::default()
            };
            (kind, about)
        }
        Work::FollowPerson { .. }
        | Work::StartByNews(_)
        | Work::TakeUnmatched { .. }
        | Work::SettleUnmatched { .. }
        | Work::SettleAll
        | Work::DropOld
        | Work::SweepKeys => {
            let detail = "what Baton does by itself is no job of an admin's";
            return Err(Refusal::new(Code::NotFound, detail));
        }
    })
}
