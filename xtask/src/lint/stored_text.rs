//! Stored text is parsed by the store alone: what leaves it is typed.

use super::excuses::Ban;
use super::sources::Source;

const BAN: Ban = Ban {
    texts: &["serde_json::from_"],
    folders: &[
        "crates/baton-engine/src/",
        "crates/baton-admin/src/",
        "crates/baton-http/src/",
    ],
    except: &[
        (
            "crates/baton-http/src/admin/written.rs",
            "the bodies of requests",
        ),
        (
            "crates/baton-admin/src/system/base_check.rs",
            "what came back from the base address",
        ),
        (
            "crates/baton-admin/src/words/",
            "the languages that come with the program, as files of the UI",
        ),
        (
            "crates/baton-admin/src/workflows/template.rs",
            "the workflows that come with the program, as files beside it",
        ),
        (
            "crates/baton-engine/src/outgoing/practice.rs",
            "the body that the practice tool was sent",
        ),
    ],
    remedy: "give the store's row the type, and parse it where the row is read",
};

/// Finds JSON that is parsed above the store.
pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    BAN.findings(sources, "xtask/src/lint/stored_text.rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_parsed_above_the_store_is_found() {
        let line = "let x: Y = serde_json::from_str(&row.settings)?;";
        let sources = [
            Source::new("crates/baton-admin/src/a.rs", line),
            Source::new("crates/baton-store/src/a.rs", line),
        ];

        let found = check(&sources);
        assert!(found[0].starts_with("crates/baton-admin/src/a.rs:1: `serde_json::from_` must"));
        assert!(!found.iter().any(|finding| finding.contains("baton-store")));
    }
}
