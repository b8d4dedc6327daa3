//! Who has a value: people by their details, and runs by what they wait for and what they got.

use std::collections::HashMap;

use baton_core::call::match_key;
use baton_core::document::MatchBy;
use baton_core::{Json, StepId};
use baton_engine::people::details;
use baton_store::table::awaits::{AwaitRow, OF_NO_CALL};
use baton_store::table::people::PersonRow;
use baton_store::table::runs::RunRow;
use baton_store::table::workflows::WorkflowRow;
use baton_store::{AddressNo, PersonNo, Snapshot, WorkflowNo};

use super::MatchedPerson;
use super::named::waiting;
use super::runs::{self, Answers};
use crate::Outcome;

/// Of so many people a detail that no index knows is looked at.
const MOST_PEOPLE: usize = 10_000;
const PAGE: usize = 500;
/// Of so many people it is asked whether they wait by another rule.
const FEW: usize = 20;

/// Whom a value fits.
#[derive(Default)]
pub(super) struct Whom {
    /// Who has it, whether or not their run would take it.
    pub(super) known: Vec<MatchedPerson>,
    /// Whose runs are part-way and would take it.
    pub(super) waiting: Vec<MatchedPerson>,
    /// How many runs these are.
    pub(super) runs: u64,
    /// Whether somebody waits who is looked for by the rule of another version.
    pub(super) otherwise: bool,
}

/// What was looked up for one question, each thing once.
pub(super) struct Asked<'s> {
    pub(super) snapshot: &'s Snapshot<'s>,
    workflow: WorkflowNo,
    address: Option<AddressNo>,
    answers: Vec<Answers>,
    by_detail: HashMap<String, HashMap<String, Vec<MatchedPerson>>>,
    rules: HashMap<(i64, StepId), Option<MatchBy>>,
    whole: bool,
}

impl<'s> Asked<'s> {
    pub(super) fn of(
        snapshot: &'s Snapshot<'s>,
        workflow: &WorkflowRow,
        address: Option<AddressNo>,
    ) -> Outcome<Self> {
        Ok(Self {
            snapshot,
            workflow: workflow.no,
            address,
            answers: runs::last(snapshot, workflow.no)?,
            by_detail: HashMap::new(),
            rules: HashMap::new(),
            whole: true,
        })
    }

    /// Whether everybody was asked.
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// The last runs, with what their steps answered.
    pub(super) fn answers(&mut self) -> (&'s Snapshot<'s>, &mut [Answers]) {
        (self.snapshot, &mut self.answers)
    }

    /// Whom a value fits by a rule.
    pub(super) fn whom(&mut self, rule: &MatchBy, value: &str) -> Outcome<Whom> {
        let mut keys = vec![match_key(value)];
        let mut whom = Whom::default();
        match rule {
            MatchBy::PersonDetail { detail, .. } => {
                let detail = detail.trim_start_matches('/').to_owned();
                if detail == "work_email" {
                    let found = self.snapshot.people().by_email(value)?;
                    let email = found.as_ref().and_then(|row| row.person.work_email.clone());
                    keys.extend(email.as_deref().map(match_key));
                    whom.known.extend(found.map(named));
                } else {
                    whom.known = self.with_detail(&detail, &keys[0])?;
                }
            }
            MatchBy::StepAnswer { step, pointer, .. } => {
                for run in &mut self.answers {
                    let key = run.key(self.snapshot, step, pointer)?;
                    if key.as_deref() == Some(&keys[0]) && !whom.known.contains(&run.person) {
                        whom.known.push(run.person.clone());
                    }
                }
            }
        }
        keys.dedup();
        for key in keys {
            self.waiting(rule, &key, &mut whom)?;
        }
        if whom.runs == 0 {
            whom.otherwise = self.wait_otherwise(rule, &whom.known)?;
        }
        Ok(whom)
    }

