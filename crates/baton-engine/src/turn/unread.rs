//! What is held in memory and cannot be read from its rows: under Problems until it can.

use baton_core::ProblemId;
use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_store::table::problems::{Cause, NewItem};
use baton_store::{Lenient, Snapshot};

use super::Turn;
use crate::unique::unique;
use crate::{Error, Topic};

/// All addresses that cannot be read are one problem.
const ADDRESSES: &str = "could_not_handle|addresses";

/// Whether a problem tells of addresses that cannot be read.
pub(crate) fn are_addresses_told_of(tables: &Snapshot<'_>) -> Result<bool, Error> {
    Ok(tables.problems().is_open(ADDRESSES)?)
}

/// Tells that addresses cannot be read, or no longer.
pub(crate) fn tell_of_addresses(
    turn: &mut Turn<'_, '_>,
    unread: Option<&str>,
) -> Result<(), Error> {
    turn.hint(Topic::Problem, "");
    let Some(why) = unread else {
        return Ok(turn.tx.problems().close_group(ADDRESSES, turn.now)?);
    };
    // Whoever asked may have looked before somebody else told of it.
    if turn.tx.problems().is_open(ADDRESSES)? {
        return Ok(());
    }
    let params = [("what", "address"), ("because", "unreadable"), ("why", why)];
    let params = Params::from(params.map(|(name, text)| (name.to_owned(), text.to_owned())));
    let item = NewItem {
        detail: Some(Lenient::of(&params)),
        ..NewItem::default()
    };
    let cause = Cause {
        id: ProblemId::from_bytes(unique()),
        group_key: ADDRESSES.to_owned(),
        kind: Kind::CouldNotHandle,
        params,
        workflow: None,
        step: None,
        connection: None,
    };
    turn.tx.problems().open_item(&cause, &item, turn.now)?;
    Ok(())
}
