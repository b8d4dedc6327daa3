//! Calls to a wait: which run a call moves (CONTRACT C6, in its order).

use std::rc::Rc;
use std::sync::Arc;

use baton_core::call::{self, Entry, match_key};
use baton_core::document::{CallField, MatchBy, NobodyMatches, SeveralMatch, TakesCalls};
use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use baton_core::problem::Kind;
use baton_core::{Happened, Json, StepId};
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::{AwaitRow, AwaitState, EntryOf};
use baton_store::table::calls::WaitingCall;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::people::PersonRow;
use baton_store::table::runs::RunRow;
use baton_store::{AddressNo, CallNo, Lenient};

use super::Handled;
use super::judge::{Verdict, judge};
use super::problems::CallProblem;
use super::runs::Moved;
use super::turn::Turn;
use crate::Error;

/// More versions than this are not looked at: the newest count.
const MOST_VERSIONS: i64 = 64;

/// Of a person with more runs than this the latest count.
const MOST_RUNS: usize = 200;

/// What a step said in some versions.
#[derive(Clone, Debug)]
struct Rule {
    settings: TakesCalls,
    versions: Vec<i64>,
}

/// One value of a call, and the rules under which it was read.
struct Named {
    entry: Entry,
    rules: Vec<Rule>,
}

/// A run that a call fits.
struct Candidate {
    run: RunRow,
    state: AwaitState,
}

impl Turn<'_, '_> {
    /// Handles a call to a wait.
    pub(super) fn wait_called(
        &mut self,
        waiting: &WaitingCall,
        address: &AddressRow,
    ) -> Result<Handled, Error> {
        let Some(data) = self.readable(waiting, address)? else {
            return Ok(Handled::Whole);
        };
        let rules = self.rules(address)?;
        let verdicts: Vec<_> = rules
            .iter()
            .map(|rule| judge(rule.settings.only_if.as_ref(), &data))
            .collect();
        let met: Vec<_> = rules
            .iter()
            .zip(&verdicts)
            .filter(|(_, verdict)| matches!(verdict, Verdict::True))
            .map(|(rule, _)| rule.clone())
            .collect();
        if met.is_empty() {
            self.not_met(waiting, address, verdicts.into_iter().next())?;
            return Ok(Handled::Whole);
        }
        let named = named(&data, &met);
        if named.is_empty() {
            self.whole_problem(waiting, address, Kind::NamesNobody, Params::new())?;
        }
        for (place, one) in named.into_iter().enumerate() {
            let place = i64::try_from(place).unwrap_or(i64::MAX);
            if place < waiting.entry {
                continue;
            }
            if place > waiting.entry && self.tx.out_of_time() {
                return Ok(Handled::Until(place));
            }
            let entry = EntryOf {
                call: waiting.call.no,
                place,
            };
            self.match_one(address, entry, &one)?;
        }
        Ok(Handled::Whole)
    }

    /// Gives a call to its run whatever the condition says, or asks which of several; whether
    /// that led anywhere.
    pub(crate) fn match_anyway(
        &mut self,
        waiting: &WaitingCall,
        address: &AddressRow,
    ) -> Result<bool, Error> {
        let head = waiting.content.head.read();
        let body = waiting.content.body.as_deref().unwrap_or_default();
        let data = call::read(head.content_type(), body).map_err(|_| Error::CallNotUsable)?;
        let rules = self.rules(address)?;
        let mut used = false;
        for (place, one) in named(&Arc::new(data), &rules).into_iter().enumerate() {
            let place = i64::try_from(place).unwrap_or(i64::MAX);
            let keys = self.keys(&one)?;
            let after_all = CallNo(i64::MAX);
            let mut found = self.candidates(address.no, after_all, &keys, &one.rules)?;
            let entry = EntryOf {
                call: waiting.call.no,
                place,
            };
            if found.len() > 1 {
                self.which_run(address, entry, &one, &found)?;
                used = true;
            } else if let Some(only) = found.pop() {
                used |= self.use_for(only.run, &address.owner_id, entry)?;
            }
        }
        Ok(used)
    }

    fn not_met(
        &mut self,
        waiting: &WaitingCall,
        address: &AddressRow,
        newest: Option<Verdict>,
    ) -> Result<(), Error> {
        match newest {
            Some(Verdict::CouldNotTell(params)) => {
                self.whole_problem(waiting, address, Kind::CouldNotTell, params)
            }
            Some(Verdict::False) => self.dispose_whole(waiting, DispositionKind::ConditionNotMet),
            Some(Verdict::True) | None => {
                self.whole_problem(waiting, address, Kind::NobodyMatches, Params::new())
            }
        }
    }

