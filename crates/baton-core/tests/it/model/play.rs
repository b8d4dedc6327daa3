//! One sequence, played to both sides and compared after every event.

use std::collections::BTreeMap;
use std::sync::Arc;

use baton_core::call::Entry;
use baton_core::document::Definition;
use baton_core::history::{HistoryEntry, Kind};
use baton_core::run::{Answer, Deadline, Event, Failure, StepStatus, statuses};
use baton_core::template::Prepared;
use baton_core::{
    Effect, Happened, Json, Outcome, RunState, StepId, Transition, apply, apply_unread,
};
use serde::Serialize;

use super::Dice;
use super::details::Made;
use super::facts::{CHANGES, Facts, random_badge};
use super::reference::Reference;
use super::scenario::{Happening, Scenario, UNSENT, lane_id, name};
use crate::fixture::{at, definition, run_id, step_id};

pub(super) struct Play {
    seed: u64,
    depths: Vec<usize>,
    definition: Definition,
    run: RunState,
    reference: Reference,
    clock: i64,
    trace: Vec<String>,
    winners: BTreeMap<StepId, u32>,
    /// What the host has stored of each step's latest message.
    sent: BTreeMap<StepId, Box<Prepared>>,
    facts: Facts,
    made: Made,
    /// What waits for time inside a path did, how often.
    told: BTreeMap<String, u64>,
    /// Which events went without details, how often.
    unread: BTreeMap<&'static str, u64>,
}

impl Play {
    pub(super) fn new(scenario: &Scenario, seed: u64, made: Made) -> Self {
        let facts = Facts::random(&mut Dice::new(!seed));
        Self {
            seed,
            depths: scenario.parts.iter().map(|part| part.depth).collect(),
            definition: definition(scenario.definition()),
            run: RunState::default(),
            reference: Reference::new(scenario, facts),
            clock: 0,
            trace: vec![format!("{scenario:?}")],
            winners: BTreeMap::new(),
            sent: BTreeMap::new(),
            facts,
            made,
            told: BTreeMap::new(),
            unread: BTreeMap::new(),
        }
    }

    /// Plays one random event; tells which kind in which state.
    pub(super) fn step(&mut self, dice: &mut Dice) -> (&'static str, &'static str) {
        let longest = if dice.one_in(6) { 100_000 } else { 120 };
        self.clock += i64::try_from(dice.below(longest)).unwrap();
        let part = self.random_part(dice);
        let (happening, kind) = self.random(part, dice);
        let state = self.reference.state(part);
        self.facts.badge = random_badge(dice);
        if CHANGES.contains(&kind) {
            self.facts.change(kind, self.clock / 86_400, dice);
        }
        self.trace
            .push(format!("{} s, {:?}: {happening:?}", self.clock, self.facts));

        let expected = self.reference.play(&happening, &self.facts, self.clock);
        let details = self.made.of(&self.facts);
        let event = Event {
            happened: happened(&self.definition, &happening, &self.sent),
            details: &details,
        };
        let transition = apply(
            &self.definition,
            (&run_id(), &self.run),
            &event,
            at(self.clock),
        );
        let now = at(self.clock);
        if let Some(unread) = apply_unread(
            &self.definition,
            (&run_id(), &self.run),
            &event.happened,
            now,
        ) {
            assert_eq!(unread, transition, "without details: {:#?}", self.trace);
            *self.unread.entry(kind).or_default() += 1;
        }

        self.compare(expected, &transition);
        if let Outcome::Next(next) = transition.outcome {
            self.count_winners(&transition.history);
            self.count_told(&transition.history);
            for effect in transition.effects {
                if let Effect::Send { step, prepared, .. } = effect {
                    self.sent.insert(step, prepared);
                }
            }
            self.run = next;
        }
        if dice.one_in(16) {
            self.run = round_trip(&self.run);
        }
        (state, kind)
    }

    /// Where both sides stand, and of how many parts.
    pub(super) fn stands(&self) -> (&Definition, &RunState, &Reference, usize) {
        let parts = self.depths.len();
        (&self.definition, &self.run, &self.reference, parts)
    }

