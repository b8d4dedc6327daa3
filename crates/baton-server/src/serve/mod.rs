//! `serve`: the engine, the public listener and the admin listener, until a signal says stop.

mod admin;
pub(crate) mod engine;
mod log;
pub(crate) mod places;
mod served;
mod signals;
pub(crate) mod token_file;

use std::io::Write;
use std::time::Duration;

use anyhow::Context;
use baton_admin::sessions;
use baton_engine::Engine;
use baton_http::hooks::{self, Hooks};

use crate::args::{LogFormat, Serve};
use crate::failure::Failure;
use places::Places;

/// Runs until SIGTERM or SIGINT.
pub(crate) async fn run(args: &Serve, places: &Places, format: LogFormat) -> Result<(), Failure> {
    log::start(format);
    let stop = signals::stop()?;
    let engine = engine::open(&places.data, &places.key, args.allow_outgoing.clone()).await?;
    let grace = Duration::from_secs(args.grace);
    let served = serve(args, places, &engine, grace, stop).await;
    engine.shutdown(grace).await;
    served
}

async fn serve(
    args: &Serve,
    places: &Places,
    engine: &Engine,
    grace: Duration,
    stop: impl Future<Output = ()>,
) -> Result<(), Failure> {
    // First, so that the port for calls, which is kept for ever, is never the one of this listener.
    let admin = admin::start(args, engine.clone()).await?;
    let hooks = Hooks::start(engine.clone(), hooks_options(args)).await?;
    engine::tell_where(engine, admin.address);
    let first = sessions::nobody_was_let_in(engine)
        .await
        .map_err(engine::refused)?;
    write_token(places, engine).await?;
    let link = match first {
        true => Some(first_link(engine, &args.admin_name).await?),
        false => None,
    };
    greet(&hooks, &admin, link.as_deref())?;
    let failed = engine.store().until_failure();
    let failed = tokio::select! {
        () = stop => false,
        () = failed => true,
    };
    tracing::info!("stopping");
    engine.end_streams();
    tokio::join!(hooks.stop(grace), admin.stop(grace));
    // Whoever watches over this process starts it again: what is on the disk is read anew then.
    match engine.store().failure().filter(|_| failed) {
        Some(failure) => Err(failure.into()),
        None => Ok(()),
    }
}

fn hooks_options(args: &Serve) -> hooks::Options {
    hooks::Options {
        binds: args.listen.clone(),
        port: args.port,
        body_limit_bytes: args.body_limit,
        trusted_proxies: args.trusted_proxy.clone(),
    }
}

/// The token file of this start; an old one that still works stays.
async fn write_token(places: &Places, engine: &Engine) -> Result<(), Failure> {
    if let Ok(old) = token_file::read(&places.data)
        && sessions::actor_of(engine, &old)
            .await
            .is_ok_and(|actor| actor.is_some())
    {
        return Ok(());
    }
    let actor = engine::operating_system_user();
    let token = sessions::make_token(engine, &actor)
        .await
        .map_err(engine::refused)?;
    Ok(token_file::write(&places.data, &token).context("write the admin token file")?)
}

/// The link by which the first browser signs in; later ones come from `baton-server sign-in`.
async fn first_link(engine: &Engine, name: &str) -> Result<String, Failure> {
    let link = sessions::make_link(engine, name)
        .await
        .map_err(engine::refused)?;
    Ok(sessions::path_of(&link))
}

/// The only lines on standard output; a supervisor may wait for them.
fn greet(hooks: &Hooks, admin: &admin::Admin, link: Option<&str>) -> Result<(), Failure> {
    let listener = hooks.state().borrow().clone();
    let mut out = std::io::stdout().lock();
    writeln!(out, "Calls:   {}", engine::address_of(&listener))?;
    let path = link.unwrap_or("/");
    writeln!(out, "Sign in: http://{}{path}", admin.address)?;
    Ok(out.flush()?)
}
