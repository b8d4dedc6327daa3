//! The reference: one page of rules over numbers, written from the behaviour's text.
//!
//! Parts are places in a list, everything observable is a line of text. Nothing here comes from
//! the machine.

use super::scenario::{Happening, Part, UNSENT};

pub(super) const STATES: [&str; 14] = [
    "not_started",
    "sending",
    "trying_again",
    "given_up",
    "unsent",
    "waiting",
    "bound_early",
    "late",
    "no_value",
    "not_runnable",
    "repeating",
    "done_repeating",
    "done",
    "stopped",
];

pub(super) const EVENTS: [&str; 10] = [
    "start", "answer", "fail", "call", "deadline", "skip", "receive", "again", "anew", "stop",
];

/// What is known of one part.
#[derive(Clone, Debug, Default)]
struct Card {
    /// `-`, `open`, `done` or `skipped`.
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
}

/// A run by the rules.
#[derive(Clone)]
pub(super) struct Reference {
    parts: Vec<Part>,
    cards: Vec<Card>,
    cursor: usize,
    /// `new`, `on`, `done` or `stopped`.
    life: &'static str,
    badge: Option<u64>,
    clock: i64,
    lines: Vec<String>,
}

impl Reference {
    pub(super) fn new(parts: &[Part]) -> Self {
        let blank = Card {
            mark: "-",
            ..Card::default()
        };
        let cards = vec![blank; parts.len()];
        let (parts, lines) = (parts.to_vec(), Vec::new());
        Self {
            parts,
            cards,
            cursor: 0,
            life: "new",
            badge: None,
            clock: 0,
            lines,
        }
    }

