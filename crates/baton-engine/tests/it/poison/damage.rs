//! Every column of the rows of one workflow, and what damages it.

use rusqlite::Connection;

/// A column, and those of its rows that are damaged.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) table: String,
    pub(crate) name: String,
    /// Who is told of it; nobody else stands.
    pub(crate) whose: &'static [&'static str],
    kind: String,
    rows: String,
}

/// What stands there instead of a text: another one, or what is no text at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Harm {
    Nonsense,
    NoText,
}

/// A damaged row, as it was.
pub(crate) struct Mend {
    sql: String,
    value: rusqlite::types::Value,
}

/// Which rows of a table are a workflow's: `{w}` is its number.
const ROWS: &[(&str, &str)] = &[
    ("workflows", "no = {w}"),
    ("draft_revisions", "workflow_no = {w}"),
    ("workflow_versions", "workflow_no = {w}"),
    ("step_addresses", "workflow_no = {w}"),
    ("versions_in_use", "workflow_no = {w}"),
    ("addresses", "workflow_no = {w}"),
    ("people", "display_name LIKE '% {l}'"),
    ("person_aliases", "person_no IN {people}"),
    ("person_words", "person_no IN {people}"),
    ("custom_values", "person_no IN {people}"),
    ("external_ids", "person_no IN {people}"),
    ("calls", "address_no IN {addresses}"),
    ("inbox", "call_no IN {calls}"),
    ("dedupe", "call_no IN {calls}"),
    ("shelf", "address_no IN {addresses}"),
    ("dispositions", "no >> 16 IN {calls}"),
    ("runs", "workflow_no = {w}"),
    ("deadlines", "run_no IN {runs}"),
    ("history", "no >> 20 IN {runs}"),
    ("awaits", "run_no IN {runs}"),
    ("bound", "run_no IN {runs}"),
    ("unmatched", "address_no IN {addresses}"),
    ("outbox", "no >> 16 IN {runs}"),
    ("tries", "no >> 26 IN {runs}"),
    ("problems", "workflow_no = {w}"),
    ("problem_items", "run_no IN {runs}"),
    ("connections", "name = 'Tools' AND hex (id) LIKE '{L}%'"),
    ("outgoing_slots", "hex (connection) LIKE '{L}%'"),
    ("consents", "hex (connection) LIKE '{L}%'"),
    (
        "jobs",
        "no = (SELECT min (no) FROM jobs WHERE subject LIKE 'follow_person%')",
    ),
];

/// One row of a table, and whose alone it is: of `{w}` everybody else goes on. A row that is
/// nobody's is one of a person who is in no run, of a version that nobody is in, or of what many
/// share.
const ONE: &[(&str, &str, &[&str])] = &[
    ("draft_revisions", "workflow_no = {w} AND revision = 1", &[]),
    (
        "workflow_versions",
        "workflow_no = {w} AND version = 1",
        &[],
    ),
    ("step_addresses", "workflow_no = {w} AND version = 1", &[]),
    ("people", "display_name = 'Waits {l}'", &["Waits"]),
    ("people", "display_name = 'Boss {l}'", &[]),
    ("person_aliases", "person_no = {Waits}", &["Waits"]),
    ("person_aliases", "person_no = {Boss}", &[]),
    (
        "person_words",
        "person_no = {Waits} AND word = (SELECT min (word) FROM person_words WHERE person_no = {Waits})",
        &["Waits"],
    ),
    ("custom_values", "person_no = {Waits}", &["Waits"]),
    ("external_ids", "person_no = {Waits}", &["Waits"]),
    ("calls", "no = {call}", &["Waits"]),
    ("inbox", "call_no = {call}", &["Waits"]),
    ("dedupe", "call_no = {call}", &["Waits"]),
    ("shelf", "address_no IN {addresses}", &[]),
    (
        "dispositions",
        "no = (SELECT max (call_no) << 16 FROM unmatched WHERE address_no IN {addresses})",
        &[],
    ),
    ("runs", "no = {run of Waits}", &["Waits"]),
    // It is made anew from the run's own row, and nobody is told.
    ("deadlines", "run_no = {run of Waits}", &[]),
    (
        "history",
        "no = (SELECT max (no) FROM history WHERE no >> 20 = {run of Waits})",
        &["Waits"],
    ),
    ("awaits", "run_no = {run of Waits}", &["Waits"]),
    ("bound", "run_no = {run of Keeps}", &["Keeps"]),
    ("unmatched", "address_no IN {addresses}", &[]),
    ("outbox", "no = {message of Tries}", &["Tries"]),
    (
        "tries",
        "no = (SELECT max (no) FROM tries WHERE no >> 26 = {run of Tries})",
        &["Tries"],
    ),
    ("problems", "workflow_no = {w}", &[]),
    ("problem_items", "run_no = {run of Tries}", &["Tries"]),
    (
        "jobs",
        "no = (SELECT min (no) FROM jobs WHERE subject LIKE 'follow_person%')",
        &["Waits"],
    ),
];

