//! Workflows and events by number, from which both sides make their own.

use serde_json::{Value, json};

use super::Dice;
use crate::fixture::{by_answer, call, detail, field, of_step, person, wait, workflow};

/// Stands for the status of a try that could not go out.
pub(super) const UNSENT: u16 = 0;

/// Paths lie at most this deep inside each other.
pub(super) const DEEPEST: usize = 4;

/// A step owns at most this many paths, *otherwise* among them.
const MOST_PATHS: u64 = 4;

/// A tree has at most about this many parts.
const MOST_PARTS: usize = 24;

/// A step of the scenario; parts are numbered in reading order.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) what: What,
    /// How many paths lie above it.
    pub(super) depth: usize,
    /// The parts of each of its paths.
    pub(super) lanes: Vec<Vec<usize>>,
}

/// What a part does.
#[derive(Clone, Debug)]
pub(super) enum What {
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
    /// Waits for a moment; when that has passed it goes on, or tells.
    Time { until: Until, tells: bool },
    /// Takes one path; the last is *otherwise*, the others have a test each.
    Choice { tests: Vec<Test> },
    /// Takes all paths, until all are through or the first is.
    Beside { first: bool },
}

/// Which moment; days are those of the calendar, at a full hour.
#[derive(Clone, Copy, Debug)]
pub(super) enum Until {
    Minutes(i64),
    Days(i64),
    WorkingDays {
        amount: i64,
        hour: i64,
    },
    /// So many days after the person's first day, or before it.
    Date {
        days: i64,
        working: bool,
        /// What becomes of a free day: the working day before it (-1), itself, or the one after.
        weekend: i64,
        hour: i64,
    },
}

/// When a path is taken.
#[derive(Clone, Copy, Debug)]
pub(super) enum Test {
    /// The person's badge is this; without a badge it is not.
    Badge(u64),
    /// An earlier part got this ticket; without a ticket nobody can tell.
    Ticket(usize, u64),
}

/// A workflow by its parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Scenario {
    pub(super) parts: Vec<Part>,
    /// The parts that lie in no path.
    pub(super) top: Vec<usize>,
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
        /// 0 reminds, 1 ends, 2 is the moment itself.
        which: usize,
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
    /// An admin takes a path; it may be one more than there are.
    Choose {
        part: usize,
        lane: usize,
    },
    Ahead {
        part: usize,
    },
    /// Something is known of the person or the company that was not: it is among the facts.
    Changed,
    Stop,
}

impl Scenario {
    pub(super) fn random(dice: &mut Dice) -> Self {
        let mut scenario = Self::default();
        scenario.top = scenario.sequence(0, dice);
        scenario
    }

    fn sequence(&mut self, depth: usize, dice: &mut Dice) -> Vec<usize> {
        let most = if depth == 0 { 5 } else { 3 };
        let count = usize::try_from(dice.below(most)).unwrap();
        let mut parts = Vec::new();
        while parts.len() < count && self.parts.len() < MOST_PARTS {
            parts.push(self.part(depth, dice));
        }
        parts
    }

    fn part(&mut self, depth: usize, dice: &mut Dice) -> usize {
        let place = self.parts.len();
        let what = random_what(place, depth, dice);
        let lanes = match &what {
            What::Call { .. } | What::Wait { .. } | What::Time { .. } => 0,
            What::Choice { tests } => tests.len() + 1,
            What::Beside { .. } => usize::try_from(dice.below(MOST_PATHS + 1)).unwrap(),
        };
        self.parts.push(Part {
            what,
            depth,
            lanes: Vec::new(),
        });
        let lanes = (0..lanes).map(|_| self.sequence(depth + 1, dice)).collect();
        self.parts[place].lanes = lanes;
        place
    }

    pub(super) fn definition(&self) -> Value {
        workflow(self.steps(&self.top))
    }

    fn steps(&self, sequence: &[usize]) -> Vec<Value> {
        sequence.iter().map(|place| self.step(*place)).collect()
    }

    fn step(&self, place: usize) -> Value {
        let id = name(place);
        let part = &self.parts[place];
        match &part.what {
            What::Call {
                uses,
                strict,
                conflict_is_fine,
                badge,
            } => call_step(&id, *uses, *strict, *conflict_is_fine, *badge),
            What::Wait {
                by,
                reminder,
                limit,
            } => wait_step(&id, *by, [*reminder, *limit]),
            What::Time { until, tells } => time_step(&id, until, *tells),
            What::Choice { tests } => {
                let paths = tests.iter().enumerate();
                let paths: Vec<Value> = paths
                    .map(|(lane, test)| {
                        json!({"id": lane_id(place, lane), "name": lane_id(place, lane),
                            "when": {"mode": "all", "tests": [condition(*test)]},
                            "steps": self.steps(&part.lanes[lane])})
                    })
                    .collect();
                json!({"id": format!("step_{id}"), "name": id, "action": {"kind": "choose_path",
                    "paths": paths, "otherwise": self.steps(&part.lanes[tests.len()])}})
            }
            What::Beside { first } => {
                let paths = part.lanes.iter().enumerate();
                let paths: Vec<Value> = paths
                    .map(|(lane, steps)| {
                        json!({"id": lane_id(place, lane), "name": lane_id(place, lane),
                            "steps": self.steps(steps)})
                    })
                    .collect();
                let until = if *first { "first" } else { "all" };
                json!({"id": format!("step_{id}"), "name": id, "action": {
                    "kind": "at_the_same_time", "until": until, "paths": paths}})
            }
        }
    }
}

