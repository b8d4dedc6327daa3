//! Children: each held by a keeper, which ends it with all that it started when this program ends,
//! whichever way.

use std::cell::{Cell, RefCell};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, bail};

use crate::keeper::held;

thread_local! {
    /// What each line of a child of this thread begins with.
    static SPEAKER: Cell<&'static str> = const { Cell::new("") };
    /// What the children of this thread that ended badly said at last.
    static LAST_WORDS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Lines of a child that ended badly that are told once more at the end.
const LAST_LINES: usize = 40;

/// Lines of this thread's children begin with a suite's name from now on.
pub(crate) fn speak_as(suite: &'static str) {
    SPEAKER.set(suite);
}

/// What this thread's children that ended badly said at last, since this was asked for before.
pub(crate) fn last_words() -> Vec<String> {
    LAST_WORDS.take()
}

/// A test that has said nothing for so long hangs: no test is silent for a tenth of it.
const SILENCE: Duration = Duration::from_secs(60 * 60);
/// Names another limit, in seconds: what the limit ends is itself tested.
const SILENCE_S: &str = "XTASK_SILENCE_S";

/// How a child ended, and what it printed.
pub(crate) struct Ended {
    pub(crate) status: ExitStatus,
    pub(crate) output: String,
    pub(crate) hung: bool,
}

impl Ended {
    pub(crate) fn good(&self) -> bool {
        self.status.success() && !self.hung
    }
}

/// Runs a command to its end, however long that takes: a slow build is no failed one.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<Ended> {
    told(command, None)
}

/// Runs tests to their end, or until they say nothing any more.
pub(crate) fn run_tests(command: &mut Command) -> anyhow::Result<Ended> {
    told(command, Some(silence()))
}

fn silence() -> Duration {
    let named = std::env::var(SILENCE_S).ok();
    let seconds = named.and_then(|seconds| seconds.parse().ok());
    seconds.map_or(SILENCE, Duration::from_secs)
}

/// Runs a command that must succeed.
pub(crate) fn must(command: &mut Command) -> anyhow::Result<String> {
    let ended = run(command)?;
    if !ended.good() {
        bail!("{command:?} ended with {}", ended.status);
    }
    Ok(ended.output)
}

/// Passes the output on and keeps it.
fn told(command: &mut Command, silence: Option<Duration>) -> anyhow::Result<Ended> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = held(command)?
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("start `{name}`"))?;
    // What holds it: the command lives while this end is open.
    let hold = child.stdin.take();
    let lines = lines_of(&mut child);
    let mut output = String::new();
    let mut hung = false;
    loop {
        match next(&lines, silence) {
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
                let seconds = silence.unwrap_or_default().as_secs();
                println!("`{name}` was ended: it said nothing for {seconds} s");
                hung = true;
                break;
            }
        }
    }
    if hung {
        drop(hold);
    }
    let ended = Ended {
        status: child.wait()?,
        output,
        hung,
    };
    if !ended.good() {
        let lines: Vec<&str> = ended.output.lines().collect();
        let last = &lines[lines.len().saturating_sub(LAST_LINES)..];
        LAST_WORDS.with_borrow_mut(|words| words.push(last.join("\n")));
    }
    Ok(ended)
}

fn next(lines: &Receiver<String>, silence: Option<Duration>) -> Result<String, RecvTimeoutError> {
    match silence {
        Some(silence) => lines.recv_timeout(silence),
        None => lines.recv().map_err(RecvTimeoutError::from),
    }
}

/// The lines of both of a child's streams, as they come.
fn lines_of(child: &mut Child) -> Receiver<String> {
    let (send, lines) = channel();
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|stream| Box::new(stream) as _),
        child.stderr.take().map(|stream| Box::new(stream) as _),
    ];
    for stream in streams.into_iter().flatten() {
        let send = send.clone();
        thread::spawn(move || {
            for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line).into_owned();
                if send.send(line).is_err() {
                    return;
                }
            }
        });
    }
    lines
}

/// Whether a program is on the path.
pub(crate) fn is_there(program: &str) -> bool {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(&file).is_file()))
}
