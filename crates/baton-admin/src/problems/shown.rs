//! Making views of stored problems.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use baton_core::calendar::Zone;
use baton_core::document::Definition;
use baton_core::problem::Kind;
use baton_core::{PersonId, StepId, WorkflowId, email};
use baton_engine::HostPort;
use baton_engine::people::{TAKEN_OVER, likely};
use baton_store::table::people::PersonRow;
use baton_store::table::problems::{ItemRow, ProblemRow, ProblemState as StoredState};
use baton_store::table::workflows::WorkflowRow;
use baton_store::{CallNo, Lenient, Snapshot, UnreadRow, WorkflowNo};
use jiff::Timestamp;

use super::about::about;
use super::says::{self, LastRead};
use super::views::{
    CallSays, LikelyPerson, NewerSettings, ProblemAction, ProblemGroup, ProblemItem, ProblemState,
    RunCandidate,
};
use super::{ended, mended, newer};
use crate::damaged::{self, beside, readable};
use crate::jobs::count;
use crate::marked::Taken;
use crate::page::{self, Unreadable};
use crate::told::Telling;
use crate::{Outcome, Params, Refusal, workflows};

/// What a page has met beside its problems: it is shown where it can be read, and never takes a
/// problem with it.
#[derive(Default)]
pub(super) struct Met {
    /// The workflows, each draft parsed once.
    drafts: HashMap<WorkflowNo, Option<Draft>>,
    /// The call that was read last.
    last: LastRead,
    /// What they take for sensitive details.
    taken: Taken,
    /// What cannot be read.
    pub(super) unreadable: Vec<Unreadable>,
}

struct Draft {
    row: WorkflowRow,
    live: Option<Live>,
    id: WorkflowId,
    name: String,
    trigger: Option<StepId>,
    steps: HashMap<StepId, String>,
}

/// The version that starts runs, and since when it does.
struct Live {
    version: i64,
    at: Timestamp,
    definition: Definition,
}

impl Met {
    /// A page of which some rows cannot be read.
    pub(super) fn with(unread: Vec<UnreadRow>) -> Self {
        Self {
            unreadable: page::unreadable(unread),
            ..Self::default()
        }
    }

    fn draft(&mut self, snapshot: &Snapshot<'_>, no: WorkflowNo) -> Outcome<Option<&Draft>> {
        let draft = match self.drafts.entry(no) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(match beside(snapshot.workflows().by_no(no))? {
                Some(row) => Some(shown(snapshot, row)?),
                None => None,
            }),
        };
        Ok(draft.as_ref())
    }

    /// What is told of a call: nothing where it cannot be read, which is told itself.
    fn of_call<T>(&mut self, call: CallNo, told: Outcome<T>) -> Outcome<Option<T>> {
        damaged::shown("calls", call.0, told, &mut self.unreadable)
    }

    /// Whether a run begins by the first call of a problem, as the start is set by a version that
    /// went live since.
    fn begins_now(
        &mut self,
        snapshot: &Snapshot<'_>,
        problem: &ProblemRow,
        call: CallNo,
        zone: &Zone,
    ) -> Outcome<bool> {
        let Some(no) = problem.workflow else {
            return Ok(false);
        };
        let Some(draft) = self.draft(snapshot, no)? else {
            return Ok(false);
        };
        match &draft.live {
            Some(live) if live.at > problem.since => {
                let zone = zone.clone();
                workflows::begins_now(snapshot, &draft.row, &live.definition, zone, call)
            }
            Some(_) | None => Ok(false),
        }
    }

    /// The words, with the value that a call brought masked where it holds what fills sensitive details.
    fn without_what_fills(
        &mut self,
        snapshot: &Snapshot<'_>,
        row: &ProblemRow,
        mut params: Params,
    ) -> Outcome<Params> {
        if let Some(workflow) = row.workflow
            && let Some(value) = params.get_mut("value")
        {
            let of = (workflow, row.step.as_ref());
            *value = self.taken.told(snapshot, of, value)?;
        }
        Ok(params)
    }
}

fn live(snapshot: &Snapshot<'_>, row: &WorkflowRow) -> Outcome<Option<Live>> {
    let Some(version) = row.live_version else {
        return Ok(None);
    };
    let Some(stored) = beside(snapshot.versions().get(row.no, version))? else {
        return Ok(None);
    };
    let at = stored.at;
    // One that cannot be read offers less, and does not end the list.
    let read = stored.definition.read().ok();
    Ok(read.map(|definition| Live {
        version,
        at,
        definition,
    }))
}

