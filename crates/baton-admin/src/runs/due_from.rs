//! What the moment was found from that a step of a run waits for, so that an admin can tell why it
//! is that one.

use baton_core::calendar::{Zone, ZoneOf};
use baton_core::run::StepState;
use baton_core::steps::{Step, Timed};
use baton_store::Snapshot;
use baton_store::table::runs::RunRow;

use super::views::DueFrom;
use crate::{Outcome, Refusal, damaged};

/// What it was found from; none of a step that waits for no moment.
pub(super) fn due_from(
    snapshot: &Snapshot<'_>,
    run: &RunRow,
    step: &Step,
    (known, is_hidden): (&StepState, bool),
) -> Outcome<Option<DueFrom>> {
    let wait = known.own.time_wait();
    let Some((wait, zone)) = wait.and_then(|wait| Some((wait, wait.until_zone.clone()?))) else {
        return Ok(None);
    };
    let detail = step.kind().timed().and_then(Timed::date_detail);
    let Some(zone_of) = zone_of(snapshot, run, &zone)? else {
        return Ok(None);
    };
    Ok(Some(DueFrom {
        detail: detail.map(str::to_owned),
        date: wait
            .until_from
            .filter(|_| detail.is_some() && !is_hidden)
            .map(|date| date.to_string()),
        zone_of,
        zone,
    }))
}

/// Whose zone it is, as the same rule tells now by which it was found; none
/// while what the company says cannot be read.
fn zone_of(snapshot: &Snapshot<'_>, run: &RunRow, zone: &str) -> Outcome<Option<ZoneOf>> {
    let is_it = |named: &Zone| named.name() == zone;
    let person = snapshot.people().by_no(run.person)?;
    let own = person.and_then(|row| Zone::of_name(&row.person.time_zone?));
    if own.as_ref().is_some_and(is_it) {
        return Ok(Some(ZoneOf::Person));
    }
    let company = snapshot.meta().company_time(Zone::utc());
    let company = damaged::readable(company.map_err(Refusal::from))?;
    let Some(company) = company.map(|time| time.zone) else {
        return Ok(None);
    };
    Ok(Some(match company.as_ref().is_some_and(is_it) {
        true => ZoneOf::Company,
        false => ZoneOf::Computer,
    }))
}
