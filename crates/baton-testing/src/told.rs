//! Counting what the store tells of its work, such as how many steps a statement took: what must not
//! grow is counted, as a test asserts no time.
//!
//! Everything in a process is counted together, so a test that counts needs a process of its own:
//! [`is_alone`].

use std::fmt::Debug;
use std::process::Command;
use std::sync::Mutex;

use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

/// What was told in this process since it was last taken.
static TOLD: Mutex<Vec<Told>> = Mutex::new(Vec::new());

/// One thing that was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Its text: a statement, or the name of a column.
    pub text: String,
    /// Its number, where it has one: how many steps the statement took.
    pub number: i64,
}

/// What a test counts.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    /// The target of the events.
    pub target: &'static str,
    /// The only thread whose events count; none for all.
    pub thread: Option<&'static str>,
}

/// Whether this process has one test only, as it must to count; then it listens from now on. Else
/// the test, which is named as its binary names it, is run in a process that has, and is over.
///
/// # Panics
///
/// When the test fails there, or no test has that name.
#[must_use]
pub fn is_alone(test: &str, counts: Counts) -> bool {
    const ALONE: &str = "BATON_COUNTS_ALONE";
    if std::env::var_os("NEXTEST").is_some() || std::env::var_os(ALONE).is_some() {
        let is_named = std::env::args().any(|one| one == test);
        assert!(
            is_named,
            "no test is called {test}: this process has another"
        );
        tracing::subscriber::set_global_default(Listener(counts)).expect("nobody else listens");
        return true;
    }
    let own = std::env::current_exe().expect("it has a path");
    // What runs no test succeeds, too.
    let listed = Command::new(&own)
        .args(["--list", "--exact", test])
        .output()
        .expect("it starts");
    let listed = String::from_utf8_lossy(&listed.stdout);
    let is_there = listed.lines().any(|line| line == format!("{test}: test"));
    assert!(is_there, "no test is called {test}");
    let run = Command::new(own)
        .args(["--exact", test])
        .env(ALONE, "1")
        .status()
        .expect("it starts");
    assert!(run.success(), "{test}");
    false
}

/// What was told since the last time.
#[must_use]
pub fn take() -> Vec<Told> {
    std::mem::take(&mut *TOLD.lock().expect("nobody panics with it"))
}

/// Listens to what is told.
struct Listener(Counts);

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == self.0.target
    }

    fn new_span(&self, _span: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _span: &span::Id, _values: &span::Record<'_>) {}

    fn record_follows_from(&self, _span: &span::Id, _follows: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let is_meant = |thread| std::thread::current().name() == Some(thread);
        if self.0.thread.is_none_or(is_meant) {
            let mut told = Told::default();
            event.record(&mut told);
            TOLD.lock().expect("nobody panics with it").push(told);
        }
    }

    fn enter(&self, _span: &span::Id) {}

    fn exit(&self, _span: &span::Id) {}
}

impl Visit for Told {
    fn record_i64(&mut self, _field: &Field, value: i64) {
        self.number = value;
    }

    fn record_str(&mut self, _field: &Field, value: &str) {
        value.clone_into(&mut self.text);
    }

    fn record_debug(&mut self, _field: &Field, _value: &dyn Debug) {}
}

#[cfg(test)]
mod tests {
    use super::{Counts, is_alone};

    #[test]
    #[should_panic(expected = "no test is called told::tests::nobodys")]
    fn a_name_that_no_test_has_is_no_test_that_passes() {
        let counts = Counts {
            target: "nothing",
            thread: None,
        };
        let _alone = is_alone("told::tests::nobodys", counts);
    }
}
