//! The company's zone and holidays; all runs that wait for a moment follow (C18).

use baton_core::calendar::{HolidayFile, TimeSettings};
use baton_store::table::meta::TIME;

use super::command;
use crate::audit::{Action, Actor};
use crate::{Engine, Error, Topic};

/// Sets the zone and the place whose holidays count.
pub async fn set(engine: &Engine, actor: &Actor, settings: TimeSettings) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action::SETTINGS_CHANGED,
        move |turn, record| {
            turn.tx.meta().set_time_settings(&settings)?;
            record
                .text("time_zone", settings.zone.unwrap_or_default())
                .text("holidays", settings.place.unwrap_or_default());
            turn.hint(Topic::Settings, TIME);
            Ok(())
        },
    )
    .await
}

/// Puts a file with holidays in the place of the one that was there; none removes it.
pub async fn set_holidays(
    engine: &Engine,
    actor: &Actor,
    file: Option<HolidayFile>,
) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action::SETTINGS_CHANGED,
        move |turn, record| {
            turn.tx.meta().set_holiday_file(file.as_ref())?;
            let days = file.as_ref().map_or(0, |file| file.days.days().len());
            record
                .text(
                    "holiday_file",
                    file.map(|file| file.name).unwrap_or_default(),
                )
                .text("holiday_file_days", days.to_string());
            turn.hint(Topic::Settings, TIME);
            Ok(())
        },
    )
    .await
}
