//! The rules as the contract tells them, without the core.

use std::collections::BTreeMap;

use baton_core::matching::DispositionKind as Kind;

use super::script::{Call, Deed, FORMER, PEOPLE, Settings, To};
use super::{At, Fate};

/// What must have happened at least once, beside every disposition.
pub(crate) const RULES: [&str; 17] = [
    "a draft records",
    "off keeps",
    "unreadable",
    "other data",
    "could not tell",
    "names nobody",
    "not an e-mail",
    "unknown person",
    "has left",
    "left and started",
    "added and started",
    "which run",
    "longest waiting",
    "by a former address",
    "a try-out is no candidate",
    "an early call is bound",
    "nobody, in the end",
];

struct Run {
    person: usize,
    /// The call that started it.
    started: Option<usize>,
    try_out: bool,
    /// None: may come; empty: will not.
    value: Option<String>,
    at: At,
    call: Option<usize>,
}

pub(crate) struct Reference {
    settings: Settings,
    draft: bool,
    live: bool,
    /// Addresses and whether they have left.
    people: Vec<(String, bool)>,
    runs: Vec<Run>,
    seen: BTreeMap<String, (usize, String)>,
    unmatched: Vec<(String, usize)>,
    pub(crate) fates: BTreeMap<usize, Fate>,
    calls: usize,
    pub(crate) counts: BTreeMap<String, u64>,
}

fn folded(value: &str) -> String {
    match value.contains('@') {
        true => value.trim().to_lowercase(),
        false => value.trim().to_owned(),
    }
}

