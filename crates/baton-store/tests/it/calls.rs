use std::collections::BTreeSet;

use baton_core::CallId;
use baton_core::matching::DispositionKind;
use baton_core::matching::twice::SameAs;
use baton_core::matching::twice::StoredAs;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::calls::{CallKind, RefusedCall};
use baton_store::{CallNo, Lenient};

use crate::fixture::{Fixture, call, second, spoil, unique};

#[tokio::test(flavor = "multi_thread")]
async fn of_many_identical_calls_at_once_exactly_one_counts() {
    let fixture = Fixture::new();
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let (store, new) = (
                fixture.store.clone(),
                call(fixture.address, "{}", second(1)),
            );
            tokio::spawn(async move { store.accept(new).await.unwrap() })
        })
        .collect();

    let mut stored = Vec::new();
    for call in calls {
        stored.push(call.await.unwrap());
    }

    let counting = stored
        .iter()
        .filter(|one| one.stored_as == StoredAs::New)
        .count();
    let answers: BTreeSet<_> = stored.iter().map(|one| one.answer.clone()).collect();
    assert_eq!((counting, answers.len()), (1, 1));
    let waiting = fixture.read(|tables| tables.calls().waiting(CallNo(0), 1_000));
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].call.id, stored[0].answer);
}

#[tokio::test]
async fn a_repeat_of_a_call_that_cannot_be_read_is_answered_with_its_own_id() {
    for damage in ["id = x'00'", "same = same"] {
        let by_number = SameAs::SenderId {
            id: "42".into(),
            until: second(1_000),
        };
        for same_as in [None, Some(by_number)] {
            let fixture = Fixture::new();
            let called = |at: i64| {
                let mut call = call(fixture.address, "{}", second(at));
                call.same_as = same_as.clone().unwrap_or(call.same_as);
                call
            };
            let first = fixture.store.accept(called(1)).await.unwrap();
            let sql = format!("UPDATE calls SET {damage} WHERE no = {}", first.no.0);
            spoil(&fixture, &sql);

            let again = called(2);
            let own = again.id.clone();
            let repeat = fixture.store.accept(again).await;

            let repeat = repeat.unwrap_or_else(|error| panic!("{damage}: {error}"));
            assert_eq!(repeat.stored_as, StoredAs::Repeat, "{damage}");
            let is_known = damage.starts_with("same");
            assert_eq!(repeat.answer == own, !is_known, "{damage}");
        }
    }
}

#[tokio::test]
async fn a_repeat_gets_the_first_answer_and_a_row_of_its_own() {
    let fixture = Fixture::new();
    let mut unreadable = call(fixture.address, "{", second(1));
    unreadable.readable = false;

    let first = fixture.store.accept(unreadable).await.unwrap();
    let repeat = fixture
        .store
        .accept(call(fixture.address, "{", second(2)))
        .await
        .unwrap();

    assert_eq!((&repeat.answer, repeat.readable), (&first.answer, false));
    assert_eq!(repeat.stored_as, StoredAs::Repeat);
    let (page, became) = fixture.read(move |tables| {
        let page = tables.calls().page(first_address(), None, 10)?;
        Ok((
            page.items,
            tables.dispositions().of_call_from(repeat.no, 0, 10)?,
        ))
    });
    assert_eq!(page.len(), 2);
    assert_eq!(page[0].duplicate_of, Some(first.no));
    assert_eq!(became[0].kind, DispositionKind::Duplicate);
    assert_eq!(became[0].other_call, Some(first.no));
}

#[tokio::test]
async fn the_same_bytes_after_the_window_are_a_new_call() {
    let fixture = Fixture::new();

    let first = fixture
        .store
        .accept(call(fixture.address, "{}", second(0)))
        .await
        .unwrap();
    let within = fixture
        .store
        .accept(call(fixture.address, "{}", second(599)))
        .await
        .unwrap();
    let after = fixture
        .store
        .accept(call(fixture.address, "{}", second(600)))
        .await
        .unwrap();
    let again = fixture
        .store
        .accept(call(fixture.address, "{}", second(601)))
        .await
        .unwrap();

    assert_eq!(within.answer, first.answer);
    assert_eq!(after.stored_as, StoredAs::New);
    assert_eq!(again.answer, after.answer);
}

