//! Sessions, `Host` and `Origin` (C14, K8), the desktop's router, the pages.

use std::time::Duration;

use axum::body::Body;
use baton_admin::sessions;
use baton_http::{Host, admin_router};
use http::{Method, Request, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::support::{Answer, Baton, answer};

fn request(method: Method, path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).expect("a request")
}

async fn signed_in(baton: &Baton) -> (String, Answer) {
    let once = sessions::make_link(&baton.engine, "Dana")
        .await
        .expect("a link");
    let path = format!("/sign-in?once={once}");
    let begun = baton
        .send(request(Method::GET, &path, &[("host", "localhost:7421")]))
        .await;
    let cookie = begun.headers[header::SET_COOKIE]
        .to_str()
        .expect("text")
        .to_owned();
    (cookie.split(';').next().expect("a pair").to_owned(), begun)
}

#[tokio::test]
async fn c14_without_a_session_nothing_is_answered() {
    let baton = Baton::start().await;

    for path in [
        "/api/v1/system",
        "/api/v1/people",
        "/api/v1/openapi.json",
        "/api/v1/changes",
    ] {
        let answer = baton
            .send(request(Method::GET, path, &[("host", "127.0.0.1:7421")]))
            .await;

        assert_eq!(answer.refused(401), "not_signed_in", "{path}");
    }
}

#[tokio::test]
async fn c14_a_sign_in_link_works_once_and_its_cookie_is_strict() {
    let baton = Baton::start().await;
    let once = sessions::make_link(&baton.engine, "Dana")
        .await
        .expect("a link");
    let path = format!("/sign-in?once={once}");

    let first = baton
        .send(request(Method::GET, &path, &[("host", "localhost:7421")]))
        .await;
    let second = baton
        .send(request(Method::GET, &path, &[("host", "localhost:7421")]))
        .await;

    let cookie = first.headers[header::SET_COOKIE].to_str().expect("text");
    assert_eq!(first.status, 303);
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
        "{cookie}"
    );
    assert!(!second.headers.contains_key(header::SET_COOKIE));
}

#[tokio::test]
async fn c14_a_cookie_names_its_actor_until_it_is_ended() {
    let baton = Baton::start().await;
    let (cookie, _) = signed_in(&baton).await;
    let host = ("host", "localhost:7421");
    let ours = ("origin", "http://localhost:7421");

    let who = [host, ("cookie", cookie.as_str())];
    let session = baton
        .send(request(Method::GET, "/api/v1/session", &who))
        .await
        .ok();
    let end = [host, ours, ("cookie", cookie.as_str())];
    let ended = baton
        .send(request(Method::DELETE, "/api/v1/session", &end))
        .await;
    let after = baton
        .send(request(Method::GET, "/api/v1/session", &who))
        .await;

    assert_eq!(session["actor"], "Dana");
    assert_eq!(ended.status, 204);
    assert_eq!(after.refused(401), "not_signed_in");
}

#[tokio::test]
async fn k8_other_hosts_and_origins_are_refused() {
    let baton = Baton::start().await;
    let (cookie, _) = signed_in(&baton).await;
    let cookie = ("cookie", cookie.as_str());
    let hosts = [
        "evil.test",
        "evil.test:7421",
        "127.0.0.1.evil.test",
        "",
        "10.0.0.1:7421",
    ];
    let origins = [
        "http://evil.test",
        "null",
        "https://localhost:9",
        "http://localhost:7421.evil.test",
    ];

    for host in hosts {
        let sent = request(Method::GET, "/api/v1/system", &[("host", host), cookie]);
        assert_eq!(
            baton.send(sent).await.refused(403),
            "wrong_origin",
            "{host}"
        );
    }
    for origin in origins {
        let headers = [("host", "localhost:7421"), ("origin", origin), cookie];
        let sent = request(Method::GET, "/api/v1/system", &headers);
        assert_eq!(
            baton.send(sent).await.refused(403),
            "wrong_origin",
            "{origin}"
        );
    }
    let no_origin = [("host", "localhost:7421"), cookie];
    let change = request(Method::POST, "/api/v1/settings/check-base", &no_origin);
    assert_eq!(baton.send(change).await.refused(403), "wrong_origin");
    let ours = [
        ("host", "localhost:7421"),
        ("origin", "http://localhost:7421"),
        cookie,
    ];
    let change = request(Method::POST, "/api/v1/settings/check-base", &ours);
    assert_eq!(baton.send(change).await.ok()["result"], "no_base");
}

