//! Versions: what runs are pinned to.

use baton_core::WorkflowId;
use baton_engine::Engine;

use super::shown::number;
use super::views::{Version, VersionSummary};
use super::{changes, present};
use crate::{Outcome, Page, PageQuery, Refusal, damaged, page, stored};

/// Lists the versions, the latest first.
pub async fn versions(
    engine: &Engine,
    id: WorkflowId,
    query: PageQuery,
) -> Outcome<Page<VersionSummary>> {
    let (after, limit) = (query.cursor(), query.rows());
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let found = snapshot.versions().page(row.no, after, limit)?;
        let in_use = snapshot.runs().versions_in_use(row.no)?;
        let next = found.next.map(|cursor| cursor.to_string());
        let mut unreadable = page::unreadable(found.unread);
        // The last of a page is compared with the first of the one that follows.
        let following = match &next {
            Some(_) => snapshot.versions().page(row.no, found.next, 1)?.items,
            None => Vec::new(),
        };
        let stored = found.items.iter().chain(&following);
        let definitions: Vec<_> = stored.map(|version| version.definition.read()).collect();
        let mut items = Vec::new();
        for (place, version) in found.items.iter().enumerate() {
            let now = &definitions[place];
            // What cannot be read has changed nothing that could be told.
            let differs = match (definitions.get(place + 1), now) {
                (Some(Ok(before)), Ok(now)) => changes(before, now),
                (_, _) => Vec::new(),
            };
            let read = now.as_ref().map(drop).map_err(|why| why.clone().into());
            let row = ("workflow_versions", version.version);
            if damaged::shown(row.0, row.1, read, &mut unreadable)?.is_none() {
                continue;
            }
            items.push(VersionSummary {
                version: number(version.version),
                made_at: version.at,
                by: version.by.clone(),
                note: version.note.clone(),
                changes: differs,
                in_use: in_use.contains(&version.version),
            });
        }
        Ok(Page {
            items,
            next,
            unreadable,
        })
    })
    .await
}

/// Reads a version.
pub async fn version(engine: &Engine, id: WorkflowId, n: u32) -> Outcome<Version> {
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let stored = snapshot.versions().get(row.no, i64::from(n))?;
        let stored = stored.ok_or_else(|| Refusal::not_found("version", n))?;
        Ok(Version {
            version: number(stored.version),
            made_at: stored.at,
            by: stored.by,
            note: stored.note,
            definition: stored.definition.read()?,
        })
    })
    .await
}
