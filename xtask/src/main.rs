//! The project's own commands: `cargo xtask run | test | bench | ux | soak | golden | lint | package | notices`.
//! They install what they need, end with all that they started, and print what they found. Nothing of the product is linked here.

#![expect(
    clippy::print_stdout,
    reason = "printing is what these commands are for"
)]

mod bench;
mod child;
mod golden;
#[cfg(test)]
mod hosted;
mod keeper;
mod lint;
mod notices;
mod package;
mod packages;
mod programs;
mod run;
mod soak;
mod test;
mod tool;
mod ux;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

#[derive(Parser)]
#[command(about = "The project's own commands", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds and opens Baton; without a display it serves the same UI on this computer.
    Run(run::Options),
    /// Runs every check, and says how many passed, failed and were skipped.
    Test(test::Options),
    /// Measures the figures of `docs/durability.md` (release build, about ten minutes).
    Bench(bench::Options),
    /// Measures the goals of the screens: clicks, letters, copies, reflow, and how fast they answer.
    Ux,
    /// Runs the long forms of the tests: more kills, more imports, more people.
    Soak(soak::Options),
    /// Makes the golden folder of the present format.
    Golden(golden::Options),
    /// Checks form, lints, documents, dependency arrows, versions and licences.
    Lint(lint::Options),
    /// Makes the packages of this platform, and the archive with the server.
    Package(package::Options),
    /// Writes the notices of the libraries that the packages contain.
    Notices,
    /// Runs a program as the suites run theirs.
    #[command(hide = true)]
    Hold(Program),
    /// Runs a program until standard input ends.
    #[command(hide = true)]
    Keep(Program),
}

#[derive(Args)]
struct Program {
    #[arg(last = true, required = true)]
    words: Vec<OsString>,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Keep(program) => return kept(&program.words),
        Command::Hold(program) => hold(&program.words),
        Command::Run(options) => run::run(&options).map(|()| true),
        Command::Test(options) => test::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Ux => ux::run(),
        Command::Soak(options) => soak::run(&options).map(|()| true),
        Command::Golden(options) => golden::run(&options).map(|()| true),
        Command::Lint(options) => lint::run(&options),
        Command::Package(options) => package::run(&options).map(|()| true),
        Command::Notices => notices::run().map(|()| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// A kept program's exit code is the keeper's.
fn kept(words: &[OsString]) -> ExitCode {
    keeper::keep(words).map_or_else(
        |error| {
            println!("{error:#}");
            ExitCode::FAILURE
        },
        ExitCode::from,
    )
}

fn hold(words: &[OsString]) -> anyhow::Result<bool> {
    let mut words = words.iter();
    let program = words.next().map(std::process::Command::new);
    let mut program = program.ok_or_else(|| anyhow::anyhow!("hold what?"))?;
    Ok(child::run_tests(program.args(words))?.good())
}
