//! Connections: made, changed, pointed elsewhere, given tokens and consents, deleted.

mod change;
mod consents;
mod create;
mod delete;
mod secrets;
mod set_address;

use baton_core::ConnectionId;
use baton_core::connection::ConnectionKind;
use baton_store::table::connections::ConnectionRow;

use super::NotDone;
use crate::turn::Turn;
use crate::{Error, Topic};

pub use crate::destinations::kept_address_kind;
pub use change::{ConnectionChange, change};
pub use consents::{NewConsent, give_consent, take_consent_back};
pub use create::create;
pub use delete::delete;
pub use secrets::{keep_header, set_token};
pub use set_address::{NewAddress, set_address};

/// A connection that leads to another tool and can be changed.
fn changeable(turn: &Turn<'_, '_>, id: &ConnectionId) -> Result<ConnectionRow, Error> {
    let row = turn.tx.connections().get(id)?;
    let row = row.ok_or_else(|| NotDone::no_such("connection", id))?;
    match row.connection.kind {
        ConnectionKind::Practice => Err(NotDone::PracticeTool.into()),
        ConnectionKind::Web => Ok(row),
    }
}

/// What is held of it in memory is read again, and what waits for it is tried.
fn changed(turn: &mut Turn<'_, '_>, id: &ConnectionId) {
    turn.after.connections.free(id.clone());
    turn.hint(Topic::Connection, id);
}
