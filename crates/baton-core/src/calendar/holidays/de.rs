//! Germany. Source: the holiday acts of the sixteen Länder, and the Unification Treaty, article
//! 2 (2), for 3 October.
//!
//! Corpus Christi in single communes of Saxony and Thuringia is not in the table.

use jiff::civil::Weekday;

use super::rule::{Falls, easter, falls, on};
use super::{Country, Region};

pub(super) const GERMANY: Country = Country {
    code: "DE",
    regions: &[
        Region {
            code: "DE-BB",
            name: "Brandenburg",
        },
        Region {
            code: "DE-BE",
            name: "Berlin",
        },
        Region {
            code: "DE-BW",
            name: "Baden-Württemberg",
        },
        Region {
            code: "DE-BY",
            name: "Bayern",
        },
        Region {
            code: "DE-BY-ASSUMPTION",
            name: "Bayern, mit Mariä Himmelfahrt",
        },
        Region {
            code: "DE-BY-AUGSBURG",
            name: "Bayern, Stadt Augsburg",
        },
        Region {
            code: "DE-HB",
            name: "Bremen",
        },
        Region {
            code: "DE-HE",
            name: "Hessen",
        },
        Region {
            code: "DE-HH",
            name: "Hamburg",
        },
        Region {
            code: "DE-MV",
            name: "Mecklenburg-Vorpommern",
        },
        Region {
            code: "DE-NI",
            name: "Niedersachsen",
        },
        Region {
            code: "DE-NW",
            name: "Nordrhein-Westfalen",
        },
        Region {
            code: "DE-RP",
            name: "Rheinland-Pfalz",
        },
        Region {
            code: "DE-SH",
            name: "Schleswig-Holstein",
        },
        Region {
            code: "DE-SL",
            name: "Saarland",
        },
        Region {
            code: "DE-SN",
            name: "Sachsen",
        },
        Region {
            code: "DE-ST",
            name: "Sachsen-Anhalt",
        },
        Region {
            code: "DE-TH",
            name: "Thüringen",
        },
    ],
    days: &[
        on(1, 1),
        on(1, 6).only_in("BW BY ST"),
        on(3, 8).only_in("BE MV"),
        easter(-2),
        easter(0).only_in("BB"),
        easter(1),
        on(5, 1),
        easter(39),
        easter(49).only_in("BB"),
        easter(50),
        easter(60).only_in("BW BY HE NW RP SL"),
        falls(Falls::Once(2028, 6, 17)).only_in("BE"),
        on(8, 8).only_in("BY-AUGSBURG"),
        on(8, 15).only_in("SL BY-ASSUMPTION BY-AUGSBURG"),
        on(9, 20).only_in("TH"),
        on(10, 3),
        on(10, 31).only_in("BB HB HH MV NI SH SN ST TH"),
        on(11, 1).only_in("BW BY NW RP SL"),
        falls(Falls::Before(Weekday::Wednesday, 11, 23)).only_in("SN"),
        on(12, 25),
        on(12, 26),
    ],
};
