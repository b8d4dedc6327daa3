//! What is done to many runs at once, how many match, and the rows of a list for a file.

use std::collections::BTreeSet;

use baton_core::ids::JobId;
use baton_core::run::WhereKind;
use baton_engine::commands::runs::{Many, OfRuns, Taken};
use baton_engine::commands::{self, reason};
use baton_engine::{Actor, Engine};
use baton_store::lists::runs::RunFilter;
use baton_store::table::jobs::{
    ActOnRuns, Asked, Missed, RunsAct as StoredAct, Seen, Why as StoredWhy, Work,
};
use baton_store::table::runs::RunStatus as StoredStatus;
use baton_store::{RunNo, Snapshot, WorkflowNo};
use jiff::Timestamp;

use super::of_many::{
    AsOf, ExportedRun, MissedKind, MissedRun, MissedRuns, RunsAct, RunsActInput, RunsExport,
    RunsExportInput, RunsMatched, RunsOfInput,
};
use super::views::{RunPerson, RunWorkflow, RunsQuery};
use super::{EXACT_UP_TO, filter, named, shown, steps, waits};
use crate::jobs::{self, Job};
use crate::limits::RUNS_AT_ONCE;
use crate::told::Telling;
use crate::{Code, Count, Outcome, Refusal, damaged, stored};

/// So many runs are looked at to say how many match, where no counter says it, ...
const COUNTED: usize = 50_000;
/// ... and so many to say of which workflows they are, where one does.
const LOOKED_AT: usize = 2_000;
/// So many workflows of those that match are named.
const NAMED: usize = 12;
/// So many rows of an export are read at once.
const EXPORTED_AT_ONCE: usize = 500;

/// Does to many runs what is asked, in a job; what is little and not gentle is done while this waits.
pub async fn act_on_many(engine: &Engine, actor: &Actor, input: RunsActInput) -> Outcome<Job> {
    let (why, gently) = (reason(&input.reason)?, input.gently.unwrap_or_default());
    let (of, waiting) = of_runs(engine, input.of).await?;
    let act = match input.act {
        RunsAct::TryAgain => StoredAct::TryAgain,
        RunsAct::SkipStep => StoredAct::SkipStep,
        RunsAct::Stop => StoredAct::Stop,
    };
    let many = Many {
        act,
        of,
        why,
        gently,
        waiting,
    };
    let job = commands::runs::act_on_many(engine, actor, many).await?;
    if !gently {
        jobs::soon(engine, &job).await?;
    }
    jobs::read(engine, job).await
}

/// Which runs are meant, and what was filtered for.
async fn of_runs(engine: &Engine, of: RunsOfInput) -> Outcome<(OfRuns, Vec<WhereKind>)> {
    let (query, seen) = match of {
        RunsOfInput::Listed { runs, waiting_for } => {
            in_bounds(runs.len())?;
            let runs = runs.into_iter().map(|seen| (seen.run, seen.step));
            let waiting = waiting_for.map(waits).unwrap_or_default();
            return Ok((OfRuns::Listed(runs.collect()), waiting));
        }
        RunsOfInput::Matching { as_of, .. } => (query_of(of), as_of.map(seen)),
    };
    stored::read(engine, move |snapshot| {
        let (filter, _) = filter(snapshot, &query)?;
        let open = matched(snapshot, &filter, Timestamp::now())?.open;
        let of = OfRuns::Matching {
            asked: asked(&filter, &query),
            total: i64::try_from(open.n).unwrap_or(i64::MAX),
            counted: open.exact,
            seen,
        };
        Ok((of, filter.at))
    })
    .await
}

fn seen(as_of: AsOf) -> Seen {
    Seen {
        at: as_of.at,
        item: i64::from(as_of.item),
        run: RunNo(i64::from(as_of.run)),
    }
}

fn in_bounds(runs: usize) -> Outcome<()> {
    let detail = match runs {
        0 => "No run is named.".to_owned(),
        _ if runs > RUNS_AT_ONCE => {
            format!("At most {RUNS_AT_ONCE} runs are named; use a filter for more.")
        }
        _ => return Ok(()),
    };
    Err(Refusal::new(Code::InvalidField, detail).with("field", "runs"))
}

/// The filter as a list of runs is asked with it.
fn query_of(of: RunsOfInput) -> RunsQuery {
    match of {
        RunsOfInput::Listed { .. } => RunsQuery::default(),
        RunsOfInput::Matching {
            status,
            workflow,
            person,
            search,
            part_way,
            waiting_for,
            started_since,
            started_before,
            news_until,
            try_outs,
            as_of: _,
        } => RunsQuery {
            status,
            workflow,
            person,
            search,
            part_way,
            waiting_for,
            started_since,
            started_before,
            news_until,
            try_outs,
            ..RunsQuery::default()
        },
    }
}

