//! A connection's address, taken apart: only what is no secret comes here (C3).

use baton_core::connection::AddressKind;
use baton_core::template::Part;
use baton_core::{StepId, WorkflowId};
use baton_store::table::connections::Connection;

use super::consents::take_over;
use super::part_way::{Place, give};
use super::{changed, keep_slots};
use crate::audit::{Action, Actor};
use crate::commands::{NotDone, command};
use crate::destinations::keep_address_kind;
use crate::turn::Turn;
use crate::{Engine, Error};

/// Where a connection leads from now on.
#[derive(Clone, Debug)]
pub struct NewAddress {
    /// The connection as it is to be stored; it may be a new one.
    pub connection: Connection,
    /// Where it led when it was read; none without an address.
    pub led_to: Option<String>,
    /// The slots of the secrets that came with the address.
    pub slots: Vec<String>,
    /// The kind of address; none when the text named no address.
    pub kind: Option<AddressKind>,
    /// For whom else the address of a step is replaced at once.
    pub also_for: Option<ForPeople>,
}

/// The people part-way whose step gets another address than their version's.
#[derive(Clone, Debug)]
pub struct ForPeople {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The step.
    pub step: StepId,
    /// Path and query; the secrets are slots.
    pub path: Vec<Part>,
}

/// Sets a connection's address; gives how many people part-way have it at once.
pub async fn set_address(engine: &Engine, actor: &Actor, new: NewAddress) -> Result<u64, Error> {
    let by = actor.clone();
    command(
        engine,
        actor,
        Action("connection_address_set"),
        move |turn, record| {
            let connection = &new.connection;
            let shown = connection.shown_address.clone().unwrap_or_default();
            record
                .on("connection", &connection.id)
                .text("address", shown);
            record.text("name", connection.name.as_str());
            store(turn, &new, &by)?;
            let people = match &new.also_for {
                Some(also) => {
                    let place = Place {
                        workflow: &also.workflow,
                        step: &also.step,
                        connection: &new.connection.id,
                    };
                    let next = |_| Some(also.path.clone());
                    give(turn, &place, next, &by.name, record)?.people
                }
                None => 0,
            };
            changed(turn, &new.connection.id);
            Ok(people)
        },
    )
    .await
}

/// Stores where it leads, unless it was pointed elsewhere since it was read: the secrets that came
/// with the address are for one host.
fn store(turn: &Turn<'_, '_>, new: &NewAddress, by: &Actor) -> Result<(), Error> {
    let (tables, connection) = (turn.tx, &new.connection);
    let stored = tables.connections().get(&connection.id)?;
    if stored.and_then(|row| row.connection.origin()) != new.led_to {
        return Err(NotDone::ChangedMeanwhile.into());
    }
    tables.connections().set(connection, turn.now)?;
    let leads_to = connection.origin();
    if new.led_to.is_some() && new.led_to != leads_to {
        tables.connections().drop_consents(&connection.id)?;
    }
    take_over(turn, connection, by)?;
    if let Some(origin) = &leads_to {
        tables.slots().settle(&connection.id, origin)?;
    }
    keep_slots(turn, connection, &new.slots)?;
    if let Some(kind) = new.kind {
        keep_address_kind(tables, &connection.id, kind)?;
    }
    Ok(())
}
