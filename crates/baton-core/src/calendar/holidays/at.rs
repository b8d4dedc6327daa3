//! Austria. Source: Arbeitsruhegesetz, section 7 (2).
//!
//! The days of the patron saints of the Länder close schools and offices; they are no holidays
//! at work, so that the regions have the country's.

use super::rule::{easter, on};
use super::{Country, Region};

pub(super) const AUSTRIA: Country = Country {
    code: "AT",
    regions: &[
        Region {
            code: "AT-1",
            name: "Burgenland",
        },
        Region {
            code: "AT-2",
            name: "Kärnten",
        },
        Region {
            code: "AT-3",
            name: "Niederösterreich",
        },
        Region {
            code: "AT-4",
            name: "Oberösterreich",
        },
        Region {
            code: "AT-5",
            name: "Salzburg",
        },
        Region {
            code: "AT-6",
            name: "Steiermark",
        },
        Region {
            code: "AT-7",
            name: "Tirol",
        },
        Region {
            code: "AT-8",
            name: "Vorarlberg",
        },
        Region {
            code: "AT-9",
            name: "Wien",
        },
    ],
    days: &[
        on(1, 1),
        on(1, 6),
        easter(1),
        on(5, 1),
        easter(39),
        easter(50),
        easter(60),
        on(8, 15),
        on(10, 26),
        on(11, 1),
        on(12, 8),
        on(12, 25),
        on(12, 26),
    ],
};
