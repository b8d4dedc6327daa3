//! What the derives leave out of a shape: how long a text may be, which form it has, how large a
//! number is. Every figure is the constant that the check itself reads.

use baton_admin::limits::{
    COMPANY_DETAILS, COMPANY_NAME, COMPANY_VALUE, CONNECTION_NAME, CUSTOM_DETAILS, DETAIL_NAME,
    DUPLICATE_MINUTES, HEADER_VALUE_BYTES, HOLIDAY_FILE_BYTES, LANGUAGE_TAG, PERSON_TEXT,
    RUNS_AT_ONCE, TEST_CALLS, TOKEN_BYTES, WORD_TABLES, WORDS, WORKFLOW_NAME,
};
use baton_core::address::LONGEST_TEXT;
use baton_core::calendar::COUNTRIES;
use baton_core::call::handshake::LONGEST_ECHO;
use baton_core::ids::{
    AddressId, CallId, ConnectionId, JobId, LONGEST_REST, MessageId, PersonId, ProblemId, RunId,
    StepId, WorkflowId,
};
use utoipa::Number;
use utoipa::openapi::schema::{
    AnyOf, AnyOfBuilder, Components, KnownFormat, Object, ObjectBuilder, SchemaFormat, Type,
};
use utoipa::openapi::{RefOr, Schema};

