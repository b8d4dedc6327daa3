//! What of a message other settings of its step make otherwise, and whether that is the likely mend
//! of what keeps it.

use crate::problem::Kind;
use crate::template::{Part, Prepared, Rendered};

/// The settings, as a definition calls them, by which two makings of a message differ; a token alone
/// is `token`, wherever it stands.
#[must_use]
pub fn otherwise(ours: &Rendered, theirs: &Rendered) -> Vec<&'static str> {
    let (own, other) = (&ours.prepared, &theirs.prepared);
    let says_other = own.body != other.body || ours.problems != theirs.problems;
    let is_path = bare_path(own) != bare_path(other);
    let is_headers = bare_headers(own) != bare_headers(other);
    let is_token =
        (own.path != other.path && !is_path) || (own.headers != other.headers && !is_headers);
    let all = [
        ("connection", own.connection != other.connection),
        ("method", own.method != other.method),
        ("token", is_token),
        ("path", is_path),
        ("headers", is_headers),
        ("content", says_other),
        ("timeout_s", own.timeout_s != other.timeout_s),
        ("also_success", own.also_success != other.also_success),
    ];
    let differing = all.into_iter().filter(|(_, differs)| *differs);
    differing.map(|(part, _)| part).collect()
}

/// Which settings are likely to blame for a problem. Where the message may have arrived, or the tool
/// has the record, none is: it would get a second one.
const LIKELY: [(&[Kind], &[&str]); 4] = [
    (&[Kind::TokenNotValid], &["connection", "token"]),
    (
        &[Kind::AddressUnknown, Kind::AddressGone],
        &["connection", "path"],
    ),
    (
        &[
            Kind::ValueMissing,
            Kind::ValueUnusable,
            Kind::AnswerCut,
            Kind::NotRunnable,
        ],
        &["method", "path", "content"],
    ),
    (
        &[Kind::DataNotAccepted, Kind::NotAccepted],
        &["connection", "method", "path", "headers", "content"],
    ),
];

/// Whether what differs is the likely cause of a problem, so that it is the first thing to try.
#[must_use]
pub fn is_likely_mend(kind: Kind, parts: &[&str]) -> bool {
    let to_blame = LIKELY.iter().filter(|(kinds, _)| kinds.contains(&kind));
    let mut likely = to_blame.flat_map(|(_, parts)| parts.iter());
    likely.any(|part| parts.contains(part))
}

/// A path without what its tokens are.
fn bare_path(prepared: &Prepared) -> Vec<Option<&str>> {
    prepared.path.iter().map(bare).collect()
}

/// The headers without what their tokens are.
fn bare_headers(prepared: &Prepared) -> Vec<(&str, &str, Option<&str>)> {
    let headers = prepared.headers.iter();
    headers
        .map(|one| (one.name.as_str(), one.word.as_str(), bare(&one.value)))
        .collect()
}

fn bare(part: &Part) -> Option<&str> {
    match part {
        Part::Text(text) => Some(text),
        Part::Secret(_) => None,
    }
}