/// Tables of which a row is all people's of a workflow: they stand with it.
const ALL_NEED_IT: [&str; 6] = [
    "workflows",
    "versions_in_use",
    "addresses",
    "connections",
    "outgoing_slots",
    "consents",
];

/// Tables whose rows are nobody's, and why nothing of them is damaged here.
const SHARED: &[(&str, &str)] = &[
    (
        "meta",
        "a port, a company or its time that cannot be read is refused, not guessed",
    ),
    ("counters", "numbers that are only added to"),
    (
        "custom_details",
        "read leniently: of one that cannot be read values are sensitive texts",
    ),
    ("external_sources", "names"),
    ("sessions", "who is signed in"),
    (
        "audit",
        "a chain: what was changed in it must not be passed over",
    ),
    ("audit_texts", "beside the chain"),
    (
        "key_blocks",
        "the rows of calls say it too: a damaged block is passed over at a start",
    ),
    ("set_aside", "what this is about"),
    ("sqlite_sequence", "SQLite's own"),
];

/// Every column of the rows of a workflow that holds a value; numbers of other rows join, and are
/// not values.
pub(crate) fn columns(file: &Connection, workflow: i64, letter: char) -> Vec<Column> {
    let mut found = Vec::new();
    for table in tables(file) {
        let rows = ROWS.iter().find(|(known, _)| *known == table);
        let (_, rows) = rows.unwrap_or_else(|| panic!("whose are the rows of `{table}`?"));
        found.extend(columns_of(
            file,
            &table,
            &filled(rows, workflow, letter),
            &[],
        ));
    }
    found
}

/// Every column of one row of each table that people have rows of their own in.
pub(crate) fn columns_of_one(file: &Connection, workflow: i64, letter: char) -> Vec<Column> {
    let mut found = Vec::new();
    for table in tables(file) {
        let of_all = ALL_NEED_IT.contains(&table.as_str());
        let of_one = ONE.iter().any(|(known, ..)| *known == table);
        assert_ne!(of_all, of_one, "whose is a row of `{table}`?");
        for (_, row, whose) in ONE.iter().filter(|(known, ..)| *known == table) {
            let row = filled(row, workflow, letter);
            found.extend(columns_of(file, &table, &row, whose));
        }
    }
    found
}

fn tables(file: &Connection) -> Vec<String> {
    let mut tables = all(file, "SELECT name FROM sqlite_master WHERE type = 'table'");
    tables.retain(|table| SHARED.iter().all(|(shared, _)| shared != table));
    tables
}

fn columns_of(
    file: &Connection,
    table: &str,
    rows: &str,
    whose: &'static [&'static str],
) -> Vec<Column> {
    let there = format!("SELECT CAST (count(*) AS TEXT) FROM {table} WHERE {rows}");
    let there = all(file, &there).remove(0);
    assert_ne!(there, "0", "`{table}` has no row: {rows}");
    let names = format!("SELECT name || ' ' || type FROM pragma_table_info ('{table}')");
    let names = all(file, &names).into_iter();
    let columns = names.filter_map(|name| {
        let (name, kind) = name.split_once(' ').expect("a name and a type");
        let joins = name == "no" || name.ends_with("_no");
        (!joins).then(|| Column {
            table: table.to_owned(),
            name: name.to_owned(),
            whose,
            kind: kind.to_owned(),
            rows: rows.to_owned(),
        })
    });
    columns.collect()
}

