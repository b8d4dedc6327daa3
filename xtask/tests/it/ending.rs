//! What `xtask` started ends with it, whichever way it ends.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

/// Starts a program that starts others, one of them in the background with a session of its own, one
/// that lets no signal end it; it writes down the ids of all.
const FAMILY: &str = r#"
echo $$ >> ids
sleep 3000 & echo $! >> ids
setsid sh -c 'echo $$ >> ids; sleep 3000 & echo $! >> ids; wait' &
(trap '' TERM INT HUP; echo here; sleep 3000) & echo $! >> ids
(setsid sh -c 'echo $$ >> ids; exec sleep 3000' &)
echo all >> ids
wait
"#;
const MEMBERS: usize = 6;

fn start(folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["hold", "--", "sh", "-c", FAMILY])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// The ids of all, as soon as all are there.
fn family(folder: &Path) -> Vec<Pid> {
    until(|| {
        let ids = fs::read_to_string(folder.join("ids")).unwrap_or_default();
        let members = ids.lines().filter_map(|id| Pid::from_raw(id.parse().ok()?));
        let members: Vec<_> = members.collect();
        (members.len() == MEMBERS && ids.contains("all")).then_some(members)
    })
}

fn is_there(id: Pid) -> bool {
    let stat = fs::read_to_string(format!("/proc/{}/stat", id.as_raw_nonzero()));
    let is_dead = stat.is_ok_and(|stat| stat.contains(") Z "));
    test_kill_process(id).is_ok() && !is_dead
}

/// Waits as long as it takes; the runner ends what never comes.
fn until<T>(mut look: impl FnMut() -> Option<T>) -> T {
    loop {
        if let Some(found) = look() {
            return found;
        }
        sleep(Duration::from_millis(20));
    }
}

fn ends_with_it(signal: Signal) {
    let folder = tempfile::tempdir().unwrap();
    let mut xtask = start(folder.path());
    let members = family(folder.path());
    assert!(members.iter().all(|id| is_there(*id)));

    kill_process(Pid::from_child(&xtask), signal).unwrap();
    xtask.wait().unwrap();

    until(|| members.iter().all(|id| !is_there(*id)).then_some(()));
}

#[test]
fn ctrl_c_ends_what_it_started() {
    ends_with_it(Signal::INT);
}

#[test]
fn sigterm_ends_what_it_started() {
    ends_with_it(Signal::TERM);
}

#[test]
fn sigkill_ends_what_it_started() {
    ends_with_it(Signal::KILL);
}

#[test]
fn a_program_that_ends_by_itself_has_its_own_exit_code() {
    let code = |words: &[&str]| {
        let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let keep = xtask.args(["keep", "--"]).args(words).stdin(Stdio::piped());
        let mut keep = keep.spawn().unwrap();
        // Waiting would close what holds it.
        let _hold = keep.stdin.take();
        keep.wait().unwrap().code()
    };

    assert_eq!(code(&["true"]), Some(0));
    assert_eq!(code(&["sh", "-c", "exit 7"]), Some(7));
}
