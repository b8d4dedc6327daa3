//! The list of people: whom it shows, how many they are, and what it can be filtered by.

use baton_core::details::PersonDetail;
use baton_engine::Engine;
use baton_store::lists::people::PeopleFilter;
use baton_store::table::people::PersonStatus as StoredStatus;
use jiff::civil::Date;
use serde::de::IntoDeserializer;
use serde::de::value::Error as Unknown;
use serde::{Deserialize, Serialize};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{IntoParams, PartialSchema, ToSchema};

use super::check::stored_status;
use super::{PeopleAfter, Person, PersonStatus, view, views};
use crate::page::{self, Count};
use crate::{Outcome, Page, stored};

/// How many values of a detail are offered at once.
const OFFERED: usize = 200;

/// Which people.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// The beginnings of words of the name, the e-mail, or an id elsewhere.
    pub search: Option<String>,
    /// Made-up people only, or none of them.
    pub sample: Option<bool>,
    /// Of one of these statuses, with commas between them.
    pub status: Option<PersonStatuses>,
    /// Of this department, whatever the case.
    pub department: Option<String>,
    /// Of this team, whatever the case.
    pub team: Option<String>,
    /// At this place of work, whatever the case.
    pub location: Option<String>,
    /// With this job title, whatever the case.
    pub job_title: Option<String>,
    /// Whose manager this is, as text, whatever the case.
    pub manager: Option<String>,
    /// Of whom this detail is not known.
    pub lacks: Option<PersonDetail>,
    /// Whose first day is this one or later, `YYYY-MM-DD`.
    pub starts_from: Option<Date>,
    /// Whose first day is this one or earlier, `YYYY-MM-DD`.
    pub starts_until: Option<Date>,
    /// The `next` of the page before.
    pub after: Option<PeopleAfter>,
    /// At most so many rows (1 to 200; 50 unless told).
    pub limit: Option<u32>,
}

/// Statuses with commas between them.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct PersonStatuses(Vec<PersonStatus>);

impl TryFrom<String> for PersonStatuses {
    type Error = Unknown;

    fn try_from(text: String) -> Result<Self, Unknown> {
        let each = text.split(',');
        let each = each.map(|one| PersonStatus::deserialize(one.into_deserializer()));
        each.collect::<Result<_, Unknown>>().map(Self)
    }
}

impl PartialSchema for PersonStatuses {
    fn schema() -> RefOr<Schema> {
        page::text_of(
            "^(before_start|active|on_leave|left)(,(before_start|active|on_leave|left))*$",
        )
    }
}

impl ToSchema for PersonStatuses {}

/// How many people a list has.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PeopleCounts {
    /// Whom the filter leaves, by status, whichever statuses it asks for: hired, not there yet.
    pub before_start: Count,
    /// Works here.
    pub active: Count,
    /// Away for a while.
    pub on_leave: Count,
    /// Works here no longer.
    pub left: Count,
    /// Everybody of the list without a filter: samples, real people or both, as it says.
    pub all: Count,
}

/// Which detail's values, and of whom: what a list is filtered by, whatever it asks of the detail
/// itself.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleValuesQuery {
    /// The detail.
    pub detail: PersonDetail,
    /// What stands in the values, whatever the case; anything unless told.
    pub search: Option<String>,
    /// The beginnings of words of the name, the e-mail, or an id elsewhere.
    pub named: Option<String>,
    /// Of made-up people only, or of none of them.
    pub sample: Option<bool>,
    /// Of one of these statuses, with commas between them.
    pub status: Option<PersonStatuses>,
    /// Of this department, whatever the case.
    pub department: Option<String>,
    /// Of this team, whatever the case.
    pub team: Option<String>,
    /// At this place of work, whatever the case.
    pub location: Option<String>,
    /// With this job title, whatever the case.
    pub job_title: Option<String>,
    /// Whose manager this is, as text, whatever the case.
    pub manager: Option<String>,
    /// Of whom this detail is not known.
    pub lacks: Option<PersonDetail>,
    /// Whose first day is this one or later, `YYYY-MM-DD`.
    pub starts_from: Option<Date>,
    /// Whose first day is this one or earlier, `YYYY-MM-DD`.
    pub starts_until: Option<Date>,
}

