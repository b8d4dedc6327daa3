//! The state of this Baton and its settings.

mod base_check;
mod company;
mod company_time;
mod settings;
mod views;

use baton_engine::commands::settings::BASE_ADDRESS;
use baton_engine::{Actor, Engine, Listener, ListenerState};
use baton_secrets::State;
use baton_store::Snapshot;
use baton_store::table::runs::RunStatus;
use jiff::Timestamp;

use super::{Outcome, addresses, connections, stored};

pub use base_check::check_base;
pub use company::*;
pub use company_time::{company_time, import_holidays, remove_holidays, set_company_time};
pub use settings::{change_settings, settings};
pub use views::*;

pub(crate) use settings::WELCOME_DONE;

/// Reads the state.
pub async fn get(engine: &Engine, actor: &Actor, host: HostKind) -> Outcome<System> {
    let listener = listener(engine).await?;
    let secret_store = secret_store(engine).await?;
    let network = listener
        .bind
        .parse()
        .is_ok_and(|ip: std::net::IpAddr| !ip.is_loopback());
    let actor = actor.name.clone();
    let file_held = engine.hold().map(|hold| FileHeld {
        by: hold.by,
        since: hold.since,
    });
    stored::read(engine, move |snapshot| {
        Ok(System {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            host,
            actor,
            secret_store,
            reach: reach(snapshot, network)?,
            listener,
            file_held,
            capabilities: capabilities(host),
            now: Timestamp::now(),
            counts: counts(snapshot)?,
            welcome_done: snapshot.meta().get(WELCOME_DONE)?.is_some(),
        })
    })
    .await
}

async fn listener(engine: &Engine) -> Outcome<Listener> {
    Ok(match engine.listener() {
        Some(listener) => listener,
        None => Listener {
            state: ListenerState::NotStarted,
            port: addresses::port(engine).await?,
            bind: "127.0.0.1".to_owned(),
            taken_by: None,
            port_told: false,
            since: Timestamp::now(),
        },
    })
}

async fn secret_store(engine: &Engine) -> Outcome<SecretStore> {
    let state = engine.secrets().state().borrow().clone();
    let (state, names) = match state {
        State::Ready => (SecretStoreState::Ready, Vec::new()),
        State::Locked => (SecretStoreState::Locked, Vec::new()),
        State::Missing => (SecretStoreState::Missing, Vec::new()),
        State::Emptied { missing } => (SecretStoreState::Emptied, missing),
        State::Waiting => (SecretStoreState::Waiting, Vec::new()),
    };
    let missing = stored::read(engine, move |snapshot| {
        connections::names_of(snapshot, &names)
    })
    .await?;
    Ok(SecretStore { state, missing })
}

fn reach(snapshot: &Snapshot<'_>, network: bool) -> Outcome<Reach> {
    let base = snapshot.meta().get(BASE_ADDRESS)?;
    let last = snapshot.calls().last_from_outside()?;
    let checked = base_check::last(snapshot)?;
    let leads_here = checked.as_ref().is_some_and(|check| check.leads_here);
    let state = match (&last, leads_here && base.is_some(), network) {
        (Some(_), ..) => ReachState::UsedFromOutside,
        (None, true, _) => ReachState::ThroughBase,
        (None, false, true) => ReachState::ThisNetwork,
        (None, false, false) => ReachState::OnlyThisComputer,
    };
    Ok(Reach {
        state,
        base,
        last_call_at: last.map(|call| call.at),
        checked_at: checked.map(|check| check.at),
    })
}

fn capabilities(host: HostKind) -> Vec<Capability> {
    match host {
        HostKind::Server => vec![
            Capability::SecretsThroughApi,
            Capability::SignOut,
            Capability::ListenOnNetwork,
        ],
        HostKind::Desktop => {
            vec![
                Capability::NativeClipboard,
                Capability::FileDialogs,
                Capability::ListenOnNetwork,
            ]
        }
    }
}

fn counts(snapshot: &Snapshot<'_>) -> Outcome<Counts> {
    let runs = snapshot.counters().runs(None)?;
    let of = |status| whole(runs.get(&status).copied().unwrap_or_default());
    Ok(Counts {
        problems: whole(snapshot.counters().problems()?),
        problem_people: whole(snapshot.counters().problem_people()?),
        people: whole(snapshot.counters().people()?),
        runs_running: of(RunStatus::Running),
        runs_waiting: of(RunStatus::Waiting),
        runs_needs_you: of(RunStatus::NeedsYou),
        workflows: whole(snapshot.workflows().count()?),
    })
}

fn whole(counted: i64) -> u64 {
    u64::try_from(counted).unwrap_or_default()
}
