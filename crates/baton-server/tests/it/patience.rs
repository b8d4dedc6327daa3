//! Waiting for what comes. What never comes must end a test, what comes late on a slow machine must
//! not: the bound is more than ten times what it ever takes.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a test waits for what it waits for.
pub(crate) const PATIENCE: Duration = Duration::from_secs(200);

/// The first thing that a look finds.
pub(crate) fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "{what} did not happen");
        sleep(Duration::from_millis(20));
    }
}
