//! Replacing a token inside a step's address where it stands: the other tool gave a new token, not
//! a new address.

use baton_core::ConnectionId;
use baton_core::address;
use baton_engine::commands::connections::NewInside;
use baton_engine::{Actor, Engine, commands, fresh_slots};
use baton_secrets::Secret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::token::not_doubted;
use super::views::{Connection, StepOf};
use super::{changeable, get};
use crate::{Outcome, Refusal, limits, stored};

/// A token that takes the place of one inside a step's address.
#[derive(Clone, Deserialize, ToSchema)]
pub struct AddressTokenInput {
    /// The new token; words, a name and quotes around it are left out.
    pub token: String,
    /// The step whose address it is in.
    pub step: StepOf,
    /// The slot of the token before, as the step's path names it.
    pub slot: String,
    /// Whether the people part-way in the step's workflow have it at once.
    pub also_part_way: Option<bool>,
    /// Whether it is used though it looks like no token.
    pub anyway: Option<bool>,
}

/// A token that took another's place.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AddressTokenKept {
    /// The connection that keeps it.
    pub connection: Connection,
    /// Its slot, which takes the place of the one before in the step's path and headers.
    pub slot: String,
    /// Whether something was left out that stood around it.
    pub left_out: bool,
    /// How many people part-way have it at once.
    pub part_way: u64,
    /// How many of those who were to have it could not: their address is another one.
    pub without: u64,
}

/// Keeps a token for the address of a step. The draft then names its slot.
pub async fn replace_inside(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    input: AddressTokenInput,
) -> Outcome<AddressTokenKept> {
    let token = address::bare_token(&input.token);
    check(&token)?;
    not_doubted(address::doubt_inside(&token), input.anyway)?;
    let (wanted, old) = (id.clone(), input.slot.clone());
    let origin = stored::read(engine, move |snapshot| {
        let row = changeable(snapshot.connections().get(&wanted)?, &wanted)?;
        let origin = row.connection.origin();
        let is_kept = snapshot
            .slots()
            .usable(&wanted, origin.as_deref())?
            .contains(&old);
        let unknown = || Refusal::not_found("token of this connection", &old);
        is_kept.then_some(origin).ok_or_else(unknown)
    });
    let origin = origin.await?;
    let slot = format!("{}_1", fresh_slots()?);
    let secret = Secret::from(address::inside(&token));
    let kept = vec![(slot.clone(), secret)];
    engine.store_outgoing(&id, origin, kept).await?;
    let new = NewInside {
        workflow: input.step.workflow,
        step: input.step.step,
        old: input.slot,
        slot: slot.clone(),
        also_part_way: input.also_part_way.unwrap_or_default(),
    };
    let replaced = commands::connections::replace_inside(engine, actor, id.clone(), new);
    let given = replaced.await?;
    Ok(AddressTokenKept {
        connection: get(engine, id).await?,
        slot,
        left_out: token.len() < input.token.trim().len(),
        part_way: given.people,
        without: given.without,
    })
}

fn check(token: &str) -> Outcome<()> {
    let is_line = token.bytes().all(|one| matches!(one, b' '..=b'~'));
    if token.is_empty() || token.len() > limits::TOKEN_BYTES || !is_line {
        return Err(Refusal::field("token", "a token is one line of plain text"));
    }
    Ok(())
}
