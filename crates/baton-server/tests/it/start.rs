//! Starting, signing in, stopping, and a second start on the same folder.

use crate::server::{Home, request};

#[test]
fn c14_only_the_first_start_prints_a_link_and_the_owner_gets_others() {
    let home = Home::new();
    let first = home.serve();
    assert!(first.sign_in.contains("once="), "{}", first.sign_in);
    first.terminate();

    let second = home.serve();
    let made = home.json(&["sign-in"]);

    assert!(!second.sign_in.contains("once="), "{}", second.sign_in);
    let link = made["link"].as_str().unwrap();
    let path = link.split_once(second.admin()).unwrap().1;
    let (_, answer) = request(second.admin(), &format!("GET {path} HTTP/1.1"), b"");
    assert!(
        answer.to_lowercase().contains("set-cookie: baton_session="),
        "{answer}"
    );
}

#[test]
fn the_printed_link_signs_in_once() {
    let home = Home::new();
    let server = home.serve();
    let link = server
        .sign_in
        .split_once(server.admin())
        .unwrap()
        .1
        .to_owned();

    let (status, first) = request(server.admin(), &format!("GET {link} HTTP/1.1"), b"");
    let (_, second) = request(server.admin(), &format!("GET {link} HTTP/1.1"), b"");

    assert!((300..400).contains(&status), "{first}");
    assert!(
        first.to_lowercase().contains("set-cookie: baton_session="),
        "{first}"
    );
    assert!(
        first.contains("HttpOnly") && first.contains("SameSite=Strict"),
        "{first}"
    );
    assert!(!second.to_lowercase().contains("set-cookie"), "{second}");
}

#[cfg(unix)]
#[test]
fn what_opens_the_admin_api_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let _server = home.serve();

    for secret in [home.data().join("admin.token"), home.path("secrets.key")] {
        let mode = std::fs::metadata(&secret).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", secret.display());
    }
}

#[test]
fn the_admin_api_asks_for_a_session_on_loopback_too() {
    let home = Home::new();
    let server = home.serve();

    let (status, answer) = request(server.admin(), "GET /api/v1/workflows HTTP/1.1", b"");

    assert_eq!(status, 401, "{answer}");
}

#[test]
fn sigterm_ends_it_with_code_zero_and_the_folder_is_free() {
    let home = Home::new();
    let server = home.serve();

    let (code, log) = server.terminate();

    assert_eq!(code, Some(0), "{log}");
    drop(home.serve());
}

#[test]
fn an_open_connection_does_not_hold_the_stop() {
    let home = Home::new();
    let server = home.serve();
    let _idle = std::net::TcpStream::connect(server.hooks()).unwrap();

    let (code, log) = server.terminate();

    assert_eq!(code, Some(0), "{log}");
}

#[test]
fn a_second_start_says_who_has_the_folder_and_exits() {
    let home = Home::new();
    let _server = home.serve();

    let second = home.run(&["serve", "--port", "0", "--admin-listen", "127.0.0.1:0"]);

    let said = String::from_utf8_lossy(&second.stderr);
    assert_eq!(second.status.code(), Some(3), "{said}");
    assert!(said.contains("in use by another Baton (process "), "{said}");
}

#[test]
fn a_killed_owner_leaves_the_folder_to_the_next() {
    let home = Home::new();
    drop(home.serve());

    drop(home.serve());
}

#[test]
fn a_key_that_others_can_read_is_refused() {
    let home = Home::new();
    std::fs::write(home.path("secrets.key"), "readable\n").unwrap();

    let refused = home.run(&["serve", "--port", "0", "--admin-listen", "127.0.0.1:0"]);

    let said = String::from_utf8_lossy(&refused.stderr);
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert!(said.contains("can be read by others"), "{said}");
}

#[test]
fn a_command_without_a_server_says_how_to_start_one() {
    let home = Home::new();

    let runs = home.run(&["runs"]);

    let said = String::from_utf8_lossy(&runs.stderr);
    assert_eq!(runs.status.code(), Some(5), "{said}");
    assert!(said.contains("baton-server serve"), "{said}");
}