    /// Which events went without details, how often.
    pub(super) fn unread(&self) -> &BTreeMap<&'static str, u64> {
        &self.unread
    }

    /// What waits for time inside a path did, how often.
    pub(super) fn told(&self) -> &BTreeMap<String, u64> {
        &self.told
    }

    fn random(&self, part: usize, dice: &mut Dice) -> (Happening, &'static str) {
        let ticket = (!dice.one_in(4)).then(|| dice.below(3));
        let occurrence = if dice.one_in(8) {
            self.reference.sent(part) + 1
        } else {
            self.reference.sent(part).max(1)
        };
        let late_start = dice.below(40);
        if late_start < 20 && self.reference.state(part) == "not_started" || late_start == 0 {
            return (Happening::Start, "start");
        }
        match dice.below(38) {
            0..=4 => {
                let status =
                    [200, 201, 204, 409, 302, 500][usize::try_from(dice.below(6)).unwrap()];
                let cut = dice.one_in(8);
                (
                    Happening::Answer {
                        part,
                        occurrence,
                        status,
                        ticket,
                        cut,
                    },
                    "answer",
                )
            }
            5..=10 => {
                let status =
                    [503, 503, 409, 401, 410, UNSENT][usize::try_from(dice.below(6)).unwrap()];
                let number = 1 + u32::try_from(dice.below(6)).unwrap();
                let last = dice.one_in(4);
                (
                    Happening::Fail {
                        part,
                        occurrence,
                        status,
                        number,
                        last,
                    },
                    "fail",
                )
            }
            11..=14 => (
                Happening::Call {
                    part,
                    call: dice.below(3),
                    ticket,
                },
                "call",
            ),
            15..=18 => (
                Happening::Deadline {
                    part,
                    which: usize::try_from(dice.below(3)).unwrap(),
                },
                "deadline",
            ),
            change @ 19..=24 => {
                let what = usize::try_from(change - 19).unwrap();
                (Happening::Changed, CHANGES[what])
            }
            _ => by_hand(part, ticket, dice),
        }
    }

    /// Mostly where something is going on, else anywhere, also beyond the end.
    fn random_part(&self, dice: &mut Dice) -> usize {
        if let Some(part) = self.reference.repeating()
            && dice.one_in(2)
        {
            return part;
        }
        let seldom = self.reference.seldom();
        if !seldom.is_empty() && dice.one_in(6) {
            return seldom[usize::try_from(dice.below(seldom.len() as u64)).unwrap()];
        }
        let busy = self.reference.busy();
        if dice.one_in(4) || busy.is_empty() {
            usize::try_from(dice.below(self.depths.len() as u64 + 1)).unwrap()
        } else {
            busy[usize::try_from(dice.below(busy.len() as u64)).unwrap()]
        }
    }

    fn compare(&self, expected: Result<Vec<String>, &'static str>, transition: &Transition) {
        let trace = || format!("sequence {}:\n{}", self.seed, self.trace.join("\n"));
        match (&transition.outcome, expected) {
            (Outcome::Next(next), Ok(lines)) => {
                let done: Vec<String> = transition.effects.iter().map(line).collect();
                assert_eq!(done, lines, "effects differ in {}", trace());
                assert_eq!(
                    self.view(next),
                    self.reference.view(),
                    "states differ in {}",
                    trace()
                );
            }
            (Outcome::Ignored(reason), Err(why)) => {
                assert_eq!(word(reason), why, "reasons differ in {}", trace());
                assert!(transition.effects.is_empty() && transition.history.is_empty());
            }
            (outcome, expected) => panic!("{outcome:?} is not {expected:?} in {}", trace()),
        }
    }

    /// Exactly one thing moves a run past a step.
    fn count_winners(&mut self, history: &[HistoryEntry]) {
        let winners = [
            Kind::MessageAccepted,
            Kind::CallUsed,
            Kind::MarkedReceived,
            Kind::StepSkipped,
            Kind::TimeCame,
            Kind::SkippedAhead,
        ];
        for entry in history.iter().filter(|entry| winners.contains(&entry.kind)) {
            let wins = self.winners.entry(entry.step.clone().unwrap()).or_default();
            *wins += 1;
            assert_eq!(*wins, 1, "two winners of a step in sequence {}", self.seed);
        }
    }

    fn count_told(&mut self, history: &[HistoryEntry]) {
        for entry in history {
            let params = &entry.params;
            let word = if entry.kind == Kind::TimeWaitMoved {
                format!("moved by {}", params["why"])
            } else if entry.kind == Kind::TimeCame && params.contains_key("past") {
                "went on at once".to_owned()
            } else if entry.kind == Kind::NeedsYou && params["problem"].starts_with("date_") {
                params["problem"].clone()
            } else {
                continue;
            };
            let step = entry.step.as_ref().unwrap().as_str();
            let part: usize = step.trim_start_matches("step_p").parse().unwrap();
            if self.depths[part] > 0 {
                *self.told.entry(word).or_default() += 1;
            }
        }
    }

    fn view(&self, run: &RunState) -> String {
        let marks: Vec<&str> = statuses(&self.definition, run)
            .into_iter()
            .map(|(_, status)| match status {
                StepStatus::NotYet => "-",
                StepStatus::Running | StepStatus::Waiting => "open",
                StepStatus::Done => "done",
                StepStatus::Skipped => "skipped",
                StepStatus::Stopped => "stopped",
                StepStatus::NotNeeded => "gone",
            })
            .collect();
        let bell = run
            .next_deadline(&self.definition)
            .map(|(due, ..)| due.as_second() - at(0).as_second());
        format!("{} [{}] {bell:?}", word(&run.status), marks.join(" "))
    }
}

