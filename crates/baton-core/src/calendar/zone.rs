//! Time zones by name, and local times in them.

use std::fmt;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

use super::windows_zones;

/// A time zone of the compiled-in database. The system's is not asked: it may be older or newer,
/// and a date would then depend on the machine.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone {
    zone: TimeZone,
}

/// What is read of it stays in memory.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// What a local time is in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalTime {
    /// It is there once.
    Once(Timestamp),
    /// The clocks go forward over it: as much later as they go forward.
    Skipped(Timestamp),
    /// The clocks go back over it: the first of the two.
    Twice(Timestamp),
}

impl LocalTime {
    /// The instant that is meant.
    #[must_use]
    pub fn instant(self) -> Timestamp {
        match self {
            Self::Once(at) | Self::Skipped(at) | Self::Twice(at) => at,
        }
    }
}

impl Zone {
    /// Coordinated universal time.
    #[must_use]
    pub fn utc() -> Self {
        Self {
            zone: TimeZone::UTC,
        }
    }

    /// The zone of a name: IANA's, or what Windows calls it.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.trim();
        let named = || ZONES.get(windows_zones::iana(name)?).ok();
        let zone = ZONES.get(name).ok().or_else(named)?;
        zone.iana_name()?;
        Some(Self { zone })
    }

    /// IANA's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    /// What a local time is here; none outside the years that instants have.
    #[must_use]
    pub fn local(&self, at: DateTime) -> Option<LocalTime> {
        let found = self.zone.to_ambiguous_timestamp(at);
        let kind = found.offset();
        let instant = found.compatible().ok()?;
        Some(match kind {
            AmbiguousOffset::Unambiguous { .. } => LocalTime::Once(instant),
            AmbiguousOffset::Gap { .. } => LocalTime::Skipped(instant),
            AmbiguousOffset::Fold { .. } => LocalTime::Twice(instant),
        })
    }

    /// What the clocks here show at an instant.
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> DateTime {
        self.zone.to_datetime(at)
    }

    /// The day here at an instant.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> Date {
        self.clock(at).date()
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
