//! By what calls find a run that waits: the rows that the matcher asks are asked here too, and
//! nothing that was noted as the wait began, for a run follows its person (C6, 2).

use baton_core::call::match_key;
use baton_core::steps::Step;
use baton_store::Snapshot;
use baton_store::table::awaits::NO_VALUE;
use baton_store::table::runs::RunRow;

use crate::Outcome;

/// What a call has to say to find a run, as it is now.
#[derive(Debug, Default)]
pub(super) struct FoundBy {
    /// The value; none while the run has none.
    pub value: Option<String>,
    /// Former addresses of the person, which find it as well (C4).
    pub former: Vec<String>,
}

impl FoundBy {
    /// Everything that finds the run.
    pub(super) fn all(&self) -> impl Iterator<Item = &String> {
        self.value.iter().chain(&self.former)
    }
}

/// By what calls to a step find a run. `begun` is the value of before, as it was written then.
pub(super) fn found_by(
    snapshot: &Snapshot<'_>,
    run: &RunRow,
    step: &Step,
    begun: Option<&str>,
) -> Outcome<FoundBy> {
    let row = snapshot.awaits().get(run.no, &step.id)?;
    let Some(key) = row.and_then(|row| row.value).filter(|key| key != NO_VALUE) else {
        return Ok(FoundBy::default());
    };
    let person = snapshot.people().by_no(run.person)?;
    let work_email = person.and_then(|row| row.person.work_email);
    // What is compared is no text for people: an address as they write it has the same form.
    let mut written = [work_email.as_deref(), begun].into_iter().flatten();
    let value = written.find(|text| match_key(text) == key).unwrap_or(&key);
    let takes = step.kind().takes_calls();
    let mut former = match takes.is_some_and(|takes| takes.match_by.is_work_email()) {
        true => snapshot.people().aliases(run.person)?,
        false => Vec::new(),
    };
    former.retain(|address| *address != key);
    Ok(FoundBy {
        value: Some(value.to_owned()),
        former,
    })
}