/// Something that an admin does.
fn by_hand(part: usize, ticket: Option<u64>, dice: &mut Dice) -> (Happening, &'static str) {
    match dice.below(13) {
        0 | 1 => (Happening::Skip { part }, "skip"),
        2 | 3 => {
            let data = dice.one_in(2);
            (Happening::Receive { part, ticket, data }, "receive")
        }
        4..=6 => (Happening::Again { part }, "again"),
        7..=9 => (Happening::Anew { part }, "anew"),
        10 => {
            let lane = usize::try_from(dice.below(5)).unwrap();
            (Happening::Choose { part, lane }, "choose")
        }
        11 => (Happening::Ahead { part }, "ahead"),
        _ if dice.one_in(3) => (Happening::Stop, "stop"),
        _ => (Happening::Again { part }, "again"),
    }
}

/// The id of a path by its number; the one after the last conditional path is *otherwise*.
fn chosen_path(definition: &Definition, part: usize, lane: usize) -> StepId {
    let step = step_id(&name(part));
    let of_step = definition.step(&step);
    let lanes = of_step.map_or(0, |step| step.kind().sequences().len());
    match lane + 1 == lanes {
        true => step,
        false => lane_id(part, lane).parse().unwrap(),
    }
}

fn happened(
    definition: &Definition,
    happening: &Happening,
    sent: &BTreeMap<StepId, Box<Prepared>>,
) -> Happened {
    let step = |part: &usize| step_id(&name(*part));
    match happening {
        Happening::Changed => Happened::DetailsChanged,
        Happening::Start => Happened::Started { about: None },
        Happening::Answer {
            part,
            occurrence,
            status,
            ticket,
            cut,
        } => Happened::AnswerReceived {
            step: step(part),
            occurrence: *occurrence,
            answer: Answer {
                status: *status,
                content_type: None,
                body: data(*ticket).to_string().into_bytes(),
                cut: *cut,
            },
            tries: 1,
        },
        Happening::Fail {
            part,
            occurrence,
            status,
            number,
            last,
        } => Happened::TryFailed {
            step: step(part),
            occurrence: *occurrence,
            failure: match *status {
                UNSENT => Failure::ConsentMissing,
                status => Failure::Status { status },
            },
            tries: *number,
            last: *last,
            leads_to: None,
        },
        Happening::Call { part, call, ticket } => Happened::CallBound {
            step: step(part),
            call: format!("call_{call}").parse().unwrap(),
            about: Entry::whole(Arc::new(data(*ticket))),
        },
        Happening::Deadline { part, which } => Happened::DeadlinePassed {
            step: step(part),
            which: [Deadline::Reminder, Deadline::Limit, Deadline::Due][*which],
        },
        Happening::Skip { .. }
        | Happening::Receive { .. }
        | Happening::Again { .. }
        | Happening::Anew { .. }
        | Happening::Choose { .. }
        | Happening::Ahead { .. }
        | Happening::Stop => by_hand_happened(definition, happening, sent),
    }
}

