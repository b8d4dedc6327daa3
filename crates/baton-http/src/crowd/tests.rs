use super::*;
use crate::hooks::limits::CONNECTIONS;

const SENDER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 7));
const OTHER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 8));
const THIRD: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 9));

fn crowd(seats: usize) -> (Crowd, Vec<Seat>) {
    let crowd = Crowd::new(CONNECTIONS);
    let seats = (0..seats)
        .map(|_| crowd.enter(SENDER).expect("it is let in"))
        .collect();
    (crowd, seats)
}

fn is_asked(seat: &Seat) -> bool {
    let mut asked = std::pin::pin!(seat.asked_to_leave());
    let waker = std::task::Waker::noop();
    let mut cx = std::task::Context::from_waker(waker);
    asked.as_mut().poll(&mut cx).is_ready()
}

fn waits_since(seat: &Seat, since: u64) {
    seat.place.waits_since(since);
}

#[test]
fn n2_who_was_slow_for_longest_leaves_and_the_new_one_comes_in() {
    let (crowd, seats) = crowd(CONNECTIONS_PER_ADDRESS);
    seats.iter().for_each(|seat| waits_since(seat, 1));
    waits_since(&seats[7], 0);
    std::thread::sleep(PATIENCE);

    let new = crowd.enter(SENDER);

    assert!(new.is_some());
    let asked: Vec<_> = (0..seats.len()).filter(|n| is_asked(&seats[*n])).collect();
    assert_eq!(asked, [7]);
}

#[test]
fn n2_who_came_a_moment_ago_is_left_in_peace_until_there_are_far_too_many() {
    let (crowd, mut seats) = crowd(MOST_CONNECTIONS_PER_ADDRESS);
    seats.iter().for_each(Seat::waits);
    assert!(!seats.iter().any(is_asked));

    seats.push(crowd.enter(SENDER).expect("it is let in"));

    assert_eq!(seats.iter().filter(|seat| is_asked(seat)).count(), 1);
}

/// As many of an address as find room, each of which Baton is at work for.
fn fill(crowd: &Crowd, address: IpAddr) -> Vec<Seat> {
    let come_in = std::iter::from_fn(|| crowd.enter(address));
    come_in.inspect(Seat::is_served).collect()
}

#[test]
fn c1_a_call_that_is_served_is_never_cut_for_another() {
    let (crowd, mut seats) = crowd(MOST_CONNECTIONS_PER_ADDRESS);
    seats.iter().for_each(Seat::is_served);

    seats.extend(fill(&crowd, SENDER));
    assert_eq!(seats.len(), CONNECTIONS / 2);
    assert!(crowd.enter(OTHER).is_some());
    crowd.enter_anyway(SENDER);
    crowd.ask_one_to_leave();
    assert!(!seats.iter().any(is_asked));
}

#[test]
fn c1_where_two_addresses_have_what_they_can_get_a_third_comes_in() {
    let crowd = Crowd::new(CONNECTIONS);
    let first = fill(&crowd, SENDER);
    let second = fill(&crowd, OTHER);

    let third = fill(&crowd, THIRD);

    let shares = [first.len(), second.len(), third.len()];
    assert_eq!(shares, [2_048, 1_024, 512]);
    let all = first.iter().chain(&second).chain(&third);
    assert!(!all.into_iter().any(is_asked));
}

#[test]
fn n2_few_that_are_waited_for_leave_where_all_others_are_busy() {
    let crowd = Crowd::new(CONNECTIONS);
    let slow = crowd.enter(SENDER).expect("it is let in");
    // However long the others take to come.
    slow.place.waits_since(BUSY - 1);
    let busy = fill(&crowd, SENDER);
    slow.place.waits_since(0);
    std::thread::sleep(PATIENCE);

    let new = crowd.enter(SENDER);

    assert!(new.is_some());
    assert!(is_asked(&slow));
    assert!(!busy.iter().any(is_asked));
}

#[test]
fn n2_what_is_waited_for_elsewhere_leaves_room_when_all_is_full() {
    let crowd = Crowd::new(4);
    let idle: Vec<_> = [OTHER, OTHER, THIRD, THIRD]
        .into_iter()
        .map(|address| crowd.enter(address).expect("it is let in"))
        .collect();

    let first = fill(&crowd, SENDER);

    assert_eq!(first.len(), 2);
    let asked: Vec<_> = idle.iter().map(is_asked).collect();
    assert_eq!(asked, [true, true, false, false]);
}

#[test]
fn n2_behind_a_proxy_those_that_baton_is_at_work_for_make_nobody_leave() {
    let crowd = Crowd::new(CONNECTIONS);
    let many = || (0..CONNECTIONS_PER_ADDRESS).map(|_| crowd.enter_anyway(SENDER));
    let busy: Vec<_> = many().inspect(Seat::is_served).collect();
    let slow = crowd.enter_anyway(SENDER);
    slow.place.waits_since(0);
    std::thread::sleep(PATIENCE);

    let new = crowd.enter_anyway(SENDER);
    assert!(!is_asked(&slow));
    let others: Vec<_> = many().take(CONNECTIONS_PER_ADDRESS - 1).collect();

    assert!(is_asked(&slow));
    let left = busy.iter().chain([&new]).chain(&others);
    assert!(!left.into_iter().any(is_asked));
}

#[tokio::test]
async fn who_left_is_not_counted() {
    let (crowd, seats) = crowd(3);
    drop(seats);

    crowd.drained(Duration::from_secs(5)).await;

    assert_eq!(crowd.table().all, 0);
    assert!(crowd.table().by_address.is_empty());
}
