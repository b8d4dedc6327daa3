//! What has appeared under Problems since somebody was told of them last, for whoever tells of it
//! where no page is. It asks for what is new, and never for all that is open.

use baton_core::StepId;
use baton_core::document::Definition;
use baton_engine::Engine;
use baton_store::lists::appeared::Appeared as Stored;
use baton_store::{ProblemNo, Snapshot, WorkflowNo};
use jiff::Timestamp;

use crate::damaged::beside;
use crate::{Outcome, stored};

/// Up to which problem somebody was told, and up to which they have looked, by the numbers of
/// problems: the one that appears later has the higher one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Told of, or left untold because somebody was looking.
    pub told: i64,
    /// Looked at; at most what was told.
    pub seen: i64,
}

/// What there is to tell.
#[derive(Clone, Debug)]
pub struct Appeared {
    /// The newest problem of all.
    pub newest: i64,
    /// All that nobody has looked at, if an open one among them was not told yet.
    pub unseen: Option<Unseen>,
}

/// Open problems that nobody has looked at: some.
#[derive(Clone, Debug)]
pub struct Unseen {
    /// How many, of the latest that are counted.
    pub count: usize,
    /// Whether there may be more.
    pub more: bool,
    /// The names of the workflows that they are in, each once, in the order of the alphabet.
    pub workflows: Vec<String>,
    /// Where it is, if it is one.
    pub only: Option<Place>,
}

/// Where one problem is.
#[derive(Clone, Debug)]
pub struct Place {
    /// The problem.
    pub id: String,
    /// The name of its workflow.
    pub workflow: Option<String>,
    /// The name of its step.
    pub step: Option<String>,
}

/// The newest problem that had begun before a moment that is not long ago.
pub async fn newest_before(engine: &Engine, at: Timestamp) -> Outcome<i64> {
    stored::read(engine, move |snapshot| {
        Ok(snapshot.problems().newest_before(at)?.0)
    })
    .await
}

/// What has appeared since.
pub async fn appeared(engine: &Engine, since: Since) -> Outcome<Appeared> {
    stored::read(engine, move |snapshot| {
        let newest = snapshot.problems().newest()?.0;
        let unseen = match newest > since.told {
            true => unseen(snapshot, since)?,
            false => None,
        };
        Ok(Appeared { newest, unseen })
    })
    .await
}

fn unseen(snapshot: &Snapshot<'_>, since: Since) -> Outcome<Option<Unseen>> {
    let seen = ProblemNo(since.seen);
    let (open, more) = snapshot.problems().appeared_behind(seen)?;
    if !open.iter().any(|one| one.no.0 > since.told) {
        return Ok(None);
    }
    let only = match open.as_slice() {
        [one] if !more => Some(place(snapshot, one)?),
        _ => None,
    };
    Ok(Some(Unseen {
        count: open.len(),
        more,
        workflows: workflows(snapshot, &open)?,
        only,
    }))
}

fn workflows(snapshot: &Snapshot<'_>, open: &[Stored]) -> Outcome<Vec<String>> {
    let mut numbers: Vec<WorkflowNo> = open.iter().filter_map(|one| one.workflow).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut names = Vec::new();
    for no in numbers {
        names.extend(beside(snapshot.workflows().by_no(no))?.map(|row| row.name));
    }
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

/// What cannot be read of it has no name here.
fn place(snapshot: &Snapshot<'_>, one: &Stored) -> Outcome<Place> {
    let row = match one.workflow {
        Some(no) => beside(snapshot.workflows().by_no(no))?,
        None => None,
    };
    let draft = row.as_ref().and_then(|row| row.draft.read().ok());
    let step = draft.zip(one.step.as_ref());
    Ok(Place {
        id: one.id.to_string(),
        workflow: row.map(|row| row.name),
        step: step.and_then(|(draft, step)| called(&draft, step)),
    })
}

/// What a step, or the trigger, is called in the draft.
fn called(draft: &Definition, id: &StepId) -> Option<String> {
    if draft.trigger.id == *id {
        return Some(draft.trigger.name.clone());
    }
    draft.step(id).map(|step| step.name.clone())
}
