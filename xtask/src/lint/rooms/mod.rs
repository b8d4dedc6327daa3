//! The rooms of the engine, of the admin crate and of the UI: who may name whom, as tables.
//! A room stands below the rooms it may name, so that a table cannot hold a circle; an arrow that
//! nothing needs is taken out, so that a table says what is.

mod tables;

use std::collections::BTreeSet;

use super::rust_paths::Crate;
use super::sources::Source;
use super::ui_imports;

/// Where a finding about a table is mended.
const TABLES: &str = "xtask/src/lint/rooms/tables.rs";

/// A folder, or a file beside the folders, and the rooms above it that it may name.
type Room = (&'static str, &'static str);

/// The rooms of one crate, or of the UI.
struct House {
    base: &'static str,
    rooms: &'static [Room],
    /// Files that name every room: they put the house together.
    doors: &'static [&'static str],
}

/// The row of every folder of the UI that registers itself as a screen: a screen names no other
/// screen, and one more is no row.
const SCREEN: &str = "(screen)";

/// Compares the tables with what is named.
pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    tables::HOUSES
        .iter()
        .flat_map(|house| house.findings(sources))
        .collect()
}

/// One file names another: the first with its line.
struct Arrow {
    from: String,
    line: usize,
    to: String,
}

/// The files of a house, sorted into its rooms.
struct Sorted<'a> {
    house: &'a House,
    screens: BTreeSet<&'a str>,
}

impl House {
    fn findings(&self, sources: &[Source]) -> Vec<String> {
        let held = sources
            .iter()
            .filter(|source| source.is_product() && source.path.starts_with(self.base));
        let paths: Vec<&str> = held.map(|source| source.path.as_str()).collect();
        let arrows = if self.base == ui_imports::BASE {
            of_ui(sources)
        } else {
            of_crate(sources, self.base)
        };
        let sorted = Sorted::new(self, &paths);
        let mut findings = self.out_of_order();
        findings.extend(sorted.unlisted(&paths));
        findings.extend(arrows.iter().filter_map(|arrow| sorted.forbidden(arrow)));
        findings.extend(sorted.idle(&arrows));
        findings
    }

    /// Rows that name a room which does not stand above them.
    fn out_of_order(&self) -> Vec<String> {
        let mut findings = Vec::new();
        for (at, (room, may_name)) in self.rooms.iter().enumerate() {
            for named in may_name.split_whitespace() {
                if !self.rooms[..at].iter().any(|(above, _)| *above == named) {
                    findings.push(format!(
                        "{TABLES}: `{room}` must stand below `{named}` in the table of {}; a room \
                         names rooms above it only",
                        self.base
                    ));
                }
            }
        }
        findings
    }

    fn row(&self, room: &str) -> Option<&Room> {
        self.rooms.iter().find(|(name, _)| *name == room)
    }

    /// The folder, or the file beside the folders, that a file is in; none for the doors.
    fn folder<'a>(&self, path: &'a str) -> Option<&'a str> {
        let inner = path.strip_prefix(self.base)?;
        if self.doors.contains(&inner) {
            return None;
        }
        Some(match inner.split_once('/') {
            Some((folder, _)) => folder,
            None => inner.split('.').next().unwrap_or(inner),
        })
    }
}

impl<'a> Sorted<'a> {
    fn new(house: &'a House, paths: &[&'a str]) -> Self {
        let screens = paths
            .iter()
            .filter(|path| path.ends_with("/screen.ts"))
            .filter_map(|path| house.folder(path))
            .collect();
        Self { house, screens }
    }

    /// The name under which the table has the room of a file.
    fn room<'b>(&self, path: &'b str) -> Option<&'b str> {
        let folder = self.house.folder(path)?;
        Some(if self.screens.contains(folder) {
            SCREEN
        } else {
            folder
        })
    }

    /// Rooms that are in the sources and not in the table, and the other way round.
    fn unlisted(&self, paths: &[&str]) -> Vec<String> {
        let mut findings = Vec::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for path in paths {
            let Some(room) = self.room(path).filter(|room| seen.insert(room)) else {
                continue;
            };
            if self.house.row(room).is_none() {
                findings.push(format!(
                    "{path}:1: the room `{room}` is not in the table; add it with its arrows"
                ));
            }
        }
        let rows = self.house.rooms.iter();
        findings.extend(
            rows.filter(|(room, _)| !seen.contains(room))
                .map(|(room, _)| {
                    format!(
                        "{TABLES}: there is no room `{room}` in {}; take it out",
                        self.house.base
                    )
                }),
        );
        findings
    }

    fn forbidden(&self, arrow: &Arrow) -> Option<String> {
        let (from, to) = (self.room(&arrow.from)?, self.room(&arrow.to)?);
        let (_, may_name) = self.house.row(from)?;
        let same = self.house.folder(&arrow.from) == self.house.folder(&arrow.to);
        if same || self.house.row(to).is_none() || names(may_name, to) {
            return None;
        }
        Some(format!(
            "{}:{}: `{from}` must not name `{to}` ({}); move what both need to a room above, or \
             hand it in",
            arrow.from, arrow.line, arrow.to
        ))
    }

    /// Arrows of the table that nothing needs.
    fn idle(&self, arrows: &[Arrow]) -> Vec<String> {
        let drawn: BTreeSet<_> = arrows
            .iter()
            .filter_map(|arrow| Some((self.room(&arrow.from)?, self.room(&arrow.to)?)))
            .collect();
        let mut findings = Vec::new();
        for (room, may_name) in self.house.rooms {
            for named in may_name
                .split_whitespace()
                .filter(|named| !drawn.contains(&(room, named)))
            {
                findings.push(format!(
                    "{TABLES}: `{room}` does not name `{named}` in {}; take the arrow out",
                    self.house.base
                ));
            }
        }
        findings
    }
}

