//! What an event does to the parts.

use super::{Card, Reference};
use crate::model::facts::Facts;
use crate::model::scenario::{Happening, Part, UNSENT, What};

impl Reference {
    /// Plays an event: either why it does nothing, or the lines of what has to be done.
    pub(in crate::model) fn play(
        &mut self,
        happening: &Happening,
        facts: &Facts,
        clock: i64,
    ) -> Result<Vec<String>, &'static str> {
        (self.facts, self.clock) = (*facts, clock);
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
            Happening::Deadline { part, which } => self.bell(*part, *which)?,
            Happening::Skip { part } => self.skip(*part)?,
            Happening::Receive { part, ticket, data } => self.receive(*part, *ticket, *data)?,
            Happening::Again { part } => self.again(*part)?,
            Happening::Anew { part } => self.anew(*part)?,
            Happening::Choose { part, lane } => self.choose(*part, *lane)?,
            Happening::Ahead { part } => self.skip_ahead(*part)?,
            Happening::Changed => self.changed()?,
        }
        Ok(self.lines.clone())
    }

    fn start(&mut self) -> Result<(), &'static str> {
        if self.life != "new" {
            return Err("already_started");
        }
        self.life = "on";
        self.look_ahead();
        self.walk_all();
        Ok(())
    }

    fn stop(&mut self) -> Result<(), &'static str> {
        self.alive()?;
        for part in self.busy() {
            self.call_off(part);
            self.settle(part, "stopped");
        }
        for part in 0..self.cards.len() {
            if self.cards[part].repeats {
                self.drop_repeat(part);
            }
        }
        for part in (0..self.cards.len()).rev() {
            if self.cards[part].mark == "open" {
                self.settle(part, "stopped");
            }
        }
        for part in 0..self.cards.len() {
            if self.cards[part].mark == "-" {
                self.never_there(part);
            }
        }
        self.life = "stopped";
        Ok(())
    }

    fn choose(&mut self, part: usize, lane: usize) -> Result<(), &'static str> {
        self.here(part)?;
        if !matches!(self.parts[part].what, What::Choice { .. }) {
            return Err("wrong_kind");
        }
        if self.cards[part].lanes.is_some() {
            return Err("path_chosen");
        }
        if lane >= self.parts[part].lanes.len() {
            return Err("unknown_path");
        }
        self.calm(part);
        self.take(part, vec![lane]);
        self.walk_all();
        Ok(())
    }

    /// Choices that could not be told may be told now, and moments may be others.
    fn changed(&mut self) -> Result<(), &'static str> {
        self.alive()?;
        let mut changed = false;
        for part in 0..self.parts.len() {
            let card = &self.cards[part];
            if card.mark == "open" && card.lanes.is_none() && self.looks_again(part) {
                changed = true;
                self.walk_all();
            }
        }
        if changed {
            Ok(())
        } else {
            Err("nothing_changed")
        }
    }

    /// Whether what changed says something else to a part.
    fn looks_again(&mut self, part: usize) -> bool {
        match self.parts[part].what {
            What::Choice { .. } => {
                let lane = self.decide(part);
                if let Some(lane) = lane {
                    self.calm(part);
                    self.take(part, vec![lane]);
                }
                lane.is_some()
            }
            What::Time { .. } => self.count_again(part),
            What::Call { .. } | What::Wait { .. } | What::Beside { .. } => false,
        }
    }

    fn answer(
        &mut self,
        part: usize,
        occurrence: u32,
        status: u16,
        ticket: Option<u64>,
        cut: bool,
    ) -> Result<(), &'static str> {
        if let Some(ended) = self.ended_afterwards(part, occurrence, true) {
            return ended;
        }
        self.sender(part)?;
        let What::Call {
            conflict_is_fine, ..
        } = self.parts[part].what
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
        self.walk_all();
        Ok(())
    }

    /// What becomes of a message that nobody waits for any more is heard once, if it has left.
    fn ended_afterwards(
        &mut self,
        part: usize,
        occurrence: u32,
        has_left: bool,
    ) -> Option<Result<(), &'static str>> {
        let card = self.cards.get_mut(part)?;
        if card.mark != "gone" || card.sent == 0 {
            return None;
        }
        if !matches!(self.parts[part].what, What::Call { .. }) {
            return None;
        }
        if occurrence == 0 || occurrence != card.sent {
            return Some(Err("other_occurrence"));
        }
        if card.hopeless || !has_left {
            return Some(Err("not_needed"));
        }
        card.hopeless = true;
        Some(Ok(()))
    }

    fn fail(
        &mut self,
        part: usize,
        occurrence: u32,
        status: u16,
        number: u32,
        last: bool,
    ) -> Result<(), &'static str> {
        if let Some(ended) = self.ended_afterwards(part, occurrence, status != UNSENT) {
            return ended;
        }
        self.sender(part)?;
        if !matches!(self.parts[part].what, What::Call { .. }) {
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
        if status == UNSENT && !last && card.trouble == Some("consent_missing") {
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
        let tell = at_once || last || card.failures > 2 || card.trouble.is_some();
        if tell && (last || card.trouble != Some(name)) {
            self.complain(part, name);
        }
        Ok(())
    }

    fn call(&mut self, part: usize, call: u64, ticket: Option<u64>) -> Result<(), &'static str> {
        self.ahead(part)?;
        if !matches!(self.parts[part].what, What::Wait { .. }) {
            return Err("wrong_kind");
        }
        if self.cards[part].bound.is_some() {
            return Err("call_already_bound");
        }
        self.cards[part].bound = Some(call);
        self.cards[part].ticket = ticket;
        if self.cards[part].mark == "open" {
            self.lines.push(format!("use {part} {call}"));
            self.settle(part, "done");
            self.look_ahead();
            self.walk_all();
        }
        Ok(())
    }

    fn bell(&mut self, part: usize, which: usize) -> Result<(), &'static str> {
        self.here(part)?;
        let card = &self.cards[part];
        let bells = [card.bells[0], card.bells[1], card.due];
        let Some(due) = bells[which] else {
            return Err("no_deadline");
        };
        if due > self.clock {
            return Err("too_early");
        }
        if which == 2 {
            self.come(part);
            return Ok(());
        }
        self.cards[part].bells[which] = None;
        self.complain(part, "nobody_called");
        Ok(())
    }

    fn skip_ahead(&mut self, part: usize) -> Result<(), &'static str> {
        self.here(part)?;
        if !matches!(self.parts[part].what, What::Time { .. }) {
            return Err("wrong_kind");
        }
        self.come(part);
        Ok(())
    }

    /// The moment that a part waited for is there.
    fn come(&mut self, part: usize) {
        self.settle(part, "done");
        self.look_ahead();
        self.walk_all();
    }

    fn skip(&mut self, part: usize) -> Result<(), &'static str> {
        if self.cards.get(part).is_some_and(|card| card.repeats) {
            self.drop_repeat(part);
            return Ok(());
        }
        self.here(part)?;
        self.call_off(part);
        self.settle(part, "skipped");
        self.walk_all();
        Ok(())
    }

    fn receive(
        &mut self,
        part: usize,
        ticket: Option<u64>,
        data: bool,
    ) -> Result<(), &'static str> {
        self.here(part)?;
        if !matches!(self.parts[part].what, What::Wait { .. }) {
            return Err("wrong_kind");
        }
        if data {
            self.cards[part].ticket = ticket;
        }
        self.settle(part, "done");
        self.look_ahead();
        self.walk_all();
        Ok(())
    }

    fn again(&mut self, part: usize) -> Result<(), &'static str> {
        if self.cards.get(part).is_some_and(|card| card.repeats) {
            return self.repeat(part);
        }
        self.here(part)?;
        match self.state(part) {
            "unsent" | "no_value" | "unclear" | "without_day" => {
                self.calm(part);
                self.arrive(part);
                self.walk_all();
            }
            "chosen" => return Err("path_chosen"),
            _ if matches!(self.parts[part].what, What::Call { .. }) => return self.repeat(part),
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
        if !matches!(self.parts[part].what, What::Call { .. }) {
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

    /// A message that is on its way is not wanted any more.
    pub(super) fn call_off(&mut self, part: usize) {
        if self.cards[part].sent > 0 {
            self.lines.push(format!("cancel {part}"));
        }
    }

    /// Whether something was made from what the part got.
    fn is_used(&self, part: usize) -> bool {
        let used = |(kind, card): (&Part, &Card)| match &kind.what {
            What::Call { uses, .. } => *uses == Some(part) && card.sent > 0,
            What::Wait { by, .. } => *by == Some(part) && card.awaited.is_some(),
            What::Time { .. } | What::Choice { .. } | What::Beside { .. } => false,
        };
        self.parts.iter().zip(&self.cards).any(used)
    }

    pub(super) fn body(&self, part: usize) -> Result<String, &'static str> {
        let What::Call {
            uses,
            strict,
            badge,
            ..
        } = self.parts[part].what
        else {
            panic!("only calls have bodies");
        };
        let ticket = uses.and_then(|source| self.ticket(source));
        if uses.is_some_and(|source| self.cards[source].cut) {
            return Err("answer_cut");
        }
        if uses.is_some() && ticket.is_none() && strict {
            return Err("value_missing");
        }
        let ticket = ticket.map(|ticket| format!("\"ticket\":\"T-{ticket}\""));
        let badge = self.facts.badge.filter(|_| badge);
        let badge = badge.map(|badge| format!("\"badge\":{badge}"));
        let members: Vec<String> = ticket.into_iter().chain(badge).collect();
        Ok(members.join(","))
    }

    pub(super) fn dispatch(&mut self, part: usize, body: String) {
        let card = &mut self.cards[part];
        card.sent += 1;
        card.body.clone_from(&body);
        (card.failures, card.highest, card.hopeless) = (0, 0, false);
        let sent = card.sent;
        self.lines.push(format!("send {part} #{sent} {{{body}}}"));
    }

    pub(super) fn complain(&mut self, part: usize, name: &'static str) {
        if self.cards[part]
            .trouble
            .is_some_and(|before| before != name)
        {
            self.calm(part);
        }
        self.cards[part].trouble = Some(name);
        self.lines.push(format!("open {part} {name}"));
    }

    pub(super) fn calm(&mut self, part: usize) {
        if let Some(name) = self.cards[part].trouble.take() {
            self.lines.push(format!("close {part} {name}"));
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
            Some("gone") => Err("not_needed"),
            Some(_) => Ok(()),
        }
    }

    /// Where a message is on its way: here, or at a part that is done once more.
    pub(super) fn sender(&self, part: usize) -> Result<(), &'static str> {
        match self.cards.get(part) {
            Some(card) if card.repeats => Ok(()),
            Some(_) | None => self.here(part),
        }
    }

    pub(super) fn here(&self, part: usize) -> Result<(), &'static str> {
        self.ahead(part)?;
        if self.cards[part].mark == "open" {
            Ok(())
        } else {
            Err("not_reached")
        }
    }
}
