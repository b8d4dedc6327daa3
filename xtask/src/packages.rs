//! System packages: installed where `apt-get` and the right allow it, otherwise named exactly.

use std::process::Command;

use anyhow::bail;

use crate::{child, programs};

/// How to see that something is there, and the Debian package that brings it.
struct Need {
    package: &'static str,
    seen_by: Seen,
}

enum Seen {
    Program(&'static str),
    Library(&'static str),
    PkgConfig(&'static str),
    File(&'static str),
    PythonModule(&'static str),
}

const fn program(package: &'static str, name: &'static str) -> Need {
    Need {
        package,
        seen_by: Seen::Program(name),
    }
}

/// What the headless server needs: a C compiler for SQLite.
const SERVER: &[Need] = &[
    program("build-essential", "cc"),
    program("pkg-config", "pkg-config"),
];

/// What the desktop shell needs to be built and opened.
const DESKTOP: &[Need] = &[
    Need {
        package: "libwebkit2gtk-4.1-dev",
        seen_by: Seen::PkgConfig("webkit2gtk-4.1"),
    },
    Need {
        package: "libayatana-appindicator3-1",
        seen_by: Seen::Library("libayatana-appindicator3.so.1"),
    },
];

/// What the tests need besides.
const TESTS: &[Need] = &[
    program("webkit2gtk-driver", "WebKitWebDriver"),
    program("xvfb", "Xvfb"),
    program("dbus-daemon", "dbus-run-session"),
    program("dbus-bin", "dbus-monitor"),
    program("systemd", "busctl"),
    program("gnome-keyring", "gnome-keyring-daemon"),
    program("xclip", "xclip"),
    Need {
        package: "libxtst6",
        seen_by: Seen::Library("libXtst.so.6"),
    },
    program("chromium", "chromium"),
    Need {
        package: "fonts-liberation",
        seen_by: Seen::File("/usr/share/fonts/truetype/liberation"),
    },
    program("strace", "strace"),
    program("faketime", "faketime"),
    program("sqlite3", "sqlite3"),
    program("python3", "python3"),
    Need {
        package: "python3-venv",
        seen_by: Seen::PythonModule("ensurepip"),
    },
];

/// What making a package of the window needs besides: the tray's library as a link, and what the
/// AppImage takes along.
const PACKAGING: &[Need] = &[
    Need {
        package: "libayatana-appindicator3-dev",
        seen_by: Seen::PkgConfig("ayatana-appindicator3-0.1"),
    },
    Need {
        package: "librsvg2-dev",
        seen_by: Seen::PkgConfig("librsvg-2.0"),
    },
    program("file", "file"),
    // A bare Debian to install the deb on, and a display to open it on.
    program("debootstrap", "debootstrap"),
    program("xvfb", "Xvfb"),
    program("python3", "python3"),
    Need {
        package: "libxtst6",
        seen_by: Seen::Library("libXtst.so.6"),
    },
    program("xdg-utils", "xdg-open"),
];

/// Which packages a command asks for.
pub(crate) enum Wanted {
    Server,
    Desktop,
    Tests,
    Packaging,
}

/// Installs what is missing; the error names the line to type where that is not allowed.
/// macOS and Windows have all of it with their compiler.
pub(crate) fn ensure(wanted: &Wanted) -> anyhow::Result<()> {
    if cfg!(not(target_os = "linux")) {
        return Ok(());
    }
    let missing = missing(wanted);
    if missing.is_empty() {
        return Ok(());
    }
    println!("missing system packages: {}", missing.join(" "));
    if !child::is_there("apt-get") {
        bail!("install the packages that bring: {}", missing.join(" "));
    }
    let install = install_line(&missing);
    if root() {
        apt(&[], &missing)
    } else if Command::new("sudo")
        .args(["-n", "true"])
        .output()
        .is_ok_and(|o| o.status.success())
    {
        apt(&["sudo", "-n"], &missing)
    } else {
        bail!("system packages are missing; type:\n  sudo apt-get update && sudo {install}")
    }
}

fn missing(wanted: &Wanted) -> Vec<&'static str> {
    let groups: &[&[Need]] = match wanted {
        Wanted::Server => &[SERVER],
        Wanted::Desktop => &[SERVER, DESKTOP],
        Wanted::Tests => &[SERVER, DESKTOP, TESTS],
        Wanted::Packaging => &[SERVER, DESKTOP, PACKAGING],
    };
    groups
        .iter()
        .copied()
        .flatten()
        .filter(|need| !seen(need))
        .map(|need| need.package)
        .collect()
}

fn seen(need: &Need) -> bool {
    match need.seen_by {
        Seen::Program(name) => child::is_there(name),
        Seen::File(path) => std::path::Path::new(path).exists(),
        Seen::PythonModule(name) => {
            says_yes(programs::python().args(["-c", &format!("import {name}")]))
        }
        Seen::PkgConfig(name) => says_yes(Command::new("pkg-config").args(["--exists", name])),
        Seen::Library(name) => Command::new("ldconfig")
            .arg("-p")
            .output()
            .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains(name)),
    }
}

fn says_yes(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

fn install_line(packages: &[&str]) -> String {
    format!(
        "apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    )
}

fn apt(before: &[&str], packages: &[&str]) -> anyhow::Result<()> {
    let with = |line: &str| {
        let words: Vec<&str> = before.iter().copied().chain(line.split(' ')).collect();
        let mut command = Command::new(words[0]);
        command
            .args(&words[1..])
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    child::must(&mut with("apt-get update"))?;
    child::must(&mut with(&install_line(packages)))?;
    Ok(())
}

fn root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).trim() == "0")
}
