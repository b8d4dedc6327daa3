//! Dates, zones and statuses of a call that nothing reads: asked about, and never guessed (C17).

use std::collections::BTreeMap;

use baton_core::calendar::{DayOrder, NoDay, day};
use baton_core::call::{self, Entry};
use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_core::{Json, ProblemId};
use baton_store::table::calls::SHORT;
use baton_store::table::people::{Person, PersonRow};
use baton_store::table::problems::{Cause, ItemRow, NewItem};
use baton_store::{AddressNo, Lenient, PersonNo, RunNo};

use super::brought::{Rules, Unread, Why, fill_in};
use super::details::person_details;
use super::from_call::FromCall;
use crate::turn::Turn;
use crate::unique::unique;
use crate::{Error, Topic};

/// So many of an address's last calls are looked at for what their dates prove, and no more bytes of
/// them than are read at once: it is done while a call is handled, where a day could be two.
const CALLS: usize = 20;
const BYTES: u64 = SHORT;

/// So many runs of a person are looked at for what they ask.
const RUNS: usize = 100;

/// Why a word was not read: what it means is asked, whoever it came for.
const OF_A_WORD: [&str; 2] = ["no_status", "no_word"];

/// Why nobody may fill it in where it was to be put.
const SENSITIVE: &str = "looks_sensitive";

/// Fills in what a call brings. Where a day could be two, by the rule of its field.
pub(super) fn filled_in(
    turn: &mut Turn<'_, '_>,
    person: &mut Person,
    from: FromCall<'_>,
    entry: &Entry,
) -> Result<Vec<Unread>, Error> {
    let (time, custom) = (turn.company_time()?, turn.custom()?);
    let settings = from.address.settings.read();
    let mut orders = BTreeMap::new();
    let filled = |person: &mut Person, orders: &BTreeMap<String, DayOrder>| {
        let (time, custom) = (&time, &*custom);
        let rules = Rules {
            time,
            custom,
            orders,
            settings: &settings,
        };
        fill_in(person, from.settings, entry, &rules)
    };
    let unread = filled(person, &orders);
    for one in unread
        .iter()
        .filter(|one| one.why == Why::Day(NoDay::Either))
    {
        let order = order_of(turn, from, &one.from)?;
        orders.extend(order.map(|order| (one.from.clone(), order)));
    }
    match orders.is_empty() {
        true => Ok(unread),
        false => Ok(filled(person, &orders)),
    }
}

/// The rule of a field: what the admin chose for the address, else what its last calls prove.
fn order_of(
    turn: &mut Turn<'_, '_>,
    from: FromCall<'_>,
    pointer: &str,
) -> Result<Option<DayOrder>, Error> {
    if let Some(chosen) = from.address.settings.read().day_order {
        return Ok(Some(chosen));
    }
    let field = (from.address.no, pointer.to_owned());
    if let Some(known) = turn.day_orders.get(&field) {
        return Ok(*known);
    }
    let order = proved(turn, from.address.no, pointer)?;
    turn.day_orders.insert(field, order);
    Ok(order)
}

/// What the values of a field prove in the last calls.
fn proved(
    turn: &Turn<'_, '_>,
    address: AddressNo,
    pointer: &str,
) -> Result<Option<DayOrder>, Error> {
    let (mut values, mut left): (Vec<Json>, u64) = (Vec::new(), BYTES);
    for row in turn.tx.calls().last_read(address, CALLS)? {
        if row.size > left {
            continue;
        }
        left -= row.size;
        let Some(content) = turn.tx.calls().content_of(&row)? else {
            continue;
        };
        let head = content.head.read();
        let read = call::read(
            head.content_type(),
            content.body.as_deref().unwrap_or_default(),
        );
        let Ok(data) = read else { continue };
        values.extend(Entry::whole(data.into()).find(pointer).cloned());
    }
    Ok(day::proved(&values))
}

/// A call that an admin uses for somebody changes nothing about them: what it says of a detail that
/// they do not have, and nothing reads, is asked as it is of a call that adds people.
pub(crate) fn ask_what_is_unread(
    turn: &mut Turn<'_, '_>,
    known: &PersonRow,
    from: FromCall<'_>,
    entry: &Entry,
) -> Result<(), Error> {
    let mut filled = known.person.clone();
    let mut unread = filled_in(turn, &mut filled, from, entry)?;
    let now = person_details(turn, known)?;
    unread.retain(|one| !has_value(&now, &named(&one.detail)));
    tell_unread(turn, known, from, unread)
}

