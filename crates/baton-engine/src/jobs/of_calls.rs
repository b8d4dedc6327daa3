//! What is done to everybody whom a call about many names. One entry at a time: short calls are
//! used by the command itself, entry by entry, with the same functions.

use std::sync::Arc;

use baton_core::Json;
use baton_core::call::{Entry, is_email, match_key};
use baton_core::document::CallField;
use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use baton_store::table::addresses::{AddressRow, Owner};
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::dispositions::{DispositionRow, NewDisposition};
use baton_store::table::calls::{Begun, CallRow};
use baton_store::table::people::PersonRow;
use baton_store::{CallNo, Cursor, Lenient, PersonNo};

use super::{Came, Job, number_of, numbered};
use crate::audit::Actor;
use crate::lists::{Each, ReadBy};
use crate::matching::{
    close_entry, forget_unmatched, newest_version, rules_until, say_ignored, say_used, stored,
};
use crate::triggers::{people_by_hand, start_again, start_as_begun, start_chosen};
use crate::turn::Turn;
use crate::waits::{move_anyway, move_one, named_anyway, named_as_handled};
use crate::{Error, Topic};

/// *Use it anyway*.
pub(super) struct UseAnyway {
    pub(super) call: CallNo,
    pub(super) begun: Option<Begun>,
}

impl Job for UseAnyway {
    type Row = i64;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, i64)>, Error> {
        let call = call_of(turn, self.call)?;
        let each = named_by_hand(turn, &call, self.begun)?.each;
        let first = number_of(behind, -1) + 1;
        let last = i64::try_from(each.count()).unwrap_or(i64::MAX);
        let places = (first..last).take(most);
        Ok(places.map(|place| (numbered(place), place)).collect())
    }

    fn one(&self, turn: &mut Turn<'_, '_>, place: i64, by: &Actor) -> Result<Came, Error> {
        let call = call_of(turn, self.call)?;
        let named = named_by_hand(turn, &call, self.begun)?;
        use_entry(turn, &call, &named, place, by)
    }
}

/// *Leave it*.
pub(super) struct LeaveCall {
    pub(super) call: CallNo,
    pub(super) why: String,
}

impl Job for LeaveCall {
    type Row = i64;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, i64)>, Error> {
        let first = number_of(behind, -1) + 1;
        let known = turn.tx.dispositions();
        let places = known.places_from(self.call, first, most)?.into_iter();
        Ok(places.map(|place| (numbered(place), place)).collect())
    }

    fn one(&self, turn: &mut Turn<'_, '_>, place: i64, by: &Actor) -> Result<Came, Error> {
        let Some(row) = turn.tx.dispositions().get(self.call, place)? else {
            return Ok(Came::Nothing);
        };
        let call = call_of(turn, self.call)?;
        let address = turn.address(call.address)?;
        leave_entry(turn, &address, row, &by.name, &self.why)
    }
}

/// What a call names for the admin who uses it.
pub(crate) struct Named {
    /// By which version of its workflow.
    version: i64,
    /// Whom or what.
    pub(crate) each: Arc<Each>,
}

/// Whom or what a call names for the admin who uses it anyway: as it was begun, or as of now.
pub(crate) fn named_by_hand(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    begun: Option<Begun>,
) -> Result<Named, Error> {
    named(turn, call, begun, false)
}

/// Whom or what it names, with its condition asked or not.
fn named(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    begun: Option<Begun>,
    asks: bool,
) -> Result<Named, Error> {
    let lists = &turn.runtime.lists;
    let address = turn.address(call.address)?;
    let (version, at) = match begun {
        Some(begun) => (begun.version, Some(begun.at)),
        None => (newest_version(turn, &address)?, None),
    };
    let read_by = ReadBy {
        call: call.no,
        version,
        at,
        asks,
    };
    let each = lists.by_hand(read_by, || {
        let content = turn.content_of(call.no)?;
        let content = content.ok_or(Error::CallNotUsable)?;
        let fields = fields_of(turn, &address, version)?;
        turn.looked_through(call.no, &content, &fields)?;
        let today = turn.today_at(at)?;
        let stored = stored(call, &content, &today);
        Ok(match address.owner {
            Owner::Trigger => Each::People(people_by_hand(turn, call, version, &stored)?),
            Owner::Step | Owner::Source if asks => {
                Each::Values(named_as_handled(turn, &address, version, &stored)?)
            }
            Owner::Step | Owner::Source => {
                Each::Values(named_anyway(turn, &address, version, &stored)?)
            }
        })
    })?;
    Ok(Named { version, each })
}

