//! The way through the tree, from the top, again and again.

use super::Reference;
use crate::model::scenario::{Test, What};

impl Reference {
    /// Whatever can go on goes on.
    pub(super) fn walk_all(&mut self) {
        if self.life == "on" && self.walk(&self.top.clone()) {
            self.life = "done";
        }
    }

    /// Whether a sequence is through.
    fn walk(&mut self, sequence: &[usize]) -> bool {
        sequence.iter().all(|part| {
            match self.cards[*part].mark {
                "-" => self.arrive(*part),
                "open" => self.look_inside(*part),
                _ => {}
            }
            !matches!(self.cards[*part].mark, "-" | "open")
        })
    }

    /// A part with paths is through when enough of its paths are.
    fn look_inside(&mut self, part: usize) {
        let Some(lanes) = self.cards[part].lanes.clone() else {
            return;
        };
        let is_first = matches!(self.parts[part].what, What::Beside { first: true });
        let mut left = lanes.clone();
        for lane in lanes {
            let steps = self.parts[part].lanes[lane].clone();
            if !self.walk(&steps) {
                continue;
            }
            left.retain(|other| *other != lane);
            self.cards[part].lanes = Some(left.clone());
            if is_first {
                break;
            }
        }
        let some_through = left.len() < self.parts[part].lanes.len();
        if left.is_empty() || is_first && some_through {
            self.settle(part, "done");
            self.look_ahead();
        }
    }

    /// The run gets to a part.
    pub(super) fn arrive(&mut self, part: usize) {
        self.cards[part].mark = "open";
        self.cards[part].reached = true;
        match self.parts[part].what.clone() {
            What::Call { .. } => self.send(part),
            What::Wait {
                by,
                reminder,
                limit,
            } => self.wait(part, by, [reminder, limit]),
            What::Time { .. } => self.count(part),
            What::Choice { .. } => match self.decide(part) {
                Some(lane) => self.take(part, vec![lane]),
                None => self.complain(part, "path_unclear"),
            },
            What::Beside { .. } => {
                let all = (0..self.parts[part].lanes.len()).collect();
                self.take(part, all);
            }
        }
    }

    /// The path whose test is the first that is true; none when it cannot be told.
    pub(super) fn decide(&self, part: usize) -> Option<usize> {
        let What::Choice { tests } = &self.parts[part].what else {
            panic!("only choices decide");
        };
        for (lane, test) in tests.iter().enumerate() {
            let says = match test {
                Test::Badge(badge) => self.facts.badge == Some(*badge),
                Test::Ticket(from, ticket) => match self.cards[*from].mark {
                    // It is known that there is none.
                    "skipped" | "gone" => false,
                    _ => self.ticket(*from)? == *ticket,
                },
            };
            if says {
                return Some(lane);
            }
        }
        Some(tests.len())
    }

    /// The run takes these paths; the others are never needed.
    pub(super) fn take(&mut self, part: usize, lanes: Vec<usize>) {
        for lane in 0..self.parts[part].lanes.len() {
            if !lanes.contains(&lane) {
                self.drop_lane(part, lane);
            }
        }
        self.cards[part].lanes = Some(lanes);
        self.look_inside(part);
    }

    /// Nothing of a path is needed any more.
    fn drop_lane(&mut self, part: usize, lane: usize) {
        for step in self.parts[part].lanes[lane].clone() {
            self.drop_part(step);
        }
    }

    pub(super) fn drop_part(&mut self, part: usize) {
        match self.cards[part].mark {
            "open" => {
                self.call_off(part);
                self.settle(part, "gone");
            }
            "-" => {
                self.never_there(part);
                self.cards[part].mark = "gone";
                for lane in 0..self.parts[part].lanes.len() {
                    self.drop_lane(part, lane);
                }
            }
            _ => {}
        }
    }

    /// The run does not come to a part.
    pub(super) fn never_there(&mut self, part: usize) {
        if matches!(self.parts[part].what, What::Wait { .. }) {
            if let Some(call) = self.cards[part].bound {
                self.lines.push(format!("drop {part} {call}"));
            }
            self.lines.push(format!("past {part}"));
        }
    }

    /// A part is over; nothing inside it goes on.
    pub(super) fn settle(&mut self, part: usize, mark: &'static str) {
        self.calm(part);
        self.cards[part].mark = mark;
        self.cards[part].bells = [None, None];
        self.cards[part].due = None;
        if matches!(self.parts[part].what, What::Wait { .. }) {
            self.lines.push(format!("past {part}"));
        }
        for lane in 0..self.parts[part].lanes.len() {
            self.drop_lane(part, lane);
        }
    }

    fn send(&mut self, part: usize) {
        match self.body(part) {
            Ok(body) => self.dispatch(part, body),
            Err(name) => self.complain(part, name),
        }
    }

    fn wait(&mut self, part: usize, by: Option<usize>, bells: [Option<i64>; 2]) {
        if let Some(call) = self.cards[part].bound {
            self.lines.push(format!("use {part} {call}"));
            self.settle(part, "done");
            return self.look_ahead();
        }
        let Some(value) = self.value(by) else {
            return self.complain(part, "match_value_missing");
        };
        self.cards[part].bells = bells.map(|after| Some(after? + self.clock));
        self.await_call(part, value);
    }

    fn value(&self, by: Option<usize>) -> Option<String> {
        match by {
            Some(source) => self.ticket(source).map(|ticket| format!("T-{ticket}")),
            None => self.facts.badge.map(|badge| badge.to_string()),
        }
    }

    /// What a part's answer or call said, once the part is done; what came early for one that was
    /// then not needed is no answer.
    pub(super) fn ticket(&self, part: usize) -> Option<u64> {
        let card = &self.cards[part];
        card.ticket.filter(|_| card.mark == "done")
    }

    fn await_call(&mut self, part: usize, value: String) {
        if self.cards[part].awaited.as_ref() != Some(&value) {
            self.lines.push(format!("await {part} {value}"));
            self.cards[part].awaited = Some(value);
        }
    }

    /// Parts ahead say by which value their calls are found, as soon as there is one.
    pub(super) fn look_ahead(&mut self) {
        for place in 0..self.parts.len() {
            let What::Wait { by, .. } = self.parts[place].what else {
                continue;
            };
            let card = &self.cards[place];
            if card.mark == "-"
                && card.awaited.is_none()
                && let Some(value) = self.value(by)
            {
                self.await_call(place, value);
            }
        }
    }
}
