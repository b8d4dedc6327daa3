//! What can be wrong with the settings: no length, no date to count from, holidays nobody knows.

use super::settings::{DateUnit, Side, WaitForTime, WaitUntil, WhileUnit};
use crate::steps::own::Checked;
use crate::validation::check::{At, Before, Check};
use crate::validation::problem::Code;

impl Checked for WaitForTime {
    fn check(&self, check: &mut Check<'_>, at: &At<'_>, _before: &Before) {
        let (amount, most) = self.amount();
        if amount == 0 || amount > most {
            check.fix(
                Code::WaitLengthUnusable,
                &at.then("until/amount"),
                [("most", &most.to_string())],
            );
        }
        if let WaitUntil::Date { detail, .. } = &self.until
            && !check.known.dates.iter().any(|known| known == detail)
        {
            check.fix(
                Code::DetailIsNoDate,
                &at.then("until/detail"),
                [("pointer", detail)],
            );
        }
        if self.asks_for_working_days() && !check.known.holidays {
            check.look(Code::HolidaysUnknown, &at.then("until"), []);
        }
    }
}

impl WaitForTime {
    /// How many it counts, and how many a hundred years are.
    fn amount(&self) -> (u32, u32) {
        match &self.until {
            WaitUntil::Duration { amount, unit } => {
                let most = match unit {
                    WhileUnit::Minutes => 52_596_000,
                    WhileUnit::Hours => 876_600,
                    WhileUnit::Days => 36_525,
                    WhileUnit::Weeks => 5_217,
                };
                (*amount, most)
            }
            WaitUntil::WorkingDays { amount, .. } => (*amount, 26_000),
            WaitUntil::Date { side: Side::On, .. } => (1, 1),
            WaitUntil::Date { amount, unit, .. } => {
                let most = match unit {
                    DateUnit::Days => 36_525,
                    DateUnit::WorkingDays => 26_000,
                    DateUnit::Weeks => 5_217,
                    DateUnit::Months => 1_200,
                };
                (*amount, most)
            }
        }
    }
}
