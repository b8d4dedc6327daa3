//! No circle of imports, beyond a module and its own children: in each crate of the product, in
//! the files of the UI, and between the folders of the UI.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::rust_paths::Crate;
use super::sources::Source;
use super::ui_imports::{self, BASE};

/// The sources of the product's crates.
pub(crate) const CRATES: &[&str] = &[
    "crates/baton-core/src/",
    "crates/baton-store/src/",
    "crates/baton-secrets/src/",
    "crates/baton-engine/src/",
    "crates/baton-admin/src/",
    "crates/baton-http/src/",
    "crates/baton-server/src/",
    "src-tauri/src/",
];

const REMEDY: &str =
    "move what both need to a module below them, or return what follows as a value";

/// Who names whom, and where: the place is that of the first naming.
#[derive(Default)]
struct Graph {
    arrows: BTreeMap<String, BTreeMap<String, String>>,
}

/// Finds the circles.
pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    let mut findings: Vec<String> = CRATES
        .iter()
        .flat_map(|base| of_crate(sources, base).circles())
        .collect();
    let (files, folders) = of_ui(sources);
    findings.extend(files.circles());
    findings.extend(folders.circles());
    findings
}

fn of_crate(sources: &[Source], base: &str) -> Graph {
    let files = Crate::read(sources, base);
    let mut graph = Graph::default();
    for import in files.imports() {
        if !files.is_within(import.from, import.to) {
            let from = files.path(import.from);
            graph.add(
                from,
                files.path(import.to),
                format!("{from}:{}", import.line),
            );
        }
    }
    graph
}

fn of_ui(sources: &[Source]) -> (Graph, Graph) {
    let mut files = Graph::default();
    let mut folders = Graph::default();
    for import in ui_imports::read(sources) {
        let place = format!("{}:{}", import.from, import.line);
        let (from, to) = (folder(import.from), folder(&import.to));
        if from != to {
            folders.add(from, to, place.clone());
        }
        files.add(import.from, &import.to, place);
    }
    (files, folders)
}

fn folder(path: &str) -> &str {
    let inner = path.strip_prefix(BASE).unwrap_or(path);
    match inner.split_once('/') {
        Some((folder, _)) => &path[..path.len() - inner.len() + folder.len() + 1],
        None => path,
    }
}

impl Graph {
    fn add(&mut self, from: &str, to: &str, place: String) {
        let arrows = self.arrows.entry(from.to_owned()).or_default();
        arrows.entry(to.to_owned()).or_insert(place);
    }

    /// One finding for each knot, with a shortest circle in it.
    fn circles(&self) -> Vec<String> {
        let mut left: BTreeSet<&str> = self.arrows.keys().map(String::as_str).collect();
        let mut findings = Vec::new();
        while let Some(start) = left.pop_first() {
            let Some(circle) = self.shortest(start) else {
                continue;
            };
            let knot = self.knot(start);
            findings.push(self.told(&circle, knot.len()));
            left.retain(|file| !knot.contains(file));
        }
        findings
    }

    fn next<'a>(&'a self, file: &str) -> impl Iterator<Item = &'a str> {
        let arrows = self.arrows.get(file);
        arrows.into_iter().flatten().map(|(to, _)| to.as_str())
    }

    /// A shortest way from a file back to itself.
    fn shortest<'a>(&'a self, start: &'a str) -> Option<Vec<&'a str>> {
        let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
        let mut open = VecDeque::from([start]);
        while let Some(file) = open.pop_front() {
            for next in self.next(file) {
                if next == start {
                    let mut way = vec![start, file];
                    while let Some(before) = way.last().and_then(|last| came_from.get(last)) {
                        way.push(before);
                    }
                    way.reverse();
                    return Some(way);
                }
                if !came_from.contains_key(next) {
                    came_from.insert(next, file);
                    open.push_back(next);
                }
            }
        }
        None
    }

    /// Everything that reaches a file and is reached by it.
    fn knot<'a>(&'a self, start: &'a str) -> BTreeSet<&'a str> {
        let reached = self.reached(start);
        reached
            .into_iter()
            .filter(|file| self.reached(file).contains(start))
            .collect()
    }

    fn reached<'a>(&'a self, start: &str) -> BTreeSet<&'a str> {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&str> = self.next(start).collect();
        while let Some(file) = open.pop() {
            if seen.insert(file) {
                open.extend(self.next(file));
            }
        }
        seen
    }

    fn told(&self, circle: &[&str], knot: usize) -> String {
        let places: Vec<&str> = circle
            .windows(2)
            .filter_map(|two| self.arrows.get(two[0])?.get(two[1]))
            .map(String::as_str)
            .collect();
        format!(
            "{}: a circle of imports: {}, and back ({knot} in the knot); {REMEDY}",
            places.first().unwrap_or(&circle[0]),
            places.join(" -> "),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<_> = files
            .iter()
            .map(|(path, text)| Source::new(path, text))
            .collect();
        check(&sources)
    }

    #[test]
    fn a_circle_of_two_modules_is_found() {
        let found = findings(&[
            ("crates/baton-core/src/lib.rs", ""),
            ("crates/baton-core/src/a.rs", "\nuse crate::b::B;"),
            ("crates/baton-core/src/b.rs", "fn x() { crate::c::y() }"),
            ("crates/baton-core/src/c.rs", "use super::a;"),
            ("crates/baton-core/src/d.rs", "use super::a;"),
        ]);

        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("crates/baton-core/src/a.rs:2: a circle of imports"));
        assert!(found[0].contains("-> crates/baton-core/src/c.rs:1, and back (3 in the knot)"));
    }

    #[test]
    fn a_module_and_its_own_children_are_no_circle() {
        let found = findings(&[
            ("crates/baton-core/src/a/mod.rs", "use self::b::B;"),
            ("crates/baton-core/src/a/b.rs", "use super::A;"),
        ]);

        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn circles_of_the_ui_are_found_between_files_and_between_folders() {
        let found = findings(&[
            ("ui/src/a/a.ts", "import { b } from \"#ui/b/b\";"),
            ("ui/src/b/b.ts", "import type { c } from \"#ui/b/c\";"),
            ("ui/src/b/c.ts", "import { b } from \"#ui/b/b\";"),
            ("ui/src/b/d.ts", "const a = () => import(\"#ui/a/a\");"),
        ]);

        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("ui/src/b/b.ts:1: a circle"));
        assert!(found[1].contains("ui/src/a/a.ts:1 -> ui/src/b/d.ts:1, and back (2 in the knot)"));
    }
}
