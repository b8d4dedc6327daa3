//! People that calls and admins add, and what calls change about them (C4).

use baton_core::Json;
use baton_core::call::{Entry, match_key};
use baton_core::document::StartsByCall;
use baton_store::PersonNo;
use baton_store::table::people::external_ids::ExternalId;
use baton_store::table::people::{Person, PersonRow};

use super::brought::{ids_in, named, new_custom, open_ids_in, somebody_new, stand_by_first_day};
use super::details::person_details;
use super::difference::differing;
use super::from_call::FromCall;
use super::news;
use super::unread::{filled_in, settle_unread, tell_unread};
use crate::audit::{Action, Record, record_own};
use crate::further_details::FurtherDetails;
use crate::turn::Turn;
use crate::{Error, Topic};

/// Whether an id in another tool that the call brings is somebody's already.
pub(crate) fn any_id_is_taken(
    turn: &Turn<'_, '_>,
    settings: &StartsByCall<'_>,
    entry: &Entry,
) -> Result<bool, Error> {
    for one in ids_in(settings, entry) {
        if owner_of(turn, &one)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether somebody who is known has another id in a tool than a call brings, or somebody else has
/// that one: the address may be another's by now (C4).
pub(crate) fn any_id_is_other(
    turn: &Turn<'_, '_>,
    settings: &StartsByCall<'_>,
    entry: &Entry,
    known: &PersonRow,
) -> Result<bool, Error> {
    let ids = turn.tx.external_ids();
    for one in ids_in(settings, entry) {
        let own = ids.of_source(known.no, &one.source)?;
        let owner = owner_of(turn, &one)?;
        let differs = own.is_some_and(|own| match_key(&own) != match_key(&one.id));
        if differs || owner.is_some_and(|owner| owner != known.no) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Who has an id, as it stands or as the same whole number is written otherwise: `10023.0`.
pub(super) fn owner_of(turn: &Turn<'_, '_>, one: &ExternalId) -> Result<Option<PersonNo>, Error> {
    let ids = turn.tx.external_ids();
    Ok(match ids.owner(&one.source, &one.id)? {
        Some(owner) => Some(owner),
        None => ids.owner(&one.source, &match_key(&one.id))?,
    })
}

/// Gives a person whom the admin chose the ids that a call brings, where calls change people: what
/// was asked once is not asked of the next call. An id that is another's stays theirs.
pub(crate) fn take_ids(
    turn: &Turn<'_, '_>,
    settings: &StartsByCall<'_>,
    entry: &Entry,
    chosen: &PersonRow,
) -> Result<(), Error> {
    let brought = open_ids_in(settings, entry).into_iter();
    for one in brought.filter(|_| settings.update_known) {
        turn.tx.external_ids().set(chosen, &one.source, &one.id)?;
    }
    Ok(())
}

/// Adds the person whom a call is about.
pub(crate) fn add_from_call(
    turn: &mut Turn<'_, '_>,
    from: FromCall<'_>,
    entry: &Entry,
) -> Result<PersonRow, Error> {
    let mut person = somebody_new();
    let unread = filled_in(turn, &mut person, from, entry)?;
    let time = turn.company_time()?;
    stand_by_first_day(
        &mut person,
        from.settings,
        entry,
        &unread,
        (&time, turn.now),
    );
    let row = insert_person(turn, named(person, entry))?;
    note_brought(turn, &row, from.settings, entry)?;
    tell_unread(turn, &row, from, unread)?;
    news::added(turn, &row)?;
    Ok(row)
}

/// Adds a person as an admin typed them.
pub(crate) fn add_person(
    turn: &mut Turn<'_, '_>,
    person: Person,
    further: &FurtherDetails,
) -> Result<PersonRow, Error> {
    let row = insert_person(turn, person)?;
    further.write(turn.tx, &row, turn.now)?;
    turn.forget_custom();
    news::added(turn, &row)?;
    Ok(row)
}

fn insert_person(turn: &mut Turn<'_, '_>, person: Person) -> Result<PersonRow, Error> {
    let no = turn.tx.people().insert(&person, turn.now)?;
    turn.hint(Topic::Person, &person.id);
    Ok(PersonRow {
        no,
        person,
        shares_email: false,
        created_at: turn.now,
        updated_at: turn.now,
    })
}

/// Changes what a call says about somebody who is known; none when it says nothing new. Their runs
/// are to follow.
pub(crate) fn update_from_call(
    turn: &mut Turn<'_, '_>,
    known: &PersonRow,
    from: FromCall<'_>,
    entry: &Entry,
) -> Result<Option<PersonRow>, Error> {
    let before = person_details(turn, known)?;
    let mut row = known.clone();
    let unread = filled_in(turn, &mut row.person, from, entry)?;
    note_brought(turn, &row, from.settings, entry)?;
    tell_unread(turn, &row, from, unread)?;
    let record = record_person(turn, Action::PERSON_CHANGED, &row.person, from)?;
    became(turn, known, &before, row, record)
}

/// Stores what somebody has become, and tells the audit; none when nothing of it is new. Their runs
/// are to follow.
pub(super) fn became(
    turn: &mut Turn<'_, '_>,
    known: &PersonRow,
    before: &Json,
    mut row: PersonRow,
    mut record: Record,
) -> Result<Option<PersonRow>, Error> {
    let after = person_details(turn, &row)?;
    let differing = differing(before, &after);
    if differing.is_empty() {
        return Ok(None);
    }
    record.text("details", differing.join(" ")).write(turn.tx)?;
    row.updated_at = turn.now;
    turn.tx.people().update(known, &row.person, turn.now)?;
    settle_unread(turn, row.no, &differing)?;
    news::changed(turn, &row, before, &after)?;
    turn.hint(Topic::Person, &row.person.id);
    Ok(Some(row))
}

/// Writes down that a call added somebody.
pub(crate) fn record_added(
    turn: &mut Turn<'_, '_>,
    added: &Person,
    from: FromCall<'_>,
) -> Result<(), Error> {
    record_person(turn, Action::PERSON_ADDED, added, from)?.write(turn.tx)
}

/// Begins the audit row of what a call did to a person, in Baton's name (C14).
fn record_person(
    turn: &mut Turn<'_, '_>,
    action: Action,
    person: &Person,
    from: FromCall<'_>,
) -> Result<Record, Error> {
    let workflow = turn.flow(from.workflow)?;
    let mut record = record_own(action, "call");
    record
        .on("person", &person.id)
        .on("call", from.call)
        .on("workflow", &workflow.id)
        .text("name", person.display_name.as_str());
    Ok(record)
}

/// What a call brings beside the person's own row. An id that is another's stays theirs.
fn note_brought(
    turn: &mut Turn<'_, '_>,
    row: &PersonRow,
    settings: &StartsByCall<'_>,
    entry: &Entry,
) -> Result<(), Error> {
    let known = turn.custom()?;
    for (name, detail) in new_custom(settings, entry, &known) {
        turn.tx.custom_details().set(&name, detail, turn.now)?;
        turn.forget_custom();
    }
    for one in open_ids_in(settings, entry) {
        let ids = turn.tx.external_ids();
        let own = ids.of_source(row.no, &one.source)?;
        // The same number written otherwise stays as it was first written.
        if own.is_none_or(|own| match_key(&own) != match_key(&one.id)) {
            ids.set(row, &one.source, &one.id)?;
        }
    }
    Ok(())
}
