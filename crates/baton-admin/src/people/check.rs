//! What is typed about a person, checked.

use std::collections::BTreeMap;

use baton_core::calendar::Zone;
use baton_core::{Json, PersonId, email};
use baton_engine::FurtherDetails;
use baton_store::Lenient;
use baton_store::table::people::{CustomValues, Person as Stored, PersonStatus as StoredStatus};
use jiff::civil::Date;

use super::{PersonInput, PersonPatchInput, PersonStatus};
use crate::limits::{CUSTOM_DETAILS, DETAIL_NAME, PERSON_TEXT};
use crate::{Outcome, Refusal};

/// A person from what was typed.
pub(crate) fn from_input(id: PersonId, input: PersonInput) -> Outcome<(Stored, FurtherDetails)> {
    let patch = PersonPatchInput {
        display_name: Some(input.display_name),
        given_name: input.given_name,
        family_name: input.family_name,
        work_email: input.work_email,
        status: input.status,
        start_date: input.start_date,
        end_date: input.end_date,
        time_zone: input.time_zone,
        location: input.location,
        job_title: input.job_title,
        team: input.team,
        department: input.department,
        manager: input.manager,
        custom: input.custom,
        external_ids: input.external_ids,
    };
    apply(Stored::new(id), patch)
}

/// A person with what was typed over it: what is left out stays, an empty text empties.
pub(crate) fn apply(
    mut person: Stored,
    patch: PersonPatchInput,
) -> Outcome<(Stored, FurtherDetails)> {
    if let Some(name) = patch.display_name {
        person.display_name = text("display_name", &name)?
            .ok_or_else(|| Refusal::field("display_name", "a person needs a name"))?;
    }
    let texts = [
        ("given_name", patch.given_name, &mut person.given_name),
        ("family_name", patch.family_name, &mut person.family_name),
        ("work_email", patch.work_email, &mut person.work_email),
        ("start_date", patch.start_date, &mut person.start_date),
        ("end_date", patch.end_date, &mut person.end_date),
        ("time_zone", patch.time_zone, &mut person.time_zone),
        ("location", patch.location, &mut person.location),
        ("job_title", patch.job_title, &mut person.job_title),
        ("team", patch.team, &mut person.team),
        ("department", patch.department, &mut person.department),
        ("manager", patch.manager, &mut person.manager),
    ];
    for (name, typed, place) in texts {
        if let Some(typed) = typed {
            *place = checked(name, &typed)?;
        }
    }
    if let Some(status) = patch.status {
        person.status = stored_status(status);
    }
    let further = FurtherDetails {
        custom: named("custom", patch.custom)?,
        external_ids: named("external_ids", patch.external_ids)?,
    };
    person.custom = with_custom(&person, &further.custom)?;
    Ok((person, further))
}

/// Texts under names of the admin's own, both trimmed.
fn named(
    field: &str,
    typed: Option<BTreeMap<String, String>>,
) -> Outcome<BTreeMap<String, String>> {
    let typed = typed.unwrap_or_default().into_iter();
    let each = typed.map(|(name, value)| {
        let value = text(field, &value)?.unwrap_or_default();
        Ok((usable_name(field, &name)?, value))
    });
    each.collect()
}

/// A name that an admin gave to a detail or another tool, trimmed.
pub(crate) fn usable_name(field: &str, name: &str) -> Outcome<String> {
    let name = name.trim();
    if name.is_empty() || name.contains('/') || name.chars().count() > DETAIL_NAME {
        let detail = format!("a name has 1 to {DETAIL_NAME} letters and no `/`");
        return Err(Refusal::field(field, detail));
    }
    Ok(name.to_owned())
}

fn checked(name: &str, typed: &str) -> Outcome<Option<String>> {
    let Some(typed) = text(name, typed)? else {
        return Ok(None);
    };
    let read = match name {
        "work_email" => email::read(&typed).map(|address| address.shown),
        "start_date" | "end_date" => is_day(&typed).then_some(typed),
        "time_zone" => Zone::of_name(&typed).map(|zone| zone.name().to_owned()),
        _plain_text => Some(typed),
    };
    let unreadable = || Refusal::field(name, format!("`{name}` cannot be read"));
    read.ok_or_else(unreadable).map(Some)
}

/// Whether it is a day as ISO 8601 writes one in full: other forms of it are other texts.
fn is_day(typed: &str) -> bool {
    let form = typed.bytes().enumerate().all(|(place, one)| match place {
        4 | 7 => one == b'-',
        _digit => one.is_ascii_digit(),
    });
    typed.len() == 10 && form && typed.parse::<Date>().is_ok()
}

fn text(name: &str, typed: &str) -> Outcome<Option<String>> {
    let typed = typed.trim();
    if typed.chars().count() > PERSON_TEXT {
        return Err(Refusal::field(
            name,
            format!("`{name}` is longer than {PERSON_TEXT} letters"),
        ));
    }
    Ok((!typed.is_empty()).then(|| typed.to_owned()))
}

fn with_custom(
    person: &Stored,
    typed: &BTreeMap<String, String>,
) -> Outcome<Lenient<CustomValues>> {
    let CustomValues(mut members) = person.custom.read();
    for (name, value) in typed {
        members.retain(|(known, _)| known != name);
        if !value.is_empty() {
            members.push((name.clone(), Json::text(value.as_str())));
        }
    }
    if members.len() > CUSTOM_DETAILS {
        return Err(Refusal::field(
            "custom",
            format!("at most {CUSTOM_DETAILS} custom details"),
        ));
    }
    Ok(Lenient::of(&CustomValues(members)))
}

pub(super) fn stored_status(status: PersonStatus) -> StoredStatus {
    match status {
        PersonStatus::BeforeStart => StoredStatus::BeforeStart,
        PersonStatus::Active => StoredStatus::Active,
        PersonStatus::OnLeave => StoredStatus::OnLeave,
        PersonStatus::Left => StoredStatus::Left,
    }
}
