//! A token inside a step's address, replaced where it stands: host, path and names stay (C3).

use baton_core::ConnectionId;
use baton_core::connection::AuthKind;
use baton_core::template::Part;
use baton_core::{StepId, WorkflowId};
use baton_store::Lenient;
use jiff::Timestamp;

use super::part_way::{Place, give};
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

/// Says that a token took another's place; gives how many people part-way have it at once. The
/// draft names the new slot itself.
pub async fn replace_inside(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    new: NewInside,
) -> Result<u64, Error> {
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
                auth.token_set_at = Some(Timestamp::now());
                if auth.also_bearer && auth.token_slot() == new.old {
                    auth.token_slot = Some(new.slot.clone());
                }
                stored.auth = Lenient::of(&auth);
                turn.tx.connections().set(&stored, turn.now)?;
            }
            let mut people = 0;
            if new.also_part_way {
                let place = Place {
                    workflow: &new.workflow,
                    step: &new.step,
                    connection: &id,
                };
                let next = |before: Vec<Part>| replaced(before, &new.old, &new.slot);
                people = give(turn, &place, next, &by, record)?;
            }
            changed(turn, &id);
            Ok(people)
        },
    )
    .await
}

/// The path with the new token; none where the one before is not in it.
fn replaced(path: Vec<Part>, old: &str, slot: &str) -> Option<Vec<Part>> {
    let mut is_there = false;
    let path = path.into_iter().map(|part| match part {
        Part::Secret(one) if one == old => {
            is_there = true;
            Part::Secret(slot.to_owned())
        }
        Part::Secret(_) | Part::Text(_) => part,
    });
    let path = path.collect();
    is_there.then_some(path)
}
