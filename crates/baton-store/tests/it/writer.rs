use std::sync::mpsc::channel;
use std::task::{Context, Waker};

use baton_core::CallId;
use baton_core::matching::twice::StoredAs;
use baton_store::{ACCEPT_CALLS, CallNo, Error, Lane, Store};

use crate::fixture::{Fixture, call, second};

/// Holds the writer thread until the sender is dropped, then ends its transaction: the driver's
/// share of it is spent.
fn hold(store: &Store) -> std::sync::mpsc::Sender<()> {
    let (release, released) = channel::<()>();
    let (held, holding) = channel();
    let store = store.clone();
    std::thread::spawn(move || {
        store.write_blocking(Lane::Driver, move |tx| {
            held.send(()).unwrap();
            let _released = released.recv();
            while !tx.out_of_time() {
                std::thread::yield_now();
            }
            Ok::<_, Error>(())
        })
    });
    holding.recv().unwrap();
    release
}

#[tokio::test]
async fn work_of_a_lane_is_done_in_the_order_it_came() {
    let fixture = Fixture::new();
    let release = hold(&fixture.store);

    let writes: Vec<_> = (0..200)
        .map(|n| {
            let store = fixture.store.clone();
            let work = async move {
                store
                    .write(Lane::Command, move |tx| {
                        let seen = tx
                            .meta()
                            .get("last")?
                            .map_or(-1, |last| last.parse().unwrap());
                        tx.meta().set("last", &n.to_string())?;
                        Ok::<i32, Error>(seen)
                    })
                    .await
            };
            tokio::spawn(work)
        })
        .collect();
    tokio::task::yield_now().await;
    drop(release);

    for (n, write) in (0..200).zip(writes) {
        assert_eq!(write.await.unwrap().unwrap(), n - 1);
    }
}

#[tokio::test]
async fn calls_go_before_commands_and_commands_before_the_driver() {
    let fixture = Fixture::new();
    let (address, release) = (fixture.address, hold(&fixture.store));
    let count = |lane| {
        let store = fixture.store.clone();
        tokio::spawn(async move {
            store
                .write(lane, move |tx| {
                    let calls = tx.calls().waiting(CallNo(0), 10)?.len();
                    let commands = tx.meta().get("command")?.is_some();
                    if lane == Lane::Command {
                        tx.meta().set("command", "done")?;
                    }
                    Ok::<_, Error>((calls, commands))
                })
                .await
                .unwrap()
        })
    };

    let driver = count(Lane::Driver);
    let command = count(Lane::Command);
    let store = fixture.store.clone();
    let accepted =
        tokio::spawn(async move { store.accept(call(address, "{}", second(1))).await.unwrap() });
    tokio::task::yield_now().await;
    drop(release);

    assert_eq!(accepted.await.unwrap().stored_as, StoredAs::New);
    assert_eq!(command.await.unwrap(), (1, false));
    assert_eq!(driver.await.unwrap(), (1, true));
}

#[tokio::test]
async fn work_that_fails_leaves_nothing_and_its_neighbours_stay() {
    let fixture = Fixture::new();
    let release = hold(&fixture.store);
    let set = |name: &'static str, fails: bool| {
        let store = fixture.store.clone();
        tokio::spawn(async move {
            store
                .write(Lane::Command, move |tx| {
                    tx.meta().set(name, "there")?;
                    if fails {
                        Err(Error::Missing("courage"))
                    } else {
                        Ok(())
                    }
                })
                .await
        })
    };

    let (first, failing, last) = (
        set("first", false),
        set("failing", true),
        set("last", false),
    );
    let breaking = fixture.store.clone();
    let breaking = tokio::spawn(async move {
        breaking
            .write(Lane::Command, |tx| -> Result<(), Error> {
                tx.meta().set("breaking", "there")?;
                panic!("on purpose")
            })
            .await
    });
    tokio::task::yield_now().await;
    drop(release);

    assert!(first.await.unwrap().is_ok() && last.await.unwrap().is_ok());
    assert!(matches!(
        failing.await.unwrap(),
        Err(Error::Missing("courage"))
    ));
    assert!(matches!(breaking.await.unwrap(), Err(Error::Panicked)));
    let found = fixture.read(|tables| {
        ["first", "failing", "breaking", "last"]
            .map(|name| tables.meta().get(name).map(|value| value.is_some()))
            .into_iter()
            .collect::<Result<Vec<_>, _>>()
    });
    assert_eq!(found, [true, false, false, true]);
}