fn shown(snapshot: &Snapshot<'_>, row: WorkflowRow) -> Outcome<Draft> {
    // One that cannot be read leaves its steps without names, not the list.
    let read = row.draft.read().ok();
    let live = live(snapshot, &row)?;
    // A step is called as people know it from their runs, not as somebody is about to call it.
    let mut steps = read.as_ref().map(names).unwrap_or_default();
    steps.extend(live.iter().flat_map(|live| names(&live.definition)));
    Ok(Draft {
        trigger: read.as_ref().map(|draft| draft.trigger.id.clone()),
        steps,
        id: row.id.clone(),
        name: row.name.clone(),
        live,
        row,
    })
}

fn names(draft: &Definition) -> HashMap<StepId, String> {
    let steps = draft.all_steps().into_iter();
    let steps = steps.map(|place| (place.step.id.clone(), place.step.name.clone()));
    let trigger = (draft.trigger.id.clone(), draft.trigger.name.clone());
    std::iter::once(trigger).chain(steps).collect()
}

pub(super) fn group(
    snapshot: &Snapshot<'_>,
    met: &mut Met,
    (telling, allowed, zone): (&Telling, &[HostPort], &Zone),
    row: ProblemRow,
) -> Outcome<ProblemGroup> {
    let draft = match row.workflow {
        Some(no) => met.draft(snapshot, no)?,
        None => None,
    };
    let step_name = match (draft, &row.step) {
        (Some(draft), Some(step)) => draft.steps.get(step).cloned(),
        (_, _) => None,
    };
    let workflow = draft.map(|draft| (draft.id.clone(), draft.name.clone()));
    let starts = draft.is_some_and(|draft| row.step.is_some() && row.step == draft.trigger);
    let newer = readable(newer_of(snapshot, draft, &row, zone))?.flatten();
    let kind = row.kind;
    let known = known_person(snapshot, kind, &row)?;
    let likely = likely_person(snapshot, &row)?;
    let over = match row.state {
        StoredState::Open => None,
        StoredState::Solved | StoredState::Ignored => readable(ended::over(snapshot, &row))?,
    };
    let mut open = snapshot.problems().items(row.no, true, None, 1)?.items;
    let first = over.as_ref().and_then(|over| over.first.clone());
    let first = first.or_else(|| open.pop());
    let (people, calls) = counted(snapshot, &row, over.as_ref())?;
    let (person, person_name) = match &first {
        Some(item) => named(about(snapshot, item)?.1),
        None => (None, None),
    };
    let call = first.as_ref().and_then(|item| item.about.call);
    let from = match call {
        Some(call) => met.of_call(call, says::from(snapshot, call))?.flatten(),
        None => None,
    };
    let only = call.filter(|_| calls == 1);
    let says = said_alone(snapshot, met, (&row, first.as_ref()), only)?;
    let (params, named_beside) = with_open(snapshot, &row, first.as_ref())?;
    let is_open = row.state == StoredState::Open;
    let asks_start = is_open && starts && kind.is_of_a_starts_setting();
    let begins = match call.filter(|_| asks_start) {
        Some(call) => readable(met.begins_now(snapshot, &row, call, zone))?.unwrap_or_default(),
        None => false,
    };
    let likely_first = likely.as_ref().map(|_| ProblemAction::TakeLikely);
    let first = begins.then_some(ProblemAction::StartNow).or(likely_first);
    let others = is_open.then(|| actions(kind, &params, (known, starts)));
    let actions = first.into_iter().chain(others.unwrap_or_default());
    let actions = newer::with_settings(kind, newer.as_ref(), actions.collect());
    let (workflow, workflow_name) = workflow.unzip();
    let mended = readable(mended::is_mended(snapshot, &row, allowed))?.unwrap_or_default();
    Ok(ProblemGroup {
        id: row.id.to_string(),
        kind,
        params: telling.told(met.without_what_fills(snapshot, &row, params)?),
        state: state(row.state),
        workflow,
        workflow_name,
        step: row.step,
        step_name,
        connection: row.connection,
        people,
        person,
        person_name,
        likely,
        calls,
        others: named_beside,
        from,
        says,
        since: row.since,
        last_at: row.last_at,
        ended: over.map(|over| over.ended),
        mended,
        newer,
        actions,
    })
}

