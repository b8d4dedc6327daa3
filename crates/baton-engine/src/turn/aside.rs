//! Setting aside what could not be handled: out of its queue, and under Problems with its reason.

use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use baton_core::problem::Kind;
use baton_core::{ProblemId, word};
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::jobs::{StartByNews, Work};
use baton_store::table::problems::{Cause, NewItem, Opened};
use baton_store::table::set_aside::{AsideRow, Item, Kind as Aside};
use baton_store::{CallNo, JobNo, Lenient, ProblemNo, WorkflowNo};

use super::Turn;
use crate::unique::unique;
use crate::{Error, Topic};

/// Takes an item out of where it stands, and says so. The reason may name what a row holds, which
/// no log shows.
pub(super) fn set_aside(
    turn: &mut Turn<'_, '_>,
    item: &Item,
    whom: Option<&str>,
    error: &Error,
) -> Result<(), Error> {
    let (what, no) = (what(item), item.no());
    let place = place_of(turn, item)?;
    let row = turn
        .tx
        .set_aside()
        .put(item, &error.to_string(), turn.now)?;
    tracing::error!(
        what,
        no,
        cause = cause(error),
        times = row.times,
        "it is set aside"
    );
    let told = tell(turn, &row, whom, error, place)?;
    if let (Some(call), Some(place)) = (call_of(item), place) {
        turn.tx.dispositions().set(&NewDisposition {
            value: whom.map(str::to_owned),
            problem: told,
            ..NewDisposition::new(call, place, DispositionKind::Problem, turn.now)
        })?;
    }
    Ok(())
}

/// What it is for whoever reads of it.
fn what(item: &Item) -> &'static str {
    match item.kind() {
        Aside::Entry => word(&Aside::Call),
        kind @ (Aside::Run | Aside::Message | Aside::Call | Aside::Job) => word(&kind),
    }
}

/// The call that it is, or of which it is a part.
fn call_of(item: &Item) -> Option<CallNo> {
    match item {
        Item::Call(call) => Some(*call),
        Item::Entry(entry, _) => Some(entry.call),
        Item::Run(..) | Item::Message(..) | Item::Job(_) => None,
    }
}

/// Which of its entries a call is not handled at, or from which on.
fn place_of(turn: &Turn<'_, '_>, item: &Item) -> Result<Option<i64>, Error> {
    match item {
        Item::Call(call) => Ok(turn.tx.calls().waits_from(*call)?),
        Item::Entry(entry, _) => Ok(Some(entry.place)),
        Item::Run(..) | Item::Message(..) | Item::Job(_) => Ok(None),
    }
}

/// Says that a row of a job of Baton's own was passed over, which no count shows. The job goes on.
pub(crate) fn passed_over(turn: &mut Turn<'_, '_>, job: JobNo, error: &Error) -> Result<(), Error> {
    let aside = turn.tx.set_aside();
    let row = aside.note(&Item::Job(job), &error.to_string(), turn.now)?;
    tell(turn, &row, None, error, None).map(drop)
}

/// A job that was set aside, or rows of which were passed over, is through or given up.
pub(crate) fn forget_aside(turn: &mut Turn<'_, '_>, job: JobNo) -> Result<(), Error> {
    let aside = turn.tx.set_aside().of_item(Aside::Job, job.0)?;
    let Some(aside) = aside else { return Ok(()) };
    turn.tx.set_aside().forget(aside.no)?;
    let item = match aside.problem_item {
        Some(no) => turn.tx.problems().item(no)?,
        None => None,
    };
    if let Some(item) = item {
        turn.tx.problems().close_item(&item, turn.now)?;
        turn.hint(Topic::Problem, "");
    }
    Ok(())
}

/// Puts it under Problems, unless it is there from before. The problem's own rows may be what is
/// damaged: then nothing says so but the log.
fn tell(
    turn: &mut Turn<'_, '_>,
    row: &AsideRow,
    whom: Option<&str>,
    error: &Error,
    place: Option<i64>,
) -> Result<Option<ProblemNo>, Error> {
    let told = turn.apart(|turn| problem_of(turn, row, whom, error, place))?;
    if told.is_err() {
        let (what, no) = (what(&row.item), row.item.no());
        tracing::error!(what, no, "no problem says that it is set aside");
    }
    Ok(told.ok())
}

fn problem_of(
    turn: &mut Turn<'_, '_>,
    row: &AsideRow,
    whom: Option<&str>,
    error: &Error,
    place: Option<i64>,
) -> Result<ProblemNo, Error> {
    let known = match row.problem_item {
        Some(no) => turn.tx.problems().item(no)?,
        None => None,
    };
    if let Some(known) = known.filter(|known| known.open) {
        return Ok(known.problem);
    }
    let opened = open(turn, row, whom, error, place)?;
    turn.tx.set_aside().told_by(row.no, opened.no)?;
    turn.hint(Topic::Problem, "");
    Ok(opened.problem)
}

/// What a problem is about whose version of a workflow cannot be read, and under which name it says
/// which one.
const VERSION: &str = "version";

