//! Days on which people work: Monday to Friday without holidays.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::holidays::{KNOWN_YEARS, Place};
use super::imported::Imported;

/// The working days of somebody.
#[derive(Clone, Copy, Debug)]
pub struct WorkingDays<'a> {
    pub(super) place: Option<Place>,
    pub(super) imported: &'a Imported,
}

impl WorkingDays<'_> {
    /// Where the holidays are those of; none when no table is known to hold.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// Whether the holidays of a day's year are known; where they are not, there are none.
    #[must_use]
    pub fn knows(&self, day: Date) -> bool {
        self.knows_year(day.year())
    }

    pub(super) fn knows_year(&self, year: i16) -> bool {
        let in_the_table = self.place.is_some() && KNOWN_YEARS.contains(&year);
        in_the_table || self.imported.covers(year)
    }

    /// Whether a day is one.
    #[must_use]
    pub fn is_one(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let holiday = self.place.is_some_and(|place| place.is_holiday(day));
        !weekend && !holiday && !self.imported.is_holiday(day)
    }

    /// The n-th working day after a day (before it when n is negative); itself when n is zero.
    #[must_use]
    pub fn nth(&self, day: Date, n: i64) -> Option<Date> {
        let step = Span::new().days(n.signum());
        let mut left = n.unsigned_abs();
        let mut day = day;
        while left > 0 {
            day = day.checked_add(step).ok()?;
            if self.is_one(day) {
                left -= 1;
            }
        }
        Some(day)
    }

    /// The day itself when it is one, else the next.
    #[must_use]
    pub fn on_or_after(&self, day: Date) -> Option<Date> {
        if self.is_one(day) {
            return Some(day);
        }
        self.nth(day, 1)
    }

    /// The day itself when it is one, else the one before.
    #[must_use]
    pub fn on_or_before(&self, day: Date) -> Option<Date> {
        if self.is_one(day) {
            return Some(day);
        }
        self.nth(day, -1)
    }
}
