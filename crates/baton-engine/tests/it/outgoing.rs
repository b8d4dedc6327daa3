use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use baton_core::connection::AddressKind;
use baton_engine::HostPort;
use baton_engine::outgoing::{
    ANSWER_BYTES, Client, Consent, ConsentKind, Failure, Need, Policy, Request,
};
use http::{HeaderMap, Method};

use crate::receiver::Raw;

const OK: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
/// The same of who says that it closes: the next message never meets a connection about to be gone.
const OK_ONCE: &[u8] = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}";

fn request(url: &str, timeout_s: u32) -> Request {
    Request {
        method: Method::POST,
        url: url.parse().expect("a test's address parses"),
        headers: HeaderMap::new(),
        body: Some("{}".into()),
        timeout_s,
    }
}

fn target(port: u16) -> HostPort {
    HostPort {
        host: "127.0.0.1".into(),
        port,
    }
}

fn both(port: u16) -> Policy {
    Policy::of(&target(port), &[], &[target(port)])
}

#[tokio::test]
async fn c9_the_same_call_without_consent_opens_no_connection() {
    let receiver = Raw::answering(OK).await;
    let port = receiver.at.port();
    let client = Client::default();
    let call = request(&format!("http://127.0.0.1:{port}/hook"), 5);
    let unencrypted = Consent {
        kind: ConsentKind::Unencrypted(AddressKind::ThisComputer),
        to: target(port),
    };

    let nothing = client
        .send(call.clone(), Policy::of(&target(port), &[], &[]))
        .await;
    let half = client.send(
        call.clone(),
        Policy::of(&target(port), std::slice::from_ref(&unencrypted), &[]),
    );
    let half = half.await;
    let before = receiver.connections();
    let local = ConsentKind::Local(AddressKind::ThisComputer);
    let consents = [
        unencrypted,
        Consent {
            kind: local,
            to: target(port),
        },
    ];
    let with = client
        .send(call, Policy::of(&target(port), &consents, &[]))
        .await;

    assert!(matches!(
        nothing,
        Err(Failure::NeedsConsent {
            need: Need::Unencrypted(None),
            ..
        })
    ));
    let kind = AddressKind::ThisComputer;
    assert!(matches!(half, Err(Failure::NeedsConsent { need: Need::Local(k), .. }) if k == kind));
    assert_eq!(before, 0);
    assert_eq!(with.expect("it is allowed").status, 200);
    assert_eq!(receiver.connections(), 1);
}

#[tokio::test]
async fn c9_a_name_is_judged_by_what_it_resolves_to() {
    let receiver = Raw::answering(OK).await;
    let port = receiver.at.port();
    let to = HostPort {
        host: "localhost".into(),
        port,
    };
    let client = Client::default();
    let call = request(&format!("http://localhost:{port}/hook"), 5);
    let unencrypted = Consent {
        kind: ConsentKind::Unencrypted(AddressKind::ThisComputer),
        to: to.clone(),
    };
    let network = ConsentKind::Local(AddressKind::LocalNetwork);
    let other_kind = [
        unencrypted,
        Consent {
            kind: network,
            to: to.clone(),
        },
    ];

    let refused = client
        .send(call.clone(), Policy::of(&to, &other_kind, &[]))
        .await;
    let before = receiver.connections();
    let allowed = client
        .send(call, Policy::of(&to, &[], std::slice::from_ref(&to)))
        .await;

    let kind = AddressKind::ThisComputer;
    assert!(
        matches!(refused, Err(Failure::NeedsConsent { need: Need::Local(k), .. }) if k == kind)
    );
    assert_eq!(before, 0);
    assert_eq!(allowed.expect("it is allowed").status, 200);
}

