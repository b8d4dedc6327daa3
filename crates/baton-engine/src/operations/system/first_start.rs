//! What a data folder gets at its first start, and what later starts read of it.

use baton_core::ConnectionId;
use baton_store::table::connections::Connection;
use jiff::Timestamp;

use crate::Engine;
use crate::operations::{Code, Outcome, Refusal, people, rows};

/// The port that was taken at the first start; addresses in other tools have it.
const PORT: &str = "hooks_port";

/// Adds the practice tool and the made-up people, once.
pub(crate) async fn first_start(engine: &Engine) -> Outcome<()> {
    rows::write(engine, |tx| {
        let practice = ConnectionId::practice();
        if tx.connections().get(&practice)?.is_some() {
            return Ok(());
        }
        let connection = Connection {
            id: practice,
            name: "Practice tool".to_owned(),
            kind: "practice".to_owned(),
            scheme: None,
            host: None,
            port: None,
            shown_address: None,
            auth: "{}".to_owned(),
        };
        Ok(tx.connections().set(&connection, Timestamp::now())?)
    })
    .await?;
    people::add_sample_people(engine).await?;
    let refreshed = engine.refresh_connections().await;
    refreshed.map_err(|error| Refusal::new(Code::Internal, error.to_string()))
}

/// The port of the last start; none before the first.
pub async fn stored_port(engine: &Engine) -> Outcome<Option<u16>> {
    let stored = rows::read(engine, |look| Ok(look.meta().get(PORT)?)).await?;
    Ok(stored.and_then(|port| port.parse().ok()))
}