fn open(
    turn: &mut Turn<'_, '_>,
    row: &AsideRow,
    whom: Option<&str>,
    error: &Error,
    place: Option<i64>,
) -> Result<Opened, Error> {
    let (workflow, mut about) = about(turn, &row.item)?;
    let what = match (&row.item, about.person) {
        // Of what Baton does over many rows nothing else is about one person.
        (Item::Job(_), Some(_)) => "start",
        (item, _) => what(item),
    };
    let no = call_of(&row.item).map_or_else(|| row.item.no(), |call| call.0);
    let told = |what: &str| {
        let params = [
            ("what", what),
            ("because", because(error)),
            ("why", &*row.why),
        ];
        Params::from(params.map(|(name, text)| (name.to_owned(), text.to_owned())))
    };
    let (mut params, mut detail) = (told(what), told(what));
    detail.insert("number".to_owned(), no.to_string());
    detail.extend(whom.map(|whom| ("value".to_owned(), whom.to_owned())));
    about.place = about.call.and(place);
    let group = workflow.map_or(0, |workflow| workflow.0);
    let mut of = what.to_owned();
    if let (Error::VersionUnread { version, .. }, Some(_)) = (error, workflow) {
        // The version is what is wrong, whatever it keeps from being handled.
        params = told(VERSION);
        for words in [&mut params, &mut detail] {
            words.insert(VERSION.to_owned(), version.to_string());
        }
        of = format!("{VERSION} {version}");
    }
    about.detail = Some(Lenient::of(&detail));
    let mut cause = Cause {
        id: ProblemId::from_bytes(unique()),
        group_key: format!("could_not_handle|{group}|{of}|{}", cause(error)),
        kind: Kind::CouldNotHandle,
        params,
        workflow,
        step: None,
        connection: None,
    };
    let problems = |turn: &mut Turn<'_, '_>, cause: &Cause| -> Result<Opened, Error> {
        let at = turn.now;
        Ok(turn.tx.problems().open_item(cause, &about, at)?)
    };
    match turn.apart(|turn| problems(turn, &cause))? {
        Ok(opened) => Ok(opened),
        Err(_) => {
            // The open problem of this cause is damaged itself.
            cause.group_key.push_str("|again");
            problems(turn, &cause)
        }
    }
}

/// Whom it is about, as far as that can be read.
fn about(turn: &Turn<'_, '_>, item: &Item) -> Result<(Option<WorkflowNo>, NewItem), Error> {
    let mut about = NewItem::default();
    let run = match item {
        Item::Run(run, _) => *run,
        Item::Message(message, _) => message.run(),
        Item::Call(call) | Item::Entry(EntryOf { call, .. }, _) => {
            about.call = Some(*call);
            return Ok((turn.tx.calls().workflow_of(*call)?, about));
        }
        Item::Job(job) => {
            let Some(start) = start_of(turn, *job) else {
                return Ok((None, about));
            };
            about.person = Some(start.person);
            return Ok((start.only_workflow(), about));
        }
    };
    let Some((workflow, person)) = turn.tx.runs().subject(run)? else {
        return Ok((None, about));
    };
    (about.run, about.person) = (Some(run), Some(person));
    Ok((Some(workflow), about))
}

/// What a job starts by what is new about somebody, as far as that can be read.
fn start_of(turn: &Turn<'_, '_>, job: JobNo) -> Option<StartByNews> {
    let row = turn.tx.jobs().by_no(job).ok().flatten();
    match row.map(|row| row.work.read()) {
        Some(Ok(Work::StartByNews(start))) => Some(start),
        Some(_) | None => None,
    }
}

/// Why it could not be handled, as one of a few that have words.
fn because(error: &Error) -> &'static str {
    use baton_store::Error as Stored;

    match error {
        Error::VersionUnread { .. }
        | Error::Store(Stored::Unreadable { .. } | Stored::Damaged { .. }) => "unreadable",
        Error::Store(Stored::Panicked) => "broke_off",
        Error::Store(Stored::Missing(_)) | Error::Missing(_) | Error::NoVersion => "missing",
        Error::Store(_)
        | Error::HostPort(_)
        | Error::Secrets(_)
        | Error::NotPossible(_)
        | Error::CallNotUsable
        | Error::NotLive
        | Error::NotStored(_)
        | Error::NotDone(_)
        | Error::Unread(_)
        | Error::Stopping
        | Error::Random(_) => "refused",
    }
}

/// What makes two of them one problem: which column, or which kind of failure. A log says this of an
/// error, for the error's own words may quote what a row holds.
pub(crate) fn cause(error: &Error) -> String {
    use baton_store::Error as Stored;

    let (Error::Store(stored) | Error::VersionUnread { why: stored, .. }) = error else {
        return error.to_string();
    };
    if let Stored::Damaged { column, .. } = stored {
        return column.clone();
    }
    if let Stored::Unreadable { column, .. } = stored {
        return (*column).to_owned();
    }
    if let Stored::Panicked = stored {
        return "panic".to_owned();
    }
    if let Stored::Missing(what) = stored {
        return format!("no {what}");
    }
    "the store".to_owned()
}
