//! Calls under Problems: what is asked about an entry, and what groups the entries of calls.

use baton_core::call::{is_data, match_key};
use baton_core::history::Params;
use baton_core::matching::{DispositionKind, Trouble, one_line_per_value};
use baton_core::problem::{EndedHow, Kind};
use baton_core::{ProblemId, word};
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::CallRow;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::problems::{Cause, ItemRow, NewItem};
use baton_store::{CallNo, Lenient, ProblemNo};

use crate::turn::Turn;
use crate::unique::unique;
use crate::{Error, Topic};

/// Puts an entry of a call, or what is left of it, under Problems; that is handled with it.
pub(crate) fn write_problem(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    entry: EntryOf,
    value: Option<&str>,
    trouble: Trouble,
) -> Result<(), Error> {
    let mut params = trouble.params;
    if trouble.kind == Kind::OtherData && has_no_number(turn, address, entry.call)? {
        params.insert("constant".to_owned(), CONSTANT_IN.to_string());
    }
    match value.map(str::trim) {
        // What is told of an entry without anything usable is data, and nobody's name.
        Some(value) if is_data(value) => {
            params.insert("entry".to_owned(), (entry.place + 1).to_string());
        }
        Some(value) => {
            params.insert("value".to_owned(), value.to_owned());
        }
        None => {}
    }
    let mut cause = Cause {
        id: ProblemId::from_bytes(unique()),
        group_key: group_key(trouble.kind, address, value, &params),
        kind: trouble.kind,
        params: params.clone(),
        workflow: Some(address.workflow),
        step: Some(address.owner_id.clone()),
        connection: None,
    };
    let item = NewItem {
        run: None,
        person: None,
        call: Some(entry.call),
        place: Some(entry.place),
        detail: Some(Lenient::of(&params)),
    };
    let problem = open_problem(turn, &mut cause, &item)?;
    turn.tx.dispositions().set(&NewDisposition {
        value: value.map(str::to_owned),
        problem: Some(problem),
        ..NewDisposition::new(entry.call, entry.place, DispositionKind::Problem, turn.now)
    })?;
    turn.hint(Topic::Problem, &cause.id);
    Ok(())
}

/// A number that so many calls have is none of a call.
const CONSTANT_IN: usize = 3;
/// So many of the last calls are looked at for that.
const LOOKED_AT: usize = 20;

/// Whether what an address takes for the number of a call is the same in all of the last ones though
/// their data differ: then it is no number of a call, and is told as that (C5, K26).
fn has_no_number(turn: &Turn<'_, '_>, address: &AddressRow, call: CallNo) -> Result<bool, Error> {
    let own = turn.tx.calls().by_no(call)?;
    let Some(first) = own.and_then(|own| own.duplicate_of) else {
        return Ok(false);
    };
    let mut last = turn.tx.calls().last_accepted(address.no, LOOKED_AT)?;
    last.retain(|row| row.no > first);
    let is_one = |row: &CallRow| row.duplicate_of == Some(first);
    let others = last.iter().filter(|row| row.other_body).count();
    Ok(others + 1 >= CONSTANT_IN && last.iter().all(is_one))
}

/// Opens it. With care, another is opened where the open problem of this cause is damaged itself.
pub(crate) fn open_problem(
    turn: &mut Turn<'_, '_>,
    cause: &mut Cause,
    item: &NewItem,
) -> Result<ProblemNo, Error> {
    let now = turn.now;
    if !turn.careful {
        return Ok(turn.tx.problems().open(cause, item, now)?);
    }
    match turn.apart(|turn| Ok(turn.tx.problems().open(cause, item, now)?))? {
        Ok(problem) => Ok(problem),
        Err(_) => {
            cause.group_key.push_str("|again");
            Ok(turn.tx.problems().open(cause, item, now)?)
        }
    }
}

/// What was asked about an entry of a call is answered; gives what was asked.
pub(crate) fn close_entry(turn: &mut Turn<'_, '_>, entry: EntryOf) -> Result<Vec<ItemRow>, Error> {
    let items = turn.tx.problems().of_entry(entry.call, entry.place)?;
    for item in &items {
        turn.tx.problems().close_item(item, turn.now)?;
    }
    if !items.is_empty() {
        turn.hint(Topic::Problem, "");
    }
    Ok(items)
}

/// Says of what ended with it that its call was used, and by whom.
pub(crate) fn say_used(turn: &Turn<'_, '_>, closed: &[ItemRow], by: &str) -> Result<(), Error> {
    for item in closed {
        turn.tx.problems().say_ended(item, &used_by(by))?;
    }
    Ok(())
}

/// Says of what ended with it that its call was left alone, by whom and why.
pub(crate) fn say_ignored(
    turn: &Turn<'_, '_>,
    closed: &[ItemRow],
    (by, why): (&str, &str),
) -> Result<(), Error> {
    for item in closed {
        turn.tx.problems().say_ended(item, &ignored_by(by, why))?;
    }
    Ok(())
}

/// That its call was used, and by whom.
pub(crate) fn used_by(by: &str) -> Params {
    said([("how", word(&EndedHow::CallUsed)), ("by", by)])
}

/// That it was left alone, by whom and why.
pub(crate) fn ignored_by(by: &str, why: &str) -> Params {
    said([("how", word(&EndedHow::Ignored)), ("by", by), ("why", why)])
}

fn said<const N: usize>(texts: [(&str, &str); N]) -> Params {
    texts
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into()
}

/// What tells problems of one kind apart, by a name in what is said of them.
const APART: [(Kind, &str); 5] = [
    (Kind::NamesNobody, "entries"),
    (Kind::NamesNobody, "entry"),
    (Kind::NamesNobody, "stood"),
    (Kind::OtherData, "came"),
    (Kind::OtherData, "constant"),
];

/// What makes the problems of two entries one. A list that names nobody at all, entries of one that
/// names others, calls that keep an address to themselves, and calls about one are asked about apart:
/// each is mended otherwise.
fn group_key(kind: Kind, address: &AddressRow, value: Option<&str>, params: &Params) -> String {
    let value = value.filter(|_| one_line_per_value(kind)).map(match_key);
    let of = APART
        .iter()
        .find(|(apart, of)| *apart == kind && params.contains_key(*of));
    let value = value.or_else(|| of.map(|(_, of)| (*of).to_owned()));
    let (kind, value) = (kind.code(), value.unwrap_or_default());
    format!("{kind}|{}|{}|{value}", address.workflow.0, address.owner_id)
}
