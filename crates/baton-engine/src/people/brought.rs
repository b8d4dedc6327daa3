//! What a call brings about a person: the fields that the trigger names, filled in (C4).

use std::borrow::Cow;
use std::collections::BTreeMap;

use baton_core::calendar::{CompanyTime, DayOrder, NoDay, Zone, meant};
use baton_core::call::Entry;
use baton_core::details::{
    CustomDetail, CustomDetails, CustomType, has_started, is_open, own_type,
};
use baton_core::document::{PersonField, StartsByCall};
use baton_core::matching::Means;
use baton_core::matching::twice::AddressSettings;
use baton_core::sensitive::{MASK, call_looks_sensitive};
use baton_core::{Json, PersonId, email, word};
use baton_store::Lenient;
use baton_store::table::people::external_ids::ExternalId;
use baton_store::table::people::{Person, PersonStatus};
use jiff::Timestamp;

use crate::unique::unique;

/// Somebody of whom only the id is known, who has not started as far as anybody said.
pub(super) fn somebody_new() -> Person {
    Person {
        status: PersonStatus::BeforeStart,
        ..Person::new(PersonId::from_bytes(unique()))
    }
}

/// A new person whom a call has filled in, about an e-mail address nobody has (C4).
pub(super) fn named(mut person: Person, entry: &Entry) -> Person {
    let email = email::shown(&entry.value);
    person.work_email = Some(email.clone());
    if person.display_name.trim().is_empty() {
        let names = [person.given_name.as_deref(), person.family_name.as_deref()];
        let joined = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        person.display_name = if joined.is_empty() { email } else { joined };
    }
    person
}

/// Where somebody new stands by their first day, where the call says it in no word that is read.
pub(super) fn stand_by_first_day(
    person: &mut Person,
    trigger: &StartsByCall<'_>,
    entry: &Entry,
    unread: &[Unread],
    (time, now): (&CompanyTime, Timestamp),
) {
    let says = |field: &PersonField| {
        let said = entry.find(&field.from);
        field.detail.trim_start_matches('/') == STATUS && said.is_some_and(|it| !it.is_missing())
    };
    let is_unread = unread.iter().any(|one| one.detail == STATUS);
    if trigger.person_fields.iter().any(says) && !is_unread {
        return;
    }
    let today = zone_of_person(person, time).date(now);
    if has_started(person.start_date.as_deref(), today) {
        person.status = PersonStatus::Active;
    }
}

/// By what dates and zones are read that a call brings (C17).
pub(super) struct Rules<'a> {
    /// Where a moment is a day of somebody without a zone.
    pub(super) time: &'a CompanyTime,
    /// Which custom details are dates.
    pub(super) custom: &'a CustomDetails,
    /// Of fields, by pointer, whether the day or the month stands first.
    pub(super) orders: &'a BTreeMap<String, DayOrder>,
    /// What words mean that come to the address.
    pub(super) settings: &'a AddressSettings,
}

/// What a call brings that nothing reads; the person keeps what they had.
pub(super) struct Unread {
    /// The name of the detail.
    pub(super) detail: String,
    /// Where it stands in the call.
    pub(super) from: String,
    /// What came.
    pub(super) value: String,
    /// Why it is not read.
    pub(super) why: Why,
}

/// Why what a call brings is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It is no day.
    Day(NoDay),
    /// It is no time zone.
    Zone,
    /// It is none of the words for a status.
    Status,
    /// The detail has a table of words, and this is none of them.
    Word,
    /// It looks sensitive, and everybody sees the detail.
    LooksSensitive,
}

