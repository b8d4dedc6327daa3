//! Definitions by workflow and version, parsed once.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use baton_core::StepId;
use baton_core::document::{ConditionGroup, Definition, Source};
use baton_core::run::with_settings;
use baton_store::{AddressNo, Tx, WorkflowNo};

use crate::Error;

/// More parsed definitions than this are not kept at once.
const MOST: usize = 512;

/// A version of a workflow, ready to run.
#[derive(Debug)]
pub(crate) struct Edition {
    pub(crate) definition: Definition,
    /// Its steps that take calls and their addresses, in reading order.
    pub(crate) waits: Vec<(StepId, AddressNo)>,
    /// Whether a step of it waits for a moment.
    pub(crate) follows_company: bool,
    /// The people whose managers its choices ask for.
    pub(crate) managed: Vec<String>,
    /// Whether a step names ids that people have in other tools, or all that is known of somebody.
    pub(crate) names_ids: bool,
}

type Parsed = HashMap<(WorkflowNo, i64), Arc<Edition>>;

/// The parsed definitions; a version never changes, so nothing here goes stale.
#[derive(Debug, Default)]
pub(crate) struct Editions(RwLock<Parsed>);

impl Editions {
    /// A version.
    pub(crate) fn open(
        &self,
        tx: &Tx<'_>,
        workflow: WorkflowNo,
        version: i64,
    ) -> Result<Arc<Edition>, Error> {
        let key = (workflow, version);
        if let Some(known) = self.known(key) {
            return Ok(known);
        }
        let row = tx
            .versions()
            .get(workflow, version)?
            .ok_or(Error::NoVersion)?;
        let definition = row.definition.read();
        let definition = definition.map_err(|why| Error::VersionUnread { version, why })?;
        let waits = waits(tx, workflow, &definition)?;
        let steps = definition.all_steps();
        let follows_company = steps.iter().any(|place| {
            let kind = place.step.kind();
            kind.timed().is_some() || !kind.choices().is_empty()
        });
        let choices = steps.iter().flat_map(|place| place.step.kind().choices());
        let managed = choices.flat_map(ConditionGroup::managed);
        let managed = managed.map(str::to_owned).collect();
        let names_ids = names_ids(&definition);
        let edition = Arc::new(Edition {
            definition,
            waits,
            follows_company,
            managed,
            names_ids,
        });
        let mut parsed = self
            .0
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if parsed.len() >= MOST {
            parsed.clear();
        }
        parsed.insert(key, Arc::clone(&edition));
        Ok(edition)
    }

    /// A version with the settings that others have of some of its steps. What takes calls or waits is
    /// not among these, so all else of the version stays as it is.
    pub(crate) fn with_settings<'s>(
        &self,
        tx: &Tx<'_>,
        (workflow, version): (WorkflowNo, i64),
        others: impl Iterator<Item = (&'s StepId, i64)>,
    ) -> Result<Arc<Edition>, Error> {
        let mut edition = self.open(tx, workflow, version)?;
        for (step, version) in others {
            let other = self.open(tx, workflow, version)?;
            let own = edition.definition.clone();
            edition = Arc::new(Edition {
                definition: with_settings(own, step, &other.definition),
                waits: edition.waits.clone(),
                follows_company: edition.follows_company,
                managed: edition.managed.clone(),
                names_ids: edition.names_ids || other.names_ids,
            });
        }
        Ok(edition)
    }

    fn known(&self, key: (WorkflowNo, i64)) -> Option<Arc<Edition>> {
        self.0
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .get(&key)
            .cloned()
    }
}

/// By the text of its steps, so that no kind of step is left out: a name too many is read in vain.
fn names_ids(definition: &Definition) -> bool {
    let all_of_somebody = definition.references().into_iter().any(|reference| {
        reference.source == Source::Person && reference.pointer.trim_matches('/').is_empty()
    });
    let steps = serde_json::to_string(&definition.steps);
    let named = |steps: &str| steps.contains("external_ids") || steps.contains("everything_except");
    all_of_somebody || steps.map_or(true, |steps| named(&steps))
}

fn waits(
    tx: &Tx<'_>,
    workflow: WorkflowNo,
    definition: &Definition,
) -> Result<Vec<(StepId, AddressNo)>, Error> {
    let mut waits = Vec::new();
    for place in definition.all_steps() {
        let step = place.step;
        if step.kind().takes_calls().is_none() {
            continue;
        }
        if let Some(address) = tx.addresses().of_owner(workflow, &step.id)? {
            waits.push((step.id.clone(), address.no));
        }
    }
    Ok(waits)
}
