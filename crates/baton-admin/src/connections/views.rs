//! The shapes of connections.

use baton_core::document::{Header, Method, Segment};
use baton_core::ids::{ConnectionId, StepId, WorkflowId};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::Params;

pub use baton_core::address::{
    Doubt as TokenDoubt, PartKind as AddressPartKind, Why as AddressPartWhy,
};
pub use baton_core::connection::{AddressKind, AuthKind, ConnectionKind, ConsentKind};
pub use baton_core::validation::Need;

/// How a connection authenticates; never the token itself.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Auth {
    /// How.
    pub kind: AuthKind,
    /// The header's name when the kind is `header`.
    pub header_name: Option<String>,
    /// The word before the token, such as `SSWS `.
    pub prefix: Option<String>,
    /// The name when the kind is `basic`.
    pub username: Option<String>,
    /// Whether the token of an address is also sent as a bearer token, set before steps said it.
    pub also_bearer: bool,
    /// The slot of the token.
    pub token_slot: Option<String>,
    /// Whether a token is in the password store.
    pub has_token: bool,
    /// Since when.
    pub token_set_at: Option<Timestamp>,
    /// Since when the connection leads where it does.
    pub address_set_at: Option<Timestamp>,
    /// The slots of extra headers whose values are in the password store.
    pub kept_headers: Vec<String>,
    /// All slots whose secrets are in the password store for where it leads.
    pub kept_slots: Vec<String>,
}

/// A given consent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Consent {
    /// What was allowed.
    pub kind: ConsentKind,
    /// To which host.
    pub host: String,
    /// At which port.
    pub port: u16,
    /// The kind of address that was shown.
    pub address_kind: AddressKind,
    /// By whom.
    pub given_by: String,
    /// When.
    pub at: Timestamp,
}

/// A step that uses a connection.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UsedBy {
    /// The workflow.
    pub workflow: WorkflowId,
    /// Its name.
    pub workflow_name: String,
    /// The step.
    pub step: StepId,
    /// Its name.
    pub step_name: String,
    /// Whether there is a secret inside the address that it calls.
    pub token_inside: bool,
}

/// What went wrong last.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LastProblem {
    /// When.
    pub at: Timestamp,
    /// What, as an outcome code of a try.
    pub code: String,
    /// Named values of the code.
    pub params: Params,
}

/// A connection to another tool.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Connection {
    /// Its id.
    pub id: ConnectionId,
    /// Its name.
    pub name: String,
    /// What it leads to.
    pub kind: ConnectionKind,
    /// `https` or `http`; null while there is no address.
    pub scheme: Option<String>,
    /// The host.
    pub host: Option<String>,
    /// The port.
    pub port: Option<u16>,
    /// The host and the first part of the path, for people.
    pub shown_address: Option<String>,
    /// How it authenticates.
    pub auth: Auth,
    /// What was allowed.
    pub consents: Vec<Consent>,
    /// Whether its host and port were allowed when Baton was started, whatever else is.
    pub allowed_at_start: bool,
    /// What is missing.
    pub needs: Vec<Need>,
    /// The kind of address that a missing consent is about.
    pub address_kind: AddressKind,
    /// Who uses it.
    pub used_by: Vec<UsedBy>,
    /// When it last worked.
    pub last_success_at: Option<Timestamp>,
    /// What went wrong last.
    pub last_problem: Option<LastProblem>,
    /// Whether the other tool said it is gone, or an admin stopped it.
    pub stopped: bool,
}

/// A connection to make.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct ConnectionInput {
    /// Its name.
    pub name: String,
}

/// What to change about a connection.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct ConnectionPatchInput {
    /// Another name.
    pub name: Option<String>,
    /// Whether the token of an address is also sent as a bearer token, set before steps said it.
    pub also_bearer: Option<bool>,
    /// Stops sending, or lets it go on.
    pub stopped: Option<bool>,
}

/// A step of a workflow.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct StepOf {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The step.
    pub step: StepId,
}

/// What somebody pasted, to be looked at: nothing is stored.
#[derive(Clone, Deserialize, ToSchema)]
pub struct LookAtAddressInput {
    /// The text as pasted.
    pub text: String,
    /// The numbers of the parts that were judged wrongly.
    pub turned: Option<Vec<u32>>,
    /// The numbers of what is meant where the text names several addresses or tokens.
    pub chosen: Option<Vec<u32>>,
    /// What was said of a line below the address: whether the address goes on there.
    pub goes_on: Option<bool>,
    /// The connection that it is for.
    pub connection: Option<ConnectionId>,
    /// The step that it is for.
    pub step: Option<StepOf>,
}