/// Fills in the details that a call brings; what it does not bring stays, and what it says to be
/// empty is empty, but names and the status (C4). Gives what nothing reads.
pub(super) fn fill_in(
    person: &mut Person,
    trigger: &StartsByCall<'_>,
    entry: &Entry,
    rules: &Rules<'_>,
) -> Vec<Unread> {
    let mut unread = Vec::new();
    let mut fields: Vec<_> = trigger.person_fields.iter().collect();
    // On which day a moment is depends on the zone.
    fields.sort_by_key(|field| field.detail.trim_start_matches('/') != TIME_ZONE);
    for field in fields {
        let Some(value) = entry.find(&field.from) else {
            continue;
        };
        let detail = field.detail.trim_start_matches('/');
        if value.says_empty() {
            empty(person, detail);
        }
        if value.is_missing() {
            continue;
        }
        if !may_be_seen(detail, &field.from, value, rules.custom) {
            unread.push(Unread {
                detail: detail.to_owned(),
                from: field.from.clone(),
                value: MASK.to_owned(),
                why: Why::LooksSensitive,
            });
            continue;
        }
        match read(person, detail, value, &field.from, rules) {
            Ok(value) => set(person, detail, &value),
            Err(why) => unread.push(Unread {
                detail: detail.to_owned(),
                from: field.from.clone(),
                value: value.display().trim().chars().take(SHOWN).collect(),
                why,
            }),
        }
    }
    unread
}

/// What a value that comes for a detail is, as it is stored.
pub(super) fn read(
    person: &Person,
    detail: &str,
    value: &Json,
    from: &str,
    rules: &Rules<'_>,
) -> Result<Json, Why> {
    let value = match rules.settings.means(detail, value) {
        Means::Ours(ours) => Cow::Owned(Json::text(ours)),
        // A status has words of its own.
        Means::Nothing if detail != STATUS => return Err(Why::Word),
        Means::Nothing | Means::Itself => Cow::Borrowed(value),
    };
    match kind_of(detail, rules.custom) {
        Some(CustomType::Date) => day_of(person, &value, from, rules).map_err(Why::Day),
        _ if detail == TIME_ZONE => zone_of(&value).ok_or(Why::Zone),
        _ if detail == STATUS => status_of(&value).ok_or(Why::Status),
        Some(CustomType::Text | CustomType::Number | CustomType::YesNo) | None => {
            Ok(value.into_owned())
        }
    }
}

pub(super) const TIME_ZONE: &str = "time_zone";
const STATUS: &str = "status";

/// How much of what cannot be read is told, in characters.
const SHOWN: usize = 100;

fn kind_of(detail: &str, custom: &CustomDetails) -> Option<CustomType> {
    match detail.strip_prefix(CUSTOM) {
        Some(name) => custom.get(name).map(|known| known.kind),
        None => own_type(detail),
    }
}

/// The day that a value means to somebody, as it is stored.
fn day_of(person: &Person, value: &Json, from: &str, rules: &Rules<'_>) -> Result<Json, NoDay> {
    let zone = zone_of_person(person, rules.time);
    let meant = meant(value, &zone, rules.orders.get(from).copied())?;
    Ok(Json::text(meant.day.to_string()))
}

/// By which zone somebody's days are told.
fn zone_of_person(person: &Person, time: &CompanyTime) -> Zone {
    let zone = Json::optional_text(person.time_zone.as_deref());
    time.zone_for(&Json::object([(TIME_ZONE, zone)])).0
}

/// IANA's name of a zone, however it is called.
fn zone_of(value: &Json) -> Option<Json> {
    let zone = Zone::of_name(value.as_text()?)?;
    Some(Json::text(zone.name()))
}

/// Somebody has the detail no more. Only an admin takes a name, the address or the status from
/// anybody.
pub(super) fn empty(person: &mut Person, detail: &str) {
    if matches!(detail, "given_name" | "family_name") {
        return;
    }
    if let Some(place) = place_of(person, detail) {
        *place = None;
    } else if let Some(name) = detail.strip_prefix(CUSTOM) {
        let mut values = person.custom.read();
        values.0.retain(|(known, _)| known != name);
        person.custom = Lenient::of(&values);
    }
}

pub(super) fn set(person: &mut Person, detail: &str, value: &Json) {
    let text: String = value.display().trim().chars().take(LONGEST_TEXT).collect();
    if let Some(place) = place_of(person, detail) {
        *place = Some(text);
    } else if let Some(name) = detail.strip_prefix(CUSTOM) {
        set_custom(person, name, value);
    } else if detail == STATUS {
        set_status(person, &text);
    } else if detail == "display_name" {
        person.display_name = text;
    }
}

