//! *Send a test*: the first real send to an address is confirmed, every test is in the audit.

use baton_core::{PersonId, StepId, WorkflowId};

use super::{NotDone, command};
use crate::audit::{Action, Actor};
use crate::{Engine, Error};

/// A test that is about to be sent.
#[derive(Clone, Debug)]
pub struct Test {
    /// Of which workflow.
    pub workflow: WorkflowId,
    /// Of which step.
    pub step: StepId,
    /// With whose details.
    pub person: PersonId,
    /// Where it goes: scheme, host and port.
    pub address: String,
    /// Whether it goes to the practice tool, or somebody said yes.
    pub confirmed: bool,
}

/// Notes that a test is sent; not done when its address needs a yes first.
pub async fn begin(engine: &Engine, actor: &Actor, test: Test) -> Result<(), Error> {
    command(engine, actor, Action("test_sent"), move |turn, record| {
        let address = test.address;
        record.on("workflow", &test.workflow).on("step", &test.step);
        record
            .on("person", &test.person)
            .text("address", address.as_str());
        let name = format!("test_confirmed/{address}");
        if !test.confirmed && turn.tx.meta().get(&name)?.is_none() {
            return Err(NotDone::NotConfirmed { address }.into());
        }
        Ok(turn.tx.meta().set(&name, "1")?)
    })
    .await
}
