//! What conditions come to for a sample: a person, the last calls, the last answers to tests.

use std::borrow::Cow;
use std::sync::Arc;

use baton_core::condition::{Choice, Judged, Today, Verdict, choose, judged};
use baton_core::document::{ConditionGroup, Definition, Reference, Source, Test};
use baton_core::sensitive::looks_sensitive;
use baton_core::template::look_up;
use baton_core::{Json, StepId};
use baton_engine::Engine;
use baton_engine::people::{managers, sensitive};
use jiff::Timestamp;

use super::conditions_of;
use super::views::{JudgeInput, JudgedCondition, JudgedGroup, JudgedStep, JudgedTest};
use crate::preview::Sampled;
use crate::{Outcome, stored};

/// Judges the conditions of a step or of the trigger, test by test.
pub async fn judge(engine: &Engine, input: JudgeInput) -> Outcome<JudgedStep> {
    let computer = engine.options().computer_zone();
    let kept = engine.samples();
    stored::read(engine, move |snapshot| {
        let conditions = conditions_of(&input.definition, &input.step)?;
        let (workflow, definition) = (&input.workflow, &input.definition);
        let sampled = Sampled::read(
            snapshot,
            &kept,
            workflow,
            definition,
            &input.person,
            computer.clone(),
        )?;
        let time = snapshot.meta().company_time(computer)?;
        let on_calls = on_calls(&input.definition, &input.step);
        let whose = if on_calls {
            &Json::Null
        } else {
            &sampled.person
        };
        let managed = conditions.iter().flat_map(ConditionGroup::managed);
        let managers = Arc::new(managers(snapshot, managed)?);
        let today = Today::of(Timestamp::now(), &time, whose).with(&managers);
        let context = sampled.context(&input.step);
        let called = match input.step == input.definition.trigger.id {
            true => sampled.trigger.as_deref(),
            false => sampled.steps.get(&input.step).and_then(Option::as_deref),
        };
        let find = |reference: &Reference| match reference.source == Source::Call {
            true => called?.reach(&reference.pointer).map(Cow::Borrowed),
            false => look_up(reference, &context),
        };
        let hidden = sensitive(&sampled.custom);
        let own = definition.calls_of(&input.step);
        let shown = |test: &Test, verdict: Verdict| {
            let about = &test.reference;
            let value = find(about);
            let is_hidden = match about.source == Source::Person {
                true => hidden.iter().any(|hidden| overlap(hidden, &about.pointer)),
                false => {
                    let pointer = about.pointer.clone();
                    let source = match about.source == Source::Call {
                        true => own.clone(),
                        false => about.source.clone(),
                    };
                    sampled.marked.holds(&Reference { source, pointer })
                        || looks_sensitive(about, value.as_deref())
                }
            };
            let value = value.filter(|value| !is_hidden && !value.is_empty());
            JudgedTest {
                verdict: verdict.into(),
                value: value.map(|value| value.display()),
                hidden: is_hidden,
            }
        };
        let each = conditions.iter();
        let each = each.map(|one| view(one, judged(one, &today, find), &shown));
        let first = match choose(&conditions, &today, find) {
            Choice::First(place) => u32::try_from(place).ok(),
            Choice::Otherwise | Choice::CouldNotTell(_) => None,
        };
        Ok(JudgedStep {
            conditions: each.collect(),
            first,
        })
    })
    .await
}

/// Whether one of two pointers is the other, or lies inside of what it names.
pub(super) fn overlap(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let rest = long.strip_prefix(short);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether the conditions are on calls, which are judged where the company is.
fn on_calls(definition: &Definition, id: &StepId) -> bool {
    let step = definition.step(id);
    step.is_none_or(|step| step.kind().takes_calls().is_some())
}

fn view(
    condition: &ConditionGroup,
    judged: Judged,
    shown: &impl Fn(&Test, Verdict) -> JudgedTest,
) -> JudgedCondition {
    let each = |tests: &[Test], verdicts: Vec<Verdict>| {
        let tests = tests.iter().zip(verdicts);
        tests.map(|(test, verdict)| shown(test, verdict)).collect()
    };
    let groups = condition.groups.iter().zip(judged.groups);
    let groups = groups.map(|(group, (verdict, verdicts))| JudgedGroup {
        verdict: verdict.into(),
        tests: each(&group.tests, verdicts),
    });
    JudgedCondition {
        verdict: judged.verdict.into(),
        groups: groups.collect(),
        tests: each(&condition.tests, judged.tests),
    }
}
