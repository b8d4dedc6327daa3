//! The engine, the router and the listener behind the window.

use std::sync::Mutex;
use std::time::Duration;

use axum::Router;
use baton_engine::Engine;
use baton_engine::operations::Actor;
use baton_engine::operations::system::Listener;
use baton_http::hooks::{Hooks, Options};
use baton_http::{Host, admin_router};
use baton_secrets::{Place, Secrets};
use tokio::sync::watch;

use crate::places::Places;

/// What runs behind the window.
pub(crate) struct Backend {
    engine: Engine,
    secrets: Secrets,
    actor: Actor,
    hooks: Mutex<Option<Hooks>>,
}
