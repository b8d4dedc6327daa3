//! People that calls and admins add, and what calls change about them (C4).

use baton_core::call::Entry;
use baton_core::document::StartsByCall;
use baton_store::table::people::{Person, PersonRow};

use super::own::differing;
use super::trigger::TriggerCall;
use super::turn::Turn;
use crate::audit::Action;
use crate::people;
use crate::typed::Typed;
use crate::{Error, Topic};

impl Turn<'_, '_> {
    /// Adds the person whom a call is about. None when an id that the call brings is another
    /// person's: that is most likely the same one under another e-mail, so an admin is asked.
    pub(crate) fn add_from_call(
        &mut self,
        settings: &StartsByCall<'_>,
        entry: &Entry,
    ) -> Result<Option<PersonRow>, Error> {
        for one in people::ids_in(settings, entry) {
            if self
                .tx
                .external_ids()
                .owner(&one.source, &one.id)?
                .is_some()
            {
                return Ok(None);
            }
        }
        let row = self.insert_person(people::from_call(settings, entry))?;
        self.note_brought(&row, settings, entry)?;
        Ok(Some(row))
    }

    /// Adds a person as an admin typed them.
    pub(crate) fn add_person(&mut self, person: Person, typed: &Typed) -> Result<PersonRow, Error> {
        let row = self.insert_person(person)?;
        typed.write(self.tx, &row, self.now)?;
        self.forget_custom();
        Ok(row)
    }

    fn insert_person(&mut self, person: Person) -> Result<PersonRow, Error> {
        let no = self.tx.people().insert(&person, self.now)?;
        self.hint(Topic::Person, &person.id);
        Ok(PersonRow {
            no,
            person,
            created_at: self.now,
            updated_at: self.now,
        })
    }

    /// Changes what a call says about somebody who is known, unless it says nothing new.
    pub(super) fn update_person(
        &mut self,
        known: PersonRow,
        trigger: &TriggerCall<'_>,
        entry: &Entry,
    ) -> Result<PersonRow, Error> {
        let before = self.person_details(&known)?;
        let mut row = known.clone();
        people::fill_in(&mut row.person, &trigger.settings, entry);
        self.note_brought(&row, &trigger.settings, entry)?;
        let differing = differing(&before, &self.person_details(&row)?);
        if differing.is_empty() {
            return Ok(known);
        }
        self.record_person(Action::PersonChanged, &row.person, trigger)?
            .text("details", differing.join(" "))
            .write(self.tx)?;
        row.updated_at = self.now;
        self.tx.people().update(&known, &row.person, self.now)?;
        self.hint(Topic::Person, &row.person.id);
        self.person_changed(&row)?;
        Ok(row)
    }

    /// What a call brings beside the person's own row. An id that is another's stays theirs.
    fn note_brought(
        &mut self,
        row: &PersonRow,
        settings: &StartsByCall<'_>,
        entry: &Entry,
    ) -> Result<(), Error> {
        let known = self.custom()?;
        for (name, detail) in people::new_custom(settings, entry, &known) {
            self.tx.custom_details().set(&name, detail, self.now)?;
            self.forget_custom();
        }
        for one in people::ids_in(settings, entry) {
            self.tx.external_ids().set(row, &one.source, &one.id)?;
        }
        Ok(())
    }
}