/// Puts what nothing reads under Problems: the person keeps what they had.
pub(super) fn tell_unread(
    turn: &mut Turn<'_, '_>,
    row: &PersonRow,
    from: FromCall<'_>,
    unread: Vec<Unread>,
) -> Result<(), Error> {
    for one in unread {
        let detail = named(&one.detail);
        if is_asked_already(turn, row.no, &detail, &one.value)? {
            continue;
        }
        let because = match one.why {
            Why::Day(NoDay::Either) => "either",
            Why::Day(NoDay::Unread) => "no_day",
            Why::Zone => "no_zone",
            Why::Status => OF_A_WORD[0],
            Why::Word => OF_A_WORD[1],
            Why::LooksSensitive => SENSITIVE,
        };
        // What one word means is one question, whoever it came for.
        let word = match one.why {
            Why::Status | Why::Word => format!("|{}", one.value.to_lowercase()),
            Why::Day(_) | Why::Zone | Why::LooksSensitive => String::new(),
        };
        let params = [
            ("detail", &*detail),
            ("value", &*one.value),
            ("because", because),
        ];
        let params = Params::from(params.map(|(name, text)| (name.to_owned(), text.to_owned())));
        let address = from.address;
        let (of, owner) = (address.workflow.0, &address.owner_id);
        let cause = Cause {
            id: ProblemId::from_bytes(unique()),
            group_key: format!("detail_unread|{of}|{owner}|{because}|{}{word}", one.detail),
            kind: Kind::DetailUnread,
            params: params.clone(),
            workflow: Some(address.workflow),
            step: Some(owner.clone()),
            connection: None,
        };
        let item = NewItem {
            person: Some(row.no),
            detail: Some(Lenient::of(&params)),
            ..NewItem::default()
        };
        let opened = turn.tx.problems().open_item(&cause, &item, turn.now)?;
        turn.hint(Topic::Problem, &cause.id);
        let taken = TakenOver {
            said: one.value,
            from: opened.no,
        };
        if is_asked_by_steps(because) && hand_over(turn, row.no, &detail, &taken)? {
            let asked = turn.tx.problems().readable_item(opened.no)?;
            let asked = asked.ok_or(Error::Missing("problem"))?;
            turn.tx.problems().close_item(&asked, turn.now)?;
        }
    }
    Ok(())
}

/// Whether it is asked already what a detail of a person says. Of two values the last one is what the
/// tool says by now.
fn is_asked_already(
    turn: &mut Turn<'_, '_>,
    person: PersonNo,
    detail: &str,
    value: &str,
) -> Result<bool, Error> {
    let known = open_items(turn, person)?.into_iter();
    let mut is_asked = false;
    for (item, _) in known.filter(|(_, known)| known == detail) {
        let params = item.about.detail.as_ref().map(Lenient::read);
        match params.is_some_and(|params| params.get("value").is_some_and(|one| one == value)) {
            true => is_asked = true,
            false => turn.tx.problems().close_item(&item, turn.now)?,
        }
    }
    Ok(is_asked)
}

/// Details of a person have become others: what was asked about these is answered.
pub(crate) fn settle_unread(
    turn: &mut Turn<'_, '_>,
    person: PersonNo,
    changed: &[String],
) -> Result<(), Error> {
    for (item, detail) in open_items(turn, person)? {
        if changed.iter().any(|one| named(one) == detail) {
            turn.tx.problems().close_item(&item, turn.now)?;
            turn.hint(Topic::Problem, "");
        }
    }
    Ok(())
}

/// What a call said of a detail of somebody, taken over from the question about it.
pub(crate) struct TakenOver {
    /// What it said.
    pub(crate) said: String,
    /// The item that asked.
    pub(crate) from: i64,
}

/// Under which name a step's item says what a call said.
const FOUND: &str = "found";

/// Under which name a step's item says from which it took over what a call said.
pub const TAKEN_OVER: &str = "taken_over";

impl TakenOver {
    /// What a step's item took over.
    fn of(mut params: Params) -> Option<Self> {
        let from = params.remove(TAKEN_OVER)?.parse().ok()?;
        let said = params.remove(FOUND)?;
        Some(Self { said, from })
    }

    /// Writes it into the words of a step's item.
    pub(crate) fn write(&self, params: &mut Params) {
        params.insert(FOUND.to_owned(), self.said.clone());
        params.insert(TAKEN_OVER.to_owned(), self.from.to_string());
    }
}

/// A step stops for a detail of somebody: what a call said of it and nothing reads is then asked
/// there, and once. It is handed over; what a word means stays a question of its own.
pub(crate) fn asked_by_step(
    turn: &mut Turn<'_, '_>,
    person: PersonNo,
    detail: &str,
) -> Result<Option<TakenOver>, Error> {
    let mut taken = None;
    let asked = open_items(turn, person)?.into_iter();
    for (item, _) in asked.filter(|(_, known)| whole(known) == whole(detail)) {
        let params = item.about.detail.as_ref().map(Lenient::read);
        let mut params = params.unwrap_or_default();
        let because = params.get("because").map_or("", String::as_str);
        if !is_asked_by_steps(because) {
            continue;
        }
        let from = item.no;
        let said = params.remove("value");
        taken = said.map(|said| TakenOver { said, from }).or(taken);
        turn.tx.problems().close_item(&item, turn.now)?;
        turn.hint(Topic::Problem, "");
    }
    if taken.is_none() {
        let mut others = asked_by_runs(turn, person, detail)?.into_iter();
        taken = others.find_map(|(_, params)| TakenOver::of(params));
    }
    Ok(taken)
}

