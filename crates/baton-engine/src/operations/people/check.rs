//! What is typed about a person, checked.

use std::collections::BTreeMap;

use baton_core::{Json, PersonId};
use baton_store::table::people::{Person as Stored, PersonStatus as StoredStatus};

use super::{PersonInput, PersonPatchInput, PersonStatus};
use crate::driver::is_email;
use crate::operations::{Outcome, Refusal};

const LONGEST_TEXT: usize = 500;
const MOST_CUSTOM: usize = 100;

/// A person from what was typed.
pub(crate) fn from_input(id: PersonId, input: PersonInput) -> Outcome<Stored> {
    let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    let patch = PersonPatchInput {
        display_name: Some(input.display_name),
        given_name: input.given_name,
        family_name: input.family_name,
        work_email: input.work_email,
        status: input.status,
        start_date: date(input.start_date),
        end_date: date(input.end_date),
        time_zone: input.time_zone,
        location: input.location,
        job_title: input.job_title,
        team: input.team,
        department: input.department,
        manager: input.manager,
        custom: input.custom,
    };
    apply(Stored::new(id), patch)
}

/// A person with what was typed over it: what is left out stays, an empty text empties.
pub(crate) fn apply(mut person: Stored, patch: PersonPatchInput) -> Outcome<Stored> {
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
    if let Some(custom) = patch.custom {
        person.custom = with_custom(&person.custom, custom)?;
    }
    Ok(person)
}

fn checked(name: &str, typed: &str) -> Outcome<Option<String>> {
    let Some(typed) = text(name, typed)? else {
        return Ok(None);
    };
    let sound = match name {
        "work_email" => is_email(&typed),
        "start_date" | "end_date" => typed.parse::<jiff::civil::Date>().is_ok(),
        "time_zone" => jiff::tz::TimeZone::get(&typed).is_ok(),
        _plain_text => true,
    };
    match sound {
        true => Ok(Some(typed)),
        false => Err(Refusal::field(name, format!("`{name}` cannot be read"))),
    }
}

fn text(name: &str, typed: &str) -> Outcome<Option<String>> {
    let typed = typed.trim();
    if typed.chars().count() > LONGEST_TEXT {
        return Err(Refusal::field(
            name,
            format!("`{name}` is longer than {LONGEST_TEXT} letters"),
        ));
    }
    Ok((!typed.is_empty()).then(|| typed.to_owned()))
}

fn with_custom(stored: &str, typed: BTreeMap<String, String>) -> Outcome<String> {
    let mut members = match Json::parse(stored.as_bytes()) {
        Ok(Json::Object(members)) => members,
        Ok(_) | Err(_) => Vec::new(),
    };
    for (name, value) in typed {
        let name = name.trim().to_owned();
        if name.is_empty() || name.contains('/') {
            return Err(Refusal::field(
                "custom",
                "a detail's name is not empty and has no `/`",
            ));
        }
        members.retain(|(known, _)| *known != name);
        if let Some(value) = text("custom", &value)? {
            members.push((name, Json::text(value)));
        }
    }
    if members.len() > MOST_CUSTOM {
        return Err(Refusal::field(
            "custom",
            format!("at most {MOST_CUSTOM} custom details"),
        ));
    }
    Ok(Json::Object(members).to_string())
}

fn stored_status(status: PersonStatus) -> StoredStatus {
    match status {
        PersonStatus::BeforeStart => StoredStatus::BeforeStart,
        PersonStatus::Active => StoredStatus::Active,
        PersonStatus::OnLeave => StoredStatus::OnLeave,
        PersonStatus::Left => StoredStatus::Left,
    }
}