/// What a text, a number, a list or a map of the API may be.
#[derive(Clone, Copy)]
enum Limit {
    /// A text of at most so many characters.
    Text(usize),
    /// A text of this form.
    Form(&'static str),
    /// An e-mail address.
    Email,
    /// A name of a time zone.
    Zone,
    /// One of the places that have holidays, or nothing.
    Place,
    /// A number up to this.
    UpTo(u32),
    /// So many items or named values.
    Many(usize),
    /// A map whose names have this form.
    Names(&'static str),
}

use Limit::{Email, Form, Many, Names, Place, Text, UpTo, Zone};

/// RFC 5322 has `|` in names of mailboxes; Baton reads it as chat programs mean it, between the
/// same address twice.
const NO_BAR: &str = "^[^|]*$";

/// Something is said; blanks around it are taken off. The next line of Latin-1 (U+0085) is one in
/// Unicode, and none in the patterns of ECMA-262, as JSON Schema reads them.
const SAID: &str = r"[^\s\x85]";
/// A line without control characters, with something on it.
const LINE: &str = r"^[^\x00-\x20\x7F-\xA0][^\x00-\x1F\x7F-\x9F]*$";
/// The same, which may be empty.
const LINE_OR_NOTHING: &str = r"^[^\x00-\x1F\x7F-\x9F]*$";
/// A name that can be the step of a pointer.
const DETAIL: &str = r"^[^/\s\x85][^/]*$";
/// The name of a header (RFC 9110, 5.6.2).
const HEADER: &str = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";
/// One line of ASCII with something on it.
const ASCII_LINE: &str = "^[!-~][ -~]*$";
/// The same, which may be empty.
const ASCII_OR_NOTHING: &str = "^[ -~]*$";
/// A day of the calendar, or nothing.
const DATE_OR_NOTHING: &str = concat!(
    "^([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)",
    "|02-(0[1-9]|1[0-9]|2[0-8]))",
    "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)?$"
);
/// A pointer of RFC 6901.
const POINTER: &str = "^(/([^~/]|~[01])*)*$";
/// The form of a language tag (BCP 47).
const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[0-9A-Za-z]{1,8})*$";
/// The base address of a web server, or nothing.
const BASE_OR_NOTHING: &str =
    "^(https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,3})?(/[a-z0-9-]*)*)?$";

/// The limits by shape and field.
const LIMITS: &[(&str, &str, Limit)] = &[
    ("WorkflowInput", "name", Form(SAID)),
    ("WorkflowInput", "name", Text(WORKFLOW_NAME)),
    ("WorkflowPatchInput", "name", Form(SAID)),
    ("WorkflowPatchInput", "name", Text(WORKFLOW_NAME)),
    ("ConnectionInput", "name", Form(LINE)),
    ("ConnectionInput", "name", Text(CONNECTION_NAME)),
    ("ConnectionPatchInput", "name", Form(LINE)),
    ("ConnectionPatchInput", "name", Text(CONNECTION_NAME)),
    ("TokenInput", "token", Form(ASCII_LINE)),
    ("TokenInput", "token", Text(TOKEN_BYTES)),
    ("TokenInput", "text", Text(LONGEST_TEXT)),
    ("AddressTokenInput", "token", Form(ASCII_LINE)),
    ("AddressTokenInput", "token", Text(TOKEN_BYTES)),
    ("TokenInput", "header_name", Form(HEADER)),
    ("TokenInput", "prefix", Form(ASCII_OR_NOTHING)),
    ("TokenInput", "username", Form("^[^:]*$")),
    ("HeaderInput", "name", Form(HEADER)),
    ("HeaderInput", "value", Form(ASCII_LINE)),
    ("HeaderInput", "value", Text(HEADER_VALUE_BYTES)),
    ("PersonInput", "display_name", Form(SAID)),
    ("PersonInput", "start_date", Form(DATE_OR_NOTHING)),
    ("PersonInput", "end_date", Form(DATE_OR_NOTHING)),
    ("PersonInput", "time_zone", Zone),
    ("PersonInput", "work_email", Email),
    ("PersonInput", "custom", Many(CUSTOM_DETAILS)),
    ("PersonInput", "custom", Names(DETAIL)),
    ("PersonInput", "external_ids", Names(DETAIL)),
    ("PersonPatchInput", "display_name", Form(SAID)),
    ("PersonPatchInput", "start_date", Form(DATE_OR_NOTHING)),
    ("PersonPatchInput", "end_date", Form(DATE_OR_NOTHING)),
    ("PersonPatchInput", "time_zone", Zone),
    ("PersonPatchInput", "work_email", Email),
    ("PersonPatchInput", "custom", Many(CUSTOM_DETAILS)),
    ("PersonPatchInput", "custom", Names(DETAIL)),
    ("PersonPatchInput", "external_ids", Names(DETAIL)),
    ("CustomDetail", "name", Form(DETAIL)),
    ("CustomDetail", "name", Text(DETAIL_NAME)),
    ("Company", "name", Form(LINE_OR_NOTHING)),
    ("Company", "name", Text(COMPANY_NAME)),
    ("Company", "details", Many(COMPANY_DETAILS)),
    ("CompanyDetail", "name", Form(LINE)),
    ("CompanyDetail", "name", Text(COMPANY_NAME)),
    ("CompanyDetail", "value", Text(COMPANY_VALUE)),
    ("CompanyTimeInput", "time_zone", Zone),
    ("CompanyTimeInput", "holidays", Place),
    ("HolidayFileInput", "text", Text(HOLIDAY_FILE_BYTES)),
    ("SettingsPatchInput", "language", Form(LANGUAGE)),
    ("SettingsPatchInput", "language", Text(LANGUAGE_TAG)),
    ("SettingsPatchInput", "base_address", Form(BASE_OR_NOTHING)),
    (
        "AddressSettings",
        "duplicate_minutes",
        UpTo(DUPLICATE_MINUTES),
    ),
    ("AddressSettings", "answer", Form(ASCII_OR_NOTHING)),
    ("AddressSettings", "answer", Text(LONGEST_ECHO)),
    ("AddressSettings", "tests", Many(TEST_CALLS)),
    ("AddressSettings", "words", Many(WORD_TABLES)),
    ("WordTable", "detail", Form(SAID)),
    ("WordTable", "detail", Text(PERSON_TEXT)),
    ("WordTable", "words", Many(WORDS)),
    ("Meaning", "theirs", Form(SAID)),
    ("Meaning", "theirs", Text(PERSON_TEXT)),
    ("Meaning", "ours", Form(SAID)),
    ("Meaning", "ours", Text(PERSON_TEXT)),
    ("MeaningInput", "ours", Form(SAID)),
    ("MeaningInput", "ours", Text(PERSON_TEXT)),
    ("TestCall", "pointer", Form(POINTER)),
    ("SenderId", "name", Form(HEADER)),
    ("SenderId", "pointer", Form(POINTER)),
    ("ReasonInput", "reason", Form(SAID)),
    ("StepReasonInput", "reason", Form(SAID)),
    ("MarkReceivedInput", "reason", Form(SAID)),
    ("SendAgainInput", "reason", Form(SAID)),
    ("TakePathInput", "reason", Form(SAID)),
    ("WhyInput", "why", Form(SAID)),
    ("RunsActInput", "reason", Form(SAID)),
    ("RunsOfInput", "runs", Many(RUNS_AT_ONCE)),
];

/// Details of a person that are plain texts.
const PERSON_TEXTS: &[&str] = &[
    "display_name",
    "given_name",
    "family_name",
    "location",
    "job_title",
    "team",
    "department",
    "manager",
];

/// What the ids begin with.
const IDS: &[(&str, &[&str])] = &[
    ("WorkflowId", &[WorkflowId::PREFIX]),
    ("StepId", &[StepId::PREFIX]),
    ("RunId", &[RunId::PREFIX, RunId::TRY_OUT_PREFIX]),
    ("PersonId", &[PersonId::PREFIX]),
    ("ConnectionId", &[ConnectionId::PREFIX]),
    ("CallId", &[CallId::PREFIX]),
    ("MessageId", &[MessageId::PREFIX]),
    ("JobId", &[JobId::PREFIX]),
    ("ProblemId", &[ProblemId::PREFIX]),
];

/// Says the limits in all shapes.
///
/// # Panics
///
/// When a row names a shape or a field that there is not: the table is read when the document is.
pub(super) fn say(components: &mut Components) {
    for (shape, prefixes) in IDS {
        let text = text_of(components, shape);
        let prefix = prefixes.join("|");
        text.pattern = Some(format!("^({prefix})[0-9A-Za-z_-]{{1,{LONGEST_REST}}}$"));
    }
    let rest = AddressId::LENGTH - 1;
    text_of(components, "AddressId").pattern = Some(format!("^[0-7][0-9A-HJKMNP-TV-Z]{{{rest}}}$"));
    let texts = ["PersonInput", "PersonPatchInput"]
        .iter()
        .flat_map(|shape| {
            PERSON_TEXTS
                .iter()
                .map(|field| (*shape, *field, Text(PERSON_TEXT)))
        });
    for (shape, field, limit) in LIMITS.iter().copied().chain(texts) {
        let property = field_of(components, shape, field);
        limit.say(property.unwrap_or_else(|| panic!("`{shape}` has no `{field}`")));
    }
}

/// The largest number that fits, where a number has no other limit; its format by a name that
/// readers of a document know.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's formats are an open set"
)]
pub(super) fn bound(object: &mut Object) {
    let Some(SchemaFormat::KnownFormat(format)) = &object.format else {
        return;
    };
    let (most, shown) = match format {
        KnownFormat::UInt8 => (usize::from(u8::MAX), KnownFormat::Int32),
        KnownFormat::UInt16 => (usize::from(u16::MAX), KnownFormat::Int32),
        KnownFormat::UInt32 => (u32::MAX as usize, KnownFormat::Int64),
        // Beyond this, programs that read JSON numbers as floats write others.
        KnownFormat::Int64 | KnownFormat::UInt64 => ((1 << 53) - 1, KnownFormat::Int64),
        KnownFormat::Int16 => (i16::MAX as usize, KnownFormat::Int32),
        _texts_and_other_numbers => return,
    };
    object.maximum.get_or_insert(Number::UInt(most));
    // Only these are known to readers of a document.
    object.format = Some(SchemaFormat::KnownFormat(shown));
}