/// The filter as a job keeps it.
fn asked(filter: &RunFilter, query: &RunsQuery) -> Asked {
    let search = query.search.as_deref().map(str::trim);
    Asked {
        statuses: filter.statuses.clone(),
        workflow: filter.workflow,
        person: filter.person,
        search: search.filter(|text| !text.is_empty()).map(str::to_owned),
        try_outs: filter.try_outs,
        at: filter.at.clone(),
        started_since: filter.started_since,
        started_before: filter.started_before,
        news_until: filter.news_until,
    }
}

/// How many runs match a filter, how many of them are not over, and which workflows these are of.
pub async fn matching(engine: &Engine, query: RunsQuery) -> Outcome<RunsMatched> {
    let at = Timestamp::now();
    stored::read(engine, move |snapshot| {
        let (filter, _) = filter(snapshot, &query)?;
        matched(snapshot, &filter, at)
    })
    .await
}

fn matched(snapshot: &Snapshot<'_>, filter: &RunFilter, at: Timestamp) -> Outcome<RunsMatched> {
    let most = match is_counted(filter) {
        true => LOOKED_AT,
        false => COUNTED,
    };
    let found = snapshot.runs().counted(filter, most)?;
    let counted = |n: i64| Count {
        n: jobs::count(n),
        exact: found.is_all,
    };
    let (mut all, mut open) = (counted(found.all), counted(found.open));
    if !found.is_all && is_counted(filter) {
        (all, open) = from_counters(snapshot, filter)?;
    }
    let numbers: BTreeSet<WorkflowNo> = found.workflows.into_iter().collect();
    let more = numbers.len().saturating_sub(NAMED);
    let mut workflows = Vec::new();
    for no in numbers.into_iter().take(NAMED) {
        let row = snapshot.workflows().by_no(no)?;
        workflows.extend(row.map(|row| RunWorkflow {
            id: row.id,
            name: row.name,
        }));
    }
    Ok(RunsMatched {
        all,
        open,
        workflows,
        more_workflows: u32::try_from(more).unwrap_or(u32::MAX),
        as_of: as_of(snapshot, at)?,
    })
}

/// What is seen at a moment, which is before it is looked: what comes between is told as come since.
fn as_of(snapshot: &Snapshot<'_>, at: Timestamp) -> Outcome<AsOf> {
    let number = |no: i64| u32::try_from(no).unwrap_or(u32::MAX);
    Ok(AsOf {
        at,
        item: number(snapshot.problems().newest_item()?),
        run: number(snapshot.runs().newest()?.0),
    })
}

/// Whether the numbers that are kept of each workflow and status say how many match.
fn is_counted(filter: &RunFilter) -> bool {
    let narrowed = filter.person.is_some()
        || filter.search.is_some()
        || filter.try_outs
        || !filter.at.is_empty()
        || filter.started_since.is_some()
        || filter.started_before.is_some()
        || filter.news_until.is_some();
    !narrowed
}

fn from_counters(snapshot: &Snapshot<'_>, filter: &RunFilter) -> Outcome<(Count, Count)> {
    let counted = snapshot.counters().runs(filter.workflow)?;
    let of = |wanted: &dyn Fn(StoredStatus) -> bool| {
        let fits = |status| filter.statuses.is_empty() || filter.statuses.contains(&status);
        let numbers = counted.iter();
        let numbers = numbers.filter(|(status, _)| fits(**status) && wanted(**status));
        let n = numbers.map(|(_, n)| n).sum::<i64>();
        Count {
            n: jobs::count(n),
            exact: n <= EXACT_UP_TO,
        }
    };
    Ok((of(&|_| true), of(&|status| !status.is_finished())))
}

/// The first runs that a job could not do it to, each with its reason.
pub async fn missed(engine: &Engine, id: JobId) -> Outcome<MissedRuns> {
    stored::read(engine, move |snapshot| {
        let job = jobs::present(snapshot, &id)?;
        let Work::ActOnRuns(ActOnRuns { missed, .. }) = job.work.read()? else {
            return Err(Refusal::not_found("job on runs", id));
        };
        let mut items = Vec::with_capacity(missed.len());
        for one in &missed {
            items.extend(missed_run(snapshot, one)?);
        }
        let more = jobs::count(job.could_not).saturating_sub(items.len() as u64);
        Ok(MissedRuns { items, more })
    })
    .await
}