#[tokio::test]
async fn the_desktop_has_no_session_and_no_route_to_a_token() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("blank").await;
    let address = workflow["addresses"][0]["id"].as_str().expect("an address");
    let host = Host::Desktop {
        actor: baton_engine::Actor::new("Dana Desk", "desktop"),
    };
    let router = admin_router(baton.engine.clone(), host);

    let system = answer(&router, request(Method::GET, "/api/v1/system", &[]))
        .await
        .ok();
    let secret = format!("/api/v1/addresses/{address}/secret?form=header&purpose=copy");
    let secret = answer(&router, request(Method::GET, &secret, &[])).await;
    let session = answer(&router, request(Method::GET, "/api/v1/session", &[])).await;

    assert_eq!(
        (&system["actor"], &system["host"]),
        (&"Dana Desk".into(), &"desktop".into())
    );
    assert_eq!(secret.refused(404), "not_found");
    assert_eq!(session.refused(404), "not_found");
}

#[tokio::test]
async fn pages_have_a_strict_policy_and_unknown_paths_are_pages() {
    let baton = Baton::start().await;
    let host = ("host", "127.0.0.1:7421");

    let page = baton
        .send(request(Method::GET, "/runs/run_1", &[host]))
        .await;
    let asset = baton
        .send(request(Method::GET, "/assets/none.js", &[host]))
        .await;
    let nothing = baton
        .send(request(Method::GET, "/api/v2/system", &[host]))
        .await;

    let policy = page.headers[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .expect("text");
    assert_eq!(page.status, 200);
    assert!(page.text.contains("<html"));
    assert!(
        !policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"),
        "{policy}"
    );
    assert_eq!(asset.status, 404);
    assert_eq!(nothing.refused(404), "not_found");
}

#[tokio::test]
async fn the_document_describes_every_operation() {
    let document = serde_json::to_value(baton_http::openapi()).expect("it is JSON");
    let paths = document["paths"].as_object().expect("paths");

    for (path, item) in paths {
        for (method, operation) in item.as_object().expect("operations") {
            let named = operation["operationId"]
                .as_str()
                .is_some_and(|id| !id.is_empty());
            assert!(named, "{method} {path}");
            assert!(operation["responses"]["500"].is_object(), "{method} {path}");
        }
    }
    let text = document.to_string();
    for kind in ["schemas", "responses"] {
        let place = format!("#/components/{kind}/");
        for (at, _) in text.match_indices(&place) {
            let name = text[at + place.len()..].split('"').next().expect("a name");
            let known = &document["components"][kind][name];
            assert!(known.is_object(), "{name} is described");
        }
    }
}

#[tokio::test]
async fn changes_are_streamed_and_the_stream_ends_when_stopping() {
    let baton = Baton::start().await;
    let bearer = baton.bearer();
    let headers = [
        ("host", "localhost:7421"),
        ("authorization", bearer.as_str()),
    ];
    let request = request(Method::GET, "/api/v1/changes", &headers);

    let response = baton
        .router
        .clone()
        .oneshot(request)
        .await
        .expect("it always answers");
    let mut body = response.into_body();
    baton.engine.changed(baton_engine::Topic::Person, "per_1");
    let first = body.frame().await.expect("a frame").expect("a whole frame");
    baton.engine.end_streams();
    let rest = tokio::time::timeout(Duration::from_secs(100), body.collect()).await;

    let text = String::from_utf8_lossy(first.data_ref().expect("data")).into_owned();
    assert!(
        text.contains(r#"data: {"topic":"person","id":"per_1"}"#),
        "{text}"
    );
    assert!(rest.is_ok(), "the stream ends");
}
