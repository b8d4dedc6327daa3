//! One file per table: its migration, its row, its reads, its writes.

pub mod addresses;
pub mod audit;
pub mod awaits;
pub mod calls;
pub mod connections;
pub mod counters;
pub mod jobs;
pub mod meta;
pub mod outbox;
pub mod people;
pub mod problems;
pub mod runs;
pub mod sessions;
pub mod set_aside;
pub mod workflows;

use calls::{dedupe, dispositions, key_blocks, shelf};
use connections::slots;
use outbox::{lanes, tries};
use people::{custom_details, external_ids};
use runs::{deadlines, history};
use workflows::{step_addresses, versions};

use crate::tx::{Snapshot, Tx};

/// What leads from each format to the next.
pub(crate) const MIGRATIONS: &[&[&str]] = &[
    MIGRATION_1,
    MIGRATION_2,
    MIGRATION_3,
    MIGRATION_4,
    MIGRATION_5,
    MIGRATION_6,
    MIGRATION_7,
    MIGRATION_8,
    MIGRATION_9,
    MIGRATION_10,
    MIGRATION_11,
    MIGRATION_12,
    MIGRATION_13,
    MIGRATION_14,
];

/// What the second format changes.
const MIGRATION_2: &[&str] = &[runs::SQL_2];

/// What the third format changes.
const MIGRATION_3: &[&str] = &[
    workflows::SQL_3,
    custom_details::SQL,
    custom_details::SQL_FROM_PEOPLE,
    external_ids::SQL,
];

/// What the fourth format changes.
const MIGRATION_4: &[&str] = &[runs::SQL_4, people::SQL_4];

/// What the fifth format changes.
const MIGRATION_5: &[&str] = &[lanes::SQL_5];

/// What the sixth format changes.
const MIGRATION_6: &[&str] = &[slots::SQL, slots::SQL_FROM_CONNECTIONS, step_addresses::SQL];

/// What the seventh format changes: what bounded work over many rows needs.
const MIGRATION_7: &[&str] = &[
    calls::SQL_7,
    awaits::SQL_7,
    runs::SQL_7,
    problems::SQL_7,
    custom_details::SQL_7,
    jobs::SQL,
];

/// What the eighth format changes: what cannot be handled is set aside.
const MIGRATION_8: &[&str] = &[set_aside::SQL];

/// What the ninth format changes: each item of a problem says how it ended, sample people are found,
/// and questions lie where they push out no refused call.
const MIGRATION_9: &[&str] = &[problems::SQL_9, people::SQL_9, shelf::SQL_9];

/// What the tenth format changes: a call is one row.
const MIGRATION_10: &[&str] = &[calls::SQL_10];

/// What the eleventh format changes: keys are written in another form (`open/keys`), and what is asked
/// about a person is found.
const MIGRATION_11: &[&str] = &[problems::SQL_11];

/// What the twelfth format changes: a start reads the keys of calls in blocks.
const MIGRATION_12: &[&str] = &[key_blocks::SQL_12];

/// What the thirteenth format changes: a message, its place in the queue and its first try are one row,
/// a run's end is kept by the statement that writes it, and what listens to news about people is found.
const MIGRATION_13: &[&str] = &[
    outbox::SQL_13,
    tries::SQL_13,
    runs::SQL_13,
    versions::SQL_13,
];

/// What the fourteenth format changes: no table. What happened, headers, states and requests are
/// written shorter (`text.rs` reads both), which an earlier program could not read; and a run can wait
/// for more about its person and a call can become part of it, which one would read as a run that stands
/// still for ever.
const MIGRATION_14: &[&str] = &[];

/// The first format, table by table.
const MIGRATION_1: &[&str] = &[
    meta::SQL,
    counters::SQL,
    workflows::SQL,
    versions::SQL,
    addresses::SQL,
    people::SQL,
    calls::SQL,
    dedupe::SQL,
    shelf::SQL,
    runs::SQL,
    problems::SQL,
    dispositions::SQL,
    awaits::SQL,
    history::SQL,
    connections::SQL,
    outbox::SQL,
    tries::SQL,
    deadlines::SQL,
    audit::SQL,
    sessions::SQL,
];

/// The two handles of a table: what can be read, and what else can be written.
macro_rules! handles {
    ($table:literal) => {
        #[doc = concat!("Reads ", $table, ".")]
        #[derive(Clone, Copy)]
        pub struct Read<'a> {
            pub(crate) db: &'a rusqlite::Connection,
        }

        #[doc = concat!("Reads and writes ", $table, ".")]
        #[derive(Clone, Copy)]
        pub struct Write<'a> {
            read: Read<'a>,
            #[allow(dead_code, reason = "not every table counts")]
            pub(crate) tx: &'a crate::Tx<'a>,
        }

        impl<'a> Write<'a> {
            pub(crate) fn new(tx: &'a crate::Tx<'a>) -> Self {
                Self {
                    read: Read { db: tx.db },
                    tx,
                }
            }
        }

        impl<'a> std::ops::Deref for Write<'a> {
            type Target = Read<'a>;

            fn deref(&self) -> &Self::Target {
                &self.read
            }
        }
    };
}
pub(crate) use handles;

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        impl Snapshot<'_> {
            $($(#[$doc])* #[must_use] pub fn $name(&self) -> $name::Read<'_> {
                $name::Read { db: self.db }
            })+
        }

        impl Tx<'_> {
            $($(#[$doc])* #[must_use] pub fn $name(&self) -> $name::Write<'_> {
                $name::Write::new(self)
            })+
        }
    };
}

tables! {
    /// Incoming addresses and the digests of their tokens.
    addresses,
    /// Who did what, as a hash chain.
    audit,
    /// Which runs wait, or will wait, for which calls.
    awaits,
    /// Received calls and their bodies.
    calls,
    /// Connections to other tools and their consents.
    connections,
    /// Maintained counts.
    counters,
    /// What is known of custom details.
    custom_details,
    /// When runs are due.
    deadlines,
    /// What counts as the same call.
    dedupe,
    /// What became of each call.
    dispositions,
    /// The ids that people have in other tools.
    external_ids,
    /// What happened in each run.
    history,
    /// Work over many rows, done in slices.
    jobs,
    /// Settings and other single values.
    meta,
    /// Messages to other tools.
    outbox,
    /// People and their aliases.
    people,
    /// What needs a person.
    problems,
    /// Runs.
    runs,
    /// Sign-in links and sessions.
    sessions,
    /// What Baton could not handle.
    set_aside,
    /// Calls put aside: samples, refused, kept.
    shelf,
    /// Which secrets of connections the secret store keeps.
    slots,
    /// Addresses that people part-way were given.
    step_addresses,
    /// Tries of messages.
    tries,
    /// Versions of workflows.
    versions,
    /// Workflows, their drafts and the drafts' revisions.
    workflows,
}