impl Reference {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self {
            settings: settings.clone(),
            draft: true,
            live: false,
            people: PEOPLE.map(|email| (email.to_owned(), false)).to_vec(),
            runs: Vec::new(),
            seen: BTreeMap::new(),
            unmatched: Vec::new(),
            fates: BTreeMap::new(),
            calls: 0,
            counts: BTreeMap::new(),
        }
    }

    pub(crate) fn play(&mut self, deed: &Deed) {
        match deed {
            Deed::Call(call) => self.call(call),
            Deed::GoLive => (self.draft, self.live) = (false, true),
            Deed::TurnOff => self.live = false,
            Deed::Leave(email) => {
                let person = self.person(email).unwrap();
                self.people[person].1 = true;
            }
            Deed::StartByHand { email, try_out } => {
                let person = self.person(email).unwrap();
                self.start(person, None, *try_out);
            }
            Deed::Answer { run, value } => self.answer(*run, *value),
            Deed::Reach(run) => self.reach(*run),
            Deed::Pass(run) => self.pass(*run),
            Deed::Ignore(call) => self.ignore(*call),
        }
    }

    fn count(&mut self, rule: &str) {
        *self.counts.entry(rule.to_owned()).or_default() += 1;
    }

    fn fate(&mut self, call: usize, fate: Fate) {
        self.count(&format!("{:?}", fate.kind));
        self.fates.insert(call, fate);
    }

    fn problem(&mut self, call: usize, rule: &str, code: &str) {
        self.count(rule);
        self.fate(call, Fate::problem(code));
    }

    fn person(&self, email: &str) -> Option<usize> {
        let email = folded(email);
        let email = if email == FORMER.0 { FORMER.1 } else { &email };
        self.people.iter().position(|(known, _)| known == email)
    }

    fn call(&mut self, call: &Call) {
        let no = self.calls;
        self.calls += 1;
        if self.draft {
            self.count("a draft records");
            return self.fate(no, Fate::plain(Kind::Sample));
        }
        let body = call.body();
        let same = match call.id {
            Some(id) => format!("{:?} id {id}", call.to),
            None => format!("{:?} bytes {body}", call.to),
        };
        match self.seen.get(&same).cloned() {
            Some((first, before)) if before == body => {
                return self.fate(no, Fate::about(Kind::Duplicate, first));
            }
            Some(_) => {}
            None => {
                self.seen.insert(same.clone(), (no, body));
            }
        }
        self.count("Waiting");
        let repeats = self.seen[&same].0 != no;
        match call.to {
            To::Trigger if !self.live => {
                self.count("off keeps");
                self.fate(no, Fate::plain(Kind::Kept));
            }
            _ if repeats => self.problem(no, "other data", "other_data"),
            _ if call.unreadable => self.problem(no, "unreadable", "unreadable"),
            _ if self.settings.has_condition && call.status.is_none() => {
                self.problem(no, "could not tell", "could_not_tell");
            }
            _ if self.settings.has_condition && call.status != Some("done") => {
                self.fate(no, Fate::plain(Kind::ConditionNotMet));
            }
            _ if call.value.is_empty() => self.problem(no, "names nobody", "names_nobody"),
            To::Trigger => self.trigger(no, call.value),
            To::Wait => self.wait(no, call.value),
        }
    }

    fn trigger(&mut self, no: usize, value: &str) {
        if !value.contains('@') {
            return self.problem(no, "not an e-mail", "not_an_email");
        }
        let Some(person) = self.person(value) else {
            if !self.settings.adds_unknown {
                return self.problem(no, "unknown person", "unknown_person");
            }
            self.count("added and started");
            self.people.push((folded(value), false));
            let run = self.start(self.people.len() - 1, Some(no), false);
            return self.fate(no, Fate::about(Kind::Started, run));
        };
        if self.people[person].1 {
            if !self.settings.starts_left {
                return self.problem(no, "has left", "person_has_left");
            }
            self.count("left and started");
        }
        let is_in = self
            .runs
            .iter()
            .position(|run| run.person == person && run.at != At::Past && !run.try_out);
        match is_in {
            Some(run) => self.fate(no, Fate::about(Kind::AlreadyInWorkflow, run)),
            None => {
                let run = self.start(person, Some(no), false);
                self.fate(no, Fate::about(Kind::Started, run));
            }
        }
    }

    fn start(&mut self, person: usize, started: Option<usize>, try_out: bool) -> usize {
        let by_email = self.settings.by_email;
        self.runs.push(Run {
            person,
            started,
            try_out,
            value: by_email.then(|| self.people[person].0.clone()),
            at: At::Before,
            call: None,
        });
        self.runs.len() - 1
    }

    /// The keys a value is found by.
    fn keys(&mut self, value: &str) -> Vec<String> {
        let mut keys = vec![folded(value)];
        if self.settings.by_email
            && let Some(person) = self.person(value)
        {
            let email = self.people[person].0.clone();
            if keys[0] == FORMER.0 {
                self.count("by a former address");
            }
            keys.push(email);
        }
        keys
    }

    fn wait(&mut self, no: usize, value: &str) {
        let keys = self.keys(value);
        let fits = |run: &&Run| run.value.as_ref().is_some_and(|value| keys.contains(value));
        let earlier = |run: &Run| !run.try_out && run.started.is_none_or(|started| started < no);
        let tried = self.runs.iter().any(|run| fits(&run) && run.try_out);
        let open: Vec<usize> = (0..self.runs.len())
            .filter(|run| {
                let run = &self.runs[*run];
                fits(&run) && earlier(run) && run.at != At::Past
            })
            .collect();
        let past = (0..self.runs.len()).rev().find(|run| {
            let run = &self.runs[*run];
            fits(&run) && run.at == At::Past && !run.try_out
        });
        // The host is asked for the last run past the step only, whoever started it.
        let last_past = (0..self.runs.len()).rev().find(|run| {
            let run = &self.runs[*run];
            fits(&run) && run.at == At::Past
        });
        if tried {
            self.count("a try-out is no candidate");
        }
        match open.as_slice() {
            [only] => return self.bind(*only, no),
            [] => {}
            [first, ..] if self.settings.takes_longest => {
                self.count("longest waiting");
                let waiting = open.iter().find(|run| self.runs[**run].at == At::Waiting);
                return self.bind(*waiting.unwrap_or(first), no);
            }
            [..] => return self.problem(no, "which run", "which_run"),
        }
        if let Some(run) = past.filter(|run| Some(*run) == last_past) {
            return self.fate(no, Fate::about(Kind::ArrivedAfterwards, run));
        }
        if self.may_come(no) {
            self.unmatched.push((folded(value), no));
            return self.fate(no, Fate::plain(Kind::Unmatched));
        }
        self.nobody(no);
    }

    fn may_come(&self, call: usize) -> bool {
        self.runs.iter().any(|run| {
            run.value.is_none()
                && run.at != At::Past
                && !run.try_out
                && run.started.is_none_or(|started| started < call)
        })
    }

    fn nobody(&mut self, call: usize) {
        if self.settings.only_records {
            return self.fate(call, Fate::plain(Kind::Ignored));
        }
        self.fate(call, Fate::problem("nobody_matches"));
    }

    fn bind(&mut self, run: usize, call: usize) {
        if self.runs[run].call.is_some() {
            return self.fate(call, Fate::about(Kind::ArrivedAfterwards, run));
        }
        self.runs[run].call = Some(call);
        if self.runs[run].at == At::Waiting {
            self.runs[run].at = At::Past;
            self.fate(call, Fate::about(Kind::Moved, run));
            self.settle();
        } else {
            self.fate(call, Fate::about(Kind::Bound, run));
        }
    }

    fn settle(&mut self) {
        for (value, call) in std::mem::take(&mut self.unmatched) {
            if self.may_come(call) {
                self.unmatched.push((value, call));
            } else {
                self.count("nobody, in the end");
                self.nobody(call);
            }
        }
    }

    fn pick(&self, number: u64) -> Option<usize> {
        let count = self.runs.len() as u64;
        (count > 0).then(|| usize::try_from(number % count).unwrap())
    }

    fn answer(&mut self, run: u64, value: Option<&str>) {
        let Some(run) = self.pick(run) else { return };
        if self.runs[run].value.is_some() || self.runs[run].at == At::Past {
            return;
        }
        let value = value.map(folded).unwrap_or_default();
        self.runs[run].value = Some(value.clone());
        if !self.runs[run].try_out && !value.is_empty() {
            let mine: Vec<_> = self
                .unmatched
                .iter()
                .filter(|(key, call)| {
                    *key == value
                        && self.runs[run]
                            .started
                            .is_none_or(|started| started <= *call)
                })
                .cloned()
                .collect();
            self.unmatched.retain(|one| !mine.contains(one));
            for (_, call) in mine {
                self.count("an early call is bound");
                self.bind(run, call);
            }
        }
        self.settle();
    }

    fn reach(&mut self, run: u64) {
        let Some(run) = self.pick(run) else { return };
        let valued = self.runs[run]
            .value
            .as_ref()
            .is_some_and(|value| !value.is_empty());
        if self.runs[run].at != At::Before || !valued {
            return;
        }
        self.runs[run].at = At::Waiting;
        if let Some(call) = self.runs[run].call {
            self.runs[run].at = At::Past;
            self.fate(call, Fate::about(Kind::Moved, run));
            self.settle();
        }
    }

    fn pass(&mut self, run: u64) {
        let Some(run) = self.pick(run) else { return };
        if self.runs[run].at == At::Past {
            return;
        }
        self.runs[run].at = At::Past;
        if let Some(call) = self.runs[run].call {
            self.fate(call, Fate::about(Kind::NotNeeded, run));
        }
        self.settle();
    }

    fn ignore(&mut self, call: u64) {
        if self.calls == 0 {
            return;
        }
        let call = usize::try_from(call).unwrap() % self.calls;
        let offered = [Kind::Unmatched, Kind::Kept, Kind::Problem];
        if offered.contains(&self.fates[&call].kind) {
            self.unmatched.retain(|(_, one)| *one != call);
            self.fate(call, Fate::plain(Kind::Ignored));
        }
    }
}
