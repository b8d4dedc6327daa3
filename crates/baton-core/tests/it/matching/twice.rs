//! C2 and C5: sample, repeat or new, one row per rule.

use baton_core::matching::DispositionKind;
use baton_core::matching::twice::{AddressSettings, Found, SameAs, SenderId, StoredAs};
use jiff::Timestamp;

use crate::fixture::{at, read};

fn by_header() -> AddressSettings {
    let name = "X-Delivery".to_owned();
    AddressSettings {
        sender_id: Some(SenderId::Header { name }),
        ..AddressSettings::default()
    }
}

fn for_minutes(duplicate_minutes: u32) -> AddressSettings {
    AddressSettings {
        duplicate_minutes,
        ..by_header()
    }
}

fn by_pointer(pointer: &str) -> AddressSettings {
    let pointer = pointer.to_owned();
    AddressSettings {
        sender_id: Some(SenderId::Pointer { pointer }),
        ..AddressSettings::default()
    }
}

fn without_header(_: &str) -> Option<&'static str> {
    None
}

fn sender_id(id: &str, until: Timestamp) -> SameAs {
    let id = id.to_owned();
    SameAs::SenderId { id, until }
}

fn minutes(count: i64) -> Timestamp {
    at(count * 60)
}

#[test]
fn c2_a_call_to_a_draft_is_a_sample() {
    let stored = StoredAs::of(Found::OwnerIsDraft);

    assert_eq!(stored, StoredAs::Sample);
    assert_eq!(stored.disposition(), DispositionKind::Sample);
    assert!(stored.keeps_body());
}

#[test]
fn c5_the_first_call_waits_to_be_handled() {
    let stored = StoredAs::of(Found::First);

    assert_eq!(stored, StoredAs::New);
    assert_eq!(stored.disposition(), DispositionKind::Waiting);
    assert!(stored.keeps_body());
}

#[test]
fn c5_the_same_call_again_is_a_duplicate_whose_body_is_not_kept_twice() {
    let stored = StoredAs::of(Found::Repeats { same_body: true });

    assert_eq!(stored, StoredAs::Repeat);
    assert_eq!(stored.disposition(), DispositionKind::Duplicate);
    assert!(!stored.keeps_body());
}

#[test]
fn c5_another_body_under_the_same_id_is_kept_and_waits_to_become_a_problem() {
    let stored = StoredAs::of(Found::Repeats { same_body: false });

    assert_eq!(stored, StoredAs::OtherData);
    assert_eq!(stored.disposition(), DispositionKind::Waiting);
    assert!(stored.keeps_body());
}

#[test]
fn c5_a_senders_id_is_known_for_ninety_days() {
    let header = |name: &str| (name == "X-Delivery").then_some(" d-1 ");

    let same_as = by_header().same_as(header, None, at(0));

    assert_eq!(same_as, sender_id("d-1", minutes(90 * 24 * 60)));
}

#[test]
fn c5_a_senders_id_is_read_from_the_data_too() {
    let data = read(r#"{"event":{"id":10023}}"#);

    let same_as = by_pointer("/event/id").same_as(without_header, Some(&data), at(0));

    assert_eq!(same_as, sender_id("10023", minutes(90 * 24 * 60)));
}

#[test]
fn c5_without_an_id_identical_bytes_are_one_call_for_ten_minutes() {
    let until = minutes(10);
    let empty = read(r#"{"event":{"id":""}}"#);
    let rows = [
        AddressSettings::default().same_as(without_header, None, at(0)),
        by_header().same_as(without_header, None, at(0)),
        by_header().same_as(|_| Some("  "), None, at(0)),
        by_pointer("/event/id").same_as(without_header, None, at(0)),
        by_pointer("/event/id").same_as(without_header, Some(&empty), at(0)),
        by_pointer("/other").same_as(without_header, Some(&empty), at(0)),
    ];

    for (row, same_as) in rows.into_iter().enumerate() {
        assert_eq!(same_as, SameAs::Bytes { until }, "row {row}");
    }
}

#[test]
fn c5_an_address_says_for_how_long_identical_bytes_are_one_call() {
    let hour = for_minutes(60).same_as(without_header, None, at(0));
    let never = for_minutes(0).same_as(without_header, None, at(0));
    let never_by_bytes = for_minutes(0).same_as(|_| Some("d-1"), None, at(0));

    let until = minutes(60);
    assert_eq!(hour, SameAs::Bytes { until });
    assert_eq!(never, SameAs::Nothing);
    assert_eq!(never_by_bytes, sender_id("d-1", minutes(90 * 24 * 60)));
}

#[test]
fn c5_what_is_final_needs_nothing_more_and_what_is_offered_can_be_left_alone() {
    use DispositionKind as Kind;
    let open = [Kind::Waiting, Kind::Bound, Kind::Unmatched];
    let offered = [
        Kind::Waiting,
        Kind::Bound,
        Kind::Unmatched,
        Kind::Kept,
        Kind::Problem,
    ];
    let awaits_a_run = [Kind::Unmatched, Kind::Problem];

    for kind in Kind::ALL {
        assert_eq!(!kind.is_final(), open.contains(&kind), "{kind:?}");
        assert_eq!(kind.is_offered(), offered.contains(&kind), "{kind:?}");
        assert_eq!(
            kind.awaits_a_run(),
            awaits_a_run.contains(&kind),
            "{kind:?}"
        );
    }
}
