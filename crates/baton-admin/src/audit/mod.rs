//! Who changed what.

mod views;

use std::collections::BTreeMap;

use baton_engine::{Actor, Engine};
use baton_store::table::audit::AuditRow as Stored;

use super::{Outcome, Page, PageQuery, page, stored};

pub use views::*;

/// Lists entries, the latest first.
pub async fn list(engine: &Engine, query: PageQuery) -> Outcome<Page<AuditRow>> {
    let (after, limit) = (query.cursor(), query.rows());
    let found = stored::read(engine, move |snapshot| {
        Ok(snapshot.audit().page(after, limit)?)
    })
    .await?;
    Ok(page::of(found, view))
}

fn view(row: Stored) -> AuditRow {
    let mut texts = row.texts.unwrap_or_default();
    let mut take = |names: &[&str]| names.iter().find_map(|name| texts.remove(*name));
    let actor = take(&["by", "actor"]).unwrap_or_else(|| Actor::BATON.to_owned());
    let (origin, reason) = (take(&["from", "origin"]), take(&["why", "reason"]));
    let (subject_kind, subject) = subject(&row.action, &row.ids);
    let mut params: BTreeMap<String, String> = row.ids;
    params.extend(texts);
    AuditRow {
        id: u64::try_from(row.no).unwrap_or_default(),
        at: row.at,
        actor,
        origin,
        action: row.action,
        subject_kind,
        subject,
        reason,
        params,
    }
}

/// What the action was done to: what the action names, else the most telling of its ids.
fn subject(action: &str, ids: &BTreeMap<String, String>) -> (String, String) {
    let order = [
        "run",
        "address",
        "connection",
        "call",
        "problem",
        "person",
        "workflow",
    ];
    let named = action
        .split_once('_')
        .and_then(|(noun, _)| ids.get_key_value(noun));
    let telling = || order.iter().find_map(|role| ids.get_key_value(*role));
    let (role, id) = named.or_else(telling).or_else(|| ids.iter().next()).unzip();
    (
        role.cloned().unwrap_or_default(),
        id.cloned().unwrap_or_default(),
    )
}
