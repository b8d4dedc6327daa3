//! The one operation by which a raw outgoing address enters (C3): it is taken apart before the
//! first write, its secrets go to the password store, and only the rest is stored. Before that,
//! whoever pasted it can look at what was judged, and turn it round.

mod after;
mod told;

use baton_core::address::{self, Pasted, Reading};
use baton_core::connection::{AuthKind, ConnectionKind};
use baton_core::{ConnectionId, word};
use baton_engine::commands::connections::{ForPeople, NewAddress, as_part, part_way};
use baton_engine::{Actor, Engine, commands, fresh_slots};
use baton_secrets::Secret;
use baton_store::table::connections::Connection as Stored;

use super::change::checked_name;
use super::shown::{UsesOf, uses_of};
use super::token::not_doubted;
use super::views::{
    AddressLook, AddressRead, LookAtAddressInput, ReadAddressInput, StepOf, UsedBy,
};
use super::{changeable, get, resolve};
use crate::{Code, Outcome, Refusal, addresses, fresh, stored};

/// Says what a pasted text is taken for. Nothing is stored.
pub async fn look_at_address(engine: &Engine, input: LookAtAddressInput) -> Outcome<AddressLook> {
    let turned = input.turned.unwrap_or_default();
    let chosen = input.chosen.unwrap_or_default();
    let asked = Reading {
        chosen: &chosen,
        goes_on: input.goes_on,
        // At a step, a password without a name is asked for beside its address.
        asks_name: input.step.is_some(),
        ..Reading::default()
    };
    let pasted = read(engine, &input.text, &turned, "look", asked).await?;
    let was_given = input.connection.is_some();
    let before = before(engine, input.connection, input.step.as_ref(), None, &pasted).await?;
    let part_way = match &input.step {
        Some(step) if !before.is_new => people_of(engine, step.clone(), &before.stored.id).await?,
        Some(_) | None => 0,
    };
    let leads_elsewhere = before.is_new && was_given;
    let leads_to = pasted.location.as_ref().map(after::origin_of);
    let stays = !before.is_new && before.stored.origin() == leads_to;
    let has_token = before.stored.auth.read().own_slot().is_some();
    Ok(AddressLook {
        found: told::found(&pasted),
        notes: told::read_notes(&pasted),
        parts: told::parts(&pasted),
        way: told::way(&pasted),
        token_length: told::token_length(&pasted),
        choices: told::choices(&pasted),
        doubt: pasted.doubt,
        rest: told::rest(&pasted),
        keeps_token: stays && has_token && pasted.authorization.is_none(),
        host: pasted
            .location
            .as_ref()
            .map(|location| location.host.clone()),
        header_suggested: pasted.in_header.as_ref().map(|header| header.suggested),
        leads_elsewhere,
        stays,
        part_way,
    })
}

/// Takes a pasted text apart and makes or changes a connection by it.
pub async fn read_address(
    engine: &Engine,
    actor: &Actor,
    input: ReadAddressInput,
) -> Outcome<AddressRead> {
    let turned = input.turned.unwrap_or_default();
    let chosen = input.chosen.unwrap_or_default();
    let asked = Reading {
        chosen: &chosen,
        goes_on: input.goes_on,
        asks_name: true,
        ..Reading::default()
    };
    let pasted = read(engine, &input.text, &turned, &fresh_slots()?, asked).await?;
    if pasted.is_to_choose() {
        let what = "the text names several; say which one is meant";
        return Err(unclear("chosen", what));
    }
    if told::rest(&pasted).is_some_and(|rest| rest.goes_on.is_none()) {
        let what = "the address may go on in the next line; say whether it does";
        return Err(unclear("goes_on", what));
    }
    not_doubted(pasted.doubt, input.anyway)?;
    let step = input.step;
    let before = before(engine, input.connection, step.as_ref(), input.name, &pasted).await?;
    let (id, led_to) = (before.stored.id.clone(), before.led_to());
    let connection = after::connection(before.stored, &pasted);
    let moves = led_to.is_some() && led_to != connection.origin();
    let secrets = pasted.secrets.iter().map(|(slot, secret)| {
        let secret = Secret::from(secret.0.clone());
        (slot.clone(), secret)
    });
    let secrets = secrets.collect();
    engine
        .store_outgoing(&id, connection.origin(), secrets)
        .await?;
    let kind = match &pasted.location {
        Some(location) => Some(resolve::kind(&location.host, location.port).await),
        None => None,
    };
    let asked = input.also_part_way.unwrap_or_default();
    let also_for = step.filter(|_| asked && !before.is_new);
    let new = NewAddress {
        connection,
        led_to,
        slots: pasted
            .secrets
            .iter()
            .map(|(slot, _)| slot.clone())
            .collect(),
        kind,
        also_for: also_for.and_then(|step| for_people(step, &pasted)),
    };
    let part_way = commands::connections::set_address(engine, actor, new).await?;
    Ok(AddressRead {
        connection: get(engine, id).await?,
        found: told::found(&pasted),
        notes: told::notes(&pasted, moves, kind),
        parts: told::parts(&pasted),
        in_header: told::in_header(&pasted),
        path: pasted
            .location
            .map(|location| location.path)
            .unwrap_or_default(),
        method: pasted.method,
        headers: pasted.headers,
        part_way,
    })
}

