//! What the live version's settings of a step make otherwise of a run's message.

use std::sync::Arc;

use baton_core::calendar::Zone;
use baton_core::document::Definition;
use baton_core::managers::Managers;
use baton_core::run::{other_settings, otherwise, with_settings, would_send};
use baton_core::template::Rendered;
use baton_core::{Details, RunState, StepId};
use baton_store::Snapshot;
use baton_store::table::people::PersonRow;
use baton_store::table::runs::RunRow;

use crate::{Error, people};

/// The settings of a step, as a definition calls them, with which the live version would send
/// something else for a run; none where it would send the same, a token that counts for these people
/// already included, or has nothing for the run.
pub fn newer_settings(
    tables: &Snapshot<'_>,
    (run, state): (&RunRow, &RunState),
    own: &Definition,
    (version, live): (i64, &Definition),
    step: &StepId,
    computer: Zone,
) -> Result<Vec<&'static str>, Error> {
    let used = state.step(step).and_then(|state| state.settings);
    let used = used.unwrap_or(run.version);
    if run.try_out || version == used || !other_settings(own, live, step) {
        return Ok(Vec::new());
    }
    let Some(person) = tables.people().by_no(run.person)? else {
        return Ok(Vec::new());
    };
    let details = details_of(tables, run, &person, computer)?;
    let then = with_settings(own.clone(), step, live);
    // The moment is the same for both, whichever it is.
    let made =
        |definition| would_send(definition, (&run.id, state), step, &details, run.started_at);
    let Some((mut ours, mut theirs)) = made(own).zip(made(&then)) else {
        return Ok(Vec::new());
    };
    goes_where_given(tables, (run, used), step, &mut ours)?;
    goes_where_given(tables, (run, version), step, &mut theirs)?;
    Ok(otherwise(&ours, &theirs))
}

/// What is sent goes where the people part-way in a version were given to send.
fn goes_where_given(
    tables: &Snapshot<'_>,
    (run, version): (&RunRow, i64),
    step: &StepId,
    made: &mut Rendered,
) -> Result<(), Error> {
    let Some(connection) = &made.prepared.connection else {
        return Ok(());
    };
    let addresses = tables.step_addresses();
    let given = addresses.given_at(run.workflow, step, connection)?;
    let given = given.into_iter().find(|given| given.version == version);
    // One that cannot be read leads nowhere, whatever is sent there.
    if let Some(path) = given.and_then(|given| given.path.read().ok()) {
        made.prepared.go_to(path);
    }
    Ok(())
}

/// What the values of a run's message are read from; nothing in it asks for a manager.
pub fn details_of(
    tables: &Snapshot<'_>,
    run: &RunRow,
    person: &PersonRow,
    computer: Zone,
) -> Result<Details, Error> {
    let custom = tables.custom_details().all()?;
    let ids = tables.external_ids().of_person(person.no)?;
    let flow = tables.workflows().by_no(run.workflow)?;
    let flow = flow.ok_or(Error::Missing("workflow"))?;
    Ok(Details {
        person: people::details(&person.person, &custom, &ids),
        sensitive: people::sensitive(&custom),
        company: tables.meta().company()?.values(),
        workflow_name: flow.name,
        time: tables.meta().company_time(computer)?,
        managers: Arc::new(Managers::default()),
    })
}
