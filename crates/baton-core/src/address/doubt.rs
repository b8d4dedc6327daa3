//! What somebody gives for a token or a password and what looks like none: a sentence about one, an
//! e-mail address, a web address. It is said before it takes the place of another, and can be used
//! all the same, for nobody knows what a tool gives out.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::words::{AROUND, address_in};
use super::{authorization, certain, labels, small_words};
use crate::email;

/// Why a text looks like no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TokenDoubt)]
pub enum Doubt {
    /// Words of people.
    Sentence,
    /// An e-mail address.
    MailAddress,
    /// A web address.
    WebAddress,
}

/// Why a token or a password that is kept as it stands looks like none.
#[must_use]
pub fn doubt(token: &str, is_password: bool) -> Option<Doubt> {
    let words: Vec<&str> = token.split_whitespace().collect();
    let [one] = words[..] else {
        // `Winter 2026!` is a password of two words.
        let is_two = is_password && certain::is_certain(token);
        return (words.len() > 1 && !is_two).then_some(Doubt::Sentence);
    };
    if small_words::say_no_value(one) {
        return Some(Doubt::Sentence);
    }
    if address_in(one).is_some() || one.to_lowercase().starts_with("www.") {
        return Some(Doubt::WebAddress);
    }
    let bare = one.trim_matches(AROUND);
    let bare = bare.strip_prefix("mailto:").unwrap_or(bare);
    email::is_email(bare).then_some(Doubt::MailAddress)
}

/// The same of one that a word stands before, which may be a sentence of two: `key follows`.
pub(super) fn doubt_behind(word: Option<&str>, token: &str, is_password: bool) -> Option<Doubt> {
    // `Bearer` is no word of a sentence; `token` and `key` are.
    let tells = |word: &str| {
        let is_of_people = labels::names_token(word) && !word.eq_ignore_ascii_case("bearer");
        authorization::is_known_word(word) && !is_of_people
    };
    let is_sentence = word.is_some_and(|word| !tells(word) && !certain::is_certain(token));
    match is_sentence {
        true => Some(Doubt::Sentence),
        false => doubt(token, is_password),
    }
}