fn names(may_name: &str, room: &str) -> bool {
    may_name.split_whitespace().any(|named| named == room)
}

fn of_crate(sources: &[Source], base: &str) -> Vec<Arrow> {
    let files = Crate::read(sources, base);
    files
        .imports()
        .into_iter()
        .map(|import| Arrow {
            from: files.path(import.from).to_owned(),
            line: import.line,
            to: files.path(import.to).to_owned(),
        })
        .collect()
}

fn of_ui(sources: &[Source]) -> Vec<Arrow> {
    ui_imports::read(sources)
        .into_iter()
        .map(|import| Arrow {
            from: import.from.to_owned(),
            line: import.line,
            to: import.to,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUSE: House = House {
        base: "crates/a/src/",
        rooms: &[("cellar", ""), ("kitchen", "cellar")],
        doors: &["lib.rs"],
    };

    fn found(house: &House, files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<_> = files
            .iter()
            .map(|(path, text)| Source::new(path, text))
            .collect();
        house.findings(&sources)
    }

    #[test]
    fn an_arrow_that_is_not_in_the_table_is_found() {
        let files = [
            (
                "crates/a/src/lib.rs",
                "use kitchen::cook; use cellar::wine;",
            ),
            ("crates/a/src/kitchen/mod.rs", "use crate::cellar::wine;"),
            (
                "crates/a/src/cellar.rs",
                "\nfn wine() { crate::kitchen::cook() }",
            ),
        ];

        let found = found(&HOUSE, &files);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("crates/a/src/cellar.rs:2: `cellar` must not name `kitchen`"));
    }

    #[test]
    fn a_room_that_is_not_in_the_table_is_found_and_so_is_one_that_is_gone() {
        let files = [
            ("crates/a/src/cellar.rs", ""),
            ("crates/a/src/attic/roof.rs", ""),
        ];

        let found = found(&HOUSE, &files);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[2].contains("`kitchen` does not name `cellar`"));
        assert!(found[0].starts_with("crates/a/src/attic/roof.rs:1: the room `attic`"));
        assert!(found[1].contains("there is no room `kitchen`"));
    }

    #[test]
    fn a_table_with_a_circle_is_found() {
        let house = House {
            base: "crates/a/src/",
            rooms: &[("cellar", "kitchen"), ("kitchen", "cellar")],
            doors: &[],
        };

        assert_eq!(house.out_of_order().len(), 1);
    }

    #[test]
    fn rooms_of_the_ui_are_held_too() {
        let house = House {
            base: "ui/src/",
            rooms: &[("parts", ""), ("runs", "parts")],
            doors: &["main.tsx"],
        };
        let files = [
            ("ui/src/main.tsx", "import { a } from \"#ui/runs/a\";"),
            ("ui/src/runs/a.tsx", "import { b } from \"#ui/parts/b\";"),
            (
                "ui/src/parts/b.tsx",
                "import type { a } from \"#ui/runs/a\";",
            ),
        ];

        let found = found(&house, &files);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("ui/src/parts/b.tsx:1: `parts` must not name `runs`"));
    }

    #[test]
    fn screens_share_a_row_and_name_no_other_screen() {
        let house = House {
            base: "ui/src/",
            rooms: &[("parts", ""), (SCREEN, "parts")],
            doors: &[],
        };
        let files = [
            ("ui/src/parts/b.tsx", ""),
            (
                "ui/src/people/screen.ts",
                "import { b } from \"#ui/parts/b.tsx\";",
            ),
            ("ui/src/runs/screen.ts", ""),
            (
                "ui/src/runs/page.tsx",
                "import { screen } from \"#ui/people/screen.ts\";",
            ),
        ];

        let found = found(&house, &files);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("ui/src/runs/page.tsx:1: `(screen)` must not name `(screen)`")
        );
    }
}
