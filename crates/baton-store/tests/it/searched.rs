//! Lists that are searched and filtered: everything is found, and no page looks at everything.

use std::collections::BTreeSet;

use baton_core::problem::Kind;
use baton_core::run::WhereKind;
use baton_core::{RunId, WorkflowId};
use baton_store::lists::people::{After, PeopleFilter};
use baton_store::lists::problems::ProblemFilter;
use baton_store::lists::runs::{Named, RunFilter, RunSearch};
use baton_store::table::people::Person;
use baton_store::table::problems::{Cause, NewItem, ProblemState};
use baton_store::table::runs::{NewRun, RunStatus};
use baton_store::table::workflows::NewWorkflow;
use baton_store::{Cursor, Options, PersonNo, ProblemNo, RunNo, Snapshot, open};

use crate::fixture::{Fixture, cause, draft, now, person, second, spoil, step, unique, write};

/// All pages of a list of runs, and how many they were.
fn walk(fixture: &Fixture, filter: &RunFilter, limit: usize) -> (Vec<RunNo>, usize) {
    let (mut found, mut pages) = (Vec::new(), 0);
    let mut after: Option<Cursor> = None;
    loop {
        let filter = filter.clone();
        let page = fixture.read(move |tables| tables.runs().page(&filter, after, limit));
        assert!(page.items.len() <= limit);
        found.extend(page.items.iter().map(|line| line.run.no));
        pages += 1;
        after = page.next;
        if after.is_none() {
            return (found, pages);
        }
    }
}

fn walk_people(fixture: &Fixture, filter: &PeopleFilter, limit: usize) -> (Vec<String>, usize) {
    let (mut found, mut pages) = (Vec::new(), 0);
    let mut after: Option<After> = None;
    loop {
        let filter = filter.clone();
        let page = fixture.read(move |tables| tables.people().page(&filter, after.as_ref(), limit));
        assert!(page.rows.len() <= limit);
        found.extend(page.rows.into_iter().map(|row| row.person.display_name));
        pages += 1;
        after = page.next;
        if after.is_none() {
            return (found, pages);
        }
    }
}

fn searched(text: &str, named: Vec<Named>) -> RunFilter {
    let text = text.to_owned();
    RunFilter {
        search: Some(RunSearch { text, named }),
        ..RunFilter::default()
    }
}

/// So many people with one run each.
fn crowd(fixture: &Fixture, many: u32) -> Vec<PersonNo> {
    let numbers = fixture.write(move |tx| {
        let people: Vec<_> = (0..many).map(person).collect();
        tx.people().insert_many(&people, second(0))?;
        let rows = tx.people().numbered(PersonNo(0), many as usize)?;
        Ok(rows.into_iter().map(|row| row.no).collect::<Vec<_>>())
    });
    let runs: Vec<NewRun> = numbers
        .iter()
        .zip(0..)
        .map(|(no, n)| fixture.new_run(*no, second(n)))
        .collect();
    fixture.write(move |tx| {
        runs.iter().try_for_each(|run| {
            tx.runs().insert(run)?;
            Ok(())
        })
    });
    numbers
}

#[test]
fn all_runs_of_all_people_with_a_name_are_found() {
    let fixture = Fixture::new();
    crowd(&fixture, 1_200);

    for limit in [50, 200] {
        let (found, _) = walk(&fixture, &searched("person", Vec::new()), limit);

        assert_eq!(found.len(), 1_200);
        assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), 1_200);
        assert!(found.is_sorted_by(|one, next| one > next));
    }
    let (found, _) = walk(&fixture, &searched("person 0007", Vec::new()), 50);
    assert_eq!(found.len(), 1);
}

/// Whom a search finds.
fn found(fixture: &Fixture, search: &str) -> Vec<String> {
    let filter = PeopleFilter {
        search: Some(search.to_owned()),
        sample: None,
        ..PeopleFilter::default()
    };
    walk_people(fixture, &filter, 50).0
}

