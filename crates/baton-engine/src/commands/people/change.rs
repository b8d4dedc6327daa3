//! *Change details*; a former e-mail address stays as an alias.

use baton_core::PersonId;
use baton_store::table::people::{Person, PersonRow};

use super::refuse_taken;
use crate::audit::{Action, Actor};
use crate::commands::NotDone;
use crate::commands::command;
use crate::turn::Turn;
use crate::{Engine, Error, FurtherDetails, Topic, people, runs};

/// Changes a person by an edit of what is stored; calls find their runs by what they are now, and
/// runs that wait for a date of theirs follow.
pub async fn change<E>(
    engine: &Engine,
    actor: &Actor,
    id: PersonId,
    edit: impl FnOnce(Person) -> Result<(Person, FurtherDetails), E> + Clone + Send + 'static,
) -> Result<(), E>
where
    E: From<Error> + From<baton_store::Error> + Send + 'static,
{
    command(
        engine,
        actor,
        Action::PERSON_CHANGED,
        move |turn, record| {
            let old = turn.tx.people().get(&id)?;
            let old = old.ok_or_else(|| Error::from(NotDone::no_such("person", &id)))?;
            let (person, further) = edit(old.person.clone())?;
            record
                .on("person", &id)
                .text("name", person.display_name.as_str());
            if person.work_email != old.person.work_email {
                refuse_taken(turn, person.work_email.as_deref(), Some(&id))?;
            }
            update(turn, old, person, &further)?;
            Ok(())
        },
    )
    .await
}

fn update(
    turn: &mut Turn<'_, '_>,
    old: PersonRow,
    person: Person,
    further: &FurtherDetails,
) -> Result<(), Error> {
    let before = people::person_details(turn, &old)?;
    turn.tx.people().update(&old, &person, turn.now)?;
    people::address_changed(turn, &old, &person)?;
    let row = PersonRow {
        person,
        updated_at: turn.now,
        ..old
    };
    further.write(turn.tx, &row, turn.now)?;
    turn.forget_custom();
    let after = people::person_details(turn, &row)?;
    people::settle_unread(turn, row.no, &people::differing(&before, &after))?;
    people::changed(turn, &row, &before, &after)?;
    turn.hint(Topic::Person, &row.person.id);
    runs::follow_person(turn, &row)
}
