//! How many checks passed, failed and were skipped, read from each runner's own output.

use std::fmt;
use std::ops::AddAssign;

use crate::child::Ended;

/// The counts of a suite or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Counts {
    pub(crate) fn one_failed() -> Self {
        Self {
            failed: 1,
            ..Self::default()
        }
    }

    /// One check that is a whole command: it passes or fails.
    pub(crate) fn of_command(ended: &Ended) -> Self {
        let passed = u64::from(ended.good());
        Self {
            passed,
            failed: 1 - passed,
            skipped: 0,
        }
    }

    /// Reads a runner's output; an end that the counts do not explain is a failure of its own.
    pub(crate) fn of_runner(ended: &Ended, read: fn(&str) -> Self) -> Self {
        let mut counts = read(&ended.output);
        if counts == Self::default() || (!ended.good() && counts.failed == 0) {
            counts.failed += 1;
        }
        counts
    }

    fn add_word(&mut self, word: &str, count: u64) {
        match word {
            "passed" | "pass" => self.passed += count,
            "failed" | "fail" | "interrupted" | "flaky" | "timed" => self.failed += count,
            "skipped" | "ignored" | "todo" | "cancelled" | "did" => self.skipped += count,
            _ => {}
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

/// `<number> <word>` pairs of one line, whatever stands between them.
fn pairs(line: &str) -> impl Iterator<Item = (u64, &str)> {
    let words: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || ",;()|".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    (1..words.len()).filter_map(move |at| Some((words[at - 1].parse().ok()?, words[at])))
}

fn of_lines(output: &str, wanted: impl Fn(&str) -> bool) -> Counts {
    let mut counts = Counts::default();
    for line in output.lines().map(str::trim).filter(|line| wanted(line)) {
        for (count, word) in pairs(line) {
            counts.add_word(word, count);
        }
    }
    counts
}

/// `test result: ok. 5 passed; 0 failed; 0 ignored; …`, summed over the binaries.
pub(crate) fn cargo_test(output: &str) -> Counts {
    of_lines(output, |line| line.starts_with("test result:"))
}

/// `Summary [ 1.2s] 12 tests run: 12 passed, 0 skipped`.
pub(crate) fn nextest(output: &str) -> Counts {
    of_lines(output, |line| line.starts_with("Summary ["))
}

/// `Tests  1 failed | 44 passed (45)`.
pub(crate) fn vitest(output: &str) -> Counts {
    of_lines(output, |line| line.starts_with("Tests "))
}

/// `12 passed (30s)`, `1 failed`, `2 did not run`, a line each.
pub(crate) fn playwright(output: &str) -> Counts {
    of_lines(output, |line| {
        let mut words = line.split(' ');
        words.next().is_some_and(|word| word.parse::<u64>().is_ok())
            && words.next().is_some_and(|word| {
                ["passed", "failed", "skipped", "flaky", "interrupted", "did"].contains(&word)
            })
    })
}

/// The last line of our own programs: `<n> passed, <n> failed, <n> skipped`.
pub(crate) fn own(output: &str) -> Counts {
    let last = output.lines().rev().find(|line| line.contains(" passed, "));
    last.map(|line| of_lines(line, |_| true))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn every_runner_is_read() {
        let cargo = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                     test result: FAILED. 2 passed; 1 failed; 0 ignored";
        assert_eq!(cargo_test(cargo), counts(7, 1, 1));
        let next = "     Summary [   0.5s] 12 tests run: 11 passed (1 slow), 1 failed, 0 skipped";
        assert_eq!(nextest(next), counts(11, 1, 0));
        assert_eq!(
            vitest(" Tests  1 failed | 44 passed (45)"),
            counts(44, 1, 0)
        );
        assert_eq!(
            playwright("  12 passed (30.1s)\n  2 did not run"),
            counts(12, 0, 2)
        );
        assert_eq!(own("x\n3 passed, 0 failed, 1 skipped\n"), counts(3, 0, 1));
    }
}