/// What somebody pasted: a web address, an `Authorization` line, or a cURL command.
#[derive(Clone, Deserialize, ToSchema)]
pub struct ReadAddressInput {
    /// The text as pasted.
    pub text: String,
    /// The numbers of the parts that were judged wrongly.
    pub turned: Option<Vec<u32>>,
    /// The numbers of what is meant where the text names several addresses or tokens.
    pub chosen: Option<Vec<u32>>,
    /// What was said of a line below the address: whether the address goes on there.
    pub goes_on: Option<bool>,
    /// The connection to change; a new one is made when null.
    pub connection: Option<ConnectionId>,
    /// The name of a new connection.
    pub name: Option<String>,
    /// The step that it is for. Its connection is completed, but never pointed elsewhere: then the
    /// step gets one of its own.
    pub step: Option<StepOf>,
    /// Whether the people part-way in the step's workflow get the address at once.
    pub also_part_way: Option<bool>,
    /// Whether the token beside it is used though it looks like none.
    pub anyway: Option<bool>,
}

/// A part of a pasted address, as it was judged.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AddressPart {
    /// Its number, to turn it round; 0 is all of path and query.
    pub number: u32,
    /// What it is.
    pub kind: AddressPartKind,
    /// The name of a query's value.
    pub name: Option<String>,
    /// The part; null when it is a secret, which whoever pasted it has.
    pub text: Option<String>,
    /// How long it is, in characters.
    pub length: u32,
    /// Whether it is kept as a secret.
    pub secret: bool,
    /// Why.
    pub why: AddressPartWhy,
}

/// One of several addresses or tokens that a text names.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AddressChoice {
    /// Its number, to choose it.
    pub number: u32,
    /// What the text calls it.
    pub said: String,
    /// Of an address, its host and the first part of its path; null of a token.
    pub leads_to: Option<String>,
    /// Of a token, how long it is, in characters.
    pub length: u32,
}

/// What stands below an address and may be more of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AddressRest {
    /// The text; null when it may be a token, which whoever pasted it has.
    pub text: Option<String>,
    /// How long it is, in characters.
    pub length: u32,
    /// Whether it was said that the address goes on there; null as long as it is asked.
    pub goes_on: Option<bool>,
}

/// How a token beside the address is given.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TokenWay {
    /// How.
    pub kind: AuthKind,
    /// The header's name when the kind is `header`.
    pub header_name: Option<String>,
    /// The word before the token.
    pub prefix: Option<String>,
    /// The name when the kind is `basic`.
    pub username: Option<String>,
    /// Whether the text says so; else it is taken for a bearer token.
    pub is_named: bool,
}

/// A token inside an address, as a header can take it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InHeader {
    /// Its slot.
    pub slot: String,
    /// Whether the tool seems to want it in a header, too.
    pub suggested: bool,
}

/// What a pasted text is taken for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AddressLook {
    /// The host, if an address was there.
    pub host: Option<String>,
    /// What was found.
    pub found: Vec<Found>,
    /// What was noticed.
    pub notes: Vec<Note>,
    /// The parts of the address.
    pub parts: Vec<AddressPart>,
    /// How the token beside it is given.
    pub way: Option<TokenWay>,
    /// How long that token is, in characters; whoever pasted it sees whether all of it was read.
    pub token_length: Option<u32>,
    /// What the text names several of, to choose from.
    pub choices: Vec<AddressChoice>,
    /// Why that token looks like none, where it does.
    pub doubt: Option<TokenDoubt>,
    /// What stands below the address and may be more of it.
    pub rest: Option<AddressRest>,
    /// Whether the connection goes on sending the token that it has, as the text has none.
    pub keeps_token: bool,
    /// Whether a token inside it seems to be wanted in a header, too; null when none is inside.
    pub header_suggested: Option<bool>,
    /// Whether the step gets a connection of its own, as the address leads elsewhere.
    pub leads_elsewhere: bool,
    /// Whether it leads to the scheme, host and port of the connection that it is for.
    pub stays: bool,
    /// How many people are part-way with the step's address, which can be replaced for them.
    pub part_way: u64,
}

