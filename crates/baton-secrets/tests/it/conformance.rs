use baton_secrets::{MemoryControls, Place, Secret, Secrets, State};

use crate::reached;

/// What every store promises; `open` opens the same store again, as after a restart.
pub(crate) async fn conforms(open: impl Fn() -> Secrets) {
    let secrets = open();
    assert_eq!(secrets.expect(Vec::new()).await.unwrap(), State::Ready);

    keeps_reads_and_forgets(&secrets).await;
    drop(secrets);
    survives_a_restart(open()).await;
    tells_what_is_gone(open()).await;
}

async fn keeps_reads_and_forgets(secrets: &Secrets) {
    assert_eq!(secrets.get("in/nothing").await.unwrap(), None);

    secrets.set("in/a", Secret::from("first")).await.unwrap();
    secrets.set("in/a", Secret::from("second")).await.unwrap();
    secrets
        .set("out/b/token", Secret::new([0u8, 255, 10, 9]))
        .await
        .unwrap();
    secrets
        .set("out/c/ütf 8\t", Secret::from("naïve ✓"))
        .await
        .unwrap();
    secrets.set("gone", Secret::from("soon")).await.unwrap();
    secrets.delete("gone").await.unwrap();
    secrets.delete("gone").await.unwrap();

    assert_eq!(
        secrets.get("in/a").await.unwrap(),
        Some(Secret::from("second"))
    );
    assert_eq!(secrets.get("gone").await.unwrap(), None);
}

async fn survives_a_restart(secrets: Secrets) {
    let names = vec!["in/a".to_owned(), "out/b/token".to_owned()];
    assert_eq!(secrets.expect(names).await.unwrap(), State::Ready);

    assert_eq!(
        secrets.get("in/a").await.unwrap(),
        Some(Secret::from("second"))
    );
    assert_eq!(
        secrets.get("out/b/token").await.unwrap(),
        Some(Secret::new([0u8, 255, 10, 9]))
    );
    assert_eq!(secrets.get("gone").await.unwrap(), None);
}

async fn tells_what_is_gone(secrets: Secrets) {
    secrets.delete("marker").await.unwrap();
    secrets.delete("in/a").await.unwrap();
    let names = vec!["in/a".to_owned(), "out/b/token".to_owned()];

    let state = secrets.expect(names).await.unwrap();

    assert_eq!(
        state,
        State::Emptied {
            missing: vec!["in/a".into()]
        }
    );
    assert_eq!(secrets.get("in/a").await.unwrap(), None);
    secrets.set("in/a", Secret::from("third")).await.unwrap();
    reached(&secrets, |state| *state == State::Ready).await;
    assert_eq!(
        secrets
            .get("marker")
            .await
            .unwrap()
            .map(|marker| marker.expose().is_empty()),
        Some(false)
    );
}

#[tokio::test]
async fn the_store_in_memory_conforms() {
    let controls = MemoryControls::default();

    conforms(|| Secrets::open(Place::Memory(controls.clone())).unwrap()).await;
}