    /// Whether somebody's run waits here that its own version finds by another rule: what the
    /// designer says of the rule is not true of it (C6).
    fn wait_otherwise(&mut self, rule: &MatchBy, people: &[MatchedPerson]) -> Outcome<bool> {
        let Some(address) = self.address else {
            return Ok(false);
        };
        let Some(address) = self.snapshot.addresses().by_no(address)? else {
            return Ok(false);
        };
        for person in people.iter().take(FEW) {
            let Some(person) = self.snapshot.people().get(&person.id)? else {
                continue;
            };
            for run in waiting(self.snapshot, &address, person.no)? {
                let row = self.snapshot.awaits().get(run, &address.owner_id)?;
                let Some((row, run)) = row.zip(self.snapshot.runs().by_no(run)?) else {
                    continue;
                };
                if !run.try_out && self.rule_of(&run, &row)?.as_ref() != Some(rule) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Adds the runs that wait, or will wait, for a value by the same rule.
    fn waiting(&mut self, rule: &MatchBy, key: &str, whom: &mut Whom) -> Outcome<()> {
        let Some(address) = self.address else {
            return Ok(());
        };
        let rows = self
            .snapshot
            .awaits()
            .candidates(address, key, OF_NO_CALL)?;
        for row in rows {
            let Some(run) = self.snapshot.runs().by_no(row.run)? else {
                continue;
            };
            if self.rule_of(&run, &row)?.as_ref() != Some(rule) {
                continue;
            }
            whom.runs += 1;
            let person = self.snapshot.people().by_no(run.person)?.map(named);
            if let Some(person) = person.filter(|one| !whom.waiting.contains(one)) {
                whom.waiting.push(person);
            }
        }
        Ok(())
    }

    /// The rule of the version that a run is pinned to.
    fn rule_of(&mut self, run: &RunRow, row: &AwaitRow) -> Outcome<Option<MatchBy>> {
        let key = (run.version, row.step.clone());
        if !self.rules.contains_key(&key) {
            let stored = self.snapshot.versions().get(self.workflow, run.version)?;
            let definition = stored.and_then(|stored| stored.definition.read().ok());
            let takes = definition.and_then(|one| one.step(&row.step)?.kind().takes_calls());
            self.rules
                .insert(key.clone(), takes.map(|takes| takes.match_by));
        }
        Ok(self.rules.get(&key).cloned().flatten())
    }

    /// The people with a detail, by what makes two values one.
    fn with_detail(&mut self, detail: &str, key: &str) -> Outcome<Vec<MatchedPerson>> {
        if !self.by_detail.contains_key(detail) {
            let (known, whole) = by_detail(self.snapshot, detail)?;
            self.whole &= whole;
            self.by_detail.insert(detail.to_owned(), known);
        }
        let found = self.by_detail.get(detail).and_then(|known| known.get(key));
        Ok(found.cloned().unwrap_or_default())
    }
}

type ByValue = HashMap<String, Vec<MatchedPerson>>;

/// People by a detail, and whether that is everybody.
fn by_detail(snapshot: &Snapshot<'_>, detail: &str) -> Outcome<(ByValue, bool)> {
    let custom = snapshot.custom_details().all()?;
    let pointer = format!("/{detail}");
    let (mut known, mut after, mut seen) = (ByValue::new(), PersonNo(0), 0);
    while seen < MOST_PEOPLE {
        let rows = snapshot.people().numbered(after, PAGE)?;
        let Some(last) = rows.last().map(|row| row.no) else {
            return Ok((known, true));
        };
        seen += rows.len();
        after = last;
        for row in rows {
            let ids = match detail.starts_with("external_ids") {
                true => snapshot.external_ids().of_person(row.no)?,
                false => Vec::new(),
            };
            let about = details(&row.person, &custom, &ids);
            let key = about.pointer(&pointer).map(Json::display);
            let key = key.map(|value| match_key(&value)).unwrap_or_default();
            if !key.is_empty() {
                known.entry(key).or_default().push(named(row));
            }
        }
    }
    Ok((known, snapshot.people().numbered(after, 1)?.is_empty()))
}

fn named(row: PersonRow) -> MatchedPerson {
    MatchedPerson {
        id: row.person.id,
        name: row.person.display_name,
    }
}
