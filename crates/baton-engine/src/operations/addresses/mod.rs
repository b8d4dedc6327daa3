//! Incoming addresses: made with their owner, copied, rotated.

mod views;

use baton_core::ids::AddressId;

use super::{Actor, Outcome};
use crate::Engine;

pub use views::*;

/// Reads an address.
pub async fn get(engine: &Engine, id: AddressId) -> Outcome<Address> {
    todo!()
}

/// Changes the settings.
pub async fn change(engine: &Engine, actor: &Actor, id: AddressId, input: AddressPatchInput) -> Outcome<Address> {
    todo!()
}

/// Replaces the token.
pub async fn rotate(engine: &Engine, actor: &Actor, id: AddressId, input: RotateInput) -> Outcome<Address> {
    todo!()
}

/// Reads the token; audited.
pub async fn secret(engine: &Engine, actor: &Actor, id: AddressId, query: SecretQuery) -> Outcome<AddressSecret> {
    todo!()
}

/// Reads what the last readable call brought.
pub async fn sample(engine: &Engine, id: AddressId) -> Outcome<Sample> {
    todo!()
}
