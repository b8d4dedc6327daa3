//! What came to the address at which a run waits, since it waits there: what names its person, and
//! what does not.

use baton_core::call::{self, Names};
use baton_store::table::calls::CallRow;
use baton_store::table::runs::RunRow;
use baton_store::{AddressNo, Snapshot};
use jiff::Timestamp;

use super::found_by::FoundBy;
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
    found_by: &FoundBy,
) -> Outcome<CallsSince> {
    let person = snapshot.people().by_no(run.person)?.map(|row| row.person);
    let own = [
        person.as_ref().and_then(|person| person.work_email.clone()),
        person.map(|person| person.display_name),
    ];
    let names = Names::new(found_by.all().cloned().chain(own.into_iter().flatten()));
    let page = snapshot.calls().page(address, None, LOOKED_AT)?;
    let oldest = page.items.last().map(|call| call.at);
    let mut came = CallsSince {
        more: page.next.is_some() && oldest.is_some_and(|at| at >= since),
        ..CallsSince::default()
    };
    let mut read = 0;
    for call in page.items.iter().filter(|call| call.at >= since) {
        // One that is too long hides none of the others.
        let is_read = read + call.size <= READ_BYTES;
        let says = match (is_about(snapshot, run, call)?, is_read) {
            (true, _) => Says::Names,
            (false, true) => says(snapshot, call, &names)?,
            (false, false) => Says::Unread,
        };
        read += if is_read { call.size } else { 0 };
        match says {
            Says::Names => came.named += 1,
            Says::Nothing => came.others += 1,
            Says::Unread => came.unread += 1,
        }
    }
    Ok(came)
}

/// What a call says of whom or what a run waits for.
enum Says {
    Names,
    Nothing,
    /// It is not known.
    Unread,
}

/// Whether something became of a call for the run.
fn is_about(snapshot: &Snapshot<'_>, run: &RunRow, call: &CallRow) -> Outcome<bool> {
    let each = snapshot
        .dispositions()
        .of_call_from(call.no, 0, LOOKED_AT_EACH)?;
    Ok(each.iter().any(|one| one.run == Some(run.no)))
}

/// What is said anywhere in a call. In one that is no data a name can stand in a form that is not
/// read.
fn says(snapshot: &Snapshot<'_>, call: &CallRow, names: &Names) -> Outcome<Says> {
    let Some(content) = snapshot.calls().content_of(call)? else {
        return Ok(Says::Unread);
    };
    let Some(body) = content.body else {
        return Ok(Says::Unread);
    };
    let head = content.head.read();
    Ok(match call::read(head.content_type(), &body) {
        Ok(data) if names.are_in(&data) => Says::Names,
        Ok(_) => Says::Nothing,
        Err(_) if names.are_in_text(&String::from_utf8_lossy(&body)) => Says::Names,
        Err(_) => Says::Unread,
    })
}