/// In which fields a call says whom it is about, by a version.
fn fields_of(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    version: i64,
) -> Result<Vec<CallField>, Error> {
    if address.owner == Owner::Trigger {
        let edition = turn.edition(address.workflow, version)?;
        let starts = edition.definition.trigger.kind().starts_by_call();
        return Ok(starts
            .map(|starts| starts.person.clone())
            .into_iter()
            .collect());
    }
    let rules = rules_until(turn, address, version)?;
    Ok(rules.iter().map(|rule| rule.field().clone()).collect())
}

/// Uses one entry of a call whatever was made of it before.
pub(crate) fn use_entry(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    named: &Named,
    place: i64,
    by: &Actor,
) -> Result<Came, Error> {
    let address = turn.address(call.address)?;
    let entry = EntryOf {
        call: call.no,
        place,
    };
    let said = value_of(turn, entry)?;
    let closed = close_entry(turn, entry)?;
    turn.hint(Topic::Call, &address.id);
    let came = match &*named.each {
        Each::People(people) => {
            let one = one_of(people, place, said.as_deref(), |one| one);
            let one = one.ok_or(Error::CallNotUsable)?;
            match start_again(turn, call, named.version, entry, one, by)? {
                true => Came::Done,
                false => Came::Nothing,
            }
        }
        Each::Values(values) => {
            forget_unmatched(turn, &address, entry)?;
            let one = one_of(values, place, said.as_deref(), |one| &one.entry);
            let one = one.ok_or(Error::CallNotUsable)?;
            match move_anyway(turn, &address, entry, one)? {
                true => Came::Done,
                false => Came::CouldNot,
            }
        }
    };
    if came.is_done() {
        say_used(turn, &closed, &by.name)?;
    }
    Ok(came)
}

/// Handles one entry of a call that was left out when its turn was, as the call's handling began.
pub(super) fn use_as_begun(
    turn: &mut Turn<'_, '_>,
    at: EntryOf,
    begun: Begun,
) -> Result<(), Error> {
    let call = call_of(turn, at.call)?;
    let address = turn.address(call.address)?;
    let before = turn.tx.dispositions().get(at.call, at.place)?;
    // Somebody used it otherwise meanwhile, or left it alone.
    if before.is_some_and(|before| before.kind != DispositionKind::Problem) {
        return Ok(());
    }
    let named = named(turn, &call, Some(begun), true)?;
    let said = value_of(turn, at)?;
    turn.hint(Topic::Call, &address.id);
    match &*named.each {
        Each::People(people) => {
            let one = one_of(people, at.place, said.as_deref(), |one| one);
            let one = one.ok_or(Error::CallNotUsable)?;
            start_as_begun(turn, &call, begun, at, one)
        }
        Each::Values(values) => {
            let one = one_of(values, at.place, said.as_deref(), |one| &one.entry);
            let one = one.ok_or(Error::CallNotUsable)?;
            let today = turn.today_at(Some(begun.at))?;
            move_one(turn, &address, (begun.version, &today), at, one)
        }
    }
}

/// Gives an entry of a call to the step's run that it means by now; whether it says whose it is.
pub(super) fn move_now(turn: &mut Turn<'_, '_>, at: EntryOf) -> Result<bool, Error> {
    let call = call_of(turn, at.call)?;
    let address = turn.address(call.address)?;
    let named = match named(turn, &call, None, true) {
        Err(Error::CallNotUsable) => return Ok(false),
        named => named?,
    };
    let said = value_of(turn, at)?;
    let Each::Values(values) = &*named.each else {
        return Ok(false);
    };
    let Some(one) = one_of(values, at.place, said.as_deref(), |one| &one.entry) else {
        return Ok(false);
    };
    let today = turn.today_at(None)?;
    if one.meant(&today).is_err() {
        return Ok(false);
    }
    move_one(turn, &address, (named.version, &today), at, one)?;
    Ok(true)
}

