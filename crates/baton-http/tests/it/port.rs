//! Another port for calls (CONTRACT C12), and settings that cannot be read.

use std::net::TcpListener;
use std::time::Duration;

use baton_engine::commands::settings::Setting;
use baton_engine::{Actor, commands};
use baton_http::hooks::{self, Hooks};
use http::Method;
use serde_json::json;

use crate::moments;
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

/// Leaves what no Baton writes under a setting's name.
async fn damage(baton: &Baton, name: &'static str) {
    let setting = Setting {
        name,
        value: Some("broken {".to_owned()),
        is_told: false,
    };
    let dana = Actor::new("Dana", "test");
    let changed = commands::settings::change(&baton.engine, &dana, vec![setting]).await;
    changed.expect("a setting");
}

fn free_port() -> u16 {
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
    free.local_addr().expect("its address").port()
}

async fn listens(baton: &Baton, binds: &[&str]) -> Hooks {
    let binds = binds.iter().map(|one| one.parse().expect("an address"));
    let options = hooks::Options {
        binds: binds.collect(),
        ..hooks::Options::default()
    };
    let started = Hooks::start(baton.engine.clone(), options).await;
    started.expect("it starts, listening or not")
}

#[tokio::test]
async fn c12_a_port_that_cannot_be_read_does_not_become_another_one() {
    let baton = Baton::start().await;
    damage(&baton, "hooks_port").await;

    let first = listens(&baton, &["127.0.0.1"]).await;

    let told = |system: &serde_json::Value| system["listener"]["state"].clone();
    let system = baton.get("/system").await.ok();
    assert_eq!(told(&system), "port_unreadable");
    first.stop(Duration::ZERO).await;
    let again = listens(&baton, &["127.0.0.1"]).await;
    let system = baton.get("/system").await.ok();
    assert_eq!(
        told(&system),
        "port_unreadable",
        "nothing was stored over it"
    );
    let wanted = free_port();
    let path = "/settings/port";
    let chosen = baton.ask(Method::PUT, path, Some(json!({ "port": wanted })));
    chosen.await.ok();
    let system = baton
        .until("/system", |system| told(system) == "listening")
        .await;
    assert_eq!(system["listener"]["port"], wanted);
    again.stop(Duration::ZERO).await;
}

#[tokio::test]
async fn c12_who_may_call_is_not_guessed_when_it_cannot_be_read() {
    let baton = Baton::start().await;
    let port = free_port();
    baton.engine.keep_port(port).await.expect("kept");
    damage(&baton, "listen").await;

    let hooks = listens(&baton, &[]).await;

    let listener = &baton.get("/system").await.ok()["listener"];
    assert_eq!(listener["state"], "network_unreadable");
    let settings = baton.get("/settings").await.ok();
    assert_eq!(settings["listen"], serde_json::Value::Null);
    let listen = json!({ "listen": "only_this_computer" });
    baton
        .ask(Method::PATCH, "/settings", Some(listen))
        .await
        .ok();
    let system = baton
        .until("/system", |system| {
            system["listener"]["state"] == "listening"
        })
        .await;
    assert_eq!(system["listener"]["port"], port);
    hooks.stop(Duration::ZERO).await;
}

#[tokio::test]
async fn what_the_company_says_is_refused_as_damaged_until_it_is_said_anew() {
    let baton = Baton::start().await;
    let company = json!({ "name": "Acme", "details": [] });
    let time = json!({ "time_zone": "Europe/Berlin", "holidays": "DE-BE" });
    for (name, path, anew) in [
        ("company", "/settings/company", company),
        ("company_time", "/settings/time", time),
    ] {
        damage(&baton, name).await;

        assert_eq!(baton.get(path).await.refused(500), "damaged", "{path}");

        baton.ask(Method::PUT, path, Some(anew)).await.ok();
        baton.get(path).await.ok();
    }
    damage(&baton, "company_holidays").await;
    assert_eq!(baton.get("/settings/time").await.refused(500), "damaged");
    let removed = baton.ask(Method::DELETE, "/settings/time/holidays", None);
    removed.await.ok();
}

#[tokio::test]
async fn a_call_is_set_aside_while_the_companys_time_cannot_be_read() {
    let baton = Baton::start().await;
    let until = json!({ "kind": "working_days", "amount": 2, "at": "09:00" });
    moments::add_ines(&baton, &json!({})).await;
    damage(&baton, "company_time").await;

    moments::calls(&baton, &until).await;

    let problems = baton
        .until("/problems", |problems| !problems["items"][0].is_null())
        .await;
    assert_eq!(problems["items"][0]["kind"], "could_not_handle");
}

#[tokio::test]
async fn a_setting_that_is_no_text_concerns_nothing_else() {
    let baton = Baton::start().await;
    let names = [
        "base_address",
        "language",
        "single_keys_off",
        "theme",
        "welcome_done",
    ];
    for name in names {
        let no_text = format!(
            "INSERT OR REPLACE INTO meta (name, value) VALUES ('{name}', CAST (x'ff00' AS TEXT))"
        );
        assert_eq!(baton.damage(&no_text), 1, "{name}");
    }

    let settings = baton.get("/settings").await.ok();
    let system = baton.get("/system").await.ok();
    let chosen = json!({ "listen": "this_network", "theme": "dark" });
    let chosen = baton
        .ask(Method::PATCH, "/settings", Some(chosen))
        .await
        .ok();

    assert_eq!(settings["listen"], "only_this_computer");
    assert_eq!(settings["theme"], "auto");
    assert_eq!(system["listener"]["port"], 7420);
    assert_eq!(chosen["listen"], "this_network");
    assert_eq!(chosen["theme"], "dark");
}
