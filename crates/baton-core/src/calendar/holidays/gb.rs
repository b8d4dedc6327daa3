//! The United Kingdom. Source: Banking and Financial Dealings Act 1971, schedule 1, and the royal
//! proclamations under it, as listed on GOV.UK; for 15 June 2026 the proclamation of February
//! 2026. The country's own days are those that its four parts share.

use jiff::civil::Weekday;

use super::rule::{Falls, Moves, easter, falls, on};
use super::{Country, Region};

pub(super) const UNITED_KINGDOM: Country = Country {
    code: "GB",
    regions: &[
        Region {
            code: "GB-ENG",
            name: "England",
        },
        Region {
            code: "GB-NIR",
            name: "Northern Ireland",
        },
        Region {
            code: "GB-SCT",
            name: "Scotland",
        },
        Region {
            code: "GB-WLS",
            name: "Wales",
        },
    ],
    days: &[
        on(1, 1).moved(Moves::Next),
        on(1, 2).only_in("SCT").moved(Moves::Next),
        on(3, 17).only_in("NIR").moved(Moves::Next),
        easter(-2),
        easter(1).only_in("ENG NIR WLS"),
        falls(Falls::Nth(1, Weekday::Monday, 5, 0)),
        falls(Falls::Nth(-1, Weekday::Monday, 5, 0)),
        falls(Falls::Once(2026, 6, 15)).only_in("SCT"),
        on(7, 12).only_in("NIR").moved(Moves::Next),
        falls(Falls::Nth(1, Weekday::Monday, 8, 0)).only_in("SCT"),
        falls(Falls::Nth(-1, Weekday::Monday, 8, 0)).only_in("ENG NIR WLS"),
        on(11, 30).only_in("SCT").moved(Moves::Next),
        on(12, 25).moved(Moves::Next),
        on(12, 26).moved(Moves::Next),
    ],
};