/// Where a detail stands that may be empty.
fn place_of<'p>(person: &'p mut Person, detail: &str) -> Option<&'p mut Option<String>> {
    Some(match detail {
        "given_name" => &mut person.given_name,
        "family_name" => &mut person.family_name,
        "start_date" => &mut person.start_date,
        "end_date" => &mut person.end_date,
        "time_zone" => &mut person.time_zone,
        "location" => &mut person.location,
        "job_title" => &mut person.job_title,
        "team" => &mut person.team,
        "department" => &mut person.department,
        "manager" => &mut person.manager,
        _other => return None,
    })
}

/// How much of a text is kept in a person's own details, in characters.
pub const LONGEST_TEXT: usize = 500;

/// What begins the name of a custom detail.
pub(super) const CUSTOM: &str = "custom/";
/// What begins the name of an id in another tool.
pub(super) const EXTERNAL_IDS: &str = "external_ids/";

/// What a custom detail is that nobody knew before it came with a value: of the value's type, and
/// sensitive where what it comes from is.
pub(super) fn begun(value: &Json, sensitive: bool) -> CustomDetail {
    let kind = CustomType::of(value);
    CustomDetail { kind, sensitive }
}

/// The custom details that a call brings under names nobody knows yet.
pub(super) fn new_custom(
    trigger: &StartsByCall<'_>,
    entry: &Entry,
    known: &CustomDetails,
) -> Vec<(String, CustomDetail)> {
    let brought = brought(trigger, entry, CUSTOM);
    let new = brought.filter(|one| !known.contains_key(one.name));
    new.map(|one| (one.name.to_owned(), begun(one.value, one.looks_sensitive)))
        .collect()
}

/// The ids in other tools that a call brings.
pub(super) fn ids_in(trigger: &StartsByCall<'_>, entry: &Entry) -> Vec<ExternalId> {
    let brought = brought(trigger, entry, EXTERNAL_IDS);
    brought.filter_map(|one| one.id()).collect()
}

/// Those of them that somebody gets: everybody sees ids, so none that looks sensitive.
pub(super) fn open_ids_in(trigger: &StartsByCall<'_>, entry: &Entry) -> Vec<ExternalId> {
    let brought = brought(trigger, entry, EXTERNAL_IDS);
    let open = brought.filter(|one| !one.looks_sensitive);
    open.filter_map(|one| one.id()).collect()
}

/// A value that a call has for a detail of a group.
struct Brought<'a> {
    name: &'a str,
    value: &'a Json,
    looks_sensitive: bool,
}

impl Brought<'_> {
    fn id(&self) -> Option<ExternalId> {
        let id = self.value.display();
        let id: String = id.trim().chars().take(LONGEST_TEXT).collect();
        let source = self.name.to_owned();
        (!id.is_empty()).then_some(ExternalId { source, id })
    }
}

/// What a call has for a group of details.
fn brought<'a>(
    trigger: &StartsByCall<'a>,
    entry: &'a Entry,
    group: &'a str,
) -> impl Iterator<Item = Brought<'a>> {
    trigger.person_fields.iter().filter_map(move |field| {
        let name = field.detail.trim_start_matches('/').strip_prefix(group)?;
        let value = entry
            .find(&field.from)
            .filter(|value| !value.is_missing())?;
        Some(Brought {
            name,
            value,
            looks_sensitive: call_looks_sensitive(&field.from, Some(value)),
        })
    })
}

/// Whether a value of a call may be put into a detail: one that looks sensitive only where not
/// everybody sees it.
fn may_be_seen(detail: &str, from: &str, value: &Json, custom: &CustomDetails) -> bool {
    !is_open(custom, detail) || !call_looks_sensitive(from, Some(value))
}

fn set_status(person: &mut Person, text: &str) {
    let found = PersonStatus::ALL
        .iter()
        .find(|status| word(*status) == text);
    person.status = found.copied().unwrap_or(person.status);
}

/// The word for a status, however it is written; none for another tool's own words (K14).
fn status_of(value: &Json) -> Option<Json> {
    let said = value.as_text()?.trim().to_lowercase();
    let said = said.replace([' ', '-'], "_");
    let mut all = PersonStatus::ALL.iter();
    let found = all.find(|status| word(*status) == said)?;
    Some(Json::text(word(found)))
}

fn set_custom(person: &mut Person, name: &str, value: &Json) {
    let mut values = person.custom.read();
    values.0.retain(|(known, _)| known != name);
    values.0.push((name.to_owned(), value.clone()));
    person.custom = Lenient::of(&values);
}
