//! Switzerland. Source: the Federal Office of Justice's list of the cantons' holidays
//! ("Gesetzliche Feiertage und Tage, die in der Schweiz wie gesetzliche Feiertage behandelt
//! werden"); the days that a whole canton puts on a par with Sunday (Labour Act, article 20a).
//!
//! Days that only some communes or districts of a canton have are not in the table, but for those
//! of Fribourg's Catholic communes; of Aargau, whose districts differ, the days of all are.

use jiff::civil::Weekday;

use super::rule::{Falls, easter, falls, on};
use super::{Country, Region};

pub(super) const SWITZERLAND: Country = Country {
    code: "CH",
    regions: &[
        Region {
            code: "CH-AG",
            name: "Aargau",
        },
        Region {
            code: "CH-AI",
            name: "Appenzell Innerrhoden",
        },
        Region {
            code: "CH-AR",
            name: "Appenzell Ausserrhoden",
        },
        Region {
            code: "CH-BE",
            name: "Bern",
        },
        Region {
            code: "CH-BL",
            name: "Basel-Landschaft",
        },
        Region {
            code: "CH-BS",
            name: "Basel-Stadt",
        },
        Region {
            code: "CH-FR",
            name: "Fribourg",
        },
        Region {
            code: "CH-FR-CATHOLIC",
            name: "Fribourg, communes catholiques",
        },
        Region {
            code: "CH-GE",
            name: "Genève",
        },
        Region {
            code: "CH-GL",
            name: "Glarus",
        },
        Region {
            code: "CH-GR",
            name: "Graubünden",
        },
        Region {
            code: "CH-JU",
            name: "Jura",
        },
        Region {
            code: "CH-LU",
            name: "Luzern",
        },
        Region {
            code: "CH-NE",
            name: "Neuchâtel",
        },
        Region {
            code: "CH-NW",
            name: "Nidwalden",
        },
        Region {
            code: "CH-OW",
            name: "Obwalden",
        },
        Region {
            code: "CH-SG",
            name: "St. Gallen",
        },
        Region {
            code: "CH-SH",
            name: "Schaffhausen",
        },
        Region {
            code: "CH-SO",
            name: "Solothurn",
        },
        Region {
            code: "CH-SZ",
            name: "Schwyz",
        },
        Region {
            code: "CH-TG",
            name: "Thurgau",
        },
        Region {
            code: "CH-TI",
            name: "Ticino",
        },
        Region {
            code: "CH-UR",
            name: "Uri",
        },
        Region {
            code: "CH-VD",
            name: "Vaud",
        },
        Region {
            code: "CH-VS",
            name: "Valais",
        },
        Region {
            code: "CH-ZG",
            name: "Zug",
        },
        Region {
            code: "CH-ZH",
            name: "Zürich",
        },
    ],
    days: &[
        on(1, 1),
        on(1, 2).only_in("AG BE JU LU TG VD"),
        falls(Falls::MondayAfter(1, 1)).only_in("NE"),
        on(1, 6).only_in("SZ TI UR"),
        on(3, 1).only_in("NE"),
        on(3, 19).only_in("NW SZ TI UR VS"),
        falls(Falls::Naefels).only_in("GL"),
        easter(-2)
            .only_in("AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG UR VD ZG ZH"),
        easter(1).only_in("AG AI AR BE BL BS GE GL GR JU LU SG SH SZ TG TI UR VD ZH"),
        on(5, 1).only_in("AG BL BS JU NE SH TG TI ZH"),
        easter(39),
        easter(50).only_in("AG AI AR BE BL BS GE GL GR JU LU SG SH SZ TG TI UR VD ZH"),
        easter(60).only_in("AG AI FR-CATHOLIC JU LU NE NW OW SZ TI UR VS ZG"),
        on(6, 23).only_in("JU"),
        on(6, 29).only_in("TI"),
        on(8, 1),
        on(8, 15).only_in("AG AI FR-CATHOLIC JU LU NW OW SZ TI UR VS ZG"),
        falls(Falls::Nth(1, Weekday::Sunday, 9, 4)).only_in("GE"),
        falls(Falls::Nth(3, Weekday::Sunday, 9, 1)).only_in("VD"),
        on(9, 25).only_in("OW"),
        on(11, 1).only_in("AG AI FR-CATHOLIC GL JU LU NW OW SG SZ TI UR VS ZG"),
        on(12, 8).only_in("AG AI FR-CATHOLIC LU NW OW SZ TI UR VS ZG"),
        on(12, 25),
        on(12, 26).only_in("AG BE BL BS GL GR LU SG SH SZ TG TI ZH"),
        falls(Falls::NotOn(12, 26, [Weekday::Tuesday, Weekday::Saturday])).only_in("AI AR UR"),
        falls(Falls::MondayAfter(12, 25)).only_in("NE"),
        on(12, 31).only_in("GE"),
    ],
};
