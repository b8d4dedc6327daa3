//! The reference: rules over numbers, written from the behaviour's text.
//!
//! Parts are places in a list, everything observable is a line of text. Nothing here comes from
//! the machine, and the way through the tree is another: after each event all of it is walked
//! from the top, and whatever can go on goes on (`walk`). What an event does is in `events`.

mod events;
mod moments;
mod walk;

use super::facts::Facts;
use super::scenario::{Happening, Part, Scenario, Until, What};

pub(super) const STATES: [&str; 24] = [
    "not_started",
    "ahead",
    "bound_early",
    "sending",
    "trying_again",
    "given_up",
    "unsent",
    "waiting",
    "late",
    "no_value",
    "unclear",
    "chosen",
    "beside",
    "counting",
    "without_day",
    "day_passed",
    "repeating",
    "passed",
    "skipped",
    "never_needed",
    "withdrawn",
    "done",
    "stopped",
    "unknown",
];

pub(super) const EVENTS: [&str; 18] = [
    "start",
    "answer",
    "fail",
    "call",
    "deadline",
    "skip",
    "receive",
    "again",
    "anew",
    "choose",
    "ahead",
    "badge",
    "day_moves",
    "day_passes",
    "day_goes",
    "zone",
    "holidays",
    "stop",
];

/// What is known of one part.
#[derive(Clone, Debug, Default)]
struct Card {
    /// `-`, `open`, `done`, `skipped`, `stopped` or `gone`.
    mark: &'static str,
    trouble: Option<&'static str>,
    sent: u32,
    failures: u32,
    highest: u32,
    hopeless: bool,
    /// Whether the latest message was made after the part was done, and is not accepted yet.
    repeats: bool,
    body: String,
    ticket: Option<u64>,
    cut: bool,
    bound: Option<u64>,
    awaited: Option<String>,
    bells: [Option<i64>; 2],
    /// The moment that a part waits for.
    due: Option<i64>,
    /// When that wait began.
    since: i64,
    /// The paths that are gone and not through; none before.
    lanes: Option<Vec<usize>>,
    /// Whether the run was ever here.
    reached: bool,
}

/// A run by the rules.
#[derive(Clone)]
pub(super) struct Reference {
    parts: Vec<Part>,
    top: Vec<usize>,
    cards: Vec<Card>,
    /// `new`, `on`, `done` or `stopped`.
    life: &'static str,
    facts: Facts,
    clock: i64,
    lines: Vec<String>,
}

impl Reference {
    pub(super) fn new(scenario: &Scenario, facts: Facts) -> Self {
        let blank = Card {
            mark: "-",
            ..Card::default()
        };
        Self {
            parts: scenario.parts.clone(),
            top: scenario.top.clone(),
            cards: vec![blank; scenario.parts.len()],
            life: "new",
            facts,
            clock: 0,
            lines: Vec::new(),
        }
    }

