//! *Show* a sensitive detail; the audit has who looked.

use baton_core::{Json, PersonId};

use crate::audit::{Action, Actor};
use crate::commands::NotDone;
use crate::commands::command;
use crate::{Engine, Error};

/// Shows a sensitive detail of a person.
pub async fn reveal(
    engine: &Engine,
    actor: &Actor,
    id: PersonId,
    detail: String,
) -> Result<Json, Error> {
    command(
        engine,
        actor,
        Action("person_detail_revealed"),
        move |turn, record| {
            let row = turn.tx.people().get(&id)?;
            let row = row.ok_or_else(|| NotDone::no_such("person", &id))?;
            let mut values = row.person.custom.read().0.into_iter();
            let value = values.find(|(name, _)| *name == detail);
            let (name, value) = value.ok_or_else(|| NotDone::no_such("detail", &detail))?;
            record.on("person", &id).text("detail", name);
            Ok(value)
        },
    )
    .await
}
