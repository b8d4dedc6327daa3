//! Executions one after another, and what is found.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;

use crate::bodies::Body;
use crate::changed;
use crate::judged::{self, Used};
use crate::work::{self, Work};

/// How a body is read and used.
pub(crate) type Reader = fn(Option<&str>, &[u8]) -> Option<Used>;

/// Told after so many executions.
const TOLD_EACH: u64 = 1_000_000;

/// More findings say no more.
const MOST_FINDINGS: usize = 20;

/// Which executions.
pub(crate) struct Range {
    pub(crate) seed: u64,
    pub(crate) from: u64,
    pub(crate) executions: u64,
}

/// What one execution may take at most.
pub(crate) struct Limits {
    /// Microseconds of processor time; none where no time is asserted.
    pub(crate) slowest_us: Option<u64>,
    /// Bytes allocated at once.
    pub(crate) most_bytes: usize,
}

/// What is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    Panicked(String),
    Untrue(String),
    Slow(u64),
    Large(usize),
}

/// What is wrong, and with which execution.
pub(crate) struct Finding {
    pub(crate) number: u64,
    pub(crate) wrong: Wrong,
    body: Body,
}

/// What came of the executions.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) executions: u64,
    pub(crate) readable: u64,
    pub(crate) most: Work,
    pub(crate) findings: Vec<Finding>,
}

impl fmt::Display for Told {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (executions, readable) = (self.executions, self.readable);
        let (us, mib) = (self.most.us, self.most.bytes as f64 / (1024.0 * 1024.0));
        let findings = self.findings.len();
        write!(
            to,
            "{executions} executions, {readable} readable, at most {us} µs and {mib:.1} MiB, \
             {findings} findings"
        )
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Body { label, bytes } = &self.body;
        let shown = bytes[..bytes.len().min(2_000)].escape_ascii();
        let (number, wrong, length) = (self.number, &self.wrong, bytes.len());
        write!(
            to,
            "--from {number}: {wrong:?}, {label:?}, {length} bytes: {shown}"
        )
    }
}

/// Plays the executions; `tell` hears of it now and then.
pub(crate) fn play(
    bodies: &[Body],
    range: &Range,
    limits: &Limits,
    reader: Reader,
    mut tell: impl FnMut(&Told),
) -> Told {
    let mut told = Told::default();
    for number in range.from..range.from + range.executions {
        // Neighbouring numbers must not give neighbouring bodies.
        let mut random = Rng::with_seed(range.seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let body = changed::body(bodies, &mut random);
        let (used, work) = work::of(|| read(reader, &body));
        told.executions += 1;
        told.readable += u64::from(matches!(used, Ok(Some(_))));
        told.most.us = told.most.us.max(work.us);
        told.most.bytes = told.most.bytes.max(work.bytes);
        if let Some(wrong) = judge(used, work, limits) {
            told.findings.push(Finding {
                number,
                wrong,
                body,
            });
        }
        if told.findings.len() == MOST_FINDINGS {
            break;
        }
        if told.executions.is_multiple_of(TOLD_EACH) {
            tell(&told);
        }
    }
    told
}

fn read(reader: Reader, body: &Body) -> Result<Option<Used>, String> {
    let read = catch_unwind(AssertUnwindSafe(|| {
        reader(body.label.as_deref(), &body.bytes)
    }));
    read.map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        text.unwrap_or_default()
    })
}

fn judge(used: Result<Option<Used>, String>, work: Work, limits: &Limits) -> Option<Wrong> {
    let used = match used {
        Err(said) => return Some(Wrong::Panicked(said)),
        Ok(used) => used,
    };
    if work.bytes > limits.most_bytes {
        return Some(Wrong::Large(work.bytes));
    }
    if limits.slowest_us.is_some_and(|slowest| work.us > slowest) {
        return Some(Wrong::Slow(work.us));
    }
    used.and_then(|used| judged::untrue(&used))
        .map(Wrong::Untrue)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use baton_core::Json;

    use super::*;
    use crate::bodies;

    /// What a gate has time for; a soak plays five hundred times as many.
    const EXECUTIONS: u64 = 20_000;
    const NO_TIME: Limits = Limits {
        slowest_us: None,
        most_bytes: 64 * 1024 * 1024,
    };

    fn played(reader: Reader) -> Told {
        std::panic::set_hook(Box::new(|_| {}));
        let range = Range {
            seed: 13,
            from: 0,
            executions: EXECUTIONS,
        };
        play(&bodies::all().unwrap(), &range, &NO_TIME, reader, |_| {})
    }

    fn is_found(reader: Reader, is_it: fn(&Wrong) -> bool) {
        let told = played(reader);
        assert!(told.findings.iter().any(|one| is_it(&one.wrong)), "{told}");
    }

    #[test]
    fn changed_bodies_are_read_without_a_panic_within_the_memory_and_alike() {
        let told = played(judged::read_and_use);

        let said: Vec<String> = told.findings.iter().map(Finding::to_string).collect();
        assert!(said.is_empty(), "{told}\n{}", said.join("\n"));
        assert_eq!(told.executions, EXECUTIONS);
        // Bodies of which none is read, or of which each is, are no test.
        assert!(
            (EXECUTIONS / 5..EXECUTIONS * 4 / 5).contains(&told.readable),
            "{told}"
        );
    }

    #[test]
    fn an_execution_follows_from_its_number_alone() {
        let bodies = bodies::all().unwrap();
        let body = |number: u64| changed::body(&bodies, &mut Rng::with_seed(number));

        assert_eq!(body(7), body(7));
        assert_ne!(body(7), body(8));
    }

    #[test]
    fn red_a_reader_that_cuts_within_a_letter_is_found() {
        is_found(
            |label, body| {
                let used = judged::read_and_use(label, body)?;
                for (_, shown) in used.fields.iter().filter(|(_, shown)| shown.len() > 30) {
                    let _ = &shown[..30];
                }
                Some(used)
            },
            |wrong| matches!(wrong, Wrong::Panicked(said) if said.contains("char boundary")),
        );
    }

    #[test]
    fn red_a_reader_that_believes_a_place_is_found() {
        is_found(
            |label, body| {
                let used = judged::read_and_use(label, body)?;
                let text = String::from_utf8_lossy(body);
                let place = text.split_once("[999999").map_or(0, |_| 10_000_000);
                let room: Vec<u64> = Vec::with_capacity(place);
                drop(room);
                Some(used)
            },
            |wrong| matches!(wrong, Wrong::Large(_)),
        );
    }

    #[test]
    fn red_a_reader_that_takes_numbers_for_floats_is_found() {
        is_found(
            |label, body| {
                let used = judged::read_and_use(label, body)?;
                let text = used
                    .data
                    .to_string()
                    .replace("9007199254740993", "9007199254740992");
                let data = Json::parse(text.as_bytes()).ok()?;
                Some(Used {
                    data: Arc::new(data),
                    ..used
                })
            },
            |wrong| matches!(wrong, Wrong::Untrue(_)),
        );
    }

    #[test]
    fn red_work_beyond_a_limit_is_found() {
        let work = Work {
            us: 100_001,
            bytes: 1,
        };
        let limits = Limits {
            slowest_us: Some(100_000),
            most_bytes: 1,
        };

        assert_eq!(judge(Ok(None), work, &limits), Some(Wrong::Slow(100_001)));
        assert_eq!(
            judge(
                Ok(None),
                Work {
                    us: 100_000,
                    bytes: 1
                },
                &limits
            ),
            None
        );
    }
}
