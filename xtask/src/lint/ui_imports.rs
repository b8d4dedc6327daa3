//! Which file of the UI imports which: static, dynamic and type-only imports alike.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::Source;

/// Where the sources of the UI lie.
pub(crate) const BASE: &str = "ui/src/";

/// One file imports another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Import<'a> {
    pub(crate) from: &'a str,
    pub(crate) line: usize,
    pub(crate) to: String,
}

/// Every import within the product's UI. What the app collects by `import.meta.glob` is none: a
/// registry must not know what registers itself.
pub(crate) fn read(sources: &[Source]) -> Vec<Import<'_>> {
    let files: BTreeSet<&str> = sources.iter().map(|source| source.path.as_str()).collect();
    sources
        .iter()
        .filter(|source| source.path.starts_with(BASE) && source.is_product())
        .flat_map(|source| {
            let mut found = BTreeMap::new();
            for (line, name) in imported(&source.code) {
                if let Some(to) = resolve(&files, &source.path, name) {
                    found.entry(to).or_insert(line);
                }
            }
            found.into_iter().map(|(to, line)| Import {
                from: &source.path,
                line,
                to,
            })
        })
        .filter(|import| import.from != import.to)
        .collect()
}

/// The names of what is imported, with their lines.
fn imported(code: &str) -> Vec<(usize, &str)> {
    (1..)
        .zip(code.lines())
        .flat_map(|(number, line)| {
            let text = line.trim_start();
            ["from \"", "import(\"", "import \""]
                .into_iter()
                .flat_map(move |start| {
                    text.match_indices(start).filter_map(move |(at, _)| {
                        let name = &text[at + start.len()..];
                        Some((number, &name[..name.find('"')?]))
                    })
                })
        })
        .collect()
}

fn resolve(files: &BTreeSet<&str>, from: &str, name: &str) -> Option<String> {
    let path = if let Some(inner) = name.strip_prefix("#ui/") {
        format!("{BASE}{inner}")
    } else {
        beside(from, name)?
    };
    ["", ".ts", ".tsx", "/index.ts", "/index.tsx"]
        .iter()
        .map(|ending| format!("{path}{ending}"))
        .find(|path| files.contains(path.as_str()))
}

/// A relative name, seen from a file.
fn beside(from: &str, name: &str) -> Option<String> {
    if !name.starts_with('.') {
        return None;
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => drop(folders.pop()),
            other => folders.push(other),
        }
    }
    Some(folders.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_import_is_read() {
        let sources = [
            Source::new(
                "ui/src/a/a.tsx",
                "import type { B } from \"#ui/b/b\";\nimport {\n  c,\n} from \"../c.ts\";\n\
                 const d = lazy(() => import(\"#ui/b/d\"));\nimport \"#ui/a/a.css\";\n\
                 import { e } from \"react\";\nimport.meta.glob(\"#ui/*/screen.ts\");\n",
            ),
            Source::new("ui/src/b/b.ts", ""),
            Source::new("ui/src/b/d.tsx", ""),
            Source::new("ui/src/c.ts", ""),
        ];
        let found: Vec<_> = read(&sources)
            .iter()
            .map(|import| format!("{} {}", import.line, import.to))
            .collect();

        assert_eq!(
            found,
            ["1 ui/src/b/b.ts", "5 ui/src/b/d.tsx", "4 ui/src/c.ts"]
        );
    }
}
