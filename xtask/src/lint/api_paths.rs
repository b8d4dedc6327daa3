//! Each request of the UI stands once: a path of the API is named in one file only.

use std::collections::BTreeMap;

use super::sources::Source;
use super::ui_imports::BASE;

const REMEDY: &str = "use the request or the hook of that file";

/// Finds paths that a second file names.
pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    let product = sources
        .iter()
        .filter(|source| source.path.starts_with(BASE));
    for source in product.filter(|source| source.is_product()) {
        for (number, line) in source.lines() {
            for path in named(line) {
                let owner = first.entry(path).or_insert(&source.path);
                if *owner != source.path {
                    findings.push(format!(
                        "{}:{number}: `{path}` is named in {owner} already; {REMEDY}",
                        source.path
                    ));
                }
            }
        }
    }
    findings
}

fn named(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("/api/v1/").map(|(at, _)| {
        let path = &line[at..];
        &path[..path.find(['"', '`', '\'', '?']).unwrap_or(path.len())]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_a_second_file_is_found() {
        let sources = [
            Source::new(
                "ui/src/api/runs.ts",
                "GET(\"/api/v1/runs\"); GET(\"/api/v1/runs/{id}\");",
            ),
            Source::new("ui/src/api/schema.d.ts", "\"/api/v1/runs\": {"),
            Source::new("ui/src/runs/list.test.ts", "\"/api/v1/runs\""),
            Source::new("ui/src/runs/list.tsx", "x();\nGET(\"/api/v1/runs\")"),
        ];

        assert_eq!(
            check(&sources),
            [
                "ui/src/runs/list.tsx:2: `/api/v1/runs` is named in ui/src/api/runs.ts already; \
              use the request or the hook of that file"
            ]
        );
    }
}
