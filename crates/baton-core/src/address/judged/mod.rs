//! Which parts of an address are a secret (CONTRACT C3): pure, and told to whoever pasted it.
//!
//! A wrong yes hides a part that was none, a wrong no puts a token into every export; the admin
//! can turn both round before anything is stored.

mod hosts;
mod ids;
mod words;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Sensitive;

/// A part shorter than this is judged by its name alone.
const SHORTEST_TOKEN: usize = 20;

/// Words that say what a query's value is, wherever they stand in its name.
const TELLING: [&str; 19] = [
    "token",
    "apikey",
    "secret",
    "sig",
    "signature",
    "auth",
    "authorization",
    "password",
    "passwd",
    "passcode",
    "pwd",
    "pass",
    "credential",
    "credentials",
    "jwt",
    "hmac",
    "bearer",
    "zapikey",
    "accesskey",
];

/// Words that say it where they are the whole name, or stand behind one of [`OF_A_SECRET`].
const TELLING_ALONE: [&str; 3] = ["key", "code", "pin"];

/// What makes a secret of a `key` or a `code`: a country has a code, too.
const OF_A_SECRET: [&str; 13] = [
    "x",
    "api",
    "access",
    "auth",
    "private",
    "shared",
    "master",
    "service",
    "subscription",
    "function",
    "functions",
    "webhook",
    "integration",
];

/// What was judged about one part of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its number: 0 is all of path and query, the others count its parts.
    pub number: u32,
    /// What it is.
    pub kind: PartKind,
    /// The name of a query's value.
    pub name: Option<String>,
    /// The part as pasted.
    pub text: Sensitive,
    /// Whether it is kept as a secret.
    pub secret: bool,
    /// Why.
    pub why: Why,
}

/// What a part of an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AddressPartKind)]
pub enum PartKind {
    /// All of path and query.
    Whole,
    /// A part of the path.
    Path,
    /// A value of the query.
    Query,
}

/// Why a part counts as a secret, or as none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AddressPartWhy)]
pub enum Why {
    /// Whoever knows an address of this host may use it.
    Host,
    /// Its name says that it is a secret.
    Name,
    /// Long, and no number, database id or word explains it.
    Unexplained,
    /// Long, with digits in it, but a number, a database id or words explain it: whoever pasted it
    /// is asked before it is used.
    Explained,
    /// Short, or nothing but words.
    Ordinary,
    /// The admin says so.
    Turned,
}

impl Why {
    /// Whether it speaks for a secret.
    pub(super) fn is_secret(self) -> bool {
        match self {
            Self::Host | Self::Name | Self::Unexplained => true,
            Self::Explained | Self::Ordinary | Self::Turned => false,
        }
    }
}

/// Whether whoever knows this address may use it; `target` is its path and query.
#[must_use]
pub fn is_credential(host: &str, target: &str) -> bool {
    hosts::is_credential(host, target)
}

/// Whether knowing an address of this host is all that it takes to use it.
pub(super) fn of_host(host: &str, target: &str) -> Why {
    match hosts::is_credential(host, target) {
        true => Why::Host,
        false => Why::Ordinary,
    }
}

/// What a part of a path, or a query's value without a name, is.
pub(super) fn of_part(part: &str) -> Why {
    let decoded = percent_encoding::percent_decode_str(part).decode_utf8_lossy();
    if decoded.chars().count() < SHORTEST_TOKEN {
        return Why::Ordinary;
    }
    if !is_explained(&decoded) {
        return Why::Unexplained;
    }
    // A webhook's address often ends with the UUID that is its only secret, and an id that was
    // drawn at random can be read as one that a database counted up.
    match decoded.chars().any(char::is_numeric) {
        true => Why::Explained,
        false => Why::Ordinary,
    }
}

/// What a query's value is.
pub(super) fn of_value(name: &str, value: &str) -> Why {
    match name_tells(name) {
        true => Why::Name,
        false => of_part(value),
    }
}

/// What is a secret's name in one tool, and that of a case or a person in another.
const EITHER: [&str; 2] = ["key", "code"];

/// Whether a name says that its value is a secret: `token`, `api_key`, `X-Sig`, and the like.
#[must_use]
pub fn name_tells(name: &str) -> bool {
    let words = words::of_name(name);
    let telling = |word: &String| TELLING.contains(&word.as_str());
    let compact = words.concat();
    let ends = ["token", "secret", "apikey", "password"];
    if words.iter().any(telling) || ends.iter().any(|end| compact.ends_with(end)) {
        return true;
    }
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    let of_a_secret = |word: &String| OF_A_SECRET.contains(&word.as_str());
    TELLING_ALONE.contains(&last.as_str()) && (before.is_empty() || before.iter().any(of_a_secret))
}

/// Whether a value is data although its name tells a secret: a tracker says `key=HR-7` of a case, an
/// HR tool `code=1024` of somebody; a token that tools draw is longer.
#[must_use]
pub fn may_be_data(name: &str, value: &str) -> bool {
    let is_either = EITHER.iter().any(|one| name.eq_ignore_ascii_case(one));
    is_either && value.chars().count() < SHORTEST_TOKEN
}

/// Whether the tool that names it so probably wants the value as a bearer token, too.
pub(super) fn name_suggests_bearer(name: &str) -> bool {
    matches!(name.to_ascii_lowercase().as_str(), "token" | "access_token")
}

/// Numbers, dates, UUIDs, database ids and words, and what is made of them.
fn is_explained(part: &str) -> bool {
    let rest = ids::without_uuids(part);
    let pieces = rest.split(|one: char| !one.is_alphanumeric());
    pieces
        .filter(|piece| !piece.is_empty())
        .all(|piece| ids::is_number(piece) || ids::is_database_id(piece) || words::is_word(piece))
}
