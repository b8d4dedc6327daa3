//! How long and how many: the limits of what an admin types. The checks and the document of the API
//! read them here.

/// The name of a workflow, in characters.
pub const WORKFLOW_NAME: usize = 200;

/// The name of a connection, in characters.
pub const CONNECTION_NAME: usize = 120;

/// A token or a password, in bytes.
pub const TOKEN_BYTES: usize = 16 * 1024;

/// The value of an extra header, in bytes.
pub const HEADER_VALUE_BYTES: usize = 16 * 1024;

/// The name of a custom detail or of another tool, in characters.
pub const DETAIL_NAME: usize = 80;

/// The custom details of a person.
pub const CUSTOM_DETAILS: usize = 100;

/// A detail of a person, in characters.
pub const PERSON_TEXT: usize = baton_engine::people::LONGEST_TEXT;

/// The name of the company and of its details, in characters.
pub const COMPANY_NAME: usize = 120;

/// The value of a detail of the company, in characters.
pub const COMPANY_VALUE: usize = 2000;

/// The details of the company.
pub const COMPANY_DETAILS: usize = 20;

/// A file with holidays, in bytes.
pub const HOLIDAY_FILE_BYTES: usize = 1 << 20;

/// No language tag is longer (BCP 47, 4.4.1 recommends room for this much).
pub const LANGUAGE_TAG: usize = 35;

/// So many runs can be named for something that is done to many at once.
pub const RUNS_AT_ONCE: usize = 500;

/// So many kinds of calls of an address may be tests.
pub const TEST_CALLS: usize = 20;

/// So many details of a person may have a table of words at an address.
pub const WORD_TABLES: usize = 50;

/// So many words may stand in one.
pub const WORDS: usize = 500;

/// For so many minutes the same bytes may count as one call.
pub const DUPLICATE_MINUTES: u32 = 24 * 60;
