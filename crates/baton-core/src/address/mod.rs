//! What an admin pastes to say where to send: an address, a cURL command, an `Authorization` line.
//!
//! It is split before its first write into a public part and its secrets (CONTRACT C3): the
//! public part goes into the draft, the secrets go to the secret store under slots.

mod authorization;
mod bare_token;
mod broken;
mod certain;
mod choices;
mod curl;
mod doubt;
mod judged;
mod labels;
mod location;
mod message;
mod named;
mod prose;
mod rest;
mod small_words;
mod token_text;
mod words;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::document::request::{Header, Method};
use crate::document::value::Segment;

pub use authorization::spaced;
pub use bare_token::{bare_token, doubt_inside};
pub use doubt::{Doubt, doubt};
pub use judged::{Part, PartKind, Why, is_credential, may_be_data, name_tells};
pub use location::{inside, out_of};
pub use token_text::{TokenText, read_token, token_in};

/// Longest text that is read.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// What a text is read with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading<'a> {
    /// The beginnings of Baton's own addresses.
    pub own_bases: &'a [&'a str],
    /// The numbers of the parts of which the admin says that they were judged wrongly.
    pub turned: &'a [u32],
    /// What the slots of the secrets begin with: a slot is never used twice.
    pub slots: &'a str,
    /// The numbers of what was chosen where a text names several.
    pub chosen: &'a [u32],
    /// Whether a password without a name is left to be asked for.
    pub asks_name: bool,
    /// What was said of a line below the address: whether the address goes on there.
    pub goes_on: Option<bool>,
}

/// What stands below an address and may be more of it, as a mail broke the line there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The text.
    pub text: Sensitive,
    /// Whether a part of it may be a token.
    pub may_be_secret: bool,
    /// What was said of it; none: it is still to be asked.
    pub is_said: Option<bool>,
}

/// One of several addresses or tokens that a text names: which one is meant is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its number, to choose it.
    pub number: u32,
    /// What the text calls it.
    pub said: String,
    /// Of an address, where it leads; of a token none.
    pub leads_to: Option<String>,
    /// Of a token, how long it is, in characters.
    pub length: u32,
    /// Whether it was chosen.
    pub is_chosen: bool,
}

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
    /// The slot of that token.
    pub token_slot: Option<String>,
    /// Whether the text says how it is given; else it is taken for a bearer token.
    pub is_way_named: bool,
    /// The token inside the address, to be sent in a header, too.
    pub in_header: Option<InHeader>,
    /// The method, if the text names one.
    pub method: Option<Method>,
    /// Extra headers of a cURL command; their values are in `secrets`.
    pub headers: Vec<Header>,
    /// Every secret, by slot.
    pub secrets: Vec<(String, Sensitive)>,
    /// What an admin is told about what was read.
    pub notes: Vec<Note>,
    /// What the text names several of.
    pub choices: Vec<Choice>,
    /// Why the token beside the address looks like none, where no words name it for certain.
    pub doubt: Option<Doubt>,
    /// What stands below the address and may be more of it: whoever pasted it is asked.
    pub rest: Option<Rest>,
    /// What slots begin with.
    slots: String,
}

/// A token inside an address as a header takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InHeader {
    /// The slot of the token as it is, whatever the address needs it to look like.
    pub slot: String,
    /// Whether its name suggests that the tool wants it in a header.
    pub suggested: bool,
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
    /// What was judged of each part.
    pub parts: Vec<Part>,
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
    /// Words around the address and the token were left out.
    WordsLeftOut,
    /// No token was found, and what was left out speaks of one, of a password or of who it is for.
    SecretLeftOut,
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

/// The end of the sentence that an address was copied from: none of these ends an address, as `?` and
/// `!` may.
const STOPS: [char; 3] = ['.', ',', ';'];

/// Takes apart what was pasted.
///
/// # Errors
/// Says why when the text holds nothing to send to and no token.
pub fn read(text: &str, reading: &Reading<'_>) -> Result<Pasted, Refusal> {
    if text.len() > LONGEST_TEXT {
        return Err(Refusal::TooLong);
    }
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut pasted = Pasted {
        slots: reading.slots.to_owned(),
        ..Pasted::default()
    };
    let joined = broken::joined(trimmed);
    let trimmed = joined.as_deref().unwrap_or(trimmed);
    if curl::is_command(trimmed) {
        curl::read(trimmed, reading, &mut pasted)?;
    } else if joined.is_some() && !trimmed.contains(char::is_whitespace) {
        pasted.keep_separate(Authorization::Bearer, trimmed);
        pasted.is_way_named = false;
        pasted.note(Note::TokenFoundSeparately);
    } else if message::is_message(trimmed) {
        message::read(trimmed, reading, &mut pasted)?;
    } else if prose::is_prose(trimmed) {
        prose::read(trimmed, reading, &mut pasted)?;
    } else if let Some((name, value)) = authorization::header_line(trimmed)
        && is_header(name)
    {
        authorization::read(name, value, &mut pasted);
    } else if !authorization::read_word(trimmed, &mut pasted) {
        if trimmed.len() != text.len() {
            pasted.note(Note::SpacesRemoved);
        }
        // The end of the sentence that it was copied from.
        let address = trimmed.trim_end_matches(STOPS);
        if address.len() != trimmed.len() {
            pasted.note(Note::WordsLeftOut);
        }
        location::read(address, reading, &mut pasted)?;
    }
    pasted.compare_tokens();
    Ok(pasted)
}

/// Whether a name is one of a header that a token goes in, and none that people write for people.
fn is_header(name: &str) -> bool {
    labels::is_for_a_tool(name) || judged::name_tells(name)
}

impl Pasted {
    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Keeps a secret and says under which slot.
    fn keep(&mut self, value: &str) -> String {
        let slot = format!("{}_{}", self.slots, self.secrets.len() + 1);
        self.secrets
            .push((slot.clone(), Sensitive(value.to_owned())));
        slot
    }

    /// Keeps the token that is given beside the address.
    fn keep_separate(&mut self, authorization: Authorization, token: &str) {
        self.token_slot = Some(self.keep(token));
        self.authorization = Some(authorization);
        self.is_way_named = true;
    }

    /// The token that is given beside the address.
    #[must_use]
    pub fn token(&self) -> Option<&Sensitive> {
        let slot = self.token_slot.as_ref()?;
        let kept = self.secrets.iter().find(|(known, _)| known == slot);
        kept.map(|(_, token)| token)
    }

    /// Whether the text names several addresses or tokens of which none was chosen.
    #[must_use]
    pub fn is_to_choose(&self) -> bool {
        [true, false].into_iter().any(|is_address| {
            let mut all = self
                .choices
                .iter()
                .filter(|one| one.leads_to.is_some() == is_address)
                .peekable();
            all.peek().is_some() && all.all(|one| !one.is_chosen)
        })
    }

    /// Whether there is a token, beside the address or inside it.
    fn has_token(&self) -> bool {
        let is_inside = |location: &Location| location.has_secret;
        self.authorization.is_some() || self.location.as_ref().is_some_and(is_inside)
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
