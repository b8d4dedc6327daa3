//! The keeper: a process between this program and a command of it. When this program ends, by
//! Ctrl+C, by a signal that cannot be caught or by itself, the keeper ends the command with
//! everything that it started, sessions of their own included.
//!
//! It knows of the end by its standard input, which nobody writes to: this program holds the other
//! side, and the system closes that whichever way it ends.

use std::ffi::OsString;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::Context;

/// The command with a keeper around it, in the same folder with the same environment.
pub(crate) fn held(command: &Command) -> anyhow::Result<Command> {
    let mut keeper = Command::new(this_program()?);
    keeper
        .args(["keep", "--"])
        .arg(command.get_program())
        .args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        keeper.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => keeper.env(name, value),
            None => keeper.env_remove(name),
        };
    }
    Ok(in_own_group(keeper))
}

/// Keeps a command: its exit code, unless the end of standard input came first.
pub(crate) fn keep(command: &[OsString]) -> anyhow::Result<u8> {
    let (program, arguments) = command.split_first().context("keep what?")?;
    tree::adopt_orphans();
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| format!("start `{}`", program.to_string_lossy()))?;
    let id = child.id();
    let ending = Arc::new(Mutex::new(()));
    let mine = Arc::clone(&ending);
    thread::spawn(move || {
        // Nothing is ever written: what ends the reading is the end of who holds the other side.
        let _closed = std::io::stdin().read_to_end(&mut Vec::new());
        let _never_given_back = mine.lock();
        tree::end(id);
        std::process::exit(1);
    });
    let status = child.wait()?;
    // The command is the first to go when all are ended; the others are still to be.
    let _not_ending = ending.lock();
    Ok(status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(1))
}

/// A build may put another file in this program's place while it runs; the system still knows it.
fn this_program() -> anyhow::Result<PathBuf> {
    if cfg!(target_os = "linux") {
        return Ok(PathBuf::from("/proc/self/exe"));
    }
    std::env::current_exe().context("find this program")
}

/// A terminal's Ctrl+C ends the group of this program; the keeper has to outlive it.
#[cfg(unix)]
fn in_own_group(mut command: Command) -> Command {
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
}

#[cfg(windows)]
fn in_own_group(command: Command) -> Command {
    command
}

/// All that a command started.
#[cfg(unix)]
mod tree {
    use std::collections::BTreeSet;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use rustix::process::{Pid, Signal, kill_process};

    /// A server takes so long at most to finish what it is at.
    const GRACE: Duration = Duration::from_secs(10);

    /// What loses its parent becomes the keeper's child, where the system offers that, so that a
    /// program that puts itself into the background is found.
    pub(super) fn adopt_orphans() {
        #[cfg(target_os = "linux")]
        if let Err(error) = rustix::process::set_child_subreaper(Some(rustix::process::getpid())) {
            println!("what a program leaves behind is not found: {error}");
        }
    }

    /// Asks everything below this process to end, and ends what does not.
    pub(super) fn end(_child: u32) {
        let mut known = below();
        for id in &known {
            signal(*id, Signal::TERM);
        }
        let asked = Instant::now();
        while asked.elapsed() < GRACE && !left(&mut known).is_empty() {
            sleep(Duration::from_millis(50));
        }
        // Stopped first, so that nothing starts more while it is looked for.
        let mut stopped = BTreeSet::new();
        loop {
            let fresh: Vec<_> = left(&mut known).difference(&stopped).copied().collect();
            if fresh.is_empty() {
                break;
            }
            for id in fresh {
                signal(id, Signal::STOP);
                stopped.insert(id);
            }
        }
        for id in stopped {
            signal(id, Signal::KILL);
        }
    }

    /// What is left of the known ones and of what has come below since.
    fn left(known: &mut BTreeSet<i32>) -> BTreeSet<i32> {
        known.extend(below());
        let living = living().into_iter().map(|(id, _)| id).collect();
        known.intersection(&living).copied().collect()
    }

    /// One that is gone by itself needs no signal.
    fn signal(id: i32, signal: Signal) {
        if let Some(id) = Pid::from_raw(id) {
            let _gone = kill_process(id, signal);
        }
    }

    /// The processes below this one.
    fn below() -> BTreeSet<i32> {
        let all = living();
        let mut found = BTreeSet::new();
        let mut above = vec![i32::try_from(std::process::id()).unwrap_or_default()];
        while let Some(parent) = above.pop() {
            for (id, its_parent) in &all {
                if *its_parent == parent && found.insert(*id) {
                    above.push(*id);
                }
            }
        }
        found
    }

    /// Every process that has not ended, with its parent.
    #[cfg(target_os = "linux")]
    fn living() -> Vec<(i32, i32)> {
        let Ok(folders) = std::fs::read_dir("/proc") else {
            return Vec::new();
        };
        let ids = folders.filter_map(|one| one.ok()?.file_name().to_str()?.parse().ok());
        ids.filter_map(|id: i32| {
            let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // The name stands in brackets, and may hold anything.
            let (_, rest) = stat.rsplit_once(')')?;
            let mut words = rest.split_whitespace();
            let (state, parent) = (words.next()?, words.next()?);
            Some((id, parent.parse().ok()?)).filter(|_| state != "Z")
        })
        .collect()
    }

    #[cfg(not(target_os = "linux"))]
    fn living() -> Vec<(i32, i32)> {
        let listed = std::process::Command::new("ps")
            .args(["-A", "-o", "pid=,ppid=,stat="])
            .output();
        let listed = listed.map(|listed| listed.stdout).unwrap_or_default();
        String::from_utf8_lossy(&listed)
            .lines()
            .filter_map(|line| {
                let mut words = line.split_whitespace();
                let (id, parent, state) = (words.next()?, words.next()?, words.next()?);
                Some((id.parse().ok()?, parent.parse().ok()?)).filter(|_| !state.starts_with('Z'))
            })
            .collect()
    }
}

/// All that a command started: Windows knows it by itself.
#[cfg(windows)]
mod tree {
    use std::process::Command;

    pub(super) fn adopt_orphans() {}

    /// Ends the command with everything below it.
    pub(super) fn end(child: u32) {
        let ended = Command::new("taskkill")
            .args(["/F", "/T", "/PID", &child.to_string()])
            .status();
        if let Err(error) = ended {
            println!("could not end process {child}: {error}");
        }
    }
}
