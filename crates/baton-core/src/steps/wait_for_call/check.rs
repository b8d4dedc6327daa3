//! What can be wrong with the settings: how a call finds its run, and what if none comes.

use super::WaitForCall;
use crate::details::is_person_detail;
use crate::document::calls::{CallField, MatchBy};
use crate::ids::StepId;
use crate::json::Pointer;
use crate::steps::own::Checked;
use crate::validation::check::{At, Before, Check};
use crate::validation::problem::Code;
use crate::validation::reference::{self, Scope};
use crate::validation::{call_field, condition};

const LONGEST_WAIT_S: u64 = 10 * 366 * 24 * 3600;

impl Checked for WaitForCall {
    fn check(&self, check: &mut Check<'_>, at: &At<'_>, before: &Before) {
        match_by(check, &at.then("match_by"), &self.match_by, before);
        if let Some(group) = &self.only_if {
            condition::check(check, &at.then("only_if"), group, Scope::Call);
        }
        times(check, at, self);
    }
}

fn match_by(check: &mut Check<'_>, at: &At<'_>, match_by: &MatchBy, before: &Before) {
    match match_by {
        MatchBy::StepAnswer {
            step,
            pointer,
            call,
        } => {
            reference::of_step(check, &at.then("step"), step, before);
            answers(check, &at.then("step"), step);
            match pointer.parse::<Pointer>() {
                Ok(pointer) if pointer.tokens().is_empty() => {
                    check.fix(
                        Code::PointerUnusable,
                        &at.then("pointer"),
                        [("pointer", "")],
                    );
                }
                Ok(_) => {}
                Err(_) => {
                    check.fix(
                        Code::PointerUnusable,
                        &at.then("pointer"),
                        [("pointer", pointer)],
                    );
                }
            }
            call_field::check(check, &at.then("call"), call, false);
            call_field::last_call(check, &at.then("call"), call);
        }
        MatchBy::PersonDetail { detail, call } => {
            if !is_person_detail(detail) {
                check.fix(
                    Code::DetailUnknown,
                    &at.then("detail"),
                    [("pointer", detail)],
                );
            }
            let by_itself = detail == "work_email";
            call_field::check(check, &at.then("call"), call, by_itself);
            if by_itself || *call != CallField::Automatic {
                call_field::last_call(check, &at.then("call"), call);
            }
        }
    }
}

fn answers(check: &mut Check<'_>, at: &At<'_>, step: &StepId) {
    let gives_data = check.steps.get(step).is_none_or(|step| step.gives_answer);
    if !gives_data {
        check.fix(Code::MatchStepUnusable, at, [("from", step.as_str())]);
    }
}

fn times(check: &mut Check<'_>, at: &At<'_>, wait: &WaitForCall) {
    let usable = |seconds: u64| (1..=LONGEST_WAIT_S).contains(&seconds);
    if !wait.reminder_after_s.is_none_or(usable) {
        check.fix(Code::WaitTimesUnusable, &at.then("reminder_after_s"), []);
    }
    match (wait.reminder_after_s, wait.limit_after_s) {
        (_, None) => check.look(Code::WaitWithoutLimit, &at.then("limit_after_s"), []),
        (_, Some(limit)) if !usable(limit) => {
            check.fix(Code::WaitTimesUnusable, &at.then("limit_after_s"), []);
        }
        (Some(reminder), Some(limit)) if reminder >= limit => {
            check.fix(Code::WaitTimesUnusable, &at.then("reminder_after_s"), []);
        }
        (Some(_) | None, Some(_)) => {}
    }
}
