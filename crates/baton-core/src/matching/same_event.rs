//! One event that is told twice: the same number in it and all else alike, but for when it was sent
//! (C5, K26). Without a number, and a time or a name that only a number of events has, the same data
//! later is a new event.

use crate::call::Entry;
use crate::json::Json;

/// What tools call the number of an event, in small letters and digits alone.
const NUMBERS: [&str; 9] = [
    "eventid",
    "eventuuid",
    "messageid",
    "deliveryid",
    "notificationid",
    "webhookid",
    "uuid",
    "guid",
    "id",
];

/// The one that the things which events are about have, too.
const OF_ANYTHING: &str = "id";

/// Where a number stands that is an event's: beside its data, or in what tells of the event.
const OF_EVENTS: [&str; 4] = ["event", "meta", "metadata", "webhook"];

/// What tools call the time at which they send something, and how often they did.
const SENDING: [&str; 19] = [
    "createdat",
    "created",
    "creationtime",
    "date",
    "datetime",
    "time",
    "timestamp",
    "ts",
    "eventtime",
    "occurredat",
    "sentat",
    "senttime",
    "deliveredat",
    "triggeredat",
    "updatedat",
    "attempt",
    "attempts",
    "retry",
    "retrycount",
];

/// Whether a call says of somebody what an earlier one said, so that it may be the same event again.
#[must_use]
pub fn is_the_same_event(entry: &Entry, earlier: &Entry) -> bool {
    let (Some(now), Some(before)) = (entry.own_part(), earlier.own_part()) else {
        return false;
    };
    is_numbered(now) && is_alike(now, before)
}

/// Whether what a call says of somebody may be told from another event by itself.
pub(super) fn has_a_number(entry: &Entry) -> bool {
    entry.own_part().is_some_and(is_numbered)
}

/// Whether a number says which event it is. One that anything may have says so where a time of
/// sending stands beside it: a person of SCIM has an `id`, and in its `meta` when it was created.
fn is_numbered(data: &Json) -> bool {
    let of_events = members(data).filter(|(name, _)| OF_EVENTS.contains(&&*plain(name)));
    let groups = of_events.map(|(_, inside)| inside);
    [data].into_iter().chain(groups).any(|group| {
        let said = members(group).filter(|(_, value)| is_said(value));
        let names: Vec<String> = said.map(|(name, _)| plain(name)).collect();
        let is_sent = names.iter().any(|name| SENDING.contains(&&**name));
        names.iter().any(|name| {
            let is_number = NUMBERS.contains(&&**name);
            is_number && (is_sent || name != OF_ANYTHING)
        })
    })
}

/// Whether two say the same but for when they were sent.
fn is_alike(now: &Json, before: &Json) -> bool {
    match (now.inside(), before.inside()) {
        (Json::Object(one), Json::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(name, value)| match before.inside().get(name) {
                        Some(before) => {
                            is_of_sending(name, value, before) || is_alike(value, before)
                        }
                        None => false,
                    })
        }
        (Json::List(one), Json::List(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| is_alike(one, other))
        }
        (one, other) => one == other,
    }
}

fn is_of_sending(name: &str, now: &Json, before: &Json) -> bool {
    is_said(now) && is_said(before) && SENDING.contains(&&*plain(name))
}

/// Whether a value is a text or a number with something in it.
fn is_said(value: &Json) -> bool {
    let is_plain = matches!(value, Json::Text(_) | Json::Number(_));
    is_plain && !value.is_missing()
}

fn members(data: &Json) -> impl Iterator<Item = (&String, &Json)> {
    let members = match data.inside() {
        Json::Object(members) => members.as_slice(),
        Json::Null
        | Json::Bool(_)
        | Json::Number(_)
        | Json::Text(_)
        | Json::Opened(_)
        | Json::List(_) => &[],
    };
    members.iter().map(|(name, value)| (name, value))
}

/// A name in small letters and digits alone.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|one| one.to_ascii_lowercase()).collect()
}
