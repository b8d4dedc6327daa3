//! Holidays from an iCalendar file (RFC 5545): whole days, at most coming back every year.
//!
//! Strict and small on purpose: what it does not understand is named with its line and left out,
//! never guessed. The crates that read all of iCalendar say no lines, and bring a second library
//! of dates.

mod event;
mod lines;

use serde::Serialize;
use utoipa::ToSchema;

use super::imported::ImportedDay;
use event::Event;
use lines::Line;

/// More days than this are in no calendar of holidays.
const MOST_DAYS: usize = 2_000;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IcsRead {
    /// The holidays.
    pub days: Vec<ImportedDay>,
    /// What was left out.
    pub refused: Vec<RefusedLine>,
}

/// A line that is left out, with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RefusedLine {
    /// Counted from 1.
    pub line: u32,
    /// What the event is called, where it says so.
    pub name: String,
    /// Why.
    pub why: Refused,
}

/// Why something of a file is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// The file is no calendar.
    NoCalendar,
    /// An event without a first day.
    DateMissing,
    /// A date that cannot be read.
    DateUnreadable,
    /// It is at a time of the day, not a whole day.
    TimeOfDay,
    /// It ends before it begins.
    EndsBefore,
    /// It is longer than 60 days.
    TooLong,
    /// It comes back in another way than every year on this day.
    RepeatsOtherwise,
    /// There are more than 2,000 days.
    TooMany,
}

/// Reads a file; what cannot be read is left out and named.
#[must_use]
pub fn read_ics(text: &str) -> IcsRead {
    let mut read = IcsRead::default();
    let mut open: Option<Event> = None;
    let mut is_calendar = false;
    for line in lines::unfolded(text) {
        match (line.name.as_str(), line.value.as_str()) {
            ("BEGIN", "VCALENDAR") => is_calendar = true,
            ("BEGIN", "VEVENT") => open = Some(Event::new(line.number)),
            ("END", "VEVENT") => {
                if let Some(event) = open.take() {
                    add(&mut read, event);
                }
            }
            _other => {
                if let Some(event) = &mut open {
                    event.take(&line);
                }
            }
        }
    }
    if !is_calendar {
        let (line, name, why) = (1, String::new(), Refused::NoCalendar);
        let refused = vec![RefusedLine { line, name, why }];
        return IcsRead {
            days: Vec::new(),
            refused,
        };
    }
    read
}

fn add(read: &mut IcsRead, event: Event) {
    let (began, name) = (event.began, event.name.clone());
    match event.into_day() {
        Ok(None) => {}
        Ok(Some(_)) if read.days.len() >= MOST_DAYS => {
            let why = Refused::TooMany;
            if read.refused.last().is_none_or(|last| last.why != why) {
                let line = began;
                read.refused.push(RefusedLine { line, name, why });
            }
        }
        Ok(Some(day)) => read.days.push(day),
        Err((line, why)) => read.refused.push(RefusedLine { line, name, why }),
    }
}
