//! How a detail is written.

use jiff::civil::Date;
use jiff::fmt::strtime;

use crate::calendar::{Zone, day};
use crate::document::value::Format;

/// How a detail is written, and the zone in which a moment is a day.
#[derive(Clone, Copy)]
pub(super) struct As<'a> {
    pub(super) format: Format,
    pub(super) zone: &'a Zone,
}

/// Writes a text in a format; none when it is no date but has to be one.
pub(super) fn write(text: &str, As { format, zone }: As<'_>) -> Option<String> {
    match format {
        Format::AsIs => Some(text.to_owned()),
        Format::DateIso => date(text, zone).map(|date| date.to_string()),
        Format::DateLong => {
            let date = date(text, zone)?;
            strtime::format("%-d %b %Y", date).ok()
        }
        Format::Upper => Some(text.to_uppercase()),
        Format::Lower => Some(text.to_lowercase()),
        Format::FirstLetter => Some(text.trim_start().chars().take(1).collect()),
    }
}

/// The day that a text means.
fn date(text: &str, zone: &Zone) -> Option<Date> {
    day::of_text(text, zone, None).ok().map(|meant| meant.day)
}
