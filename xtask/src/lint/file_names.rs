//! One case for the names of files and their folders: `kebab-case` where JavaScript is read,
//! `snake_case` where Rust and Python are.

use std::path::PathBuf;

use crate::workspace;

/// Looks at the name of each source.
pub(crate) fn check() -> anyhow::Result<Vec<String>> {
    let endings = [".rs", ".ts", ".tsx", ".css", ".py", ".mjs"];
    Ok(findings(&workspace::files(&endings)?))
}

fn findings(paths: &[PathBuf]) -> Vec<String> {
    paths
        .iter()
        .filter_map(|path| {
            let shown = path.to_string_lossy();
            let (case, join) = match path.extension()?.to_str()? {
                "rs" | "py" => ("snake_case", '_'),
                _ => ("kebab-case", '-'),
            };
            // The folders above are of both kinds: crates have a hyphen in their names.
            let parts = shown
                .rsplit('/')
                .take(if shown.starts_with("ui/src/") { 9 } else { 1 });
            let good = parts
                .flat_map(|part| part.split('.'))
                .all(|part| is_in(part, join));
            (!good).then(|| format!("{shown}:1: a name that is not in {case}; rename it"))
        })
        .collect()
}

fn is_in(name: &str, join: char) -> bool {
    name.chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == join)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_another_case_is_found() {
        let paths: Vec<PathBuf> = [
            "ui/src/runs/runCard.tsx",
            "ui/src/run_list/card.tsx",
            "crates/baton-core/src/Run.rs",
            "tests/story/a-test.py",
            "tests/desktop/one_page.mjs",
        ]
        .map(PathBuf::from)
        .to_vec();

        assert_eq!(findings(&paths).len(), paths.len());
    }

    #[test]
    fn names_in_their_case_are_good() {
        let paths: Vec<PathBuf> = [
            "ui/src/runs/run-card.test.tsx",
            "ui/vite.config.ts",
            "crates/baton-core/src/run_state.rs",
            "tests/story/a_test.py",
        ]
        .map(PathBuf::from)
        .to_vec();

        assert_eq!(findings(&paths), [""; 0]);
    }
}
