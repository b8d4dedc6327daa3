//! Rows that cannot be read, in lists that are read page by page: they end no list, and none comes
//! twice.

use baton_core::ConnectionId;
use baton_core::connection::ConnectionKind;
use baton_core::problem::Kind;
use baton_store::lists::people::PeopleFilter;
use baton_store::table::connections::Connection;
use baton_store::table::problems::{Cause, NewItem, ProblemState};
use baton_store::table::workflows::NewWorkflow;
use baton_store::{Cursor, Page, Unread};

use crate::fixture::{Fixture, call, cause, definition, draft, second, spoil, step, unique};

/// How many rows can be read and how many cannot, page by page.
fn walk<T: Send + 'static>(
    fixture: &Fixture,
    limit: usize,
    page: impl Fn(&baton_store::Snapshot<'_>, Option<Cursor>) -> Result<Page<T>, baton_store::Error>
    + Copy
    + Send
    + 'static,
) -> (usize, Vec<i64>) {
    let (mut read, mut unread, mut after) = (0, Vec::new(), None);
    loop {
        let found = fixture.read(move |tables| page(tables, after));
        assert!(found.items.len() + found.unread.len() <= limit);
        read += found.items.len();
        unread.extend(found.unread.into_iter().map(|row| row.no));
        let Some(next) = found.next else {
            return (read, unread);
        };
        after = Some(next.to_string().parse().unwrap());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calls_of_an_address_are_all_listed_beside_some_that_cannot_be_read() {
    let fixture = Fixture::new();
    for n in 0..6 {
        let new = call(fixture.address, &format!("{{\"n\":{n}}}"), second(n));
        fixture.store.accept(new).await.unwrap();
    }
    spoil(
        &fixture,
        "UPDATE calls SET kind = 1000 WHERE no IN (1, 4, 5, 6)",
    );
    let address = fixture.address;

    for limit in [1, 2, 3, 10] {
        let page = move |tables: &baton_store::Snapshot<'_>, after| {
            tables.calls().page(address, after, limit)
        };
        assert_eq!(walk(&fixture, limit, page), (2, vec![6, 5, 4, 1]));
    }
}

#[test]
fn workflows_are_all_listed_beside_some_that_cannot_be_read() {
    let fixture = Fixture::new();
    for n in 1..5 {
        fixture.write(move |tx| {
            tx.workflows().insert(&NewWorkflow {
                id: baton_core::WorkflowId::from_unique(&unique()),
                name: format!("Number {n}"),
                draft: draft("made"),
                at: second(n),
            })
        });
    }
    spoil(&fixture, "UPDATE workflows SET state = 1000 WHERE no > 3");

    let (read, unread) = fixture.read(|tables| tables.workflows().all());

    assert_eq!(read.len(), 3);
    assert_eq!(unread.iter().map(|row| row.no).collect::<Vec<_>>(), [4, 5]);
}

#[test]
fn the_items_of_a_problem_are_all_listed_beside_some_that_cannot_be_read() {
    let fixture = Fixture::new();
    let problem = fixture.write(|tx| {
        for n in 0..5 {
            tx.problems()
                .open_item(&cause("refused"), &NewItem::default(), second(n))?;
        }
        Ok(tx.problems().page(ProblemState::Open, None, 1)?.items[0].no)
    });
    spoil(
        &fixture,
        "UPDATE problem_items SET at = 9223372036854775807 WHERE no IN (2, 3, 5)",
    );

    for limit in [1, 2, 10] {
        let page = move |tables: &baton_store::Snapshot<'_>, after| {
            tables.problems().items(problem, true, after, limit)
        };
        assert_eq!(walk(&fixture, limit, page), (2, vec![2, 3, 5]));
    }
}

#[test]
fn a_page_that_ends_with_a_time_before_1970_goes_on() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        for n in 0..4 {
            let group = format!("refused {n}");
            tx.problems()
                .open_item(&cause(&group), &NewItem::default(), second(n))?;
        }
        Ok(())
    });
    spoil(&fixture, "UPDATE problems SET last_at = -7 WHERE no > 1");

    for limit in [1, 2, 3, 10] {
        let page = move |tables: &baton_store::Snapshot<'_>, after| {
            tables.problems().page(ProblemState::Open, after, limit)
        };
        assert_eq!(walk(&fixture, limit, page), (4, vec![]));
    }
}