#[tokio::test]
async fn c9_an_unencrypted_consent_is_for_the_kind_of_address_that_was_shown() {
    let receiver = Raw::answering(OK).await;
    let port = receiver.at.port();
    let to = HostPort {
        host: "localhost".into(),
        port,
    };
    let client = Client::default();
    let call = request(&format!("http://localhost:{port}/hook"), 5);
    let here = AddressKind::ThisComputer;
    let given = |unencrypted| {
        [
            ConsentKind::Local(here),
            ConsentKind::Unencrypted(unencrypted),
        ]
        .map(|kind| Consent {
            kind,
            to: to.clone(),
        })
    };

    for other in [AddressKind::LocalNetwork, AddressKind::Public] {
        let policy = Policy::of(&to, &given(other), &[]);
        let refused = client.send(call.clone(), policy).await;

        let Err(Failure::NeedsConsent { need, .. }) = refused else {
            panic!("{other:?}: {refused:?}")
        };
        assert_eq!(need, Need::Unencrypted(Some(here)));
    }
    assert_eq!(receiver.connections(), 0);
    let policy = Policy::of(&to, &given(here), &[]);
    let allowed = client.send(call, policy).await;
    assert_eq!(allowed.expect("it is allowed").status, 200);
}

#[tokio::test]
async fn c9_odd_spellings_of_a_forbidden_address_are_seen_through() {
    let client = Client::default();
    for spelling in [
        "http://169.254.169.254/",
        "http://2852039166/",
        "http://0xa9fea9fe/",
        "http://0251.0376.0251.0376/",
        "http://169.254.43518/",
        "http://①⑥⑨.②⑤④.①⑥⑨.②⑤④/",
        "http://169。254。169。254/",
        "http://169.254.169.254./",
        "http:169.254.169.254/",
        "http:///169.254.169.254/",
        "http://user@169.254.169.254/",
        "http://169.254.169.254:080/",
        "http://%31%36%39.254.169.254/",
        "http://[::ffff:169.254.169.254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[fd00:ec2::254]/",
        "http://[fe80::1]/",
    ] {
        let call = request(spelling, 2);
        let host = call.url.host_str().expect("it has a host");
        let host = host.trim_matches(['[', ']']).to_owned();
        let to = HostPort { host, port: 80 };

        let outcome = client
            .send(call, Policy::of(&to, &[], std::slice::from_ref(&to)))
            .await;

        assert!(
            matches!(outcome, Err(Failure::NeverAllowed { .. })),
            "{spelling} {outcome:?}"
        );
    }
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let trap = Raw::answering(OK).await;
    let head = format!(
        "HTTP/1.1 308 Permanent Redirect\r\nlocation: http://127.0.0.1:{}/x\r\ncontent-length: 0\r\n\r\n",
        trap.at.port()
    );
    let receiver = Raw::answering(head.leak().as_bytes()).await;
    let port = receiver.at.port();
    let call = request(&format!("http://127.0.0.1:{port}/"), 5);

    let answer = Client::default()
        .send(call, both(port))
        .await
        .expect("an answer came");

    assert_eq!(answer.status, 308);
    assert_eq!(trap.connections(), 0);
}

#[tokio::test]
async fn an_endless_answer_is_read_up_to_the_limit() {
    let body = vec![b'x'; 300_000];
    let mut bytes = b"HTTP/1.1 200 OK\r\ncontent-length: 9999999999\r\n\r\n".to_vec();
    bytes.extend(body);
    let receiver = Raw::answering_and_silent(bytes.leak()).await;
    let port = receiver.at.port();
    let call = request(&format!("http://127.0.0.1:{port}/"), 5);

    let answer = Client::default()
        .send(call, both(port))
        .await
        .expect("an answer came");

    assert_eq!(answer.body.len(), ANSWER_BYTES);
    assert!(answer.cut);
}

#[tokio::test]
async fn silence_in_the_body_ends_with_the_trys_time() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc";
    let receiver = Raw::answering_and_silent(head).await;
    let port = receiver.at.port();

    let call = request(&format!("http://127.0.0.1:{port}/"), 1);
    let outcome = Client::default().send(call, both(port)).await;

    assert_eq!(outcome.err(), Some(Failure::Timeout { seconds: 1 }));
}

#[tokio::test]
async fn compressed_answers_are_kept_as_they_came() {
    let receiver = Raw::answering(
        b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\n\x1f\x8b\x08\x00",
    )
    .await;
    let port = receiver.at.port();
    let call = request(&format!("http://127.0.0.1:{port}/"), 5);

    let answer = Client::default()
        .send(call, both(port))
        .await
        .expect("an answer came");

    assert_eq!(&answer.body[..], b"\x1f\x8b\x08\x00");
}

