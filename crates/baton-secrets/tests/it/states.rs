use baton_secrets::{Error, MemoryControls, Place, Secret, Secrets, State};

use crate::reached;

async fn ready() -> (MemoryControls, Secrets) {
    let controls = MemoryControls::default();
    let secrets = Secrets::open(Place::Memory(controls.clone())).unwrap();
    secrets.expect(Vec::new()).await.unwrap();
    secrets.set("in/a", Secret::from("token")).await.unwrap();
    (controls, secrets)
}

#[tokio::test]
async fn a_store_locked_in_mid_run_is_noticed_and_comes_back() {
    let (controls, secrets) = ready().await;

    controls.lock();
    reached(&secrets, |state| *state == State::Locked).await;

    assert!(matches!(secrets.get("in/a").await, Err(Error::Locked)));
    assert!(matches!(
        secrets.set("in/b", Secret::from("x")).await,
        Err(Error::Locked)
    ));
    controls.open();
    reached(&secrets, |state| *state == State::Ready).await;
    assert_eq!(
        secrets.get("in/a").await.unwrap(),
        Some(Secret::from("token"))
    );
    assert_eq!(secrets.get("in/b").await.unwrap(), None);
}

#[tokio::test]
async fn a_store_killed_in_mid_run_is_made_again() {
    let (controls, secrets) = ready().await;

    controls.kill();
    reached(&secrets, |state| *state == State::Missing).await;

    assert!(matches!(
        secrets.get("in/a").await,
        Err(Error::Missing { .. })
    ));
    controls.open();
    reached(&secrets, |state| *state == State::Ready).await;
    assert_eq!(
        secrets.get("in/a").await.unwrap(),
        Some(Secret::from("token"))
    );
}

#[tokio::test]
async fn a_store_locked_at_start_is_compared_once_it_opens() {
    let controls = MemoryControls::default();
    controls.lock();
    let secrets = Secrets::open(Place::Memory(controls.clone())).unwrap();

    assert_eq!(
        secrets.expect(vec!["in/a".into()]).await.unwrap(),
        State::Locked
    );
    secrets.unlock().await.unwrap();

    let state = reached(&secrets, State::is_open).await;
    assert_eq!(
        state,
        State::Emptied {
            missing: vec!["in/a".into()]
        }
    );
}

#[tokio::test]
async fn an_emptied_store_is_whole_again_when_its_names_are_given_up() {
    let (controls, secrets) = ready().await;
    controls.empty();
    drop(secrets);
    let secrets = Secrets::open(Place::Memory(controls)).unwrap();
    secrets
        .expect(vec!["in/a".into(), "in/b".into()])
        .await
        .unwrap();

    secrets.delete("in/a").await.unwrap();
    reached(&secrets, |state| {
        *state
            == State::Emptied {
                missing: vec!["in/b".into()],
            }
    })
    .await;
    secrets.delete("in/b").await.unwrap();

    reached(&secrets, |state| *state == State::Ready).await;
}

#[test]
fn a_secret_shows_nothing_of_itself() {
    let secret = Secret::from("canary");

    let shown = format!("{secret} {secret:?} {:?}", Some(&secret));

    assert!(!shown.contains("canary"), "{shown}");
}
