//! References: to details that exist, of steps that come before.

use super::check::{At, Before, Check};
use super::problem::Code;
use crate::details::{RUN_DETAILS, is_person_detail, is_sensitive};
use crate::document::value::{Format, Reference, Source};
use crate::ids::StepId;
use crate::json::Pointer;
use crate::sensitive::looks_sensitive;

/// What references at a place may mean.
#[derive(Clone, Copy)]
pub(crate) enum Scope<'a> {
    /// The call being judged, nothing else.
    Call,
    /// The run, with the steps before.
    Run(&'a Before),
}

pub(crate) fn check(check: &mut Check<'_>, at: &At<'_>, reference: &Reference, scope: Scope<'_>) {
    let Ok(pointer) = reference.pointer.parse::<Pointer>() else {
        check.fix(Code::PointerUnusable, at, [("pointer", &reference.pointer)]);
        return;
    };
    match (scope, &reference.source) {
        (Scope::Call, Source::Call) => {}
        (
            Scope::Call,
            Source::Person | Source::Trigger | Source::Step { .. } | Source::Run | Source::Company,
        ) => check.fix(Code::OnlyCallHere, at, []),
        (Scope::Run(_), Source::Call) => check.fix(Code::CallOutOfPlace, at, []),
        (Scope::Run(_), Source::Trigger) if !check.starts_by_call => {
            check.fix(Code::CallOutOfPlace, at, []);
        }
        (Scope::Run(before), Source::Step { step }) => of_step(check, at, step, before),
        (Scope::Run(_), Source::Person) => known(check, at, &pointer, is_person_detail),
        (Scope::Run(_), Source::Run) => {
            known(check, at, &pointer, |name| RUN_DETAILS.contains(&name));
        }
        (Scope::Run(_), Source::Trigger | Source::Company) => {}
    }
}

/// A detail that leaves this computer: checked as others are, and looked at when it is sensitive.
pub(crate) fn sent(check: &mut Check<'_>, at: &At<'_>, reference: &Reference, before: &Before) {
    self::check(check, at, reference, Scope::Run(before));
    if is_sensitive(&check.known.sensitive, reference) {
        let name = reference.pointer.parse::<Pointer>().unwrap_or_default();
        let name = name.tokens().last().map(String::as_str).unwrap_or_default();
        check.look(Code::SensitiveDetail, at, [("name", name)]);
    }
}

/// What looks sensitive in a call or an answer, by its name or by the last sample.
pub(crate) fn looks(check: &mut Check<'_>, at: &At<'_>, reference: &Reference, not: &[Reference]) {
    let sample = check.known.samples.get(&reference.source);
    let value = sample.and_then(|sample| sample.reach(&reference.pointer));
    if looks_sensitive(reference, value) && !not.contains(reference) {
        let pointer = reference.pointer.parse::<Pointer>().unwrap_or_default();
        let name = pointer.tokens().join(".");
        let from = match &reference.source {
            Source::Step { step } => step.as_str(),
            Source::Person | Source::Trigger | Source::Run | Source::Company | Source::Call => "",
        };
        let params = [
            ("name", name.as_str()),
            ("from", from),
            ("pointer", &reference.pointer),
        ];
        check.look(Code::LooksSensitive, at, params);
    }
}

/// A step that has to be before: `later`, `deleted` or `not always` are told apart.
pub(crate) fn of_step(check: &mut Check<'_>, at: &At<'_>, step: &StepId, before: &Before) {
    let from = check.steps.get(step);
    let name = from.map(|step| step.name);
    let here = check.steps.get(at.step);
    let is_beside = from
        .zip(here)
        .is_some_and(|(from, here)| from.is_beside(here));
    match (before.get(step), name) {
        (Some(true), _) => {}
        (Some(false), name) => {
            let params = [
                ("from", step.as_str()),
                ("from_name", name.unwrap_or_default()),
            ];
            check.look(Code::StepNotAlways, at, params);
        }
        (None, Some(name)) => {
            check.fix(
                if is_beside {
                    Code::StepInOtherPath
                } else {
                    Code::StepLater
                },
                at,
                [("from", step.as_str()), ("from_name", name)],
            );
        }
        (None, None) => check.fix(Code::StepDeleted, at, [("from", step.as_str())]),
    }
}

/// A format has to fit what is known of the detail.
pub(crate) fn format(check: &mut Check<'_>, at: &At<'_>, reference: &Reference, format: Format) {
    let is_date_format = match format {
        Format::DateIso | Format::DateLong => true,
        Format::AsIs | Format::Upper | Format::Lower | Format::FirstLetter => false,
    };
    let pointer = reference.pointer.as_str();
    let may_be_date = match &reference.source {
        Source::Person => {
            matches!(pointer, "/start_date" | "/end_date") || pointer.starts_with("/custom/")
        }
        Source::Run => matches!(pointer, "/started_at" | "/now"),
        Source::Trigger | Source::Step { .. } | Source::Company | Source::Call => true,
    };
    if is_date_format && !may_be_date {
        check.fix(Code::FormatUnusable, at, [("pointer", pointer)]);
    }
}

fn known(check: &mut Check<'_>, at: &At<'_>, pointer: &Pointer, exists: impl Fn(&str) -> bool) {
    if !exists(&pointer.tokens().join("/")) {
        check.fix(Code::DetailUnknown, at, [("pointer", &pointer.to_string())]);
    }
}
