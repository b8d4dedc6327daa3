use std::fs;
use std::path::Path;

use baton_secrets::{Error, Place, Secret, Secrets, State};

use crate::conformance::conforms;
use crate::reached;

fn place(folder: &Path) -> Place {
    Place::KeyFile {
        key: folder.join("keys/baton.key"),
        data: folder.join("data"),
    }
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    folder
}

#[tokio::test]
async fn the_sealed_file_conforms() {
    let folder = folder();

    conforms(|| Secrets::open(place(folder.path())).unwrap()).await;
}

#[tokio::test]
async fn no_file_holds_a_secret_in_the_clear() {
    let folder = folder();
    let secrets = Secrets::open(place(folder.path())).unwrap();

    secrets.expect(Vec::new()).await.unwrap();
    secrets
        .set("out/canary-name", Secret::from("canary-4711"))
        .await
        .unwrap();

    let sealed = fs::read(folder.path().join("data/secrets.sealed")).unwrap();
    for clear in ["canary-4711", "canary-name", "Y2FuYXJ5LTQ3MTE"] {
        let found = sealed
            .windows(clear.len())
            .any(|window| window == clear.as_bytes());
        assert!(!found, "{clear} is readable");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_key_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let key = folder.path().join("keys/baton.key");

    drop(Secrets::open(place(folder.path())).unwrap());

    assert_eq!(
        fs::metadata(&key).unwrap().permissions().mode() & 0o777,
        0o600
    );
    fs::set_permissions(&key, fs::Permissions::from_mode(0o640)).unwrap();
    let refused = Secrets::open(place(folder.path())).err().unwrap();
    assert!(
        refused
            .to_string()
            .contains("can be read by others (mode 640)"),
        "{refused}"
    );
}

#[test]
fn a_key_inside_the_data_folder_is_refused() {
    let folder = folder();
    let data = folder.path().join("data");
    let hidden = folder.path().join("data/../data/deep/baton.key");

    let refused = Secrets::open(Place::KeyFile {
        key: hidden.clone(),
        data,
    })
    .err()
    .unwrap();

    assert!(matches!(refused, Error::KeyFile { .. }), "{refused}");
    assert!(!hidden.exists());
}

#[cfg(unix)]
#[test]
fn a_link_does_not_hide_a_key_inside_the_data_folder() {
    let folder = folder();
    let data = folder.path().join("data");
    std::os::unix::fs::symlink(&data, folder.path().join("elsewhere")).unwrap();
    let key = folder.path().join("elsewhere/baton.key");

    let refused = Secrets::open(Place::KeyFile { key, data }).err().unwrap();

    assert!(matches!(refused, Error::KeyFile { .. }), "{refused}");
}

#[tokio::test]
async fn a_lost_key_is_never_replaced_and_may_come_back() {
    let folder = folder();
    let secrets = Secrets::open(place(folder.path())).unwrap();
    secrets.expect(Vec::new()).await.unwrap();
    secrets.set("in/a", Secret::from("token")).await.unwrap();
    drop(secrets);
    let key = folder.path().join("keys/baton.key");
    fs::rename(&key, folder.path().join("away")).unwrap();

    let secrets = Secrets::open(place(folder.path())).unwrap();

    assert_eq!(
        secrets.expect(vec!["in/a".into()]).await.unwrap(),
        State::Missing
    );
    assert!(
        !key.exists(),
        "a new key would seal the old secrets away for ever"
    );
    assert!(matches!(
        secrets.set("in/b", Secret::from("x")).await,
        Err(Error::Missing { .. })
    ));
    fs::rename(folder.path().join("away"), &key).unwrap();
    reached(&secrets, |state| *state == State::Ready).await;
    assert_eq!(
        secrets.get("in/a").await.unwrap(),
        Some(Secret::from("token"))
    );
}

#[tokio::test]
async fn a_damaged_file_is_left_as_it_is() {
    let folder = folder();
    let secrets = Secrets::open(place(folder.path())).unwrap();
    secrets.expect(Vec::new()).await.unwrap();
    drop(secrets);
    let sealed = folder.path().join("data/secrets.sealed");
    let mut bytes = fs::read(&sealed).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&sealed, &bytes).unwrap();

    let secrets = Secrets::open(place(folder.path())).unwrap();

    assert_eq!(
        secrets.expect(vec!["in/a".into()]).await.unwrap(),
        State::Missing
    );
    assert!(secrets.set("in/a", Secret::from("x")).await.is_err());
    assert_eq!(fs::read(&sealed).unwrap(), bytes);
}
