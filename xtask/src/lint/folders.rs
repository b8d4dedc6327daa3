//! A folder holds at most 20 loose files: more are several subjects.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::workspace;

const MOST: usize = 20;

const ENDINGS: &[&str] = &[".rs", ".ts", ".tsx", ".css", ".py", ".mjs"];

/// Counts the source files of each folder.
pub(crate) fn check() -> anyhow::Result<Vec<String>> {
    Ok(findings(&workspace::files(ENDINGS)?))
}

fn findings(paths: &[PathBuf]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for folder in paths.iter().filter_map(|path| path.parent()) {
        *counts
            .entry(folder.to_string_lossy().into_owned())
            .or_default() += 1;
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count > MOST)
        .map(|(folder, count)| {
            format!("{folder}:1: {count} loose files, at most {MOST}; group them by subject")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_of(count: usize) -> Vec<PathBuf> {
        (0..count)
            .map(|number| format!("ui/src/a/b-{number}.ts").into())
            .collect()
    }

    #[test]
    fn the_twenty_first_file_is_found() {
        assert_eq!(findings(&folder_of(20)), [""; 0]);
        assert_eq!(
            findings(&folder_of(21)),
            ["ui/src/a:1: 21 loose files, at most 20; group them by subject"]
        );
    }
}
