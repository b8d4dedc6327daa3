//! The moment that a part waits for, counted by hand: days are numbers from that of the story, and
//! zones are minutes.

use super::Reference;
use crate::model::facts::{FirstDay, HOLIDAYS, ZONES};
use crate::model::scenario::{Until, What};

const DAY_S: i64 = 86_400;
const HOUR_S: i64 = 3_600;

/// The story begins at nine, by UTC.
const BEGINS_S: i64 = 9 * HOUR_S;

/// Its first day is a Tuesday; Mondays are 0.
const FIRST_WEEKDAY: i64 = 1;

/// When somebody's first day has a time, it is this.
const EVENING_S: i64 = 20 * HOUR_S;

impl Reference {
    /// A part begins to wait.
    pub(super) fn count(&mut self, part: usize) {
        self.cards[part].since = self.clock;
        match self.moment(part) {
            Some(moment) => self.count_to(part, moment),
            None => self.has_no_day(part),
        }
    }

    /// The moment is found again from where the wait began; whether that says something else.
    pub(super) fn count_again(&mut self, part: usize) -> bool {
        let (trouble, due) = (self.cards[part].trouble, self.cards[part].due);
        let Some(moment) = self.moment(part) else {
            if trouble == Some("date_missing") {
                return false;
            }
            self.has_no_day(part);
            return true;
        };
        let is_the_same = match trouble {
            None => due == Some(moment),
            Some("date_passed") => moment <= self.clock,
            Some(_) => false,
        };
        if is_the_same {
            return false;
        }
        self.calm(part);
        self.count_to(part, moment);
        true
    }

    fn count_to(&mut self, part: usize, moment: i64) {
        if moment > self.clock {
            self.cards[part].due = Some(moment);
            return;
        }
        self.cards[part].due = None;
        if matches!(self.parts[part].what, What::Time { tells: true, .. }) {
            return self.complain(part, "date_passed");
        }
        self.settle(part, "done");
        self.look_ahead();
    }

    fn has_no_day(&mut self, part: usize) {
        self.cards[part].due = None;
        self.complain(part, "date_missing");
    }

    fn moment(&self, part: usize) -> Option<i64> {
        let What::Time { until, .. } = &self.parts[part].what else {
            panic!("only times have a moment");
        };
        let since = self.cards[part].since;
        let (day, hour) = match *until {
            Until::Minutes(minutes) => return Some(since + 60 * minutes),
            Until::Days(days) => return Some(since + DAY_S * days),
            Until::WorkingDays { amount, hour } => {
                (self.working_day(self.day_of(since), amount), hour)
            }
            Until::Date {
                days,
                working,
                weekend,
                hour,
            } => {
                let first = self.first_day()?;
                let day = match working {
                    true => self.working_day(first, days),
                    false => first + days,
                };
                (self.off_the_weekend(day, weekend), hour)
            }
        };
        Some(DAY_S * day + HOUR_S * hour - BEGINS_S - self.ahead_s())
    }

    fn first_day(&self) -> Option<i64> {
        match self.facts.first_day {
            FirstDay::Empty | FirstDay::Unreadable => None,
            FirstDay::On(day) => Some(day),
            FirstDay::EveningOf(day) => Some(self.day_of(DAY_S * day + EVENING_S - BEGINS_S)),
        }
    }

    fn off_the_weekend(&self, day: i64, rule: i64) -> i64 {
        match self.is_free(day) {
            true if rule != 0 => self.working_day(day, rule),
            _ => day,
        }
    }

    fn working_day(&self, from: i64, n: i64) -> i64 {
        let steps = (1..).map(|step| from + n.signum() * step);
        let mut working = steps.filter(|day| !self.is_free(*day));
        match usize::try_from(n.abs()).unwrap() {
            0 => from,
            n => working.nth(n - 1).unwrap(),
        }
    }

    fn is_free(&self, day: i64) -> bool {
        let is_weekend = (day + FIRST_WEEKDAY).rem_euclid(7) > 4;
        is_weekend || HOLIDAYS[self.facts.holidays].contains(&day)
    }

    fn day_of(&self, clock: i64) -> i64 {
        (clock + BEGINS_S + self.ahead_s()).div_euclid(DAY_S)
    }

    /// How far the clocks of the person are ahead, else those of the company, else the computer's.
    fn ahead_s(&self) -> i64 {
        let zone = self.facts.own_zone.or(self.facts.company_zone);
        60 * zone.map_or(0, |zone| ZONES[zone].1)
    }
}
