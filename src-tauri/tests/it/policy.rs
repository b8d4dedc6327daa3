//! The content policy, the capabilities and the versions, as they are configured.

use serde_json::Value;

fn config() -> Value {
    let text = include_str!("../../../tauri.conf.json");
    serde_json::from_str(text).unwrap()
}

#[test]
fn x2_the_content_policy_has_no_way_around_itself() {
    let config = config();
    let policy = config.pointer("/app/security/csp").unwrap().to_string();

    for way in ["unsafe-inline", "unsafe-eval", "https:", "*", "wasm-unsafe"] {
        assert!(!policy.contains(way), "{way} in {policy}");
    }
    let hosts = policy.matches("http:").count();
    assert_eq!(hosts, 1, "only ipc.localhost: {policy}");
    assert!(
        config
            .pointer("/app/security/dangerousDisableAssetCspModification")
            .is_none()
    );
}

#[test]
fn x2_one_capability_for_one_window_with_our_commands_only() {
    let config = config();
    let capabilities = config
        .pointer("/app/security/capabilities")
        .unwrap()
        .as_array()
        .unwrap();

    assert_eq!(capabilities.len(), 1);
    assert_eq!(capabilities[0]["windows"], serde_json::json!(["main"]));
    assert!(capabilities[0].get("remote").is_none());
    let permissions = serde_json::json!(["allow-api", "allow-reveal", "allow-host"]);
    assert_eq!(capabilities[0]["permissions"], permissions);
    assert_eq!(
        config.pointer("/app/withGlobalTauri"),
        Some(&Value::Bool(false))
    );
}

#[test]
fn x2_the_framework_is_new_enough_and_no_shell_is_in_it() {
    let lock = include_str!("../../../Cargo.lock");
    let version = lock.split("name = \"tauri\"\nversion = \"").nth(1).unwrap();
    let mut parts = version
        .split('"')
        .next()
        .unwrap()
        .split('.')
        .map(|part| part.parse::<u32>());
    let mut part = || parts.next().unwrap().unwrap();
    let (major, minor, patch) = (part(), part(), part());

    assert!(
        major == 2 && (minor, patch) >= (11, 1),
        "{major}.{minor}.{patch}"
    );
    for forbidden in [
        "tauri-plugin-shell",
        "tauri-plugin-http",
        "tauri-plugin-opener",
    ] {
        assert!(
            !lock.contains(&format!("name = \"{forbidden}\"")),
            "{forbidden}"
        );
    }
}
