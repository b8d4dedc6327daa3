//! A person as the core reads them, and as a call's fields fill them in.

use baton_core::call::Entry;
use baton_core::definition::WebhookTrigger;
use baton_core::{Json, PersonId};
use baton_store::table::people::{Person, PersonStatus};

use crate::unique::unique;

/// The person as references see them.
pub(crate) fn details(person: &Person) -> Json {
    let text = |value: &Option<String>| Json::optional_text(value.as_deref());
    let custom = Json::parse(person.custom.as_bytes()).unwrap_or(Json::Object(Vec::new()));
    Json::Object(vec![
        (
            "display_name".into(),
            Json::text(person.display_name.as_str()),
        ),
        ("given_name".into(), text(&person.given_name)),
        ("family_name".into(), text(&person.family_name)),
        ("work_email".into(), text(&person.work_email)),
        ("status".into(), Json::text(status_name(person.status))),
        ("start_date".into(), text(&person.start_date)),
        ("end_date".into(), text(&person.end_date)),
        ("time_zone".into(), text(&person.time_zone)),
        ("location".into(), text(&person.location)),
        ("job_title".into(), text(&person.job_title)),
        ("team".into(), text(&person.team)),
        ("department".into(), text(&person.department)),
        ("manager".into(), text(&person.manager)),
        ("custom".into(), custom),
    ])
}

/// A status as references and the API name it.
pub(crate) fn status_name(status: PersonStatus) -> &'static str {
    match status {
        PersonStatus::BeforeStart => "before_start",
        PersonStatus::Active => "active",
        PersonStatus::OnLeave => "on_leave",
        PersonStatus::Left => "left",
    }
}

/// A new person from a call about an e-mail address nobody has (C4).
pub(crate) fn from_call(trigger: &WebhookTrigger, entry: &Entry) -> Person {
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
pub(crate) fn fill_in(person: &mut Person, trigger: &WebhookTrigger, entry: &Entry) {
    for field in &trigger.person_fields {
        let found = entry.find(&field.from).filter(|value| !value.is_empty());
        let Some(value) = found else { continue };
        set(person, field.detail.trim_start_matches('/'), value);
    }
}

fn set(person: &mut Person, detail: &str, value: &Json) {
    let text = value.display().trim().to_owned();
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
        custom => return set_custom(person, custom.trim_start_matches("custom/"), value),
    };
    *place = Some(text);
}

fn set_status(person: &mut Person, text: &str) {
    let all = PersonStatus::ALL.iter().copied();
    let found = all
        .into_iter()
        .find(|status| status_name(*status).eq_ignore_ascii_case(text));
    person.status = found.unwrap_or(person.status);
}

fn set_custom(person: &mut Person, name: &str, value: &Json) {
    let known = match Json::parse(person.custom.as_bytes()) {
        Ok(Json::Object(members)) => members,
        Ok(_) | Err(_) => Vec::new(),
    };
    let others = known.into_iter().filter(|(known, _)| known != name);
    let all = others.chain([(name.to_owned(), value.clone())]).collect();
    person.custom = Json::Object(all).to_string();
}