/// How many people and calls a problem is about, or was.
fn counted(
    snapshot: &Snapshot<'_>,
    row: &ProblemRow,
    over: Option<&ended::Over>,
) -> Outcome<(u64, u64)> {
    match over {
        Some(over) => Ok((over.people, over.calls)),
        None => Ok((count(snapshot.problems().people(row)?), count(row.calls))),
    }
}

/// The live version, where it would send something else for some of those who wait.
fn newer_of(
    snapshot: &Snapshot<'_>,
    draft: Option<&Draft>,
    row: &ProblemRow,
    zone: &Zone,
) -> Outcome<Option<NewerSettings>> {
    let live = draft.and_then(|draft| draft.live.as_ref());
    let (Some(live), Some(step)) = (live, &row.step) else {
        return Ok(None);
    };
    if row.state != StoredState::Open || !is_sent_again(row) {
        return Ok(None);
    }
    newer::newer(
        snapshot,
        (live.version, &live.definition),
        (row, step),
        zone,
    )
}

/// The parameters of those whom an open problem of calls is still about, and how many of its other
/// calls name somebody else.
fn with_open(
    snapshot: &Snapshot<'_>,
    row: &ProblemRow,
    first: Option<&ItemRow>,
) -> Outcome<(Params, u64)> {
    let of_group = params(Some(&row.params));
    let is_of_call = first.is_some_and(|item| item.about.call.is_some());
    if row.state != StoredState::Open || !is_of_call {
        return Ok((with_look(row.kind, of_group), 0));
    }
    let of_item = |item: &ItemRow| params(item.about.detail.as_ref());
    let shown = first.map(of_item).filter(|shown| !shown.is_empty());
    let shown = shown.unwrap_or(of_group);
    let value = shown.get("value").cloned();
    let page = snapshot.problems().items(row.no, true, None, OTHERS)?;
    let values = page.items.iter();
    let values: BTreeSet<String> = values
        .filter_map(|item| of_item(item).remove("value"))
        .filter(|one| Some(one) != value.as_ref())
        .collect();
    Ok((with_look(row.kind, shown), values.len() as u64))
}

/// So many calls of a problem are looked at for whom they name.
const OTHERS: usize = 100;

pub(super) fn item(
    snapshot: &Snapshot<'_>,
    met: &mut Met,
    telling: &Telling,
    (row, is_only): (&ProblemRow, bool),
    item: ItemRow,
) -> Outcome<ProblemItem> {
    let (run, person) = about(snapshot, &item)?;
    let call = match item.about.call {
        Some(no) => {
            let id = snapshot.calls().id(no).map_err(Refusal::from);
            met.of_call(no, id)?.flatten()
        }
        None => None,
    };
    let kind = row.kind;
    let details = params(item.about.detail.as_ref());
    let candidates = if kind == Kind::WhichRun {
        candidates(snapshot, &details)?
    } else {
        Vec::new()
    };
    let (person, person_name) = named(person);
    let says = match item.about.call {
        Some(call) => said(snapshot, met, (row, Some(&item)), call)?,
        None => None,
    };
    let told = match details.is_empty() {
        true => params(Some(&row.params)),
        false => details,
    };
    Ok(ProblemItem {
        id: item.no.to_string(),
        kind,
        params: telling.told(met.without_what_fills(snapshot, row, told)?),
        state: state(row.state),
        person,
        person_name,
        run: run.map(|run| run.id),
        call,
        says,
        step: row.step.clone(),
        candidates,
        at: item.at,
        ended: ended::of_item(row, &item, is_only),
    })
}

fn named(person: Option<PersonRow>) -> (Option<PersonId>, Option<String>) {
    person
        .map(|row| (row.person.id, row.person.display_name))
        .unzip()
}

/// Whom the only call of a problem says that it is about.
fn said_alone(
    snapshot: &Snapshot<'_>,
    met: &mut Met,
    about: (&ProblemRow, Option<&ItemRow>),
    call: Option<CallNo>,
) -> Outcome<Params> {
    let Some(call) = call else {
        return Ok(Params::new());
    };
    let says = said(snapshot, met, about, call)?;
    Ok(says.map(|says| says.details).unwrap_or_default())
}

