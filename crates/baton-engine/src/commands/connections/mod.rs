//! Connections: made, changed, pointed elsewhere, given tokens and consents, deleted.

mod change;
mod consents;
mod create;
mod delete;
mod inside;
mod part_way;
mod secrets;
mod set_address;

use baton_core::ConnectionId;
use baton_core::connection::ConnectionKind;
use baton_store::table::connections::{Connection, ConnectionRow};

use super::NotDone;
use crate::turn::Turn;
use crate::{Error, Topic};

pub use crate::destinations::kept_address_kind;
pub use change::{ConnectionChange, change};
pub use consents::{NewConsent, give_consent, take_consent_back};
pub use create::create;
pub use delete::delete;
pub use inside::{NewInside, replace_inside, slot_to_replace};
pub use part_way::{Given, PartWay, as_part, part_way};
pub use secrets::{keep_header, set_token};
pub use set_address::{ForPeople, NewAddress, set_address};

/// A connection that leads to another tool and can be changed.
fn changeable(turn: &Turn<'_, '_>, id: &ConnectionId) -> Result<ConnectionRow, Error> {
    let row = turn.tx.connections().get(id)?;
    let row = row.ok_or_else(|| NotDone::no_such("connection", id))?;
    match row.connection.kind {
        ConnectionKind::Practice => Err(NotDone::PracticeTool.into()),
        ConnectionKind::Web => Ok(row),
    }
}

/// Says that secrets are there which were entered for where the connection leads; where it leads
/// elsewhere by now, nothing is done.
fn keep_slots(turn: &Turn<'_, '_>, connection: &Connection, slots: &[String]) -> Result<(), Error> {
    let origin = connection.origin();
    for slot in slots {
        let slots = turn.tx.slots();
        if !slots.keep(&connection.id, slot, origin.as_deref())? {
            return Err(NotDone::ChangedMeanwhile.into());
        }
    }
    Ok(())
}

/// What is held of it in memory is read again, and what waits for it is tried.
fn changed(turn: &mut Turn<'_, '_>, id: &ConnectionId) {
    turn.after.connections.free(id.clone());
    turn.hint(Topic::Connection, id);
}