    /// What the step says, newest first: in each version that runs may be pinned to.
    fn rules(&mut self, address: &AddressRow) -> Result<Vec<Rule>, Error> {
        let newest = self
            .flow(address.workflow)?
            .live_version
            .unwrap_or_default();
        let mut rules: Vec<Rule> = Vec::new();
        for version in (newest.saturating_sub(MOST_VERSIONS).max(0) + 1..=newest).rev() {
            let edition = self.edition(address.workflow, version)?;
            let Some(step) = edition.definition.step(&address.owner_id) else {
                continue;
            };
            let Some(settings) = step.kind().takes_calls() else {
                continue;
            };
            match rules.iter_mut().find(|rule| rule.settings == settings) {
                Some(rule) => rule.versions.push(version),
                None => {
                    rules.push(Rule {
                        settings,
                        versions: vec![version],
                    });
                }
            }
        }
        Ok(rules)
    }

    fn match_one(
        &mut self,
        address: &AddressRow,
        entry: EntryOf,
        named: &Named,
    ) -> Result<(), Error> {
        let keys = self.keys(named)?;
        let mut found = self.candidates(address.no, entry.call, &keys, &named.rules)?;
        let first = named.rules.first().map(|rule| rule.settings.several_match);
        if found.len() > 1 && first == Some(SeveralMatch::LongestWaiting) {
            found.sort_by_key(|one| (one.state != AwaitState::Waiting, one.run.no));
            found.truncate(1);
        }
        if found.len() > 1 {
            return self.which_run(address, entry, named, &found);
        }
        if let Some(one) = found.pop() {
            return self.use_for(one.run, &address.owner_id, entry).map(|_| ());
        }
        if let Some(past) = self.past(address.no, entry.call, &keys)? {
            return self.set_about(
                entry,
                named,
                DispositionKind::ArrivedAfterwards,
                Some(&past),
            );
        }
        if self
            .tx
            .awaits()
            .any_without_value_before(address.no, entry.call)?
        {
            self.tx
                .awaits()
                .add_unmatched(address.no, &match_key(&named.entry.value), entry)?;
            return self.set_about(entry, named, DispositionKind::Unmatched, None);
        }
        let value = &named.entry.value;
        let rule = named.rules.first().map(|rule| rule.settings.nobody_matches);
        self.nobody(
            address,
            entry,
            value,
            rule.unwrap_or(NobodyMatches::KeepUnderProblems),
        )
    }

    /// Gives an entry of a call to a run: used at once, or bound until the run is there.
    pub(crate) fn use_for(
        &mut self,
        run: RunRow,
        step: &StepId,
        entry: EntryOf,
    ) -> Result<bool, Error> {
        let Some(happened) = self.bind(&run, step, entry)? else {
            return Ok(false);
        };
        let Happened::CallBound { call: bound, .. } = &happened else {
            return Ok(false);
        };
        let bound = bound.clone();
        let live = self.live(run.clone())?;
        match self.advance(live, happened, None)? {
            Moved::On => Ok(true),
            Moved::Not(_) => {
                self.call_too_late(&run, step, &bound)?;
                Ok(false)
            }
        }
    }

    /// By which values the runs about this value are found; a person's former addresses count.
    fn keys(&self, named: &Named) -> Result<Vec<String>, Error> {
        let mut keys = vec![match_key(&named.entry.value)];
        let by_email = named
            .rules
            .iter()
            .any(|rule| match &rule.settings.match_by {
                MatchBy::PersonDetail { detail, .. } => {
                    detail.trim_start_matches('/') == "work_email"
                }
                MatchBy::StepAnswer { .. } => false,
            });
        if by_email && let Some(person) = self.tx.people().by_email(&named.entry.value)? {
            keys.extend(person.person.work_email.as_deref().map(match_key));
            keys.extend(self.tx.people().aliases(person.no)?);
            keys.sort();
            keys.dedup();
        }
        Ok(keys)
    }

    fn candidates(
        &self,
        address: AddressNo,
        call: CallNo,
        keys: &[String],
        rules: &[Rule],
    ) -> Result<Vec<Candidate>, Error> {
        let mut found: Vec<Candidate> = Vec::new();
        for key in keys {
            for AwaitRow { run, state, .. } in self.tx.awaits().candidates(address, key)? {
                let run = self.run(run)?;
                let ruled = rules
                    .iter()
                    .any(|rule| rule.versions.contains(&run.version));
                let known = found.iter().any(|one| one.run.no == run.no);
                if ruled && !known && started_before(&run, call) {
                    found.push(Candidate { run, state });
                }
            }
        }
        Ok(found)
    }

    fn past(
        &self,
        address: AddressNo,
        call: CallNo,
        keys: &[String],
    ) -> Result<Option<RunRow>, Error> {
        for key in keys {
            if let Some(row) = self.tx.awaits().past(address, key)? {
                let run = self.run(row.run)?;
                if started_before(&run, call) {
                    return Ok(Some(run));
                }
            }
        }
        Ok(None)
    }