fn by_hand_happened(
    definition: &Definition,
    happening: &Happening,
    sent: &BTreeMap<StepId, Box<Prepared>>,
) -> Happened {
    let step = |part: &usize| step_id(&name(*part));
    let (by, why) = ("Dana".to_owned(), "because".to_owned());
    match happening {
        Happening::Skip { part } => Happened::StepSkipped {
            step: step(part),
            by,
            why,
        },
        Happening::Receive {
            part,
            ticket,
            data: given,
        } => Happened::MarkedReceived {
            step: step(part),
            by,
            why,
            data: given.then(|| data(*ticket)),
        },
        Happening::Again { part } => Happened::SentAgain {
            step: step(part),
            by,
            why,
            changed: None,
        },
        Happening::Anew { part } => Happened::SentNew {
            step: step(part),
            by,
            why,
            before: sent.get(&step(part)).cloned(),
        },
        Happening::Choose { part, lane } => Happened::PathChosen {
            step: step(part),
            path: chosen_path(definition, *part, *lane),
            by,
            why,
        },
        Happening::Ahead { part } => Happened::SkippedAhead {
            step: step(part),
            by,
        },
        Happening::Stop => Happened::Stopped { by, why },
        Happening::Start
        | Happening::Answer { .. }
        | Happening::Fail { .. }
        | Happening::Call { .. }
        | Happening::Deadline { .. }
        | Happening::Changed => panic!("{happening:?} is nothing that an admin does"),
    }
}

fn data(ticket: Option<u64>) -> Json {
    let ticket = ticket.map(|ticket| format!("T-{ticket}"));
    Json::object([
        ("ticket", Json::optional_text(ticket)),
        ("other", Json::text("unasked")),
    ])
}

/// An effect as a line, with the place of its step.
fn line(effect: &Effect) -> String {
    let place = |step: &StepId| step.as_str().trim_start_matches("step_p").to_owned();
    let number = |call: &baton_core::CallId| call.as_str().trim_start_matches("call_").to_owned();
    match effect {
        Effect::Send {
            step,
            occurrence,
            prepared,
            ..
        } => {
            format!(
                "send {} #{occurrence} {}",
                place(step),
                prepared.body.as_deref().unwrap()
            )
        }
        Effect::SendAgain { step, .. } => format!("again {}", place(step)),
        Effect::CancelSend { step, .. } => format!("cancel {}", place(step)),
        Effect::AwaitCall { step, match_value } => format!("await {} {match_value}", place(step)),
        Effect::StopAwaiting { step } => format!("past {}", place(step)),
        Effect::SetDetails { step, .. } => format!("set {}", place(step)),
        Effect::UseCall { step, call } => format!("use {} {}", place(step), number(call)),
        Effect::DropCall { step, call } => format!("drop {} {}", place(step), number(call)),
        Effect::OpenProblem { step, kind, .. } => format!("open {} {}", place(step), word(kind)),
        Effect::CloseProblem { step, kind } => format!("close {} {}", place(step), word(kind)),
    }
}

/// The word a closed list uses on the wire.
pub(super) fn word(one: &impl Serialize) -> String {
    serde_json::to_value(one)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

fn round_trip(run: &RunState) -> RunState {
    let text = serde_json::to_string(run).unwrap();
    let read: RunState = serde_json::from_str(&text).unwrap();
    assert_eq!(&read, run);
    read
}
