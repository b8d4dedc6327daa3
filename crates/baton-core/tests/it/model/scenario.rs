//! Workflows and events by number, from which both sides make their own.

use serde_json::{Value, json};

use super::Dice;
use crate::fixture::{by_answer, call, detail, field, of_step, person, wait, workflow};

/// Stands for the status of a try that could not go out.
pub(super) const UNSENT: u16 = 0;

/// What a step of the scenario is.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// Sends; may use what an earlier part got, and stop or leave it out when that is missing.
    Call {
        uses: Option<usize>,
        strict: bool,
        conflict_is_fine: bool,
        badge: bool,
    },
    /// Waits; found by what an earlier part got, or by the badge of the person.
    Wait {
        by: Option<usize>,
        reminder: Option<i64>,
        limit: Option<i64>,
    },
    /// Cannot run yet.
    Choice,
}

/// A workflow by its parts.
#[derive(Clone, Debug)]
pub(super) struct Scenario {
    pub(super) parts: Vec<Part>,
}

/// An event by numbers; `part` may be beyond the end.
#[derive(Clone, Debug)]
pub(super) enum Happening {
    Start,
    Answer {
        part: usize,
        occurrence: u32,
        status: u16,
        ticket: Option<u64>,
        cut: bool,
    },
    Fail {
        part: usize,
        occurrence: u32,
        status: u16,
        number: u32,
        last: bool,
    },
    Call {
        part: usize,
        call: u64,
        ticket: Option<u64>,
    },
    Deadline {
        part: usize,
        limit: bool,
    },
    Skip {
        part: usize,
    },
    Receive {
        part: usize,
        ticket: Option<u64>,
        data: bool,
    },
    Again {
        part: usize,
    },
    Anew {
        part: usize,
    },
    Stop,
}

impl Scenario {
    pub(super) fn random(dice: &mut Dice) -> Self {
        let count = usize::try_from(dice.below(5)).unwrap();
        Self {
            parts: (0..count).map(|place| random_part(place, dice)).collect(),
        }
    }

    pub(super) fn definition(&self) -> Value {
        workflow(
            self.parts
                .iter()
                .enumerate()
                .map(|(place, part)| step(place, part))
                .collect(),
        )
    }
}

fn random_part(place: usize, dice: &mut Dice) -> Part {
    let earlier = |dice: &mut Dice| {
        let some = place > 0 && !dice.one_in(3);
        some.then(|| usize::try_from(dice.below(place as u64)).unwrap())
    };
    match dice.below(20) {
        0 => Part::Choice,
        1..=10 => Part::Call {
            uses: earlier(dice),
            strict: dice.one_in(2),
            conflict_is_fine: dice.one_in(2),
            badge: dice.one_in(2),
        },
        _ => Part::Wait {
            by: earlier(dice),
            reminder: (!dice.one_in(5)).then(|| 100 + dice.below(100).cast_signed()),
            limit: (!dice.one_in(5)).then(|| 150 + dice.below(200).cast_signed()),
        },
    }
}

pub(super) fn name(place: usize) -> String {
    format!("p{place}")
}

fn step(place: usize, part: &Part) -> Value {
    let id = name(place);
    match part {
        Part::Choice => json!({"id": format!("step_{id}"), "name": id, "action": {
            "kind": "choose_path", "paths": [], "otherwise": [call("inside", vec![])]}}),
        Part::Call {
            uses,
            strict,
            conflict_is_fine,
            badge,
        } => {
            let rule = if *strict {
                json!({"kind": "stop"})
            } else {
                json!({"kind": "leave_out"})
            };
            let fields = uses.iter().map(|source| {
                let segment = detail(of_step(&name(*source)), "/ticket");
                field("ticket", vec![segment], "as_received", rule.clone())
            });
            let badges = badge.then(|| {
                let rule = json!({"kind": "leave_out"});
                let segment = detail(person(), "/custom/badge");
                field("badge", vec![segment], "as_received", rule)
            });
            let mut step = call(&id, fields.chain(badges).collect());
            if *conflict_is_fine {
                step["action"]["also_success"] = json!([409]);
            }
            step
        }
        Part::Wait {
            by,
            reminder,
            limit,
        } => {
            let match_by = match by {
                Some(source) => by_answer(&name(*source), "/ticket"),
                None => json!({"kind": "person_detail", "detail": "custom/badge",
                    "call": {"kind": "picked", "pointer": "/badge"}}),
            };
            let mut step = wait(&id, match_by);
            step["action"]["reminder_after_s"] = json!(reminder);
            step["action"]["limit_after_s"] = json!(limit);
            step
        }
    }
}