/// A run whose row cannot be read is one of those that are only counted.
fn missed_run(snapshot: &Snapshot<'_>, missed: &Missed) -> Outcome<Option<MissedRun>> {
    let Some((id, workflow, person)) = names_of(snapshot, missed.run)? else {
        return Ok(None);
    };
    let (kind, reason) = match missed.why {
        StoredWhy::Refused(reason) => (MissedKind::Refused, Some(steps::reason(reason))),
        StoredWhy::SeveralSteps => (MissedKind::SeveralSteps, None),
        StoredWhy::MovedOn => (MissedKind::MovedOn, None),
        StoredWhy::NobodyNeeded => (MissedKind::NobodyNeeded, None),
        StoredWhy::NothingToTry => (MissedKind::NothingToTry, None),
        StoredWhy::NotMade => (MissedKind::NotMade, None),
        // One that is not there has no name by which it is listed.
        StoredWhy::NotThere | StoredWhy::NotRead => (MissedKind::NotRead, None),
    };
    Ok(Some(MissedRun {
        run: id,
        person,
        workflow,
        kind,
        reason,
        in_part: missed.part,
    }))
}

fn names_of(
    snapshot: &Snapshot<'_>,
    run: RunNo,
) -> Outcome<Option<(baton_core::RunId, RunWorkflow, RunPerson)>> {
    let (Some((id, ..)), Some((workflow, person))) =
        (snapshot.runs().ids(run)?, snapshot.runs().subject(run)?)
    else {
        return Ok(None);
    };
    let workflow = snapshot.workflows().by_no(workflow)?;
    let person = snapshot.people().by_no(person)?;
    Ok(workflow.zip(person).map(|(workflow, person)| {
        let workflow = RunWorkflow {
            id: workflow.id,
            name: workflow.name,
        };
        let person = RunPerson {
            id: person.person.id,
            name: person.person.display_name,
            work_email: person.person.work_email,
        };
        (id, workflow, person)
    }))
}

/// A slice of the rows for a file: as lists show them, with the work e-mail; no detail of a person
/// beside. They come by their numbers, in which no run moves while the slices are read. That it was taken
/// is noted with the first slice, and which runs that were.
pub async fn export(engine: &Engine, actor: &Actor, input: RunsExportInput) -> Outcome<RunsExport> {
    let after = input.after.map(|after| after.0);
    if let RunsOfInput::Listed { runs, .. } = &input.of {
        in_bounds(runs.len())?;
    }
    if after.is_none() {
        commands::runs::note_export(engine, actor, taken(engine, &input.of).await?).await?;
    }
    stored::read(engine, move |snapshot| {
        let (lines, next, unread, missing) = match input.of {
            RunsOfInput::Listed { runs, .. } => {
                let mut lines = Vec::with_capacity(runs.len());
                let named = runs.len();
                for seen in runs {
                    if let Some(run) = snapshot.runs().get(&seen.run)? {
                        lines.push(snapshot.runs().line(run)?);
                    }
                }
                let missing = named - lines.len();
                (lines, None, Vec::new(), missing)
            }
            matching @ RunsOfInput::Matching { .. } => {
                let (filter, _) = filter(snapshot, &query_of(matching))?;
                let page = snapshot
                    .runs()
                    .by_number(&filter, after, EXPORTED_AT_ONCE)?;
                (page.items, page.next, page.unread, 0)
            }
        };
        let telling = Telling::read(snapshot)?;
        let mut names = named::Names::default();
        let mut unreadable = crate::page::unreadable(unread);
        let mut items = Vec::with_capacity(lines.len());
        for line in lines {
            let (no, person) = (line.run.no.0, line.run.person);
            let run = shown::summary(snapshot, &mut names, &telling, line);
            let Some(run) = damaged::shown("runs", no, run, &mut unreadable)? else {
                continue;
            };
            let person = snapshot.people().by_no(person)?;
            let work_email = person.and_then(|row| row.person.work_email);
            items.push(ExportedRun { run, work_email });
        }
        let next = next.map(|cursor| cursor.to_string());
        Ok(RunsExport {
            items,
            next,
            unreadable,
            missing: missing as u64,
        })
    })
    .await
}

/// Which runs are taken, as the audit keeps it.
async fn taken(engine: &Engine, of: &RunsOfInput) -> Outcome<Taken> {
    if let RunsOfInput::Listed { runs, .. } = of {
        return Ok(Taken::Listed(runs.len()));
    }
    let query = query_of(of.clone());
    stored::read(engine, move |snapshot| {
        let (filter, _) = filter(snapshot, &query)?;
        Ok(Taken::Matching {
            asked: asked(&filter, &query),
            workflow: query.workflow,
            person: query.person,
        })
    })
    .await
}