#[test]
fn people_are_found_with_and_without_their_accents() {
    let fixture = Fixture::new();
    let names = ["Chloé Martin", "Chloe Zane", "Jürgen Müller", "Ana Núñez"];
    fixture.write(move |tx| {
        names.iter().zip(0..).try_for_each(|(name, n)| {
            let display_name = (*name).to_owned();
            let person = Person {
                display_name,
                ..person(n)
            };
            tx.people().insert(&person, second(0)).map(|_| ())
        })
    });

    for (search, names) in [
        ("chloe", vec!["Chloe Zane", "Chloé Martin"]),
        ("Chloé", vec!["Chloe Zane", "Chloé Martin"]),
        ("muller", vec!["Jürgen Müller"]),
        ("mueller jur", vec!["Jürgen Müller"]),
        ("MÜLLER", vec!["Jürgen Müller"]),
        ("nunez", vec!["Ana Núñez"]),
        ("nuñez", vec!["Ana Núñez"]),
        ("chlu", vec![]),
    ] {
        assert_eq!(found(&fixture, search), names, "{search}");
    }
}

#[test]
fn somebody_with_many_runs_is_shown_them_all() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let runs: Vec<_> = (0..2_100)
        .map(|n| fixture.new_run(person, second(n)))
        .collect();
    fixture.write(move |tx| {
        runs.iter().try_for_each(|run| {
            tx.runs().insert(run)?;
            Ok(())
        })
    });

    let of_person = RunFilter {
        person: Some(person),
        ..RunFilter::default()
    };
    assert_eq!(walk(&fixture, &of_person, 200).0.len(), 2_100);
    assert_eq!(
        walk(&fixture, &searched("0001", Vec::new()), 200).0.len(),
        2_100
    );
}

#[test]
fn runs_of_many_workflows_are_listed_as_one_the_last_news_first() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let made = fixture.new_run(person, second(0));
    let wanted = fixture.write(move |tx| {
        let mut runs = Vec::new();
        for n in 0..400_i64 {
            // Each has a stretch of its own, in which many follow each other, and no two are alike.
            let workflow = match n % 10 > 0 {
                true => made.workflow,
                false => tx.workflows().insert(&NewWorkflow {
                    id: WorkflowId::from_unique(&unique()),
                    name: format!("Number {n}"),
                    draft: draft("made"),
                    at: second(n),
                })?,
            };
            let status = RunStatus::ALL[usize::try_from(n % 5).unwrap_or_default()];
            let at = second(n * 7919 % 400);
            let new = NewRun {
                id: RunId::from_unique(&unique()),
                workflow,
                now: now(status, at),
                ..made.clone()
            };
            runs.push((at, tx.runs().insert(&new)?, status));
        }
        runs.sort_unstable_by_key(|(at, ..)| std::cmp::Reverse(*at));
        Ok(runs)
    });

    for limit in [7, 400] {
        let all = walk(&fixture, &RunFilter::default(), limit).0;
        assert_eq!(all, wanted.iter().map(|(_, no, _)| *no).collect::<Vec<_>>());
    }
    let done = RunFilter {
        statuses: vec![RunStatus::Done],
        ..RunFilter::default()
    };
    let wanted = wanted
        .iter()
        .filter(|(.., status)| *status == RunStatus::Done);
    let wanted: Vec<_> = wanted.map(|(_, no, _)| *no).collect();
    assert_eq!(walk(&fixture, &done, 7).0, wanted);
}

#[test]
fn a_page_looks_at_no_more_than_some_runs_and_goes_on_after_them() {
    let fixture = Fixture::new();
    crowd(&fixture, 6_000);
    let rare = fixture.person(9_000);
    let mut waits = fixture.new_run(rare, second(-1));
    waits.now.place.kind = WhereKind::WaitingForTime;
    let waits = fixture.write(move |tx| tx.runs().insert(&waits));

    let filter = RunFilter {
        at: vec![WhereKind::WaitingForTime],
        ..RunFilter::default()
    };
    let first = filter.clone();
    let first = fixture.read(move |tables| tables.runs().page(&first, None, 50));

    assert!(first.items.is_empty() && first.next.is_some());
    assert_eq!(walk(&fixture, &filter, 50).0, [waits]);
    let since = RunFilter {
        started_since: Some(second(5_990)),
        ..RunFilter::default()
    };
    assert_eq!(walk(&fixture, &since, 50), (walk(&fixture, &since, 4).0, 1));
    assert_eq!(walk(&fixture, &since, 50).0.len(), 10);
    let before = RunFilter {
        started_before: Some(second(10)),
        news_until: Some(second(20)),
        ..RunFilter::default()
    };
    assert_eq!(walk(&fixture, &before, 50).0.len(), 11);
}

