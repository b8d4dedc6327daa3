//! Every column of the rows of one workflow, and what damages it.

use rusqlite::Connection;

/// A column, and the rows of one workflow.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) table: String,
    pub(crate) name: String,
    kind: String,
    rows: String,
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
    ("outbox_queue", "message_no >> 16 IN {runs}"),
    ("tries", "no >> 32 IN {runs}"),
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
    let tables: Vec<String> = all(file, "SELECT name FROM sqlite_master WHERE type = 'table'");
    let mut found = Vec::new();
    for table in tables {
        if SHARED.iter().any(|(shared, _)| *shared == table) {
            continue;
        }
        let rows = ROWS.iter().find(|(known, _)| *known == table);
        let (_, rows) = rows.unwrap_or_else(|| panic!("whose are the rows of `{table}`?"));
        let rows = filled(rows, workflow, letter);
        let names: Vec<String> = all(
            file,
            &format!("SELECT name || ' ' || type FROM pragma_table_info ('{table}')"),
        );
        for name in names {
            let (name, kind) = name.split_once(' ').expect("a name and a type");
            if name == "no" || name.ends_with("_no") {
                continue;
            }
            found.push(Column {
                table: table.clone(),
                name: name.to_owned(),
                kind: kind.to_owned(),
                rows: rows.clone(),
            });
        }
    }
    found
}

fn filled(rows: &str, workflow: i64, letter: char) -> String {
    let runs = "(SELECT no FROM runs WHERE workflow_no = {w})";
    let addresses = "(SELECT no FROM addresses WHERE workflow_no = {w})";
    let calls = "(SELECT no FROM calls WHERE address_no IN {addresses})";
    let people = "(SELECT no FROM people WHERE display_name LIKE '% {l}')";
    rows.replace("{calls}", calls)
        .replace("{addresses}", addresses)
        .replace("{people}", people)
        .replace("{runs}", runs)
        .replace("{w}", &workflow.to_string())
        .replace("{l}", &letter.to_string())
        .replace("{L}", &letter.to_uppercase().to_string())
}

fn all(file: &Connection, sql: &str) -> Vec<String> {
    let mut statement = file.prepare(sql).expect("a statement");
    let rows = statement.query_map([], |row| row.get(0)).expect("rows");
    rows.collect::<Result<_, _>>().expect("texts")
}

impl Column {
    /// Damages it in all of the rows; in how many it could be.
    pub(crate) fn damage(&self, file: &Connection) -> usize {
        let value = match self.kind.as_str() {
            "TEXT" => "'not {readable'",
            "INTEGER" => "9223372036854775807",
            "ANY" => "7.5",
            "BLOB" => "x'00'",
            other => panic!("a column of the type `{other}`"),
        };
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
}
