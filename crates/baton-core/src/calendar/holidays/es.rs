//! Spain. Source: Estatuto de los Trabajadores, article 37.2, and Real Decreto 2001/1983, article
//! 45; for 2026 the official calendar, BOE-A-2025-21667.
//!
//! Each community settles once a year which of the days it may move it moves. For the years whose
//! calendar is not out, the days are the usual ones, and what Ceuta and Melilla settle by the
//! moon is not in the table. Local holidays of towns are not in it either.

use super::rule::{Falls, easter, falls, on};
use super::{Country, Region};

pub(super) const SPAIN: Country = Country {
    code: "ES",
    regions: &[
        Region {
            code: "ES-AN",
            name: "Andalucía",
        },
        Region {
            code: "ES-AR",
            name: "Aragón",
        },
        Region {
            code: "ES-AS",
            name: "Asturias",
        },
        Region {
            code: "ES-CB",
            name: "Cantabria",
        },
        Region {
            code: "ES-CE",
            name: "Ceuta",
        },
        Region {
            code: "ES-CL",
            name: "Castilla y León",
        },
        Region {
            code: "ES-CM",
            name: "Castilla-La Mancha",
        },
        Region {
            code: "ES-CN",
            name: "Canarias",
        },
        Region {
            code: "ES-CT",
            name: "Catalunya",
        },
        Region {
            code: "ES-EX",
            name: "Extremadura",
        },
        Region {
            code: "ES-GA",
            name: "Galicia",
        },
        Region {
            code: "ES-IB",
            name: "Illes Balears",
        },
        Region {
            code: "ES-MC",
            name: "Murcia",
        },
        Region {
            code: "ES-MD",
            name: "Madrid",
        },
        Region {
            code: "ES-ML",
            name: "Melilla",
        },
        Region {
            code: "ES-NC",
            name: "Navarra",
        },
        Region {
            code: "ES-PV",
            name: "País Vasco",
        },
        Region {
            code: "ES-RI",
            name: "La Rioja",
        },
        Region {
            code: "ES-VC",
            name: "Comunitat Valenciana",
        },
    ],
    days: &[
        on(1, 1),
        on(1, 6),
        falls(Falls::MondayAfter(1, 6)).only_in("AN AR AS CE CL CN EX MC MD ML NC"),
        on(2, 28).only_in("AN"),
        falls(Falls::MondayAfter(2, 28)).only_in("AN"),
        on(3, 1).only_in("IB"),
        falls(Falls::MondayAfter(3, 1)).only_in("IB"),
        on(3, 19).only_in("MC PV VC"),
        falls(Falls::Once(2026, 3, 19)).only_in("GA NC"),
        falls(Falls::Once(2026, 3, 20)).only_in("CE ML"),
        easter(-3).only_in("AN AR AS CB CE CL CM CN EX GA IB MC MD ML NC PV RI"),
        easter(-2),
        easter(1).only_in("CT IB NC PV RI VC"),
        falls(Falls::Once(2026, 4, 6)).only_in("CM"),
        on(4, 23).only_in("AR CL"),
        falls(Falls::MondayAfter(4, 23)).only_in("AR CL"),
        on(5, 1),
        on(5, 2).only_in("MD"),
        falls(Falls::MondayAfter(5, 2)).only_in("MD"),
        on(5, 17).only_in("GA"),
        falls(Falls::Once(2026, 5, 27)).only_in("CE ML"),
        on(5, 30).only_in("CN"),
        falls(Falls::MondayAfter(5, 30)).only_in("CN"),
        on(5, 31).only_in("CM"),
        easter(60).only_in("CM"),
        on(6, 9).only_in("MC RI"),
        falls(Falls::MondayAfter(6, 9)).only_in("MC RI"),
        on(6, 13).only_in("CE"),
        falls(Falls::MondayAfter(6, 13)).only_in("CE"),
        on(6, 24).only_in("CT VC"),
        falls(Falls::Once(2026, 6, 24)).only_in("GA"),
        on(7, 25).only_in("GA PV"),
        on(7, 28).only_in("CB"),
        on(8, 5).only_in("CE"),
        on(8, 15),
        falls(Falls::MondayAfter(8, 15)).only_in("AN AR AS CL CN"),
        on(9, 2).only_in("CE"),
        on(9, 8).only_in("AS EX ML"),
        falls(Falls::MondayAfter(9, 8)).only_in("AS EX ML"),
        on(9, 11).only_in("CT"),
        on(9, 15).only_in("CB"),
        on(9, 17).only_in("ML"),
        falls(Falls::MondayAfter(9, 17)).only_in("ML"),
        on(10, 9).only_in("VC"),
        on(10, 12),
        on(11, 1),
        falls(Falls::MondayAfter(11, 1)).only_in("AN AR AS CL CM CN EX MD NC"),
        on(12, 3).only_in("NC"),
        falls(Falls::MondayAfter(12, 3)).only_in("NC"),
        on(12, 6),
        falls(Falls::MondayAfter(12, 6)).only_in("AN AR AS CB CL EX MC MD ML RI"),
        on(12, 8),
        falls(Falls::MondayAfter(12, 8)).only_in("AN AR AS CL EX MC ML"),
        on(12, 25),
        on(12, 26).only_in("CT"),
        falls(Falls::Once(2026, 12, 26)).only_in("IB"),
    ],
};
