//! What somebody gives for a token or a password and what looks like none: a sentence about one, an
//! e-mail address, a web address. It is said before it takes the place of another, and can be used
//! all the same, for nobody knows what a tool gives out.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::words::{AROUND, address_in};
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
    /// Several words, where there is room for one.
    SeveralWords,
}

/// A text of so many plain words is a sentence; fewer are a password as well.
const FEWEST_WORDS: usize = 3;

/// How a JSON Web Token begins; one that was copied out of a document may have blanks.
const JWT: &str = "eyJ";

/// Why a token or a password that is kept as it stands looks like none.
#[must_use]
pub fn doubt(token: &str) -> Option<Doubt> {
    let words: Vec<&str> = token.split_whitespace().collect();
    let [one] = words[..] else {
        return is_sentence(&words).then_some(Doubt::Sentence);
    };
    if address_in(one).is_some() || one.to_lowercase().starts_with("www.") {
        return Some(Doubt::WebAddress);
    }
    let bare = one.trim_matches(AROUND);
    let bare = bare.strip_prefix("mailto:").unwrap_or(bare);
    email::is_email(bare).then_some(Doubt::MailAddress)
}

/// Whether words are of people. What a tool gives out in groups of one length, and named values
/// (`Token token=a, email=b`, `Cookie: session=a; b=c`), are not.
fn is_sentence(words: &[&str]) -> bool {
    let is_plain = |word: &&&str| {
        let letters = word.strip_suffix(['.', ',']).unwrap_or(word);
        !letters.is_empty() && letters.chars().all(char::is_alphabetic)
    };
    let is_value = |word: &&str| {
        word.split_once('=')
            .is_some_and(|(name, _)| !name.is_empty())
    };
    let length = |word: &&str| word.chars().count();
    let are_groups = words
        .windows(2)
        .all(|two| length(&two[0]) == length(&two[1]));
    let is_drawn = words.first().is_some_and(|first| first.starts_with(JWT));
    let has_plain = words.iter().filter(is_plain).count() >= FEWEST_WORDS;
    has_plain && !are_groups && !is_drawn && !words.iter().any(is_value)
}
