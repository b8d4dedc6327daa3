//! The values that people have of one detail, with how many have each.

use std::collections::BTreeMap;

use baton_core::Json;
use baton_engine::Engine;
use baton_engine::people::sensitive;
use baton_store::PersonNo;

use super::people::{self, MOST, Someone};
use super::sample::overlap;
use super::views::ValuesQuery;
use crate::people::KnownValue;
use crate::{Outcome, stored};

/// How many values are offered, those that most people have.
const OFFERED: usize = 200;

/// How many different ones are counted; a detail with more is no choice between a few.
const MOST_COUNTED: usize = 5_000;

/// By what a condition takes for equal, how each is written and by how many.
type Counted = BTreeMap<String, BTreeMap<String, u64>>;

/// Lists the values of a person's detail that a search finds; of a sensitive one none.
pub async fn values(engine: &Engine, query: ValuesQuery) -> Outcome<Vec<KnownValue>> {
    let (pointer, search) = (query.pointer, query.search.unwrap_or_default());
    let custom = stored::read(engine, |snapshot| Ok(snapshot.custom_details().all()?)).await?;
    if sensitive(&custom).iter().any(|one| overlap(one, &pointer)) {
        return Ok(Vec::new());
    }
    let with_ids = pointer.starts_with("/external_ids");
    let mut counted = Counted::new();
    let (mut after, mut seen) = (Some(PersonNo(0)), 0);
    while let Some(from) = after.filter(|_| seen < MOST && counted.len() < MOST_COUNTED) {
        let about = pointer.clone();
        let made = move |page: Vec<Someone>| (page.len(), of_page(&page, &about));
        let read = people::page(engine, from, with_ids, made).await?;
        seen += read.made.0;
        for value in read.made.1 {
            let same = counted.entry(value.trim().to_lowercase()).or_default();
            *same.entry(value).or_default() += 1;
        }
        after = read.last;
    }
    let search = search.trim().to_lowercase();
    counted.retain(|same, _| same.contains(&search));
    Ok(offered(counted, after.is_none()))
}

fn of_page(page: &[Someone], pointer: &str) -> Vec<String> {
    let each = page.iter().filter_map(|one| one.details.pointer(pointer));
    each.flat_map(written)
        .filter(|one| !one.is_empty())
        .collect()
}

/// What a test would name: a plain value, or each item of a list.
fn written(value: &Json) -> Vec<String> {
    match value {
        Json::Text(_) | Json::Opened(_) | Json::Number(_) | Json::Bool(_) => {
            vec![value.display().trim().to_owned()]
        }
        Json::List(items) => items.iter().flat_map(written).collect(),
        Json::Null | Json::Object(_) => Vec::new(),
    }
}

/// The values, and whether everybody was counted.
fn offered(counted: Counted, exact: bool) -> Vec<KnownValue> {
    let each = counted.into_values().map(|written| {
        let people = written.values().sum();
        let most = written.into_iter().rev().max_by_key(|(_, count)| *count);
        let value = most.map(|(value, _)| value).unwrap_or_default();
        KnownValue {
            value,
            people,
            exact,
        }
    });
    let mut all: Vec<_> = each.collect();
    all.sort_by_key(|one| (std::cmp::Reverse(one.people), one.value.to_lowercase()));
    all.truncate(OFFERED);
    all
}
