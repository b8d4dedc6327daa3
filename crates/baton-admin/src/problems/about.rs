//! Whom an item of a problem is about.

use baton_store::Snapshot;
use baton_store::table::people::PersonRow;
use baton_store::table::problems::ItemRow;
use baton_store::table::runs::RunRow;

use crate::Outcome;
use crate::damaged::beside;

/// The run that an item is about, and the person.
pub(super) fn about(
    snapshot: &Snapshot<'_>,
    item: &ItemRow,
) -> Outcome<(Option<RunRow>, Option<PersonRow>)> {
    let run = match item.about.run {
        Some(no) => beside(snapshot.runs().by_no(no))?,
        None => None,
    };
    let of_run = run.as_ref().map(|run| run.person);
    let person = match item.about.person.or(of_run) {
        Some(no) => beside(snapshot.people().by_no(no))?,
        None => None,
    };
    Ok((run, person))
}