/// What was found in a pasted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// A web address.
    Address,
    /// A token inside the address.
    TokenInAddress,
    /// A name and password inside the address.
    UserInAddress,
    /// A bearer token beside it.
    BearerToken,
    /// A name and a password beside it.
    BasicPassword,
    /// A token in a named header.
    HeaderToken,
    /// A method.
    Method,
    /// Headers.
    Headers,
}

/// What Baton did or noticed while reading a pasted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReadAddressNote)]
pub enum Note {
    /// Spaces or line breaks were removed.
    SpacesRemoved,
    /// A part after `#` was removed; it is never sent.
    FragmentRemoved,
    /// Letters that an address cannot hold were encoded.
    LettersEncoded,
    /// The same token is in the address and was pasted separately.
    TokenTwice,
    /// A cURL command was read.
    CurlRead,
    /// The data of a cURL command was left out.
    DataLeftOut,
    /// The address and the token stood among other words, which were left out.
    WordsLeftOut,
    /// The address did; there was no token.
    OnlyAddressTaken,
    /// The token did; there was no address.
    OnlyTokenTaken,
    /// No token was found, and what was left out speaks of one, or of a password.
    SecretLeftOut,
    /// The address is not encrypted.
    Unencrypted,
    /// The host is inside the own network, or this computer.
    Local,
    /// Another host: the token and the consents of the old one were dropped.
    TokenDropped,
}

/// What a pasted text became.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AddressRead {
    /// The connection, made or changed.
    pub connection: Connection,
    /// The path and query for the step; secrets are slots.
    pub path: Vec<Segment>,
    /// The method, when the text named one.
    pub method: Option<Method>,
    /// Extra headers for the step; their values are slots.
    pub headers: Vec<Header>,
    /// The token inside the address, to be sent in a header of the step, too.
    pub in_header: Option<InHeader>,
    /// What was found.
    pub found: Vec<Found>,
    /// What was done or noticed.
    pub notes: Vec<Note>,
    /// The parts of the address.
    pub parts: Vec<AddressPart>,
    /// How many people part-way have the address at once.
    pub part_way: u64,
}

/// A token to store; the old one is never shown again.
#[derive(Clone, Deserialize, ToSchema)]
pub struct TokenInput {
    /// The token or password; null keeps the stored one.
    pub token: Option<String>,
    /// What was pasted whole, such as a mail: the token, and the name that goes with it, are read out
    /// of it as out of a pasted address.
    pub text: Option<String>,
    /// The number of the token that is meant where the text names several.
    pub chosen: Option<Vec<u32>>,
    /// How it is given.
    #[serde(deserialize_with = "beside_the_address")]
    #[schema(value_type = TokenKind)]
    pub kind: AuthKind,
    /// The header's name when the kind is `header`.
    pub header_name: Option<String>,
    /// The word before the token.
    pub prefix: Option<String>,
    /// The name when the kind is `basic`.
    pub username: Option<String>,
    /// Whether it is used though it looks like no token.
    pub anyway: Option<bool>,
}

/// How a token is given that is no part of the address; one inside enters with the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TokenKind {
    /// No token.
    None,
    /// `Authorization: Bearer …`.
    Bearer,
    /// A name and a password.
    Basic,
    /// A named header with a word before the token.
    Header,
}

fn beside_the_address<'de, D: Deserializer<'de>>(written: D) -> Result<AuthKind, D::Error> {
    Ok(match TokenKind::deserialize(written)? {
        TokenKind::None => AuthKind::None,
        TokenKind::Bearer => AuthKind::Bearer,
        TokenKind::Basic => AuthKind::Basic,
        TokenKind::Header => AuthKind::Header,
    })
}

/// A secret value of an extra header to store; it is never shown again.
#[derive(Clone, Deserialize, ToSchema)]
pub struct HeaderInput {
    /// The header's name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A stored header.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HeaderKept {
    /// The connection that keeps it.
    pub connection: Connection,
    /// The header as a step holds it; its value is a slot.
    pub header: Header,
}

/// A consent to give.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct ConsentInput {
    /// What is allowed.
    pub kind: ConsentKind,
    /// To which host; must be the connection's.
    pub host: String,
    /// At which port; must be the connection's.
    pub port: u16,
}