fn filled(rows: &str, workflow: i64, letter: char) -> String {
    let runs = "(SELECT no FROM runs WHERE workflow_no = {w})";
    let addresses = "(SELECT no FROM addresses WHERE workflow_no = {w})";
    let calls = "(SELECT no FROM calls WHERE address_no IN {addresses})";
    let call = "(SELECT max (no) FROM calls WHERE address_no IN {addresses})";
    let people = "(SELECT no FROM people WHERE display_name LIKE '% {l}')";
    let mut rows = rows.to_owned();
    for who in ["Waits", "Tries", "Keeps", "Boss"] {
        let no = format!("(SELECT no FROM people WHERE display_name = '{who} {{l}}')");
        let run = format!("(SELECT max (no) FROM runs WHERE person_no = {no})");
        let message = format!("(SELECT max (no) FROM outbox WHERE no >> 16 = {run})");
        rows = rows
            .replace(&format!("{{message of {who}}}"), &message)
            .replace(&format!("{{run of {who}}}"), &run)
            .replace(&format!("{{{who}}}"), &no);
    }
    rows.replace("{calls}", calls)
        .replace("{call}", call)
        .replace("{addresses}", addresses)
        .replace("{people}", people)
        .replace("{runs}", runs)
        .replace("{w}", &workflow.to_string())
        .replace("{l}", &letter.to_string())
        .replace("{L}", &letter.to_uppercase().to_string())
}

fn all(file: &Connection, sql: &str) -> Vec<String> {
    let mut statement = file
        .prepare(sql)
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    let rows = statement.query_map([], |row| row.get(0)).expect("rows");
    rows.collect::<Result<_, _>>().expect("texts")
}

impl Column {
    /// What it can be damaged by.
    pub(crate) fn harms(&self) -> &'static [Harm] {
        match self.kind.as_str() {
            "TEXT" => &[Harm::Nonsense, Harm::NoText],
            _ => &[Harm::Nonsense],
        }
    }

    fn harmed(&self, harm: Harm) -> &'static str {
        match (self.kind.as_str(), harm) {
            ("TEXT", Harm::Nonsense) => "'not {readable'",
            ("TEXT", Harm::NoText) => "CAST (x'ff' AS TEXT)",
            ("INTEGER", _) => "9223372036854775807",
            ("ANY", _) => "7.5",
            ("BLOB", _) => "x'00'",
            (other, _) => panic!("a column of the type `{other}`"),
        }
    }

    /// Damages it in all of the rows; in how many it could be.
    pub(crate) fn damage(&self, file: &Connection, harm: Harm) -> usize {
        let value = self.harmed(harm);
        let Self {
            table, name, rows, ..
        } = self;
        // What must never change is kept from it by triggers.
        let sql = format!(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'"
        );
        for trigger in all(file, &sql) {
            let dropped = file.execute_batch(&format!("DROP TRIGGER {trigger}"));
            dropped.expect("it is dropped");
        }
        let sql = format!("UPDATE OR IGNORE {table} SET {name} = {value} WHERE {rows}");
        file.execute(&sql, [])
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Damages it in its one row; none where that cannot be.
    pub(crate) fn damage_one(&self, file: &Connection, harm: Harm) -> Option<Mend> {
        let Self {
            table, name, rows, ..
        } = self;
        let before = format!("SELECT {name} FROM {table} WHERE {rows}");
        let value = file.query_row(&before, [], |row| row.get(0));
        let value = value.unwrap_or_else(|error| panic!("{before}: {error}"));
        let harmed = self.harmed(harm);
        let sql = format!("UPDATE OR IGNORE {table} SET {name} = ?1 WHERE {name} IS {harmed}");
        let changed = self.damage(file, harm);
        assert!(changed <= 1, "{changed} rows of {table}");
        (changed == 1).then_some(Mend { sql, value })
    }
}

impl Mend {
    /// Gives the row back what it had, where it is still there.
    pub(crate) fn mend(self, file: &Connection) {
        let mended = file.execute(&self.sql, [self.value]);
        mended.unwrap_or_else(|error| panic!("{}: {error}", self.sql));
    }
}
