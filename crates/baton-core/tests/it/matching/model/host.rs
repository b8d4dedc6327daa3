//! A host in memory: it keeps what happened, looks up what the core asks for, and writes down
//! what the core decides.

use std::collections::BTreeMap;
use std::sync::Arc;

use baton_core::WorkflowState;
use baton_core::call::{Entry, match_key};
use baton_core::document::{Definition, NobodyMatches};
use baton_core::matching::moving::{
    Addresses, Candidate, Move, Named, RunFact, RunFacts, move_run, still_unmatched, takes_early,
    values,
};
use baton_core::matching::starting::{
    Person, PersonFact, PersonFacts, Start, people, start, version_that_takes_calls,
};
use baton_core::matching::twice::{AddressSettings, Found, SameAs, SenderId, StoredAs};
use baton_core::matching::{
    DispositionKind, Next, Passed, Reading, Rule, StoredCall, rules, when_passed,
};
use serde_json::json;

use super::script::{Call, Deed, FORMER, PEOPLE, Settings, To};
use super::{At, Fate};
use crate::fixture::{TODAY, at, definition, step_id, wait, workflow};

struct Run {
    person: usize,
    started_by: Option<usize>,
    try_out: bool,
    /// None: may come; empty: will not.
    value: Option<String>,
    at: At,
    bound: Option<usize>,
}

pub(crate) struct Host {
    definition: Definition,
    state: WorkflowState,
    by_email: bool,
    people: Vec<(String, bool)>,
    runs: Vec<Run>,
    keys: BTreeMap<(To, String), (usize, String)>,
    unmatched: Vec<(String, usize)>,
    pub(crate) fates: BTreeMap<usize, Fate>,
    calls: usize,
}

fn definition_of(settings: &Settings) -> Definition {
    let condition = settings.has_condition.then(|| {
        json!({"mode": "all", "tests": [{
            "reference": {"source": {"kind": "call"}, "pointer": "/status"},
            "operator": "is", "values": ["done"],
        }]})
    });
    let match_by = match settings.by_email {
        true => json!({"kind": "person_detail", "detail": "work_email",
            "call": {"kind": "automatic"}}),
        false => json!({"kind": "step_answer", "step": "step_jira", "pointer": "/key",
            "call": {"kind": "automatic"}}),
    };
    let mut step = wait("wait", match_by);
    step["action"]["only_if"] = json!(condition);
    step["action"]["several_match"] = json!(match settings.takes_longest {
        true => "longest_waiting",
        false => "ask",
    });
    step["action"]["nobody_matches"] = json!(match settings.only_records {
        true => "only_record",
        false => "keep_under_problems",
    });
    let mut whole = workflow(vec![step]);
    whole["trigger"]["start"]["only_if"] = json!(condition);
    whole["trigger"]["start"]["start_left"] = json!(settings.starts_left);
    whole["trigger"]["start"]["unknown_person"] = json!(match settings.adds_unknown {
        true => "add_person",
        false => "keep_under_problems",
    });
    definition(whole)
}

