//! For whom of those who wait at a step the live version's settings make another message.

use std::collections::BTreeSet;

use baton_core::StepId;
use baton_core::calendar::Zone;
use baton_core::document::Definition;
use baton_core::problem::Kind;
use baton_core::run::{is_likely_mend, other_settings};
use baton_engine::newer_settings;
use baton_store::Snapshot;
use baton_store::table::problems::{ItemRow, ProblemRow};
use baton_store::table::runs::RunRow;

use super::about::about;
use super::views::{NewerSettings, ProblemAction};
use crate::{Outcome, runs};

/// So many of those who wait are looked at, ...
const LOOKED_AT: usize = 100;
/// ... and so many are named.
const NAMED: usize = 3;

/// The live version, where it would send something else for some of those who wait.
pub(super) fn newer(
    snapshot: &Snapshot<'_>,
    (version, live): (i64, &Definition),
    (row, step): (&ProblemRow, &StepId),
    computer: &Zone,
) -> Outcome<Option<NewerSettings>> {
    if !has_other(snapshot, (version, live), (row, step))? {
        return Ok(None);
    }
    let page = snapshot.problems().items(row.no, true, None, LOOKED_AT)?;
    let mut found = NewerSettings {
        version: u32::try_from(version).unwrap_or(u32::MAX),
        parts: Vec::new(),
        people: 0,
        more: page.next.is_some(),
        names: Vec::new(),
        without: Vec::new(),
    };
    let mut parts = BTreeSet::new();
    for item in page.items {
        let Some((run, name)) = who(snapshot, &item)? else {
            continue;
        };
        let theirs = of_run(snapshot, &run, (version, live), step, computer.clone())?;
        let names = match theirs.is_empty() {
            true => &mut found.without,
            false => &mut found.names,
        };
        if names.len() < NAMED {
            names.push(name);
        }
        found.people += u64::from(!theirs.is_empty());
        parts.extend(theirs);
    }
    found.parts = parts.into_iter().map(str::to_owned).collect();
    Ok((found.people > 0).then_some(found))
}

/// Whether any of those who wait go by a version that has other settings, without a look at each.
fn has_other(
    snapshot: &Snapshot<'_>,
    (version, live): (i64, &Definition),
    (row, step): (&ProblemRow, &StepId),
) -> Outcome<bool> {
    let Some(workflow) = row.workflow else {
        return Ok(false);
    };
    for (used, _) in snapshot.problems().waiting(row.no)? {
        if used == version {
            continue;
        }
        let stored = snapshot.versions().get(workflow, used)?;
        // What cannot be read offers less, and does not end the list.
        let own = stored.and_then(|stored| stored.definition.read().ok());
        if own.is_some_and(|own| other_settings(&own, live, step)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn who(snapshot: &Snapshot<'_>, item: &ItemRow) -> Outcome<Option<(RunRow, String)>> {
    let (run, person) = about(snapshot, item)?;
    let name = person.map(|person| person.person.display_name);
    Ok(run.zip(name))
}

/// By what the message of a run would differ; what cannot be read offers less.
fn of_run(
    snapshot: &Snapshot<'_>,
    run: &RunRow,
    live: (i64, &Definition),
    step: &StepId,
    computer: Zone,
) -> Outcome<Vec<&'static str>> {
    let own = runs::definition(snapshot, run).ok();
    let Some((own, state)) = own.zip(run.now.state.read().ok()) else {
        return Ok(Vec::new());
    };
    let parts = newer_settings(snapshot, (run, &state), &own, live, step, computer)?;
    Ok(parts)
}

/// What other settings mend most likely, they mend first; of the rest they come after sending again,
/// for they make another message of what the tool may have.
pub(super) fn with_settings(
    kind: Kind,
    newer: Option<&NewerSettings>,
    mut actions: Vec<ProblemAction>,
) -> Vec<ProblemAction> {
    let Some(newer) = newer else {
        return actions;
    };
    let parts: Vec<&str> = newer.parts.iter().map(String::as_str).collect();
    let sends = |action: &ProblemAction| *action == ProblemAction::SendAgain;
    let place = match is_likely_mend(kind, &parts) {
        true => 0,
        false => actions.iter().position(sends).map_or(0, |at| at + 1),
    };
    actions.insert(place, ProblemAction::UseSettings);
    actions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_make_a_second_message_of_what_may_have_arrived_never_comes_first() {
        use ProblemAction::{Ignore, OpenRun, SendAgain, Skip, UseSettings};
        let newer = NewerSettings {
            version: 3,
            parts: vec!["content".to_owned()],
            people: 1,
            more: false,
            names: vec!["Veit".to_owned()],
            without: Vec::new(),
        };
        let table = [
            (Kind::DataNotAccepted, vec![OpenRun, SendAgain, Ignore], 0),
            (Kind::AlreadyThere, vec![OpenRun, SendAgain, Ignore], 2),
            (Kind::ToolBroken, vec![SendAgain, Skip, Ignore], 1),
            (Kind::NoAnswerInTime, vec![SendAgain, Skip, Ignore], 1),
        ];
        for (kind, before, place) in table {
            let after = with_settings(kind, Some(&newer), before);
            let found = after.iter().position(|one| *one == UseSettings);
            assert_eq!(found, Some(place), "{kind:?}");
        }
    }
}
