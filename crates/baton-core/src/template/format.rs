//! How a detail is written.

use jiff::civil::Date;
use jiff::fmt::strtime;
use jiff::{Timestamp, tz::TimeZone};

use crate::document::value::Format;

/// Writes a text in a format; none when it is no date but has to be one.
pub(super) fn write(text: &str, format: Format) -> Option<String> {
    match format {
        Format::AsIs => Some(text.to_owned()),
        Format::DateIso => date(text).map(|date| date.to_string()),
        Format::DateLong => {
            let date = date(text)?;
            strtime::format("%-d %b %Y", date).ok()
        }
        Format::Upper => Some(text.to_uppercase()),
        Format::Lower => Some(text.to_lowercase()),
        Format::FirstLetter => Some(text.trim_start().chars().take(1).collect()),
    }
}

/// A date, or the date of a time as it was written.
fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    text.parse::<Timestamp>()
        .ok()
        .map(|at| at.to_zoned(TimeZone::UTC).date())
}
