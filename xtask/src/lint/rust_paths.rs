//! Which module of its own crate each Rust file names, read from its text: `use` lines and paths
//! in the code alike. A name that a module passes on is followed to where it is defined.

use std::collections::BTreeMap;

use super::sources::{Source, is_word};

/// One file names another of its crate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Import {
    /// Position of the file that names.
    pub(crate) from: usize,
    pub(crate) line: usize,
    /// Position of the file that is named.
    pub(crate) to: usize,
}

/// The files of one crate, by the module that each is.
pub(crate) struct Crate<'a> {
    files: Vec<&'a Source>,
    modules: Vec<Vec<&'a str>>,
    by_module: BTreeMap<Vec<&'a str>, usize>,
    /// By file: the paths it names, with their lines.
    named: Vec<Vec<(usize, Vec<&'a str>)>>,
    /// By file: names that it brings in by `use`, with where they come from.
    passed_on: Vec<BTreeMap<&'a str, Vec<&'a str>>>,
}

impl<'a> Crate<'a> {
    /// Reads the product's files below a crate's `src/`.
    pub(crate) fn read(sources: &'a [Source], base: &str) -> Self {
        let files: Vec<&Source> = sources
            .iter()
            .filter(|source| source.path.starts_with(base) && source.path.ends_with(".rs"))
            .filter(|source| source.is_product())
            .collect();
        let modules: Vec<_> = files
            .iter()
            .map(|file| module(&file.path[base.len()..]))
            .collect();
        let by_module = modules.iter().cloned().zip(0..).collect();
        let named = files.iter().map(|file| paths(&file.code)).collect();
        let passed_on = files.iter().map(|file| brought_in(&file.code)).collect();
        Self {
            files,
            modules,
            by_module,
            named,
            passed_on,
        }
    }

    /// The path of a file.
    pub(crate) fn path(&self, file: usize) -> &'a str {
        &self.files[file].path
    }

    /// Whether one of two files is the module that the other one lies in.
    pub(crate) fn is_within(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.modules[one], &self.modules[other]);
        one.starts_with(other) || other.starts_with(one)
    }

    /// Every naming of another file, once for each pair of files.
    pub(crate) fn imports(&self) -> Vec<Import> {
        let mut found = BTreeMap::new();
        for from in 0..self.files.len() {
            for (line, path) in &self.named[from] {
                let to = self.resolve(from, path, 0);
                if let Some(to) = to.filter(|to| *to != from) {
                    found.entry((from, to)).or_insert(*line);
                }
            }
        }
        found
            .into_iter()
            .map(|((from, to), line)| Import { from, line, to })
            .collect()
    }

    /// The file that defines what a path names, seen from a file.
    fn resolve(&self, from: usize, path: &[&'a str], depth: usize) -> Option<usize> {
        let mut module = match path.first() {
            Some(&"crate") => Vec::new(),
            _ => self.modules[from].clone(),
        };
        let mut rest = path;
        while let Some((first, after)) = rest.split_first() {
            match *first {
                "crate" | "self" => {}
                "super" => drop(module.pop()),
                name => {
                    let child = [&module[..], &[name]].concat();
                    if !self.by_module.contains_key(&child) {
                        break;
                    }
                    module = child;
                }
            }
            rest = after;
        }
        let file = *self.by_module.get(&module)?;
        let source = rest.first().and_then(|name| self.passed_on[file].get(name));
        let Some(source) = source.filter(|source| depth < 8 && **source != *path) else {
            return Some(file);
        };
        let further = [&source[..], &rest[1..]].concat();
        let inside = is_inside(source) || {
            let child = [&module[..], &source[..1]].concat();
            self.by_module.contains_key(&child)
        };
        if inside {
            self.resolve(file, &further, depth + 1)
        } else {
            Some(file)
        }
    }
}

fn is_inside(path: &[&str]) -> bool {
    matches!(path.first(), Some(&("crate" | "self" | "super")))
}

/// The module that a file below `src/` is.
fn module(path: &str) -> Vec<&str> {
    let mut names: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    if names == ["lib"] || names == ["main"] || names.last() == Some(&"mod") {
        names.pop();
    }
    names
}

/// Every path in the code that begins at the crate, at this module or above it.
fn paths(code: &str) -> Vec<(usize, Vec<&str>)> {
    let mut found = Vec::new();
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(start) {
            let before = &code.as_bytes()[..at];
            let inner = before.ends_with(b"::") || before.last().is_some_and(|byte| is_word(*byte));
            if inner {
                continue;
            }
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            let mut tree = Vec::new();
            read_tree(&code[at..], &[], &mut tree);
            found.extend(tree.into_iter().map(|(path, _)| (line, path)));
        }
    }
    found
}

