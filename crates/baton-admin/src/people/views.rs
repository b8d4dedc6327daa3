//! The shapes of people.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use baton_core::details::CustomType;
use baton_core::ids::PersonId;
use baton_store::lists::people::After;
use baton_store::table::people::external_ids::ExternalId as StoredId;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::page::{self, NoPlace};

/// Where somebody stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PersonStatus {
    /// Hired, not there yet.
    BeforeStart,
    /// Works here.
    #[default]
    Active,
    /// Away for a while.
    OnLeave,
    /// Works here no longer.
    Left,
}

/// A person.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Person {
    /// The id, for ever.
    pub id: PersonId,
    /// The name to show.
    pub display_name: String,
    /// The given name.
    pub given_name: Option<String>,
    /// The family name.
    pub family_name: Option<String>,
    /// The work e-mail; unique.
    pub work_email: Option<String>,
    /// Where the person stands.
    pub status: PersonStatus,
    /// The first day.
    pub start_date: Option<Date>,
    /// The last day.
    pub end_date: Option<Date>,
    /// The IANA time zone.
    pub time_zone: Option<String>,
    /// The place of work.
    pub location: Option<String>,
    /// The job title.
    pub job_title: Option<String>,
    /// The team.
    pub team: Option<String>,
    /// The department.
    pub department: Option<String>,
    /// The manager, as text.
    pub manager: Option<String>,
    /// Further details, by name.
    pub custom: Vec<CustomValue>,
    /// The person's ids in other tools, by the tool's name.
    pub external_ids: Vec<ExternalId>,
    /// Whether the person is made up.
    pub sample: bool,
    /// Former e-mail addresses.
    pub aliases: Vec<String>,
    /// When the details last changed.
    pub updated_at: Timestamp,
}

/// A further detail of a person.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = PersonCustomValue)]
pub struct CustomValue {
    /// Its name.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: CustomType,
    /// Whether it is sensitive.
    pub sensitive: bool,
    /// Its value; null while it is sensitive, until it is revealed.
    pub value: Option<String>,
    /// Whether the value fits the type; one that does not is sent as it was received.
    pub fits: bool,
}

/// The id that a person has in another tool.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = PersonExternalId)]
pub struct ExternalId {
    /// The other tool.
    pub source: String,
    /// The id there.
    pub id: String,
}

impl From<StoredId> for ExternalId {
    fn from(stored: StoredId) -> Self {
        Self {
            source: stored.source,
            id: stored.id,
        }
    }
}

/// A person to add.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct PersonInput {
    /// The name to show; required.
    pub display_name: String,
    /// The given name.
    #[serde(default)]
    pub given_name: Option<String>,
    /// The family name.
    #[serde(default)]
    pub family_name: Option<String>,
    /// The work e-mail; unique.
    #[serde(default)]
    pub work_email: Option<String>,
    /// Where the person stands; active unless told.
    #[serde(default)]
    pub status: Option<PersonStatus>,
    /// The first day, `YYYY-MM-DD`.
    #[serde(default)]
    pub start_date: Option<String>,
    /// The last day, `YYYY-MM-DD`.
    #[serde(default)]
    pub end_date: Option<String>,
    /// The IANA time zone.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// The place of work.
    #[serde(default)]
    pub location: Option<String>,
    /// The job title.
    #[serde(default)]
    pub job_title: Option<String>,
    /// The team.
    #[serde(default)]
    pub team: Option<String>,
    /// The department.
    #[serde(default)]
    pub department: Option<String>,
    /// The manager, as text.
    #[serde(default)]
    pub manager: Option<String>,
    /// Further details by name; one that nobody knows yet becomes a text.
    #[serde(default)]
    pub custom: Option<BTreeMap<String, String>>,
    /// Ids by the name of the other tool.
    #[serde(default)]
    pub external_ids: Option<BTreeMap<String, String>>,
}

/// Details to change: what is left out stays, an empty text empties.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct PersonPatchInput {
    /// The name to show.
    pub display_name: Option<String>,
    /// The given name.
    pub given_name: Option<String>,
    /// The family name.
    pub family_name: Option<String>,
    /// The work e-mail; the old one stays as an alias.
    pub work_email: Option<String>,
    /// Where the person stands.
    pub status: Option<PersonStatus>,
    /// The first day, `YYYY-MM-DD`.
    pub start_date: Option<String>,
    /// The last day, `YYYY-MM-DD`.
    pub end_date: Option<String>,
    /// The IANA time zone.
    pub time_zone: Option<String>,
    /// The place of work.
    pub location: Option<String>,
    /// The job title.
    pub job_title: Option<String>,
    /// The team.
    pub team: Option<String>,
    /// The department.
    pub department: Option<String>,
    /// The manager, as text.
    pub manager: Option<String>,
    /// Further details by name; an empty text removes one.
    pub custom: Option<BTreeMap<String, String>>,
    /// Ids by the name of the other tool; an empty text removes one.
    pub external_ids: Option<BTreeMap<String, String>>,
}

/// The `next` of the page before.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct PeopleAfter(pub(crate) After);

impl TryFrom<String> for PeopleAfter {
    type Error = NoPlace;

    fn try_from(text: String) -> Result<Self, NoPlace> {
        let place = text.split_once('.').and_then(|(no, name)| {
            let written = name.strip_prefix(IN_BASE_64);
            let bytes = written.and_then(|rest| URL_SAFE_NO_PAD.decode(rest).ok());
            Some(After {
                no: page::row_number(no)?,
                name: bytes.unwrap_or_else(|| name.as_bytes().to_vec()),
            })
        });
        place.map(Self).ok_or(NoPlace(text))
    }
}

/// The place as a page names it: the number, and the name, which may be damaged and no text.
pub(super) fn place(After { name, no }: After) -> String {
    match String::from_utf8(name) {
        Ok(name) if !name.starts_with(IN_BASE_64) => format!("{no}.{name}"),
        Ok(name) => format!("{no}.{IN_BASE_64}{}", URL_SAFE_NO_PAD.encode(name)),
        Err(name) => format!(
            "{no}.{IN_BASE_64}{}",
            URL_SAFE_NO_PAD.encode(name.as_bytes())
        ),
    }
}

/// Before a name that is written in another form.
const IN_BASE_64: char = '~';

impl PartialSchema for PeopleAfter {
    fn schema() -> RefOr<Schema> {
        page::text_of("^[0-9]{1,18}[.]")
    }
}

impl ToSchema for PeopleAfter {}
