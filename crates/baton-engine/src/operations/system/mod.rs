//! The state of this Baton and its settings.

mod views;

use super::{Actor, Outcome};
use crate::Engine;

pub use views::*;

/// Reads the state.
pub async fn get(engine: &Engine, actor: &Actor, host: HostKind) -> Outcome<System> {
    todo!()
}

/// Reads the settings.
pub async fn settings(engine: &Engine) -> Outcome<Settings> {
    todo!()
}

/// Changes settings.
pub async fn change_settings(engine: &Engine, actor: &Actor, input: SettingsPatchInput) -> Outcome<Settings> {
    todo!()
}

/// Fetches a nonce through the base address.
pub async fn check_base(engine: &Engine) -> Outcome<BaseCheck> {
    todo!()
}
