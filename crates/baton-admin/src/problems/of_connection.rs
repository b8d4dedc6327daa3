//! Whom a connection keeps from being told, and sending again for all of them at once.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use baton_core::problem::Kind;
use baton_core::{ConnectionId, ProblemId};
use baton_engine::{Actor, Engine, HostPort, commands};
use baton_store::table::jobs::JobState;
use baton_store::table::problems::ProblemRow;
use baton_store::{PersonNo, Snapshot};

use super::mended;
use super::shown::is_sent_again;
use super::still;
use super::views::{SentAgain, WaitingCause, WaitingForTool};
use crate::damaged::beside;
use crate::{Outcome, Refusal, jobs, stored};

/// So many causes of a connection are looked at; each is a step and a kind of failure.
const CAUSES: usize = 1_000;
/// So many items are looked at, to count each person once.
const COUNTED: usize = 10_000;
/// ... so many at once.
const AT_ONCE: usize = 1_000;

/// Counts the people who wait for messages to a tool, each once, with what keeps them waiting.
pub async fn waiting_for_tool(engine: &Engine, id: ConnectionId) -> Outcome<WaitingForTool> {
    let allowed = engine.options().allow_outgoing.clone();
    stored::read(engine, move |snapshot| {
        let Causes { all, again, mended } = causes(snapshot, &id, &allowed)?;
        let (mut people, mut sent_to) = (BTreeSet::<PersonNo>::new(), BTreeSet::<PersonNo>::new());
        let mut by_kind: Vec<(Kind, bool, BTreeSet<PersonNo>)> = Vec::new();
        let mut left = COUNTED;
        for cause in &all {
            let is_sent = again.contains(&cause.id);
            let mut of_cause = BTreeSet::new();
            left = add_people(snapshot, cause, left, &mut of_cause)?;
            people.extend(&of_cause);
            if is_sent {
                sent_to.extend(&of_cause);
            }
            let known = by_kind.iter_mut();
            let mut same = known.filter(|(kind, sent, _)| (*kind, *sent) == (cause.kind, is_sent));
            match same.next() {
                Some((_, _, known)) => known.extend(of_cause),
                None => by_kind.push((cause.kind, is_sent, of_cause)),
            }
        }
        by_kind.sort_by_key(|(_, _, people)| Reverse(people.len()));
        let causes = by_kind
            .into_iter()
            .map(|(kind, again, people)| WaitingCause {
                kind,
                people: people.len() as u64,
                again,
            });
        Ok(WaitingForTool {
            people: people.len() as u64,
            more: left == 0,
            causes: causes.collect(),
            again: sent_to.len() as u64,
            mended,
        })
    })
    .await
}

/// Sends again for those who wait for messages to a tool and for whom that mends it: the others have
/// rows of their own. A cause of which that is not possible holds up no other.
pub async fn send_again_to_tool(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
) -> Outcome<SentAgain> {
    let waiting = waiting_for_tool(engine, id.clone()).await?;
    let allowed = engine.options().allow_outgoing.clone();
    let (name, causes) = stored::read(engine, move |snapshot| {
        let row = snapshot.connections().get(&id)?;
        let row = row.ok_or_else(|| Refusal::not_found("connection", &id))?;
        let Causes { mut all, again, .. } = causes(snapshot, &id, &allowed)?;
        all.retain(|cause| again.contains(&cause.id));
        let causes = all.into_iter().map(|row| (row.id, row.people));
        let causes: Vec<(ProblemId, i64)> = causes.collect();
        Ok((row.connection.name, causes))
    })
    .await?;
    let mut sent = SentAgain {
        people: waiting.again,
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

/// What keeps people waiting for messages to a tool.
struct Causes {
    all: Vec<ProblemRow>,
    /// Those for which messages are sent again.
    again: BTreeSet<ProblemId>,
    /// Whether what is to be put right for these was put right since.
    mended: bool,
}

/// Reads them. Where something was put right, sending again is for whom it kept: what else went wrong
/// would go wrong again.
fn causes(snapshot: &Snapshot<'_>, id: &ConnectionId, allowed: &[HostPort]) -> Outcome<Causes> {
    let mut all = snapshot.problems().open_of_connection(id, CAUSES)?;
    // What keeps a message from being made is not the tool's, and sending again does not mend it.
    all.retain(|row| is_sent_again(row) && !row.kind.keeps_from_being_made());
    let (mut again, mut mended) = (BTreeSet::new(), BTreeSet::new());
    for cause in all.iter().filter(|cause| mended::can_be(cause.kind)) {
        again.insert(cause.id.clone());
        if mended::is_mended(snapshot, cause, allowed)? {
            mended.insert(cause.id.clone());
        }
    }
    let is_mended = !mended.is_empty();
    Ok(Causes {
        all,
        again: if is_mended { mended } else { again },
        mended: is_mended,
    })
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
