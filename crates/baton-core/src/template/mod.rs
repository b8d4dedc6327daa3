//! What a step sends: the one function that preview and machine share.

mod addressed;
mod changed;
mod everything;
mod format;
mod hidden;
mod name;
mod path;
mod source;
mod value;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::Zone;
use crate::call::Entry;
use crate::document::request::{Content, Header, HeaderValue, Method, Request};
use crate::document::value::Reference;
use crate::ids::{ConnectionId, MessageId, RunId, StepId};
use crate::json::Json;

pub use crate::sensitive::MASK;
pub use changed::differences;
pub use hidden::{Hidden, Shown, hidden};
pub use name::split as split_name;
pub(crate) use source::describe;
pub(crate) use value::made;

/// A value may have at most this many nodes.
pub const MOST_NODES: usize = 1_000;

/// A name in the body may have at most this many parts.
pub const MOST_PARTS: usize = 32;

const CONTENT_TYPE: &str = "content-type";

/// What the values of a step are read from.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The person.
    pub person: &'a Json,
    /// Pointers to the person's details that are sent only where they are named.
    pub sensitive: &'a [String],
    /// The company.
    pub company: &'a Json,
    /// The call that started the run.
    pub trigger: Got<'a>,
    /// What earlier steps got.
    pub steps: BTreeMap<StepId, Got<'a>>,
    /// The run itself.
    pub run: RunFacts,
    /// Where a moment is a day.
    pub zone: Zone,
}

/// What a trigger or a step got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Got<'a> {
    /// Nothing: skipped, or not there.
    #[default]
    Nothing,
    /// A whole value, as a sample has it.
    Whole(&'a Json),
    /// What a sample says about one of those whom it is about.
    Of(&'a Entry),
    /// Only the values a definition refers to, by pointer.
    Picked(&'a BTreeMap<String, Json>),
    /// An answer too long to be read.
    Cut,
}

impl<'a> Got<'a> {
    /// One of the values that a definition refers to.
    pub(crate) fn picked(self, pointer: &str) -> Option<&'a Json> {
        match self {
            Self::Picked(values) => values.get(pointer),
            Self::Nothing | Self::Whole(_) | Self::Of(_) | Self::Cut => None,
        }
    }
}

/// What *About this run* offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunFacts {
    /// The run.
    pub id: RunId,
    /// The workflow's name.
    pub workflow_name: String,
    /// When the run began.
    pub started_at: Timestamp,
    /// The id of this message.
    pub message_id: MessageId,
    /// The number of this message in its run, from 1.
    pub event_number: u32,
    /// When the step was reached.
    pub now: Timestamp,
}

/// A request without its secrets and without its host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// The connection that knows scheme, host, port and token.
    pub connection: Option<ConnectionId>,
    /// The method.
    pub method: Method,
    /// Path and query, encoded, with secret slots.
    pub path: Vec<Part>,
    /// Headers in order; `content-type` is among them when there is a body.
    pub headers: Vec<PreparedHeader>,
    /// The body, exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Seconds a try may take.
    #[serde(default = "usual_timeout", skip_serializing_if = "is_usual_timeout")]
    pub timeout_s: u32,
    /// Statuses beside 2xx that mean success.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_success: Vec<u16>,
    /// The version whose settings of the step it was made with; none: that of its run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

/// What is asked of most steps.
fn usual_timeout() -> u32 {
    30
}

fn is_usual_timeout(seconds: &u32) -> bool {
    *seconds == usual_timeout()
}

/// A text or a secret to be put in when sending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// As it stands.
    Text(String),
    /// The slot in the secret store.
    Secret(String),
}

/// A header of a prepared request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparedHeader {
    /// Its name.
    pub name: String,
    /// What stands before a secret value, such as `Bearer `.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub word: String,
    /// Its value.
    pub value: Part,
}

/// A line of the preview's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The name as the admin wrote it.
    pub name: String,
    /// What is sent; none when it is left out.
    pub value: Option<Json>,
    /// Whether it is different each time.
    pub each_time: bool,
}

/// A value that cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unsendable {
    /// Why.
    pub kind: Why,
    /// The name in the body, or `path`.
    pub name: String,
    /// The detail, as `source pointer`, if one is to blame.
    pub detail: Option<String>,
}

