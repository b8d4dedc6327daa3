//! An address exists from the moment its owner does, for ever the same (C2).

use std::collections::{BTreeMap, BTreeSet};

use baton_core::document::{Definition, StepKind};
use baton_core::{AddressId, StepId, WorkflowId};
use baton_secrets::Secret;
use baton_store::table::addresses::{AddressRow, NewAddress, Owner};
use baton_store::{Tx, WorkflowNo};
use jiff::Timestamp;

use super::{AddressSettings, settings_json};
use crate::Engine;
use crate::operations::workflows::definition_of;
use crate::operations::{Code, Outcome, Refusal, fresh, rows};
use crate::reach::incoming_secret;

/// An address in the making; without a digest while the password store is not open.
#[derive(Clone, Debug)]
pub(crate) struct Fresh {
    id: AddressId,
    owner: Owner,
    digest: Option<[u8; 32]>,
}

/// Makes ids and tokens for the owners of a definition that have none; a token is in the password
/// store before its digest is in the table.
pub(crate) async fn prepare(
    engine: &Engine,
    workflow: &WorkflowId,
    definition: &Definition,
) -> Outcome<BTreeMap<StepId, Fresh>> {
    let wanted = workflow.clone();
    let known: BTreeSet<StepId> = rows::read(engine, move |look| {
        let Some(row) = look.workflows().get(&wanted)? else {
            return Ok(BTreeSet::new());
        };
        let stored = look.addresses().of_workflow(row.no)?;
        Ok(stored.into_iter().map(|address| address.owner_id).collect())
    })
    .await?;
    let mut made = BTreeMap::new();
    for (step, owner) in owners(definition) {
        if !known.contains(&step) {
            let id = fresh::address()?;
            let digest = keep_token(engine, &id).await?;
            made.insert(step, Fresh { id, owner, digest });
        }
    }
    Ok(made)
}

/// Makes an address's token, if the password store takes it.
pub(super) async fn keep_token(engine: &Engine, id: &AddressId) -> Outcome<Option<[u8; 32]>> {
    let token = fresh::token()?;
    let digest = fresh::digest(&token);
    let kept = engine
        .secrets()
        .set(&incoming_secret(id), Secret::from(token))
        .await;
    Ok(kept.is_ok().then_some(digest))
}

/// Stores the new addresses, brings back those whose owner came back, and deletes those whose
/// owner is in no definition that counts. Whether any address changed.
pub(crate) fn keep(
    tx: &Tx<'_>,
    workflow: WorkflowNo,
    draft: &Definition,
    mut fresh: BTreeMap<StepId, Fresh>,
) -> Outcome<bool> {
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
            settings: settings_json(&AddressSettings::default())?,
            at,
        })?;
        changed = true;
    }
    Ok(sweep(tx, workflow, draft, at)? || changed)
}

/// After a version went live, or a workflow came back: says which addresses take samples only.
pub(crate) fn settle(tx: &Tx<'_>, workflow: WorkflowNo) -> Outcome<()> {
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
    sweep(
        tx,
        workflow,
        &definition_of(&stored.draft)?,
        Timestamp::now(),
    )?;
    Ok(())
}

/// Tells the door about new addresses, and gives tokens to those that could not get one.
pub(crate) async fn tell(engine: &Engine) -> Outcome<()> {
    engine
        .refresh_addresses()
        .await
        .map_err(|error| Refusal::new(Code::Internal, error.to_string()))
}

fn sweep(tx: &Tx<'_>, workflow: WorkflowNo, draft: &Definition, at: Timestamp) -> Outcome<bool> {
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
fn counting(tx: &Tx<'_>, workflow: WorkflowNo) -> Outcome<BTreeSet<StepId>> {
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
            there.extend(owners(&definition_of(&stored.definition)?).into_keys());
        }
    }
    Ok(there)
}

/// The trigger and the waits of a definition.
fn owners(definition: &Definition) -> BTreeMap<StepId, Owner> {
    let steps = definition.all_steps();
    let waits = steps.iter().filter(|place| match place.step.action {
        StepKind::WaitForCall(_) => true,
        StepKind::CallWebhook(_) | StepKind::ChoosePath(_) | StepKind::AtTheSameTime(_) => false,
    });
    let waits = waits.map(|place| (place.step.id.clone(), Owner::Step));
    waits
        .chain([(definition.trigger.id.clone(), Owner::Trigger)])
        .collect()
}
