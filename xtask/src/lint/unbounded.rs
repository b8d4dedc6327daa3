//! Nothing unbounded on the writer: a read of many rows says how many at most, in its statement, and
//! so does a count and a change of other rows than one; and what it says is few. What is few by nature
//! is excused by name; what is done to many rows is a job, whose runner says how many are read at once
//! (`baton-engine/src/jobs`).

use super::sources::Source;

const TABLE: &str = "xtask/src/lint/unbounded.rs";

/// Where what the writer can ask for stands.
const FOLDER: &str = "crates/baton-store/src/table/";

/// Reads without a limit: file, function, and why there are few rows.
const FEW: &[(&str, &str, &str)] = &[
    (
        "addresses.rs",
        "all",
        "the addresses of the folder, read by readers alone, to hold them in memory",
    ),
    (
        "addresses.rs",
        "each",
        "as all of them, with those that cannot be read",
    ),
    (
        "addresses.rs",
        "of_workflow",
        "one for each step that takes calls",
    ),
    (
        "addresses.rs",
        "without_token",
        "those made while the password store was closed",
    ),
    (
        "calls/at_start.rs",
        "heads",
        "one for some hundred of the newest calls, read at a start alone",
    ),
    (
        "calls/dispositions.rs",
        "of_problem",
        "one for each kind of disposition, counted by the store for readers alone",
    ),
    ("awaits.rs", "of_run", "one for each step that takes calls"),
    ("awaits.rs", "bound", "calls about one person at one step"),
    ("awaits.rs", "bound_to", "calls about one person"),
    (
        "connections/mod.rs",
        "all",
        "the connections of the folder, read by readers alone, to hold them in memory",
    ),
    (
        "connections/mod.rs",
        "consents",
        "two for each host and port",
    ),
    (
        "connections/mod.rs",
        "all_consents",
        "as the connections, beside them",
    ),
    (
        "connections/mod.rs",
        "readable",
        "as all of them, but for rows that cannot be read",
    ),
    (
        "connections/mod.rs",
        "leading_to",
        "those of one host: what is allowed of it is allowed of all of them, or of none",
    ),
    (
        "connections/slots.rs",
        "all",
        "the secrets of the connections, read by readers alone, to hold their names in memory",
    ),
    (
        "connections/slots.rs",
        "readable",
        "as all of them, but for rows that cannot be read",
    ),
    (
        "connections/slots.rs",
        "usable",
        "the secrets of one connection; what nothing names is swept",
    ),
    (
        "connections/slots.rs",
        "named_by_drafts",
        "at the start, read by a reader",
    ),
    (
        "connections/slots.rs",
        "named_by_versions",
        "at the start, read by a reader",
    ),
    (
        "counters.rs",
        "runs",
        "one for each status of each workflow",
    ),
    (
        "outbox/mod.rs",
        "listed",
        "the messages of one person's run",
    ),
    (
        "outbox/lanes.rs",
        "sending",
        "at the start, before anybody waits: what was being sent, which memory bounds",
    ),
    ("outbox/tries.rs", "listed", "the tries of one message"),
    ("people/custom_details.rs", "all", "at most 200 are known"),
    ("people/external_ids.rs", "sources", "at most 50 are known"),
    ("people/external_ids.rs", "of_person", "one for each source"),
    (
        "people/mod.rs",
        "aliases",
        "the former addresses of one person",
    ),
    (
        "problems/mod.rs",
        "waiting",
        "one for each version that people wait in, counted by the store",
    ),
    ("problems/mod.rs", "of_run", "what one person's run needs"),
    (
        "problems/mod.rs",
        "runs_with_open",
        "at the start, read by a reader",
    ),
    (
        "problems/mod.rs",
        "of_entry",
        "what is asked of one entry of a call",
    ),
    (
        "runs/mod.rs",
        "part_way",
        "one for each version of one workflow that somebody is part-way in",
    ),
    (
        "runs/mod.rs",
        "versions_in_use",
        "the versions of one workflow that somebody is part-way in",
    ),
    ("sessions.rs", "get", "one row, by its key"),
    ("workflows/mod.rs", "all", "the workflows of the folder"),
    (
        "workflows/mod.rs",
        "there",
        "as all of them, by their numbers",
    ),
    (
        "workflows/step_addresses.rs",
        "all",
        "those given by hand, read by readers alone, to hold them in memory",
    ),
    (
        "workflows/step_addresses.rs",
        "given_at",
        "those given by hand at one step, one for each version",
    ),
    (
        "workflows/step_addresses.rs",
        "given",
        "as all of them, as far as they can be read",
    ),
    (
        "workflows/step_addresses.rs",
        "of_no_version",
        "as all of them; the versions of one that names none, which no Baton writes",
    ),
    (
        "workflows/mod.rs",
        "names",
        "a name for each workflow, read by readers alone",
    ),
    (
        "workflows/versions.rs",
        "in_use",
        "the versions that somebody is part-way in, read by readers alone",
    ),
];

