//! What an admin pastes to say where to send: an address, a cURL command, an `Authorization` line.
//!
//! It is split before its first write into a public part and its secrets (CONTRACT C3): the
//! public part goes into the draft, the secrets go to the secret store under slots.

mod authorization;
mod curl;
mod location;
mod secret;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::document::request::{Header, Method};
use crate::document::value::Segment;

/// The slot of a connection's first secret.
pub const TOKEN_SLOT: &str = "token";

/// Longest text that is read.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// A text that no output shows; the host moves it into the secret store.
#[derive(Clone, PartialEq, Eq)]
pub struct Sensitive(pub String);

impl std::fmt::Debug for Sensitive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[kept out]")
    }
}

/// What was pasted, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Where to send, if an address was there.
    pub location: Option<Location>,
    /// How the token is given, if one was there separately.
    pub authorization: Option<Authorization>,
    /// The method, if the text names one.
    pub method: Option<Method>,
    /// Extra headers of a cURL command; their values are in `secrets`.
    pub headers: Vec<Header>,
    /// Every secret, by slot.
    pub secrets: Vec<(String, Sensitive)>,
    /// What an admin is told about what was read.
    pub notes: Vec<Note>,
}

/// Scheme, host, port, and the path with its secrets taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// `https` or `http`.
    pub scheme: String,
    /// The host as the `url` crate reads it; an IPv6 address without brackets.
    pub host: String,
    /// The port, the scheme's own where none was given.
    pub port: u16,
    /// Path and query as pasted, with slots for secrets.
    pub path: Vec<Segment>,
    /// Whether a secret was found inside the address.
    pub has_secret: bool,
}

/// How a token is given beside the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authorization {
    /// `Authorization: Bearer …`.
    Bearer,
    /// A name and a password.
    Basic {
        /// The name.
        username: String,
    },
    /// A header of its own, with a word before the token.
    Header {
        /// The header's name.
        name: String,
        /// What stands before the token, such as `SSWS `.
        prefix: String,
    },
}

/// What an admin is told about what was read.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = AddressNote)]
pub enum Note {
    /// Spaces or line breaks around or inside the text were removed.
    SpacesRemoved,
    /// A part after `#` was removed; it is never sent.
    FragmentRemoved,
    /// Letters that an address cannot hold were encoded.
    LettersEncoded,
    /// A token was found inside the address.
    TokenFound,
    /// The token stood under a name that suggests a bearer token.
    BearerSuggested,
    /// A token was found beside the address.
    TokenFoundSeparately,
    /// The same token was inside the address and beside it.
    TokenTwice,
    /// A cURL command was read.
    CurlRead,
    /// The command's data was left out: what is sent is chosen in the panel.
    DataLeftOut,
}

/// Why a text is no address.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    thiserror::Error,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = AddressRefusal)]
pub enum Refusal {
    /// Nothing was pasted.
    #[error("there is no address in an empty text")]
    Empty,
    /// More than an address can be.
    #[error("the text is longer than any address")]
    TooLong,
    /// Neither an address nor a command nor a header line.
    #[error("the text is no web address; one begins with https://")]
    NotAnAddress,
    /// Another scheme than http and https.
    #[error("only addresses that begin with https:// or http:// can be called")]
    OtherScheme,
    /// Written so that two programs may read two addresses.
    #[error("the address is written in an unusual way; ask for its plain form")]
    Unusual,
    /// Baton's own incoming address.
    #[error("this is Baton's own address; use a step that waits for another tool")]
    BatonsOwn,
}

/// Takes apart what was pasted. `own_bases` are the beginnings of Baton's own addresses.
///
/// # Errors
/// Says why when the text holds nothing to send to and no token.
pub fn read(text: &str, own_bases: &[&str]) -> Result<Pasted, Refusal> {
    if text.len() > LONGEST_TEXT {
        return Err(Refusal::TooLong);
    }
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut pasted = Pasted::default();
    if curl::is_command(trimmed) {
        curl::read(trimmed, own_bases, &mut pasted)?;
    } else if let Some((name, value)) = header_line(trimmed) {
        authorization::read(name, value, &mut pasted);
    } else {
        if trimmed.len() != text.len() {
            pasted.note(Note::SpacesRemoved);
        }
        location::read(trimmed, own_bases, &mut pasted)?;
    }
    pasted.compare_tokens();
    Ok(pasted)
}

impl Pasted {
    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Keeps a secret and says under which slot: `token`, then `token_2`, and so on.
    fn keep(&mut self, value: &str) -> String {
        let slot = match self.secrets.len() {
            0 => TOKEN_SLOT.to_owned(),
            known => format!("{TOKEN_SLOT}_{}", known + 1),
        };
        self.secrets
            .push((slot.clone(), Sensitive(value.to_owned())));
        slot
    }

    fn compare_tokens(&mut self) {
        let mut values: Vec<&str> = self.secrets.iter().map(|(_, s)| s.0.as_str()).collect();
        let all = values.len();
        values.sort_unstable();
        values.dedup();
        if values.len() < all {
            self.note(Note::TokenTwice);
        }
    }
}

/// `Name: value` on one line, which no address looks like.
fn header_line(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let value = value.trim();
    let is_line = is_name && !value.is_empty() && !value.starts_with("//") && !text.contains('\n');
    (is_line && text.contains(": ")).then_some((name, value))
}
