//! Time as people count it: zones, working days, holidays.
//!
//! Pure: the company's settings and the computer's zone are handed in, and what is known of zones
//! and holidays is compiled in, so that a result is the same on every machine. Not here: the
//! clock, and what a step does with a moment (`steps/wait_for_time`).

mod company;
pub mod day;
mod holidays;
mod ics;
mod imported;
mod location;
mod windows_zones;
mod working_days;
mod zone;

pub use company::{CompanyTime, TimeSettings, ZoneOf};
pub use day::{DayOrder, Meant, NoDay, ReadAs, meant};
pub use holidays::{COUNTRIES, Country, KNOWN_YEARS, Place, Region};
pub use ics::{IcsRead, Refused, RefusedLine, read_ics};
pub use imported::{HolidayFile, Imported, ImportedDay};
pub use location::place_of_location;
pub use working_days::WorkingDays;
pub use zone::{LocalTime, Zone};
