//! Another port for calls (CONTRACT C12), where nobody listens yet.

use std::net::TcpListener;

use http::Method;
use serde_json::json;

use crate::support::Baton;

#[tokio::test]
async fn c12_a_free_port_is_chosen_told_and_in_every_address() {
    let baton = Baton::start().await;
    let wanted = {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        free.local_addr().expect("its address").port()
    };

    let chosen = baton
        .ask(
            Method::PUT,
            "/settings/port",
            Some(json!({ "port": wanted })),
        )
        .await
        .ok();
    let workflow = baton.workflow("blank").await;

    assert_eq!(chosen, json!({ "port": wanted, "former": 7420 }));
    let url = workflow["addresses"][0]["url"].as_str().expect("a url");
    let beginning = format!("http://127.0.0.1:{wanted}/in/");
    assert!(url.starts_with(&beginning), "{url}");
    let audit = baton.get("/audit").await.ok();
    let rows = audit["items"].as_array().expect("rows");
    assert!(rows.iter().any(|row| row["action"] == "settings_changed"));
}

#[tokio::test]
async fn c12_a_port_that_another_program_has_is_refused_and_changes_nothing() {
    let baton = Baton::start().await;
    let holder = TcpListener::bind("127.0.0.1:0").expect("a port");
    let had = holder.local_addr().expect("its address").port();
    let take = |port: u16| baton.ask(Method::PUT, "/settings/port", Some(json!({ "port": port })));

    assert_eq!(take(had).await.refused(409), "port_not_free");
    assert_eq!(take(0).await.refused(422), "invalid_field");

    let listener = &baton.get("/system").await.ok()["listener"];
    assert_eq!(listener["port"], 7420);
}
