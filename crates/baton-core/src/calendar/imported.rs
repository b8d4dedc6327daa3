//! Holidays from a file, beside those of the table.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The holidays that an admin imported; they hold for the whole company.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<ImportedDay>", into = "Vec<ImportedDay>")]
pub struct Imported {
    days: Vec<ImportedDay>,
    once: BTreeSet<Date>,
    yearly: BTreeSet<(i8, i8)>,
}

/// A file that an admin imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayFile {
    /// What the file is called.
    pub name: String,
    /// When it was imported.
    pub at: Timestamp,
    /// What is in it.
    pub days: Imported,
}

/// A holiday from a file, of one day or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportedDay {
    /// What it is called.
    pub name: String,
    /// The first day, `YYYY-MM-DD`.
    #[schema(value_type = String)]
    pub from: Date,
    /// The last day, `YYYY-MM-DD`.
    #[schema(value_type = String)]
    pub to: Date,
    /// Whether it comes back every year.
    #[serde(default)]
    pub yearly: bool,
}

impl Imported {
    /// As they were in the file.
    #[must_use]
    pub fn days(&self) -> &[ImportedDay] {
        &self.days
    }

    /// Whether a day is one of them.
    #[must_use]
    pub fn is_holiday(&self, day: Date) -> bool {
        self.once.contains(&day) || self.yearly.contains(&(day.month(), day.day()))
    }

    /// Whether they say something about a year.
    #[must_use]
    pub fn covers(&self, year: i16) -> bool {
        !self.yearly.is_empty() || self.once.iter().any(|day| day.year() == year)
    }
}

impl From<Vec<ImportedDay>> for Imported {
    fn from(days: Vec<ImportedDay>) -> Self {
        let (mut once, mut yearly) = (BTreeSet::new(), BTreeSet::new());
        for entry in &days {
            let mut day = entry.from;
            while day <= entry.to {
                match entry.yearly {
                    true => yearly.insert((day.month(), day.day())),
                    false => once.insert(day),
                };
                let Ok(next) = day.tomorrow() else { break };
                day = next;
            }
        }
        Self { days, once, yearly }
    }
}

impl From<Imported> for Vec<ImportedDay> {
    fn from(imported: Imported) -> Self {
        imported.days
    }
}
