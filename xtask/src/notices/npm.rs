//! The libraries that are built into the pages, as npm's lock file lists them, and their licence
//! files in `node_modules`.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use serde_json::Value;

use super::{Found, Library, Registry, Said, Text};
use crate::{run, workspace};

/// What a library in the pages may be licensed under.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 OR MIT",
    "ISC",
    "MIT",
    // The font of the pages.
    "OFL-1.1",
    "Unlicense",
];

/// The lock file's packages but for those that only build or test the pages.
pub(super) fn contained() -> anyhow::Result<Vec<Said>> {
    Ok(folders()?.into_iter().map(|(_, said)| said).collect())
}

fn folders() -> anyhow::Result<Vec<(String, Said)>> {
    let lock = std::fs::read(workspace::root().join("ui/package-lock.json"))?;
    let lock: Value = serde_json::from_slice(&lock).context("read package-lock.json")?;
    let packages = lock["packages"].as_object().context("no packages")?;
    packages
        .iter()
        .filter(|(folder, package)| {
            !folder.is_empty() && package["dev"] != true && package["devOptional"] != true
        })
        .map(|(folder, package)| Ok((folder.clone(), said(folder, package)?)))
        .collect()
}

fn said(folder: &str, package: &Value) -> anyhow::Result<Said> {
    let name = folder.rsplit("node_modules/").next().unwrap_or(folder);
    let version = package["version"].as_str();
    let version = version.with_context(|| format!("`{name}` has no version"))?;
    let licence = package["license"].as_str().unwrap_or("none");
    ensure!(
        ALLOWED.contains(&licence),
        "`{name}` is under `{licence}`, which is not allowed"
    );
    Ok(Said {
        library: Library {
            registry: Registry::Npm,
            name: name.to_owned(),
            version: version.to_owned(),
        },
        licence: licence.to_owned(),
        authors: Vec::new(),
    })
}

/// What the contained libraries say, and their texts; a library that brings none gets the
/// licence's own from `others`.
pub(super) fn found(others: &[Text]) -> anyhow::Result<Found> {
    run::install_ui()?;
    let mut found = Found {
        said: Vec::new(),
        texts: Vec::new(),
    };
    for (folder, said) in folders()? {
        let mut texts = licence_files(&workspace::root().join("ui").join(&folder))?;
        if texts.is_empty() {
            let same = |other: &&Text| !other.brought && other.licence == said.licence;
            let same = others.iter().find(same);
            let same =
                same.with_context(|| format!("`{}` brings no licence text", said.library))?;
            texts.push(same.text.clone());
        }
        found.texts.extend(texts.into_iter().map(|text| Text {
            licence: said.licence.clone(),
            text,
            brought: true,
            of: [said.library.clone()].into(),
        }));
        found.said.push(said);
    }
    Ok(found)
}

fn licence_files(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_lowercase();
        let starts = ["licen", "copying", "notice"];
        if path.is_file() && starts.iter().any(|start| name.starts_with(start)) {
            files.push(path);
        }
    }
    files.sort();
    let read = |path: &PathBuf| std::fs::read_to_string(path).map_err(Into::into);
    files.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_that_is_not_allowed_stops_it() {
        let package = |licence| serde_json::json!({"version": "1.0.0", "license": licence});

        let good = said("node_modules/a/node_modules/@b/c", &package("MIT")).unwrap();
        let refused = said("node_modules/a", &package("GPL-3.0")).err().unwrap();

        assert_eq!(good.library.to_string(), "npm @b/c 1.0.0");
        assert_eq!(
            refused.to_string(),
            "`a` is under `GPL-3.0`, which is not allowed"
        );
    }
}
