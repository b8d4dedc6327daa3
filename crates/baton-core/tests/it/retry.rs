//! When a message is tried again (CONTRACT C8).

use std::time::Duration;

use baton_core::problem::Kind;
use baton_core::retry::{
    MOST_TRIES, is_success, is_unmendable, problem_kind, retry_after, wait_after,
};
use baton_core::run::Failure;
use proptest::prelude::*;

use crate::fixture::at;

#[test]
fn ten_tries_take_75_hours_and_35_minutes() {
    let waits: Vec<Duration> = (1..MOST_TRIES)
        .map(|n| wait_after(n, 0.0, None).unwrap())
        .collect();

    assert_eq!(MOST_TRIES, 10);
    assert_eq!(
        waits.iter().sum::<Duration>(),
        Duration::from_secs(75 * 3600 + 35 * 60 + 5)
    );
    assert_eq!(wait_after(MOST_TRIES, 0.0, None), None);
    assert_eq!(wait_after(0, 0.0, None), None);
}

#[test]
fn jitter_only_lengthens_and_what_the_tool_asks_is_the_least() {
    let half_hour = Duration::from_secs(1800);

    assert_eq!(wait_after(3, 1.0, None), Some(half_hour.mul_f64(1.2)));
    assert_eq!(wait_after(3, f64::NAN, None), Some(half_hour));
    assert_eq!(wait_after(3, 1e300, None), Some(half_hour.mul_f64(1.2)));
    assert_eq!(wait_after(3, -1.0, None), Some(half_hour));
    assert_eq!(wait_after(1, 0.0, Some(half_hour)), Some(half_hour));
    assert_eq!(
        wait_after(3, 0.0, Some(Duration::from_secs(1))),
        Some(half_hour)
    );
}

#[test]
fn retry_after_is_seconds_or_a_date_between_a_second_and_a_day() {
    let now = at(0);
    let cases = [
        ("120", Some(120)),
        (" 7 ", Some(7)),
        ("0", Some(1)),
        ("99999999", Some(86_400)),
        ("99999999999999999999999999", Some(86_400)),
        ("Tue, 17 Nov 2026 09:01:00 GMT", Some(60)),
        ("Tue, 17 Nov 2026 08:00:00 GMT", Some(1)),
        ("Thu, 31 Dec 9998 23:59:59 GMT", Some(86_400)),
        ("inf", None),
        ("1e300", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
        ("soon", None),
    ];

    for (header, expected) in cases {
        assert_eq!(
            retry_after(header, now),
            expected.map(Duration::from_secs),
            "{header:?}"
        );
    }
}

#[test]
fn a_failure_is_mendable_by_waiting_or_not() {
    let status = |status| Failure::Status { status };

    for code in [400, 401, 403, 404, 405, 410, 422, 451, 499] {
        assert!(is_unmendable(status(code)), "{code}");
    }
    for code in [301, 408, 409, 425, 429, 500, 502, 503, 504] {
        assert!(!is_unmendable(status(code)), "{code}");
    }
    assert!(is_unmendable(Failure::BadCertificate));
    assert!(!is_unmendable(Failure::NoAnswerInTime));
    assert_eq!(problem_kind(status(401)), Kind::TokenNotValid);
    assert_eq!(problem_kind(status(418)), Kind::NotAccepted);
    assert!(is_success(204, &[]) && is_success(409, &[409]) && !is_success(409, &[]));
    assert!(!is_success(302, &[]));
}

proptest! {
    #[test]
    fn no_header_makes_reading_panic(header in any::<String>()) {
        let wait = retry_after(&header, at(0));
        prop_assert!(wait.is_none_or(|wait| (1..=86_400).contains(&wait.as_secs())));
    }

    #[test]
    fn no_jitter_shortens(failed in 0_u32..20, jitter in any::<f64>()) {
        let planned = wait_after(failed, 0.0, None);
        let wait = wait_after(failed, jitter, None);
        prop_assert!(wait >= planned);
        prop_assert!(wait <= planned.map(|planned| planned.mul_f64(1.2001)));
    }
}
