//! The United States. Source: 5 U.S.C. 6103, the federal holidays; on a weekend the Friday before
//! or the Monday after is free (section 6103 (b), Executive Order 11582).

use jiff::civil::Weekday;

use super::Country;
use super::rule::{Falls, Moves, falls, on};

pub(super) const UNITED_STATES: Country = Country {
    code: "US",
    regions: &[],
    days: &[
        on(1, 1).moved(Moves::Nearest),
        falls(Falls::Nth(3, Weekday::Monday, 1, 0)),
        falls(Falls::Nth(3, Weekday::Monday, 2, 0)),
        falls(Falls::Nth(-1, Weekday::Monday, 5, 0)),
        on(6, 19).moved(Moves::Nearest),
        on(7, 4).moved(Moves::Nearest),
        falls(Falls::Nth(1, Weekday::Monday, 9, 0)),
        falls(Falls::Nth(2, Weekday::Monday, 10, 0)),
        on(11, 11).moved(Moves::Nearest),
        falls(Falls::Nth(4, Weekday::Thursday, 11, 0)),
        on(12, 25).moved(Moves::Nearest),
    ],
};
