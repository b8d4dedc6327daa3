//! The suites, in the order in which they are told.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Context;

use super::counts::{self, Counts};
use crate::child::Ended;
use crate::packages::{self, Wanted};
use crate::programs::{self, cargo, npx};
use crate::{child, lint, run, workspace};

/// One named suite.
pub(crate) struct Suite {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) lane: Lane,
    /// What the suite needs that Linux alone has; nothing, if it runs on every platform.
    pub(crate) linux: Option<&'static str>,
    pub(crate) run: fn() -> anyhow::Result<Counts>,
}

impl Suite {
    /// Why the suite cannot run on this platform.
    pub(crate) fn left_out(&self) -> Option<&'static str> {
        if cfg!(target_os = "linux") {
            return None;
        }
        self.linux
    }
}

/// Suites of different lanes run at the same time, those of one lane in their order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    /// What is checked in a debug build, and then the browser, which waits for the server of the
    /// other lane.
    Inside,
    /// The release server and what knows it from outside. They share Baton's usual port and the
    /// desktop's keyring, so that no two of them may meet.
    Outside,
}

/// All suites.
pub(crate) fn all() -> Vec<Suite> {
    from_inside().into_iter().chain(from_outside()).collect()
}

/// What looks at the sources and the crates.
fn from_inside() -> Vec<Suite> {
    vec![
        Suite {
            name: "lint",
            about: "form, lints, documents, arrows, versions",
            lane: Lane::Inside,
            linux: None,
            run: lint,
        },
        Suite {
            name: "unit",
            about: "unit, model and integration tests",
            lane: Lane::Inside,
            linux: None,
            run: unit,
        },
        Suite {
            name: "ui",
            about: "types, lints and unit tests of the UI",
            lane: Lane::Inside,
            linux: None,
            run: ui,
        },
        Suite {
            name: "api",
            about: "the generated API is the committed one",
            lane: Lane::Outside,
            linux: None,
            run: api,
        },
    ]
}

/// What runs whole programs.
fn from_outside() -> Vec<Suite> {
    vec![
        Suite {
            name: "judges",
            about: "forged folders and figures, which the oracle and the measurements must see",
            lane: Lane::Outside,
            linux: Some("it plays the load of the kill test"),
            run: judges,
        },
        Suite {
            name: "story",
            about: "the story over HTTP and command line",
            lane: Lane::Outside,
            linux: Some("libfaketime moves its clock"),
            run: story,
        },
        Suite {
            name: "golden",
            about: "folders of earlier versions open and run to their end",
            lane: Lane::Outside,
            linux: Some("libfaketime moves its clock"),
            run: golden,
        },
        Suite {
            name: "workflows",
            about: "ten workflows as companies have them, every message compared",
            lane: Lane::Outside,
            linux: Some("libfaketime moves its clock"),
            run: workflows,
        },
        Suite {
            name: "races",
            about: "2,000 races between paths, runs that end in every state, red cases",
            lane: Lane::Outside,
            linux: Some("libfaketime moves its clock"),
            run: races,
        },
        Suite {
            name: "edges",
            about: "answers, ports, secrets, imports, minimisation",
            lane: Lane::Outside,
            linux: Some("the open sockets are read from `/proc`"),
            run: edges,
        },
        Suite {
            name: "examined",
            about: "2,000 requests made from the document of the API, a red case",
            lane: Lane::Outside,
            linux: Some("the server with the named defects is made for the outer tests"),
            run: examined,
        },
        Suite {
            name: "kill",
            about: "60 kills, every write and sync, red cases",
            lane: Lane::Outside,
            linux: Some("strace ends the server at each write"),
            run: kill,
        },
        Suite {
            name: "browser",
            about: "the story in the browser, axe",
            lane: Lane::Inside,
            linux: Some("Debian's chromium"),
            run: browser,
        },
        Suite {
            name: "desktop",
            about: "the real window, keyring, clipboard",
            lane: Lane::Outside,
            linux: Some("WebKitWebDriver, Xvfb and the Secret Service"),
            run: desktop,
        },
    ]
}

/// System packages and the built UI, which the desktop shell needs at compile time.
pub(crate) fn prepare() -> anyhow::Result<()> {
    packages::ensure(&Wanted::Tests)?;
    run::build_ui()
}

fn lint() -> anyhow::Result<Counts> {
    lint::checks()
}

