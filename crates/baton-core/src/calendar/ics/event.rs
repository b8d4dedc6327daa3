//! One event of a calendar, as far as it is a holiday.

use jiff::Span;
use jiff::civil::Date;

use super::{ImportedDay, Line, Refused};

/// A holiday is not longer.
const LONGEST_DAYS: i32 = 60;
const LONGEST_NAME: usize = 120;

/// What is known of an event while its lines are read.
pub(super) struct Event {
    /// The line of its beginning.
    pub(super) began: u32,
    /// What it is called.
    pub(super) name: String,
    start: Option<Date>,
    /// The day after its last.
    end: Option<(u32, Date)>,
    yearly: Option<u32>,
    rule: String,
    cancelled: bool,
    inside: u32,
    refused: Option<(u32, Refused)>,
}

impl Event {
    pub(super) fn new(began: u32) -> Self {
        Self {
            began,
            name: String::new(),
            start: None,
            end: None,
            yearly: None,
            rule: String::new(),
            cancelled: false,
            inside: 0,
            refused: None,
        }
    }

    /// Takes a line; those of alarms and the like inside it are passed over.
    pub(super) fn take(&mut self, line: &Line) {
        match line.name.as_str() {
            "BEGIN" => self.inside += 1,
            "END" => self.inside = self.inside.saturating_sub(1),
            _name if self.inside > 0 => {}
            "SUMMARY" => self.name = unescaped(&line.value),
            "STATUS" => self.cancelled = line.value.eq_ignore_ascii_case("CANCELLED"),
            "DTSTART" => match day(line) {
                Ok(day) => self.start = Some(day),
                Err(why) => self.refuse(line, why),
            },
            "DTEND" => match day(line) {
                Ok(day) => self.end = Some((line.number, day)),
                Err(why) => self.refuse(line, why),
            },
            "RRULE" => (self.yearly, self.rule) = (Some(line.number), line.value.clone()),
            "RDATE" | "EXDATE" | "EXRULE" | "RECURRENCE-ID" | "DURATION" => {
                self.refuse(line, Refused::RepeatsOtherwise);
            }
            _other => {}
        }
    }

    fn refuse(&mut self, line: &Line, why: Refused) {
        self.refused.get_or_insert((line.number, why));
    }

    /// The holiday that it is; none when it was called off.
    pub(super) fn into_day(self) -> Result<Option<ImportedDay>, (u32, Refused)> {
        if let Some(refused) = self.refused {
            return Err(refused);
        }
        let from = self.start.ok_or((self.began, Refused::DateMissing))?;
        let to = match self.end {
            // An end on the day of the start is as often written as none.
            Some((_, end)) if end == from => from,
            Some((line, end)) => last_day(from, end).map_err(|why| (line, why))?,
            None => from,
        };
        let every_four_years = (from.month(), from.day()) == (2, 29);
        if let Some(line) = self.yearly
            && (every_four_years || !is_every_year(&self.rule, from))
        {
            return Err((line, Refused::RepeatsOtherwise));
        }
        let yearly = self.yearly.is_some();
        let name = self.name.chars().take(LONGEST_NAME).collect();
        let day = ImportedDay {
            name,
            from,
            to,
            yearly,
        };
        Ok((!self.cancelled).then_some(day))
    }
}

fn last_day(from: Date, end: Date) -> Result<Date, Refused> {
    let last = end.yesterday().map_err(|_| Refused::DateUnreadable)?;
    if last < from {
        return Err(Refused::EndsBefore);
    }
    let longest = from.checked_add(Span::new().days(LONGEST_DAYS - 1));
    match longest {
        Ok(longest) if last > longest => Err(Refused::TooLong),
        Ok(_) | Err(_) => Ok(last),
    }
}

/// The day of a line with a date, such as `20261225`.
fn day(line: &Line) -> Result<Date, Refused> {
    let value = line.value.as_str();
    if value.contains('T') || line.parameters.iter().any(|one| one == "VALUE=DATE-TIME") {
        return Err(Refused::TimeOfDay);
    }
    let digits = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    let number = |range: std::ops::Range<usize>| value[range].parse::<i16>().ok();
    let read = || {
        let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    match digits {
        true => read().ok_or(Refused::DateUnreadable),
        false => Err(Refused::DateUnreadable),
    }
}

/// Whether a rule says no more than "every year on this day".
fn is_every_year(rule: &str, day: Date) -> bool {
    let (mut yearly, mut else_nothing) = (false, true);
    for part in rule.split(';').filter(|part| !part.is_empty()) {
        let part = part.to_ascii_uppercase();
        match part.split_once('=') {
            Some(("FREQ", "YEARLY")) => yearly = true,
            Some(("INTERVAL", "1") | ("WKST", _)) => {}
            Some(("BYMONTH", month)) => else_nothing &= month.parse() == Ok(day.month()),
            Some(("BYMONTHDAY", date)) => else_nothing &= date.parse() == Ok(day.day()),
            Some(_) | None => else_nothing = false,
        }
    }
    yearly && else_nothing
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('n' | 'N') => plain.push(' '),
                Some(other) => plain.push(other),
                None => {}
            },
            (letter, false) if letter.is_control() => plain.push(' '),
            (letter, false) => plain.push(letter),
        }
    }
    plain.trim().to_owned()
}
