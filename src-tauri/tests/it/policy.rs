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

/// What a person reads is in the words of a language, and no sentence is in the shell's sources.
#[test]
fn what_the_shell_says_is_in_the_words_of_a_language() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/src");
    for file in [
        "dialogs.rs",
        "menus/tray.rs",
        "closing.rs",
        "cannot_start.rs",
        "window.rs",
    ]
    .into_iter()
    .chain([
        "needs_you/mod.rs",
        "needs_you/causes.rs",
        "needs_you/notices.rs",
    ]) {
        let text = std::fs::read_to_string(format!("{folder}/{file}")).unwrap();
        let shipped = text.split("#[cfg(test)]").next().unwrap();
        for line in shipped.lines().map(str::trim) {
            let for_it = ["//", "tracing::", "#[expect", "reason ="];
            if for_it.iter().any(|start| line.contains(start)) {
                continue;
            }
            let texts = line.split('"').skip(1).step_by(2);
            let sentence = texts.into_iter().find(|text| text.trim().contains(' '));
            assert_eq!(sentence, None, "{file}: {line}");
        }
    }
}
