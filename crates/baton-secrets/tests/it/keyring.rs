//! The real Secret Service, on a bus and in a home of its own: this binary starts itself again there.
#![cfg(all(unix, not(target_os = "macos")))]

use std::process::Command;

use baton_secrets::{Place, Secret, Secrets, State};

use crate::conformance::conforms;
use crate::reached;

const INSIDE: &str = "BATON_TEST_ON_ITS_OWN_BUS";
const REPLACE: &str =
    "printf pw | gnome-keyring-daemon --replace --unlock --components=secrets >/dev/null 2>&1";
const UNLOCK: &str =
    "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1";

/// Runs the named test again under its own bus, after `first` has run there.
fn on_its_own_bus(test: &str, home: &std::path::Path, first: &str, stage: &str) {
    let me = std::env::current_exe().unwrap();
    let script = format!(
        "{first}; exec '{}' --exact '{test}' --nocapture",
        me.display()
    );
    let status = Command::new("timeout")
        .args(["60", "dbus-run-session", "--", "bash", "-c", &script])
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_RUNTIME_DIR", home)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env(INSIDE, stage)
        .status()
        .unwrap();
    assert!(status.success(), "{test} ({stage}): {status}");
}

fn stage() -> Option<String> {
    std::env::var(INSIDE).ok()
}

fn keyring() -> Secrets {
    Secrets::open(Place::Keyring {
        service: "app.baton.test".into(),
    })
    .unwrap()
}

fn inside(work: impl Future<Output = ()>) {
    tokio::runtime::Runtime::new().unwrap().block_on(work);
}

#[test]
fn the_secret_service_conforms() {
    if stage().is_some() {
        return inside(conforms(keyring));
    }
    let home = tempfile::tempdir().unwrap();

    on_its_own_bus(
        "keyring::the_secret_service_conforms",
        home.path(),
        UNLOCK,
        "conforms",
    );
}

#[test]
fn keyring_chooses_the_secret_service() {
    let test = "keyring::keyring_chooses_the_secret_service";
    if stage().is_some() {
        inside(async {
            let secrets = keyring();
            assert_eq!(secrets.expect(Vec::new()).await.unwrap(), State::Ready);
            secrets.set("in/a", Secret::from("token")).await.unwrap();
        });
        let store = keyring_core::get_default_store().unwrap();
        assert!(store.vendor().contains("Secret Service"), "{store:?}");
        let entry = ::keyring::Entry::new("app.baton.test", "in/a").unwrap();
        assert_eq!(entry.get_secret().unwrap(), b"token");
        return;
    }
    let home = tempfile::tempdir().unwrap();

    on_its_own_bus(test, home.path(), UNLOCK, "chosen");
}

#[test]
fn a_locked_secret_service_is_told_and_opens_later() {
    let test = "keyring::a_locked_secret_service_is_told_and_opens_later";
    match stage().as_deref() {
        Some("store") => inside(async {
            let secrets = keyring();
            assert_eq!(secrets.expect(Vec::new()).await.unwrap(), State::Ready);
            secrets.set("in/a", Secret::from("token")).await.unwrap();
        }),
        Some(_) => inside(async {
            let secrets = keyring();
            assert_eq!(
                secrets.expect(vec!["in/a".into()]).await.unwrap(),
                State::Locked
            );
            assert!(secrets.get("in/a").await.is_err());
            assert!(
                Command::new("bash")
                    .args(["-c", REPLACE])
                    .status()
                    .unwrap()
                    .success()
            );
            reached(&secrets, |state| *state == State::Ready).await;
            assert_eq!(
                secrets.get("in/a").await.unwrap(),
                Some(Secret::from("token"))
            );
        }),
        None => {
            let home = tempfile::tempdir().unwrap();
            on_its_own_bus(test, home.path(), UNLOCK, "store");
            let start = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1";
            on_its_own_bus(test, home.path(), start, "locked");
        }
    }
}