/// Why a value cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = UnsendableWhy)]
pub enum Why {
    /// Empty, and the rule is *stop and tell me*; or empty in a path.
    Missing,
    /// Not a number.
    NotANumber,
    /// Neither yes nor no.
    NotYesNo,
    /// Not a date.
    NotADate,
    /// Would change where the request goes.
    UnsafeInPath,
    /// From an answer too long to be read.
    AnswerCut,
    /// The name is empty, twice, or both a value and a group.
    NameUnusable,
    /// Larger than Baton sends.
    TooLarge,
    /// Nested deeper, with the parts of its name, than Baton reads.
    TooDeep,
}

impl Why {
    /// The reason's name on wires.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotANumber => "not_a_number",
            Self::NotYesNo => "not_yes_no",
            Self::NotADate => "not_a_date",
            Self::UnsafeInPath => "unsafe_in_path",
            Self::AnswerCut => "answer_cut",
            Self::NameUnusable => "name_unusable",
            Self::TooLarge => "too_large",
            Self::TooDeep => "too_deep",
        }
    }
}

/// A rendered step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The request; to be sent only when there are no problems.
    pub prepared: Prepared,
    /// The preview's table.
    pub rows: Vec<Row>,
    /// What cannot be sent.
    pub problems: Vec<Unsendable>,
}

/// What a detail is; none where it is missing, or in an answer too long to be read.
#[must_use]
pub fn look_up<'a>(reference: &Reference, context: &Context<'a>) -> Option<Cow<'a, Json>> {
    match source::find(reference, context) {
        source::Found::Value(value) => Some(value),
        source::Found::Nothing | source::Found::Cut => None,
    }
}

/// Renders what a step sends. The bytes depend on the arguments alone.
#[must_use]
pub fn render(request: &Request<'_>, context: &Context<'_>) -> Rendered {
    let mut problems = Vec::new();
    let path = path::render(request.path, context, &mut problems);
    let rows = rows(request.content, context, &mut problems);
    let body = (request.method != Method::Get)
        .then(|| body(&rows, &mut problems))
        .flatten();
    let sends_body = match request.method {
        Method::Post | Method::Put | Method::Patch => true,
        Method::Delete => !rows.is_empty(),
        Method::Get => false,
    };
    let body = body.filter(|_| sends_body);
    let prepared = Prepared {
        connection: request.connection.cloned(),
        method: request.method,
        path,
        headers: headers(request.headers, body.is_some()),
        body,
        timeout_s: request.timeout_s,
        also_success: request.also_success.to_vec(),
        version: None,
    };
    Rendered {
        prepared,
        rows,
        problems,
    }
}

fn rows(content: &Content, context: &Context<'_>, problems: &mut Vec<Unsendable>) -> Vec<Row> {
    match content {
        Content::Fields { fields } => fields
            .iter()
            .map(|field| value::row(field, context, problems))
            .collect(),
        Content::EverythingExcept { excluded } => {
            everything::rows(context.person, context.sensitive, excluded)
        }
    }
}

fn body(rows: &[Row], problems: &mut Vec<Unsendable>) -> Option<String> {
    let mut tree = name::Tree::default();
    for row in rows {
        let placed =
            name::split(&row.name).and_then(|parts| tree.place(&parts, row.value.as_ref()));
        if placed.is_none() {
            problems.push(Unsendable {
                kind: Why::NameUnusable,
                name: row.name.clone(),
                detail: None,
            });
        }
    }
    Some(tree.into_json().to_string())
}

fn headers(headers: &[Header], has_body: bool) -> Vec<PreparedHeader> {
    let own = headers.iter().map(|header| {
        let (word, value) = match &header.value {
            HeaderValue::Plain { text } => (String::new(), Part::Text(text.clone())),
            HeaderValue::Secret { slot, word } => (word.clone(), Part::Secret(slot.clone())),
        };
        PreparedHeader {
            name: header.name.clone(),
            word,
            value,
        }
    });
    let given = headers
        .iter()
        .any(|header| header.name.eq_ignore_ascii_case(CONTENT_TYPE));
    let json = PreparedHeader {
        name: CONTENT_TYPE.to_owned(),
        word: String::new(),
        value: Part::Text("application/json".to_owned()),
    };
    (has_body && !given)
        .then_some(json)
        .into_iter()
        .chain(own)
        .collect()
}
