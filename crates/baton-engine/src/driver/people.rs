//! People that calls and admins add, and what calls change about them (C4).

use baton_core::call::Entry;
use baton_core::definition::WebhookTrigger;
use baton_store::table::people::{Person, PersonRow};

use super::person;
use super::turn::Turn;
use crate::typed::Typed;
use crate::{Error, Topic};

impl Turn<'_, '_> {
    /// Adds the person whom a call is about. None when an id that the call brings is another
    /// person's: that is most likely the same one under another e-mail, so an admin is asked.
    pub(crate) fn add_from_call(
        &mut self,
        settings: &WebhookTrigger,
        entry: &Entry,
    ) -> Result<Option<PersonRow>, Error> {
        for one in person::ids_in(settings, entry) {
            if self
                .tx
                .external_ids()
                .owner(&one.source, &one.id)?
                .is_some()
            {
                return Ok(None);
            }
        }
        let row = self.insert_person(person::from_call(settings, entry))?;
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

    /// Changes what a call says about somebody who is known.
    pub(super) fn update_person(
        &mut self,
        known: PersonRow,
        settings: &WebhookTrigger,
        entry: &Entry,
    ) -> Result<PersonRow, Error> {
        let mut person = known.person.clone();
        person::fill_in(&mut person, settings, entry);
        self.tx.people().update(&known, &person, self.now)?;
        self.hint(Topic::Person, &person.id);
        let row = PersonRow {
            person,
            updated_at: self.now,
            ..known
        };
        self.note_brought(&row, settings, entry)?;
        self.person_changed(&row)?;
        Ok(row)
    }

    /// What a call brings beside the person's own row. An id that is another's stays theirs.
    fn note_brought(
        &mut self,
        row: &PersonRow,
        settings: &WebhookTrigger,
        entry: &Entry,
    ) -> Result<(), Error> {
        let known = self.custom()?;
        for (name, detail) in person::new_custom(settings, entry, &known) {
            self.tx.custom_details().set(&name, detail, self.now)?;
            self.forget_custom();
        }
        for one in person::ids_in(settings, entry) {
            self.tx.external_ids().set(row, &one.source, &one.id)?;
        }
        Ok(())
    }
}
