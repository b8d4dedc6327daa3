//! Which rules the last calls propose: those by which each of them is about exactly one.

use std::collections::BTreeMap;

use baton_core::StepId;
use baton_core::call::{is_email, match_key};
use baton_core::document::{CallField, MatchBy};
use baton_store::table::workflows::WorkflowRow;

use super::calls::LastCall;
use super::whom::Asked;
use super::{MatchFit, MatchProposal, MatchedPerson, values};
use crate::Outcome;
use crate::addresses::{FieldType, flat};

/// So many rules are proposed.
const MOST: usize = 3;

/// A shorter text is equal to others by chance.
const SHORTEST: usize = 3;

/// Rules that fit each of the last calls, the likeliest first.
pub(super) fn of(
    asked: &mut Asked<'_>,
    workflow: &WorkflowRow,
    step: &StepId,
    last: &[LastCall],
) -> Outcome<Vec<MatchProposal>> {
    let Some(newest) = last.first() else {
        return Ok(Vec::new());
    };
    let numbers = numbers(asked, workflow, step)?;
    let mut found = Vec::new();
    for field in flat(&newest.data) {
        let text = matches!(field.value_type, FieldType::Text | FieldType::Number);
        let value = match_key(&field.value);
        if found.len() == MOST || !text || value.chars().count() < SHORTEST {
            continue;
        }
        let call = CallField::Picked {
            pointer: field.pointer,
        };
        let rule = match numbers.get(&value) {
            _ if is_email(&value) => MatchBy::PersonDetail {
                detail: "work_email".to_owned(),
                call,
            },
            Some(Some((step, pointer))) => MatchBy::StepAnswer {
                step: step.clone(),
                pointer: pointer.clone(),
                call,
            },
            Some(None) | None => continue,
        };
        if let Some(person) = fits_each(asked, &rule, last)? {
            found.push(MatchProposal {
                match_by: rule,
                calls: u64::try_from(last.len()).unwrap_or(u64::MAX),
                person,
            });
        }
    }
    Ok(found)
}

/// Whom the newest call is about, when each call is about exactly one by the rule.
fn fits_each(
    asked: &mut Asked<'_>,
    rule: &MatchBy,
    last: &[LastCall],
) -> Outcome<Option<MatchedPerson>> {
    let mut newest = None;
    for call in last {
        let (mut named, more) = values(asked, rule, &call.data)?;
        let [value] = named.as_mut_slice() else {
            return Ok(None);
        };
        let is_one = match value.fits {
            MatchFit::One => true,
            MatchFit::Known => value.count == 1,
            MatchFit::Nobody | MatchFit::Several => false,
        };
        if more > 0 || !is_one {
            return Ok(None);
        }
        newest = newest.or_else(|| value.people.pop());
    }
    Ok(newest)
}

/// The values that earlier steps answered, and where: only those that one person alone has.
fn numbers(
    asked: &mut Asked<'_>,
    workflow: &WorkflowRow,
    step: &StepId,
) -> Outcome<BTreeMap<String, Option<(StepId, String)>>> {
    let Ok(definition) = workflow.draft.read() else {
        return Ok(BTreeMap::new());
    };
    let places = definition.all_steps().into_iter().map(|place| place.step);
    let before = places.take_while(|one| one.id != *step);
    let asking = before.filter(|one| one.kind().request().is_some());
    let asking: Vec<StepId> = asking.map(|one| one.id.clone()).collect();
    let (snapshot, answers) = asked.answers();
    let mut found: BTreeMap<String, (MatchedPerson, Option<(StepId, String)>)> = BTreeMap::new();
    for run in answers {
        for step in &asking {
            for (key, pointer) in run.fields(snapshot, step)? {
                let person = run.person.clone();
                let one = found
                    .entry(key)
                    .or_insert_with(|| (person.clone(), Some((step.clone(), pointer))));
                if one.0 != person {
                    one.1 = None;
                }
            }
        }
    }
    let found = found.into_iter();
    Ok(found.map(|(key, (_, place))| (key, place)).collect())
}
