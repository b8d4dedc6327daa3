//! France. Source: Code du travail, articles L3133-1 and, for Alsace and Moselle, L3134-13.

use super::rule::{easter, on};
use super::{Country, Region};

pub(super) const FRANCE: Country = Country {
    code: "FR",
    regions: &[
        Region {
            code: "FR-57",
            name: "Moselle",
        },
        Region {
            code: "FR-6AE",
            name: "Alsace",
        },
    ],
    days: &[
        on(1, 1),
        easter(-2).only_in("57 6AE"),
        easter(1),
        on(5, 1),
        on(5, 8),
        easter(39),
        easter(50),
        on(7, 14),
        on(8, 15),
        on(11, 1),
        on(11, 11),
        on(12, 25),
        on(12, 26).only_in("57 6AE"),
    ],
};