    /// The row of the table that a part is in.
    pub(super) fn state(&self, part: usize) -> &'static str {
        match self.life {
            "new" => return "not_started",
            "done" => return "done",
            "stopped" => return "stopped",
            _ => {}
        }
        let Some(card) = self.cards.get(part) else {
            return "unknown";
        };
        match card.mark {
            "-" if card.bound.is_some() => "bound_early",
            "-" => "ahead",
            "done" if card.repeats => "repeating",
            "done" => "passed",
            "skipped" => "skipped",
            "gone" if card.reached => "withdrawn",
            "gone" => "never_needed",
            _ => self.state_of_open(part),
        }
    }

    fn state_of_open(&self, part: usize) -> &'static str {
        let card = &self.cards[part];
        match (&self.parts[part].what, card.trouble) {
            (What::Choice { .. }, _) if card.lanes.is_none() => "unclear",
            (What::Choice { .. }, _) => "chosen",
            (What::Beside { .. }, _) => "beside",
            (What::Time { .. }, None) => "counting",
            (What::Time { .. }, Some("date_missing")) => "without_day",
            (What::Time { .. }, Some(_)) => "day_passed",
            (What::Call { .. }, _) if card.sent == 0 => "unsent",
            (What::Call { .. }, _) if card.hopeless => "given_up",
            (What::Call { .. }, _) if card.failures > 0 => "trying_again",
            (What::Call { .. }, _) => "sending",
            (What::Wait { .. }, Some("match_value_missing")) => "no_value",
            (What::Wait { .. }, Some(_)) => "late",
            (What::Wait { .. }, None) => "waiting",
        }
    }

    /// What an onlooker sees: the run's word, each part's word, the next bell.
    pub(super) fn view(&self) -> String {
        let mut busy = self.busy().into_iter().peekable();
        let waits =
            |part: usize| matches!(self.parts[part].what, What::Wait { .. } | What::Time { .. });
        let word = match self.life {
            "done" => "done",
            "stopped" => "stopped",
            "on" if self.cards.iter().any(|card| card.trouble.is_some()) => "needs_you",
            "on" if busy.peek().is_some() && busy.all(waits) => "waiting",
            _ => "running",
        };
        let marks: Vec<&str> = self.cards.iter().map(|card| card.mark).collect();
        let open = self.cards.iter().filter(|card| card.mark == "open");
        let bells = open.flat_map(|card| card.bells.into_iter().chain([card.due]));
        let bell = bells.flatten().min();
        format!("{word} [{}] {bell:?}", marks.join(" "))
    }

    /// The parts that are themselves at work, in reading order.
    pub(super) fn busy(&self) -> Vec<usize> {
        let busy = |part: &usize| {
            let card = &self.cards[*part];
            card.mark == "open" && card.lanes.is_none()
        };
        (0..self.cards.len()).filter(busy).collect()
    }

    /// A part that is done once more.
    pub(super) fn repeating(&self) -> Option<usize> {
        self.cards.iter().position(|card| card.repeats)
    }

    /// Parts that a call has come for early, or that were withdrawn: they are few.
    pub(super) fn seldom(&self) -> Vec<usize> {
        let seldom = |part: &usize| matches!(self.state(*part), "bound_early" | "withdrawn");
        (0..self.cards.len()).filter(seldom).collect()
    }

    /// Whether the run is over.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.life, "done" | "stopped")
    }

    pub(super) fn sent(&self, part: usize) -> u32 {
        self.cards.get(part).map_or(0, |card| card.sent)
    }

    /// The kind and the depth of each part that the run has reached.
    pub(super) fn reached(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let parts = self.parts.iter().zip(&self.cards);
        parts.filter(|(_, card)| card.reached).map(|(part, _)| {
            let kind = match part.what {
                What::Call { .. } => "call",
                What::Wait { .. } => "wait",
                What::Time {
                    until: Until::Minutes(_) | Until::Days(_),
                    ..
                } => "while",
                What::Time {
                    until: Until::WorkingDays { .. },
                    ..
                } => "working",
                What::Time {
                    until: Until::Date { .. },
                    ..
                } => "date",
                What::Choice { .. } => "choice",
                What::Beside { first: true } => "first",
                What::Beside { first: false } => "all",
            };
            (kind, part.depth)
        })
    }

    /// Whether an event would do something now, or why not.
    pub(super) fn would(&self, happening: &Happening) -> Result<(), &'static str> {
        let mut copy = self.clone();
        copy.play(happening, &self.facts, self.clock).map(|_| ())
    }

    /// Whether the next try of a part's message could be made at once.
    pub(super) fn may_try_now(&self, part: usize) -> Result<(), &'static str> {
        self.sender(part)?;
        match self.parts[part].what {
            What::Call { .. } => Ok(()),
            What::Wait { .. } | What::Time { .. } | What::Choice { .. } | What::Beside { .. } => {
                Err("wrong_kind")
            }
        }
    }

    /// Whether the practice tool could call a part of a try-out.
    pub(super) fn may_pretend(&self, part: usize) -> Result<(), &'static str> {
        self.here(part)?;
        match self.parts[part].what {
            What::Wait { .. } => Ok(()),
            What::Call { .. } | What::Time { .. } | What::Choice { .. } | What::Beside { .. } => {
                Err("wrong_kind")
            }
        }
    }

    /// The run's word, the part's, and whether an admin is needed there.
    pub(super) fn stands(&self, part: usize) -> (&'static str, &'static str, bool) {
        let card = self.cards.get(part);
        let mark = card.map_or("-", |card| card.mark);
        (self.life, mark, card.is_some_and(|it| it.trouble.is_some()))
    }
}