#[test]
fn runs_are_found_by_the_names_of_their_workflow_and_of_the_step_where_they_are() {
    let fixture = Fixture::new();
    crowd(&fixture, 30);
    let of_workflow = Named {
        workflows: vec![fixture.workflow],
        steps: Vec::new(),
    };
    let of_step = Named {
        workflows: Vec::new(),
        steps: vec![(fixture.workflow, 1, step(2))],
    };
    let nothing = Named::default();

    let found = |text: &str, named| walk(&fixture, &searched(text, named), 7).0.len();

    assert_eq!(found("onboarding", vec![of_workflow.clone()]), 30);
    assert_eq!(found("okta", vec![of_step.clone()]), 30);
    assert_eq!(found("okta 0003", vec![of_step, nothing.clone()]), 1);
    assert_eq!(
        found("0003 onboarding", vec![nothing.clone(), of_workflow]),
        1
    );
    assert_eq!(found("nowhere", vec![nothing]), 0);
}

#[test]
fn all_people_whom_a_search_finds_are_listed_page_after_page() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        let mut people: Vec<_> = (0..1_500).map(person).collect();
        for one in people.iter_mut().step_by(2) {
            one.sample = true;
        }
        tx.people().insert_many(&people, second(0))
    });
    let searched = |text: &str, sample| PeopleFilter {
        search: Some(text.to_owned()),
        sample,
        ..PeopleFilter::default()
    };

    let (found, _) = walk_people(&fixture, &searched("person", None), 50);
    let real = walk_people(&fixture, &searched("person", Some(false)), 50).0;
    let samples = walk_people(&fixture, &searched("person", Some(true)), 50).0;

    assert_eq!(found.len(), 1_500);
    assert!(found.is_sorted());
    assert_eq!((real.len(), samples.len()), (750, 750));
    assert_eq!(
        walk_people(&fixture, &searched("p0007@", None), 50).0.len(),
        1
    );
}

#[test]
fn problems_are_narrowed_by_the_store_and_none_is_passed_over() {
    let fixture = Fixture::new();
    let someone = fixture.person(1);
    let run = fixture.run(someone, second(1));
    let workflow = fixture.workflow;
    fixture.write(move |tx| {
        for n in 0..130 {
            let (kind, workflow) = match n {
                0 => (Kind::BadCertificate, Some(workflow)),
                _ => (Kind::NotAccepted, None),
            };
            let cause = Cause {
                kind,
                workflow,
                ..cause(&format!("cause {n}"))
            };
            let item = NewItem {
                run: Some(run),
                ..NewItem::default()
            };
            tx.problems().open(&cause, &item, second(n))?;
        }
        Ok(())
    });
    let of = |filter: ProblemFilter| {
        let (mut found, mut after) = (0, None);
        loop {
            let page = fixture.read(move |tables| tables.problems().page(filter, after, 50));
            found += page.items.len();
            after = page.next;
            if after.is_none() {
                return found;
            }
        }
    };
    let all = ProblemFilter::from(ProblemState::Open);

    assert_eq!(of(all), 130);
    let kind = Some(Kind::BadCertificate);
    assert_eq!(of(ProblemFilter { kind, ..all }), 1);
    let workflow = Some(workflow);
    assert_eq!(of(ProblemFilter { workflow, ..all }), 1);
    let sorts = fixture.read(|tables| tables.problems().sorts(ProblemState::Open));
    assert_eq!(sorts.len(), 2);
}

#[test]
fn a_problem_is_found_behind_a_list_of_strangers() {
    let fixture = Fixture::new();
    let workflow = fixture.workflow;
    fixture.write(move |tx| {
        for n in 0..12_000 {
            let (kind, workflow) = match n {
                0..3 => (Kind::ValueUnusable, Some(workflow)),
                _ => (Kind::UnknownPerson, None),
            };
            let cause = Cause {
                kind,
                workflow,
                ..cause(&format!("cause {n}"))
            };
            tx.problems().open(&cause, &NewItem::default(), second(n))?;
        }
        Ok(())
    });
    let all = ProblemFilter::from(ProblemState::Open);
    let kind = ProblemFilter {
        kind: Some(Kind::ValueUnusable),
        ..all
    };
    let workflow = ProblemFilter {
        workflow: Some(workflow),
        ..all
    };
    for filter in [kind, workflow] {
        let first = fixture.read(move |tables| tables.problems().page(filter, None, 2));
        let second = fixture.read(move |tables| tables.problems().page(filter, first.next, 2));

        let keys = [first.items, second.items].map(|items| {
            let keys = items.into_iter().map(|one| one.group_key);
            keys.collect::<Vec<_>>()
        });
        assert_eq!(keys, [vec!["cause 2", "cause 1"], vec!["cause 0"]]);
        assert_eq!(second.next, None);
    }
    let sorts = fixture.read(|tables| tables.problems().sorts(ProblemState::Open));
    let sorts: Vec<_> = sorts.into_iter().map(|(kind, _)| kind).collect();
    assert!(sorts.contains(&Kind::ValueUnusable), "{sorts:?}");
}

