//! Jobs that lack what a long call says: each is put by until that is read, and all others go on.

use std::collections::BTreeMap;

use baton_store::{CallNo, JobNo};

use super::AtHand;

/// For so many at once what they lack is read, or is at hand until they had a slice.
const AT_ONCE: usize = 4;

/// From so many on no other job is looked for: each look passes over all of them.
const MANY: usize = 64;

/// How far the reading of what a job lacks is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Wanted,
    Underway,
    Over,
}

struct Lacks {
    call: CallNo,
    stage: Stage,
    /// What its slices lacked, until one is through.
    at_hand: Vec<AtHand>,
}

/// Which jobs lack something, or lacked it until now.
#[derive(Default)]
pub(super) struct PutBy(BTreeMap<JobNo, Lacks>);

impl PutBy {
    /// A slice of a job lacked what a call says.
    pub(super) fn lacks(&mut self, job: JobNo, call: CallNo) {
        let at_hand = self.0.remove(&job).map_or_else(Vec::new, |one| one.at_hand);
        let stage = Stage::Wanted;
        let lacks = Lacks {
            call,
            stage,
            at_hand,
        };
        self.0.insert(job, lacks);
    }

    /// For which job a call is to be read now, if there is room for what it says.
    pub(super) fn next(&mut self) -> Option<(JobNo, CallNo)> {
        let begun = self.0.values().filter(|one| one.stage != Stage::Wanted);
        if begun.count() >= AT_ONCE {
            return None;
        }
        let mut wanted = self.0.iter_mut();
        let (job, one) = wanted.find(|(_, one)| one.stage == Stage::Wanted)?;
        one.stage = Stage::Underway;
        Some((*job, one.call))
    }

    /// It was read, or it cannot be, which the job finds out.
    pub(super) fn is_read(&mut self, job: JobNo, read: Option<AtHand>) {
        if let Some(one) = self.0.get_mut(&job) {
            one.stage = Stage::Over;
            one.at_hand.extend(read);
        }
    }

    /// Whether a job still waits for what it lacks.
    pub(super) fn waits(&self, job: JobNo) -> bool {
        self.0.get(&job).is_some_and(|one| one.stage != Stage::Over)
    }

    /// Whether so many lack something that looking for another job takes long.
    pub(super) fn are_many(&self) -> bool {
        self.0.len() >= MANY
    }

    /// The first job that has at hand what it lacked: it comes before others, as room is held for it.
    pub(super) fn ready(&self) -> Option<JobNo> {
        let mut jobs = self.0.iter();
        let ready = jobs.find(|(_, one)| one.stage == Stage::Over);
        ready.map(|(job, _)| *job)
    }

    /// A slice of a job is through, or nobody waits for it any more.
    pub(super) fn is_through(&mut self, job: JobNo) {
        self.0.remove(&job);
    }
}

#[cfg(test)]
mod tests {
    use baton_store::{CallNo, JobNo};

    use super::PutBy;

    #[test]
    fn only_the_job_that_lacks_something_waits_and_then_comes_first() {
        let (mut put_by, mine, other) = (PutBy::default(), JobNo(7), JobNo(8));

        put_by.lacks(mine, CallNo(1));

        assert!(put_by.waits(mine) && !put_by.waits(other));
        assert_eq!(put_by.next(), Some((mine, CallNo(1))));
        assert_eq!(put_by.next(), None, "it is read once");
        assert_eq!(put_by.ready(), None);
        put_by.is_read(mine, None);
        assert!(!put_by.waits(mine));
        assert_eq!(put_by.ready(), Some(mine));
        put_by.is_through(mine);
        assert_eq!(put_by.ready(), None);
    }

    #[test]
    fn for_a_few_jobs_at_once_is_read_and_for_the_others_when_those_had_their_slice() {
        let mut put_by = PutBy::default();
        for no in 1..=9 {
            put_by.lacks(JobNo(no), CallNo(no));
        }

        let begun: Vec<_> = std::iter::from_fn(|| put_by.next()).collect();
        assert_eq!(begun.len(), 4);
        put_by.is_read(JobNo(1), None);
        assert_eq!(put_by.next(), None, "what it lacked is held for it");
        put_by.is_through(JobNo(1));

        assert_eq!(put_by.next(), Some((JobNo(5), CallNo(5))));
    }
}
