//! The words of the audit: once a folder has one it means the same for ever, so each is said in
//! one place. One that several places need is a constant of the closed list in `audit/action.rs`.

use std::collections::BTreeMap;

use super::sources::Source;

/// The closed list of words that several places share.
const LIST: &str = "crates/baton-engine/src/audit/action.rs";

/// Where the verbs at a step say theirs.
const VERBS: &str = "crates/baton-core/src/run/verb.rs";

/// Finds words that two places say, and words that are none.
pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    let mut findings = Vec::new();
    let mut first: BTreeMap<&str, String> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.is_product()) {
        for (number, word) in words(source) {
            let place = format!("{}:{number}", source.path);
            if !is_word(word) {
                findings.push(format!(
                    "{place}: `{word}` is no word of the audit: small letters and `_`"
                ));
            }
            if let Some(earlier) = first.get(word) {
                findings.push(format!(
                    "{place}: {earlier} says `{word}` already; say another, or make it a constant \
                     in {LIST}"
                ));
            }
            first.entry(word).or_insert(place);
        }
    }
    if first.is_empty() {
        findings.push(format!("{LIST}: no word of the audit was found"));
    }
    findings
}

/// The words that a file says, each with its line.
fn words(source: &Source) -> Vec<(usize, &str)> {
    let opening = match source.path.as_str() {
        LIST => "Self(\"",
        VERBS => "recorded: \"",
        path if path.starts_with("crates/baton-engine/src/") => "Action(\"",
        _elsewhere => return Vec::new(),
    };
    let said = source.lines().flat_map(|(number, line)| {
        let parts = line.split(opening).skip(1);
        parts.filter_map(move |rest| Some((number, rest.split_once('"')?.0)))
    });
    said.collect()
}

fn is_word(word: &str) -> bool {
    !word.is_empty()
        && word
            .bytes()
            .all(|one| one.is_ascii_lowercase() || one == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMAND: &str = "crates/baton-engine/src/commands/runs/stop.rs";

    fn found(sources: &[(&str, &str)]) -> Vec<String> {
        let sources = sources.iter().map(|(path, line)| Source::new(path, line));
        check(&sources.collect::<Vec<_>>())
    }

    #[test]
    fn a_word_that_two_commands_say_is_found() {
        let twice = found(&[
            (COMMAND, "const ACTION: Action = Action(\"run_stopped\");"),
            (
                "crates/baton-engine/src/commands/runs/end.rs",
                "command(engine, actor, Action(\"run_stopped\"), work)",
            ),
        ]);

        assert_eq!(twice.len(), 1);
        assert!(twice[0].contains(&format!("{COMMAND}:1 says `run_stopped` already")));
    }

    #[test]
    fn a_word_of_the_closed_list_or_of_a_verb_is_nobody_elses() {
        let twice = found(&[
            (
                LIST,
                "pub(crate) const PERSON_ADDED: Self = Self(\"person_added\");",
            ),
            (VERBS, "recorded: \"step_skipped\","),
            (COMMAND, "Action(\"person_added\")"),
            (
                "crates/baton-engine/src/runs/effects.rs",
                "Action(\"step_skipped\")",
            ),
        ]);

        assert_eq!(twice.len(), 2);
    }

    #[test]
    fn a_sentence_is_no_word_and_finding_none_at_all_is_a_finding() {
        assert_eq!(found(&[(COMMAND, "Action(\"Run stopped\")")]).len(), 1);
        assert_eq!(found(&[("crates/baton-core/src/a.rs", "a();")]).len(), 1);
        assert!(found(&[(COMMAND, "Action(\"run_stopped\")")]).is_empty());
    }
}
