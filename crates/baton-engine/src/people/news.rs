//! What is new about somebody starts workflows (C4, C18): which ones is decided in the transaction of
//! the change, whoever made it, and the runs start in slices of a job that is a row of it.

use baton_core::details::{CustomDetails, is_open};
use baton_core::history::Params;
use baton_core::matching::news::News;
use baton_core::run::{DetailChange, StartedByKind};
use baton_core::sensitive::call_looks_sensitive;
use baton_core::{JobId, Json, WorkflowState};
use baton_store::WorkflowNo;
use baton_store::table::jobs::{StartByNews, Work};
use baton_store::table::people::{PersonRow, PersonStatus};

use super::difference::changes;
use crate::turn::Turn;
use crate::unique::unique;
use crate::{Error, work};

/// So many listening workflows are read at once.
const AT_ONCE: usize = 64;

/// Somebody was added: what listens to it starts.
pub(super) fn added(turn: &mut Turn<'_, '_>, person: &PersonRow) -> Result<(), Error> {
    raise(turn, person, &News::Added, |_| Params::new())
}

/// Details of somebody became others: what listens to each of these starts.
pub(crate) fn changed(
    turn: &mut Turn<'_, '_>,
    person: &PersonRow,
    before: &Json,
    after: &Json,
) -> Result<(), Error> {
    for change in changes(before, after) {
        let news = News::Changed(change.clone());
        raise(turn, person, &news, |custom| told(&change, custom))?;
    }
    Ok(())
}

fn raise(
    turn: &mut Turn<'_, '_>,
    person: &PersonRow,
    news: &News,
    told: impl FnOnce(&CustomDetails) -> Params,
) -> Result<(), Error> {
    // Nothing is really done for somebody who is made up (C11).
    let is_left = person.person.status == PersonStatus::Left;
    if person.person.sample || news.passes_over_who_left() && is_left {
        return Ok(());
    }
    let Listening { starts, untold } = that_mean(turn, news)?;
    if starts.is_empty() && untold.is_empty() {
        return Ok(());
    }
    let custom = turn.custom()?;
    let decided = StartByNews {
        news: JobId::from_bytes(unique()),
        person: person.no,
        by: match news {
            News::Added => StartedByKind::Added,
            News::Changed(_) => StartedByKind::Changed,
        },
        params: told(&custom),
        chain: turn.chain + 1,
        starts,
        to_ask: None,
    };
    for one in untold {
        let start = StartByNews {
            news: JobId::from_bytes(unique()),
            starts: vec![one],
            to_ask: Some(news.clone()),
            ..decided.clone()
        };
        work::ask(turn, Work::StartByNews(start))?;
    }
    match decided.starts.is_empty() {
        true => Ok(()),
        false => work::ask(turn, Work::StartByNews(decided)),
    }
}

/// Live versions that listen to something.
#[derive(Default)]
struct Listening {
    /// Which mean it.
    starts: Vec<(WorkflowNo, i64)>,
    /// Which cannot be read.
    untold: Vec<(WorkflowNo, i64)>,
}

impl Listening {
    /// Asks one. One that cannot be read keeps nobody from being changed: it has a job of its own, which
    /// waits until it can be.
    fn ask(
        &mut self,
        turn: &mut Turn<'_, '_>,
        one: (WorkflowNo, i64),
        news: &News,
    ) -> Result<(), Error> {
        match means(turn, one, news) {
            Ok(true) => self.starts.push(one),
            Ok(false) => {}
            Err(error) if error.is_of_the_store() => return Err(error),
            Err(_) => self.untold.push(one),
        }
        Ok(())
    }
}

/// The live versions that mean these news: of those that are found by what they listen to, and of those
/// whose rows say nothing of it that can be.
fn that_mean(turn: &mut Turn<'_, '_>, news: &News) -> Result<Listening, Error> {
    let (topic, mut behind) = (news.topic(), WorkflowNo(0));
    let mut found = Listening::default();
    loop {
        let listening = turn.tx.versions().that_listen(&topic, behind, AT_ONCE)?;
        let is_last = listening.len() < AT_ONCE;
        for one in listening {
            behind = one.0;
            found.ask(turn, one, news)?;
        }
        if is_last {
            break;
        }
    }
    for one in turn.may_listen()?.iter() {
        found.ask(turn, *one, news)?;
    }
    Ok(found)
}

/// Whether a version means news, and whether its workflow is live can be read.
fn means(
    turn: &mut Turn<'_, '_>,
    (workflow, version): (WorkflowNo, i64),
    news: &News,
) -> Result<bool, Error> {
    let edition = turn.edition(workflow, version)?;
    let is_meant = edition.definition.trigger.kind().means(news);
    if is_meant {
        turn.flow(workflow)?;
    }
    Ok(is_meant)
}

/// The version of a workflow that news start now, which nobody could tell when they came; none where
/// it means others, or is not live (C2).
pub(crate) fn live_that_means(
    turn: &mut Turn<'_, '_>,
    workflow: WorkflowNo,
    news: &News,
) -> Result<Option<i64>, Error> {
    let flow = turn.flow(workflow)?;
    if flow.state != WorkflowState::Live || flow.is_deleted {
        return Ok(None);
    }
    let version = flow.live_version.ok_or(Error::NoVersion)?;
    let is_meant = means(turn, (workflow, version), news)?;
    Ok(is_meant.then_some(version))
}

/// What changed, as the run's history tells it: of what is, or looks, sensitive only that it did.
fn told(change: &DetailChange, custom: &CustomDetails) -> Params {
    let mut told = Params::from([("detail".to_owned(), change.detail.clone())]);
    let pointer = format!("/{}", change.detail);
    let looks = |value: &Option<String>| {
        let value = value.as_deref().map(Json::text);
        call_looks_sensitive(&pointer, value.as_ref())
    };
    if !is_open(custom, &change.detail) || looks(&change.from) || looks(&change.to) {
        told.insert("hidden".to_owned(), "yes".to_owned());
        return told;
    }
    for (name, value) in [("before", &change.from), ("after", &change.to)] {
        told.extend(value.clone().map(|value| (name.to_owned(), value)));
    }
    told
}
