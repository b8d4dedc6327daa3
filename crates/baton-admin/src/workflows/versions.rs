//! Versions: what runs are pinned to.

use baton_core::WorkflowId;
use baton_engine::Engine;

use super::shown::number;
use super::views::{Version, VersionSummary};
use super::{changes, present};
use crate::{Outcome, Page, Refusal, stored};

/// Lists the versions, the latest first.
pub async fn versions(engine: &Engine, id: WorkflowId) -> Outcome<Page<VersionSummary>> {
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let stored = snapshot.versions().of_workflow(row.no)?;
        let in_use = snapshot.runs().versions_in_use(row.no)?;
        let mut items = Vec::new();
        for (place, version) in stored.iter().enumerate() {
            let now = version.definition.read()?;
            let before = stored.get(place + 1).map(|before| before.definition.read());
            let differs = before.transpose()?.map(|before| changes(&before, &now));
            items.push(VersionSummary {
                version: number(version.version),
                made_at: version.at,
                by: version.by.clone(),
                note: version.note.clone(),
                changes: differs.unwrap_or_default(),
                in_use: in_use.contains(&version.version),
            });
        }
        Ok(Page::whole(items))
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
