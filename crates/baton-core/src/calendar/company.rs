//! What counts for everybody: the company's zone and holidays, and the computer's zone.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::holidays::Place;
use super::imported::{HolidayFile, Imported};
use super::location::place_of_location;
use super::working_days::WorkingDays;
use super::zone::Zone;
use crate::json::Json;

/// What an admin set about time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeSettings {
    /// IANA's name of the company's zone.
    pub zone: Option<String>,
    /// Whose holidays the company has: a code such as `DE` or `DE-BY`.
    pub place: Option<String>,
}

/// What is known of time beside the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyTime {
    /// The company's zone, where one is set.
    pub zone: Option<Zone>,
    /// The zone of the computer that Baton runs on.
    pub computer: Zone,
    /// Whose holidays the company has, where that is set.
    pub place: Option<Place>,
    /// The holidays that an admin imported.
    pub imported: Arc<Imported>,
}

/// Whose zone it is that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ZoneOf {
    /// The person's.
    Person,
    /// The company's, as the person's is not known.
    Company,
    /// This computer's, as the company's is not set.
    Computer,
}

impl CompanyTime {
    /// Nothing set, on a computer in this zone.
    #[must_use]
    pub fn of_computer(computer: Zone) -> Self {
        Self {
            zone: None,
            computer,
            place: None,
            imported: Arc::default(),
        }
    }

    /// What an admin set, on a computer in this zone.
    #[must_use]
    pub fn new(settings: &TimeSettings, file: Option<HolidayFile>, computer: Zone) -> Self {
        let imported = file.map(|file| file.days).unwrap_or_default();
        Self {
            zone: settings.zone.as_deref().and_then(Zone::of_name),
            place: settings.place.as_deref().and_then(Place::of_code),
            imported: Arc::new(imported),
            computer,
        }
    }

    /// Whether the holidays of a year are known of somebody whose location says nothing.
    #[must_use]
    pub fn knows_holidays(&self, year: i16) -> bool {
        self.working_days_for(&Json::Null).knows_year(year)
    }

    /// The zone that counts for a person, and whose it is (C18).
    #[must_use]
    pub fn zone_for(&self, person: &Json) -> (Zone, ZoneOf) {
        let own = text(person, "time_zone").and_then(Zone::of_name);
        match (own, &self.zone) {
            (Some(zone), _) => (zone, ZoneOf::Person),
            (None, Some(zone)) => (zone.clone(), ZoneOf::Company),
            (None, None) => (self.computer.clone(), ZoneOf::Computer),
        }
    }

    /// The working days of a person: by where they work, else by the company (C18).
    #[must_use]
    pub fn working_days_for(&self, person: &Json) -> WorkingDays<'_> {
        let own = text(person, "location").and_then(place_of_location);
        let place = match (own, self.place) {
            // Somebody "in Germany" has the company's region, where it is one of Germany's.
            (Some(own), Some(company)) if own.code() == company.country() => Some(company),
            (Some(own), _) => Some(own),
            (None, company) => company,
        };
        WorkingDays {
            place,
            imported: &self.imported,
        }
    }
}

fn text<'a>(person: &'a Json, detail: &str) -> Option<&'a str> {
    match person.get(detail)? {
        Json::Text(text) => Some(text),
        Json::Opened(opened) => Some(&opened.text),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::List(_) | Json::Object(_) => None,
    }
}