/// Held while programs of a debug build are made or used: the build with the named defects
/// overwrites them.
static DEBUG_PROGRAMS: Mutex<()> = Mutex::new(());

fn debug_programs() -> MutexGuard<'static, ()> {
    DEBUG_PROGRAMS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
}

fn unit() -> anyhow::Result<Counts> {
    let _mine = debug_programs();
    let mut all = vec!["--workspace", "--features", "desktop-test"];
    if cfg!(windows) {
        // A program that runs cannot be written over there, and this one runs.
        all.extend(["--exclude", "xtask"]);
    }
    let next = child::is_there("cargo-nextest");
    let (built, mut command) = if next {
        nextest(&all)?
    } else {
        cargo_test(&all)?
    };
    if !built.good() {
        return Ok(Counts::one_failed());
    }
    let ended = child::run_tests(&mut command)?;
    let mut total = Counts::of_runner(
        &ended,
        if next {
            counts::nextest
        } else {
            counts::cargo_test
        },
    );
    let mut documents = cargo();
    documents.args(["test", "--doc"]).args(&all);
    let ended = child::run(&mut documents)?;
    total += counts::cargo_test(&ended.output);
    if !ended.good() {
        total += Counts::one_failed();
    }
    Ok(total)
}

/// The tests are built first, for as long as that takes; then they are run.
fn nextest(all: &[&str]) -> anyhow::Result<(Ended, Command)> {
    let command = |more: &[&str]| {
        let mut command = cargo();
        command
            .args(["nextest", "run", "--color=never"])
            .args(all)
            .args(more);
        command
    };
    // The runner takes only one of the two.
    let built = child::run(&mut command(&["--no-run"]))?;
    Ok((built, command(&["--no-fail-fast"])))
}

/// The same without nextest.
fn cargo_test(all: &[&str]) -> anyhow::Result<(Ended, Command)> {
    let command = |more: &[&str]| {
        let mut command = cargo();
        command
            .args(["test", "--no-fail-fast", "--all-targets"])
            .args(all)
            .args(more);
        command
    };
    Ok((child::run(&mut command(&["--no-run"]))?, command(&[])))
}

fn ui() -> anyhow::Result<Counts> {
    run::install_ui()?;
    let mut total = Counts::default();
    for script in ["tsc --noEmit", "biome ci ."] {
        total += Counts::of_command(&child::run(&mut npx(script))?);
    }
    let ended = child::run_tests(&mut npx("vitest run"))?;
    total += Counts::of_runner(&ended, counts::vitest);
    Ok(total)
}

fn api() -> anyhow::Result<Counts> {
    build_server()?;
    run::install_ui()?;
    let committed = workspace::root().join("ui/src/api");
    let fresh = workspace::target()?.join("xtask").join("api");
    std::fs::create_dir_all(&fresh)?;
    let document = Command::new(workspace::release_server()?)
        .arg("openapi")
        .output()?;
    anyhow::ensure!(
        document.status.success(),
        "`baton-server openapi` ended badly"
    );
    std::fs::write(fresh.join("openapi.json"), &document.stdout)?;
    let mut total = same(&committed.join("openapi.json"), &fresh.join("openapi.json"))?;
    let ui = workspace::root().join("ui");
    let mut generate = node(
        &ui.join("node_modules/openapi-typescript/bin/cli.js"),
        &fresh,
    );
    generate.args(["openapi.json", "-o", "schema.d.ts"]);
    child::must(&mut generate)?;
    total += same(&committed.join("schema.d.ts"), &fresh.join("schema.d.ts"))?;
    let mut write = node(&ui.join("scripts/lists.mjs"), &fresh);
    write.args(["openapi.json", "lists.ts"]);
    child::must(&mut write)?;
    total += same(&committed.join("wire/lists.ts"), &fresh.join("lists.ts"))?;
    Ok(total)
}

/// A program of node, in a folder: what it takes for addresses are names of files there, which read
/// the same on every platform.
fn node(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new("node");
    command.arg(program).current_dir(folder);
    command
}

fn same(committed: &Path, fresh: &Path) -> anyhow::Result<Counts> {
    let old = std::fs::read(committed).with_context(|| format!("read {}", committed.display()))?;
    if old.trim_ascii_end() == std::fs::read(fresh)?.trim_ascii_end() {
        return Ok(Counts {
            passed: 1,
            ..Counts::default()
        });
    }
    println!(
        "{} differs from {}; copy it over and commit",
        committed.display(),
        fresh.display()
    );
    Ok(Counts::one_failed())
}

