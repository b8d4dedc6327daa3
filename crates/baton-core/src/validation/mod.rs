//! What is wrong with a definition: all of it, each with a place.

mod condition;
mod outgoing;
mod reference;
mod sequence;
mod tree;
mod trigger;
mod value;
mod waiting;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::document::Definition;
use crate::ids::{ConnectionId, StepId};

/// One thing that is wrong or worth a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ValidationProblem)]
pub struct Problem {
    /// What it is.
    pub code: Code,
    /// Whether it blocks *Go live*.
    pub level: Level,
    /// At which step or trigger.
    pub step: Option<StepId>,
    /// A JSON pointer into the definition.
    pub path: String,
    /// Named values for the text.
    pub params: BTreeMap<String, String>,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ValidationLevel)]
pub enum Level {
    /// Blocks *Go live*.
    ToFix,
    /// Does not.
    ToCheck,
}

/// Everything that can be wrong with a definition.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = ValidationCode)]
pub enum Code {
    /// There is no step at all.
    NoSteps,
    /// A step has no name.
    NameMissing,
    /// Two things have one id.
    IdTwice,
    /// There are more steps than Baton takes.
    TooManySteps,
    /// Branches lie too deep inside each other.
    TooDeep,
    /// A value, list or text is larger than Baton takes.
    TooLarge,
    /// A kind of step that cannot run yet.
    NotRunnableYet,
    /// No connection is chosen.
    ConnectionMissing,
    /// The connection no longer exists.
    ConnectionUnknown,
    /// The connection has no address.
    AddressMissing,
    /// The connection has no token.
    TokenMissing,
    /// The address is not encrypted and that is not allowed yet.
    UnencryptedConsentMissing,
    /// The address is inside the own network and that is not allowed yet.
    LocalConsentMissing,
    /// Nothing is ever sent to this address.
    AddressForbidden,
    /// The same token is in the address and was given separately.
    TokenTwice,
    /// Two steps send to the same address.
    SameAddressTwice,
    /// A path does not begin with `/`, or would leave its host.
    PathUnusable,
    /// A secret stands where none can be.
    SecretMisplaced,
    /// A header's name cannot be used.
    HeaderNameUnusable,
    /// A header's value cannot be sent.
    HeaderValueUnusable,
    /// A secret header whose value is not in the secret store.
    HeaderSecretMissing,
    /// A header occurs twice.
    HeaderTwice,
    /// The time limit of a try is not 1 to 30 s.
    TimeoutOutOfRange,
    /// A status that can be no success of its own.
    SuccessStatusUnusable,
    /// A name in the body is empty or has an empty part.
    FieldNameUnusable,
    /// A name occurs twice.
    FieldNameTwice,
    /// A name is both a value and a group.
    FieldNameClash,
    /// A value has nothing in it.
    ValueMissing,
    /// A GET sends no body, so these values are not sent.
    BodyNotSent,
    /// Nothing is sent.
    NothingToSend,
    /// A detail that does not exist.
    DetailUnknown,
    /// A sensitive detail is sent.
    SensitiveDetail,
    /// A text that is no pointer.
    PointerUnusable,
    /// A detail from a step below.
    StepLater,
    /// A detail from a step in another branch.
    StepNotAlways,
    /// A detail from a step that was deleted.
    StepDeleted,
    /// A detail of the call where there is none.
    CallOutOfPlace,
    /// A detail that is not of the call, where only the call is judged.
    OnlyCallHere,
    /// The format does not fit the detail.
    FormatUnusable,
    /// The text for empty does not fit the type.
    EmptyTextUnusable,
    /// A condition without a test.
    ConditionEmpty,
    /// A test without a value, or with too many.
    TestValuesUnusable,
    /// A test that compares numbers with a text.
    TestNumberUnusable,
    /// The call's field is not picked.
    CallFieldMissing,
    /// A detail of the person that calls cannot set.
    PersonFieldUnusable,
    /// A detail of the person set twice.
    PersonFieldTwice,
    /// People are added from calls without a name.
    PersonNameMissing,
    /// A wait has no end.
    WaitWithoutLimit,
    /// A reminder is not before the limit, or a time is zero.
    WaitTimesUnusable,
    /// The step whose answer finds the run gives none.
    MatchStepUnusable,
    /// A path that nobody can take.
    PathNeverTaken,
    /// A choice or a parallel part without paths.
    PathsMissing,
}

/// What a connection still needs before it can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// An address.
    Address,
    /// A token.
    Token,
    /// The consent to send unencrypted.
    UnencryptedConsent,
    /// The consent to send into the own network.
    LocalConsent,
    /// Another address: nothing is ever sent to this one.
    OtherAddress,
}

/// What validation knows about a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Its name.
    pub name: String,
    /// What it still needs.
    pub needs: Vec<Need>,
    /// `scheme://host:port`, to tell equal addresses; none for the practice tool.
    pub origin: Option<String>,
    /// Host and port for the text about a consent.
    pub host_port: Option<String>,
    /// Whether the same token is in the address and was given separately.
    pub token_twice: bool,
    /// The slots of extra headers whose values are kept.
    pub header_slots: Vec<String>,
    /// The header in which its token goes.
    pub token_header: Option<String>,
}

/// All connections a definition could use.
pub type Connections = BTreeMap<ConnectionId, Connection>;

/// The most steps a workflow may have, those in branches included.
pub const MOST_STEPS: usize = 1_000;

/// How deeply branches may lie inside each other.
pub const DEEPEST_BRANCH: usize = 8;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 200;

/// The longest text in a value, in bytes.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// The most names, values, headers or tests in one list.
pub const MOST_ITEMS: usize = 1_000;

/// What a definition is checked against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The connections.
    pub connections: Connections,
    /// Pointers to a person's sensitive details.
    pub sensitive: Vec<String>,
}

/// Finds everything that is wrong.
#[must_use]
pub fn validate(definition: &Definition, known: &Known) -> Vec<Problem> {
    let mut check = Check {
        definition,
        sensitive: &known.sensitive,
        problems: Vec::new(),
    };
    tree::check(&mut check);
    trigger::check(&mut check);
    sequence::check(&mut check, &known.connections);
    check.problems
}

/// Whether nothing blocks *Go live*.
#[must_use]
pub fn is_ready(problems: &[Problem]) -> bool {
    problems
        .iter()
        .all(|problem| problem.level == Level::ToCheck)
}

/// Problems in the making.
struct Check<'a> {
    definition: &'a Definition,
    sensitive: &'a [String],
    problems: Vec<Problem>,
}

/// Where something stands.
#[derive(Clone)]
struct At<'a> {
    step: &'a StepId,
    path: String,
}

impl At<'_> {
    fn then(&self, rest: impl std::fmt::Display) -> Self {
        Self {
            step: self.step,
            path: format!("{}/{rest}", self.path),
        }
    }
}

impl Check<'_> {
    fn fix<const N: usize>(&mut self, code: Code, at: &At<'_>, params: [(&str, &str); N]) {
        self.add(Level::ToFix, code, Some(at.step), &at.path, params);
    }

    fn look<const N: usize>(&mut self, code: Code, at: &At<'_>, params: [(&str, &str); N]) {
        self.add(Level::ToCheck, code, Some(at.step), &at.path, params);
    }

    fn add<const N: usize>(
        &mut self,
        level: Level,
        code: Code,
        step: Option<&StepId>,
        path: &str,
        params: [(&str, &str); N],
    ) {
        let params = params.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let (step, path) = (step.cloned(), path.to_owned());
        self.problems.push(Problem {
            code,
            level,
            step,
            path,
            params: params.into(),
        });
    }
}