/// Counts of rows without a limit: file, function, and why there are few to count.
const COUNTED: &[(&str, &str, &str)] = &[
    (
        "calls/dispositions.rs",
        "of_problem",
        "of one problem, by readers alone",
    ),
    (
        "calls/shelf.rs",
        "count_of",
        "what is kept of a workflow, by readers alone",
    ),
    ("calls/shelf.rs", "count", "a shelf is small"),
    (
        "counters.rs",
        "done_since",
        "one row for each day, by readers alone",
    ),
    ("people/custom_details.rs", "set", "at most 200 are known"),
    (
        "problems/items.rs",
        "close_group",
        "one item: that addresses cannot be read",
    ),
    (
        "problems/mod.rs",
        "was_about",
        "of one closed problem, by readers alone",
    ),
    (
        "runs/mod.rs",
        "part_way",
        "the try-outs of one workflow that are going on",
    ),
    ("workflows/mod.rs", "count", "the workflows of the folder"),
];

/// Changes of other rows than one: file, function, and why they are few.
const CHANGED: &[(&str, &str, &str)] = &[
    ("audit.rs", "erase_texts", "the texts of one entry"),
    ("awaits.rs", "end", "the waits of one person's run"),
    (
        "calls/dedupe.rs",
        "sweep",
        "a stretch of keys, as long as the job that asks for it says",
    ),
    (
        "calls/dispositions.rs",
        "remove",
        "the entries of one call that was never handled",
    ),
    (
        "connections/mod.rs",
        "drop_consents",
        "the consents of one connection",
    ),
    (
        "connections/slots.rs",
        "settle",
        "the secrets of one connection",
    ),
    (
        "connections/slots.rs",
        "leave_all",
        "the secrets of one connection",
    ),
    (
        "jobs/mod.rs",
        "follow",
        "one row: two jobs that do the same are one",
    ),
    (
        "problems/items.rs",
        "close_group",
        "one item: that addresses cannot be read",
    ),
    ("sessions.rs", "expire", "who is signed in"),
    (
        "set_aside.rs",
        "leave",
        "one row for each item of a problem",
    ),
    (
        "workflows/mod.rs",
        "keep_revision",
        "each edit drops one: as many are kept as can be undone",
    ),
];

/// A limit above this is none: so many rows take their time.
const MOST_AT_ONCE: u64 = 1_000;

/// What is bounded, by which table it is excused, and what is found where it is not.
const RULES: &[Rule] = &[
    Rule {
        excuses: FEW,
        finds: |one| one.reads_many(),
        what: "reads rows without a limit",
    },
    Rule {
        excuses: COUNTED,
        finds: |one| one.counts_many(),
        what: "counts rows without a limit",
    },
    Rule {
        excuses: CHANGED,
        finds: |one| one.changes_many(),
        what: "changes rows without a limit",
    },
    Rule {
        excuses: &[],
        finds: |one| one.says_a_large_limit(),
        what: "has a limit that is none",
    },
];

/// One thing that is bounded.
struct Rule {
    excuses: &'static [(&'static str, &'static str, &'static str)],
    finds: fn(&Function<'_>) -> bool,
    what: &'static str,
}

/// Finds what is done to many rows and says no limit, and excuses that excuse nothing.
pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    RULES.iter().flat_map(|rule| rule.check(sources)).collect()
}

impl Rule {
    fn check(&self, sources: &[Source]) -> Vec<String> {
        let mut used = vec![false; self.excuses.len()];
        let mut findings = Vec::new();
        let tables = sources
            .iter()
            .filter(|source| source.path.starts_with(FOLDER) && source.is_product());
        for source in tables {
            let file = &source.path[FOLDER.len()..];
            for one in functions(source).iter().filter(|one| (self.finds)(one)) {
                let few = self
                    .excuses
                    .iter()
                    .position(|(path, known, _)| *path == file && *known == one.name);
                match few {
                    Some(at) => used[at] = true,
                    None => findings.push(format!(
                        "{}:{}: `{}` {}; give it one, and let a job do what is done to many",
                        source.path, one.begins, one.name, self.what
                    )),
                }
            }
        }
        let idle = self.excuses.iter().zip(used).filter(|(_, used)| !used);
        findings.extend(idle.map(|((file, name, _), _)| {
            format!("{TABLE}: `{name}` of `{file}` needs no excuse; take the row out of the table")
        }));
        findings
    }
}

/// The functions of a file, with what stands in them.
fn functions(source: &Source) -> Vec<Function<'_>> {
    let mut functions: Vec<Function<'_>> = Vec::new();
    for (begins, line) in source.lines() {
        functions.extend(function(line).map(|name| Function {
            name,
            begins,
            text: String::new(),
        }));
        if let Some(last) = functions.last_mut() {
            last.text.push_str(line);
            last.text.push('\n');
        }
    }
    functions
}

/// A function.
struct Function<'a> {
    name: &'a str,
    begins: usize,
    text: String,
}