#[test]
fn of_the_problems_those_behind_a_number_are_found_that_are_open() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        for n in 0..1_100 {
            let cause = cause(&format!("cause {n}"));
            tx.problems().open(&cause, &NewItem::default(), second(n))?;
        }
        tx.problems().close_group("cause 1098", second(2_000))
    });
    spoil(
        &fixture,
        "UPDATE problems SET id = 7 WHERE group_key = 'cause 1097'",
    );
    let behind = |no: i64| {
        let (found, more) =
            fixture.read(move |tables| tables.problems().appeared_behind(ProblemNo(no)));
        let numbers: Vec<i64> = found.into_iter().map(|one| one.no.0).collect();
        (numbers, more)
    };

    let newest = fixture.read(|tables| tables.problems().newest());
    let before = fixture.read(|tables| tables.problems().newest_before(second(1_097)));

    assert_eq!((newest.0, before.0), (1_100, 1_097));
    assert_eq!(behind(newest.0), (vec![], false));
    // One of them is over and one cannot be read.
    assert_eq!(behind(before.0 - 1), (vec![1_100, 1_097], false));
    let (all, more) = behind(0);
    assert_eq!((all.len(), more), (998, true));
}

#[test]
fn people_of_an_earlier_baton_are_found_without_their_accents_too() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        let chloe = Person {
            display_name: "Chloé Martin".to_owned(),
            ..person(1)
        };
        tx.people().insert(&chloe, second(0)).map(|_| ())
    });
    spoil(&fixture, "DELETE FROM person_words WHERE word = 'chloe'");
    spoil(
        &fixture,
        "DELETE FROM meta WHERE name = 'person_words_split'",
    );
    assert_eq!(found(&fixture, "chloe"), Vec::<String>::new());

    let Fixture { store, folder, .. } = fixture;
    drop(store);
    let store = open(folder.path(), &Options::default()).unwrap();
    let filter = PeopleFilter {
        search: Some("chloe".to_owned()),
        sample: None,
        ..PeopleFilter::default()
    };
    let read = move |tables: &Snapshot<'_>| tables.people().page(&filter, None, 50);
    let page = store.read_blocking(read).unwrap();

    assert_eq!(page.rows.len(), 1);
}

#[test]
fn people_of_an_earlier_baton_are_found_by_the_parts_of_their_names_and_by_no_former_one() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        let conor = Person {
            display_name: "Conor O’Brien-Smith".to_owned(),
            ..person(1)
        };
        tx.people().insert(&conor, second(0)).map(|_| ())
    });
    // As an earlier Baton stored them: each word as it was written.
    spoil(
        &fixture,
        "DELETE FROM person_words WHERE word IN ('obrien', 'brien', 'smith')",
    );
    spoil(
        &fixture,
        "INSERT INTO person_words (word, person_no) SELECT 'o’brien-smith', no FROM people",
    );
    spoil(
        &fixture,
        "DELETE FROM meta WHERE name = 'person_words_split'",
    );
    assert_eq!(found(&fixture, "o'brien"), Vec::<String>::new());

    let Fixture { store, folder, .. } = fixture;
    drop(store);
    let store = open(folder.path(), &Options::default()).unwrap();
    let found = |store: &baton_store::Store, text: &str| {
        let filter = PeopleFilter {
            search: Some(text.to_owned()),
            sample: None,
            ..PeopleFilter::default()
        };
        let read = move |tables: &Snapshot<'_>| tables.people().page(&filter, None, 50);
        store.read_blocking(read).unwrap().rows.len()
    };

    for text in ["o'brien", "O’Brien", "brien", "smith", "obrien-sm"] {
        assert_eq!(found(&store, text), 1, "{text}");
    }
    write(&store, |tx| {
        let row = tx.people().numbered(PersonNo(0), 1)?.remove(0);
        let other = Person {
            display_name: "Conor Weber".to_owned(),
            ..row.person.clone()
        };
        tx.people().update(&row, &other, second(1))
    });
    for text in ["o'brien", "brien", "smith"] {
        assert_eq!(found(&store, text), 0, "{text}");
    }
}
