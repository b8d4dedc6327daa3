//! The shapes of incoming addresses.

use baton_core::ids::{AddressId, CallId, PersonId, StepId, WorkflowId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use baton_core::call::reading::How;
use baton_core::json::Unreadable;
use baton_core::matching::twice::AddressSettings;

use crate::hidden::HiddenParts;

/// The kind of thing an address belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OwnerKind {
    /// It starts runs.
    Trigger,
    /// It moves runs that wait.
    Step,
}

/// The thing an address belongs to, for ever.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AddressOwner {
    /// What it is.
    pub kind: OwnerKind,
    /// The trigger's or step's id.
    pub id: StepId,
}

/// An incoming address, without its token.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Address {
    /// Its public id.
    pub id: AddressId,
    /// The workflow.
    pub workflow: WorkflowId,
    /// The trigger or step.
    pub owner: AddressOwner,
    /// The base and the path, no token.
    pub url: String,
    /// Whether the token exists yet; it waits for the password store.
    pub token_ready: bool,
    /// Until when the token before the last rotation still works.
    pub old_token_until: Option<Timestamp>,
    /// Who still used it while it works, among the last 200 calls; each caller once.
    pub old_token_callers: Vec<LastCall>,
    /// The last accepted call.
    pub last_call: Option<LastCall>,
    /// Calls with a wrong token.
    pub rejected: RejectedCalls,
    /// How twice is told from once.
    pub settings: AddressSettings,
}

/// When somebody called an address.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LastCall {
    /// When.
    pub at: Timestamp,
    /// By whom: the program's name for itself, else its network address.
    pub from: String,
    /// Whether it came from another computer.
    pub outside: bool,
}

/// Calls with a wrong token.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RejectedCalls {
    /// How many are kept.
    pub count: u64,
    /// When the last came.
    pub last_at: Option<Timestamp>,
    /// From whom.
    pub last_from: Option<String>,
}

/// What to change about an address.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct AddressPatchInput {
    /// The settings.
    pub settings: AddressSettings,
}

/// How a token is replaced.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct RotateInput {
    /// For so long the old token still works (24 h unless told; at most 30 days).
    pub overlap_s: Option<u64>,
}

/// How the token is given to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecretForm {
    /// `Authorization: Bearer …`, the address without it.
    Header,
    /// `?token=…` in the address.
    Inside,
    /// Behind the address, for a tool that takes neither headers nor a query.
    Path,
}

/// What a token is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecretPurpose {
    /// To the clipboard.
    Copy,
    /// To the screen.
    Reveal,
    /// A message for whoever sets up the other tool.
    Instructions,
}

/// How and what for a token is read.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SecretQuery {
    /// How it is given.
    pub form: SecretForm,
    /// What for.
    pub purpose: SecretPurpose,
}

/// An address with its token.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AddressSecret {
    /// The address; with the token in it when the form is `inside`.
    pub url: String,
    /// The token.
    pub token: String,
    /// What belongs on the clipboard: the address, or the whole instructions.
    pub text: String,
    /// Whether only programs on this computer can use the address.
    pub only_this_computer: bool,
}

/// What a value in received data looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// A text.
    Text,
    /// A number.
    Number,
    /// True or false.
    YesNo,
    /// A list of values.
    List,
    /// Null.
    Empty,
}

/// What a received value turns out to be.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FieldHint {
    /// The work e-mail of a person we know.
    PersonEmail {
        /// Whose.
        person: PersonId,
        /// The person's name.
        name: String,
    },
    /// An e-mail address of nobody we know.
    UnknownEmail,
    /// A value by which a run waits for a call here, such as a ticket number.
    Awaited {
        /// The waiting step.
        step: StepId,
        /// The person whose run it is.
        person: PersonId,
        /// The person's name.
        name: String,
    },
}

/// A value found in received data.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReceivedField {
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// The same with dots, for people.
    pub label: String,
    /// The value as text, cut after 200 characters; masked where it looks sensitive.
    pub value: String,
    /// What it looks like.
    #[serde(rename = "type")]
    pub value_type: FieldType,
    /// What it turns out to be.
    pub hint: Option<FieldHint>,
    /// Whether it looks sensitive, so that it is no example for anybody else's.
    pub looks_sensitive: bool,
}

/// A field that the last calls of an address had.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KnownField {
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// The pointer by which it says whom a call is about: of a list one thing, where the list is what
    /// one person answered, or one person's addresses; else each.
    pub whose: String,
    /// The latest value as text, cut after 200 characters; masked where it looks sensitive.
    pub value: String,
    /// What it looks like.
    #[serde(rename = "type")]
    pub value_type: FieldType,
    /// In how many of the calls that were looked at it stands.
    pub calls: u64,
}

/// The last data an address received.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Sample {
    /// The call; null while none came.
    pub call: Option<CallId>,
    /// When.
    pub at: Option<Timestamp>,
    /// From whom.
    pub from: Option<String>,
    /// What was found in it; the first 500.
    pub fields: Vec<ReceivedField>,
    /// How many were found in it, those left out of `fields` included.
    pub found: u64,
    /// What was found in it and in the calls before, each once: those of the last call first.
    pub known: Vec<KnownField>,
    /// Whether these calls had other fields than are in `known`.
    pub known_more: bool,
    /// How many calls were looked at for that, the last ones that could be read.
    pub looked_at: u64,
    /// The data as received, cut after 64 KiB.
    pub raw: Option<String>,
    /// How it was read.
    pub how: Option<How>,
    /// What was read, as JSON; null where that is what stands in `raw`, or is longer than 64 KiB.
    pub data: Option<String>,
    /// What of it looks sensitive and is masked; `POST /calls/{id}/reveal` shows it.
    pub hidden: HiddenParts,
}

/// Why a call cannot be read, and where.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Misread {
    /// Why.
    pub why: MisreadWhy,
    /// The line, from 1; null where no place is to blame.
    pub line: Option<usize>,
    /// The character in the line, from 1.
    pub column: Option<usize>,
}

/// Why a call cannot be read.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MisreadWhy {
    /// There is no data.
    Nothing,
    /// It names no charset, and is not UTF-8.
    NotUtf8,
    /// It names a charset that is not known, or that it is not in.
    Charset,
    /// It is not written as what it begins like.
    Syntax,
    /// A name stands twice in one group.
    Twice,
    /// A form that is not written as one.
    Form,
    /// Parts that are not written as such.
    Parts,
    /// Groups in groups, too many of them.
    Deep,
    /// Too many values.
    Many,
}

impl From<&Unreadable> for Misread {
    fn from(unreadable: &Unreadable) -> Self {
        let why = match unreadable {
            Unreadable::Nothing => MisreadWhy::Nothing,
            Unreadable::NotUtf8 { .. } => MisreadWhy::NotUtf8,
            Unreadable::UnknownCharset { .. } | Unreadable::NotInCharset { .. } => {
                MisreadWhy::Charset
            }
            Unreadable::Syntax { .. } | Unreadable::ByteOrderMark => MisreadWhy::Syntax,
            Unreadable::Twice { .. } => MisreadWhy::Twice,
            Unreadable::Form { .. } => MisreadWhy::Form,
            Unreadable::Parts { .. } => MisreadWhy::Parts,
            Unreadable::TooDeep { .. } => MisreadWhy::Deep,
            Unreadable::TooMany { .. } => MisreadWhy::Many,
        };
        let place = unreadable.place();
        Self {
            why,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
        }
    }
}
