//! Connections to other tools: addresses, tokens, consents.

mod called;
mod change;
mod consent;
mod header;
mod inside;
mod paste;
mod resolve;
mod shown;
mod token;
mod views;

use baton_core::ConnectionId;
use baton_engine::Engine;
use baton_store::table::connections::ConnectionRow;

use super::{Outcome, Page, Refusal, addresses, stored};

pub use called::{CalledAddress, called};
pub use change::*;
pub use consent::*;
pub use header::keep_header;
pub use inside::{AddressTokenInput, AddressTokenKept, replace_inside};
pub use paste::{look_at_address, read_address};
pub use token::set_token;
pub use views::*;

use shown::uses_of;
pub(crate) use shown::{known, names_of, needs};

/// Lists the connections, by name.
pub async fn list(engine: &Engine) -> Outcome<Page<Connection>> {
    let base = addresses::base(engine).await?;
    stored::read(engine, move |snapshot| {
        let uses = shown::uses(snapshot)?;
        let (rows, unread) = snapshot.connections().all()?;
        let mut page = Page::beside(unread);
        for row in rows {
            page.items
                .push(shown::view(snapshot, row, &uses, &base.allowed)?);
        }
        Ok(page)
    })
    .await
}

/// Reads a connection.
pub async fn get(engine: &Engine, id: ConnectionId) -> Outcome<Connection> {
    let base = addresses::base(engine).await?;
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.connections().get(&id)?, &id)?;
        shown::view(snapshot, row, &shown::uses(snapshot)?, &base.allowed)
    })
    .await
}

/// A connection that is there.
pub(crate) fn present(row: Option<ConnectionRow>, id: &ConnectionId) -> Outcome<ConnectionRow> {
    row.ok_or_else(|| Refusal::not_found("connection", id))
}

/// A connection that leads to another tool and can be changed.
pub(crate) fn changeable(row: Option<ConnectionRow>, id: &ConnectionId) -> Outcome<ConnectionRow> {
    let row = present(row, id)?;
    if row.connection.kind == ConnectionKind::Practice {
        let detail = "the practice tool is a part of Baton and stays as it is";
        return Err(Refusal::new(super::Code::WrongState, detail));
    }
    Ok(row)
}
