//! Runs that a call names somewhere, when the field that it is looked up by does not: offered to
//! whoever is asked which run it is about (C6, 5).

use std::collections::BTreeMap;

use baton_core::CallId;
use baton_core::call::match_key;
use baton_engine::Engine;
use baton_engine::people::likely;
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::{AwaitState, OF_NO_CALL};
use baton_store::{PersonNo, RunNo, Snapshot};

use super::SHORTEST;
use crate::addresses::{flat, shown_fields};
use crate::marked;
use crate::problems::RunCandidate;
use crate::samples::data_of;
use crate::{Outcome, Refusal, stored};

/// So many runs are offered; behind them is the search.
const MOST: usize = 10;

/// So many unfinished runs of a person are looked at.
const OF_PERSON: usize = 20;

/// So many people of one name are looked at.
const OF_NAME: usize = 10;

/// Lists the runs at or before the step of a call whose value, or whose person's e-mail, id elsewhere
/// or name, stands anywhere in it.
pub async fn named(engine: &Engine, id: CallId) -> Outcome<Vec<RunCandidate>> {
    let kept = engine.samples();
    stored::read(engine, move |snapshot| {
        let missing = || Refusal::not_found("call", &id);
        let row = snapshot.calls().get(&id)?.ok_or_else(missing)?;
        let address = snapshot.addresses().by_no(row.address)?;
        let (Some(address), Some(data)) = (address, data_of(snapshot, &kept, &row)?) else {
            return Ok(Vec::new());
        };
        let sources = snapshot.external_ids().sources()?;
        let mut runs: BTreeMap<RunNo, Option<String>> = BTreeMap::new();
        let shown = shown_fields(&data, &marked::unseen(snapshot, row.address)?);
        for (field, shown) in flat(&data).iter().zip(shown) {
            let text = field.value.trim();
            if runs.len() >= MOST {
                break;
            }
            if text.chars().count() < SHORTEST {
                continue;
            }
            let awaits = snapshot.awaits();
            let by_value = awaits.candidates(address.no, &match_key(text), OF_NO_CALL)?;
            let mut found: Vec<RunNo> = by_value.into_iter().map(|row| row.run).collect();
            let by_email = snapshot.people().by_email(text)?.map(|row| row.no);
            let likely = likely(snapshot, text)?.map(|row| row.no);
            let mut people: Vec<PersonNo> = by_email.into_iter().chain(likely).collect();
            let by_name = snapshot.people().by_name(text, OF_NAME)?.into_iter();
            people.extend(by_name.map(|row| row.no));
            for source in &sources {
                people.extend(snapshot.external_ids().owner(source, text)?);
            }
            for person in people {
                found.extend(waiting(snapshot, &address, person)?);
            }
            for run in found {
                // What looks sensitive says whose the call is, and stays unsaid.
                let said = (!shown.looks_sensitive).then(|| text.to_owned());
                let known = runs.entry(run).or_default();
                *known = known.take().or(said);
            }
        }
        candidates(snapshot, runs)
    })
    .await
}

/// The runs of a person that are at or before the step of an address, no try-outs.
pub(super) fn waiting(
    snapshot: &Snapshot<'_>,
    address: &AddressRow,
    person: PersonNo,
) -> Outcome<Vec<RunNo>> {
    let runs = snapshot.runs().unfinished_of(person, RunNo(0), OF_PERSON)?;
    let mut found = Vec::new();
    for run in runs {
        let row = snapshot.awaits().get(run, &address.owner_id)?;
        let open = row.is_some_and(|row| {
            row.address == address.no
                && matches!(row.state, AwaitState::Ahead | AwaitState::Waiting)
        });
        if open {
            found.push(run);
        }
    }
    Ok(found)
}

fn candidates(
    snapshot: &Snapshot<'_>,
    runs: BTreeMap<RunNo, Option<String>>,
) -> Outcome<Vec<RunCandidate>> {
    let mut found = Vec::new();
    for (run, says) in runs.into_iter().take(MOST) {
        let Some(run) = snapshot.runs().by_no(run)?.filter(|run| !run.try_out) else {
            continue;
        };
        if let Some(person) = snapshot.people().by_no(run.person)? {
            found.push(RunCandidate {
                run: run.id,
                person: person.person.id,
                person_name: person.person.display_name,
                work_email: person.person.work_email,
                started_at: run.started_at,
                says,
            });
        }
    }
    Ok(found)
}