/// What the call of an item says.
fn said(
    snapshot: &Snapshot<'_>,
    met: &mut Met,
    (row, item): (&ProblemRow, Option<&ItemRow>),
    call: CallNo,
) -> Outcome<Option<CallSays>> {
    let of_item = params(item.and_then(|item| item.about.detail.as_ref()));
    let of_group = params(Some(&row.params));
    // Of a list nobody knows whom it says anything about where none is found.
    let is_list = ["entries", "entry"]
        .iter()
        .any(|of| of_item.contains_key(*of));
    let value = of_item.get("value").or_else(|| of_group.get("value"));
    let asks = !is_list && says::asks_for(row.kind);
    let value = value.map(String::as_str);
    let says = met.last.said(snapshot, asks, call, value);
    Ok(met.of_call(call, says)?.flatten())
}

/// The runs that a call about *Which run?* fits, as the matcher named them, while they go on.
fn candidates(snapshot: &Snapshot<'_>, details: &Params) -> Outcome<Vec<RunCandidate>> {
    let mut found = Vec::new();
    let named = details.get("runs").map_or("", String::as_str);
    for id in named.split_whitespace().filter_map(|id| id.parse().ok()) {
        let run = beside(snapshot.runs().get(&id))?;
        let Some(run) = run.filter(|run| !run.now.status.is_finished()) else {
            continue;
        };
        let Some(person) = beside(snapshot.people().by_no(run.person))? else {
            continue;
        };
        found.push(RunCandidate {
            run: run.id,
            person: person.person.id,
            person_name: person.person.display_name,
            work_email: person.person.work_email,
            started_at: run.started_at,
            says: None,
        });
    }
    Ok(found)
}

/// The parameters, and what a value that is no address looks like (C17).
fn with_look(kind: Kind, mut params: Params) -> Params {
    let value = params.get("value").filter(|_| kind == Kind::NotAnEmail);
    if value.is_some_and(|value| email::behind_a_mark(value).is_some()) {
        params.insert("looks_like".to_owned(), "test".to_owned());
    }
    params
}

/// Whether the messages behind a problem can be sent again.
pub(super) fn is_sent_again(row: &ProblemRow) -> bool {
    let can = actions(row.kind, &params(Some(&row.params)), (false, false));
    can.contains(&ProblemAction::SendAgain)
}

/// Whether somebody has the e-mail meanwhile that nobody had.
fn known_person(snapshot: &Snapshot<'_>, kind: Kind, row: &ProblemRow) -> Outcome<bool> {
    if kind != Kind::UnknownPerson {
        return Ok(false);
    }
    match params(Some(&row.params)).get("value") {
        Some(email) => Ok(beside(snapshot.people().by_email(email))?.is_some()),
        None => Ok(false),
    }
}

/// Whom an open problem most likely means, where nobody has the value itself, or who has it is asked.
fn likely_person(snapshot: &Snapshot<'_>, row: &ProblemRow) -> Outcome<Option<LikelyPerson>> {
    let asks = matches!(
        row.kind,
        Kind::UnknownPerson | Kind::NotAnEmail | Kind::OtherId
    );
    if !asks || row.state != StoredState::Open {
        return Ok(None);
    }
    let Some(value) = params(Some(&row.params)).remove("value") else {
        return Ok(None);
    };
    let has_it = beside(snapshot.people().by_email(&value))?;
    let found = match row.kind == Kind::OtherId {
        true => has_it,
        false if has_it.is_some() => None,
        false => beside(likely(snapshot, &value))?,
    };
    let found = found.map(|found| found.person);
    Ok(found.map(|person| LikelyPerson {
        person: person.id,
        name: person.display_name,
        email: person.work_email.unwrap_or_default(),
    }))
}

/// What can be done about a detail that a call brings and nobody gets.
fn of_unread(params: &Params) -> Vec<ProblemAction> {
    use ProblemAction::{ChangePerson, FillIn, Ignore, LearnWord};
    let said = |name: &str| params.get(name).map(String::as_str);
    match (said("detail"), said("because")) {
        // Where it would be filled in, everybody sees it.
        (_, Some("looks_sensitive")) => vec![ChangePerson, Ignore],
        // One of a few, which the person's page offers.
        (Some("person /status"), _) => vec![LearnWord, ChangePerson, Ignore],
        (_, Some("no_word")) => vec![LearnWord, FillIn, Ignore],
        _ => vec![FillIn, Ignore],
    }
}