fn story() -> anyhow::Result<Counts> {
    build_server()?;
    python_suite("tests/story")
}

fn judges() -> anyhow::Result<Counts> {
    build_server()?;
    python_suite("tests/judges")
}

fn golden() -> anyhow::Result<Counts> {
    build_server()?;
    python_suite("tests/golden")
}

fn workflows() -> anyhow::Result<Counts> {
    build_server()?;
    python_suite("tests/workflows")
}

fn races() -> anyhow::Result<Counts> {
    build_server()?;
    build_faulty_server()?;
    python_suite("tests/races")
}

fn edges() -> anyhow::Result<Counts> {
    build_server()?;
    build_faulty_server()?;
    python_suite("tests/edges")
}

fn kill() -> anyhow::Result<Counts> {
    build_server()?;
    build_faulty_server()?;
    let mut command = python("tests/kill/run.py");
    command.args(["--kills", "60"]);
    Ok(Counts::of_runner(
        &child::run_tests(&mut command)?,
        counts::own,
    ))
}

/// What the document says of the API, tried by a program that reads nothing else.
fn examined() -> anyhow::Result<Counts> {
    build_server()?;
    build_faulty_server()?;
    let mut command = examination()?;
    command.args(["--cases", "2000"]);
    Ok(Counts::of_runner(
        &child::run_tests(&mut command)?,
        counts::own,
    ))
}

/// The program that examines the API, with what it needs installed.
pub(crate) fn examination() -> anyhow::Result<Command> {
    let schemathesis = programs::of_requirements("schemathesis", "tests/api/requirements.txt")?;
    let mut command = python("tests/api/run.py");
    command.env("SCHEMATHESIS", schemathesis);
    Ok(command)
}

fn browser() -> anyhow::Result<Counts> {
    build_server()?;
    run::install_ui()?;
    let mut command = npx("playwright test --config e2e/playwright.config.ts --reporter=list");
    command.env("BATON_SERVER_BIN", workspace::release_server()?);
    Ok(Counts::of_runner(
        &child::run_tests(&mut command)?,
        counts::playwright,
    ))
}

fn desktop() -> anyhow::Result<Counts> {
    let _mine = debug_programs();
    let mut build = cargo();
    build.args(["build", "--workspace", "--features", "desktop-test"]);
    child::must(&mut build)?;
    let mut command = python("tests/desktop/run.py");
    command.env("BATON_DESKTOP", workspace::program("debug", "baton")?);
    Ok(Counts::of_runner(
        &child::run_tests(&mut command)?,
        counts::own,
    ))
}

/// Builds the release server, which the outer tests run against.
pub(crate) fn build_server() -> anyhow::Result<()> {
    let mut build = cargo();
    build.args(["build", "--release", "--package", "baton-server"]);
    child::must(&mut build)?;
    Ok(())
}

/// Builds the server with the named defects of the red cases, and puts it beside the real one: a
/// debug build with the other suites' features, so that only the crates above the engine differ.
pub(crate) fn build_faulty_server() -> anyhow::Result<()> {
    let _mine = debug_programs();
    let mut build = cargo();
    build.args([
        "build",
        "--workspace",
        "--features",
        "desktop-test,baton-server/faults",
    ]);
    child::must(&mut build)?;
    std::fs::copy(
        workspace::program("debug", "baton-server")?,
        faulty_server()?,
    )?;
    Ok(())
}

fn faulty_server() -> anyhow::Result<PathBuf> {
    workspace::program("debug", "baton-server-with-faults")
}

fn python_suite(folder: &str) -> anyhow::Result<Counts> {
    let mut command = python("tests/outer/suite.py");
    command.arg(folder);
    Ok(Counts::of_runner(
        &child::run_tests(&mut command)?,
        counts::own,
    ))
}

/// A Python program of `tests/`, told where the servers are.
pub(crate) fn python(program: &str) -> Command {
    let mut command = programs::python();
    command
        .arg("-u")
        .arg(program)
        .env("PYTHONDONTWRITEBYTECODE", "1");
    if let (Ok(server), Ok(faulty)) = (workspace::release_server(), faulty_server()) {
        command
            .env("BATON_SERVER", server)
            .env("BATON_SERVER_WITH_FAULTS", faulty);
    }
    command
}