    /// Plays an event: either why it does nothing, or the lines of what has to be done.
    pub(super) fn play(
        &mut self,
        happening: &Happening,
        badge: Option<u64>,
        clock: i64,
    ) -> Result<Vec<String>, &'static str> {
        (self.badge, self.clock) = (badge, clock);
        self.lines.clear();
        match happening {
            Happening::Start => self.start()?,
            Happening::Stop => self.stop()?,
            Happening::Answer {
                part,
                occurrence,
                status,
                ticket,
                cut,
            } => {
                self.answer(*part, *occurrence, *status, *ticket, *cut)?;
            }
            Happening::Fail {
                part,
                occurrence,
                status,
                number,
                last,
            } => {
                self.fail(*part, *occurrence, *status, *number, *last)?;
            }
            Happening::Call { part, call, ticket } => self.call(*part, *call, *ticket)?,
            Happening::Deadline { part, limit } => self.bell(*part, usize::from(*limit))?,
            Happening::Skip { part } => self.skip(*part)?,
            Happening::Receive { part, ticket, data } => self.receive(*part, *ticket, *data)?,
            Happening::Again { part } => self.again(*part)?,
            Happening::Anew { part } => self.anew(*part)?,
        }
        Ok(self.lines.clone())
    }

    /// The row of the table that the run is in.
    pub(super) fn state(&self) -> &'static str {
        match self.life {
            "new" => "not_started",
            "done" if self.repeating().is_some() => "done_repeating",
            "done" => "done",
            "stopped" => "stopped",
            _ if self.repeating().is_some() => "repeating",
            _ => self.state_of_cursor(),
        }
    }

    fn state_of_cursor(&self) -> &'static str {
        let card = &self.cards[self.cursor];
        match (&self.parts[self.cursor], card.trouble) {
            (Part::Choice, _) => "not_runnable",
            (Part::Call { .. }, _) if card.sent == 0 => "unsent",
            (Part::Call { .. }, _) if card.hopeless => "given_up",
            (Part::Call { .. }, _) if card.failures > 0 => "trying_again",
            (Part::Wait { .. }, Some("match_value_missing")) => "no_value",
            (Part::Wait { .. }, Some(_)) => "late",
            _ if self
                .cards
                .iter()
                .any(|card| card.mark == "-" && card.bound.is_some()) =>
            {
                "bound_early"
            }
            (Part::Call { .. }, _) => "sending",
            (Part::Wait { .. }, None) => "waiting",
        }
    }

    /// What an onlooker sees: the run's word, each part's word, the next bell.
    pub(super) fn view(&self) -> String {
        let word = match (self.life, self.cards.get(self.cursor)) {
            ("done", _) => "done",
            ("stopped", _) => "stopped",
            ("on", _) if self.cards.iter().any(|card| card.trouble.is_some()) => "needs_you",
            ("on", Some(_)) if matches!(self.parts[self.cursor], Part::Wait { .. }) => "waiting",
            _ => "running",
        };
        let marks: Vec<&str> = self.cards.iter().map(|card| card.mark).collect();
        let bell = match (self.life, self.cards.get(self.cursor)) {
            ("on", Some(card)) => card.bells.iter().flatten().min().copied(),
            _ => None,
        };
        format!("{word} [{}] {bell:?}", marks.join(" "))
    }

    pub(super) fn cursor(&self) -> usize {
        self.cursor
    }

    /// A part that is done once more.
    pub(super) fn repeating(&self) -> Option<usize> {
        self.cards.iter().position(|card| card.repeats)
    }

    pub(super) fn sent(&self, part: usize) -> u32 {
        self.cards.get(part).map_or(0, |card| card.sent)
    }

    /// Whether an event would do something now, or why not.
    pub(super) fn would(&self, happening: &Happening) -> Result<(), &'static str> {
        let mut copy = self.clone();
        copy.play(happening, self.badge, self.clock).map(|_| ())
    }

    /// Whether the next try of a part's message could be made at once.
    pub(super) fn may_try_now(&self, part: usize) -> Result<(), &'static str> {
        self.sender(part)?;
        match self.parts[part] {
            Part::Call { .. } => Ok(()),
            Part::Wait { .. } | Part::Choice => Err("wrong_kind"),
        }
    }

    /// Whether the practice tool could call a part of a try-out.
    pub(super) fn may_pretend(&self, part: usize) -> Result<(), &'static str> {
        self.here(part)?;
        match self.parts[part] {
            Part::Wait { .. } => Ok(()),
            Part::Call { .. } | Part::Choice => Err("wrong_kind"),
        }
    }

    /// The run's word, the part's, and whether an admin is needed there.
    pub(super) fn stands(&self, part: usize) -> (&'static str, &'static str, bool) {
        let card = self.cards.get(part);
        let mark = card.map_or("-", |card| card.mark);
        (self.life, mark, card.is_some_and(|it| it.trouble.is_some()))
    }

    fn start(&mut self) -> Result<(), &'static str> {
        if self.life != "new" {
            return Err("already_started");
        }
        self.life = "on";
        self.look_ahead();
        self.arrive(0);
        Ok(())
    }

    fn stop(&mut self) -> Result<(), &'static str> {
        self.alive()?;
        let here = self.cursor;
        if self.cards[here].sent > 0 {
            self.lines.push(format!("cancel {here}"));
        }
        self.settle(here, "stopped");
        for place in 0..self.cards.len() {
            if self.cards[place].repeats {
                self.drop_repeat(place);
            }
        }
        for place in 0..self.cards.len() {
            if self.cards[place].mark != "-" {
                continue;
            }
            if let Some(call) = self.cards[place].bound {
                self.lines.push(format!("drop {place} {call}"));
            }
            if self.cards[place].awaited.is_some() {
                self.lines.push(format!("past {place}"));
            }
        }
        self.life = "stopped";
        Ok(())
    }

    fn answer(
        &mut self,
        part: usize,
        occurrence: u32,
        status: u16,
        ticket: Option<u64>,
        cut: bool,
    ) -> Result<(), &'static str> {
        self.sender(part)?;
        let Part::Call {
            conflict_is_fine, ..
        } = self.parts[part]
        else {
            return Err("wrong_kind");
        };
        if occurrence == 0 || occurrence != self.cards[part].sent {
            return Err("other_occurrence");
        }
        let good = status / 100 == 2 || (status == 409 && conflict_is_fine);
        if !good {
            return Err("not_a_success");
        }
        if self.cards[part].repeats {
            self.cards[part].repeats = false;
            self.calm(part);
            if !self.is_used(part) {
                self.cards[part].cut = cut;
                self.cards[part].ticket = if cut { None } else { ticket };
                self.look_ahead();
            }
            return Ok(());
        }
        self.cards[part].cut = cut;
        self.cards[part].ticket = if cut { None } else { ticket };
        self.settle(part, "done");
        self.look_ahead();
        self.arrive(part + 1);
        Ok(())
    }

    fn fail(
        &mut self,
        part: usize,
        occurrence: u32,
        status: u16,
        number: u32,
        last: bool,
    ) -> Result<(), &'static str> {
        self.sender(part)?;
        if !matches!(self.parts[part], Part::Call { .. }) {
            return Err("wrong_kind");
        }
        let card = &mut self.cards[part];
        if occurrence == 0 || occurrence != card.sent {
            return Err("other_occurrence");
        }
        if card.hopeless {
            return Err("given_up");
        }
        if !last && number <= card.highest {
            return Err("old_try");
        }
        if status != UNSENT {
            card.highest = number;
            card.failures += 1;
        }
        card.hopeless = last;
        let (name, at_once) = match status {
            UNSENT => ("consent_missing", true),
            401 => ("token_not_valid", true),
            410 => ("address_gone", true),
            409 => ("already_there", false),
            503 => ("tool_broken", false),
            other => panic!("the scenario has no status {other}"),
        };
        let tell = at_once || last || card.failures > 2;
        if tell && (last || card.trouble != Some(name)) {
            self.complain(part, name);
        }
        Ok(())
    }

    fn call(&mut self, part: usize, call: u64, ticket: Option<u64>) -> Result<(), &'static str> {
        self.ahead(part)?;
        if !matches!(self.parts[part], Part::Wait { .. }) {
            return Err("wrong_kind");
        }
        if self.cards[part].bound.is_some() {
            return Err("call_already_bound");
        }
        self.cards[part].bound = Some(call);
        self.cards[part].ticket = ticket;
        if part == self.cursor {
            self.lines.push(format!("use {part} {call}"));
            self.settle(part, "done");
            self.look_ahead();
            self.arrive(part + 1);
        }
        Ok(())
    }

    fn bell(&mut self, part: usize, which: usize) -> Result<(), &'static str> {
        self.here(part)?;
        let Some(due) = self.cards[part].bells[which] else {
            return Err("no_deadline");
        };
        if due > self.clock {
            return Err("too_early");
        }
        self.cards[part].bells[which] = None;
        self.complain(part, "nobody_called");
        Ok(())
    }

    fn skip(&mut self, part: usize) -> Result<(), &'static str> {
        if self.cards.get(part).is_some_and(|card| card.repeats) {
            self.drop_repeat(part);
            return Ok(());
        }
        self.here(part)?;
        if self.cards[part].sent > 0 {
            self.lines.push(format!("cancel {part}"));
        }
        self.settle(part, "skipped");
        self.arrive(part + 1);
        Ok(())
    }

    fn receive(
        &mut self,
        part: usize,
        ticket: Option<u64>,
        data: bool,
    ) -> Result<(), &'static str> {
        self.here(part)?;
        if !matches!(self.parts[part], Part::Wait { .. }) {
            return Err("wrong_kind");
        }
        if data {
            self.cards[part].ticket = ticket;
        }
        self.settle(part, "done");
        self.look_ahead();
        self.arrive(part + 1);
        Ok(())
    }

    fn again(&mut self, part: usize) -> Result<(), &'static str> {
        if self.cards.get(part).is_some_and(|card| card.repeats) {
            return self.repeat(part);
        }
        self.here(part)?;
        match self.state_of_cursor() {
            "unsent" | "no_value" => {
                self.calm(part);
                self.arrive(part);
            }
            _ if matches!(self.parts[part], Part::Call { .. }) => return self.repeat(part),
            _ => return Err("wrong_kind"),
        }
        Ok(())
    }

    /// No try failed, and nothing is missing for one.
    fn is_on_its_way(&self, part: usize) -> bool {
        self.cards[part].failures == 0 && self.cards[part].trouble.is_none()
    }

    /// The same message once more.
    fn repeat(&mut self, part: usize) -> Result<(), &'static str> {
        if self.is_on_its_way(part) {
            return Err("still_sending");
        }
        self.calm(part);
        let card = &mut self.cards[part];
        (card.failures, card.highest, card.hopeless) = (0, 0, false);
        self.lines.push(format!("again {part}"));
        Ok(())
    }

    /// What was accepted, or has changed, is a new message; the rest is the same one.
    fn anew(&mut self, part: usize) -> Result<(), &'static str> {
        if self.life == "stopped" {
            return Err("run_stopped");
        }
        let done = self.cards.get(part).is_some_and(|card| card.mark == "done");
        if !done {
            self.here(part)?;
        }
        if !matches!(self.parts[part], Part::Call { .. }) {
            return Err("wrong_kind");
        }
        let card = self.cards[part].clone();
        if card.sent == 0 {
            return self.again(part);
        }
        let open = !done || card.repeats;
        if open && self.is_on_its_way(part) {
            return Err("still_sending");
        }
        let body = self.body(part);
        if open && body.as_ref() == Ok(&card.body) {
            return self.again(part);
        }
        let Ok(body) = body else {
            return Err("cannot_prepare");
        };
        self.calm(part);
        if open {
            self.lines.push(format!("cancel {part}"));
        }
        self.cards[part].repeats = done;
        self.dispatch(part, body);
        Ok(())
    }

    fn drop_repeat(&mut self, part: usize) {
        self.lines.push(format!("cancel {part}"));
        self.calm(part);
        self.cards[part].repeats = false;
    }

    /// Whether something was made from what the part got.
    fn is_used(&self, part: usize) -> bool {
        let used = |(kind, card): (&Part, &Card)| match kind {
            Part::Call { uses, .. } => *uses == Some(part) && card.sent > 0,
            Part::Wait { by, .. } => *by == Some(part) && card.awaited.is_some(),
            Part::Choice => false,
        };
        self.parts.iter().zip(&self.cards).any(used)
    }

    /// The run gets to a part, and through those that take no time.
    fn arrive(&mut self, part: usize) {
        self.cursor = part;
        let Some(kind) = self.parts.get(part).cloned() else {
            self.life = "done";
            return;
        };
        self.cards[part].mark = "open";
        match kind {
            Part::Choice => self.complain(part, "not_runnable"),
            Part::Call { .. } => self.send(part),
            Part::Wait {
                by,
                reminder,
                limit,
            } => self.wait(part, by, [reminder, limit]),
        }
    }

    fn send(&mut self, part: usize) {
        match self.body(part) {
            Ok(body) => self.dispatch(part, body),
            Err(name) => self.complain(part, name),
        }
    }

    fn body(&self, part: usize) -> Result<String, &'static str> {
        let Part::Call {
            uses,
            strict,
            badge,
            ..
        } = self.parts[part]
        else {
            panic!("only calls have bodies");
        };
        let ticket = uses.and_then(|source| self.cards[source].ticket);
        if uses.is_some_and(|source| self.cards[source].cut) {
            return Err("answer_cut");
        }
        if uses.is_some() && ticket.is_none() && strict {
            return Err("value_missing");
        }
        let ticket = ticket.map(|ticket| format!("\"ticket\":\"T-{ticket}\""));
        let badge = self.badge.filter(|_| badge);
        let badge = badge.map(|badge| format!("\"badge\":{badge}"));
        let members: Vec<String> = ticket.into_iter().chain(badge).collect();
        Ok(members.join(","))
    }

    fn dispatch(&mut self, part: usize, body: String) {
        let card = &mut self.cards[part];
        card.sent += 1;
        card.body.clone_from(&body);
        (card.failures, card.highest, card.hopeless) = (0, 0, false);
        let sent = card.sent;
        self.lines.push(format!("send {part} #{sent} {{{body}}}"));
    }

    fn wait(&mut self, part: usize, by: Option<usize>, bells: [Option<i64>; 2]) {
        if let Some(call) = self.cards[part].bound {
            self.lines.push(format!("use {part} {call}"));
            self.settle(part, "done");
            self.look_ahead();
            return self.arrive(part + 1);
        }
        let Some(value) = self.value(by) else {
            return self.complain(part, "match_value_missing");
        };
        self.cards[part].bells = bells.map(|after| Some(after? + self.clock));
        self.await_call(part, value);
    }

    fn value(&self, by: Option<usize>) -> Option<String> {
        match by {
            Some(source) => self.cards[source]
                .ticket
                .map(|ticket| format!("T-{ticket}")),
            None => self.badge.map(|badge| badge.to_string()),
        }
    }

    fn await_call(&mut self, part: usize, value: String) {
        if self.cards[part].awaited.as_ref() != Some(&value) {
            self.lines.push(format!("await {part} {value}"));
            self.cards[part].awaited = Some(value);
        }
    }

    fn look_ahead(&mut self) {
        for place in 0..self.parts.len() {
            let Part::Wait { by, .. } = self.parts[place] else {
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

    fn complain(&mut self, part: usize, name: &'static str) {
        if self.cards[part]
            .trouble
            .is_some_and(|before| before != name)
        {
            self.calm(part);
        }
        self.cards[part].trouble = Some(name);
        self.lines.push(format!("open {part} {name}"));
    }

    fn calm(&mut self, part: usize) {
        if let Some(name) = self.cards[part].trouble.take() {
            self.lines.push(format!("close {part} {name}"));
        }
    }

    fn settle(&mut self, part: usize, mark: &'static str) {
        self.calm(part);
        self.cards[part].mark = mark;
        self.cards[part].bells = [None, None];
        if self.cards[part].awaited.is_some() {
            self.lines.push(format!("past {part}"));
        }
    }

    fn alive(&self) -> Result<(), &'static str> {
        match self.life {
            "new" => Err("not_started"),
            "done" => Err("run_done"),
            "stopped" => Err("run_stopped"),
            _ => Ok(()),
        }
    }

    fn ahead(&self, part: usize) -> Result<(), &'static str> {
        self.alive()?;
        match self.cards.get(part).map(|card| card.mark) {
            None => Err("unknown_step"),
            Some("done") => Err("step_done"),
            Some("skipped") => Err("step_skipped"),
            Some(_) => Ok(()),
        }
    }

    /// Where a message is on its way: here, or at a part that is done once more.
    fn sender(&self, part: usize) -> Result<(), &'static str> {
        match self.cards.get(part) {
            Some(card) if card.repeats => Ok(()),
            Some(_) | None => self.here(part),
        }
    }

    fn here(&self, part: usize) -> Result<(), &'static str> {
        self.ahead(part)?;
        if part == self.cursor {
            Ok(())
        } else {
            Err("not_reached")
        }
    }
}