#[tokio::test]
async fn a_call_that_cannot_be_stored_takes_no_other_with_it() {
    let fixture = Fixture::new();
    let (address, release) = (fixture.address, hold(&fixture.store));
    let accept = |n: i64, id: Option<CallId>| {
        let store = fixture.store.clone();
        let mut new = call(address, &format!("{{\"n\":{n}}}"), second(n));
        new.id = id.unwrap_or(new.id);
        let id = new.id.clone();
        (id, tokio::spawn(async move { store.accept(new).await }))
    };
    let (taken, first) = accept(1, None);
    let (_, before) = accept(2, None);
    // The row has an id that another row has: what breaks it is nothing of the others.
    let (_, broken) = accept(3, Some(taken));
    let (_, behind) = accept(4, None);
    tokio::task::yield_now().await;
    drop(release);

    assert!(broken.await.unwrap().is_err());
    for stored in [first, before, behind] {
        assert_eq!(stored.await.unwrap().unwrap().stored_as, StoredAs::New);
    }
    let waiting = fixture.read(|tables| tables.calls().numbers_waiting(CallNo(0), 10));
    assert_eq!(waiting.len(), 3);
    let again = fixture
        .store
        .accept(call(address, "{\"n\":4}", second(5)))
        .await;
    assert_eq!(again.unwrap().stored_as, StoredAs::Repeat);
}

#[tokio::test]
async fn calls_stay_stored_once_where_the_drivers_work_behind_them_fails() {
    for breaks in [false, true] {
        let fixture = Fixture::new();
        let (address, release) = (fixture.address, hold(&fixture.store));
        let driver = fixture.store.clone();
        let driver = tokio::spawn(async move {
            driver
                .write(Lane::Driver, move |tx| -> Result<(), Error> {
                    tx.meta().set("failing", "there")?;
                    assert_eq!(tx.calls().waiting(CallNo(0), 10)?.len(), 2);
                    assert!(!breaks, "on purpose");
                    Err(Error::Missing("courage"))
                })
                .await
        });
        let accept = |n: i64| {
            let store = fixture.store.clone();
            let new = call(address, &format!("{{\"n\":{n}}}"), second(n));
            tokio::spawn(async move { store.accept(new).await.unwrap() })
        };
        let (first, second_one) = (accept(1), accept(2));
        tokio::task::yield_now().await;
        drop(release);

        assert!(driver.await.unwrap().is_err());
        for stored in [first.await.unwrap(), second_one.await.unwrap()] {
            assert_eq!(stored.stored_as, StoredAs::New);
        }
        let again = fixture.store.accept(call(address, "{\"n\":2}", second(3)));
        assert_eq!(again.await.unwrap().stored_as, StoredAs::Repeat);
        let (failing, waiting) = fixture.read(|tables| {
            let waiting = tables.calls().numbers_waiting(CallNo(0), 10)?;
            Ok((tables.meta().get("failing")?, waiting.len()))
        });
        assert_eq!((failing, waiting), (None, 2));
    }
}

