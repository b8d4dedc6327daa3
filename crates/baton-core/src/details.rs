//! What is known about the person and the company at the moment a step is reached.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::calendar::{CompanyTime, Zone};
use crate::document::{Reference, Source};
use crate::json::{Json, Number, Pointer};
use crate::managers::Managers;

/// The details that the driver reads in the transaction that handles an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The person: `display_name`, `work_email`, …, `custom` with the custom details,
    /// `external_ids` with the person's ids in other tools.
    pub person: Json,
    /// What is sent only where it is named: pointers to the person's sensitive details.
    pub sensitive: Vec<String>,
    /// The company.
    pub company: Json,
    /// The workflow's name.
    pub workflow_name: String,
    /// The company's zone and holidays, and the computer's zone.
    pub time: CompanyTime,
    /// The managers of those whom the workflow's conditions name.
    pub managers: Arc<Managers>,
}

/// What stands in for details that were not read.
static UNREAD: LazyLock<Details> = LazyLock::new(|| Details {
    person: Json::Null,
    sensitive: Vec::new(),
    company: Json::Null,
    workflow_name: String::new(),
    time: CompanyTime::of_computer(Zone::utc()),
    managers: Arc::default(),
});

impl Details {
    /// Details that nobody has read: nothing is made of them that stays.
    pub(crate) fn unread() -> &'static Self {
        &UNREAD
    }
}

/// The names of a person's own details, beside `custom`, in the order in which they are offered.
pub const PERSON_DETAILS: [&str; 13] = [
    "display_name",
    "given_name",
    "family_name",
    "work_email",
    "status",
    "start_date",
    "end_date",
    "time_zone",
    "location",
    "job_title",
    "team",
    "department",
    "manager",
];

/// A detail that every person can have; none of these is sensitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PersonDetail {
    /// The given name.
    GivenName,
    /// The family name.
    FamilyName,
    /// The work e-mail.
    WorkEmail,
    /// The first day.
    StartDate,
    /// The last day.
    EndDate,
    /// The time zone.
    TimeZone,
    /// The place of work.
    Location,
    /// The job title.
    JobTitle,
    /// The team.
    Team,
    /// The department.
    Department,
    /// The manager, as text.
    Manager,
}

/// The words for somebody's status.
pub const STATUSES: [&str; 4] = ["before_start", "active", "on_leave", "left"];

/// Whether somebody is at work by the first day that is known of them: on that day they are. Of whom
/// none is known, nobody said that they are.
#[must_use]
pub fn has_started(start_date: Option<&str>, today: Date) -> bool {
    let first = start_date.and_then(|day| day.parse::<Date>().ok());
    first.is_some_and(|first| first <= today)
}

/// Those of them that name a person of Baton's: the person, or the manager.
pub const NAMES_PERSON: [&str; 3] = ["display_name", "work_email", "manager"];

/// The type that one of a person's own details always has; none for another name.
#[must_use]
pub fn own_type(name: &str) -> Option<CustomType> {
    let is_known = PERSON_DETAILS.contains(&name);
    let is_date = matches!(name, "start_date" | "end_date");
    is_known.then_some(if is_date {
        CustomType::Date
    } else {
        CustomType::Text
    })
}

/// The names of what *About this run* offers, in its order.
pub const RUN_DETAILS: [&str; 6] = [
    "workflow_name",
    "started_at",
    "id",
    "message_id",
    "event_number",
    "now",
];

/// The groups of details whose names are not Baton's own: `custom/laptop`, `external_ids/Okta`.
pub const OPEN_GROUPS: [&str; 2] = ["custom", "external_ids"];

/// Whether a person can have a detail of that name, such as `team` or `custom/laptop`.
#[must_use]
pub fn is_person_detail(name: &str) -> bool {
    let in_group = name
        .split_once('/')
        .is_some_and(|(group, name)| OPEN_GROUPS.contains(&group) && !name.is_empty());
    in_group || PERSON_DETAILS.contains(&name)
}

/// The names of the details that hold a date: `start_date`, `custom/contract_end`.
#[must_use]
pub fn date_details(custom: &CustomDetails) -> Vec<String> {
    let own = PERSON_DETAILS.iter().filter(|name| name.ends_with("_date"));
    let own = own.map(|name| (*name).to_owned());
    let dates = custom
        .iter()
        .filter(|(_, one)| one.kind == CustomType::Date);
    let dates = dates.map(|(name, _)| custom_pointer(name).trim_start_matches('/').to_owned());
    own.chain(dates).collect()
}

/// What is known of the custom details, by name. One without an entry is as it was received,
/// and not sensitive.
pub type CustomDetails = BTreeMap<String, CustomDetail>;

/// What is known of a custom detail (C4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CustomDetail {
    /// How its values are read.
    pub kind: CustomType,
    /// Whether it is masked, and sent only where it is named.
    pub sensitive: bool,
}

/// Whether a reference names a sensitive detail of the person, or what lies in one or around it.
#[must_use]
pub fn is_sensitive(sensitive: &[String], reference: &Reference) -> bool {
    let named = reference.pointer.as_str();
    let is_within = |inner: &str, outer: &str| {
        let rest = inner.strip_prefix(outer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let mut sensitive = sensitive.iter();
    reference.source == Source::Person
        && sensitive.any(|one| is_within(named, one) || is_within(one, named))
}

/// Whether everybody sees a detail of people, and steps may send it unasked; one that nobody knows
/// yet is as it begins.
#[must_use]
pub fn is_open(known: &CustomDetails, detail: &str) -> bool {
    match detail.strip_prefix("custom/") {
        Some(name) => known.get(name).is_some_and(|known| !known.sensitive),
        None => true,
    }
}

/// The types of custom details. A value that does not fit stays as it was received.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CustomDetailType)]
pub enum CustomType {
    /// A text.
    #[default]
    Text,
    /// A number, of any size.
    Number,
    /// True or false.
    YesNo,
    /// A day, `YYYY-MM-DD`.
    Date,
}

impl CustomType {
    /// The type that a received value has.
    #[must_use]
    pub fn of(value: &Json) -> Self {
        match value {
            Json::Number(_) => Self::Number,
            Json::Bool(_) => Self::YesNo,
            Json::Text(text) if text.parse::<Date>().is_ok() => Self::Date,
            Json::Text(_) | Json::Opened(_) | Json::Null | Json::List(_) | Json::Object(_) => {
                Self::Text
            }
        }
    }

    /// A stored value as this type; none when it does not fit.
    #[must_use]
    pub fn read(self, value: &Json) -> Option<Json> {
        let text = match value {
            Json::Text(_) | Json::Opened(_) | Json::Number(_) | Json::Bool(_) => value.display(),
            Json::Null | Json::List(_) | Json::Object(_) => return None,
        };
        match self {
            Self::Text => Some(Json::Text(text)),
            Self::Number => Number::new(text.trim()).map(Json::Number),
            Self::YesNo => yes_no(&text).map(Json::Bool),
            Self::Date => {
                let date = text.trim().parse::<Date>().ok()?;
                Some(Json::Text(date.to_string()))
            }
        }
    }
}

/// What counts as yes and as no where a text is read as one of them.
#[must_use]
pub fn yes_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "1" => Some(true),
        "false" | "no" | "0" => Some(false),
        _other => None,
    }
}

/// The pointer to a custom detail of a person.
#[must_use]
pub fn custom_pointer(name: &str) -> String {
    Pointer::default().then("custom").then(name).to_string()
}
