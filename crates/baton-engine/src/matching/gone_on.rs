//! A list that is gone on with: by whom was handled, and not by how many, where it is read otherwise
//! than when it was begun (an update knows more forms of one address).

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use baton_core::Json;
use baton_core::call::{Entry, match_key};
use baton_core::matching::moving::Named;
use baton_store::table::calls::WaitingCall;

use crate::Error;
use crate::lists::Each;
use crate::turn::Turn;

/// What a call is about, so that the places behind the one at which it goes on are those of whom or
/// what was not handled yet: whoever was is before it, and nobody else is.
pub(crate) fn gone_on(
    turn: &Turn<'_, '_>,
    waiting: &WaitingCall,
    each: Each,
) -> Result<Each, Error> {
    let (call, from) = (waiting.call.no, waiting.entry);
    if from == 0 || stands_as_begun(turn, waiting, &each)? {
        return Ok(each);
    }
    let handled = turn.tx.dispositions().values(call, 0..from)?;
    let from = usize::try_from(from).unwrap_or_default();
    Ok(match each {
        Each::People(people) => Each::People(rest_behind(people, from, &handled, |one| &one.value)),
        Each::Values(values) => {
            Each::Values(rest_behind(values, from, &handled, |one| &one.entry.value))
        }
    })
}

/// Whether the last one that was handled stands where it stood: then so does everybody behind.
fn stands_as_begun(turn: &Turn<'_, '_>, waiting: &WaitingCall, each: &Each) -> Result<bool, Error> {
    let last = waiting.entry - 1;
    let before = turn.tx.dispositions();
    let said = before.values(waiting.call.no, last..waiting.entry)?.pop();
    let place = usize::try_from(last).unwrap_or(usize::MAX);
    let stands = (place < each.count()).then(|| match_key(each.value(place)));
    // Of whom nothing is told that can be read, the place alone tells.
    Ok(said.is_none_or(|(_, said)| stands == Some(match_key(&said))))
}

/// Those of whom nothing became yet, behind as many as were handled.
fn rest_behind<T: Placed>(
    all: Vec<T>,
    from: usize,
    handled: &[(i64, String)],
    value: impl Fn(&T) -> &str,
) -> Vec<T> {
    let keys: HashMap<usize, String> = handled
        .iter()
        .filter_map(|(place, value)| Some((usize::try_from(*place).ok()?, match_key(value))))
        .collect();
    let known: HashSet<&String> = keys.values().collect();
    let (mut before, rest): (Vec<T>, Vec<T>) = all
        .into_iter()
        .partition(|one| known.contains(&match_key(value(one))));
    // Nothing is done with those any more; they hold the places that were told of.
    before.truncate(from);
    let missing = from - before.len();
    before.extend(std::iter::repeat_with(T::nobody).take(missing));
    before.extend(rest);
    before
}

/// What has a place in a list.
trait Placed {
    /// What holds the place of somebody who is named no more.
    fn nobody() -> Self;
}

impl Placed for Entry {
    fn nobody() -> Self {
        Self::whole(Arc::new(Json::Null))
    }
}

impl Placed for Named {
    fn nobody() -> Self {
        let (entry, rules) = (Entry::nobody(), Vec::new());
        Self { entry, rules }
    }
}
