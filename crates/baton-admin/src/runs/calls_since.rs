//! What came to the address at which a run waits, since it waits there: what names its person, and
//! what does not.

use baton_store::table::calls::CallRow;
use baton_store::table::runs::RunRow;
use baton_store::{AddressNo, Snapshot};
use jiff::Timestamp;

use super::views::CallsSince;
use crate::Outcome;

/// How many calls at an address are looked at, the latest first.
const LOOKED_AT: usize = 100;
/// So many bytes of them are read.
const READ_BYTES: u64 = 1024 * 1024;
/// What became of a call is looked at for so many whom it is about.
const LOOKED_AT_EACH: usize = 20;

/// Counts the calls that came since a wait began.
pub(super) fn calls_since(
    snapshot: &Snapshot<'_>,
    run: &RunRow,
    address: AddressNo,
    since: Timestamp,
    value: Option<&str>,
) -> Outcome<CallsSince> {
    let person = snapshot.people().by_no(run.person)?.map(|row| row.person);
    let names = [
        value.map(str::to_owned),
        person.as_ref().and_then(|person| person.work_email.clone()),
        person.map(|person| person.display_name),
    ];
    let names = names.into_iter().flatten();
    let names = names.map(|name| name.trim().to_lowercase());
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    let page = snapshot.calls().page(address, None, LOOKED_AT)?;
    let oldest = page.items.last().map(|call| call.at);
    let mut came = CallsSince {
        more: page.next.is_some() && oldest.is_some_and(|at| at >= since),
        ..CallsSince::default()
    };
    let mut read = 0;
    for call in page.items.iter().filter(|call| call.at >= since) {
        read += call.size;
        let about = is_about(snapshot, run, call)?;
        let named = about || (read <= READ_BYTES && says(snapshot, call, &names)?);
        if named {
            came.named += 1;
        } else {
            came.others += 1;
        }
    }
    Ok(came)
}

/// Whether something became of a call for the run.
fn is_about(snapshot: &Snapshot<'_>, run: &RunRow, call: &CallRow) -> Outcome<bool> {
    let each = snapshot
        .dispositions()
        .of_call_from(call.no, 0, LOOKED_AT_EACH)?;
    Ok(each.iter().any(|one| one.run == Some(run.no)))
}

/// Whether one of the names stands anywhere in a call.
fn says(snapshot: &Snapshot<'_>, call: &CallRow, names: &[String]) -> Outcome<bool> {
    let content = snapshot.calls().content_of(call)?;
    let Some(body) = content.and_then(|content| content.body) else {
        return Ok(false);
    };
    let text = String::from_utf8_lossy(&body).to_lowercase();
    Ok(names.iter().any(|name| text.contains(name)))
}
