//! An address that two people had when the form of addresses changed (C18): the older is found by
//! it, and whose it is is asked until one of them has another.

use baton_store::table::people::{Person, PersonRow, email_key};
use baton_store::table::problems::{ItemRow, same_email};

use crate::turn::Turn;
use crate::{Error, Topic};

/// Who has an address now: a former one of somebody may become another's.
pub(crate) fn owner_of_email(turn: &Turn<'_, '_>, email: &str) -> Result<Option<PersonRow>, Error> {
    let found = turn.tx.people().by_email(email)?;
    let has_now = |row: &PersonRow| {
        let own = row.person.work_email.as_deref();
        own.map(email_key) == Some(email_key(email))
    };
    Ok(found.filter(has_now))
}

/// Somebody has been given another address, or none: who shared the one before is found by it now,
/// and is asked about no more.
pub(crate) fn address_changed(
    turn: &mut Turn<'_, '_>,
    before: &PersonRow,
    now: &Person,
) -> Result<(), Error> {
    let key = |person: &Person| person.work_email.as_deref().map(email_key);
    let Some(old) = key(&before.person).filter(|old| Some(old) != key(now).as_ref()) else {
        return Ok(());
    };
    let Some(problem) = turn.tx.problems().open_of(&same_email(&old))? else {
        return Ok(());
    };
    let problems = turn.tx.problems();
    let mut asked = problems.of_person(before.no)?.into_iter();
    let own = asked.rfind(|item| item.problem == problem.no);
    let is_heir = own.is_none();
    let first = || problems.items(problem.no, true, None, 1);
    let settled = match own {
        Some(own) => Some(own),
        None => first()?.items.pop(),
    };
    if let Some(settled) = settled {
        settle(turn, &settled, is_heir)?;
    }
    turn.hint(Topic::Problem, "");
    Ok(())
}

fn settle(turn: &Turn<'_, '_>, item: &ItemRow, is_heir: bool) -> Result<(), Error> {
    let person = item.about.person.filter(|_| is_heir);
    if let Some(heir) = person
        && let Some(row) = turn.tx.people().by_no(heir)?
    {
        turn.tx.people().update(&row, &row.person, turn.now)?;
    }
    Ok(turn.tx.problems().close_item(item, turn.now)?)
}