#[tokio::test]
async fn failures_are_told_apart() {
    let client = Client::default();
    let hung_up = Raw::answering(b"").await.at.port();
    let not_http = Raw::answering(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
        .await
        .at
        .port();
    let cut_short = Raw::answering(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc")
        .await
        .at
        .port();
    let not_tls = Raw::answering(OK).await.at.port();
    let nobody = {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a free port");
        listener.local_addr().expect("it is bound").port()
    };
    let unknown = HostPort {
        host: "no-such-host.invalid".into(),
        port: 80,
    };

    let send = async |scheme: &str, port: u16| {
        let call = request(&format!("{scheme}://127.0.0.1:{port}/"), 5);
        client.send(call, both(port)).await.expect_err("it fails")
    };

    assert_eq!(send("http", hung_up).await, Failure::ConnectionLost);
    assert_eq!(send("http", not_http).await, Failure::NotHttp);
    assert_eq!(send("http", cut_short).await, Failure::ConnectionLost);
    assert!(matches!(send("https", not_tls).await, Failure::Tls { .. }));
    assert!(matches!(
        send("http", nobody).await,
        Failure::Refused { .. }
    ));
    let call = request("http://no-such-host.invalid/", 5);
    let outcome = client
        .send(
            call,
            Policy::of(&unknown, &[], std::slice::from_ref(&unknown)),
        )
        .await;
    assert_eq!(outcome.err(), Some(Failure::Dns { host: unknown.host }));
}

/// How much a receiver says at most before its answer that is no answer yet, in times of a mebibyte.
const MOST_PROCESSING: usize = 4_096;

/// A receiver that says `102 Processing` as fast as it is read, until it is told to answer.
struct Processing {
    at: std::net::SocketAddr,
    begun: tokio::sync::oneshot::Receiver<()>,
    answers: Arc<AtomicBool>,
    /// It has said all that it says, and nobody told it to answer.
    is_over: Arc<AtomicBool>,
}

fn processing() -> Processing {
    use std::io::{Read, Write};

    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let at = listener.local_addr().expect("it is bound");
    let (begins, begun) = tokio::sync::oneshot::channel();
    let (answers, is_over) = (Arc::<AtomicBool>::default(), Arc::<AtomicBool>::default());
    let (told, over) = (Arc::clone(&answers), Arc::clone(&is_over));
    std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().expect("somebody calls");
        let mut request = [0; 8192];
        let _read = socket.read(&mut request).expect("it asks");
        let one = b"HTTP/1.1 102 Processing\r\n\r\n";
        let many = one.repeat(1024 * 1024 / one.len());
        socket.write_all(&many).expect("it is read");
        begins.send(()).expect("somebody waits for it");
        for _ in 0..MOST_PROCESSING {
            if told.load(Ordering::SeqCst) {
                // Whoever called may have given up.
                let _read = socket.write_all(OK);
                return;
            }
            if socket.write_all(&many).is_err() {
                return;
            }
        }
        over.store(true, Ordering::SeqCst);
        let _read = socket.write_all(OK);
    });
    Processing {
        at,
        begun,
        answers,
        is_over,
    }
}

#[tokio::test]
async fn others_go_on_while_a_receiver_says_102_without_end() {
    let (processing, other) = (processing(), Raw::answering(OK_ONCE).await);
    let client = Arc::new(Client::default());
    let at = processing.at;
    let slow = request(&format!("http://{at}/hook"), 300);
    let (of_slow, (answered, ends)) = (client.clone(), tokio::sync::oneshot::channel());
    tokio::spawn(async move { answered.send(of_slow.send(slow, both(at.port())).await) });
    processing.begun.await.expect("it says something");

    for _call in 0..64 {
        let quick = request(&format!("http://{}/hook", other.at), 300);
        let answer = client.send(quick, both(other.at.port())).await;
        assert!(answer.is_ok(), "{answer:?}");
    }

    let is_over = processing.is_over.load(Ordering::SeqCst);
    assert!(!is_over, "the others waited for all that it says");
    processing.answers.store(true, Ordering::SeqCst);
    let answer = ends.await.expect("it is told");
    let what = answer.map(|answer| answer.status);
    assert!(
        matches!(what, Ok(200) | Err(Failure::Timeout { .. })),
        "{what:?}"
    );
}
