//! A detail that somebody gets without a call: read as one that a call brings.

use std::collections::BTreeMap;

use baton_core::Json;
use baton_core::matching::twice::AddressSettings;
use baton_store::table::people::PersonRow;

use super::brought::{Rules, read, set};
use super::change::became;
use super::details::person_details;
use crate::Error;
use crate::audit::Record;
use crate::turn::Turn;

/// What came of giving somebody a detail.
pub(crate) enum Given {
    /// The value is none that the detail can have.
    Unread,
    /// They had it.
    Same,
    /// They have it: their runs are to follow.
    Changed(Box<PersonRow>),
}

/// Gives somebody a detail; `record` says by whom and why.
pub(crate) fn give(
    turn: &mut Turn<'_, '_>,
    known: &PersonRow,
    detail: &str,
    value: &Json,
    mut record: Record,
) -> Result<Given, Error> {
    let before = person_details(turn, known)?;
    let (time, custom) = (turn.company_time()?, turn.custom()?);
    let rules = Rules {
        time: &time,
        custom: &custom,
        orders: &BTreeMap::new(),
        settings: &AddressSettings::default(),
    };
    let mut row = known.clone();
    let Ok(value) = read(&row.person, detail, value, "", &rules) else {
        return Ok(Given::Unread);
    };
    set(&mut row.person, detail, &value);
    record
        .on("person", &row.person.id)
        .text("name", row.person.display_name.as_str());
    let became = became(turn, known, &before, row, record)?;
    Ok(became.map_or(Given::Same, |now| Given::Changed(Box::new(now))))
}
