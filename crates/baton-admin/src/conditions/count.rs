//! How many people would take which path today, and who they are.

use std::borrow::Cow;
use std::sync::Arc;

use baton_core::Json;
use baton_core::condition::{Choice, choose};
use baton_core::document::{ConditionGroup, Reference, Source};
use baton_core::managers::Managers;
use baton_engine::Engine;
use baton_store::PersonNo;

use super::conditions_of;
use super::people::{self, MOST, Someone};
use super::views::{CountInput, NamedPerson, PathCounts, PathPeople, PathPeopleInput};
use crate::{Code, Outcome, Page, Refusal};

/// How many names a page has.
const NAMES: usize = 50;

/// What is asked of each person.
struct Asked {
    conditions: Vec<ConditionGroup>,
    company: Json,
    managers: Arc<Managers>,
    with_ids: bool,
}

/// Counts the people of each path.
pub async fn count(engine: &Engine, input: CountInput) -> Outcome<PathCounts> {
    let all = conditions_of(&input.definition, &input.step)?;
    let decided = people::decided(&all);
    let whole = decided == all.len();
    let asked = Asked::of(engine, all[..decided].to_vec()).await?;
    let mut counts = Counts::of(decided);
    let (mut after, mut seen) = (Some(PersonNo(0)), 0_u64);
    while let Some(from) = after.filter(|_| seen < MOST as u64) {
        let each = Arc::clone(&asked);
        let made = move |page: Vec<Someone>| {
            let mut counts = Counts::of(each.conditions.len());
            page.iter().for_each(|one| counts.add(each.choice(one)));
            (page.len() as u64, counts)
        };
        let read = people::page(engine, from, asked.with_ids, made).await?;
        let (people, page) = read.made;
        seen += people;
        counts.join(&page);
        after = read.last;
    }
    let more = people::is_anybody_after(engine, after).await?;
    let known = |count: u64| whole.then_some(count);
    let paths = counts.paths.into_iter().map(Some);
    let unknown = std::iter::repeat_n(None, all.len() - decided);
    Ok(PathCounts {
        people: seen,
        more,
        paths: paths.chain(unknown).collect(),
        otherwise: known(counts.otherwise),
        could_not_tell: known(counts.could_not_tell),
    })
}

/// Lists the people of one path by name, in the order in which they were added.
pub async fn names(engine: &Engine, input: PathPeopleInput) -> Outcome<Page<NamedPerson>> {
    let all = conditions_of(&input.definition, &input.step)?;
    let decided = people::decided(&all);
    let wanted = wanted(&input, all.len(), decided)?;
    let asked = Asked::of(engine, all[..decided].to_vec()).await?;
    let mut after = Some(input.after.map_or(PersonNo(0), |after| after.0));
    let (mut found, mut seen) = (Vec::new(), 0);
    while let Some(from) = after.filter(|_| found.len() < NAMES && seen < MOST) {
        let each = Arc::clone(&asked);
        let made = move |page: Vec<Someone>| {
            let seen = page.len();
            let wanted = page
                .into_iter()
                .filter(|one| is_one(each.choice(one), wanted));
            let names: Vec<_> = wanted.map(|one| (one.no, named(one))).collect();
            (seen, names)
        };
        let read = people::page(engine, from, asked.with_ids, made).await?;
        seen += read.made.0;
        found.extend(read.made.1);
        after = read.last;
    }
    if let Some((last, _)) = found.get(NAMES - 1).filter(|_| found.len() > NAMES) {
        after = Some(*last);
    }
    found.truncate(NAMES);
    Ok(Page {
        items: found.into_iter().map(|(_, one)| one).collect(),
        next: after.map(|no| no.0.to_string()),
        unreadable: Vec::new(),
    })
}

impl Asked {
    async fn of(engine: &Engine, conditions: Vec<ConditionGroup>) -> Outcome<Arc<Self>> {
        Ok(Arc::new(Self {
            with_ids: people::asks_for_ids(&conditions),
            company: people::company(engine).await?,
            managers: people::managers_for(engine, &conditions).await?,
            conditions,
        }))
    }

    fn choice(&self, one: &Someone) -> Choice {
        let today = one.today.clone().with(&self.managers);
        choose(&self.conditions, &today, |reference: &Reference| {
            let from = match reference.source == Source::Company {
                true => &self.company,
                false => &one.details,
            };
            from.pointer(&reference.pointer).map(Cow::Borrowed)
        })
    }
}

#[derive(Debug)]
struct Counts {
    paths: Vec<u64>,
    otherwise: u64,
    could_not_tell: u64,
}

impl Counts {
    fn of(paths: usize) -> Self {
        Self {
            paths: vec![0; paths],
            otherwise: 0,
            could_not_tell: 0,
        }
    }

    fn add(&mut self, choice: Choice) {
        match choice {
            Choice::First(path) => self.paths[path] += 1,
            Choice::Otherwise => self.otherwise += 1,
            Choice::CouldNotTell(_) => self.could_not_tell += 1,
        }
    }

    fn join(&mut self, other: &Self) {
        let paths = self.paths.iter_mut().zip(&other.paths);
        paths.for_each(|(count, more)| *count += more);
        self.otherwise += other.otherwise;
        self.could_not_tell += other.could_not_tell;
    }
}

/// Which choice is looked for; none of them is where the conditions alone do not decide.
fn wanted(input: &PathPeopleInput, paths: usize, decided: usize) -> Outcome<Choice> {
    let undecided = || {
        Refusal::new(
            Code::WrongState,
            "more than details decides who takes this path",
        )
    };
    let path = input.path.map(|path| path as usize);
    match input.who {
        PathPeople::Path => match path.filter(|path| *path < paths) {
            None => Err(Refusal::field("path", "the step has no such path")),
            Some(path) if path < decided => Ok(Choice::First(path)),
            Some(_) => Err(undecided()),
        },
        PathPeople::Otherwise if paths == decided => Ok(Choice::Otherwise),
        PathPeople::CouldNotTell if paths == decided => Ok(Choice::CouldNotTell(0)),
        PathPeople::Otherwise | PathPeople::CouldNotTell => Err(undecided()),
    }
}

fn is_one(choice: Choice, wanted: Choice) -> bool {
    match (choice, wanted) {
        (Choice::CouldNotTell(_), Choice::CouldNotTell(_)) => true,
        (choice, wanted) => choice == wanted,
    }
}

fn named(one: Someone) -> NamedPerson {
    NamedPerson {
        id: one.id,
        name: one.name,
    }
}
