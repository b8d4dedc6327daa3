//! Several addresses or tokens in one text: which is meant is asked, never guessed by their order.

use super::{Choice, Pasted, Reading};

/// The only one of all, else the one that was chosen; what there is to choose from is kept.
pub(super) fn one_of<T>(
    all: Vec<T>,
    reading: &Reading<'_>,
    pasted: &mut Pasted,
    shown: impl Fn(&T) -> Choice,
) -> Option<T> {
    if all.len() < 2 {
        return all.into_iter().next();
    }
    let before = u32::try_from(pasted.choices.len()).unwrap_or(u32::MAX);
    let mut chosen = None;
    for (number, one) in (before.saturating_add(1)..).zip(all) {
        let is_chosen = chosen.is_none() && reading.chosen.contains(&number);
        pasted.choices.push(Choice {
            number,
            is_chosen,
            ..shown(&one)
        });
        chosen = chosen.or_else(|| is_chosen.then_some(one));
    }
    chosen
}

/// What an address is shown by: its host and the first part of its path, where no secret is yet.
pub(super) fn leads_to(address: &str) -> String {
    let behind = address
        .split_once("://")
        .map_or(address, |(_, behind)| behind);
    let behind = behind.split(['?', '#']).next().unwrap_or_default();
    let mut parts = behind.split('/');
    let host = parts.next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    match parts.next().filter(|part| !part.is_empty()) {
        Some(part) => format!("{host}/{part}"),
        None => host.to_owned(),
    }
}
