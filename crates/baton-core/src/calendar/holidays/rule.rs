//! The rules by which holidays fall, and the days they give in a year.

use jiff::Span;
use jiff::civil::{Date, Weekday, date};

/// A day that is free by a rule.
#[derive(Debug)]
pub(super) struct Holiday {
    /// The codes of the regions where it holds, with blanks between; empty: in the whole country.
    regions: &'static str,
    falls: Falls,
    moves: Moves,
}

/// When a holiday falls.
#[derive(Clone, Copy, Debug)]
pub(super) enum Falls {
    /// On a day of a month.
    On(i8, i8),
    /// Once, on a date.
    Once(i16, i8, i8),
    /// So many days after Easter Sunday.
    Easter(i32),
    /// So many days after the n-th weekday of a month; from the end when n is negative.
    Nth(i8, Weekday, i8, i32),
    /// On the last such weekday before a day of a month.
    Before(Weekday, i8, i8),
    /// On the Monday after a day of a month that is a Sunday, else not at all.
    MondayAfter(i8, i8),
    /// On a day of a month, unless it is one of two weekdays.
    NotOn(i8, i8, [Weekday; 2]),
    /// On the first Thursday of April, a week later in the week before Easter.
    Naefels,
}

/// What happens to a holiday on a weekend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moves {
    /// Nothing.
    Never,
    /// From Saturday to Friday, from Sunday to Monday.
    Nearest,
    /// A substitute: the next weekday that is no holiday itself.
    Next,
}

/// A day of a month.
pub(super) const fn on(month: i8, day: i8) -> Holiday {
    falls(Falls::On(month, day))
}

/// So many days after Easter Sunday.
pub(super) const fn easter(days: i32) -> Holiday {
    falls(Falls::Easter(days))
}

/// A day of the whole country that is not moved.
pub(super) const fn falls(falls: Falls) -> Holiday {
    let (regions, moves) = ("", Moves::Never);
    Holiday {
        regions,
        falls,
        moves,
    }
}

impl Holiday {
    /// The same in these regions only.
    pub(super) const fn only_in(self, regions: &'static str) -> Self {
        Self { regions, ..self }
    }

    /// The same, moved when it is on a weekend.
    pub(super) const fn moved(self, moves: Moves) -> Self {
        Self { moves, ..self }
    }

    /// Whether it holds in the country or region of a code. What holds in a region holds in each
    /// part of it, as `DE-BY` in `DE-BY-AUGSBURG`.
    pub(super) fn holds_in(&self, code: &str) -> bool {
        let Some((_, region)) = code.split_once('-') else {
            return self.regions.is_empty();
        };
        let whole = region.split('-').next();
        let mut regions = self.regions.split(' ');
        self.regions.is_empty() || regions.any(|one| one == region || Some(one) == whole)
    }
}

/// The days of a year by these rules.
pub(super) fn days_of_year(rules: &[&Holiday], year: i16) -> Vec<Date> {
    let fallen = rules.iter().filter_map(|rule| {
        let day = rule.falls.in_year(year)?;
        Some((day, rule.moves))
    });
    let mut fallen = fallen.collect::<Vec<_>>();
    fallen.sort_by_key(|(day, _)| *day);
    let mut days = fallen.iter().map(|(day, _)| *day).collect::<Vec<_>>();
    for (day, moves) in fallen {
        let substitute = match moves {
            Moves::Never => None,
            Moves::Nearest => nearest(day),
            Moves::Next => next_free(day, &days),
        };
        days.extend(substitute);
    }
    days
}

fn nearest(day: Date) -> Option<Date> {
    let weekday = day.weekday();
    if weekday == Weekday::Saturday {
        return day.yesterday().ok();
    }
    (weekday == Weekday::Sunday).then(|| day.tomorrow().ok())?
}

fn next_free(day: Date, taken: &[Date]) -> Option<Date> {
    if !is_weekend(day) {
        return None;
    }
    let later = day.series(Span::new().days(1)).skip(1);
    later
        .into_iter()
        .find(|day| !is_weekend(*day) && !taken.contains(day))
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

impl Falls {
    fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::On(month, day) => Date::new(year, month, day).ok(),
            Self::Once(then, month, day) => {
                let day = Date::new(then, month, day).ok()?;
                (then == year).then_some(day)
            }
            Self::Easter(days) => plus(easter_sunday(year), days),
            Self::Nth(n, weekday, month, days) => {
                let nth = date(year, month, 1).nth_weekday_of_month(n, weekday);
                plus(nth.ok()?, days)
            }
            Self::Before(weekday, month, day) => {
                let day = Date::new(year, month, day).ok()?;
                day.nth_weekday(-1, weekday).ok()
            }
            Self::MondayAfter(month, day) => {
                let day = Date::new(year, month, day).ok()?;
                (day.weekday() == Weekday::Sunday).then(|| plus(day, 1))?
            }
            Self::NotOn(month, day, weekdays) => {
                let day = Date::new(year, month, day).ok()?;
                (!weekdays.contains(&day.weekday())).then_some(day)
            }
            Self::Naefels => {
                let thursday = date(year, 4, 1).nth_weekday_of_month(1, Weekday::Thursday);
                let thursday = thursday.ok()?;
                let in_holy_week = plus(easter_sunday(year), -3) == Some(thursday);
                plus(thursday, if in_holy_week { 7 } else { 0 })
            }
        }
    }
}

fn plus(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().days(days)).ok()
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
fn easter_sunday(year: i16) -> Date {
    let y = i32::from(year);
    let golden = y % 19;
    let (century, rest) = (y / 100, y % 100);
    let moon =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * week) / 451;
    let days = moon + week - 7 * late + 114;
    let (month, day) = (days / 31, days % 31 + 1);
    // Easter is in March or April.
    date(year, if month == 3 { 3 } else { 4 }, day as i8)
}
