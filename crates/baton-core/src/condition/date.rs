//! What is so when a condition is judged: which day it is, and who manages whom; and which day a
//! text means.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use crate::calendar::{CompanyTime, Zone, day};
use crate::json::Json;
use crate::managers::Managers;

/// The day on which a condition is judged, the zone in which a time is a day, and who manages whom
/// on that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Today {
    /// The day.
    pub date: Date,
    /// The zone.
    pub zone: Zone,
    /// The managers of those whom conditions name; none are known unless the host says so.
    pub managers: Arc<Managers>,
}

impl Today {
    /// The day that a moment is in a zone.
    #[must_use]
    pub fn at(now: Timestamp, zone: &Zone) -> Self {
        Self {
            date: zone.date(now),
            zone: zone.clone(),
            managers: Arc::default(),
        }
    }

    /// The same with who manages whom.
    #[must_use]
    pub fn with(self, managers: &Arc<Managers>) -> Self {
        Self {
            managers: Arc::clone(managers),
            ..self
        }
    }

    /// The day that a moment is where a person is: in their zone, else the company's, else this
    /// computer's. Of nobody it is the company's.
    #[must_use]
    pub fn of(now: Timestamp, time: &CompanyTime, person: &Json) -> Self {
        Self::at(now, &time.zone_for(person).0)
    }

    /// The day so many days later; the last day there is when that is beyond it.
    pub(super) fn plus(&self, days: u32) -> Date {
        self.date.saturating_add(i64::from(days).days())
    }

    /// The day so many days earlier.
    pub(super) fn minus(&self, days: u32) -> Date {
        self.date.saturating_sub(i64::from(days).days())
    }

    /// The day that a value means, as everything else reads it (C17). One that could be two days
    /// is none, as to read it would be a guess.
    pub(super) fn meant(&self, value: &Json) -> Option<Date> {
        day::meant(value, &self.zone, None)
            .ok()
            .map(|meant| meant.day)
    }

    /// The day that a test names.
    pub(super) fn read(&self, text: &str) -> Option<Date> {
        day::of_text(text, &self.zone, None)
            .ok()
            .map(|meant| meant.day)
    }
}

/// How far from today a condition may reach: a hundred years.
const MOST_DAYS: u32 = 36_500;

/// A number of days as conditions count from today.
pub(crate) fn days_of(text: &str) -> Option<u32> {
    let days = text.trim().parse::<u32>().ok()?;
    (days <= MOST_DAYS).then_some(days)
}

/// Whether a text is a day as conditions name it.
pub(crate) fn is_date(text: &str) -> bool {
    let text = text.trim();
    text.len() == DATE.len() && begins_with_date(text) && text.parse::<Date>().is_ok()
}

const DATE: &str = "YYYY-MM-DD";

fn begins_with_date(text: &str) -> bool {
    let fits = |(form, one): (u8, u8)| match form {
        b'-' => one == b'-',
        _digit => one.is_ascii_digit(),
    };
    DATE.bytes().zip(text.bytes()).all(fits)
}
