//! Whom a connection keeps from being told, and sending again for all of them at once.

use std::collections::BTreeSet;

use baton_core::{ConnectionId, ProblemId};
use baton_engine::{Actor, Engine, HostPort, commands};
use baton_store::table::jobs::JobState;
use baton_store::table::problems::ProblemRow;
use baton_store::{PersonNo, Snapshot};

use super::mended;
use super::shown::is_sent_again;
use super::still;
use super::views::{SentAgain, WaitingForTool};
use crate::damaged::beside;
use crate::{Outcome, Refusal, jobs, stored};

/// So many causes of a connection are looked at; each is a step and a kind of failure.
const CAUSES: usize = 1_000;
/// So many items are looked at, to count each person once.
const COUNTED: usize = 10_000;
/// ... so many at once.
const AT_ONCE: usize = 1_000;

/// Counts the people who wait for messages to a tool, each once.
pub async fn waiting_for_tool(engine: &Engine, id: ConnectionId) -> Outcome<WaitingForTool> {
    let allowed = engine.options().allow_outgoing.clone();
    stored::read(engine, move |snapshot| {
        let mut people = BTreeSet::new();
        let mut left = COUNTED;
        let causes = causes(snapshot, &id)?;
        for cause in &causes {
            left = add_people(snapshot, cause, left, &mut people)?;
        }
        Ok(WaitingForTool {
            people: people.len() as u64,
            more: left == 0,
            mended: are_mended(snapshot, &causes, &allowed)?,
        })
    })
    .await
}

/// Whether something was to be put right at the tool, and all of it was.
fn are_mended(
    snapshot: &Snapshot<'_>,
    causes: &[ProblemRow],
    allowed: &[HostPort],
) -> Outcome<bool> {
    let mut any = false;
    for cause in causes.iter().filter(|cause| mended::can_be(cause.kind)) {
        any = true;
        if !mended::is_mended(snapshot, cause, allowed)? {
            return Ok(false);
        }
    }
    Ok(any)
}

/// Sends again for everybody who waits for messages to a tool. A cause of which that is not
/// possible holds up no other.
pub async fn send_again_to_tool(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
) -> Outcome<SentAgain> {
    let waiting = waiting_for_tool(engine, id.clone()).await?;
    let (name, causes) = stored::read(engine, move |snapshot| {
        let row = snapshot.connections().get(&id)?;
        let row = row.ok_or_else(|| Refusal::not_found("connection", &id))?;
        let causes = causes(snapshot, &id)?.into_iter();
        let causes: Vec<(ProblemId, i64)> = causes.map(|row| (row.id, row.people)).collect();
        Ok((row.connection.name, causes))
    })
    .await?;
    let mut sent = SentAgain {
        people: waiting.people,
        done: 0,
        could_not: 0,
        still: Vec::new(),
        jobs: Vec::new(),
    };
    for (problem, people) in causes {
        // The reason is the tool, whatever the language of the page is.
        match commands::problems::send_again(engine, actor, problem, name.clone()).await {
            Ok(job) => {
                let row = jobs::soon(engine, &job).await?;
                if row.state == JobState::UnderWay {
                    sent.jobs.push(row.id);
                    continue;
                }
                sent.done += jobs::count(row.done);
                sent.could_not += jobs::count(row.could_not);
                let still = move |snapshot: &Snapshot<'_>| still::of_job(snapshot, &row);
                sent.still.extend(stored::read(engine, still).await?);
            }
            Err(error) => {
                tracing::warn!(%error, "the messages of a problem could not be sent again");
                sent.could_not += jobs::count(people);
            }
        }
    }
    Ok(sent)
}

fn causes(snapshot: &Snapshot<'_>, id: &ConnectionId) -> Outcome<Vec<ProblemRow>> {
    let mut open = snapshot.problems().open_of_connection(id, CAUSES)?;
    // What keeps a message from being made is not the tool's, and sending again does not mend it.
    open.retain(|row| is_sent_again(row) && !row.kind.keeps_from_being_made());
    Ok(open)
}

/// Adds the people of a cause; how many more items may be looked at.
fn add_people(
    snapshot: &Snapshot<'_>,
    cause: &ProblemRow,
    mut left: usize,
    people: &mut BTreeSet<PersonNo>,
) -> Outcome<usize> {
    let mut after = None;
    while left > 0 {
        let page = snapshot
            .problems()
            .items(cause.no, true, after, AT_ONCE.min(left))?;
        left -= page.items.len().min(left);
        for item in page.items {
            let run = item.about.run.filter(|_| item.about.person.is_none());
            let run = match run {
                Some(run) => beside(snapshot.runs().by_no(run))?,
                None => None,
            };
            let of_run = run.map(|run| run.person);
            people.extend(item.about.person.or(of_run));
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    Ok(left)
}
