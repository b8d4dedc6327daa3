use baton_store::{CallNo, Error, Lane, Options, open};

use crate::fixture::{Fixture, call, second, write};

#[tokio::test]
async fn a_full_disk_answers_every_call_and_loses_none_that_was_answered() {
    let fixture = Fixture::with(&Options {
        max_pages: Some(150),
        ..Options::default()
    });
    let mut answered = Vec::new();
    let mut refused = 0;

    for n in 0..400 {
        let body = format!("{{\"n\":{n},\"pad\":\"{}\"}}", "x".repeat(2_000));
        match fixture
            .store
            .accept(call(fixture.address, &body, second(n)))
            .await
        {
            Ok(stored) => answered.push(stored.no),
            Err(Error::Full) => refused += 1,
            Err(error) => panic!("{error:?}"),
        }
    }

    assert!(!answered.is_empty() && refused > 0);
    assert!(fixture.store.failure().is_none(), "space may come back");
    let folder = fixture.folder;
    fixture.store.close();
    drop(fixture.store);
    let again = open(folder.path(), &Options::default()).unwrap();
    let kept = again
        .read(|tables| tables.calls().waiting(CallNo(0), 1_000))
        .await
        .unwrap_or_else(|error: Error| panic!("{error}"));
    assert_eq!(
        kept.iter().map(|row| row.call.no).collect::<Vec<_>>(),
        answered
    );
    assert!(
        kept.iter()
            .all(|row| row.content.as_ref().unwrap().body.is_some())
    );
}

#[tokio::test]
async fn a_call_refused_by_a_full_disk_is_no_repeat_of_itself() {
    let fixture = Fixture::with(&Options {
        max_pages: Some(150),
        ..Options::default()
    });
    let (address, body) = (fixture.address, "x".repeat(500_000));
    let refused = fixture.store.accept(call(address, &body, second(1))).await;
    assert!(matches!(refused, Err(Error::Full)), "{refused:?}");
    fixture.store.close();
    let folder = fixture.folder;
    drop(fixture.store);

    let again = open(folder.path(), &Options::default()).unwrap();
    let stored = again.accept(call(address, &body, second(2))).await.unwrap();

    assert_eq!(stored.stored_as, baton_core::matching::twice::StoredAs::New);
}

#[test]
fn a_command_that_fills_the_disk_is_told_so_and_smaller_work_goes_on() {
    let fixture = Fixture::with(&Options {
        max_pages: Some(150),
        ..Options::default()
    });

    let big = fixture.store.write_blocking(Lane::Command, |tx| {
        tx.meta().set("big", &"x".repeat(1_000_000))
    });

    assert!(matches!(big, Err(Error::Full)), "{big:?}");
    write(&fixture.store, |tx| tx.meta().set("small", "fits"));
}
