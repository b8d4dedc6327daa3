//! Children: each in its own process group, with a time limit, ended by its id alone.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

thread_local! {
    /// What each line of a child of this thread begins with.
    static SPEAKER: Cell<&'static str> = const { Cell::new("") };
}

/// Lines of this thread's children begin with a suite's name from now on.
pub(crate) fn speak_as(suite: &'static str) {
    SPEAKER.set(suite);
}

/// How a child ended, and what it printed.
pub(crate) struct Ended {
    pub(crate) status: ExitStatus,
    pub(crate) output: String,
    pub(crate) timed_out: bool,
}

impl Ended {
    pub(crate) fn good(&self) -> bool {
        self.status.success() && !self.timed_out
    }
}

/// Runs a command to its end, passes its output on and keeps it.
pub(crate) fn run(command: &mut Command, limit: Duration) -> anyhow::Result<Ended> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = in_own_group(command)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("start `{name}`"))?;
    let (send, lines) = channel();
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|stream| Box::new(stream) as _),
        child.stderr.take().map(|stream| Box::new(stream) as _),
    ];
    for stream in streams.into_iter().flatten() {
        let send = send.clone();
        thread::spawn(move || {
            for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
                if send
                    .send(String::from_utf8_lossy(&line).into_owned())
                    .is_err()
                {
                    return;
                }
            }
        });
    }
    drop(send);
    let deadline = Instant::now() + limit;
    let mut output = String::new();
    let mut timed_out = false;
    loop {
        match lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(line) => {
                match SPEAKER.get() {
                    "" => println!("{line}"),
                    suite => println!("{suite:<7} | {line}"),
                }
                output.push_str(&line);
                output.push('\n');
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                println!("`{name}` was ended after {} s", limit.as_secs());
                timed_out = true;
                break;
            }
        }
    }
    if timed_out {
        end_group(&child);
    }
    Ok(Ended {
        status: child.wait()?,
        output,
        timed_out,
    })
}

/// Runs a command that must succeed.
pub(crate) fn must(command: &mut Command, limit: Duration) -> anyhow::Result<String> {
    let ended = run(command, limit)?;
    if !ended.good() {
        bail!("{command:?} ended with {}", ended.status);
    }
    Ok(ended.output)
}

#[cfg(unix)]
fn in_own_group(command: &mut Command) -> &mut Command {
    std::os::unix::process::CommandExt::process_group(command, 0)
}

/// Windows knows a child's own children without a group.
#[cfg(windows)]
fn in_own_group(command: &mut Command) -> &mut Command {
    command
}

fn end_group(child: &Child) {
    if let Err(error) = ending(child.id()).status() {
        println!("could not end process {}: {error}", child.id());
    }
}

/// The negative id names the group that this child leads, and nothing else.
#[cfg(unix)]
fn ending(id: u32) -> Command {
    let mut kill = Command::new("kill");
    kill.args(["-KILL", "--", &format!("-{id}")]);
    kill
}

#[cfg(windows)]
fn ending(id: u32) -> Command {
    let mut kill = Command::new("taskkill");
    kill.args(["/F", "/T", "/PID", &id.to_string()]);
    kill
}

/// Whether a program is on the path.
pub(crate) fn is_there(program: &str) -> bool {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(&file).is_file()))
}
