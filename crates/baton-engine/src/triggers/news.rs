//! A run that something new about its person starts: once in each workflow, while it is live.

use baton_core::matching::news::LONGEST_CHAIN;
use baton_core::problem::Kind;
use baton_core::{ProblemId, history::Params};
use baton_store::table::jobs::StartByNews;
use baton_store::table::people::PersonRow;
use baton_store::table::problems::{Cause, NewItem};
use baton_store::table::runs::StartedBy;
use baton_store::{Lenient, WorkflowNo};

use crate::runs;
use crate::turn::Turn;
use crate::unique::unique;
use crate::{Error, Topic};

/// Starts a run of a live workflow for somebody by what is new about them. Whether it was still to be
/// done.
pub(crate) fn start_by_news(
    turn: &mut Turn<'_, '_>,
    news: &StartByNews,
    person: &PersonRow,
    (workflow, version): (WorkflowNo, i64),
) -> Result<bool, Error> {
    let runs = turn.tx.runs();
    if runs.is_started_by(workflow, person.no, &news.news)? {
        return Ok(false);
    }
    if news.chain > LONGEST_CHAIN {
        ask(turn, news, person, (workflow, version))?;
        return Ok(true);
    }
    let edition = turn.edition(workflow, version)?;
    let mut params = news.params.clone();
    let more = [
        ("trigger_name", edition.definition.trigger.name.clone()),
        ("news", news.news.to_string()),
        ("chain", news.chain.to_string()),
    ];
    params.extend(more.map(|(name, value)| (name.to_owned(), value)));
    let start = runs::Start {
        workflow,
        version,
        person,
        call: None,
        try_out: false,
        started_by: StartedBy {
            kind: news.by,
            params,
            really_contact: None,
        },
        by: None,
        settles_until: None,
    };
    runs::start(turn, start, None)?;
    Ok(true)
}

/// Starts that follow one from another without an end are told instead (C18).
fn ask(
    turn: &mut Turn<'_, '_>,
    news: &StartByNews,
    person: &PersonRow,
    (workflow, version): (WorkflowNo, i64),
) -> Result<(), Error> {
    let edition = turn.edition(workflow, version)?;
    let trigger = edition.definition.trigger.id.clone();
    let mut params = Params::from([("most".to_owned(), LONGEST_CHAIN.to_string())]);
    params.extend(
        news.params
            .get("detail")
            .map(|one| ("detail".to_owned(), one.clone())),
    );
    let cause = Cause {
        id: ProblemId::from_bytes(unique()),
        group_key: format!("too_many_starts|{}", workflow.0),
        kind: Kind::TooManyStarts,
        params: params.clone(),
        workflow: Some(workflow),
        step: Some(trigger),
        connection: None,
    };
    let item = NewItem {
        person: Some(person.no),
        detail: Some(Lenient::of(&params)),
        ..NewItem::default()
    };
    turn.tx.problems().open_item(&cause, &item, turn.now)?;
    turn.hint(Topic::Problem, &cause.id);
    Ok(())
}
