//! When the wait is over, from what is known at this moment.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Span, Timestamp};

use super::settings::{DateUnit, Side, WaitForTime, WaitUntil, WeekendRule, WhileUnit};
use crate::calendar::{LocalTime, WorkingDays, Zone, meant};
use crate::details::Details;
use crate::json::Json;
use crate::steps::timed::{FreeDays, Moment, NoMoment, Timed};

/// Nothing waits longer than a hundred years: more than that many days are beyond every date.
const MOST_DAYS: i64 = 36_525;
const MINUTE_S: i64 = 60;
const HOUR_S: i64 = 3_600;

impl Timed for WaitForTime {
    fn date_detail(&self) -> Option<&str> {
        match &self.until {
            WaitUntil::Date { detail, .. } => Some(detail),
            WaitUntil::Duration { .. } | WaitUntil::WorkingDays { .. } => None,
        }
    }

    fn moment(&self, details: &Details, since: Timestamp) -> Result<Moment, NoMoment> {
        let (zone, zone_of) = details.time.zone_for(&details.person);
        let working = details.time.working_days_for(&details.person);
        let here = zone.clock(since);
        let found = match &self.until {
            WaitUntil::Duration { amount, unit } => {
                after(*amount, *unit, (since, here), &zone).map(Found::plain)
            }
            WaitUntil::WorkingDays { amount, at } => {
                let day = nth_working_day(&working, here.date(), i64::from(*amount));
                let local = day.and_then(|day| zone.local(at.on(day)));
                local
                    .zip(day)
                    .map(|(local, day)| Found::counted(local, [here.date(), day], &working))
            }
            WaitUntil::Date { detail, at, .. } => {
                let base = date_of(&details.person, detail, &zone)?;
                let day = self.day_from(base, &working);
                let local = day.and_then(|day| zone.local(at.on(day)));
                local.zip(day).map(|(local, day)| Found {
                    base: Some(base),
                    ..match self.asks_for_working_days() {
                        true => Found::counted(local, [base, day], &working),
                        false => Found::plain(local),
                    }
                })
            }
        };
        let found = found.ok_or(NoMoment::TooFar)?;
        Ok(Moment {
            at: found.local.instant(),
            local: found.local,
            zone,
            zone_of,
            base: found.base,
            free_days: found.free_days,
        })
    }
}

/// What was found, before it is said in which zone.
struct Found {
    local: LocalTime,
    base: Option<Date>,
    free_days: FreeDays,
}

impl Found {
    fn plain(local: LocalTime) -> Self {
        Self {
            local,
            base: None,
            free_days: FreeDays::NotAsked,
        }
    }

    /// The holidays were asked for, around these days.
    fn counted<const N: usize>(
        local: LocalTime,
        days: [Date; N],
        working: &WorkingDays<'_>,
    ) -> Self {
        let known = days.into_iter().all(|day| working.knows(day));
        let free_days = match known {
            true => FreeDays::Known,
            false => FreeDays::Unknown,
        };
        Self {
            local,
            base: None,
            free_days,
        }
    }
}

fn after(
    amount: u32,
    unit: WhileUnit,
    (since, here): (Timestamp, DateTime),
    zone: &Zone,
) -> Option<LocalTime> {
    let amount = i64::from(amount);
    let passing = |seconds: i64| {
        let span = SignedDuration::from_secs(amount.checked_mul(seconds)?);
        since.checked_add(span).ok().map(LocalTime::Once)
    };
    let days = |days: i64| zone.local(plus_days(here.date(), days)?.to_datetime(here.time()));
    match unit {
        WhileUnit::Minutes => passing(MINUTE_S),
        WhileUnit::Hours => passing(HOUR_S),
        WhileUnit::Days => days(amount),
        WhileUnit::Weeks => days(amount * 7),
    }
}

impl WaitForTime {
    /// Whether it depends on which days are working days.
    pub(super) fn asks_for_working_days(&self) -> bool {
        let counted = match &self.until {
            WaitUntil::Duration { .. } => return false,
            WaitUntil::WorkingDays { .. } => true,
            WaitUntil::Date { unit, side, .. } => {
                *unit == DateUnit::WorkingDays && *side != Side::On
            }
        };
        counted || self.weekend_rule != WeekendRule::AsItIs
    }

    fn day_from(&self, base: Date, working: &WorkingDays<'_>) -> Option<Date> {
        let WaitUntil::Date {
            amount, unit, side, ..
        } = &self.until
        else {
            return None;
        };
        let amount = match side {
            Side::Before => -i64::from(*amount),
            Side::On => 0,
            Side::After => i64::from(*amount),
        };
        let day = match unit {
            DateUnit::Days => plus_days(base, amount),
            DateUnit::Weeks => plus_days(base, amount * 7),
            DateUnit::WorkingDays => nth_working_day(working, base, amount),
            DateUnit::Months => plus_months(base, amount),
        }?;
        match self.weekend_rule {
            WeekendRule::AsItIs => Some(day),
            WeekendRule::WorkingDayBefore => working.on_or_before(day),
            WeekendRule::WorkingDayAfter => working.on_or_after(day),
        }
    }
}

fn plus_days(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn plus_months(day: Date, months: i64) -> Option<Date> {
    day.checked_add(Span::new().try_months(months).ok()?).ok()
}

fn nth_working_day(working: &WorkingDays<'_>, day: Date, n: i64) -> Option<Date> {
    (n.abs() <= MOST_DAYS).then(|| working.nth(day, n))?
}

/// A date of the person, read as everything reads dates (C17). One that could be two days is none:
/// what is stored has no calls that could prove which.
fn date_of(person: &Json, detail: &str, zone: &Zone) -> Result<Date, NoMoment> {
    let value = person.pointer(&format!("/{}", detail.trim_start_matches('/')));
    match value.filter(|value| !value.is_missing()) {
        Some(value) => meant(value, zone, None)
            .map(|meant| meant.day)
            .map_err(|_| NoMoment::DateUnreadable),
        None => Err(NoMoment::DateMissing),
    }
}
