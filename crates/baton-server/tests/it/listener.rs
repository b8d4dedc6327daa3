//! The public listener: its port (K5), its addresses (K8), its patience (N2, N3).

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use crate::patience::{PATIENCE, until};
use crate::server::{Home, call, request};

/// A port that is free now.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    until(what, || is_so().then_some(()));
}

#[test]
fn k5_a_taken_port_is_said_with_its_owner_and_taken_back_later() {
    let home = Home::new();
    let port = free_port();
    let other = TcpListener::bind(("127.0.0.1", port)).unwrap();

    let server = home.serve_with(&["--port", &port.to_string()]);

    let me = std::fs::read_to_string("/proc/self/comm").unwrap_or_default();
    let owner = if me.is_empty() {
        "another program"
    } else {
        me.trim()
    };
    assert!(
        server
            .calls
            .contains(&format!("port {port} is taken by {owner}")),
        "{}",
        server.calls
    );
    drop(other);
    let at = format!("127.0.0.1:{port}");
    eventually("taking the port back", || TcpStream::connect(&at).is_ok());
    assert_eq!(request(&at, "GET /healthz HTTP/1.1", b"").0, 200);
    let (code, log) = server.terminate();
    assert_eq!(code, Some(0));
    assert!(log.contains("the port is taken"), "{log}");
}

#[test]
fn k5_only_the_first_start_takes_the_next_free_port_and_keeps_it() {
    let home = Home::new();
    let first = home.serve_with(&[]);
    let port = first.hooks().rsplit(':').next().unwrap().to_owned();
    drop(first);
    let other = TcpListener::bind(format!("127.0.0.1:{port}")).unwrap();

    let second = home.serve_with(&[]);

    assert!(
        second.calls.contains(&format!("port {port} is taken")),
        "{}",
        second.calls
    );
    drop(other);
    let at = format!("127.0.0.1:{port}");
    eventually("taking the port back", || TcpStream::connect(&at).is_ok());
}

#[test]
fn k5_both_families_answer() {
    let home = Home::new();
    let server = home.serve();
    let port = server.hooks().rsplit(':').next().unwrap();

    assert_eq!(request(server.hooks(), "GET /healthz HTTP/1.1", b"").0, 200);
    if TcpListener::bind("[::1]:0").is_ok() {
        assert_eq!(
            request(&format!("[::1]:{port}"), "GET /healthz HTTP/1.1", b"").0,
            200
        );
    }
}

#[test]
fn k8_only_this_computer_is_listened_on() {
    let home = Home::new();
    let server = home.serve();
    let port: u16 = server.hooks().rsplit(':').next().unwrap().parse().unwrap();

    let sockets = std::fs::read_to_string("/proc/net/tcp").unwrap_or_default();
    let bound = sockets
        .lines()
        .filter(|row| row.contains(&format!(":{port:04X} 00000000:0000 0A")));
    for row in bound {
        assert!(row.contains(&format!(" 0100007F:{port:04X} ")), "{row}");
    }
}

#[test]
fn k8_another_origin_reaches_neither_listener() {
    let home = Home::new();
    let server = home.serve();
    let evil = [
        "http://app.evil.test",
        "null",
        "http://127.0.0.1:1",
        "http://localhost.evil.test",
    ];

    for origin in evil {
        for method in ["GET", "POST", "DELETE", "OPTIONS"] {
            let head = format!("{method} /api/v1/workflows HTTP/1.1\r\nOrigin: {origin}");
            let (status, answer) = request(server.admin(), &head, b"{}");
            assert!(
                status == 403 || status == 401 || status == 405,
                "{head}: {answer}"
            );
            assert!(
                !answer.to_lowercase().contains("access-control-allow"),
                "{answer}"
            );
        }
    }
    let mut rebound = TcpStream::connect(server.admin()).unwrap();
    rebound
        .write_all(
            b"GET /api/v1/workflows HTTP/1.1\r\nHost: app.evil.test\r\nConnection: close\r\n\r\n",
        )
        .unwrap();
    let mut answer = String::new();
    rebound.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
}

