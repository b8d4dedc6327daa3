//! What later starts read of the first one.

use baton_engine::Engine;

use crate::{Outcome, rows};

/// The port that was taken at the first start; addresses in other tools have it.
const PORT: &str = "hooks_port";

/// The port of the last start; none before the first.
pub async fn stored_port(engine: &Engine) -> Outcome<Option<u16>> {
    let stored = rows::read(engine, |look| Ok(look.meta().get(PORT)?)).await?;
    Ok(stored.and_then(|port| port.parse().ok()))
}
