//! Another port for calls, chosen by an admin: the listener follows what is stored.

use std::net::{IpAddr, Ipv4Addr};

use baton_admin::system::{PortChosen, PortInput};
use baton_admin::{Code, Refusal};
use baton_engine::{Actor, DEFAULT_PORT, Engine, commands};

use super::port::{Error, Had, Port, next_free, take};
use super::settings;

/// Chooses the port that is asked for, if it can be had now, else the next free one.
pub(crate) async fn take_another_port(
    engine: &Engine,
    actor: &Actor,
    input: PortInput,
) -> Result<PortChosen, Refusal> {
    let listener = engine.listener();
    if input.port == Some(0) {
        return Err(Refusal::field("port", "a port from 1 to 65535"));
    }
    if listener.as_ref().is_some_and(|listener| listener.port_told) {
        let detail = "this Baton was told its port when it was started; change it there";
        return Err(Refusal::new(Code::NotOnThisHost, detail));
    }
    let former = match &listener {
        Some(listener) => listener.port,
        None => match settings::port(engine, None).await? {
            Port::Told(port) | Port::Kept(port) | Port::FirstFreeFrom(port) => port,
            Port::Unread => 0,
        },
    };
    let port = match input.port {
        Some(port) if port == former => port,
        wanted => free(&binds(engine).await, wanted)?,
    };
    commands::settings::set_port(engine, actor, port).await?;
    Ok(PortChosen { port, former })
}

/// Where the listener is bound, or will be.
async fn binds(engine: &Engine) -> Vec<IpAddr> {
    let usual = settings::binds(engine, &[]).await;
    // Whoever may call, this computer may.
    let usual = usual.unwrap_or_else(|| vec![Ipv4Addr::LOCALHOST.into()]);
    let listener = engine.listener();
    let here = listener.and_then(|listener| listener.bind.parse().ok());
    match here {
        // It was told its address.
        Some(here) if !usual.contains(&here) => vec![here],
        Some(_) | None => usual,
    }
}

/// A port that could be taken, and was let go.
fn free(binds: &[IpAddr], wanted: Option<u16>) -> Result<u16, Refusal> {
    let Some(port) = wanted else {
        let next = next_free(binds, DEFAULT_PORT);
        return next.map(|taken| taken.port).map_err(not_free(DEFAULT_PORT));
    };
    let taken = take(binds, port).map_err(not_free(port))?;
    let why = match taken.sockets {
        Ok(_) => return Ok(port),
        Err(Had::ByAnother) => "another program has it",
        Err(Had::BySystem | Had::PortUnread | Had::NetworkUnread) => "the system has reserved it",
    };
    Err(refused(port, format!("port {port} is not free: {why}")))
}

fn not_free(port: u16) -> impl Fn(Error) -> Refusal {
    move |error| refused(port, error.to_string())
}

fn refused(port: u16, detail: String) -> Refusal {
    Refusal::new(Code::PortNotFree, detail).with("port", port.to_string())
}