#[test]
fn c1_unknown_addresses_and_wrong_tokens_are_alike_to_the_last_byte() {
    let home = Home::new();
    let server = home.serve();
    let without_date = |answer: String| {
        let lines = answer.lines().filter(|line| !line.starts_with("date:"));
        lines.collect::<Vec<_>>().join("\n")
    };
    let paths = [
        "/in/0123456789ABCDEFGHJKMNPQRS",
        "/in/x",
        "/resume/x?token=t",
        "/",
        "/in/a/b",
    ];

    let answers = paths.map(|path| {
        let (status, answer) = call(server.hooks(), path, "btn_wrong", "{}");
        assert_eq!(status, 401, "{answer}");
        without_date(answer)
    });

    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:#?}"
    );
}

#[test]
fn c1_other_methods_are_told_which_one() {
    let home = Home::new();
    let server = home.serve();

    for method in ["DELETE", "PATCH", "TRACE"] {
        let (status, answer) = request(server.hooks(), &format!("{method} /in/x HTTP/1.1"), b"");
        assert_eq!(status, 405, "{answer}");
        assert!(
            answer.contains("allow: POST, PUT, GET, HEAD, OPTIONS"),
            "{answer}"
        );
    }
    for method in ["GET", "PUT", "OPTIONS", "HEAD"] {
        let (status, answer) = request(server.hooks(), &format!("{method} /in/x HTTP/1.1"), b"");
        assert_eq!(status, 401, "{answer}");
    }
}

#[test]
fn c1_the_eleventh_wrong_token_of_a_minute_is_too_fast() {
    let home = Home::new();
    let server = home.serve();

    let statuses: Vec<u16> = (0..12)
        .map(|_| call(server.hooks(), "/in/guessed", "btn_no", "{}").0)
        .collect();

    assert_eq!(statuses[..10], [401; 10]);
    assert_eq!(statuses[10..], [429; 2]);
}

#[test]
fn n2_slow_heads_slow_bodies_and_silent_connections_are_cut_after_ten_seconds() {
    let home = Home::new();
    let server = home.serve();
    let starts: [&[u8]; 3] = [
        b"",
        b"POST /in/x HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        b"POST /in/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nabc",
    ];
    let started = Instant::now();
    let sockets = starts.map(|start| {
        let mut socket = TcpStream::connect(server.hooks()).unwrap();
        socket.write_all(start).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        socket
    });

    for mut socket in sockets {
        let mut answer = Vec::new();
        let _reset = socket.read_to_end(&mut answer);
        assert!(answer.is_empty(), "{}", String::from_utf8_lossy(&answer));
    }

    // Whoever is only slow has these ten seconds.
    assert!(started.elapsed() > Duration::from_secs(9));
    assert_eq!(request(server.hooks(), "GET /healthz HTTP/1.1", b"").0, 200);
}

#[test]
fn n2_from_128_connections_of_one_address_on_the_one_slow_for_longest_makes_room() {
    let home = Home::new();
    let server = home.serve();
    let mut held: Vec<TcpStream> = (0..128)
        .map(|_| TcpStream::connect(server.hooks()).unwrap())
        .collect();
    std::thread::sleep(Duration::from_millis(1_200));

    let (status, _) = request(server.hooks(), "GET /healthz HTTP/1.1", b"");

    assert_eq!(status, 200);
    let mut first = held.remove(0);
    first.set_read_timeout(Some(PATIENCE)).unwrap();
    let seen = first.read(&mut [0u8; 1]);
    assert!(matches!(seen, Ok(0)), "{seen:?}");
    let mut last = held.pop().unwrap();
    last.set_read_timeout(Some(Duration::from_millis(100)))
        .unwrap();
    assert!(last.read(&mut [0u8; 1]).is_err(), "it is still open");
}