/// Whether a step that stops for a detail asks about it: not what a word means, nor what everybody
/// would see.
fn is_asked_by_steps(because: &str) -> bool {
    because != SENSITIVE && !OF_A_WORD.contains(&because)
}

/// Where runs of a person ask for a detail, what a call said of it is told there; whether any does.
fn hand_over(
    turn: &mut Turn<'_, '_>,
    person: PersonNo,
    detail: &str,
    taken: &TakenOver,
) -> Result<bool, Error> {
    let asked = asked_by_runs(turn, person, detail)?;
    for (item, mut params) in asked.iter().cloned() {
        taken.write(&mut params);
        turn.tx.problems().say_of_item(&item, &params)?;
    }
    Ok(!asked.is_empty())
}

/// What runs of a person ask about a detail that is empty.
fn asked_by_runs(
    turn: &Turn<'_, '_>,
    person: PersonNo,
    detail: &str,
) -> Result<Vec<(ItemRow, Params)>, Error> {
    let (runs, problems) = (turn.tx.runs(), turn.tx.problems());
    let mut found = Vec::new();
    for run in runs.unfinished_of(person, RunNo(0), RUNS)? {
        for item in problems.of_run(run)? {
            let params = item.about.detail.as_ref().map(Lenient::read);
            let params = params.unwrap_or_default();
            if params.get("detail").map(|known| whole(known)) != Some(whole(detail)) {
                continue;
            }
            let problem = problems.readable(item.problem)?;
            if problem.is_some_and(|problem| asks_for_a_value(problem.kind)) {
                found.push((item, params));
            }
        }
    }
    Ok(found)
}

/// Whether a step stops for a detail that is empty.
pub(crate) fn asks_for_a_value(kind: Kind) -> bool {
    matches!(kind, Kind::ValueMissing | Kind::DateMissing)
}

/// A step no longer asks for what it took over: where the detail has no value all the same, and
/// nothing else is asked about it by now, the person is asked about again.
pub(crate) fn ask_again(turn: &mut Turn<'_, '_>, by_step: &ItemRow) -> Result<(), Error> {
    let params = by_step.about.detail.as_ref().map(Lenient::read);
    let Some(taken) = params.and_then(TakenOver::of) else {
        return Ok(());
    };
    let problems = turn.tx.problems();
    let Some(item) = problems.readable_item(taken.from)? else {
        return Ok(());
    };
    let asked = item.about.detail.as_ref().map(Lenient::read);
    let params = asked.unwrap_or_default();
    let detail = params.get("detail").cloned();
    let (problem, row) = (problems.readable(item.problem)?, item.about.person);
    let row = row
        .map(|person| turn.tx.people().by_no(person))
        .transpose()?;
    let (Some(problem), Some(row), Some(detail)) = (problem, row.flatten(), detail) else {
        return Ok(());
    };
    let now = person_details(turn, &row)?;
    let mut others = open_items(turn, row.no)?.into_iter();
    if has_value(&now, &detail) || others.any(|(_, known)| known == detail) {
        return Ok(());
    }
    if hand_over(turn, row.no, &detail, &taken)? {
        return Ok(());
    }
    let cause = Cause {
        id: ProblemId::from_bytes(unique()),
        group_key: problem.group_key,
        kind: problem.kind,
        params,
        workflow: problem.workflow,
        step: problem.step,
        connection: None,
    };
    turn.tx
        .problems()
        .open_item(&cause, &item.about, turn.now)?;
    turn.hint(Topic::Problem, &cause.id);
    Ok(())
}

/// What is asked about details of a person, by the detail.
fn open_items(turn: &Turn<'_, '_>, person: PersonNo) -> Result<Vec<(ItemRow, String)>, Error> {
    let mut found = Vec::new();
    for item in turn.tx.problems().of_person(person)? {
        let params = item.about.detail.as_ref().map(Lenient::read);
        let because = params
            .as_ref()
            .is_some_and(|params| params.contains_key("because"));
        let detail = params.and_then(|mut params| params.remove("detail"));
        found.extend(detail.filter(|_| because).map(|detail| (item, detail)));
    }
    Ok(found)
}

/// Whether somebody has a detail, as problems name it.
fn has_value(now: &Json, detail: &str) -> bool {
    let pointer = detail.strip_prefix(OF_A_PERSON).unwrap_or(detail);
    now.pointer(pointer).is_some_and(|value| !value.is_empty())
}

/// What stands before the pointer to a detail.
const OF_A_PERSON: &str = "person ";

/// A detail as problems name it, whoever names it: a wait for a day names its detail alone.
fn whole(detail: &str) -> String {
    match detail.starts_with(OF_A_PERSON) {
        true => detail.to_owned(),
        false => named(detail),
    }
}

/// A detail as problems name it.
fn named(detail: &str) -> String {
    format!("{OF_A_PERSON}/{detail}")
}