impl PeopleValuesQuery {
    /// The list whose people have the values.
    fn list(self) -> PeopleQuery {
        PeopleQuery {
            search: self.named,
            sample: self.sample,
            status: self.status,
            department: self.department,
            team: self.team,
            location: self.location,
            job_title: self.job_title,
            manager: self.manager,
            lacks: self.lacks,
            starts_from: self.starts_from,
            starts_until: self.starts_until,
            after: None,
            limit: None,
        }
    }
}

/// A value that people have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KnownValue {
    /// As it is written most often.
    pub value: String,
    /// How many people have it.
    pub people: u64,
    /// Whether these are all; there are at least so many otherwise.
    pub exact: bool,
}

/// Lists people by name. A page can hold fewer than were asked for and go on all the same.
pub async fn list(engine: &Engine, query: PeopleQuery) -> Outcome<Page<Person>> {
    let limit = page::rows(query.limit);
    let after = query.after.as_ref().map(|after| after.0.clone());
    let filter = filter(query);
    stored::read(engine, move |snapshot| {
        let found = snapshot.people().page(&filter, after.as_ref(), limit)?;
        let known = snapshot.custom_details().all()?;
        let items = found
            .rows
            .into_iter()
            .map(|row| view(snapshot, &known, row))
            .collect::<Outcome<_>>()?;
        Ok(Page {
            items,
            next: found.next.map(views::place),
            unreadable: page::unreadable(found.unread),
        })
    })
    .await
}

/// Counts the people that a list has, wherever a page of it begins.
pub async fn counts(engine: &Engine, query: PeopleQuery) -> Outcome<PeopleCounts> {
    let filter = filter(query);
    stored::read(engine, move |snapshot| {
        let counted = snapshot.people().counted(&filter)?;
        let of = |status| Count {
            n: counted.statuses.get(&status).copied().unwrap_or_default(),
            exact: counted.is_all_found,
        };
        Ok(PeopleCounts {
            before_start: of(StoredStatus::BeforeStart),
            active: of(StoredStatus::Active),
            on_leave: of(StoredStatus::OnLeave),
            left: of(StoredStatus::Left),
            all: Count {
                n: counted.listed,
                exact: counted.is_all_listed,
            },
        })
    })
    .await
}

/// Lists the values that people have of a detail, those that most have first.
pub async fn known_values(
    engine: &Engine,
    mut query: PeopleValuesQuery,
) -> Outcome<Vec<KnownValue>> {
    let (detail, text) = (query.detail, query.search.take().unwrap_or_default());
    let filter = filter(query.list());
    stored::read(engine, move |snapshot| {
        let found = snapshot.people().values(detail, &filter, &text, OFFERED)?;
        let each = found.values.into_iter().map(|one| KnownValue {
            value: one.value,
            people: one.people,
            exact: found.is_all,
        });
        Ok(each.collect())
    })
    .await
}

fn filter(query: PeopleQuery) -> PeopleFilter {
    let said = |text: Option<String>| {
        let text = text.map(|text| text.trim().to_owned());
        text.filter(|text| !text.is_empty())
    };
    let values = [
        (PersonDetail::Department, query.department),
        (PersonDetail::Team, query.team),
        (PersonDetail::Location, query.location),
        (PersonDetail::JobTitle, query.job_title),
        (PersonDetail::Manager, query.manager),
    ];
    let values = values.into_iter();
    let statuses = query.status.into_iter().flat_map(|statuses| statuses.0);
    PeopleFilter {
        search: said(query.search),
        sample: query.sample,
        statuses: statuses.map(stored_status).collect(),
        values: values
            .filter_map(|(detail, value)| Some((detail, said(value)?)))
            .collect(),
        lacks: query.lacks,
        starts_from: query.starts_from.map(|day| day.to_string()),
        starts_until: query.starts_until.map(|day| day.to_string()),
    }
}