#[test]
fn a_group_is_closed_though_its_item_cannot_be_read() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        tx.problems()
            .open_item(&cause("addresses"), &NewItem::default(), second(1))
    });
    spoil(
        &fixture,
        "UPDATE problem_items SET at = 9223372036854775807",
    );

    fixture.write(|tx| tx.problems().close_group("addresses", second(2)));

    assert!(!fixture.read(|tables| tables.problems().is_open("addresses")));
    let open = fixture.read(|tables| tables.counters().problems());
    assert_eq!(open, 0);
}

#[test]
fn a_connection_that_cannot_be_read_is_told_by_its_id_or_else_by_its_name() {
    let fixture = Fixture::new();
    let ids: Vec<_> = (0..3)
        .map(|_| ConnectionId::from_unique(&unique()))
        .collect();
    let made = ids.clone();
    fixture.write(move |tx| {
        for (n, id) in made.into_iter().enumerate() {
            let new = Connection::new(id, format!("Tool {n}"), ConnectionKind::Web);
            tx.connections().set(&new, second(0))?;
        }
        Ok(())
    });
    spoil(
        &fixture,
        "UPDATE connections SET auth = 'not {' WHERE name = 'Tool 0'",
    );
    spoil(
        &fixture,
        "UPDATE connections SET id = 7.5 WHERE name = 'Tool 1'",
    );

    let (_, unread) = fixture.read(|tables| tables.connections().all());

    let told: Vec<_> = unread.into_iter().filter_map(|row| row.name).collect();
    assert_eq!(told, [ids[0].to_string(), "Tool 1".to_owned()]);
}

#[test]
fn a_version_that_cannot_be_read_is_told_by_its_own_number() {
    let fixture = Fixture::new();
    let workflow = fixture.workflow;
    fixture.write(move |tx| {
        for n in 0..3 {
            let text = Unread::of(&definition("made"));
            tx.versions()
                .insert(workflow, &text, "Dana", None, second(n))?;
        }
        Ok(())
    });
    spoil(
        &fixture,
        "UPDATE workflow_versions SET at = 9223372036854775807 WHERE version > 1",
    );

    for limit in [1, 10] {
        let page = move |tables: &baton_store::Snapshot<'_>, after| {
            tables.versions().page(workflow, after, limit)
        };
        assert_eq!(walk(&fixture, limit, page), (1, vec![3, 2]));
    }
}

#[test]
fn people_are_all_listed_beside_those_whose_place_is_no_text() {
    let fixture = Fixture::new();
    for n in 0..6 {
        fixture.person(n);
    }
    spoil(
        &fixture,
        "UPDATE people SET sort_key = CAST(x'ff' AS TEXT) WHERE no IN (2, 3, 5)",
    );

    for limit in [1, 2, 3, 10] {
        let (mut numbers, mut after) = (Vec::new(), None);
        loop {
            let from = after.clone();
            let page = fixture.read(move |tables| {
                let all = PeopleFilter::default();
                tables.people().page(&all, from.as_ref(), limit)
            });
            numbers.extend(page.rows.iter().map(|row| row.no.0));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(numbers, [1, 4, 6, 2, 3, 5], "{limit}");
    }
}

#[test]
fn whoever_is_in_a_problem_that_cannot_be_read_stays_in_it_until_their_run_ends() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let item = NewItem {
        run: Some(run),
        ..NewItem::default()
    };
    let other = Cause {
        step: Some(step(1)),
        ..cause("another step's")
    };
    fixture.write(move |tx| tx.problems().open(&other, &item, second(2)));
    spoil(&fixture, "UPDATE problems SET kind = 'broken ' || kind");
    let people = |fixture: &Fixture| fixture.read(|tables| tables.counters().problem_people());

    fixture.write(move |tx| {
        let goes_on = (&step(2), Kind::NotAccepted);
        tx.problems().close_run(run, Some(goes_on), None, second(3))
    });
    assert_eq!(people(&fixture), 1);
    fixture.write(move |tx| tx.problems().close_run(run, None, None, second(4)));

    assert_eq!(people(&fixture), 0);
}
