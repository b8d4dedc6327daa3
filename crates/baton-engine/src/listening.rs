//! Whether calls can come in: the host tells, the admin is shown it.

use std::sync::{PoisonError, RwLock};

use baton_core::push_hex;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{Error, random};

/// The port for calls at the first start, unless told.
pub const DEFAULT_PORT: u16 = 7420;

/// Whether calls can come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListenerState {
    /// They can.
    Listening,
    /// Another program has the port; tried again every 5 seconds.
    PortTaken,
    /// The system keeps the port from programs; tried again every 5 seconds.
    PortReserved,
    /// What is stored as the port cannot be read; no other is taken until one is chosen.
    PortUnreadable,
    /// Who may call cannot be read; nobody may until it is said anew.
    NetworkUnreadable,
    /// No listener was started.
    NotStarted,
}

/// The listener for calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Listener {
    /// Whether calls can come in.
    pub state: ListenerState,
    /// The port; `0` where it cannot be read.
    pub port: u16,
    /// The network address it is bound to.
    pub bind: String,
    /// Who has the port: the program, where the system tells, or the system that has reserved it.
    pub taken_by: Option<String>,
    /// Whether the host was told the port at its start; then no setting moves it.
    pub port_told: bool,
    /// Since when.
    pub since: Timestamp,
}

/// What the host said last, and by what an address is known to lead back here.
#[derive(Debug)]
pub(crate) struct Listening {
    listener: RwLock<Option<Listener>>,
    /// Random text of this start.
    pub(crate) instance: String,
}

impl Listening {
    pub(crate) fn new() -> Result<Self, Error> {
        let mut instance = String::with_capacity(32);
        push_hex(&mut instance, &random::<16>()?);
        Ok(Self {
            listener: RwLock::new(None),
            instance,
        })
    }

    /// Remembers what the host said.
    pub(crate) fn set(&self, listener: Listener) {
        *self
            .listener
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Some(listener);
    }

    /// What the host said last.
    pub(crate) fn get(&self) -> Option<Listener> {
        self.listener
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
