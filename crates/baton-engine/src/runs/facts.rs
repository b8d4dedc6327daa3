//! What an event reads of its person, the company and the workflow: once, and only where the core
//! asks for it.

use std::sync::Arc;

use baton_core::Details;
use baton_store::table::people::PersonRow;
use baton_store::{PersonNo, WorkflowNo};

use crate::Error;
use crate::editions::Edition;
use crate::people;
use crate::turn::Turn;

/// The details of an event, or where they are to be read from.
pub(super) struct Facts<'p> {
    /// The person's row, where somebody has read it already.
    person: Option<&'p PersonRow>,
    read: Option<Details>,
}

impl<'p> Facts<'p> {
    /// Of somebody who is known.
    pub(super) fn of(person: &'p PersonRow) -> Self {
        Self {
            person: Some(person),
            read: None,
        }
    }

    /// Of somebody who is looked up when somebody asks.
    pub(super) fn unread() -> Self {
        Self {
            person: None,
            read: None,
        }
    }

    /// The person is another than before: the details are read anew.
    pub(super) fn forget(&mut self) {
        *self = Self::unread();
    }

    /// The details, read now if they were not before.
    pub(super) fn get(
        &mut self,
        turn: &mut Turn<'_, '_>,
        (workflow, person): (WorkflowNo, PersonNo),
        edition: &Edition,
    ) -> Result<&Details, Error> {
        let read = match self.read.take() {
            Some(read) => read,
            None => self.look_up(turn, (workflow, person), edition)?,
        };
        Ok(self.read.insert(read))
    }

    fn look_up(
        &self,
        turn: &mut Turn<'_, '_>,
        (workflow, person): (WorkflowNo, PersonNo),
        edition: &Edition,
    ) -> Result<Details, Error> {
        match self.person {
            Some(row) => details_of(turn, workflow, row, edition),
            None => {
                let row = turn.tx.people().by_no(person)?;
                let row = row.ok_or(Error::Missing("person"))?;
                details_of(turn, workflow, &row, edition)
            }
        }
    }
}

fn details_of(
    turn: &mut Turn<'_, '_>,
    workflow: WorkflowNo,
    row: &PersonRow,
    edition: &Edition,
) -> Result<Details, Error> {
    let flow = turn.flow(workflow)?;
    let managed = edition.managed.iter().map(String::as_str);
    let managers = people::managers(&turn.tx.snapshot(), managed)?;
    Ok(Details {
        person: match edition.names_ids {
            true => people::person_details(turn, row)?,
            false => people::details(&row.person, &*turn.custom()?, &[]),
        },
        sensitive: people::sensitive(&*turn.custom()?),
        company: turn.company()?,
        workflow_name: flow.name.clone(),
        time: turn.company_time()?,
        managers: Arc::new(managers),
    })
}
