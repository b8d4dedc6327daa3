use baton_core::history::Params;
use baton_store::lists::runs::{RunFilter, RunSearch};
use baton_store::table::problems::{NewItem, ProblemState};
use baton_store::table::runs::RunStatus;
use baton_store::{Cursor, RunNo};

use crate::fixture::{Fixture, cause, now, second};

fn walk(fixture: &Fixture, filter: &RunFilter, limit: usize) -> Vec<RunNo> {
    let mut found = Vec::new();
    let mut after: Option<Cursor> = None;
    loop {
        let filter = filter.clone();
        let page = fixture.read(move |tables| tables.runs().page(&filter, after, limit));
        found.extend(page.items.iter().map(|line| line.run.no));
        let Some(next) = page.next else { return found };
        after = Some(next.to_string().parse().unwrap());
    }
}

#[test]
fn pages_of_runs_show_each_run_once_the_last_news_first() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    // Ten at each second: the number breaks ties.
    let runs: Vec<_> = (0..50)
        .map(|n| fixture.run(person, second(n / 10)))
        .collect();
    for run in runs.iter().skip(1).step_by(2).copied() {
        fixture.write(move |tx| {
            let old = tx.runs().by_no(run)?.unwrap();
            tx.runs()
                .save(&old, &now(RunStatus::Waiting, old.now.last_news_at))
        });
    }

    let newest_first: Vec<_> = runs.iter().rev().copied().collect();
    for limit in [1, 7, 50, 100] {
        assert_eq!(walk(&fixture, &RunFilter::default(), limit), newest_first);
        let workflow = RunFilter {
            workflow: Some(fixture.workflow),
            ..RunFilter::default()
        };
        assert_eq!(walk(&fixture, &workflow, limit), newest_first);
        let waiting = RunFilter {
            statuses: vec![RunStatus::Waiting],
            ..RunFilter::default()
        };
        assert_eq!(walk(&fixture, &waiting, limit).len(), 25);
        let person = RunFilter {
            person: Some(person),
            ..RunFilter::default()
        };
        assert_eq!(walk(&fixture, &person, limit), newest_first);
    }
}

#[test]
fn runs_are_found_by_the_beginnings_of_a_persons_words() {
    let fixture = Fixture::new();
    let (first, second_person) = (fixture.person(1), fixture.person(2));
    let run = fixture.run(first, second(1));
    fixture.run(second_person, second(2));

    let search = |text: &str| RunFilter {
        search: Some(RunSearch {
            text: text.to_owned(),
            named: Vec::new(),
        }),
        ..RunFilter::default()
    };

    assert_eq!(walk(&fixture, &search("pers 0001"), 10), [run]);
    assert_eq!(walk(&fixture, &search("P0001@"), 10), [run]);
    assert_eq!(walk(&fixture, &search("person"), 10).len(), 2);
    assert_eq!(walk(&fixture, &search("nobody"), 10), []);
}

#[test]
fn lists_use_their_indexes() {
    let fixture = Fixture::new();
    let db = rusqlite::Connection::open(fixture.folder.path().join("baton.db")).unwrap();
    let tables = [
        "SELECT no FROM workflows WHERE deleted_at IS NULL AND (updated_at, no) < (9, 9)
         ORDER BY updated_at DESC, no DESC LIMIT 9",
        "SELECT no FROM calls WHERE address_no = 1 AND no < 9 ORDER BY no DESC LIMIT 9",
    ];
    let queries = tables.into_iter().chain(baton_store::lists::statements());
    for query in queries {
        let mut plan = db.prepare(&format!("EXPLAIN QUERY PLAN {query}")).unwrap();
        let mut rows = plan.raw_query();
        let mut steps: Vec<String> = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            steps.push(row.get(3).unwrap());
        }
        let steps = steps.join("; ");
        assert!(
            steps.contains("SEARCH") && !steps.contains("SCAN") && !steps.contains("B-TREE"),
            "{query}: {steps}"
        );
    }
}

#[test]
fn problems_group_by_cause_and_are_solved_with_their_last_item() {
    let fixture = Fixture::new();
    let people: Vec<_> = (0..3).map(|n| fixture.person(n)).collect();
    let runs: Vec<_> = people
        .iter()
        .map(|person| fixture.run(*person, second(1)))
        .collect();
    let about = |run| NewItem {
        run: Some(run),
        ..NewItem::default()
    };
    for run in runs.iter().chain(&runs).copied() {
        fixture.write(move |tx| {
            tx.problems()
                .open(&cause("okta 401"), &about(run), second(2))
        });
    }
    let counts = |fixture: &Fixture| {
        fixture.read(|tables| {
            Ok((
                tables.counters().problems()?,
                tables.counters().problem_people()?,
            ))
        })
    };
    assert_eq!(counts(&fixture), (1, 3));

    for run in runs.iter().take(2).copied() {
        fixture.write(move |tx| tx.problems().close_run(run, None, None, second(3)));
    }
    assert_eq!(counts(&fixture), (1, 1));
    let last = runs[2];
    fixture.write(move |tx| tx.problems().close_run(last, None, None, second(4)));

    assert_eq!(counts(&fixture), (0, 0));
    let solved = fixture.read(|tables| tables.problems().page(ProblemState::Solved, None, 10));
    assert_eq!((solved.items.len(), solved.items[0].people), (1, 0));
    fixture.write(move |tx| {
        tx.problems()
            .open(&cause("okta 401"), &about(last), second(5))
    });
    assert_eq!(counts(&fixture), (1, 1));
}

#[test]
fn a_problem_of_which_every_item_is_left_alone_is_ignored() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let item = NewItem {
        run: Some(run),
        ..NewItem::default()
    };
    let no = fixture.write(move |tx| tx.problems().open(&cause("late"), &item, second(2)));

    fixture.write(move |tx| {
        let items = tx.problems().items(no, true, None, 10)?.items;
        let mut items = items.iter();
        items.try_for_each(|item| tx.problems().leave_item(item, &Params::new(), second(3)))
    });

    let (open, people, state) = fixture.read(move |tables| {
        Ok((
            tables.problems().of_run(run)?,
            tables.counters().problem_people()?,
            tables.problems().by_no(no)?.unwrap().state,
        ))
    });
    assert!(open.is_empty());
    assert_eq!((people, state), (0, ProblemState::Ignored));
}
