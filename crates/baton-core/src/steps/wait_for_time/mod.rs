//! *Wait for time*: stands still for a while, or until a moment that a date of the person gives,
//! and follows that date for as long as it waits (C16).

mod check;
mod moment;
mod run;
mod settings;
pub(super) mod state;
mod time_of_day;

pub use settings::{AlreadyPast, DateUnit, Side, WaitForTime, WaitUntil, WeekendRule, WhileUnit};
pub use state::TimeWait;
pub use time_of_day::TimeOfDay;
