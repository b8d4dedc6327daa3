//! Whom a kept call is about, and what would begin if it were started now: read by the version, and
//! on the day, by which it would be.

use std::sync::Arc;

use baton_core::calendar::Zone;
use baton_core::call::{self, Entry};
use baton_core::condition::Today;
use baton_core::document::{Definition, StartsByCall, UnknownPerson};
use baton_core::json::Json;
use baton_core::matching::starting::{meant, people, people_anyway};
use baton_core::matching::{DispositionKind, LeftOut, Reading, StoredCall};
use baton_core::problem::Kind;
use baton_engine::people::is_asked_about;
use baton_store::table::calls::CallRow;
use baton_store::table::people::PersonStatus;
use baton_store::table::workflows::WorkflowRow;
use baton_store::{CallNo, Snapshot};
use jiff::Timestamp;

use super::views::{KeptCall, KeptComesTo, KeptPerson};
use crate::sender::sender_of;
use crate::{Outcome, Params, says};

/// So many people of a call are named.
const NAMED: usize = 5;
/// So many people of a call are looked at: a page of calls that each name thousands is read at once.
const LOOKED_AT: usize = 200;
/// A longer call is not read for its people's names.
const READ_BYTES: u64 = 256 * 1024;

/// How calls would be started now.
pub(super) struct Starting<'a> {
    trigger: Option<StartsByCall<'a>>,
    today: Today,
}

impl<'a> Starting<'a> {
    /// The day counts where there is a condition.
    pub(super) fn read(
        snapshot: &Snapshot<'_>,
        live: Option<&'a Definition>,
        computer: Zone,
    ) -> Outcome<Self> {
        let trigger = live.and_then(|live| live.trigger.kind().starts_by_call());
        let asks = trigger.is_some_and(|trigger| trigger.only_if.is_some());
        let now = Timestamp::now();
        let today = match asks {
            true => Today::of(now, &snapshot.meta().company_time(computer)?, &Json::Null),
            false => Today::at(now, &computer),
        };
        Ok(Self { trigger, today })
    }
}

pub(super) fn kept_call(
    snapshot: &Snapshot<'_>,
    row: &WorkflowRow,
    starting: &Starting<'_>,
    call: CallRow,
) -> Outcome<KeptCall> {
    let trigger = starting.trigger.filter(|_| call.size <= READ_BYTES);
    let (values, comes_to) = match &trigger {
        Some(trigger) => read(snapshot, &call, trigger, &starting.today)?,
        None => (None, KeptComesTo::default()),
    };
    let count = values.as_ref().map(|values| values.len() as u64);
    let values = values.unwrap_or_default();
    let (mut people, mut looked_at, mut begin, mut again) = (Vec::new(), 0, 0, 0);
    for value in values.into_iter().take(LOOKED_AT) {
        let mut one = person_of(snapshot, row, starting.trigger, value)?;
        one.starts &= comes_to == KeptComesTo::EachPerson;
        looked_at += 1;
        match one.done_at {
            _ if !one.starts => {}
            None => begin += 1,
            Some(_) => again += 1,
        }
        if people.len() < NAMED {
            people.push(with_name(snapshot, &call, one)?);
        }
    }
    let says = match people.is_empty() {
        true => says::whom(snapshot, &call, None)?,
        false => Params::new(),
    };
    Ok(KeptCall {
        says,
        from: sender_of(snapshot, &call)?,
        id: call.id,
        at: call.at,
        people,
        count,
        looked_at,
        begin,
        again,
        comes_to,
        was_problem: false,
    })
}

/// Somebody with the name that the call says, where nobody knows them.
fn with_name(snapshot: &Snapshot<'_>, call: &CallRow, one: KeptPerson) -> Outcome<KeptPerson> {
    if one.person.is_some() {
        return Ok(one);
    }
    let mut said = says::details(snapshot, call, Some(&one.value))?;
    let name = said.remove("display_name");
    Ok(KeptPerson { name, ..one })
}

/// Whom a call names that were not handled before it was kept, none when it cannot be read; and
/// what it comes to.
fn read(
    snapshot: &Snapshot<'_>,
    row: &CallRow,
    trigger: &StartsByCall<'_>,
    today: &Today,
) -> Outcome<(Option<Vec<String>>, KeptComesTo)> {
    let unreadable = (None, KeptComesTo::Unreadable);
    let Some(content) = snapshot.calls().content_of(row)? else {
        return Ok(unreadable);
    };
    let body = content.body.as_deref().unwrap_or_default();
    let head = content.head.read();
    let stored = StoredCall {
        data: call::read(head.content_type(), body).map(Arc::new),
        found: call::Found::default(),
        other_data: row.other_body,
        today,
    };
    let Ok(named) = people_anyway(trigger, &stored) else {
        return Ok(unreadable);
    };
    let comes_to = match people(trigger, &stored) {
        Reading::About(about) => each_comes_to(trigger, &about.each, today),
        Reading::ConditionNotMet => KeptComesTo::Nothing,
        Reading::Problem(trouble) if trouble.kind == Kind::NamesNobody => KeptComesTo::EachPerson,
        Reading::Problem(_) => KeptComesTo::Problem,
    };
    let handled = usize::try_from(kept_from(snapshot, row.no)?).unwrap_or_default();
    let rest = named.each.into_iter().skip(handled);
    let values = rest.map(|entry| entry.value.clone());
    Ok((Some(values.collect()), comes_to))
}

/// What a kept call comes to for those it names, each judged by their own part of it.
fn each_comes_to(trigger: &StartsByCall<'_>, each: &[Entry], today: &Today) -> KeptComesTo {
    let mut comes_to = KeptComesTo::Nothing;
    for entry in each {
        match meant(trigger, entry, today) {
            Ok(_) => return KeptComesTo::EachPerson,
            Err(LeftOut::CouldNotTell(_)) => comes_to = KeptComesTo::Problem,
            Err(LeftOut::ConditionNotMet) => {}
        }
    }
    comes_to
}

/// From which entry on a call is kept.
pub(super) fn kept_from(snapshot: &Snapshot<'_>, call: CallNo) -> Outcome<i64> {
    let from = snapshot
        .dispositions()
        .first_of(call, &[DispositionKind::Kept])?;
    Ok(from.unwrap_or_default())
}

fn person_of(
    snapshot: &Snapshot<'_>,
    row: &WorkflowRow,
    starts: Option<StartsByCall<'_>>,
    value: String,
) -> Outcome<KeptPerson> {
    let Some(known) = snapshot.people().by_email(&value)? else {
        let adds = starts.is_some_and(|starts| starts.unknown_person == UnknownPerson::AddPerson);
        return Ok(KeptPerson {
            starts: adds && call::is_email(&value) && !is_asked_about(snapshot, &value)?,
            whom: call::match_key(&value),
            value,
            person: None,
            name: None,
            has_left: false,
            in_it: false,
            done_at: None,
        });
    };
    let starts_left = starts.is_some_and(|starts| starts.start_left);
    let has_left = known.person.status == PersonStatus::Left && !starts_left;
    let runs = snapshot.runs();
    let in_it = runs.is_in(row.no, known.no)?.is_some();
    let done_at = runs.last_done(row.no, known.no)?;
    Ok(KeptPerson {
        value,
        has_left,
        in_it,
        done_at,
        starts: !has_left && !in_it,
        whom: known.person.id.to_string(),
        person: Some(known.person.id),
        name: Some(known.person.display_name),
    })
}