/// The names that `use` brings into a file, each with its path.
fn brought_in(code: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut found = BTreeMap::new();
    for (at, _) in code.match_indices("use ") {
        let before = code[..at].rsplit('\n').next().unwrap_or_default().trim();
        if !before.is_empty() && !before.starts_with("pub") {
            continue;
        }
        let mut tree = Vec::new();
        read_tree(code[at + 4..].trim_start(), &[], &mut tree);
        found.extend(tree.into_iter().map(|(path, name)| (name, path)));
    }
    found
}

/// Reads `a::b::{c, d::E as F}`: each path and the name it is known by. Returns what follows.
fn read_tree<'a>(
    code: &'a str,
    before: &[&'a str],
    found: &mut Vec<(Vec<&'a str>, &'a str)>,
) -> &'a str {
    let mut path = before.to_vec();
    let mut rest = code;
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            return read_group(group, &path, found);
        }
        let length = rest.bytes().take_while(|byte| is_word(*byte)).count();
        let (name, after) = rest.split_at(length);
        if name.is_empty() {
            break;
        }
        // `a::{self}` names `a` itself.
        if name != "self" || path.is_empty() {
            path.push(name);
        }
        rest = after;
        match after.strip_prefix("::") {
            Some(next) => rest = next,
            None => break,
        }
    }
    let (name, rest) = known_as(rest, path.last().copied().unwrap_or_default());
    found.push((path, name));
    rest
}

fn read_group<'a>(
    group: &'a str,
    path: &[&'a str],
    found: &mut Vec<(Vec<&'a str>, &'a str)>,
) -> &'a str {
    let mut rest = group.trim_start();
    while !rest.is_empty() && !rest.starts_with('}') {
        let after = read_tree(rest, path, found);
        let next = after
            .trim_start()
            .trim_start_matches(['*', ','])
            .trim_start();
        if next.len() == rest.len() {
            // Not a list of names, whatever it is.
            return next;
        }
        rest = next;
    }
    rest.strip_prefix('}').unwrap_or(rest)
}

fn known_as<'a>(rest: &'a str, name: &'a str) -> (&'a str, &'a str) {
    let Some(alias) = rest.strip_prefix(" as ") else {
        return (name, rest);
    };
    let length = alias.bytes().take_while(|byte| is_word(*byte)).count();
    alias.split_at(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imports(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<_> = files
            .iter()
            .map(|(path, text)| Source::new(&format!("src/{path}"), text))
            .collect();
        let all = Crate::read(&sources, "src/");
        all.imports()
            .iter()
            .map(|import| {
                let name = |file| {
                    all.path(file)
                        .trim_start_matches("src/")
                        .trim_end_matches(".rs")
                };
                format!("{}:{} {}", name(import.from), import.line, name(import.to))
            })
            .collect()
    }

    #[test]
    fn lines_and_paths_are_read() {
        let found = imports(&[
            ("lib.rs", ""),
            (
                "a/mod.rs",
                "use crate::b::{self, c::{C, D}};\n\nfn x() { super::e::f() }",
            ),
            ("b/mod.rs", ""),
            ("b/c.rs", "use super::super::e::E;"),
            ("e.rs", ""),
        ]);

        assert_eq!(
            found,
            ["a/mod:1 b/mod", "a/mod:1 b/c", "a/mod:3 e", "b/c:1 e"]
        );
    }

    #[test]
    fn a_name_that_is_passed_on_is_followed() {
        let found = imports(&[
            (
                "lib.rs",
                "mod a;\npub use a::deep::{Name, Other as Renamed};\npub use anyhow::Error;",
            ),
            ("a/mod.rs", ""),
            ("a/deep.rs", ""),
            ("b.rs", "use crate::Name;\nfn x(y: crate::Renamed) {}"),
            ("c.rs", "use crate::Error;"),
        ]);

        assert_eq!(found, ["b:1 a/deep", "c:1 lib"]);
    }

    #[test]
    fn a_visibility_is_no_import() {
        assert_eq!(
            imports(&[
                ("lib.rs", ""),
                ("a.rs", "pub(crate) fn x() {}\npub(super) fn y() {}")
            ]),
            [""; 0]
        );
    }
}
