//! What a step says about its calls, in the versions that runs may be pinned to.

use baton_core::matching::{Rule, rules};
use baton_store::table::addresses::AddressRow;

use crate::Error;
use crate::turn::Turn;

/// More versions than this are not looked at: the newest count.
const MOST_VERSIONS: i64 = 64;

/// The rules of an address's step, newest first.
pub(crate) fn rules_of(turn: &mut Turn<'_, '_>, address: &AddressRow) -> Result<Vec<Rule>, Error> {
    let newest = turn
        .flow(address.workflow)?
        .live_version
        .unwrap_or_default();
    let mut said = Vec::new();
    for version in (newest.saturating_sub(MOST_VERSIONS).max(0) + 1..=newest).rev() {
        let edition = turn.edition(address.workflow, version)?;
        let step = edition.definition.step(&address.owner_id);
        let takes = step.and_then(|step| step.kind().takes_calls());
        said.extend(takes.map(|takes| (version, takes)));
    }
    Ok(rules(said))
}
