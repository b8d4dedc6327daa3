use std::sync::Arc;

use baton_core::call::Entry;
use baton_core::{CallId, Json};
use baton_store::table::calls::{Begun, CallKind, CallRow};
use baton_store::{AddressNo, CallNo, WorkflowNo};
use jiff::Timestamp;

use super::{Behind, CatchUp, Lines, MOST_BEHIND, Room, Wait};
use crate::lists::{Each, List};

const ONE: WorkflowNo = WorkflowNo(1);
const OTHER: WorkflowNo = WorkflowNo(2);
const KIB: u64 = 1024;

fn list(call: i64, workflow: WorkflowNo, kib: u64, emails: &[&str]) -> List {
    let row = CallRow {
        no: CallNo(call),
        id: CallId::from_bytes([0; 16]),
        address: AddressNo(1),
        at: Timestamp::MIN,
        kind: CallKind::Accepted,
        sender: String::new(),
        outside: false,
        size: kib * KIB,
        readable: true,
        duplicate_of: None,
        other_body: false,
    };
    let data = Arc::new(Json::Null);
    let named = |email: &&str| Entry::whole_of(*email, Arc::clone(&data));
    let each = Each::People(emails.iter().map(named).collect());
    let begun = Begun {
        version: 1,
        at: Timestamp::MIN,
    };
    List::new(row, workflow, begun, each, None)
}

fn keys(emails: &[&str]) -> Vec<String> {
    emails.iter().map(|email| (*email).to_owned()).collect()
}

fn behind(workflow: WorkflowNo, email: &str, wait: Wait) -> Behind {
    Behind {
        workflow,
        starts: true,
        keys: keys(&[email]),
        wait,
    }
}

/// A long list of each number, looked at.
fn under_way(lists: &[(i64, WorkflowNo)]) -> Lines {
    let mut lines = Lines::default();
    for (call, workflow) in lists {
        lines.keep(list(*call, *workflow, 100, &["a@x", "b@x"]), None);
        lines.looked_at(CallNo(*call));
    }
    lines.looked_through();
    lines
}

#[test]
fn nothing_takes_the_room_that_an_earlier_call_waits_for() {
    let mut lines = under_way(&[(1, ONE)]);
    let long = 9 * KIB * KIB;

    assert_eq!(lines.room(CallNo(2), ONE, long), Room::NoneForOne);
    assert_eq!(lines.room(CallNo(2), OTHER, long), Room::NoneAtAll);
    lines.stand(OTHER, CallNo(2), true);
    assert_eq!(lines.room(CallNo(3), ONE, 100 * KIB), Room::NoneAtAll);
    assert_eq!(lines.room(CallNo(3), ONE, KIB), Room::Enough);

    lines.looked_at(CallNo(3));
    lines.ended(CallNo(1));
    let part = CatchUp {
        workflow: OTHER,
        from: CallNo(2),
        until: CallNo(3),
    };
    assert_eq!(lines.to_catch_up(), Some(part));
    assert_eq!(lines.room(CallNo(2), OTHER, long), Room::Enough);
}

#[test]
fn one_workflow_never_has_all_the_room() {
    let all: Vec<_> = (1..=12).map(|call| (call, ONE)).collect();
    let lines = under_way(&all);

    assert_eq!(lines.room(CallNo(13), ONE, KIB), Room::NoneForOne);
    assert_eq!(lines.room(CallNo(13), OTHER, 1024 * KIB), Room::Enough);
}

#[test]
fn nothing_of_a_line_that_stands_is_begun_or_goes_on_behind_that() {
    let mut lines = under_way(&[(3, ONE), (5, ONE), (6, OTHER)]);
    let wait = Wait::Past {
        call: CallNo(5),
        place: 0,
    };
    lines.put_behind(CallNo(7), behind(ONE, "a@x", wait));

    lines.stand(ONE, CallNo(4), false);

    assert!(lines.stands(ONE) && !lines.stands(OTHER));
    assert!(lines.has(CallNo(3)) && lines.has(CallNo(6)));
    assert!(!lines.has(CallNo(5)) && !lines.has(CallNo(7)));
    assert_eq!(lines.may_start_from(ONE), Some(CallNo(3)));
    lines.ended(CallNo(3));
    assert_eq!(lines.may_start_from(ONE), Some(CallNo(4)));
}

#[test]
fn a_call_put_back_comes_before_what_came_later() {
    let mut lines = under_way(&[(5, ONE)]);

    lines.look_again(ONE, CallNo(2));

    assert!(lines.next().is_none(), "it waits for the earlier one");
    let part = lines.to_catch_up().expect("it is looked at");
    assert_eq!((part.from, part.until), (CallNo(2), CallNo(5)));
    lines.come_on(ONE, CallNo(3));
    assert!(lines.next().is_none());
    lines.come_on(ONE, CallNo(6));
    assert!(!lines.stands(ONE));
    assert_eq!(lines.next().map(|list| list.call.no), Some(CallNo(5)));
}

#[test]
fn a_call_behind_a_list_is_not_looked_at_before_that_has_passed_its_place() {
    let mut lines = under_way(&[(1, ONE)]);
    let both = keys(&["a@x", "b@x"]);
    let wait = lines.wait_of(CallNo(2), ONE, &both);
    let place = Wait::Past {
        call: CallNo(1),
        place: 1,
    };
    assert_eq!(wait, Some(place));
    lines.put_behind(CallNo(2), behind(ONE, "b@x", place));

    let first = lines.next().expect("it goes on");
    first.is_handled_until(1);
    assert_eq!(lines.next_behind(), None);
    first.is_handled_until(2);
    assert_eq!(lines.next_behind(), Some(CallNo(2)));

    let third = lines.wait_of(CallNo(3), ONE, &both);
    let behind_it = Wait::Past {
        call: CallNo(2),
        place: 0,
    };
    assert_eq!(third, Some(behind_it), "it is still before others");
    assert_eq!(lines.wait_of(CallNo(3), OTHER, &both), None);
}

#[test]
fn a_list_that_waits_takes_no_turn() {
    let mut lines = under_way(&[(1, ONE), (2, ONE)]);
    let wait = Wait::Past {
        call: CallNo(1),
        place: 0,
    };
    lines.waits(CallNo(2), Some(wait));

    for _ in 0..3 {
        let next = lines.next().map(|list| list.call.no);
        assert_eq!(next, Some(CallNo(1)));
    }
    lines.ended(CallNo(1));
    assert_eq!(lines.next().map(|list| list.call.no), Some(CallNo(2)));
}

#[test]
fn so_many_calls_wait_behind_others_and_the_next_one_stops_its_line() {
    let mut lines = under_way(&[(1, ONE)]);
    let wait = Wait::Past {
        call: CallNo(1),
        place: 1,
    };
    let most = i64::try_from(MOST_BEHIND).expect("it is small");

    for call in 2..most + 2 {
        assert!(lines.put_behind(CallNo(call), behind(ONE, "b@x", wait)));
    }

    assert!(!lines.put_behind(CallNo(most + 2), behind(ONE, "b@x", wait)));
    assert!(lines.stands(ONE));
    assert!(lines.put_behind(CallNo(most + 3), behind(OTHER, "b@x", wait)));
}

#[test]
fn after_a_turn_that_failed_everybody_may_still_be_started() {
    let lists = crate::lists::Lists::default();
    lists.with(|lines| lines.looked_through());
    assert_eq!(lists.may_start_from(ONE), None);

    lists.forget();

    assert!(!lists.are_known());
    assert_eq!(lists.may_start_from(ONE), Some(CallNo(0)));
}