/// Takes a text apart as what is asked of it says.
async fn read(
    engine: &Engine,
    text: &str,
    turned: &[u32],
    slots: &str,
    asked: Reading<'_>,
) -> Outcome<Pasted> {
    let own = addresses::own_beginnings(engine).await?;
    let own_bases: Vec<&str> = own.iter().map(String::as_str).collect();
    let reading = Reading {
        own_bases: &own_bases,
        turned,
        slots,
        ..asked
    };
    address::read(text, &reading).map_err(refused)
}

fn refused(refusal: address::Refusal) -> Refusal {
    let code = match refusal {
        address::Refusal::BatonsOwn => Code::OwnAddress,
        address::Refusal::Empty
        | address::Refusal::TooLong
        | address::Refusal::NotAnAddress
        | address::Refusal::OtherScheme
        | address::Refusal::Unusual => Code::NoAddress,
    };
    Refusal::new(code, refusal.to_string()).with("reason", word(&refusal))
}

/// What has to be said first, for the text can be read in several ways.
fn unclear(what_says: &str, what: &str) -> Refusal {
    Refusal::new(Code::Unclear, what).with("field", what_says)
}

/// The connection that a paste is for.
struct Before {
    stored: Stored,
    is_new: bool,
}

impl Before {
    fn led_to(&self) -> Option<String> {
        self.stored.origin().filter(|_| !self.is_new)
    }
}

/// The connection to change, or a new one under the given name or the host's.
async fn before(
    engine: &Engine,
    id: Option<ConnectionId>,
    step: Option<&StepOf>,
    name: Option<String>,
    pasted: &Pasted,
) -> Outcome<Before> {
    if let Some(id) = id {
        let row = stored::read(engine, move |snapshot| {
            let row = changeable(snapshot.connections().get(&id)?, &id)?;
            Ok((row.connection, uses_of(snapshot, &id)?))
        });
        let (mut stored, uses) = row.await?;
        let own = step.is_some_and(|step| needs_own(&stored, &uses, step, pasted));
        if !own {
            if let Some(name) = name {
                stored.name = checked_name(&name)?;
            }
            let is_new = false;
            return Ok(Before { stored, is_new });
        }
    }
    let host = pasted
        .location
        .as_ref()
        .map(|location| location.host.clone());
    let name = name.filter(|name| !name.trim().is_empty()).or(host);
    let name = name.unwrap_or_else(|| "Connection".to_owned());
    let name = checked_name(&name)?;
    Ok(Before {
        stored: Stored::new(fresh::connection(), name, ConnectionKind::Web),
        is_new: true,
    })
}

/// What is pasted into a step never points other steps elsewhere, nor gives them another token:
/// it may complete the step's connection, else the step gets one of its own.
fn needs_own(stored: &Stored, uses: &UsesOf, step: &StepOf, pasted: &Pasted) -> bool {
    let Some(led_to) = stored.origin() else {
        return false;
    };
    let elsewhere = pasted
        .location
        .as_ref()
        .is_some_and(|location| after::origin_of(location) != led_to);
    let is_step = |used: &UsedBy| used.workflow == step.workflow && used.step == step.step;
    let shared = !(uses.is_complete && uses.known.iter().all(is_step));
    let auth = stored.auth.read();
    let has_token = !matches!(auth.kind, AuthKind::None | AuthKind::Inside);
    elsewhere || (shared && has_token && pasted.authorization.is_some())
}

async fn people_of(engine: &Engine, step: StepOf, connection: &ConnectionId) -> Outcome<u64> {
    let connection = connection.clone();
    stored::read(engine, move |snapshot| {
        Ok(part_way(snapshot, &step.workflow, &step.step, &connection)?.people)
    })
    .await
}

fn for_people(step: StepOf, pasted: &Pasted) -> Option<ForPeople> {
    let path = &pasted.location.as_ref()?.path;
    let path = path.iter().filter_map(as_part);
    Some(ForPeople {
        workflow: step.workflow,
        step: step.step,
        path: path.collect(),
    })
}
