//! Moments that a step waits for, as every kind with one tells them.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::calendar::{LocalTime, Zone, ZoneOf};
use crate::details::Details;

/// A kind that waits for a moment.
pub trait Timed {
    /// The detail of the person that it counts from.
    fn date_detail(&self) -> Option<&str>;

    /// When a run that came there at an instant goes on, by what is known now.
    ///
    /// # Errors
    /// Says why there is no such moment.
    fn moment(&self, details: &Details, since: Timestamp) -> Result<Moment, NoMoment>;
}

/// A moment, and what it was found from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// Whether the clocks showed it once.
    pub local: LocalTime,
    /// In which zone it was meant.
    pub zone: Zone,
    /// Whose zone that is.
    pub zone_of: ZoneOf,
    /// The date of the person that it was counted from.
    pub base: Option<Date>,
    /// Whether holidays played a part, and were known.
    pub free_days: FreeDays,
}

/// Whether holidays played a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FreeDays {
    /// None.
    NotAsked,
    /// A part, and they are known.
    Known,
    /// A part, but nobody knows them: it was counted without any.
    Unknown,
}

/// Why there is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoMoment {
    /// The person's date is empty.
    DateMissing,
    /// The person's date is no date.
    DateUnreadable,
    /// It lies beyond every date.
    TooFar,
}