fn random_what(place: usize, depth: usize, dice: &mut Dice) -> What {
    let earlier = |dice: &mut Dice| {
        let some = place > 0 && !dice.one_in(3);
        some.then(|| usize::try_from(dice.below(place as u64)).unwrap())
    };
    match dice.below(20) {
        0..=2 if depth < DEEPEST => What::Choice {
            tests: (0..dice.below(MOST_PATHS))
                .map(|_| match earlier(dice) {
                    Some(part) => Test::Ticket(part, dice.below(3)),
                    None => Test::Badge(70 + dice.below(2)),
                })
                .collect(),
        },
        3..=6 if depth < DEEPEST => What::Beside {
            first: dice.one_in(2),
        },
        7..=12 => What::Call {
            uses: earlier(dice),
            strict: dice.one_in(2),
            conflict_is_fine: dice.one_in(2),
            badge: dice.one_in(2),
        },
        13..=15 => What::Time {
            until: random_until(dice),
            tells: dice.one_in(2),
        },
        _ => What::Wait {
            by: earlier(dice),
            reminder: (!dice.one_in(5)).then(|| 100 + dice.below(100).cast_signed()),
            limit: (!dice.one_in(5)).then(|| 150 + dice.below(200).cast_signed()),
        },
    }
}

fn random_until(dice: &mut Dice) -> Until {
    let hour = dice.below(24).cast_signed();
    match dice.below(6) {
        0 => Until::Minutes(1 + dice.below(4).cast_signed()),
        1 => Until::Days(1 + dice.below(3).cast_signed()),
        2 => Until::WorkingDays {
            amount: 1 + dice.below(4).cast_signed(),
            hour,
        },
        _ => Until::Date {
            days: dice.below(7).cast_signed() - 3,
            working: dice.one_in(2),
            weekend: dice.below(3).cast_signed() - 1,
            hour,
        },
    }
}

pub(super) fn name(place: usize) -> String {
    format!("p{place}")
}

/// The id of a path; *otherwise* has its step's.
pub(super) fn lane_id(place: usize, lane: usize) -> String {
    format!("step_p{place}x{lane}")
}

fn condition(test: Test) -> Value {
    let (source, pointer, value) = match test {
        Test::Badge(badge) => (person(), "/custom/badge", badge.to_string()),
        Test::Ticket(part, ticket) => (of_step(&name(part)), "/ticket", format!("T-{ticket}")),
    };
    json!({"reference": {"source": source, "pointer": pointer}, "operator": "is",
        "values": [value]})
}

fn call_step(
    id: &str,
    uses: Option<usize>,
    strict: bool,
    conflict_is_fine: bool,
    badge: bool,
) -> Value {
    let rule = if strict {
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
    let mut step = call(id, fields.chain(badges).collect());
    if conflict_is_fine {
        step["action"]["also_success"] = json!([409]);
    }
    step
}

fn wait_step(id: &str, by: Option<usize>, [reminder, limit]: [Option<i64>; 2]) -> Value {
    let match_by = match by {
        Some(source) => by_answer(&name(source), "/ticket"),
        None => json!({"kind": "person_detail", "detail": "custom/badge",
            "call": {"kind": "picked", "pointer": "/badge"}}),
    };
    let mut step = wait(id, match_by);
    step["action"]["reminder_after_s"] = json!(reminder);
    step["action"]["limit_after_s"] = json!(limit);
    step
}

fn time_step(id: &str, until: &Until, tells: bool) -> Value {
    let (until, weekend) = match *until {
        Until::Minutes(amount) => {
            let until = json!({"kind": "duration", "amount": amount, "unit": "minutes"});
            (until, 0)
        }
        Until::Days(amount) => {
            let until = json!({"kind": "duration", "amount": amount, "unit": "days"});
            (until, 0)
        }
        Until::WorkingDays { amount, hour } => {
            let at = format!("{hour:02}:00");
            let until = json!({"kind": "working_days", "amount": amount, "at": at});
            (until, 0)
        }
        Until::Date {
            days,
            working,
            weekend,
            hour,
        } => {
            let side = match days.signum() {
                -1 => "before",
                0 => "on",
                _ => "after",
            };
            let unit = if working { "working_days" } else { "days" };
            let until = json!({"kind": "date", "amount": days.abs(), "unit": unit, "side": side,
                "detail": "start_date", "at": format!("{hour:02}:00")});
            (until, weekend)
        }
    };
    let rule = match weekend {
        -1 => "working_day_before",
        0 => "as_it_is",
        _ => "working_day_after",
    };
    let past = if tells { "tell_me" } else { "go_on" };
    json!({"id": format!("step_{id}"), "name": id, "action": {
        "kind": "wait_for_time", "weekend_rule": rule, "already_past": past, "until": until}})
}
