//! Public holidays of seven countries and their regions, for five years.
//!
//! Each country's file says by rules which days are free, and names the law or the official
//! calendar they come from. What is free for everybody at work counts: not what closes schools or
//! offices only, and not what holds in a part of a region, unless that part has an entry of its
//! own. A day that is moved by decree each year is known for the years whose decree is out.

mod at;
mod ch;
mod de;
mod es;
mod fr;
mod gb;
mod rule;
mod us;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use jiff::civil::Date;

use rule::Holiday;

/// The years for which the table holds.
pub const KNOWN_YEARS: RangeInclusive<i16> = 2026..=2030;

/// The countries in the table.
pub const COUNTRIES: [&Country; 7] = [
    &at::AUSTRIA,
    &ch::SWITZERLAND,
    &de::GERMANY,
    &es::SPAIN,
    &fr::FRANCE,
    &gb::UNITED_KINGDOM,
    &us::UNITED_STATES,
];

/// A country in the table.
#[derive(Debug)]
pub struct Country {
    /// ISO 3166-1, such as `DE`.
    pub code: &'static str,
    /// The parts that have holidays of their own.
    pub regions: &'static [Region],
    days: &'static [Holiday],
}

/// A part of a country.
#[derive(Debug)]
pub struct Region {
    /// ISO 3166-2, such as `DE-BY`; a part of a region has a word behind it.
    pub code: &'static str,
    /// What it is called there.
    pub name: &'static str,
}

/// Where people work, as far as the table goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    code: &'static str,
}

impl Place {
    /// The place of a code, such as `DE` or `DE-BY`.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let code = code.trim();
        let (found, _) = TABLE
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(code))?;
        Some(Self { code: found })
    }

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.code
    }

    /// The code of its country.
    #[must_use]
    pub fn country(self) -> &'static str {
        self.code.split('-').next().unwrap_or(self.code)
    }

    /// Whether it is a part of a country.
    #[must_use]
    pub fn is_region(self) -> bool {
        self.code.contains('-')
    }

    /// Whether a day is a holiday there; not outside the table's years.
    #[must_use]
    pub fn is_holiday(self, date: Date) -> bool {
        self.holidays().contains(&date)
    }

    /// The holidays there, in the table's years.
    #[must_use]
    pub fn holidays(self) -> &'static BTreeSet<Date> {
        &TABLE[self.code]
    }
}

/// The days of each place, by its code.
static TABLE: LazyLock<BTreeMap<&'static str, BTreeSet<Date>>> = LazyLock::new(table);

fn table() -> BTreeMap<&'static str, BTreeSet<Date>> {
    let mut table = BTreeMap::new();
    for country in COUNTRIES {
        let regions = country.regions.iter().map(|region| region.code);
        for code in [country.code].into_iter().chain(regions) {
            table.insert(code, days(country, code));
        }
    }
    table
}

fn days(country: &Country, code: &str) -> BTreeSet<Date> {
    let here = country.days.iter().filter(|day| day.holds_in(code));
    let here = here.collect::<Vec<_>>();
    let (first, last) = (*KNOWN_YEARS.start(), *KNOWN_YEARS.end());
    // A day of January can be made up for in December.
    (first..=last + 1)
        .flat_map(|year| rule::days_of_year(&here, year))
        .filter(|day| KNOWN_YEARS.contains(&day.year()))
        .collect()
}
