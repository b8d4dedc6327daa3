//! Calls that admins use, as they were read: kept between the slices of their jobs, which take turns.

use std::sync::Arc;

use baton_store::CallNo;
use jiff::Timestamp;

use super::Each;

/// So many are kept. The calls of more jobs at once are read again for each slice.
const MOST: usize = 8;

/// Which call, and how it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReadBy {
    pub(crate) call: CallNo,
    /// By which version of its workflow.
    pub(crate) version: i64,
    /// On which day; none: on the day of the slice.
    pub(crate) at: Option<Timestamp>,
    /// Whether its condition is asked; not when the admin uses it anyway.
    pub(crate) asks: bool,
}

/// Those that were read, the one that was asked for last behind the others.
#[derive(Default)]
pub(super) struct ByHand(Vec<(ReadBy, Arc<Each>)>);

impl ByHand {
    /// What is known already.
    pub(super) fn known(&mut self, read_by: ReadBy) -> Option<Arc<Each>> {
        let place = self.0.iter().position(|(known, _)| *known == read_by)?;
        let found = self.0.remove(place);
        let each = Arc::clone(&found.1);
        self.0.push(found);
        Some(each)
    }

    /// Keeps what was read, instead of what was not asked for the longest time.
    pub(super) fn keep(&mut self, read_by: ReadBy, each: Arc<Each>) {
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        self.0.push((read_by, each));
    }

    /// Forgets everything.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use baton_store::CallNo;

    use super::{MOST, ReadBy};
    use crate::Error;
    use crate::lists::{Each, Lists};

    fn of(call: i64) -> ReadBy {
        ReadBy {
            call: CallNo(call),
            version: 1,
            at: None,
            asks: false,
        }
    }

    /// How often calls are read when jobs take turns.
    fn read_in_turns(jobs: i64) -> i64 {
        let (lists, read) = (Lists::default(), Cell::new(0));
        for _turn in 0..10 {
            for call in 0..jobs {
                let each = || {
                    read.set(read.get() + 1);
                    Ok::<_, Error>(Each::People(Vec::new()))
                };
                lists.by_hand(of(call), each).expect("it is read");
            }
        }
        read.get()
    }

    #[test]
    fn each_of_several_jobs_reads_its_call_once() {
        assert_eq!(read_in_turns(1), 1);
        assert_eq!(read_in_turns(2), 2);
        let most = i64::try_from(MOST).expect("it is small");
        assert_eq!(read_in_turns(most), most);
    }
}
