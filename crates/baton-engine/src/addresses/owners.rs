//! An address exists from the moment its owner does, for ever the same (C2).

use std::collections::{BTreeMap, BTreeSet};

use baton_core::document::Definition;
use baton_core::matching::twice::AddressSettings;
use baton_core::{AddressId, StepId};
use baton_store::table::addresses::{AddressRow, NewAddress, Owner};
use baton_store::{Tx, WorkflowNo};
use jiff::Timestamp;

use crate::{Error, random};

/// Stores the new addresses, brings back those whose owner came back, and deletes those whose
/// owner is in no definition that counts. Whether any address changed; a new one gets its token when
/// it is there, so that none is left of an address that never came to be.
pub fn keep(tx: &Tx<'_>, workflow: WorkflowNo, draft: &Definition) -> Result<bool, Error> {
    let at = Timestamp::now();
    let mut changed = false;
    let mut new = owners(draft);
    for row in tx.addresses().of_workflow(workflow)? {
        new.remove(&row.owner_id);
    }
    for (owner_id, owner) in new {
        tx.addresses().insert(&NewAddress {
            id: AddressId::from_bytes(random()?),
            workflow,
            owner,
            owner_id,
            token_digest: None,
            settings: AddressSettings::default(),
            at,
        })?;
        changed = true;
    }
    Ok(sweep(tx, workflow, draft, at)? || changed)
}

/// After a version went live, or a workflow came back: says which addresses take samples only.
pub fn settle(tx: &Tx<'_>, workflow: WorkflowNo) -> Result<(), Error> {
    let counting = counting(tx, workflow)?;
    for row in tx.addresses().of_workflow(workflow)? {
        let samples = !counting.contains(&row.owner_id);
        if samples != row.records_samples {
            tx.addresses().set_records_samples(row.no, samples)?;
        }
    }
    let Some(stored) = tx.workflows().by_no(workflow)? else {
        return Ok(());
    };
    sweep(tx, workflow, &stored.draft.read()?, Timestamp::now())?;
    Ok(())
}

fn sweep(
    tx: &Tx<'_>,
    workflow: WorkflowNo,
    draft: &Definition,
    at: Timestamp,
) -> Result<bool, Error> {
    let mut there: BTreeSet<StepId> = owners(draft).into_keys().collect();
    there.extend(counting(tx, workflow)?);
    let mut changed = false;
    for row in tx.addresses().of_workflow(workflow)? {
        let wanted = there.contains(&row.owner_id);
        if wanted == row.deleted_at.is_some() {
            tx.addresses()
                .set_deleted(row.no, (!wanted).then_some(at))?;
            changed = true;
        }
        changed |= is_new(&row, at);
    }
    Ok(changed)
}

fn is_new(row: &AddressRow, at: Timestamp) -> bool {
    row.created_at >= at
}

/// The owners in the live version and in versions that unfinished runs are pinned to.
fn counting(tx: &Tx<'_>, workflow: WorkflowNo) -> Result<BTreeSet<StepId>, Error> {
    let Some(row) = tx.workflows().by_no(workflow)? else {
        return Ok(BTreeSet::new());
    };
    // A try-out is pinned to a negative version, a draft's: it opens no address.
    let in_use = tx
        .runs()
        .versions_in_use(workflow)?
        .into_iter()
        .filter(|version| *version > 0);
    let versions: BTreeSet<i64> = in_use.chain(row.live_version).collect();
    let mut there = BTreeSet::new();
    for version in versions {
        let stored = tx.versions().get(workflow, version)?;
        match stored.map(|stored| stored.definition.read()) {
            Some(Ok(definition)) => there.extend(owners(&definition).into_keys()),
            // Nobody can tell what it takes: what takes calls goes on taking them, and the draft
            // can be saved by which another goes live.
            Some(Err(_)) => there.extend(taking(tx, workflow)?),
            None => {}
        }
    }
    Ok(there)
}

/// What takes calls for more than samples now.
fn taking(tx: &Tx<'_>, workflow: WorkflowNo) -> Result<impl Iterator<Item = StepId>, Error> {
    let rows = tx.addresses().of_workflow(workflow)?.into_iter();
    let taking = rows.filter(|row| row.deleted_at.is_none() && !row.records_samples);
    Ok(taking.map(|row| row.owner_id))
}

/// What of a definition takes calls: its trigger and its steps.
fn owners(definition: &Definition) -> BTreeMap<StepId, Owner> {
    let steps = definition.all_steps();
    let taking = steps
        .iter()
        .filter(|place| place.step.kind().takes_calls().is_some())
        .map(|place| (place.step.id.clone(), Owner::Step));
    let trigger = &definition.trigger;
    let started = trigger.kind().starts_by_call();
    let started = started.map(|_| (trigger.id.clone(), Owner::Trigger));
    taking.chain(started).collect()
}