/// A shape that is one object or one text.
fn text_of<'c>(components: &'c mut Components, shape: &str) -> &'c mut Object {
    match components.schemas.get_mut(shape) {
        Some(RefOr::T(Schema::Object(object))) => object,
        _other => panic!("there is no shape `{shape}`"),
    }
}

/// A field of an object, or of the kind that has it.
fn field_of<'c>(
    components: &'c mut Components,
    shape: &str,
    field: &str,
) -> Option<&'c mut RefOr<Schema>> {
    let of = |shape: &'c mut RefOr<Schema>| match shape {
        RefOr::T(Schema::Object(object)) => object.properties.get_mut(field),
        RefOr::Ref(_) | RefOr::T(_) => None,
    };
    match components.schemas.get_mut(shape)? {
        RefOr::T(Schema::OneOf(kinds)) => kinds.items.iter_mut().find_map(of),
        one @ (RefOr::Ref(_) | RefOr::T(_)) => of(one),
    }
}

/// The codes of the places that have holidays, in letters of any size, as a form.
fn places() -> String {
    let codes = COUNTRIES.iter().flat_map(|country| {
        let regions = country.regions.iter().map(|region| region.code);
        std::iter::once(country.code).chain(regions)
    });
    let either = |letter: char| match letter.is_ascii_uppercase() {
        true => format!("[{letter}{}]", letter.to_ascii_lowercase()),
        false => letter.to_string(),
    };
    let forms = codes.map(|code| code.chars().map(either).collect::<String>());
    format!("^({})?$", forms.collect::<Vec<_>>().join("|"))
}

/// An address, or the empty text that takes away the one that was there.
fn email_or_nothing(mut text: Object) -> AnyOf {
    Email.say_of(&mut text);
    let nothing = ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some([""]));
    let description = text.description.take();
    AnyOfBuilder::new()
        .item(text)
        .item(nothing)
        .description(description)
        .build()
}

impl Limit {
    fn say(self, property: &mut RefOr<Schema>) {
        if let (Email, RefOr::T(Schema::Object(text))) = (self, &*property) {
            *property = RefOr::T(Schema::AnyOf(email_or_nothing(text.clone())));
            return;
        }
        match property {
            RefOr::T(Schema::Object(object)) => self.say_of(object),
            RefOr::T(Schema::Array(list)) => {
                if let Many(most) = self {
                    list.max_items = Some(most);
                }
            }
            RefOr::Ref(_) | RefOr::T(_) => {
                panic!("a limit belongs to a text, a number, a list or a map")
            }
        }
    }

    fn say_of(self, object: &mut Object) {
        match self {
            Text(most) => object.max_length = Some(most),
            Form(pattern) => object.pattern = Some(pattern.to_owned()),
            Email => {
                object.format = Some(SchemaFormat::KnownFormat(KnownFormat::Email));
                object.pattern = Some(NO_BAR.to_owned());
            }
            Zone => object.format = Some(SchemaFormat::Custom("time-zone".to_owned())),
            Place => object.pattern = Some(places()),
            UpTo(most) => object.maximum = Some(Number::UInt(most as usize)),
            Many(most) => object.max_properties = Some(most),
            Names(pattern) => {
                let name = ObjectBuilder::new()
                    .schema_type(Type::String)
                    .pattern(Some(pattern))
                    .max_length(Some(DETAIL_NAME));
                object.property_names = Some(Box::new(name.into()));
            }
        }
    }
}
