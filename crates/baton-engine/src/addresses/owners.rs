//! An address exists from the moment its owner does, for ever the same (C2).

use std::collections::{BTreeMap, BTreeSet};

use baton_core::document::Definition;
use baton_core::matching::twice::AddressSettings;
use baton_core::{AddressId, StepId, WorkflowId};
use baton_store::table::addresses::{AddressRow, NewAddress, Owner};
use baton_store::{Snapshot, Tx, WorkflowNo};
use jiff::Timestamp;

use super::token::keep_token;
use crate::destinations::incoming_secret;
use crate::{Engine, Error, random};

/// An address in the making; without a digest while the password store is not open.
#[derive(Clone, Debug)]
pub struct Fresh {
    id: AddressId,
    owner: Owner,
    digest: Option<[u8; 32]>,
}

/// Makes ids and tokens for the owners of a definition that have none; a token is in the password
/// store before its digest is in the table.
pub async fn prepare(
    engine: &Engine,
    workflow: &WorkflowId,
    definition: &Definition,
) -> Result<BTreeMap<StepId, Fresh>, Error> {
    let wanted = workflow.clone();
    let read = move |snapshot: &Snapshot<'_>| -> Result<BTreeSet<StepId>, Error> {
        let Some(row) = snapshot.workflows().get(&wanted)? else {
            return Ok(BTreeSet::new());
        };
        let stored = snapshot.addresses().of_workflow(row.no)?;
        Ok(stored.into_iter().map(|address| address.owner_id).collect())
    };
    let known = engine.store().read(read).await?;
    let mut made = BTreeMap::new();
    for (step, owner) in owners(definition) {
        if !known.contains(&step) {
            let id = AddressId::from_bytes(random()?);
            let digest = keep_token(engine, &id).await?;
            made.insert(step, Fresh { id, owner, digest });
        }
    }
    Ok(made)
}

/// Forgets the tokens of addresses that were prepared and did not come to be: what they were for was
/// refused, or something else made them.
pub(crate) async fn forget_unkept(engine: &Engine, prepared: Vec<AddressId>) {
    for id in prepared {
        let wanted = id.clone();
        let look = move |tables: &Snapshot<'_>| tables.addresses().get(&wanted);
        let forgotten = match engine.store().read(look).await {
            Ok(Some(_)) => Ok(()),
            Ok(None) => engine
                .secrets()
                .delete(&incoming_secret(&id))
                .await
                .map_err(Error::from),
            Err(error) => Err(error.into()),
        };
        if let Err(error) = forgotten {
            tracing::warn!(%error, "a token that opens nothing is kept");
        }
    }
}

/// Which addresses are in the making.
pub(crate) fn prepared(fresh: &BTreeMap<StepId, Fresh>) -> Vec<AddressId> {
    fresh.values().map(|fresh| fresh.id.clone()).collect()
}

/// Stores the new addresses, brings back those whose owner came back, and deletes those whose
/// owner is in no definition that counts. Whether any address changed.
pub fn keep(
    tx: &Tx<'_>,
    workflow: WorkflowNo,
    draft: &Definition,
    mut fresh: BTreeMap<StepId, Fresh>,
) -> Result<bool, Error> {
    let at = Timestamp::now();
    let mut changed = false;
    for row in tx.addresses().of_workflow(workflow)? {
        fresh.remove(&row.owner_id);
    }
    for (owner_id, made) in fresh {
        tx.addresses().insert(&NewAddress {
            id: made.id,
            workflow,
            owner: made.owner,
            owner_id,
            token_digest: made.digest,
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
        if let Some(stored) = tx.versions().get(workflow, version)? {
            there.extend(owners(&stored.definition.read()?).into_keys());
        }
    }
    Ok(there)
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
