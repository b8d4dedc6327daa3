//! What an admin's hand does is one command: decided, done and told to the audit log in one
//! transaction. So nothing else opens a transaction for it, and nothing else writes to the log.

use super::excuses::Ban;
use super::sources::Source;

const TABLE: &str = "xtask/src/lint/writes.rs";

/// Above the store.
const FOLDERS: &[&str] = &[
    "crates/baton-engine/src/",
    "crates/baton-admin/src/",
    "crates/baton-http/src/",
    "crates/baton-server/src/",
    "src-tauri/src/",
];

const TRANSACTIONS: Ban = Ban {
    texts: &["Lane::", "write_blocking("],
    folders: FOLDERS,
    except: &[
        (
            "crates/baton-engine/src/commands/mod.rs",
            "the one command: decides, changes and tells the log in one transaction",
        ),
        (
            "crates/baton-engine/src/driver.rs",
            "what follows from calls, answers and time; nobody's hand",
        ),
        (
            "crates/baton-engine/src/jobs/runner.rs",
            "a slice of a job, which a command has begun and told the log of",
        ),
        (
            "crates/baton-engine/src/clock/housekeeping.rs",
            "what a dead process left, and what is old enough to go",
        ),
        (
            "crates/baton-engine/src/refresh.rs",
            "that addresses cannot be read, or can again; nobody's hand",
        ),
        (
            "crates/baton-engine/src/first_start.rs",
            "what an empty folder begins with, before anybody asks",
        ),
        (
            "crates/baton-engine/src/noted/",
            "what Baton notes by itself: its port, a check, a session's last use, who held the file, refused calls",
        ),
        (
            "crates/baton-engine/src/secrets/",
            "a digest of a secret that is in its store already; slots before and after their secrets",
        ),
    ],
    remedy: "let `baton_engine::commands::command` open the transaction",
};

const LOG: Ban = Ban {
    texts: &["audit().append("],
    folders: FOLDERS,
    except: &[(
        "crates/baton-engine/src/audit/",
        "the one writer of the log, called by the command and by what Baton does itself",
    )],
    remedy: "hand the record to the command",
};

/// Finds transactions and entries of the log outside their rooms.
pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    let mut findings = TRANSACTIONS.findings(sources, TABLE);
    findings.extend(LOG.findings(sources, TABLE));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, line: &str) -> bool {
        let findings = check(&[Source::new(path, line)]);
        findings
            .iter()
            .any(|finding| finding.starts_with(&format!("{path}:1: ")))
    }

    #[test]
    fn a_transaction_of_an_admins_request_is_found() {
        let line = "engine.store().write(Lane::Command, work).await";

        assert!(found("crates/baton-admin/src/workflows/rename.rs", line));
        assert!(found("crates/baton-http/src/hooks/settings.rs", line));
        assert!(!found("crates/baton-store/src/store.rs", line));
    }

    #[test]
    fn an_entry_of_the_log_beside_the_command_is_found() {
        let line = "tx.audit().append(&row)?;";

        assert!(found("crates/baton-engine/src/people/change.rs", line));
        assert!(!found("crates/baton-engine/src/audit/record.rs", line));
    }
}
