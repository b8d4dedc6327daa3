//! Single values by name: settings, marks of the installation.

use baton_core::calendar::{CompanyTime, HolidayFile, TimeSettings, Zone};
use baton_core::company::Company;
use baton_core::of_word;
use jiff::Timestamp;
use rusqlite::params;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::handles;
use crate::ids::RunNo;
use crate::text::json_text;
use crate::{Error, Result, Text, sql};

pub(crate) const SQL: &str = "
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
";

/// Under which name the company is stored.
pub const COMPANY: &str = "company";

/// Under which name the company's zone and holidays are stored.
pub const TIME: &str = "company_time";

/// Under which name the file with holidays is stored.
const HOLIDAYS: &str = "company_holidays";

/// Under which name it is stored how far runs follow a change of the two.
const FOLLOWED: &str = "company_time_followed";

/// What the last probe of the public base address found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseChecked {
    /// When.
    pub at: Timestamp,
    /// Whether it leads to this Baton.
    pub leads_here: bool,
}

json_text! {
    BaseChecked,
}

impl Text for u16 {
    fn to_text(&self) -> String {
        self.to_string()
    }

    fn from_text(text: &str) -> std::result::Result<Self, String> {
        text.parse().map_err(|_| format!("`{text}` is no number"))
    }
}

impl Text for i64 {
    fn to_text(&self) -> String {
        self.to_string()
    }

    fn from_text(text: &str) -> std::result::Result<Self, String> {
        text.parse().map_err(|_| format!("`{text}` is no number"))
    }
}

handles!("single values");

impl Read<'_> {
    /// The value of a name. One that is no text is read as far as it is one: it is as wrong as another
    /// word that nobody wrote, and concerns nothing but its name.
    pub fn get(&self, name: &str) -> Result<Option<String>> {
        sql::one(
            self.db,
            "SELECT CAST(value AS BLOB) FROM meta WHERE name = ?1",
            [name],
            |row| {
                let value: Vec<u8> = row.get(0)?;
                Ok(String::from_utf8_lossy(&value).into_owned())
            },
        )
    }

    /// The value of a name as its type; none, too, when it cannot be read.
    pub fn value<T: Text>(&self, name: &str) -> Result<Option<T>> {
        let stored = self.get(name)?;
        Ok(stored.and_then(|text| T::from_text(&text).ok()))
    }

    /// The value of a name as its type, where nothing may stand in for one that cannot be read.
    pub fn readable<T: Text>(&self, name: &str) -> Result<Option<T>> {
        let read = |text: String| T::from_text(&text).map_err(|why| unreadable(name, why));
        self.get(name)?.map(read).transpose()
    }

    /// The word of a name, where nothing may stand in for one that is no word of the closed list.
    pub fn readable_word<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>> {
        let read = |word: String| {
            let why = || unreadable(name, format!("`{word}` is none of its words"));
            of_word(&word).ok_or_else(why)
        };
        self.get(name)?.map(read).transpose()
    }

    /// The value of a name that is one word of a closed list; none, too, when it is no word of it.
    pub fn word<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>> {
        Ok(self.get(name)?.and_then(|word| of_word(&word)))
    }

    /// The company as an admin entered it.
    pub fn company(&self) -> Result<Company> {
        Ok(self.readable(COMPANY)?.unwrap_or_default())
    }

    /// The company's zone and holidays as an admin set them.
    pub fn time_settings(&self) -> Result<TimeSettings> {
        Ok(self.readable(TIME)?.unwrap_or_default())
    }

    /// The file with holidays that an admin imported.
    pub fn holiday_file(&self) -> Result<Option<HolidayFile>> {
        self.readable(HOLIDAYS)
    }

    /// What counts for everybody about time, on a computer in this zone.
    pub fn company_time(&self, computer: Zone) -> Result<CompanyTime> {
        let (settings, file) = (self.time_settings()?, self.holiday_file()?);
        Ok(CompanyTime::new(&settings, file, computer))
    }

    /// Up to which run the runs follow a change of the company's time; none when all do. One that
    /// cannot be read is none of them: to follow twice changes nothing.
    pub fn time_followed(&self) -> Result<Option<RunNo>> {
        match self.readable::<i64>(FOLLOWED) {
            Ok(run) => Ok(run.map(RunNo)),
            Err(Error::Damaged { .. }) => Ok(Some(RunNo(0))),
            Err(error) => Err(error),
        }
    }
}

fn unreadable(name: &str, why: String) -> Error {
    let column = format!("meta.{name}");
    Error::Damaged { column, why }
}

impl Write<'_> {
    /// Sets a value.
    pub fn set(&self, name: &str, value: &str) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO meta (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            params![name, value],
        )?;
        Ok(())
    }

    /// Sets a value of a type.
    pub fn set_value<T: Text>(&self, name: &str, value: &T) -> Result<()> {
        self.set(name, &value.to_text())
    }

    /// Sets what an admin entered about the company; the runs have to follow.
    pub fn set_company(&self, company: &Company) -> Result<()> {
        self.set_value(COMPANY, company)?;
        self.set_time_followed(Some(RunNo(0)))
    }

    /// Sets the company's zone and holidays; the runs have to follow.
    pub fn set_time_settings(&self, settings: &TimeSettings) -> Result<()> {
        self.set_value(TIME, settings)?;
        self.set_time_followed(Some(RunNo(0)))
    }

    /// Sets, or removes, the file with holidays; the runs have to follow.
    pub fn set_holiday_file(&self, file: Option<&HolidayFile>) -> Result<()> {
        match file {
            Some(file) => self.set_value(HOLIDAYS, file)?,
            None => self.remove(HOLIDAYS)?,
        }
        self.set_time_followed(Some(RunNo(0)))
    }

    /// Notes up to which run the runs follow; none when all do.
    pub fn set_time_followed(&self, run: Option<RunNo>) -> Result<()> {
        match run {
            Some(run) => self.set_value(FOLLOWED, &run.0),
            None => self.remove(FOLLOWED),
        }
    }

    /// Removes a value.
    pub fn remove(&self, name: &str) -> Result<()> {
        sql::execute(self.db, "DELETE FROM meta WHERE name = ?1", [name])?;
        Ok(())
    }
}
