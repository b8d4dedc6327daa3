//! What an admin sets, and what the kind answers from it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::time_of_day::TimeOfDay;
use crate::run::verb::Verb;
use crate::steps::kind::Kind;
use crate::steps::timed::Timed;

/// Settings of *Wait for time*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WaitForTime {
    /// How long.
    pub until: WaitUntil,
    /// What happens when a date of the person gives a day on which nobody works.
    pub weekend_rule: WeekendRule,
    /// What happens when the moment has passed before the run comes there.
    pub already_past: AlreadyPast,
}

/// How long it waits; times are in the zone of the person, else of the company (C18).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum WaitUntil {
    /// A while from when the run comes there.
    Duration {
        /// How many.
        amount: u32,
        /// Of what.
        unit: WhileUnit,
    },
    /// So many working days from when the run comes there.
    WorkingDays {
        /// How many.
        amount: u32,
        /// When on that day, `HH:MM`.
        at: TimeOfDay,
    },
    /// A day that a date of the person gives.
    Date {
        /// How many; says nothing when it is on the date.
        amount: u32,
        /// Of what.
        unit: DateUnit,
        /// On which side of the date.
        side: Side,
        /// The date: a detail of the person, such as `start_date` or `custom/contract_end`.
        detail: String,
        /// When on that day, `HH:MM`.
        at: TimeOfDay,
    },
}

/// What a while is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhileUnit {
    /// Minutes that pass.
    Minutes,
    /// Hours that pass.
    Hours,
    /// Days of the calendar, at the same time of day.
    Days,
    /// Seven days each, at the same time of day.
    Weeks,
}

/// What the distance to a date is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateUnit {
    /// Days.
    Days,
    /// Working days.
    WorkingDays,
    /// Seven days each.
    Weeks,
    /// Months; of a month that is too short its last day.
    Months,
}

/// On which side of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Before it.
    Before,
    /// On it.
    On,
    /// After it.
    After,
}

/// What happens to a day on which nobody works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WeekendRule {
    /// Nothing: it counts like any other.
    #[default]
    AsItIs,
    /// The working day before.
    WorkingDayBefore,
    /// The working day after.
    WorkingDayAfter,
}

/// What happens when the moment has passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AlreadyPast {
    /// The run goes straight on.
    #[default]
    GoOn,
    /// The run needs the admin.
    TellMe,
}

impl Kind for WaitForTime {
    fn verbs(&self) -> &'static [Verb] {
        &[Verb::Skip, Verb::SkipAhead]
    }

    fn timed(&self) -> Option<&dyn Timed> {
        Some(self)
    }
}