/// What can be done, what most likely mends it first: that is never to skip.
fn actions(
    kind: Kind,
    params: &Params,
    (person_is_known, starts): (bool, bool),
) -> Vec<ProblemAction> {
    use ProblemAction::{
        AddPerson, ChangePerson, ChoosePerson, ChooseRun, FillIn, FixConnection, Ignore,
        MarkReceived, OpenRun, SendAgain, Skip, Start, TakePath, TryAgain, UseCall,
    };
    match kind {
        Kind::TokenNotValid
        | Kind::NotAllowed
        | Kind::AddressUnknown
        | Kind::AddressGone
        | Kind::HostNotFound
        | Kind::NothingAnswers
        | Kind::BadCertificate
        | Kind::ConsentMissing
        | Kind::ConnectionIncomplete
        | Kind::ConnectionStopped
        | Kind::Redirected
        | Kind::SecretMissing => vec![FixConnection, SendAgain, Skip, Ignore],
        Kind::NotAccepted
        | Kind::TooManyRequests
        | Kind::ToolBroken
        | Kind::NoAnswerInTime
        | Kind::BrokenConnection
        | Kind::NotRunnable => vec![SendAgain, Skip, Ignore],
        // Sent again as it is, it would be answered the same.
        Kind::AlreadyThere | Kind::DataNotAccepted | Kind::AnswerCut => {
            vec![OpenRun, SendAgain, Ignore]
        }
        Kind::ValueMissing | Kind::ValueUnusable if is_persons(params) => {
            vec![FillIn, SendAgain, Skip, Ignore]
        }
        Kind::ValueMissing | Kind::ValueUnusable => vec![OpenRun, SendAgain, Ignore],
        // What is wrong is with the step, or with somebody else: nothing was sent.
        Kind::DetailNotSet | Kind::DetailTaken => vec![OpenRun, Ignore],
        // The wait goes on by itself when the date is there.
        Kind::DateMissing | Kind::DatePassed => vec![FillIn, Skip, Ignore],
        Kind::PathUnclear => vec![TakePath, Ignore],
        Kind::MatchValueMissing | Kind::NobodyCalled => vec![MarkReceived, Skip, Ignore],
        Kind::UnknownPerson if person_is_known => vec![Start, ChoosePerson, Ignore],
        Kind::UnknownPerson => vec![AddPerson, ChoosePerson, Ignore],
        Kind::SameEmail => vec![ChangePerson, Ignore],
        // Who has the address is the first that is offered.
        Kind::OtherId => vec![AddPerson, ChoosePerson, Ignore],
        Kind::DetailUnread => of_unread(params),
        Kind::PersonHasLeft | Kind::AlreadyPartWay | Kind::OtherData => vec![UseCall, Ignore],
        // A list is given to nobody as a whole: its start is set right, and it is started again.
        Kind::NamesNobody if starts && params.contains_key("entries") => vec![Ignore],
        // Whom it is about, only whoever knows can say.
        Kind::NamesNobody | Kind::Unreadable if starts => vec![ChoosePerson, Ignore],
        Kind::NotAnEmail => vec![ChoosePerson, Ignore],
        Kind::WhichRun | Kind::NobodyMatches | Kind::NamesNobody | Kind::Unreadable => {
            vec![ChooseRun, Ignore]
        }
        Kind::CouldNotTell => vec![UseCall, Ignore],
        Kind::TooManyStarts
        | Kind::TooManyPeople
        | Kind::CallTooLong
        | Kind::CallCompressed
        | Kind::FileHeld => {
            vec![Ignore]
        }
        Kind::CouldNotHandle => vec![TryAgain, Ignore],
    }
}

/// Whether a detail of the person is to blame; an answer of another tool nobody can fill in.
fn is_persons(params: &Params) -> bool {
    let detail = params.get("detail");
    detail.is_some_and(|detail| detail.starts_with("person "))
}

/// The stored words, without the number of a row, which is the engine's own.
pub(super) fn params(stored: Option<&Lenient<Params>>) -> Params {
    let mut params = stored.map(Lenient::read).unwrap_or_default();
    params.remove(TAKEN_OVER);
    params
}

fn state(state: StoredState) -> ProblemState {
    match state {
        StoredState::Open => ProblemState::Open,
        StoredState::Solved => ProblemState::Solved,
        StoredState::Ignored => ProblemState::Ignored,
    }
}
