//! What a data folder gets at its first start, and what later starts read of it.

use crate::Engine;
use crate::operations::{Outcome, people, rows};

/// The port that was taken at the first start; addresses in other tools have it.
const PORT: &str = "hooks_port";

/// Adds the made-up people, once; the practice tool is there since the folder was opened.
pub(crate) async fn first_start(engine: &Engine) -> Outcome<()> {
    people::add_sample_people(engine).await
}

/// The port of the last start; none before the first.
pub async fn stored_port(engine: &Engine) -> Outcome<Option<u16>> {
    let stored = rows::read(engine, |look| Ok(look.meta().get(PORT)?)).await?;
    Ok(stored.and_then(|port| port.parse().ok()))
}
