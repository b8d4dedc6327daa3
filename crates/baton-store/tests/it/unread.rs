//! Rows that cannot be read, in lists that are read page by page: they end no list, and none comes
//! twice.

use baton_core::ProblemId;
use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_store::table::problems::{Cause, NewItem, ProblemState};
use baton_store::table::workflows::NewWorkflow;
use baton_store::{Cursor, Page};

use crate::fixture::{Fixture, call, draft, second, spoil, unique};

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

    for limit in [1, 2, 10] {
        let page =
            move |tables: &baton_store::Snapshot<'_>, after| tables.workflows().page(after, limit);
        assert_eq!(walk(&fixture, limit, page), (3, vec![5, 4]));
    }
}

#[test]
fn the_items_of_a_problem_are_all_listed_beside_some_that_cannot_be_read() {
    let fixture = Fixture::new();
    let problem = fixture.write(|tx| {
        let cause = Cause {
            id: ProblemId::from_unique(&unique()),
            group_key: "refused".to_owned(),
            kind: Kind::NotAccepted,
            params: Params::new(),
            workflow: None,
            step: None,
            connection: None,
        };
        for n in 0..5 {
            tx.problems()
                .open_item(&cause, &NewItem::default(), second(n))?;
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
