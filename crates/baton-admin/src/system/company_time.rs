//! The company's zone and holidays.

use baton_core::calendar::{
    COUNTRIES, HolidayFile, Imported, ImportedDay, KNOWN_YEARS, Place, TimeSettings, Zone, read_ics,
};
use baton_engine::{Actor, Engine, commands};
use baton_store::Snapshot;
use jiff::Timestamp;

use super::views::{
    CompanyTime, CompanyTimeInput, HolidayCountry, HolidayFileInput, HolidayRegion, ImportedFile,
    ImportedHolidays,
};
use crate::{Outcome, Refusal, limits, stored};

const LONGEST_NAME: usize = 200;

/// Reads the company's zone and holidays.
pub async fn company_time(engine: &Engine) -> Outcome<CompanyTime> {
    let computer = engine.options().computer_zone();
    stored::read(engine, move |snapshot| read(snapshot, &computer)).await
}

/// Sets the company's zone, and whose holidays it has.
pub async fn set_company_time(
    engine: &Engine,
    actor: &Actor,
    input: CompanyTimeInput,
) -> Outcome<CompanyTime> {
    let settings = TimeSettings {
        zone: checked(input.time_zone, "time_zone", |name| {
            Zone::of_name(name).map(|zone| zone.name().to_owned())
        })?,
        place: checked(input.holidays, "holidays", |code| {
            Place::of_code(code).map(|place| place.code().to_owned())
        })?,
    };
    commands::company_time::set(engine, actor, settings).await?;
    company_time(engine).await
}

/// Imports a file with holidays; what it does not understand is left out and named. A file
/// without any holiday changes nothing.
pub async fn import_holidays(
    engine: &Engine,
    actor: &Actor,
    input: HolidayFileInput,
) -> Outcome<ImportedHolidays> {
    if input.text.len() > limits::HOLIDAY_FILE_BYTES {
        return Err(Refusal::field("text", "at most 1 MiB"));
    }
    let read = read_ics(&input.text);
    let imported = u32::try_from(read.days.len()).unwrap_or(u32::MAX);
    if imported > 0 {
        let name = input.name.trim().chars().filter(|one| !one.is_control());
        let file = HolidayFile {
            name: name.take(LONGEST_NAME).collect(),
            at: Timestamp::now(),
            days: Imported::from(read.days),
        };
        commands::company_time::set_holidays(engine, actor, Some(file)).await?;
    }
    Ok(ImportedHolidays {
        imported,
        refused: read.refused,
        time: company_time(engine).await?,
    })
}

/// Removes what was imported.
pub async fn remove_holidays(engine: &Engine, actor: &Actor) -> Outcome<CompanyTime> {
    commands::company_time::set_holidays(engine, actor, None).await?;
    company_time(engine).await
}

/// A setting as it is stored; an empty one is none.
fn checked(
    typed: Option<String>,
    field: &str,
    read: impl Fn(&str) -> Option<String>,
) -> Outcome<Option<String>> {
    let typed = typed.filter(|text| !text.trim().is_empty());
    let Some(typed) = typed else { return Ok(None) };
    let known = read(&typed);
    let unknown = || Refusal::field(field, "no such zone, or no such place");
    known.map(Some).ok_or_else(unknown)
}

fn read(snapshot: &Snapshot<'_>, computer: &Zone) -> Outcome<CompanyTime> {
    let settings = snapshot.meta().time_settings()?;
    Ok(CompanyTime {
        time_zone: settings.zone,
        computer_zone: computer.name().to_owned(),
        holidays: settings.place,
        imported: snapshot.meta().holiday_file()?.map(file),
        following: snapshot.meta().time_followed()?.is_some(),
        countries: COUNTRIES.into_iter().map(country).collect(),
        first_year: *KNOWN_YEARS.start(),
        last_year: *KNOWN_YEARS.end(),
    })
}

fn file(file: HolidayFile) -> ImportedFile {
    let days: &[ImportedDay] = file.days.days();
    ImportedFile {
        days: u32::try_from(days.len()).unwrap_or(u32::MAX),
        first: days.iter().map(|day| day.from.to_string()).min(),
        last: days.iter().map(|day| day.to.to_string()).max(),
        name: file.name,
        at: file.at,
    }
}

fn country(country: &baton_core::calendar::Country) -> HolidayCountry {
    let regions = country.regions.iter().map(|region| HolidayRegion {
        code: region.code.to_owned(),
        name: region.name.to_owned(),
    });
    HolidayCountry {
        code: country.code.to_owned(),
        regions: regions.collect(),
    }
}