#[tokio::test]
async fn another_body_under_a_known_sender_id_is_kept_and_waits_for_the_driver() {
    let fixture = Fixture::new();
    let with_id = |body: &str, at| {
        let same_as = SameAs::SenderId {
            id: "evt_1".to_owned(),
            until: second(90 * 86_400),
        };
        let mut new = call(fixture.address, body, second(at));
        new.same_as = same_as;
        new
    };

    let first = fixture.store.accept(with_id("{\"a\":1}", 0)).await.unwrap();
    let same = fixture
        .store
        .accept(with_id("{\"a\":1}", 86_400))
        .await
        .unwrap();
    let other = fixture
        .store
        .accept(with_id("{\"a\":2}", 86_401))
        .await
        .unwrap();

    assert_eq!(
        (same.stored_as, other.stored_as),
        (StoredAs::Repeat, StoredAs::OtherData)
    );
    assert_eq!(
        (&same.answer, &other.answer),
        (&first.answer, &first.answer)
    );
    let waiting = fixture.read(|tables| tables.calls().waiting(CallNo(0), 10));
    assert_eq!(waiting.len(), 2);
    assert!(waiting[1].call.other_body);
    assert_eq!(
        waiting[1].content.as_ref().unwrap().body.as_deref(),
        Some(&b"{\"a\":2}"[..])
    );
}

#[tokio::test]
async fn a_draft_records_the_last_fifty_samples_and_none_of_them_counts() {
    let fixture = Fixture::new();
    let address = fixture.address;
    fixture.write(move |tx| tx.addresses().set_records_samples(address, true));

    for n in 0..55 {
        let sample = call(address, &format!("{{\"n\":{n}}}"), second(n));
        assert_eq!(
            fixture.store.accept(sample).await.unwrap().stored_as,
            StoredAs::Sample
        );
    }
    fixture.write(move |tx| tx.addresses().set_records_samples(address, false));
    let live = fixture
        .store
        .accept(call(address, "{\"n\":54}", second(56)))
        .await
        .unwrap();

    let (samples, waiting) = fixture.read(move |tables| {
        let samples = tables.shelf().calls(address, Shelf::Sample, 100)?;
        Ok((samples, tables.calls().waiting(CallNo(0), 10)?))
    });
    assert_eq!(samples.len(), 50);
    assert_eq!(live.stored_as, StoredAs::New);
    assert_eq!(waiting.len(), 1);
}

#[tokio::test]
async fn the_last_twenty_refused_calls_are_kept_and_one_can_be_released() {
    let fixture = Fixture::new();
    let address = fixture.address;
    let refuse = move |n: i64| RefusedCall {
        id: CallId::from_unique(&unique()),
        address,
        at: second(n),
        kind: CallKind::WrongToken,
        sender: "10.0.0.1".to_owned(),
        outside: true,
        size: 2,
        readable: true,
        head: Lenient::default(),
        body: Some(format!("{{\"n\":{n}}}").into()),
    };
    let last = fixture.write(move |tx| {
        (0..25)
            .map(|n| tx.calls().refuse(&refuse(n)))
            .last()
            .unwrap()
    });
    let same_as = SameAs::Bytes {
        until: second(1_000),
    };

    let repeats = {
        let same_as = same_as.clone();
        fixture.write(move |tx| tx.calls().release(last, &same_as, second(30)))
    };
    let after = fixture
        .store
        .accept(call(address, "{\"n\":24}", second(31)))
        .await
        .unwrap();

    assert_eq!(repeats, None);
    assert_eq!(after.stored_as, StoredAs::Repeat);
    let (kept, rows, waiting) = fixture.read(move |tables| {
        let kept = tables.shelf().count(address, Shelf::Refused)?;
        let rows = tables.calls().page(address, None, 100)?.items.len();
        Ok((kept, rows, tables.calls().waiting(CallNo(0), 10)?))
    });
    assert_eq!((kept, rows), (19, 21));
    assert!(waiting[0].call.no > last, "it is judged as if it came now");
}

#[tokio::test]
async fn keys_that_ran_out_are_swept() {
    let fixture = Fixture::new();
    let numbered = |n: i64, at: i64| {
        let mut new = call(fixture.address, &format!("{{\"n\":{n}}}"), second(at));
        new.same_as = SameAs::SenderId {
            id: format!("evt_{n}"),
            until: second(at + 600),
        };
        new
    };
    for n in 0..300 {
        fixture.store.accept(numbered(n, n)).await.unwrap();
    }

    let (first, behind) = fixture.write(|tx| {
        let first = tx.dedupe().stretch(None)?.expect("there are keys");
        let gone = tx.dedupe().sweep(None, first, second(700))?;
        Ok((gone, tx.dedupe().stretch(Some(first))?))
    });

    assert_eq!(
        (first, behind),
        (101, None),
        "those of the first 100 s and the one at 700 s"
    );
    let late = fixture.store.accept(numbered(299, 701)).await;
    assert_eq!(late.unwrap().stored_as, StoredAs::Repeat);
    // A key that cannot be one is passed over.
    spoil(
        &fixture,
        "UPDATE dedupe SET key = CAST (key || x'00' AS BLOB)
         WHERE key = (SELECT max (key) FROM dedupe)",
    );
    let there = fixture.write(|tx| tx.dedupe().stretch(None));
    assert!(there.is_some());
}

fn first_address() -> baton_store::AddressNo {
    baton_store::AddressNo(1)
}
