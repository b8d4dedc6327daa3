//! `cargo xtask package`: the packages of this platform, gathered in `package/` of the build folder.
//! They are not signed. On Linux the deb is installed on a bare Debian and opened there.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use clap::{Args, ValueEnum};

use crate::packages::{self, Wanted};
use crate::{child, notices, run, test, workspace};

/// What every package holds beside the program.
const LICENCES: &[&str] = &["LICENSE-MIT", "LICENSE-APACHE", notices::FILE];

/// The package of the window that this platform has.
const BUNDLE: &str = if cfg!(target_os = "macos") {
    "dmg"
} else if cfg!(windows) {
    "msi"
} else {
    "deb"
};
/// The one for other Linux systems; its tools are fetched while it is packed.
const APP_IMAGE: &str = "appimage";

/// What to make.
#[derive(Args)]
pub(crate) struct Options {
    /// Makes only one.
    #[arg(long)]
    only: Option<What>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// The window: deb on Linux, dmg on macOS, msi on Windows.
    Desktop,
    /// The window for any Linux; made only when asked for, because it needs a network.
    AppImage,
    /// An archive with the server.
    Server,
}

/// Makes the packages and names them.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let folder = workspace::target()?.join("package");
    std::fs::create_dir_all(&folder)?;
    let wanted = |what| options.only.is_none_or(|only| only == what);
    let mut made = Vec::new();
    if wanted(What::Desktop) {
        made.push(desktop(&folder, BUNDLE)?);
    }
    if options.only == Some(What::AppImage) {
        made.push(desktop(&folder, APP_IMAGE)?);
    }
    if wanted(What::Server) {
        made.push(server(&folder)?);
    }
    for package in &made {
        println!("{}", package.display());
    }
    for deb in made.iter().filter(|package| has_ending(package, "deb")) {
        opens_where_it_is_installed(deb)?;
    }
    Ok(())
}

/// What no build folder shows: whether the package names all that it needs.
fn opens_where_it_is_installed(deb: &Path) -> anyhow::Result<()> {
    let mut bare = test::python("tests/package/bare.py");
    child::must(bare.arg(deb))?;
    Ok(())
}

fn has_ending(path: &Path, ending: &str) -> bool {
    let its = path.extension().unwrap_or_default();
    its.eq_ignore_ascii_case(ending)
}

fn desktop(folder: &Path, kind: &str) -> anyhow::Result<PathBuf> {
    packages::ensure(&Wanted::Packaging)?;
    run::install_ui()?;
    let bundles = workspace::target()?.join("release").join("bundle");
    if bundles.exists() {
        std::fs::remove_dir_all(&bundles)?;
    }
    let tauri = workspace::root().join("ui/node_modules/@tauri-apps/cli/tauri.js");
    let mut build = Command::new("node");
    build
        .arg(tauri)
        .args(["build", "--ci", "--bundles", kind])
        // The package is none of those that cargo builds unless told.
        .args(["--", "--locked", "--package", "baton"])
        .current_dir(workspace::root());
    child::must(&mut build)?;
    gathered(&bundles.join(kind), kind, folder)
}

/// The one package of a kind, copied from where it was made.
fn gathered(from: &Path, kind: &str, to: &Path) -> anyhow::Result<PathBuf> {
    let made = std::fs::read_dir(from)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| has_ending(path, kind))
        .with_context(|| format!("no {kind} in {}", from.display()))?;
    if kind == "deb" {
        holds_licences(&made)?;
    }
    let package = to.join(made.file_name().unwrap_or_default());
    std::fs::copy(&made, &package)?;
    Ok(package)
}

/// Looks into the package that says what is in it; the others are made of the same list.
fn holds_licences(deb: &Path) -> anyhow::Result<()> {
    let mut list = Command::new("dpkg-deb");
    let contents = child::must(list.arg("--contents").arg(deb))?;
    for file in LICENCES {
        let there = contents
            .lines()
            .any(|line| line.ends_with(&format!("/{file}")));
        ensure!(there, "{} lacks {file}", deb.display());
    }
    Ok(())
}

fn server(folder: &Path) -> anyhow::Result<PathBuf> {
    packages::ensure(&Wanted::Server)?;
    run::build_ui()?;
    test::build_server()?;
    let name = format!("baton-server-{}-{}", env!("CARGO_PKG_VERSION"), host()?);
    let inside = folder.join(&name);
    if inside.exists() {
        std::fs::remove_dir_all(&inside)?;
    }
    std::fs::create_dir_all(&inside)?;
    let program = workspace::release_server()?;
    std::fs::copy(
        &program,
        inside.join(program.file_name().unwrap_or_default()),
    )?;
    for file in LICENCES.iter().chain(&["README.md"]) {
        std::fs::copy(workspace::root().join(file), inside.join(file))?;
    }
    let archive = format!("{name}.tar.gz");
    let mut pack = Command::new("tar");
    pack.args(["-czf", &archive, &name]).current_dir(folder);
    child::must(&mut pack)?;
    std::fs::remove_dir_all(&inside)?;
    Ok(folder.join(archive))
}

/// The platform as the compiler names it.
fn host() -> anyhow::Result<String> {
    let output = Command::new("rustc").arg("-vV").output()?;
    let text = String::from_utf8(output.stdout)?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc names no host")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_and_the_server_hold_the_same_licences() {
        let settings = std::fs::read(workspace::root().join("tauri.conf.json")).unwrap();
        let settings: serde_json::Value = serde_json::from_slice(&settings).unwrap();

        assert_eq!(settings["bundle"]["resources"], serde_json::json!(LICENCES));
    }
}
