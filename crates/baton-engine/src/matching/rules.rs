//! What a step says about its calls, in the versions that runs may be pinned to.

use std::collections::BTreeSet;
use std::sync::Arc;

use baton_core::matching::{Rule, rules};
use baton_store::table::addresses::AddressRow;

use crate::Error;
use crate::turn::Turn;

/// Of versions that nobody is part-way in, these newest count: late calls may mean their runs.
const NEWEST_VERSIONS: i64 = 64;

/// The rules of an address's step, newest first: of every version that somebody is part-way in,
/// and of the newest.
pub(crate) fn rules_of(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
) -> Result<Vec<Arc<Rule>>, Error> {
    let newest = newest_version(turn, address)?;
    rules_until(turn, address, newest)
}

/// The version that decides on calls now.
pub(crate) fn newest_version(turn: &mut Turn<'_, '_>, address: &AddressRow) -> Result<i64, Error> {
    let flow = turn.flow(address.workflow)?;
    Ok(flow.live_version.unwrap_or_default())
}

/// The rules of an address's step as they were when a version was the newest. An earlier version
/// that cannot be read says nothing: whoever is part-way in it cannot go on (see `find`), and all
/// others go by versions of their own. Whoever passes a call over for good asks `all_are_readable`
/// before.
pub(crate) fn rules_until(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    newest: i64,
) -> Result<Vec<Arc<Rule>>, Error> {
    let recent = newest.saturating_sub(NEWEST_VERSIONS).max(0) + 1..=newest;
    let in_use = in_use(turn, address, newest)?.into_iter();
    let versions: BTreeSet<i64> = in_use.chain(recent).collect();
    let mut said = Vec::new();
    for version in versions.into_iter().rev() {
        let edition = match turn.edition(address.workflow, version) {
            Err(error) if version != newest && !error.is_of_the_store() => {
                tracing::warn!(version, address = %address.id, "a version cannot be read");
                continue;
            }
            edition => edition?,
        };
        let step = edition.definition.step(&address.owner_id);
        let takes = step.and_then(|step| step.kind().takes_calls());
        said.extend(takes.map(|takes| (version, takes)));
    }
    Ok(rules(said))
}

/// Fails where a version that somebody is part-way in cannot be read: the call that no other version
/// wants may be theirs.
pub(crate) fn all_are_readable(
    turn: &Turn<'_, '_>,
    address: &AddressRow,
    newest: i64,
) -> Result<(), Error> {
    for version in in_use(turn, address, newest)? {
        turn.edition(address.workflow, version)?;
    }
    Ok(())
}

/// The versions that somebody is part-way in, as far as one.
fn in_use(turn: &Turn<'_, '_>, address: &AddressRow, newest: i64) -> Result<Vec<i64>, Error> {
    let mut in_use = turn.tx.runs().versions_in_use(address.workflow)?;
    in_use.retain(|version| (1..=newest).contains(version));
    Ok(in_use)
}
