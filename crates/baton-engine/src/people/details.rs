//! A person as references see them.

use baton_core::details::{CustomDetails, custom_pointer};
use baton_core::{Json, word};
use baton_store::table::people::external_ids::ExternalId;
use baton_store::table::people::{Person, PersonRow};

use crate::Error;
use crate::turn::Turn;

/// The person as references see them, by what is stored in this transaction.
pub(crate) fn person_details(turn: &mut Turn<'_, '_>, row: &PersonRow) -> Result<Json, Error> {
    let ids = turn.tx.external_ids().of_person(row.no)?;
    Ok(details(&row.person, &*turn.custom()?, &ids))
}

/// The person as references see them: each custom detail as its type says.
pub fn details(person: &Person, known: &CustomDetails, ids: &[ExternalId]) -> Json {
    let text = |value: &Option<String>| Json::optional_text(value.as_deref());
    let custom = person.custom.read().0.into_iter().map(|(name, value)| {
        let kind = known.get(&name).map(|detail| detail.kind);
        let read = kind.and_then(|kind| kind.read(&value));
        (name, read.unwrap_or(value))
    });
    let ids = ids
        .iter()
        .map(|one| (one.source.clone(), Json::text(one.id.as_str())));
    Json::Object(vec![
        (
            "display_name".into(),
            Json::text(person.display_name.as_str()),
        ),
        ("given_name".into(), text(&person.given_name)),
        ("family_name".into(), text(&person.family_name)),
        ("work_email".into(), text(&person.work_email)),
        ("status".into(), Json::text(word(&person.status))),
        ("start_date".into(), text(&person.start_date)),
        ("end_date".into(), text(&person.end_date)),
        ("time_zone".into(), text(&person.time_zone)),
        ("location".into(), text(&person.location)),
        ("job_title".into(), text(&person.job_title)),
        ("team".into(), text(&person.team)),
        ("department".into(), text(&person.department)),
        ("manager".into(), text(&person.manager)),
        ("custom".into(), Json::Object(custom.collect())),
        ("external_ids".into(), Json::Object(ids.collect())),
    ])
}

/// Pointers to what is sent only where it is named.
pub fn sensitive(known: &CustomDetails) -> Vec<String> {
    let sensitive = known.iter().filter(|(_, detail)| detail.sensitive);
    sensitive.map(|(name, _)| custom_pointer(name)).collect()
}
