//! How calls find their run, before they do: whom the last call would be about by a rule, and which
//! rules the last calls propose.
//!
//! The values of a call are named by the core, by the same function as when it moves a run; here is
//! only who has them. Not here: moving a run.

mod earlier;
mod named;
mod proposals;
mod runs;
mod tested;
mod views;
mod whom;

use std::sync::Arc;

use baton_core::call::{entries, is_email};
use baton_core::details::is_open;
use baton_core::document::{CallField, MatchBy, Reference, Source};
use baton_core::json::Json;
use baton_core::sensitive::looks_sensitive;
use baton_engine::Engine;
use baton_engine::people::sensitive;
use baton_store::Snapshot;
use baton_store::table::workflows::WorkflowRow;

use self::whom::Asked;
use crate::samples::{LastCall, last_calls};
use crate::workflows::present;
use crate::{Outcome, marked, stored};

pub use named::named;
pub use views::*;

/// Of so many values of a call it is said whom they fit.
const SHOWN_VALUES: usize = 20;

/// A shorter text is equal to others by chance.
const SHORTEST: usize = 3;

/// A value is shown as far as this.
const SHOWN_CHARS: usize = 200;

/// Judges a rule by which calls find their run, and proposes others.
pub async fn judge(engine: &Engine, input: MatchInput) -> Outcome<Matched> {
    let kept = engine.samples();
    stored::read(engine, move |snapshot| {
        let workflow = present(snapshot.workflows().get(&input.workflow)?, &input.workflow)?;
        let address = snapshot.addresses().of_owner(workflow.no, &input.step)?;
        let address = address.map(|address| address.no);
        let last = match address {
            Some(address) => last_calls(snapshot, &kept, address)?,
            None => Vec::new(),
        };
        let told = input.data.as_deref();
        let told = told.map(|text| Json::parse(text.as_bytes()).ok().map(Arc::new));
        let (call, data) = match (told, last.first()) {
            (Some(told), _) => (None, told),
            (None, Some(last)) => (Some(last), Some(Arc::clone(&last.data))),
            (None, None) => (None, None),
        };
        let mut asked = Asked::of(snapshot, &workflow, address)?;
        let judged = data.is_some();
        let marked = is_marked(snapshot, &workflow, &input)?;
        let (mut values, more) = match &data {
            Some(data) => values(&mut asked, &input.match_by, data)?,
            None => (Vec::new(), 0),
        };
        let before = match call {
            Some(_) if fits_nobody(&values) => last.get(1..).unwrap_or_default(),
            Some(_) | None => &[],
        };
        let mut earlier = earlier::of(&mut asked, &input.match_by, before)?;
        let looked_at = data.iter().chain(before.iter().map(|call| &call.data));
        let mut tested = tested::of(snapshot, &kept, &input, looked_at)?;
        if marked {
            let earlier = earlier.iter_mut().map(|earlier| &mut earlier.value.value);
            let tested = tested.iter_mut().map(|tested| &mut tested.value);
            let values = values.iter_mut().map(|value| &mut value.value);
            values
                .chain(earlier)
                .chain(tested)
                .for_each(|value| *value = None);
        }
        Ok(Matched {
            call: call.map(|call: &LastCall| call.id.clone()),
            at: call.map(|call| call.at),
            judged,
            values,
            more,
            before: u64::try_from(before.len()).unwrap_or(u64::MAX),
            earlier,
            tested,
            proposals: proposals::of(&mut asked, &kept, &workflow, &input.step, &last)?,
            whole: asked.is_whole(),
        })
    })
    .await
}

/// Whether the rule compares with a sensitive detail, or by what fills one.
fn is_marked(snapshot: &Snapshot<'_>, workflow: &WorkflowRow, input: &MatchInput) -> Outcome<bool> {
    let custom = snapshot.custom_details().all()?;
    if let MatchBy::PersonDetail { detail, .. } = &input.match_by
        && !is_open(&custom, detail.trim_start_matches('/'))
    {
        return Ok(true);
    }
    let Ok(definition) = workflow.draft.read() else {
        return Ok(!sensitive(&custom).is_empty());
    };
    let source = definition.calls_of(&input.step);
    let marked = marked::of_workflow(snapshot, workflow.no, sensitive(&custom), None)?;
    let pointer = about(field(&input.match_by)).pointer;
    let answered = answered(&input.match_by);
    Ok(marked.holds(&Reference { source, pointer })
        || answered.is_some_and(|answered| marked.holds(&answered)))
}

/// Whether a call is about nobody by its values.
fn fits_nobody(values: &[MatchedValue]) -> bool {
    values.iter().all(|value| value.fits == MatchFit::Nobody)
}

/// Whom the values of a call fit, and how many more it names.
fn values(
    asked: &mut Asked<'_>,
    rule: &MatchBy,
    data: &Arc<Json>,
) -> Outcome<(Vec<MatchedValue>, u64)> {
    let field = field(rule);
    let found = entries(data, field);
    let more = found.entries.len().saturating_sub(SHOWN_VALUES) + found.more;
    let mut values = Vec::new();
    for entry in found.entries.into_iter().take(SHOWN_VALUES) {
        let whom = asked.whom(rule, &entry.value)?;
        // Who waits is who is moved, by the core's own reading; anybody else is only known.
        let (people, fits) = match (whom.runs, whom.known.len()) {
            (0, 0) => (Vec::new(), MatchFit::Nobody),
            (0, _) => (whom.known, MatchFit::Known),
            (1, _) => (whom.waiting, MatchFit::One),
            (_, _) => (whom.waiting, MatchFit::Several),
        };
        let count = people.len();
        let hidden = looks_sensitive(&about(field), Some(&Json::text(&*entry.value)));
        let shown = entry.value.chars().take(SHOWN_CHARS).collect();
        values.push(MatchedValue {
            value: Some(shown).filter(|_| !hidden),
            is_email: is_email(&entry.value),
            fits,
            people: people.into_iter().take(SHOWN_VALUES).collect(),
            count: u64::try_from(count).unwrap_or(u64::MAX),
            runs: whom.runs,
            otherwise: whom.otherwise,
        });
    }
    Ok((values, u64::try_from(more).unwrap_or(u64::MAX)))
}

fn field(rule: &MatchBy) -> &CallField {
    let (MatchBy::StepAnswer { call, .. } | MatchBy::PersonDetail { call, .. }) = rule;
    call
}

/// The part of a step's answer that a rule compares with.
fn answered(rule: &MatchBy) -> Option<Reference> {
    let MatchBy::StepAnswer { step, pointer, .. } = rule else {
        return None;
    };
    Some(Reference {
        source: Source::Step { step: step.clone() },
        pointer: pointer.clone(),
    })
}

fn about(field: &CallField) -> Reference {
    let pointer = match field {
        CallField::Automatic => "/email",
        CallField::Picked { pointer } => pointer,
    };
    Reference {
        source: Source::Call,
        pointer: pointer.to_owned(),
    }
}
