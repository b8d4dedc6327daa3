//! What can be wrong with a definition: the closed list.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ids::StepId;

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
    /// A secret part of the address is not in the secret store.
    AddressSecretMissing,
    /// A step goes by a connection, but has no address of its own there yet.
    PathMissing,
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
    /// Calls about one person become one run for less than 10 s, or for more than a day.
    SettleOutOfRange,
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
    /// What is sent of a call or an answer looks sensitive.
    LooksSensitive,
    /// A text that is no pointer.
    PointerUnusable,
    /// A detail from a step below.
    StepLater,
    /// A detail from a step in a path that not every run takes.
    StepNotAlways,
    /// A detail from a step in another path of the same step.
    StepInOtherPath,
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
    /// A text that is always sent is no number, or no yes or no, where it is sent as one.
    FixedTextUnusable,
    /// A condition without a test.
    ConditionEmpty,
    /// A test without a value, or with too many.
    TestValuesUnusable,
    /// A test that compares numbers with a text.
    TestNumberUnusable,
    /// A test that compares days with what is no day, or counts with what is no number of days.
    TestDateUnusable,
    /// The call's field is not picked.
    CallFieldMissing,
    /// The last call says nothing where it is looked for whom it is about.
    LastCallNamesNobody,
    /// What the last call to a start says there is no e-mail address.
    LastCallNoEmail,
    /// Some of those whom the last call to a start names are no e-mail addresses.
    LastCallSomeNoEmail,
    /// A detail of the person that calls cannot set.
    PersonFieldUnusable,
    /// A detail of the person that no field of the call is picked for.
    PersonFieldNotPicked,
    /// A detail of the person set twice.
    PersonFieldTwice,
    /// People are added from calls without a name.
    PersonNameMissing,
    /// A step sets no detail of the person.
    NothingToSet,
    /// A detail that nobody is ever without is to be emptied.
    DetailNeverEmpty,
    /// A text that always becomes a detail is none that it can be.
    DetailTextUnusable,
    /// What is sensitive becomes a detail that is not.
    SensitiveIntoOpen,
    /// A wait has no end.
    WaitWithoutLimit,
    /// A reminder is not before the limit, or a time is zero.
    WaitTimesUnusable,
    /// A wait for a moment has no length, or more than a hundred years.
    WaitLengthUnusable,
    /// A wait counts from a detail that is no date.
    DetailIsNoDate,
    /// Working days are counted, and nobody knows the holidays.
    HolidaysUnknown,
    /// The step whose answer finds the run gives none.
    MatchStepUnusable,
    /// A test that takes the detail for what it is not.
    TestTypeUnusable,
    /// A path that nobody can take, as an earlier one takes them all.
    PathNeverTaken,
    /// A path whose tests exclude each other.
    PathNeverTrue,
    /// Two paths of which some people fit both.
    PathsOverlap,
    /// Steps for those who are left over, while the paths leave nobody.
    OtherwiseNeverTaken,
    /// A choice or a parallel part without paths.
    PathsMissing,
    /// A path without steps where the first that is done decides.
    PathEmpty,
}
