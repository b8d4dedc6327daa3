//! What a field that was picked from a sample means where it is asked whom a call is about: each
//! thing of a list on its way, or one of them (C17, C18).
//!
//! A list of people is meant one by one. A list of what one person answered, or of one person's
//! addresses, is about that person: the one thing is meant, and nothing else of the list. What is
//! decided stands in the pointer, so that it is kept with the definition: `0` means each, as it ever
//! did, `=1`, `type=work` and `field.id=b` mean one (see [`Json::reach`]).

mod answers;

use answers::answer;

use crate::email::is_email;
use crate::json::{Json, Pointer, index};

/// The pointer by which a field of a sample says whom a call is about.
#[must_use]
pub fn whose(sample: &Json, picked: &Pointer) -> Pointer {
    let (mut here, mut names) = (Some(sample), Vec::new());
    let mut rest = picked.tokens();
    while let Some((token, behind)) = rest.split_first() {
        let items = here.and_then(Json::items);
        let list = names.last().map(String::as_str);
        let meant = items.map(|items| meant(list, items, token, behind));
        names.push(meant.unwrap_or_else(|| token.clone()));
        here = here.and_then(|here| here.member(token));
        rest = behind;
    }
    Pointer::new(names)
}

/// Each thing of a list.
const EACH: &str = "0";

/// So many things of a list are looked at: what it is a list of shows in the first ones.
const LOOKED_AT: usize = 100;

/// What a place in a list means, which stands under a name if it stands in a group.
fn meant(list: Option<&str>, items: &[Json], token: &str, rest: &[String]) -> String {
    let Some(item) = index(token).and_then(|place| items.get(place)) else {
        return token.to_owned();
    };
    let items = &items[..items.len().min(LOOKED_AT)];
    let exactly = || format!("={token}");
    if are_addresses_of_one(items, rest) {
        return address(items, item).unwrap_or_else(exactly);
    }
    match answer(list, items, item, rest) {
        // Whichever of them was picked: so it is told from a group whose names are numbers.
        None => EACH.to_owned(),
        Some(Some(said)) => said,
        Some(None) => exactly(),
    }
}

/// What tools call the kind of an address.
const KINDS: [&str; 5] = ["type", "label", "kind", "use", "rel"];

/// What tools call the mark of the address that counts.
const PRIMARY: [&str; 4] = ["primary", "is_primary", "isPrimary", "preferred"];

/// What else an address says about itself, and a person would not.
const BESIDE: [&str; 8] = [
    "display",
    "verified",
    "is_verified",
    "id",
    "row_id",
    "history_of",
    "$ref",
    "ref",
];

/// Kinds of addresses that a person has at work.
const AT_WORK: [&str; 12] = [
    "work",
    "business",
    "office",
    "company",
    "corporate",
    "professional",
    "dienstlich",
    "geschäftlich",
    "arbeit",
    "trabajo",
    "professionnel",
    "travail",
];

/// Kinds of addresses that a person has elsewhere.
const ELSEWHERE: [&str; 8] = [
    "home",
    "personal",
    "private",
    "other",
    "primary",
    "secondary",
    "privat",
    "perso",
];

/// Whether the things of a list are the e-mail addresses of one person: each says its kind, or which
/// of them counts, and nothing that only a person has.
fn are_addresses_of_one(items: &[Json], rest: &[String]) -> bool {
    let [field] = rest else { return false };
    let kinds: Vec<String> = items
        .iter()
        .filter_map(kind_of)
        .map(|(_, kind)| kind)
        .collect();
    let differ = kinds.iter().any(|kind| *kind != kinds[0]);
    let known = kinds
        .iter()
        .any(|kind| is_at_work(kind) || ELSEWHERE.contains(&&**kind));
    let marked = items.iter().any(|item| mark_of(item).is_some());
    let tells = marked || known && (differ || items.len() == 1);
    tells && items.iter().all(|item| is_address(item, field))
}

fn is_address(item: &Json, field: &str) -> bool {
    let Json::Object(members) = item.inside() else {
        return false;
    };
    let own = |name: &str| KINDS.contains(&name) || PRIMARY.contains(&name);
    let fits = |name: &str| name == field || own(name) || BESIDE.contains(&name);
    let value = item.member(field).map(Json::display).unwrap_or_default();
    let is_one = value.trim().is_empty() || is_email(&value);
    is_one && members.iter().all(|(name, _)| fits(name))
}

/// The name under which an address says its kind, and the kind.
fn kind_of(item: &Json) -> Option<(&'static str, String)> {
    let said = |name: &&'static str| {
        let kind = item.member(name)?.as_text()?.trim().to_lowercase();
        (!kind.is_empty()).then_some((*name, kind))
    };
    KINDS.iter().find_map(said)
}

fn is_at_work(kind: &str) -> bool {
    AT_WORK.contains(&kind)
}

/// The name under which an address says that it is the one that counts.
fn mark_of(item: &Json) -> Option<&'static str> {
    let says = |name: &&&str| item.member(name) == Some(&Json::Bool(true));
    PRIMARY.iter().find(says).copied()
}

/// By what the address is found that Baton knows somebody by: the one at work, else the one that
/// counts, else the one that was picked.
fn address(items: &[Json], picked: &Json) -> Option<String> {
    let mut kinds = items.iter().filter_map(kind_of);
    if let Some((name, kind)) = kinds.find(|(_, kind)| is_at_work(kind)) {
        return Some(format!("{name}={kind}"));
    }
    if let Some(name) = items.iter().find_map(mark_of) {
        return Some(format!("{name}=true"));
    }
    let (name, kind) = kind_of(picked)?;
    let alike = items.iter().filter_map(kind_of);
    let is_only = alike.filter(|(_, other)| *other == kind).count() == 1;
    is_only.then(|| format!("{name}={kind}"))
}
