//! `cargo xtask run`: the window where there is a display, otherwise the server on this computer.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

use clap::Args;

use crate::packages::{self, Wanted};
use crate::{child, keeper, programs, workspace};

/// How to run.
#[derive(Args)]
pub(crate) struct Options {
    /// Serves in the browser even where a window could be opened.
    #[arg(long)]
    headless: bool,
    /// Builds with optimisation; takes minutes longer the first time.
    #[arg(long)]
    release: bool,
    /// Passed on to the program.
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Installs, builds and opens Baton.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let window = !options.headless && display() && desktop_packages();
    if !window {
        packages::ensure(&Wanted::Server)?;
    }
    build_ui()?;
    let mut build = programs::cargo();
    build.arg("build");
    if options.release {
        build.arg("--release");
    }
    let name = if window {
        build.args(["--package", "baton", "--features", "desktop"]);
        "baton"
    } else {
        build.args(["--package", "baton-server"]);
        "baton-server"
    };
    child::must(&mut build)?;
    let profile = if options.release { "release" } else { "debug" };
    let binary = workspace::program(profile, name)?;
    open(&binary, window, &options.arguments)
}

fn open(binary: &Path, window: bool, arguments: &[String]) -> anyhow::Result<()> {
    let mut command = Command::new(binary);
    if window {
        println!("opening {}", binary.display());
    } else {
        println!("no display: serving on this computer; open the address below in a browser");
        println!("another sign-in link: {} sign-in", binary.display());
        command.arg("serve");
    }
    command.args(arguments);
    let mut held = keeper::held(&command)?.stdin(Stdio::piped()).spawn()?;
    // Waiting would close what holds it.
    let _hold = held.stdin.take();
    let status = held.wait()?;
    anyhow::ensure!(status.success(), "{} ended with {status}", binary.display());
    Ok(())
}

fn display() -> bool {
    cfg!(not(target_os = "linux"))
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn desktop_packages() -> bool {
    if cfg!(not(target_os = "linux")) {
        return true;
    }
    match packages::ensure(&Wanted::Desktop) {
        Ok(()) => true,
        Err(error) => {
            println!("{error:#}\ngoing on without a window");
            false
        }
    }
}

/// Installs the UI's packages by the lock file and builds `ui/dist`.
pub(crate) fn build_ui() -> anyhow::Result<()> {
    install_ui()?;
    child::must(programs::npm().args(["run", "build"]))?;
    Ok(())
}

/// `npm ci`, unless the installed packages are those of the lock file.
pub(crate) fn install_ui() -> anyhow::Result<()> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _mine = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let ui = workspace::root().join("ui");
    let lock = std::fs::read(ui.join("package-lock.json"))?;
    let installed = ui.join("node_modules").join(".installed-lock.json");
    if std::fs::read(&installed).is_ok_and(|seen| seen == lock) {
        return Ok(());
    }
    let mut install = programs::npm();
    install.args(["ci", "--no-audit", "--no-fund"]);
    child::must(&mut install)?;
    std::fs::write(installed, lock)?;
    Ok(())
}
