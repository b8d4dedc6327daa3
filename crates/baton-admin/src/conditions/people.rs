//! People as conditions see them, read page by page: each page is a snapshot of its own, so that
//! no reader is held while a hundred thousand people are looked at.

use std::sync::Arc;

use baton_core::condition::Today;
use baton_core::document::{ConditionGroup, Source};
use baton_core::managers::Managers;
use baton_core::{Json, PersonId};
use baton_engine::{Engine, people};
use baton_store::PersonNo;
use baton_store::table::people::PersonStatus;
use jiff::Timestamp;

use crate::{Outcome, stored};

/// How many people one snapshot reads.
const PAGE: usize = 500;

/// How many are looked at; beyond that the answer says that there are more.
pub(super) const MOST: usize = 100_000;

/// Somebody who is neither a sample nor has left.
pub(super) struct Someone {
    pub(super) no: PersonNo,
    pub(super) id: PersonId,
    pub(super) name: String,
    pub(super) details: Json,
    pub(super) today: Today,
}

/// What is made of a page of people, and the last number in it; none at the end.
pub(super) struct Read<T> {
    pub(super) made: T,
    pub(super) last: Option<PersonNo>,
}

/// Reads the company as conditions see it.
pub(super) async fn company(engine: &Engine) -> Outcome<Json> {
    stored::read(engine, |snapshot| Ok(snapshot.meta().company()?.values())).await
}

/// Reads who manages those whom conditions name.
pub(super) async fn managers_for(
    engine: &Engine,
    conditions: &[ConditionGroup],
) -> Outcome<Arc<Managers>> {
    let managed = conditions.iter().flat_map(ConditionGroup::managed);
    let managed: Vec<String> = managed.map(str::to_owned).collect();
    stored::read(engine, move |snapshot| {
        let managed = managed.iter().map(String::as_str);
        Ok(Arc::new(people::managers(snapshot, managed)?))
    })
    .await
}

/// Reads the people after a number and makes something of them, in the reader.
pub(super) async fn page<T, F>(
    engine: &Engine,
    after: PersonNo,
    with_ids: bool,
    make: F,
) -> Outcome<Read<T>>
where
    T: Send + 'static,
    F: FnOnce(Vec<Someone>) -> T + Send + 'static,
{
    let now = Timestamp::now();
    let computer = engine.options().computer_zone();
    stored::read(engine, move |snapshot| {
        let rows = snapshot.people().numbered(after, PAGE)?;
        let last = rows.last().map(|row| row.no);
        let custom = snapshot.custom_details().all()?;
        let time = snapshot.meta().company_time(computer)?;
        let mut found = Vec::new();
        for row in rows {
            let person = &row.person;
            if person.sample || person.status == PersonStatus::Left {
                continue;
            }
            let ids = match with_ids {
                true => snapshot.external_ids().of_person(row.no)?,
                false => Vec::new(),
            };
            let details = people::details(person, &custom, &ids);
            found.push(Someone {
                no: row.no,
                today: Today::of(now, &time, &details),
                details,
                id: row.person.id,
                name: row.person.display_name,
            });
        }
        let made = make(found);
        Ok(Read { made, last })
    })
    .await
}

/// Whether there is anybody after a number, where the looking stopped there.
pub(super) async fn is_anybody_after(engine: &Engine, after: Option<PersonNo>) -> Outcome<bool> {
    let Some(from) = after else { return Ok(false) };
    Ok(page(engine, from, false, |_| ()).await?.last.is_some())
}

/// How many of the conditions, from the first, are decided by people and company alone.
pub(super) fn decided(conditions: &[ConditionGroup]) -> usize {
    let known = |one: &ConditionGroup| {
        let mut references = one.references();
        references.all(|one| matches!(one.source, Source::Person | Source::Company))
    };
    conditions.iter().take_while(|one| known(one)).count()
}

/// Whether the ids that people have elsewhere are asked for.
pub(super) fn asks_for_ids(conditions: &[ConditionGroup]) -> bool {
    let references = conditions.iter().flat_map(ConditionGroup::references);
    let mut pointers = references.map(|one| one.pointer.as_str());
    pointers.any(|pointer| pointer.starts_with("/external_ids"))
}
