//! Identical bytes count once (C5): known in memory by the newest calls, by the index beyond them,
//! and from the rows after a start.

use std::ops::Range;

use baton_core::matching::twice::{SameAs, StoredAs};
use baton_store::table::calls::{NewCall, Stored};
use baton_store::{CallNo, Error, Lane, Options, Store, open};
use jiff::{SignedDuration, Timestamp};

use crate::fixture::{Fixture, call, raw, spoil, write};

/// So few calls are known in memory.
const FEW: usize = 4;

fn few() -> Options {
    Options {
        newest_calls: FEW,
        ..Options::default()
    }
}

/// A call of some seconds ago, by its number.
fn ago(fixture: &Fixture, number: i64, seconds: i64) -> NewCall {
    let at = Timestamp::now() - SignedDuration::from_secs(seconds);
    call(fixture.address, &format!("{{\"n\":{number}}}"), at)
}

async fn accept(store: &Store, new: NewCall) -> Stored {
    store
        .accept(new)
        .await
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The same folder, opened once more.
fn again(fixture: Fixture, options: &Options) -> Fixture {
    fixture.store.close();
    let Fixture {
        store,
        folder,
        workflow,
        address,
    } = fixture;
    drop(store);
    let store = open(folder.path(), options).unwrap_or_else(|error| panic!("{error}"));
    Fixture {
        store,
        folder,
        workflow,
        address,
    }
}

#[tokio::test]
async fn what_was_stored_before_a_start_counts_after_it() {
    let fixture = Fixture::new();
    let first = accept(&fixture.store, ago(&fixture, 1, 90)).await;
    let over = accept(&fixture.store, ago(&fixture, 2, 601)).await;

    let fixture = again(fixture, &Options::default());

    let repeat = accept(&fixture.store, ago(&fixture, 1, 0)).await;
    let after = accept(&fixture.store, ago(&fixture, 2, 0)).await;
    assert_eq!(
        (repeat.stored_as, repeat.answer),
        (StoredAs::Repeat, first.answer)
    );
    assert_eq!(after.stored_as, StoredAs::New);
    assert_ne!(after.answer, over.answer);
}

#[tokio::test]
async fn a_repeat_of_a_repeat_repeats_the_first_also_after_a_start() {
    let fixture = Fixture::new();
    let first = accept(&fixture.store, ago(&fixture, 1, 500)).await;
    accept(&fixture.store, ago(&fixture, 1, 300)).await;

    let fixture = again(fixture, &Options::default());

    let repeat = accept(&fixture.store, ago(&fixture, 1, 0)).await;
    assert_eq!(repeat.answer, first.answer);
}

#[tokio::test]
async fn what_does_not_fit_in_memory_counts_by_the_index_also_after_a_start() {
    let fixture = Fixture::with(&few());
    let mut answers = Vec::new();
    for n in 0..20 {
        answers.push(
            accept(&fixture.store, ago(&fixture, n, 100 - n))
                .await
                .answer,
        );
    }
    assert_eq!(
        raw(&fixture, "SELECT (count(*) > 0) || '' FROM dedupe"),
        "1"
    );

    let mut repeats = Vec::new();
    for n in 0..10 {
        repeats.push(accept(&fixture.store, ago(&fixture, n, 0)).await.answer);
    }
    let fixture = again(fixture, &few());
    for n in 10..20 {
        repeats.push(accept(&fixture.store, ago(&fixture, n, 0)).await.answer);
    }

    assert_eq!(repeats, answers);
}

#[tokio::test]
async fn what_was_taken_back_counts_for_nobody() {
    for options in [Options::default(), few()] {
        let fixture = Fixture::with(&options);
        for n in 10..20 {
            accept(&fixture.store, ago(&fixture, n, 1)).await;
        }
        let new = ago(&fixture, 1, 1);
        let lost = fixture
            .store
            .write(Lane::Command, move |tx| {
                tx.calls().store(&new)?;
                Err::<(), _>(Error::Missing("nothing stays"))
            })
            .await;
        assert!(lost.is_err());

        let first = accept(&fixture.store, ago(&fixture, 1, 0)).await;
        assert_eq!(first.stored_as, StoredAs::New);
        for n in 10..20 {
            let known = accept(&fixture.store, ago(&fixture, n, 0)).await;
            assert_eq!(known.stored_as, StoredAs::Repeat, "{n} was there before");
        }
    }
}

#[tokio::test]
async fn a_long_window_is_looked_through_at_a_start() {
    let fixture = Fixture::new();
    let mut long = ago(&fixture, 1, 20 * 3_600);
    long.same_as = SameAs::Bytes {
        until: long.at + SignedDuration::from_hours(24),
    };
    let first = accept(&fixture.store, long).await;
    accept(&fixture.store, ago(&fixture, 2, 60)).await;

    let fixture = again(fixture, &Options::default());

    let repeat = accept(&fixture.store, ago(&fixture, 1, 0)).await;
    assert_eq!(repeat.answer, first.answer);
}

#[tokio::test]
async fn a_row_that_cannot_be_read_keeps_no_other_from_counting() {
    let fixture = Fixture::new();
    let first = accept(&fixture.store, ago(&fixture, 1, 60)).await;
    accept(&fixture.store, ago(&fixture, 2, 50)).await;
    spoil(
        &fixture,
        "UPDATE calls SET same = x'00', same_until = 7 WHERE no = 2",
    );

    let fixture = again(fixture, &Options::default());

    let repeat = accept(&fixture.store, ago(&fixture, 1, 0)).await;
    assert_eq!(repeat.answer, first.answer);
}

#[tokio::test]
async fn a_number_is_given_once_though_the_row_that_has_it_is_gone() {
    let fixture = Fixture::new();
    let mut numbers = Vec::new();
    for number in 1..=2 {
        numbers.push(accept(&fixture.store, ago(&fixture, number, 90)).await.no.0);
        spoil(&fixture, "DELETE FROM calls");
    }
    // It waits still, and would be taken for the next one.
    let fixture = again(fixture, &Options::default());
    numbers.push(accept(&fixture.store, ago(&fixture, 3, 60)).await.no.0);
    spoil(&fixture, "DELETE FROM calls");
    let is_refused = fixture.read(|tables| Ok(tables.calls().waiting(CallNo(0), 9).is_err()));

    assert_eq!(numbers, [1, 2, 3]);
    assert!(is_refused, "whoever reads it is told that it is gone");
}

#[tokio::test]
async fn a_number_far_above_all_others_leaves_the_next_calls_theirs() {
    let most = 1_i64 << 40;
    let newest = |no: i64| format!("UPDATE calls SET no = {no} WHERE no = 3");
    let two = format!("UPDATE calls SET no = no + {} WHERE no > 1", most - 4);
    // The last ones that a call can have, two of them at once, and the one that is next.
    for (damage, first) in [
        (newest(most - 1), 4),
        (newest(most - 2), 4),
        (newest(1 << 33), 4),
        (newest(4), 5),
        (newest(-5), 4),
        (two, 4),
    ] {
        let fixture = Fixture::new();
        for number in 1..=3 {
            accept(&fixture.store, ago(&fixture, number, 90)).await;
        }
        // That of the newest call is free then, and given to no other all the same.
        spoil(&fixture, &damage);
        let mut numbers = Vec::new();
        for number in 4..=5 {
            let stored = accept(&fixture.store, ago(&fixture, number, 60)).await;
            numbers.push(stored.no.0);
        }
        let fixture = again(fixture, &Options::default());
        for number in 6..=7 {
            let stored = accept(&fixture.store, ago(&fixture, number, 30)).await;
            numbers.push(stored.no.0);
        }
        let repeat = accept(&fixture.store, ago(&fixture, 5, 0)).await;

        let expected: Vec<_> = (first..first + 4).collect();
        assert_eq!(numbers, expected, "{damage}");
        assert_eq!(repeat.stored_as, StoredAs::Repeat, "{damage}");
    }
}

#[tokio::test]
async fn a_number_that_no_call_can_have_leaves_the_next_calls_theirs() {
    let fixture = Fixture::new();
    for number in 1..=3 {
        accept(&fixture.store, ago(&fixture, number, 90)).await;
    }
    spoil(
        &fixture,
        "UPDATE calls SET no = 9223372036854775807 WHERE no = 1",
    );

    let mut numbers = Vec::new();
    for number in 4..=6 {
        numbers.push(accept(&fixture.store, ago(&fixture, number, 60)).await.no.0);
    }
    let fixture = again(fixture, &Options::default());
    numbers.push(accept(&fixture.store, ago(&fixture, 7, 30)).await.no.0);
    let repeat = accept(&fixture.store, ago(&fixture, 5, 0)).await;

    assert_eq!(numbers, [4, 5, 6, 7]);
    assert_eq!(repeat.stored_as, StoredAs::Repeat);
}

#[tokio::test]
async fn a_row_that_cannot_be_read_keeps_no_call_from_being_stored() {
    for damage in [
        "same = x'00'",
        "same = CAST (same || x'00' AS BLOB)",
        "same_until = NULL",
        "same_until = 9223372036854775807",
    ] {
        let fixture = Fixture::with(&few());
        for n in 0..FEW as i64 {
            accept(&fixture.store, ago(&fixture, n, 60)).await;
        }
        spoil(&fixture, &format!("UPDATE calls SET {damage} WHERE no = 2"));

        for n in 10..20 {
            let stored = fixture.store.accept(ago(&fixture, n, 50)).await;
            assert_eq!(stored.unwrap().stored_as, StoredAs::New, "{damage}");
        }
        for n in (10..20).chain([0, 2, 3]) {
            let repeat = accept(&fixture.store, ago(&fixture, n, 0)).await;
            assert_eq!(repeat.stored_as, StoredAs::Repeat, "{damage}: {n}");
        }
        // Nothing that cannot be a key, and none that never runs out, lies in the index.
        let odd = "SELECT count(*) || '' FROM dedupe
                   WHERE length (key) <> 16 OR until = 9223372036854775807";
        assert_eq!(raw(&fixture, odd), "0", "{damage}");
    }
}

#[tokio::test]
async fn what_repeats_a_call_with_a_damaged_key_is_known_as_long_as_that_is_known() {
    for (damage, also_by_its_row) in [
        ("same = x'00'", false),
        ("same = CAST (same || x'00' AS BLOB)", true),
        ("same = NULL", false),
        ("same_until = NULL", true),
        ("same_until = -9223372036854775808", true),
        ("same_until = 9223372036854775807", true),
    ] {
        let fixture = Fixture::new();
        let first = accept(&fixture.store, ago(&fixture, 1, 60)).await;
        let over = accept(&fixture.store, ago(&fixture, 2, 1_200)).await;
        spoil(&fixture, &format!("UPDATE calls SET {damage}"));

        let repeat = accept(&fixture.store, ago(&fixture, 1, 0)).await;
        assert_eq!(repeat.answer, first.answer, "{damage}");
        let fixture = again(fixture, &Options::default());
        let repeat = accept(&fixture.store, ago(&fixture, 1, 0)).await;
        assert_eq!(repeat.answer == first.answer, also_by_its_row, "{damage}");
        // Nobody is kept out for ever.
        if damage.starts_with("same_until") {
            let after = accept(&fixture.store, ago(&fixture, 2, 0)).await;
            assert_ne!(after.answer, over.answer, "{damage}");
        }
    }
}

#[tokio::test]
async fn a_number_stays_its_senders_whatever_is_damaged_beside_it() {
    for damage in [
        "call_no = 99999",
        "call_no = -1",
        "until = -1",
        "until = -9223372036854775808",
    ] {
        let fixture = Fixture::new();
        let numbered = |n: i64| {
            let mut new = ago(&fixture, n, 0);
            new.same_as = SameAs::SenderId {
                id: "evt_1".to_owned(),
                until: new.at + SignedDuration::from_secs(600),
            };
            new
        };
        accept(&fixture.store, numbered(1)).await;
        spoil(&fixture, &format!("UPDATE dedupe SET {damage}"));

        let repeat = accept(&fixture.store, numbered(1)).await;
        let other = accept(&fixture.store, numbered(2)).await;

        assert_eq!(repeat.stored_as, StoredAs::Repeat, "{damage}");
        assert_eq!(other.stored_as, StoredAs::OtherData, "{damage}");
        let content = fixture.read(move |tables| tables.calls().content(repeat.no));
        let is_nowhere_else = damage.starts_with("call_no");
        assert_eq!(
            content.and_then(|content| content.body).is_some(),
            is_nowhere_else,
            "{damage}"
        );
    }
}

/// Stores calls of some seconds ago in one transaction; which of them are new.
fn store(fixture: &Fixture, numbers: Range<i64>, seconds: i64) -> Vec<bool> {
    let calls: Vec<_> = numbers.map(|n| ago(fixture, n, seconds)).collect();
    write(&fixture.store, move |tx| {
        let new = |call| Ok(tx.calls().store(call)?.stored_as == StoredAs::New);
        calls.iter().map(new).collect()
    })
}

#[test]
fn a_start_knows_by_their_blocks_what_was_stored_long_before() {
    let fixture = Fixture::new();
    for hundred in 0..12 {
        store(&fixture, hundred * 100..(hundred + 1) * 100, 60);
    }
    assert_eq!(raw(&fixture, "SELECT count(*) || '' FROM key_blocks"), "2");

    let fixture = again(fixture, &Options::default());

    assert_eq!(store(&fixture, 0..1_200, 0), vec![false; 1_200]);
    assert_eq!(store(&fixture, 1_200..1_201, 0), [true]);
}

#[tokio::test]
async fn a_block_holds_what_is_stored_and_nothing_that_was_taken_back() {
    let fixture = Fixture::new();
    store(&fixture, 0..400, 60);
    let lost: Vec<_> = (1_000..1_400).map(|n| ago(&fixture, n, 60)).collect();
    let failed = fixture.store.write(Lane::Command, move |tx| {
        lost.iter()
            .try_for_each(|call| tx.calls().store(call).map(drop))?;
        Err::<(), _>(Error::Missing("nothing stays"))
    });
    assert!(failed.await.is_err());
    assert_eq!(raw(&fixture, "SELECT count(*) || '' FROM key_blocks"), "0");
    store(&fixture, 400..800, 60);
    assert_eq!(
        raw(
            &fixture,
            "SELECT (sum (length (keys)) / 12) || '' FROM key_blocks"
        ),
        "800"
    );

    let fixture = again(fixture, &Options::default());

    assert_eq!(store(&fixture, 0..800, 0), vec![false; 800]);
    assert_eq!(store(&fixture, 1_000..1_400, 0), vec![true; 400]);
}

#[test]
fn a_start_passes_over_few_rows_however_many_calls_repeat_one() {
    let fixture = Fixture::new();
    store(&fixture, 1..2, 60);
    for _ in 0..90 {
        let calls: Vec<_> = (0..100).map(|_| ago(&fixture, 1, 50)).collect();
        write(&fixture.store, move |tx| {
            calls
                .iter()
                .try_for_each(|call| tx.calls().store(call).map(drop))
        });
    }

    let passed = "SELECT count(*) || '' FROM calls
                  WHERE no > (SELECT ifnull (max (last), 0) FROM key_blocks)";
    let passed: usize = raw(&fixture, passed).parse().unwrap();
    assert!(passed < 4_096, "{passed}");
    let fixture = again(fixture, &Options::default());
    assert_eq!(store(&fixture, 1..2, 0), [false]);
}

#[test]
fn blocks_of_which_nothing_counts_any_more_go() {
    let fixture = Fixture::new();
    store(&fixture, 0..600, 1_200);
    store(&fixture, 600..1_200, 900);
    store(&fixture, 1_200..1_800, 60);

    let left = "SELECT group_concat (last, ' ') FROM key_blocks";
    assert_eq!(raw(&fixture, left), "1800");

    // One that is missing behind those that were dropped is none of them.
    spoil(&fixture, "DELETE FROM key_blocks");
    let left = "SELECT value FROM meta WHERE name = 'same_bytes_dropped'";
    assert_eq!(raw(&fixture, left), "1200");
    store(&fixture, 1_800..2_400, 60);
    let fixture = again(fixture, &Options::default());
    assert_eq!(store(&fixture, 1_200..2_400, 0), vec![false; 1_200]);
}

#[test]
fn a_damaged_block_keeps_no_other_from_counting() {
    let fixture = Fixture::new();
    store(&fixture, 0..600, 60);
    for (number, damage) in [
        "keys = x'0102'",
        "at = 9223372036854775807",
        "last = 9223372036854775807",
        "last = -9223372036854775808",
    ]
    .into_iter()
    .enumerate()
    {
        let first = 1_000 * (number as i64 + 1);
        store(&fixture, first..first + 600, 50);
        spoil(
            &fixture,
            &format!("UPDATE key_blocks SET {damage} WHERE last = (SELECT max (no) FROM calls)"),
        );
    }
    store(&fixture, 600..700, 40);

    let fixture = again(fixture, &Options::default());

    assert_eq!(store(&fixture, 0..700, 0), vec![false; 700]);
}

#[test]
fn of_a_block_that_cannot_be_read_the_calls_own_rows_are_read() {
    let every = |damage: &str| format!("UPDATE key_blocks SET {damage}");
    let one = |nth: i64| {
        format!(
            "DELETE FROM key_blocks WHERE last = (SELECT last FROM key_blocks ORDER BY last LIMIT 1 OFFSET {nth})"
        )
    };
    let damages = [
        "keys = x'00'",
        "keys = x''",
        "keys = substr (keys, 1, length (keys) - 1)",
        "keys = substr (keys, 1, length (keys) / 2)",
        "keys = randomblob (length (keys))",
        "keys = zeroblob (length (keys))",
        "until = -1",
        "until = 9223372036854775807",
        "at = 9223372036854775807",
        "at = -9223372036854775808",
        "last = last - 1",
        "last = last + 5",
        "last = 0 WHERE last = 600",
        "last = 0 WHERE last = 1800",
        "last = 1250 WHERE last = 600",
    ];
    let gone = ["DELETE FROM key_blocks".to_owned(), one(0), one(1), one(2)];
    for damage in damages.map(every).into_iter().chain(gone) {
        let fixture = Fixture::new();
        for block in 0..3 {
            store(&fixture, block * 600..(block + 1) * 600, 60);
        }
        store(&fixture, 1_800..1_900, 50);
        spoil(&fixture, &damage);

        let fixture = again(fixture, &Options::default());

        let known = store(&fixture, 0..1_900, 0);
        let doubled = known.iter().filter(|is_new| **is_new).count();
        assert_eq!(doubled, 0, "{damage}");
    }
}

#[tokio::test]
async fn a_longest_window_that_cannot_be_keeps_no_start() {
    for damaged in ["-9223372036854775808", "9223372036854775807", "no number"] {
        let fixture = Fixture::new();
        let first = accept(&fixture.store, ago(&fixture, 1, 60)).await;
        spoil(
            &fixture,
            &format!("INSERT INTO meta (name, value) VALUES ('same_bytes_longest', '{damaged}')"),
        );

        let fixture = again(fixture, &Options::default());

        let repeat = accept(&fixture.store, ago(&fixture, 1, 0)).await;
        assert_eq!(repeat.answer, first.answer, "{damaged}");
    }
}

#[test]
fn a_key_that_its_block_holds_counts_though_its_row_is_damaged() {
    let fixture = Fixture::new();
    store(&fixture, 0..600, 60);
    spoil(&fixture, "UPDATE calls SET same = x'00' WHERE no > 500");

    let fixture = again(fixture, &Options::default());

    assert_eq!(store(&fixture, 0..600, 0), vec![false; 600]);
}

#[test]
fn a_call_with_a_damaged_time_keeps_no_other_from_counting() {
    let fixture = Fixture::new();
    store(&fixture, 0..300, 60);
    spoil(&fixture, "UPDATE calls SET at = 7 WHERE no = 290");

    let fixture = again(fixture, &Options::default());

    let known = store(&fixture, 0..300, 0);
    assert_eq!(known.iter().filter(|is_new| **is_new).count(), 1, "itself");
}

#[test]
fn repeats_are_counted_over_starts() {
    let mut fixture = Fixture::new();
    for _ in 0..3 {
        store(&fixture, 1..2, 60);
        for _ in 0..30 {
            let calls: Vec<_> = (0..100).map(|_| ago(&fixture, 1, 50)).collect();
            write(&fixture.store, move |tx| {
                calls
                    .iter()
                    .try_for_each(|call| tx.calls().store(call).map(drop))
            });
        }
        fixture = again(fixture, &Options::default());
    }
    store(&fixture, 1..2, 40);

    assert_ne!(raw(&fixture, "SELECT count(*) || '' FROM key_blocks"), "0");
}