/// Leaves one entry of a call alone, if it is still offered.
pub(crate) fn leave_entry(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    row: DispositionRow,
    by: &str,
    why: &str,
) -> Result<Came, Error> {
    if !row.kind.is_offered() {
        return Ok(Came::Nothing);
    }
    let entry = EntryOf {
        call: row.call,
        place: row.place,
    };
    forget_unmatched(turn, address, entry)?;
    let closed = close_entry(turn, entry)?;
    say_ignored(turn, &closed, (by, why))?;
    let detail = [("by", by), ("why", why)];
    let detail: Params = detail
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into();
    turn.tx.dispositions().set(&NewDisposition {
        value: row.value,
        detail: Some(Lenient::of(&detail)),
        ..NewDisposition::new(row.call, row.place, DispositionKind::Ignored, turn.now)
    })?;
    turn.hint(Topic::Call, &address.id);
    turn.hint(Topic::Problem, "");
    Ok(Came::Done)
}

/// Uses one entry of a call for a person whom the admin chose.
pub(crate) fn use_for_person(
    turn: &mut Turn<'_, '_>,
    call: CallNo,
    place: i64,
    person: PersonNo,
    by: &Actor,
) -> Result<(), Error> {
    let person = turn.tx.people().by_no(person)?;
    let person = person.ok_or(Error::Missing("person"))?;
    let call = call_of(turn, call)?;
    let at = EntryOf {
        call: call.no,
        place,
    };
    let Some(said) = value_of(turn, at)? else {
        return use_whole_for(turn, &call, at, &person, by);
    };
    let named = named_by_hand(turn, &call, None)?;
    let Each::People(people) = &*named.each else {
        return Err(Error::CallNotUsable);
    };
    let one = one_of(people, place, Some(&said), |one| one);
    let one = one.ok_or(Error::CallNotUsable)?;
    start_chosen(turn, &call, named.version, at, one, &person, by)
}

/// Uses a call that names nobody, or that cannot be read, for a person: what it says is theirs.
fn use_whole_for(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    at: EntryOf,
    person: &PersonRow,
    by: &Actor,
) -> Result<(), Error> {
    let address = turn.address(call.address)?;
    if address.owner != Owner::Trigger {
        return Err(Error::CallNotUsable);
    }
    let content = turn.content_of(call.no)?;
    let content = content.ok_or(Error::CallNotUsable)?;
    let data = content.data.unwrap_or_else(|_| Arc::new(Json::Null));
    let known = &person.person;
    let value = known.work_email.as_ref().unwrap_or(&known.display_name);
    let one = Entry::whole_of(value, data);
    let version = newest_version(turn, &address)?;
    start_chosen(turn, call, version, at, &one, person, by)
}

/// What an entry of a call was found under; nothing when the call was never read.
fn value_of(turn: &Turn<'_, '_>, at: EntryOf) -> Result<Option<String>, Error> {
    let said = turn.tx.dispositions().get(at.call, at.place)?;
    Ok(said.and_then(|said| said.value))
}

/// The entry at a place that has this value; read otherwise than when it was found there, it may
/// stand elsewhere, or nowhere. What names nobody is told otherwise by an update that knows more of
/// what looks sensitive: the place tells it.
fn one_of<'e, T>(
    all: &'e [T],
    place: i64,
    said: Option<&str>,
    entry: impl Fn(&T) -> &Entry,
) -> Option<&'e T> {
    let at = usize::try_from(place).ok().and_then(|at| all.get(at));
    let Some(said) = said.map(match_key) else {
        return at;
    };
    let reads_so = |one: &&T| match_key(&entry(one).value) == said;
    // What is only told of an item without a name is not the value that reads the same beside it.
    let is_named = |one: &&T| !entry(one).is_unusable();
    let all = || all.iter();
    let found = at.filter(reads_so);
    let found = found.or_else(|| all().filter(is_named).find(reads_so));
    let found = found.or_else(|| all().find(reads_so));
    found.or_else(|| at.filter(|one| entry(one).is_unusable() && !is_email(&said)))
}

fn call_of(turn: &Turn<'_, '_>, call: CallNo) -> Result<CallRow, Error> {
    turn.tx.calls().by_no(call)?.ok_or(Error::Missing("call"))
}
