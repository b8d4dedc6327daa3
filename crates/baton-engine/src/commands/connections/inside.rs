//! A token inside a step's address, replaced where it stands: host, path and names stay (C3).

use baton_core::ConnectionId;
use baton_core::connection::AuthKind;
use baton_core::template::Part;
use baton_core::{StepId, WorkflowId};
use baton_store::Lenient;

use super::part_way::{Given, Place, give, paths_of};
use super::{changeable, changed, keep_slots};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// A token that takes the place of the one before.
#[derive(Clone, Debug)]
pub struct NewInside {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The step.
    pub step: StepId,
    /// The slot of the token before.
    pub old: String,
    /// The slot of the new one.
    pub slot: String,
    /// Whether the people part-way have it at once.
    pub also_part_way: bool,
}

/// Says that a token took another's place; gives how many people part-way have it at once, and how
/// many could not have it. The draft names the new slot itself.
pub async fn replace_inside(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    new: NewInside,
) -> Result<Given, Error> {
    let by = actor.name.clone();
    command(
        engine,
        actor,
        Action::CONNECTION_TOKEN_SET,
        move |turn, record| {
            record.on("connection", &id);
            let mut stored = changeable(turn, &id)?.connection;
            keep_slots(turn, &stored, std::slice::from_ref(&new.slot))?;
            let mut auth = stored.auth.read();
            if auth.kind == AuthKind::Inside {
                auth.token_set_at = Some(turn.now);
                if auth.also_bearer && auth.token_slot() == new.old {
                    auth.token_slot = Some(new.slot.clone());
                }
                stored.auth = Lenient::of(&auth);
                turn.tx.connections().set(&stored, turn.now)?;
            }
            let mut given = Given::default();
            if new.also_part_way {
                let place = Place {
                    workflow: &new.workflow,
                    step: &new.step,
                    connection: &id,
                };
                let known = paths_of(turn, &place)?;
                let next = |before: Vec<Part>| replaced(before, &new, &known);
                given = give(turn, &place, next, &by, record)?;
            }
            changed(turn, &id);
            Ok(given)
        },
    )
    .await
}

/// The path with the new token; none where it cannot be told in whose place it comes.
fn replaced(path: Vec<Part>, new: &NewInside, known: &[Vec<Part>]) -> Option<Vec<Part>> {
    let old = slot_to_replace(&path, &new.old, known)?.to_owned();
    let path = path.into_iter().map(|part| match part {
        Part::Secret(one) if one == old => Part::Secret(new.slot.clone()),
        Part::Secret(_) | Part::Text(_) => part,
    });
    Some(path.collect())
}

/// Which of the tokens in an address a new one takes the place of: the one that is named, else the
/// only one of an address that is the same but for its token, for who is part-way may have an older
/// one. `known` are the step's addresses: in another one the only secret may be another. An address
/// that is all secret has none.
pub fn slot_to_replace<'p>(path: &'p [Part], named: &str, known: &[Vec<Part>]) -> Option<&'p str> {
    let mut slots = path.iter().filter_map(slot_of);
    if let Some(named) = slots.clone().find(|slot| *slot == named) {
        return Some(named);
    }
    let only = slots.next().filter(|_| slots.next().is_none());
    let is_older = |known: &Vec<Part>| {
        is_alike(path, known) && known.iter().any(|part| slot_of(part) == Some(named))
    };
    only.filter(|_| !is_all_secret(path) && known.iter().any(is_older))
}

fn slot_of(part: &Part) -> Option<&str> {
    match part {
        Part::Secret(slot) => Some(slot),
        Part::Text(_) => None,
    }
}

/// Whether two addresses differ in their secrets alone.
fn is_alike(one: &[Part], other: &[Part]) -> bool {
    let is_same = |(one, other): (&Part, &Part)| match (one, other) {
        (Part::Text(one), Part::Text(other)) => one == other,
        (Part::Secret(_), Part::Secret(_)) => true,
        (Part::Text(_), Part::Secret(_)) | (Part::Secret(_), Part::Text(_)) => false,
    };
    one.len() == other.len() && one.iter().zip(other).all(is_same)
}

fn is_all_secret(path: &[Part]) -> bool {
    path.iter().all(|part| match part {
        Part::Secret(_) => true,
        Part::Text(text) => text == "/",
    })
}
