//! The dependency table of `docs/architecture.md`, over `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use serde_json::Value;

use crate::workspace;

/// What a crate may use of the workspace, and what it must never contain.
struct Row {
    name: &'static str,
    may_use: &'static [&'static str],
    /// Not even through other crates.
    never: &'static [&'static str],
    /// Not by its own manifest.
    never_itself: &'static [&'static str],
}

const TABLE: &[Row] = &[
    Row {
        name: "baton-core",
        may_use: &[],
        never: &["tokio", "rusqlite", "reqwest", "axum", "hyper", "tauri"],
        never_itself: &["rand", "getrandom", "uuid", "futures-util"],
    },
    Row {
        name: "baton-store",
        may_use: &["baton-core"],
        never: &["reqwest", "axum", "hyper", "tauri"],
        never_itself: &[],
    },
    Row {
        name: "baton-secrets",
        may_use: &[],
        never: &["rusqlite", "reqwest", "axum", "hyper", "tauri"],
        never_itself: &[],
    },
    Row {
        name: "baton-engine",
        may_use: &["baton-core", "baton-store", "baton-secrets"],
        never: &["axum", "tauri"],
        never_itself: &["rusqlite"],
    },
    Row {
        name: "baton-admin",
        may_use: &["baton-core", "baton-store", "baton-secrets", "baton-engine"],
        never: &["axum", "tauri"],
        never_itself: &["rusqlite", "reqwest", "hyper"],
    },
    Row {
        name: "baton-http",
        may_use: &[
            "baton-core",
            "baton-store",
            "baton-secrets",
            "baton-engine",
            "baton-admin",
        ],
        never: &["tauri"],
        never_itself: &["rusqlite", "reqwest"],
    },
    Row {
        name: "baton-server",
        may_use: &[
            "baton-core",
            "baton-store",
            "baton-secrets",
            "baton-engine",
            "baton-admin",
            "baton-http",
        ],
        never: &["tauri"],
        never_itself: &["rusqlite"],
    },
    Row {
        name: "baton",
        may_use: &[
            "baton-core",
            "baton-store",
            "baton-secrets",
            "baton-engine",
            "baton-admin",
            "baton-http",
        ],
        never: &[],
        never_itself: &["rusqlite", "reqwest"],
    },
    Row {
        name: "xtask",
        may_use: &[],
        never: &["tokio", "rusqlite", "tauri"],
        never_itself: &[],
    },
    Row {
        name: "baton-testing",
        may_use: &[],
        never: &["tokio", "rusqlite", "reqwest", "axum", "hyper", "tauri"],
        never_itself: &[],
    },
    Row {
        name: "baton-bench",
        may_use: &["baton-core", "baton-store"],
        never: &["tauri"],
        never_itself: &[],
    },
    Row {
        name: "baton-fuzz",
        may_use: &["baton-core"],
        never: &["tokio", "rusqlite", "reqwest", "axum", "hyper", "tauri"],
        never_itself: &[],
    },
];

/// Compares the table with the manifests.
pub(crate) fn check() -> anyhow::Result<Vec<String>> {
    let metadata = workspace::metadata(&[])?;
    let graph = Graph::read(&metadata)?;
    let mut findings = Vec::new();
    for name in &graph.members {
        let Some(row) = TABLE.iter().find(|row| row.name == name) else {
            findings.push(format!(
                "`{name}` is not in the table; add it with its arrows"
            ));
            continue;
        };
        let direct = graph.direct(name);
        for used in direct.iter().filter(|used| graph.members.contains(*used)) {
            if !row.may_use.contains(&used.as_str()) {
                findings.push(format!("`{name}` must not depend on `{used}`"));
            }
        }
        for banned in row
            .never_itself
            .iter()
            .filter(|banned| direct.contains(**banned))
        {
            findings.push(format!("`{name}` must not name `{banned}` in its manifest"));
        }
        let reached = graph.reached(name);
        for banned in row.never.iter().filter(|banned| reached.contains(**banned)) {
            findings.push(format!(
                "`{name}` must not contain `{banned}`, not through others either"
            ));
        }
    }
    Ok(findings)
}

/// No crate compiles a webview unless the desktop is asked for.
pub(crate) fn no_webview() -> anyhow::Result<Vec<String>> {
    let metadata = workspace::metadata(&[])?;
    let graph = Graph::read(&metadata)?;
    Ok(graph
        .members
        .iter()
        .flat_map(|member| {
            let reached = graph.reached(member);
            ["tauri", "tauri-build", "wry", "webkit2gtk", "tao"]
                .into_iter()
                .filter(move |name| reached.contains(*name))
                .map(move |name| format!("`{member}` contains `{name}` without `desktop`"))
        })
        .collect())
}

/// The resolved dependencies, without those of tests.
struct Graph {
    members: BTreeSet<String>,
    /// By package id: its name and the ids it uses.
    nodes: BTreeMap<String, (String, Vec<String>)>,
}

impl Graph {
    fn read(metadata: &Value) -> anyhow::Result<Self> {
        let names: BTreeMap<&str, &str> = list(&metadata["packages"])
            .filter_map(|package| Some((package["id"].as_str()?, package["name"].as_str()?)))
            .collect();
        let members = list(&metadata["workspace_members"])
            .filter_map(|id| names.get(id.as_str()?).map(|name| (*name).to_owned()))
            .collect();
        let nodes = list(&metadata["resolve"]["nodes"])
            .map(|node| {
                let id = node["id"].as_str().context("a node without an id")?;
                let name = names.get(id).context("a node without a package")?;
                let uses = list(&node["deps"])
                    .filter(|dependency| {
                        list(&dependency["dep_kinds"]).any(|kind| kind["kind"] != "dev")
                    })
                    .filter_map(|dependency| dependency["pkg"].as_str().map(str::to_owned))
                    .collect();
                Ok((id.to_owned(), ((*name).to_owned(), uses)))
            })
            .collect::<anyhow::Result<_>>()?;
        Ok(Self { members, nodes })
    }

    fn node(&self, name: &str) -> Option<&(String, Vec<String>)> {
        self.nodes
            .iter()
            .find(|(id, (node, _))| node == name && id.starts_with("path+"))
            .map(|(_, node)| node)
    }

    fn direct(&self, name: &str) -> BTreeSet<String> {
        let uses = self
            .node(name)
            .map(|(_, uses)| uses.as_slice())
            .unwrap_or_default();
        uses.iter()
            .filter_map(|id| self.nodes.get(id))
            .map(|(name, _)| name.clone())
            .collect()
    }

    fn reached(&self, name: &str) -> BTreeSet<String> {
        let mut open: Vec<&str> = self
            .node(name)
            .map(|(_, uses)| uses.iter().map(String::as_str).collect())
            .unwrap_or_default();
        let mut seen = BTreeSet::new();
        let mut names = BTreeSet::new();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            if let Some((name, uses)) = self.nodes.get(id) {
                names.insert(name.clone());
                open.extend(uses.iter().map(String::as_str));
            }
        }
        names
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_workspace_keeps_its_arrows() {
        assert_eq!(super::check().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn no_webview_is_compiled_without_the_desktop() {
        assert_eq!(super::no_webview().unwrap(), Vec::<String>::new());
    }
}
