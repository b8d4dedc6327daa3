//! Which rules the last calls propose: those by which each of them is about exactly one, and for a
//! start those by which most of them name people.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use baton_core::StepId;
use baton_core::call::{is_email, is_of_another, match_key};
use baton_core::document::{CallField, MatchBy};
use baton_engine::Samples;
use baton_store::table::workflows::WorkflowRow;

use super::whom::Asked;
use super::{MatchFit, MatchProposal, MatchedPerson, SHORTEST, tested, values};
use crate::Outcome;
use crate::addresses::{FieldType, flat, whose_of};
use crate::samples::LastCall;

/// So many rules are proposed.
const MOST: usize = 3;

/// Of so many fields it is asked whether the last calls name somebody there.
const MOST_LOOKED_AT: usize = 20;

/// Rules that fit each of the last calls, the likeliest first.
pub(super) fn of(
    asked: &mut Asked<'_>,
    kept: &Samples,
    workflow: &WorkflowRow,
    step: &StepId,
    last: &[LastCall],
) -> Outcome<Vec<MatchProposal>> {
    let Some(newest) = last.first() else {
        return Ok(Vec::new());
    };
    if is_start(workflow, step) {
        return of_start(asked, newest, last);
    }
    let asking = asking(workflow, step);
    let numbers = numbers(asked, &asking)?;
    let mut found = Vec::new();
    for field in flat(&newest.data) {
        let text = matches!(field.value_type, FieldType::Text | FieldType::Number);
        let value = match_key(&field.value);
        if found.len() == MOST || !text || value.chars().count() < SHORTEST {
            continue;
        }
        let call = CallField::Picked {
            pointer: whose_of(&newest.data, &field.pointer),
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
                person: Some(person),
            });
        }
    }
    if found.is_empty() {
        found = tested::proposed(asked.snapshot, kept, workflow, &asking, last)?;
        found.truncate(MOST);
    }
    Ok(found)
}

fn is_start(workflow: &WorkflowRow, step: &StepId) -> bool {
    let draft = workflow.draft.read();
    draft.is_ok_and(|draft| draft.trigger.id == *step)
}

/// Where the last calls to a start name e-mail addresses and nothing else, most of them at least: of
/// the fields of things in a list one stands for all, and those of other people count only where no
/// call has any of its own (a hire without an address is not their manager's).
fn of_start(
    asked: &mut Asked<'_>,
    newest: &LastCall,
    last: &[LastCall],
) -> Outcome<Vec<MatchProposal>> {
    let (others, own): (Vec<String>, Vec<String>) = fields_with_emails(last)
        .into_iter()
        .partition(|pointer| is_of_another(pointer));
    // One call with an address of its own is enough: the others of that tool lack theirs.
    let pointers = if own.is_empty() { others } else { own };
    let mut found = Vec::new();
    for pointer in pointers {
        found.extend(proposal(asked, pointer, newest, last)?);
    }
    found.retain(|one| one.calls * 2 > last.len() as u64);
    found.sort_by_key(|one| Reverse(one.calls));
    found.truncate(MOST);
    Ok(found)
}

/// The fields in which the last calls name e-mail addresses, those of the newest first, each once.
fn fields_with_emails(last: &[LastCall]) -> Vec<String> {
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for call in last {
        for field in flat(&call.data) {
            if found.len() == MOST_LOOKED_AT {
                return found;
            }
            if field.looks_sensitive || !is_email(field.value.trim()) {
                continue;
            }
            let pointer = whose_of(&call.data, &field.pointer);
            if seen.insert(in_any_place(&pointer)) {
                found.push(pointer);
            }
        }
    }
    found
}

/// A start that is about whom a field names; none where no call names e-mail addresses there alone.
fn proposal(
    asked: &mut Asked<'_>,
    pointer: String,
    newest: &LastCall,
    last: &[LastCall],
) -> Outcome<Option<MatchProposal>> {
    let rule = MatchBy::PersonDetail {
        detail: "work_email".to_owned(),
        call: CallField::Picked { pointer },
    };
    let (mut calls, mut person) = (0, None);
    for call in last {
        let (mut named, _) = values(asked, &rule, &call.data)?;
        if named.is_empty() || !named.iter().all(|value| value.is_email) {
            continue;
        }
        calls += 1;
        if let [only] = named.as_mut_slice()
            && call.id == newest.id
        {
            person = only.people.pop();
        }
    }
    Ok((calls > 0).then_some(MatchProposal {
        match_by: rule,
        calls,
        person,
    }))
}

/// A pointer with its places in lists left out.
fn in_any_place(pointer: &str) -> String {
    let names = pointer.split('/');
    let named = names.map(|name| match name.parse::<usize>() {
        Ok(_) => "-",
        Err(_) => name,
    });
    named.collect::<Vec<_>>().join("/")
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

/// The steps before one that ask another tool.
fn asking(workflow: &WorkflowRow, step: &StepId) -> Vec<StepId> {
    let Ok(definition) = workflow.draft.read() else {
        return Vec::new();
    };
    let places = definition.all_steps().into_iter().map(|place| place.step);
    let before = places.take_while(|one| one.id != *step);
    let asking = before.filter(|one| one.kind().request().is_some());
    asking.map(|one| one.id.clone()).collect()
}

/// The values that earlier steps answered, and where: only those that one person alone has.
fn numbers(
    asked: &mut Asked<'_>,
    asking: &[StepId],
) -> Outcome<BTreeMap<String, Option<(StepId, String)>>> {
    let (snapshot, answers) = asked.answers();
    let mut found: BTreeMap<String, (MatchedPerson, Option<(StepId, String)>)> = BTreeMap::new();
    for run in answers {
        for step in asking {
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