    fn which_run(
        &mut self,
        address: &AddressRow,
        entry: EntryOf,
        named: &Named,
        found: &[Candidate],
    ) -> Result<(), Error> {
        let ids: Vec<_> = found
            .iter()
            .take(20)
            .map(|one| one.run.id.to_string())
            .collect();
        self.open_call_problem(CallProblem {
            kind: Kind::WhichRun,
            workflow: address.workflow,
            owner: &address.owner_id,
            entry,
            value: Some(&named.entry.value),
            person: None,
            params: Params::from([("runs".to_owned(), ids.join(" "))]),
        })
    }

    fn nobody(
        &mut self,
        address: &AddressRow,
        entry: EntryOf,
        value: &str,
        rule: NobodyMatches,
    ) -> Result<(), Error> {
        match rule {
            NobodyMatches::KeepUnderProblems => self.open_call_problem(CallProblem {
                kind: Kind::NobodyMatches,
                workflow: address.workflow,
                owner: &address.owner_id,
                entry,
                value: Some(value),
                person: None,
                params: Params::new(),
            }),
            NobodyMatches::OnlyRecord => {
                let detail = [("by", "Baton"), ("why", "nobody_matches")];
                let detail = detail.map(|(name, text)| (name.to_owned(), text.to_owned()));
                self.tx.dispositions().set(&NewDisposition {
                    value: Some(value.to_owned()),
                    detail: Some(Lenient::of(&detail.into())),
                    ..NewDisposition::new(
                        entry.call,
                        entry.place,
                        DispositionKind::Ignored,
                        self.now,
                    )
                })?;
                Ok(())
            }
        }
    }

    /// Unmatched calls that no run can want any more are a problem, or only recorded (C6, 4).
    pub(super) fn settle_unmatched(&mut self, address: AddressNo) -> Result<(), Error> {
        const AT_ONCE: usize = 200;
        let left = self.tx.awaits().unmatched_at(address, AT_ONCE)?;
        if left.is_empty() {
            return Ok(());
        }
        let row: Rc<AddressRow> = self.address(address)?;
        let rule = self
            .rules(&row)?
            .first()
            .map(|rule| rule.settings.nobody_matches);
        for (value, entry) in left {
            if self
                .tx
                .awaits()
                .any_without_value_before(address, entry.call)?
            {
                continue;
            }
            self.tx.awaits().remove_unmatched(address, &value, entry)?;
            self.nobody(
                &row,
                entry,
                &value,
                rule.unwrap_or(NobodyMatches::KeepUnderProblems),
            )?;
        }
        Ok(())
    }

    /// A person's details changed: calls find their runs by what they are now (C6, 2).
    pub(crate) fn person_changed(&mut self, person: &PersonRow) -> Result<(), Error> {
        let details = self.person_details(person)?;
        for run in self.tx.runs().of_person(person.no, MOST_RUNS)? {
            if run.now.status.is_finished() {
                continue;
            }
            let edition = self.edition(run.workflow, run.version)?;
            for (step, _) in &edition.waits {
                let value = edition
                    .definition
                    .step(step)
                    .and_then(|step| step.kind().takes_calls())
                    .and_then(|takes| detail_of(&takes.match_by))
                    .and_then(|detail| details.pointer(&detail))
                    .map(|value| match_key(&value.display()))
                    .filter(|value| !value.is_empty());
                if let Some(value) = value {
                    self.tx.awaits().set_value(run.no, step, Some(&value))?;
                }
            }
        }
        Ok(())
    }

    fn set_about(
        &mut self,
        entry: EntryOf,
        named: &Named,
        kind: DispositionKind,
        run: Option<&RunRow>,
    ) -> Result<(), Error> {
        self.tx.dispositions().set(&NewDisposition {
            value: Some(named.entry.value.clone()),
            run: run.map(|run| run.no),
            person: run.map(|run| run.person),
            ..NewDisposition::new(entry.call, entry.place, kind, self.now)
        })?;
        Ok(())
    }
}

/// Whether a run is older than a call: started by an earlier one. Try-outs are moved by no call.
fn started_before(run: &RunRow, call: CallNo) -> bool {
    !run.try_out && run.call.is_none_or(|started| started < call)
}

/// The values a call names under any of the rules, each once.
fn named(data: &Arc<Json>, rules: &[Rule]) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for rule in rules {
        for entry in call::entries(data, field(&rule.settings.match_by)).entries {
            match all
                .iter_mut()
                .find(|known| match_key(&known.entry.value) == match_key(&entry.value))
            {
                Some(known) => known.rules.push(rule.clone()),
                None => all.push(Named {
                    entry,
                    rules: vec![rule.clone()],
                }),
            }
        }
    }
    all
}

/// The person's detail by which a wait finds its runs, as a pointer.
fn detail_of(match_by: &MatchBy) -> Option<String> {
    match match_by {
        MatchBy::PersonDetail { detail, .. } => {
            Some(format!("/{}", detail.trim_start_matches('/')))
        }
        MatchBy::StepAnswer { .. } => None,
    }
}

fn field(match_by: &MatchBy) -> &CallField {
    match match_by {
        MatchBy::StepAnswer { call, .. } | MatchBy::PersonDetail { call, .. } => call,
    }
}