#[tokio::test]
async fn a_call_that_cannot_be_stored_takes_none_with_it_where_the_drivers_work_fails_too() {
    let fixture = Fixture::new();
    let (address, release) = (fixture.address, hold(&fixture.store));
    let accept = |n: i64, id: Option<CallId>| {
        let store = fixture.store.clone();
        let mut new = call(address, &format!("{{\"n\":{n}}}"), second(n));
        new.id = id.unwrap_or(new.id);
        let id = new.id.clone();
        (id, tokio::spawn(async move { store.accept(new).await }))
    };
    let (taken, first) = accept(1, None);
    let (_, broken) = accept(2, Some(taken));
    let (_, behind) = accept(3, None);
    let driver = fixture.store.clone();
    let driver = tokio::spawn(async move {
        driver
            .write(Lane::Driver, |tx| -> Result<(), Error> {
                assert_eq!(tx.calls().waiting(CallNo(0), 10)?.len(), 2);
                Err(Error::Missing("courage"))
            })
            .await
    });
    tokio::task::yield_now().await;
    drop(release);

    assert!(matches!(
        driver.await.unwrap(),
        Err(Error::Missing("courage"))
    ));
    assert!(broken.await.unwrap().is_err());
    for stored in [first, behind] {
        assert_eq!(stored.await.unwrap().unwrap().stored_as, StoredAs::New);
    }
    let waiting = fixture.read(|tables| tables.calls().numbers_waiting(CallNo(0), 10));
    assert_eq!(waiting.len(), 2);
}

#[tokio::test]
async fn a_full_queue_is_busy_at_once_and_only_for_calls() {
    let fixture = Fixture::new();
    let (address, release) = (fixture.address, hold(&fixture.store));
    let accept = |n: usize| {
        let store = fixture.store.clone();
        tokio::spawn(async move {
            store
                .accept(call(address, &format!("{{\"n\":{n}}}"), second(1)))
                .await
        })
    };

    let waiting: Vec<_> = (0..ACCEPT_CALLS).map(accept).collect();
    tokio::task::yield_now().await;
    let over = accept(ACCEPT_CALLS).await.unwrap();

    assert!(
        matches!(
            over,
            Err(Error::Busy {
                calls: ACCEPT_CALLS
            })
        ),
        "{over:?}"
    );
    drop(release);
    for call in waiting {
        assert!(call.await.unwrap().is_ok());
    }
    assert!(accept(0).await.unwrap().is_ok());
}

#[tokio::test]
async fn the_queue_is_bounded_in_bytes_too() {
    let fixture = Fixture::new();
    let (address, release) = (fixture.address, hold(&fixture.store));
    let body = "x".repeat(8 * 1024 * 1024);
    let accept = || {
        let (store, call) = (fixture.store.clone(), call(address, &body, second(1)));
        tokio::spawn(async move { store.accept(call).await })
    };

    let waiting: Vec<_> = (0..7).map(|_| accept()).collect();
    tokio::task::yield_now().await;
    let over = accept().await.unwrap();

    assert!(matches!(over, Err(Error::Busy { calls: 7 })), "{over:?}");
    drop(release);
    for call in waiting {
        assert!(call.await.unwrap().is_ok());
    }
}

#[test]
fn work_queued_before_the_close_is_done_and_later_work_is_refused() {
    let fixture = Fixture::new();
    fixture.write(|tx| tx.meta().set("kept", "yes"));

    fixture.store.close();

    let later = fixture
        .store
        .write_blocking(Lane::Command, |_| Ok::<_, Error>(()));
    assert!(matches!(later, Err(Error::Closed)));
}

#[test]
fn what_became_of_a_call_is_heard_where_nobody_waits_for_it_any_more() {
    let fixture = Fixture::new();
    let release = hold(&fixture.store);
    let (tell, told) = channel();
    let heard = move |stored: &Result<_, Error>| {
        let stored: &baton_store::table::calls::Stored = stored.as_ref().unwrap();
        tell.send(stored.no).unwrap();
    };

    let new = call(fixture.address, "{}", second(1));
    let mut accepted = Box::pin(fixture.store.accept_heard(new, heard));
    let looked_once = accepted
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()));
    assert!(looked_once.is_pending(), "nothing is committed yet");
    drop(accepted);
    drop(release);

    let no = told.recv().unwrap();
    let stored = fixture.read(move |tables| tables.calls().by_no(no));
    assert!(stored.is_some());
}