impl Host {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self {
            definition: definition_of(settings),
            state: WorkflowState::Draft,
            by_email: settings.by_email,
            people: PEOPLE.map(|email| (email.to_owned(), false)).to_vec(),
            runs: Vec::new(),
            keys: BTreeMap::new(),
            unmatched: Vec::new(),
            fates: BTreeMap::new(),
            calls: 0,
        }
    }

    pub(crate) fn play(&mut self, deed: &Deed) {
        match deed {
            Deed::Call(call) => self.call(call),
            Deed::GoLive => self.state = WorkflowState::Live,
            Deed::TurnOff => {
                if self.state == WorkflowState::Live {
                    self.state = WorkflowState::Off;
                }
            }
            Deed::Leave(email) => {
                let known = self.known(email).unwrap();
                self.people[known].1 = true;
            }
            Deed::StartByHand { email, try_out } => {
                let known = self.known(email).unwrap();
                self.start(known, None, *try_out);
            }
            Deed::Answer { run, value } => self.answer(*run, *value),
            Deed::Reach(run) => self.reach(*run),
            Deed::Pass(run) => self.pass(*run),
            Deed::Ignore(call) => self.ignore(*call),
        }
    }

    fn known(&self, value: &str) -> Option<usize> {
        let key = match_key(value);
        let key = if key == FORMER.0 { FORMER.1 } else { &key };
        self.people.iter().position(|(email, _)| email == key)
    }

    fn call(&mut self, call: &Call) {
        let no = self.calls;
        self.calls += 1;
        let body = call.body();
        let stored = StoredAs::of(self.found(no, call, &body));
        let kind = stored.disposition();
        if kind == DispositionKind::Waiting {
            self.handle(no, call, &body, stored);
        } else if stored == StoredAs::Repeat {
            let first = self.first(call, &body);
            self.set(no, Fate::about(kind, first));
        } else {
            self.set(no, Fate::plain(kind));
        }
    }

    fn key(call: &Call, body: &str) -> (To, String) {
        let name = "x-id".to_owned();
        let rule = AddressSettings {
            sender_id: Some(SenderId::Header { name }),
            ..AddressSettings::default()
        };
        let id = call.id.map(|id| id.to_string());
        let key = match rule.same_as(|_| id.as_deref(), None, at(0)) {
            SameAs::SenderId { id, .. } => format!("id {id}"),
            SameAs::Bytes { .. } => format!("bytes {body}"),
            SameAs::Nothing => panic!("the rule says ten minutes"),
        };
        (call.to, key)
    }

    fn first(&self, call: &Call, body: &str) -> usize {
        self.keys[&Self::key(call, body)].0
    }

    fn found(&mut self, no: usize, call: &Call, body: &str) -> Found {
        if self.state == WorkflowState::Draft {
            return Found::OwnerIsDraft;
        }
        let (first, before) = self
            .keys
            .entry(Self::key(call, body))
            .or_insert_with(|| (no, body.to_owned()));
        match *first == no {
            true => Found::First,
            false => Found::Repeats {
                same_body: before == body,
            },
        }
    }

    fn handle(&mut self, no: usize, call: &Call, body: &str, stored: StoredAs) {
        let stored = StoredCall {
            data: baton_core::call::read(None, body.as_bytes()).map(Arc::new),
            found: baton_core::call::Found::default(),
            other_data: stored == StoredAs::OtherData,
            today: &TODAY,
        };
        match call.to {
            To::Trigger => self.trigger(no, &stored),
            To::Wait => self.step(no, &stored),
        }
    }

    fn set(&mut self, call: usize, fate: Fate) {
        self.fates.insert(call, fate);
    }

    fn trigger(&mut self, no: usize, stored: &StoredCall<'_>) {
        if version_that_takes_calls(self.state, Some(1), false).is_none() {
            return self.set(no, Fate::plain(DispositionKind::Kept));
        }
        let definition = self.definition.clone();
        let settings = definition.trigger.kind().starts_by_call().unwrap();
        let entry = match people(&settings, stored) {
            Reading::About(mut people) => people.each.remove(0),
            Reading::ConditionNotMet => {
                return self.set(no, Fate::plain(DispositionKind::ConditionNotMet));
            }
            Reading::Problem(trouble) => {
                return self.set(no, Fate::problem(&trouble.kind.code()));
            }
        };
        let mut facts = PersonFacts::default();
        let decided = loop {
            match start(&settings, &entry, &facts) {
                Next::LookUp(fact) => self.look_up_person(&entry, fact, &mut facts),
                Next::Decided(decided) => break decided,
            }
        };
        let person = self.known(&entry.value);
        match decided {
            Start::Run => {
                let run = self.start(person.unwrap(), Some(no), false);
                self.set(no, Fate::about(DispositionKind::Started, run));
            }
            Start::AddAndRun => {
                self.people.push((match_key(&entry.value), false));
                let run = self.start(self.people.len() - 1, Some(no), false);
                self.set(no, Fate::about(DispositionKind::Started, run));
            }
            Start::Merge(run) => panic!("no run of the model waits for more: {run}"),
            Start::AlreadyInWorkflow(run) => {
                self.set(no, Fate::about(DispositionKind::AlreadyInWorkflow, run));
            }
            Start::Problem(kind) => self.set(no, Fate::problem(&kind.code())),
        }
    }

    fn look_up_person(&self, entry: &Entry, fact: PersonFact, facts: &mut PersonFacts<usize>) {
        let known = self.known(&entry.value);
        match fact {
            PersonFact::Person => {
                facts.person = Some(known.map_or(Person::Nobody, |known| Person::Known {
                    has_left: self.people[known].1,
                    updated: false,
                }));
            }
            PersonFact::UpdatedPerson => panic!("no call updates anybody here"),
            PersonFact::Run => {
                let run = self.runs.iter().position(|run| {
                    Some(run.person) == known && run.at != At::Past && !run.try_out
                });
                facts.in_workflow = Some(run);
            }
            PersonFact::Ids => facts.id_is_taken = Some(false),
            PersonFact::OwnIds => facts.id_is_other = Some(false),
            PersonFact::OtherForms => facts.may_be_another = Some(false),
            PersonFact::CameBefore => facts.came_before = Some(false),
        }
    }

    fn start(&mut self, person: usize, started_by: Option<usize>, try_out: bool) -> usize {
        self.runs.push(Run {
            person,
            started_by,
            try_out,
            value: self.by_email.then(|| match_key(&self.people[person].0)),
            at: At::Before,
            bound: None,
        });
        self.runs.len() - 1
    }

    fn rules(&self) -> Vec<Arc<Rule>> {
        let step = self.definition.step(&step_id("wait")).unwrap();
        rules([(1, step.kind().takes_calls().unwrap())])
    }

    fn step(&mut self, no: usize, stored: &StoredCall<'_>) {
        let named = match values(&self.rules(), stored) {
            Reading::About(mut named) => named.each.remove(0),
            Reading::ConditionNotMet => {
                return self.set(no, Fate::plain(DispositionKind::ConditionNotMet));
            }
            Reading::Problem(trouble) => {
                return self.set(no, Fate::problem(&trouble.kind.code()));
            }
        };
        let mut facts = RunFacts::default();
        let decided = loop {
            match move_run(&named, &no, &facts) {
                Next::LookUp(fact) => self.look_up_run(no, &named, fact, &mut facts),
                Next::Decided(decided) => break decided,
            }
        };
        match decided {
            Move::Bind(run) => self.bind(run, no),
            Move::WhichRun(_) => self.set(no, Fate::problem("which_run")),
            Move::ArrivedAfterwards(run) => {
                self.set(no, Fate::about(DispositionKind::ArrivedAfterwards, run));
            }
            Move::Unmatched => {
                self.unmatched.push((match_key(&named.entry.value), no));
                self.set(no, Fate::plain(DispositionKind::Unmatched));
            }
            Move::Nobody(rule) => self.nobody(no, rule),
        }
    }

    fn look_up_run(
        &self,
        call: usize,
        named: &Named,
        fact: RunFact,
        facts: &mut RunFacts<usize, usize>,
    ) {
        match fact {
            RunFact::Addresses => {
                let known = self.known(&named.entry.value);
                facts.addresses = Some(known.map_or_else(Addresses::default, |known| {
                    let email = self.people[known].0.clone();
                    let former = (email == FORMER.1).then(|| FORMER.0.to_owned());
                    Addresses {
                        work_email: Some(email),
                        former: former.into_iter().collect(),
                    }
                }));
            }
            RunFact::Candidates(keys) => {
                let open = |run: &Run| run.at != At::Past;
                let by_key = keys.iter().flat_map(|key| self.with(key, open));
                facts.candidates = Some(by_key.collect());
            }
            RunFact::Past(keys) => {
                let past = |run: &Run| run.at == At::Past;
                let last = |key: &String| self.with(key, past).pop();
                facts.past = Some(keys.iter().filter_map(last).collect());
            }
            RunFact::ValueMayCome => facts.value_may_come = Some(self.may_come(call)),
        }
    }

    fn with(&self, key: &str, at: impl Fn(&Run) -> bool) -> Vec<Candidate<usize, usize>> {
        let numbered = self.runs.iter().enumerate();
        let found = numbered.filter(|(_, run)| run.value.as_deref() == Some(key) && at(run));
        found
            .map(|(no, run)| Candidate {
                run: no,
                version: 1,
                started_by: run.started_by,
                try_out: run.try_out,
                is_waiting: run.at == At::Waiting,
            })
            .collect()
    }

    fn may_come(&self, call: usize) -> bool {
        self.runs.iter().any(|run| {
            run.value.is_none()
                && run.at != At::Past
                && !run.try_out
                && run.started_by.is_none_or(|started| started < call)
        })
    }

    fn nobody(&mut self, call: usize, rule: NobodyMatches) {
        match rule {
            NobodyMatches::OnlyRecord => self.set(call, Fate::plain(DispositionKind::Ignored)),
            NobodyMatches::KeepUnderProblems => self.set(call, Fate::problem("nobody_matches")),
        }
    }

    fn bind(&mut self, run: usize, call: usize) {
        if self.runs[run].bound.is_some() {
            let late = when_passed(Passed::TooLate, true).unwrap();
            return self.set(call, Fate::about(late, run));
        }
        self.runs[run].bound = Some(call);
        self.set(call, Fate::about(DispositionKind::Bound, run));
        if self.runs[run].at == At::Waiting {
            self.leave(run, Passed::Used);
        }
    }

    /// The run goes on from the step: its bound call was used, or is not needed.
    fn leave(&mut self, run: usize, passed: Passed) {
        self.runs[run].at = At::Past;
        if let Some(call) = self.runs[run].bound {
            let kind = when_passed(passed, true).unwrap();
            self.set(call, Fate::about(kind, run));
        }
        self.settle();
    }

    fn settle(&mut self) {
        let rules = self.rules();
        for (key, call) in std::mem::take(&mut self.unmatched) {
            match still_unmatched::<usize>(&rules, self.may_come(call)) {
                Move::Nobody(rule) => self.nobody(call, rule),
                Move::Unmatched
                | Move::Bind(_)
                | Move::WhichRun(_)
                | Move::ArrivedAfterwards(_) => self.unmatched.push((key, call)),
            }
        }
    }

    fn pick(&self, number: u64) -> Option<usize> {
        let count = self.runs.len() as u64;
        (count > 0).then(|| usize::try_from(number % count).unwrap())
    }

    fn answer(&mut self, run: u64, value: Option<&str>) {
        let Some(run) = self.pick(run) else { return };
        let known = &mut self.runs[run];
        if known.value.is_some() || known.at == At::Past {
            return;
        }
        let key = value.map(match_key).unwrap_or_default();
        known.value = Some(key.clone());
        let (started_by, try_out) = (known.started_by, known.try_out);
        if !try_out && !key.is_empty() {
            let all = std::mem::take(&mut self.unmatched);
            let (mine, others): (Vec<_>, Vec<_>) = all
                .into_iter()
                .partition(|(waits, call)| *waits == key && takes_early(started_by.as_ref(), call));
            self.unmatched = others;
            mine.into_iter().for_each(|(_, call)| self.bind(run, call));
        }
        self.settle();
    }

    fn reach(&mut self, run: u64) {
        let Some(run) = self.pick(run) else { return };
        let known = &mut self.runs[run];
        let valued = known.value.as_ref().is_some_and(|value| !value.is_empty());
        if known.at != At::Before || !valued {
            return;
        }
        known.at = At::Waiting;
        if known.bound.is_some() {
            self.leave(run, Passed::Used);
        }
    }

    fn pass(&mut self, run: u64) {
        let Some(run) = self.pick(run) else { return };
        if self.runs[run].at != At::Past {
            self.leave(run, Passed::NotNeeded);
        }
    }

    fn ignore(&mut self, call: u64) {
        if self.calls == 0 {
            return;
        }
        let call = usize::try_from(call).unwrap() % self.calls;
        let kind = self.fates[&call].kind;
        // What is bound belongs to its run.
        if kind.is_offered() && kind != DispositionKind::Bound {
            self.unmatched.retain(|(_, one)| *one != call);
            self.set(call, Fate::plain(DispositionKind::Ignored));
        }
    }
}