#[test]
fn no_bus_is_a_missing_store() {
    let me = std::env::current_exe().unwrap();
    if stage().is_some() {
        return inside(async {
            let secrets = keyring();
            assert_eq!(
                secrets.expect(vec!["in/a".into()]).await.unwrap(),
                State::Missing
            );
            assert!(secrets.set("in/a", Secret::from("x")).await.is_err());
        });
    }
    let home = tempfile::tempdir().unwrap();

    let status = Command::new(me)
        .args(["--exact", "keyring::no_bus_is_a_missing_store"])
        .env(
            "DBUS_SESSION_BUS_ADDRESS",
            format!("unix:path={}/none", home.path().display()),
        )
        .env("XDG_RUNTIME_DIR", home.path())
        .env(INSIDE, "missing")
        .status()
        .unwrap();

    assert!(status.success(), "{status}");
}

/// A session bus at an address, ended with this value.
struct Bus(std::process::Child);

impl Bus {
    fn start(address: &str) -> Self {
        let child = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .args(["--address", address])
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut bus = Self(child);
        // It prints its address once it listens.
        let mut printed = String::new();
        let stdout = bus.0.stdout.take().unwrap();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(stdout), &mut printed).unwrap();
        assert!(printed.starts_with("unix:path="), "{printed}");
        bus
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _gone = self.0.kill();
        let _ended = self.0.wait();
    }
}

#[test]
fn a_secret_service_that_comes_later_is_found() {
    let test = "keyring::a_secret_service_that_comes_later_is_found";
    if stage().is_some() {
        return inside(async {
            let secrets = keyring();
            assert_eq!(
                secrets.expect(vec!["in/a".into()]).await.unwrap(),
                State::Missing
            );
            let address = std::env::var("DBUS_SESSION_BUS_ADDRESS").unwrap();
            let _bus = Bus::start(&address);
            let unlocked = Command::new("bash").args(["-c", UNLOCK]).status().unwrap();
            assert!(unlocked.success());
            reached(&secrets, State::is_open).await;
            secrets.set("in/a", Secret::from("token")).await.unwrap();
            reached(&secrets, |state| *state == State::Ready).await;
        });
    }
    let home = tempfile::tempdir().unwrap();

    // The inner bus is none that the process under test can reach.
    let nowhere = format!(
        "export DBUS_SESSION_BUS_ADDRESS=unix:path={}/later",
        home.path().display()
    );
    on_its_own_bus(test, home.path(), &nowhere, "later");
}

#[test]
fn a_killed_secret_service_is_noticed_in_mid_run() {
    let test = "keyring::a_killed_secret_service_is_noticed_in_mid_run";
    if stage().is_some() {
        return inside(async {
            let secrets = keyring();
            assert_eq!(secrets.expect(Vec::new()).await.unwrap(), State::Ready);
            secrets.set("in/a", Secret::from("token")).await.unwrap();
            let kill = "kill -9 $(busctl --user call org.freedesktop.DBus / org.freedesktop.DBus \
                GetConnectionUnixProcessID s org.freedesktop.secrets 2>/dev/null | cut -d' ' -f2 \
                || dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
                org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets \
                | awk '{print $2}')";
            let killed = Command::new("bash").args(["-c", kill]).status().unwrap();
            assert!(killed.success());
            let state = reached(&secrets, |state| !state.is_open()).await;
            assert!(matches!(state, State::Missing | State::Locked), "{state:?}");
            assert!(
                Command::new("bash")
                    .args(["-c", REPLACE])
                    .status()
                    .unwrap()
                    .success()
            );
            reached(&secrets, |state| *state == State::Ready).await;
            assert_eq!(
                secrets.get("in/a").await.unwrap(),
                Some(Secret::from("token"))
            );
        });
    }
    let home = tempfile::tempdir().unwrap();

    on_its_own_bus(test, home.path(), UNLOCK, "killed");
}
