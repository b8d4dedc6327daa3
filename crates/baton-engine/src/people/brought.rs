//! What a call brings about a person: the fields that the trigger names, filled in (C4).

use baton_core::call::Entry;
use baton_core::details::{CustomDetail, CustomDetails, CustomType};
use baton_core::document::StartsByCall;
use baton_core::{Json, PersonId, word};
use baton_store::Lenient;
use baton_store::table::people::external_ids::ExternalId;
use baton_store::table::people::{Person, PersonStatus};

use crate::unique::unique;

/// A new person from a call about an e-mail address nobody has (C4).
pub(super) fn from_call(trigger: &StartsByCall<'_>, entry: &Entry) -> Person {
    let email = entry.value.trim().to_owned();
    let mut person = Person {
        status: PersonStatus::BeforeStart,
        ..Person::new(PersonId::from_bytes(unique()))
    };
    fill_in(&mut person, trigger, entry);
    person.work_email = Some(email.clone());
    if person.display_name.trim().is_empty() {
        let names = [person.given_name.as_deref(), person.family_name.as_deref()];
        let joined = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        person.display_name = if joined.is_empty() { email } else { joined };
    }
    person
}

/// Fills in the details that a call brings; what it does not bring stays.
pub(super) fn fill_in(person: &mut Person, trigger: &StartsByCall<'_>, entry: &Entry) {
    for field in trigger.person_fields {
        let found = entry.find(&field.from).filter(|value| !value.is_empty());
        let Some(value) = found else { continue };
        set(person, field.detail.trim_start_matches('/'), value);
    }
}

fn set(person: &mut Person, detail: &str, value: &Json) {
    let text: String = value.display().trim().chars().take(LONGEST_TEXT).collect();
    let place = match detail {
        "display_name" => return person.display_name = text,
        "status" => return set_status(person, &text),
        "given_name" => &mut person.given_name,
        "family_name" => &mut person.family_name,
        "work_email" => return,
        "start_date" => &mut person.start_date,
        "end_date" => &mut person.end_date,
        "time_zone" => &mut person.time_zone,
        "location" => &mut person.location,
        "job_title" => &mut person.job_title,
        "team" => &mut person.team,
        "department" => &mut person.department,
        "manager" => &mut person.manager,
        other => {
            if let Some(name) = other.strip_prefix(CUSTOM) {
                set_custom(person, name, value);
            }
            return;
        }
    };
    *place = Some(text);
}

/// How much of a text is kept in a person's own details, in characters.
pub const LONGEST_TEXT: usize = 500;

/// What begins the name of a custom detail.
const CUSTOM: &str = "custom/";
/// What begins the name of an id in another tool.
const EXTERNAL_IDS: &str = "external_ids/";

/// The custom details that a call brings under names nobody knows yet, with the types they have.
pub(super) fn new_custom(
    trigger: &StartsByCall<'_>,
    entry: &Entry,
    known: &CustomDetails,
) -> Vec<(String, CustomDetail)> {
    brought(trigger, entry, CUSTOM)
        .filter(|(name, _)| !known.contains_key(*name))
        .map(|(name, value)| {
            let (kind, sensitive) = (CustomType::of(value), false);
            (name.to_owned(), CustomDetail { kind, sensitive })
        })
        .collect()
}

/// The ids in other tools that a call brings.
pub(super) fn ids_in(trigger: &StartsByCall<'_>, entry: &Entry) -> Vec<ExternalId> {
    brought(trigger, entry, EXTERNAL_IDS)
        .map(|(source, value)| ExternalId {
            source: source.to_owned(),
            id: value.display().trim().chars().take(LONGEST_TEXT).collect(),
        })
        .filter(|one| !one.id.is_empty())
        .collect()
}

/// The names in a group of details that a call has values for.
fn brought<'a>(
    trigger: &StartsByCall<'a>,
    entry: &'a Entry,
    group: &'a str,
) -> impl Iterator<Item = (&'a str, &'a Json)> {
    trigger.person_fields.iter().filter_map(move |field| {
        let name = field.detail.trim_start_matches('/').strip_prefix(group)?;
        let value = entry.find(&field.from).filter(|value| !value.is_empty())?;
        Some((name, value))
    })
}

fn set_status(person: &mut Person, text: &str) {
    let all = PersonStatus::ALL.iter().copied();
    let found = all
        .into_iter()
        .find(|status| word(status).eq_ignore_ascii_case(text));
    person.status = found.unwrap_or(person.status);
}

fn set_custom(person: &mut Person, name: &str, value: &Json) {
    let mut values = person.custom.read();
    values.0.retain(|(known, _)| known != name);
    values.0.push((name.to_owned(), value.clone()));
    person.custom = Lenient::of(&values);
}
