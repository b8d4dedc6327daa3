//! Nothing unbounded on the writer: a read of many rows says how many at most, in its statement.
//! What is few by nature is excused by name; what is done to many rows is a job, whose runner says
//! how many are read at once (`baton-engine/src/jobs`).

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

/// Finds reads of many rows that say no limit, and excuses that excuse nothing.
pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    let mut used = vec![false; FEW.len()];
    let mut findings = Vec::new();
    let tables = sources
        .iter()
        .filter(|source| source.path.starts_with(FOLDER) && source.is_product());
    for source in tables {
        let file = &source.path[FOLDER.len()..];
        for (name, line) in unbounded(source) {
            let few = FEW
                .iter()
                .position(|(path, known, _)| *path == file && *known == name);
            match few {
                Some(at) => used[at] = true,
                None => findings.push(format!(
                    "{}:{line}: `{name}` reads rows without a limit; give it one, and let a job do \
                     what is done to many",
                    source.path
                )),
            }
        }
    }
    let idle = FEW.iter().zip(used).filter(|(_, used)| !used);
    findings.extend(idle.map(|((file, name, _), _)| {
        format!("{TABLE}: `{name}` of `{file}` needs no excuse; take the row out of the table")
    }));
    findings
}

/// The functions that read rows with no limit in their statement, and where they begin.
fn unbounded(source: &Source) -> Vec<(&str, usize)> {
    let mut functions: Vec<Function<'_>> = Vec::new();
    for (begins, line) in source.lines() {
        functions.extend(function(line).map(|name| Function {
            name,
            begins,
            reads: false,
            limited: false,
        }));
        if let Some(last) = functions.last_mut() {
            let reads = ["sql::all(", "sql::readable(", "sql::each(", "sql::placed("];
            last.reads |= reads.iter().any(|read| line.contains(read));
            last.limited |= line.contains("LIMIT");
        }
    }
    let unbounded = functions
        .into_iter()
        .filter(|one| one.reads && !one.limited);
    unbounded.map(|one| (one.name, one.begins)).collect()
}

/// What is seen of a function.
struct Function<'a> {
    name: &'a str,
    begins: usize,
    reads: bool,
    limited: bool,
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
    fn an_excuse_that_excuses_nothing_is_found() {
        let idle = check(&[]);

        assert_eq!(idle.len(), FEW.len());
    }
}