impl Function<'_> {
    fn has_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.text.contains(word))
    }

    fn reads_many(&self) -> bool {
        let reads = ["sql::all(", "sql::readable(", "sql::each(", "sql::placed("];
        self.has_any(&reads) && !self.text.contains("LIMIT")
    }

    fn counts_many(&self) -> bool {
        let counts = ["count(*)", "count (*)", "count(DISTINCT", "sum(", "sum ("];
        self.has_any(&counts) && self.text.contains("SELECT") && !self.text.contains("LIMIT")
    }

    fn changes_many(&self) -> bool {
        let is_change = |at: &usize| !self.text[..*at].trim_end().ends_with("DO");
        let words = ["UPDATE ", "DELETE FROM "].into_iter();
        let begins = words.flat_map(|word| self.text.match_indices(word).map(|(at, _)| at));
        let mut statements = begins
            .filter(is_change)
            .map(|at| self.text[at..].split('"').next().unwrap_or_default());
        statements.any(|one| !one.contains("LIMIT") && !is_of_one(one))
    }

    fn says_a_large_limit(&self) -> bool {
        let mut limits = self.text.split("LIMIT ").skip(1);
        limits.any(|behind| {
            let digits = behind.chars().filter(|one| *one != '_');
            let digits: String = digits.take_while(char::is_ascii_digit).collect();
            digits.parse::<u64>().is_ok_and(|most| most > MOST_AT_ONCE)
        })
    }
}

/// Whether a change goes by a key, or by several columns that are all given.
fn is_of_one(statement: &str) -> bool {
    const KEYS: &[&str] = &[
        "no = ?",
        "id = ?",
        "call_no = ?",
        "name = ?",
        "key = ?",
        "digest = ?",
    ];
    let mut wheres = statement.split("WHERE ").skip(1);
    wheres.any(|given| {
        let given = given.replace("<>", "");
        let is_range = ["<", ">", "BETWEEN", "NULL"];
        let is_range = is_range.iter().any(|word| given.contains(word));
        let columns = given.matches("= ?").count() + given.matches("IS ?").count();
        KEYS.iter().any(|key| given.starts_with(key)) || !is_range && columns > 1
    })
}

/// The name of the function that begins on a line.
fn function(line: &str) -> Option<&str> {
    let code = line.trim_start();
    let rest = ["pub fn ", "pub(crate) fn ", "pub(super) fn ", "fn "]
        .iter()
        .find_map(|start| code.strip_prefix(start))?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    Some(&rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let path = format!("{FOLDER}calls/mod.rs");
        let findings = check(&[Source::new(&path, text)]);
        let here = findings.into_iter();
        here.filter(|finding| finding.starts_with(&path)).collect()
    }

    #[test]
    fn a_read_of_many_rows_without_a_limit_is_found() {
        let text = "
    pub fn waiting(&self, limit: usize) -> Result<Vec<CallRow>> {
        sql::all(self.db, \"SELECT no FROM inbox LIMIT ?1\", [limit], read)
    }

    pub fn everything(&self) -> Result<Vec<CallRow>> {
        sql::all(self.db, \"SELECT no FROM inbox\", [], read)
    }";

        let found = found(text);

        assert_eq!(found.len(), 1);
        assert!(found[0].contains(":6: `everything` reads rows without a limit"));
    }

    #[test]
    fn a_count_and_a_change_of_many_rows_and_a_limit_that_is_none_are_found() {
        let text = "
    pub fn one(&self, no: CallNo) -> Result<()> {
        sql::execute(self.db, \"UPDATE inbox SET entry = 0 WHERE no = ?1\", [no])
    }

    pub fn of_two_columns(&self) -> Result<()> {
        let sql = \"DELETE FROM bound WHERE run_no = ?1 AND step = ?2\";
        sql::execute(self.db, sql, params![run, step])
    }

    pub fn upsert(&self) -> Result<()> {
        sql::execute(self.db, \"INSERT INTO meta (name) VALUES (?1)
          ON CONFLICT (name) DO UPDATE SET name = excluded.name\", [name])
    }

    pub fn every(&self) -> Result<()> {
        sql::execute(self.db, \"UPDATE inbox SET entry = 0\", [])
    }

    pub fn old(&self, at: i64) -> Result<()> {
        sql::execute(self.db, \"DELETE FROM inbox WHERE at < ?1\", [at])
    }

    pub fn how_many(&self) -> Result<i64> {
        sql::number(self.db, \"SELECT count(*) FROM inbox\", [])
    }

    pub fn nearly_all(&self) -> Result<Vec<CallRow>> {
        sql::all(self.db, \"SELECT no FROM inbox LIMIT 65535\", [], read)
    }";

        let found = found(text);

        let named = |name: &str| found.iter().any(|one| one.contains(&format!("`{name}`")));
        for name in ["every", "old", "how_many", "nearly_all"] {
            assert!(named(name), "{name}: {found:?}");
        }
        assert_eq!(found.len(), 4, "{found:?}");
    }

    #[test]
    fn an_excuse_that_excuses_nothing_is_found() {
        let idle = check(&[]);

        assert_eq!(idle.len(), FEW.len() + COUNTED.len() + CHANGED.len());
    }
}
