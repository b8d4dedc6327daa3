//! Zones, working days, holidays, and files with holidays.

mod day;
mod holidays;
mod ics;
mod location;
mod working_days;
mod zones;
