use serde_json::json;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

const OURS: &str = "tauri://localhost/";
const COMMANDS: [&str; 4] = ["api", "changes", "reveal", "host"];
const STRANGERS: [&str; 6] = [
    "http://app.evil.test/",
    "https://app.evil.test/",
    "http://127.0.0.1:7420/in/x",
    "http://tauri.localhost.evil.test/",
    "https://iframe.example/",
    "data:text/html,x",
];

/// Commands of the same names that say when the access list let a call through.
macro_rules! reached {
    ($($name:ident),*) => {$(
        #[tauri::command]
        fn $name() -> &'static str { "reached" }
    )*};
}
reached!(api, changes, reveal, host);

fn app() -> App<MockRuntime> {
    mock_builder()
        .invoke_handler(tauri::generate_handler![api, changes, reveal, host])
        .build(tauri::generate_context!(test = true))
        .unwrap()
}

fn window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, WebviewUrl::default())
        .build()
        .unwrap()
}

fn call(window: &WebviewWindow<MockRuntime>, command: &str, from: &str) -> Result<String, String> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: from.parse().expect("an address"),
        body: InvokeBody::Json(json!({})),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    match get_ipc_response(window, request) {
        Ok(answer) => Ok(answer.deserialize::<String>().expect("a text")),
        Err(refused) => Err(refused.to_string()),
    }
}

#[test]
fn x2_the_main_window_s_own_page_reaches_every_command() {
    let app = app();
    let main = window(&app, "main");

    for command in COMMANDS {
        assert_eq!(
            call(&main, command, OURS).as_deref(),
            Ok("reached"),
            "{command}"
        );
    }
}

#[test]
fn x2_another_window_reaches_none() {
    let app = app();
    let other = window(&app, "other");

    for command in COMMANDS {
        let refused = call(&other, command, OURS).unwrap_err();
        assert!(refused.contains("not allowed"), "{command}: {refused}");
    }
}

#[test]
fn x2_a_remote_page_or_frame_reaches_none_not_even_in_the_main_window() {
    let app = app();
    let main = window(&app, "main");

    for (command, from) in COMMANDS
        .iter()
        .flat_map(|one| STRANGERS.map(|from| (one, from)))
    {
        let refused = call(&main, command, from).unwrap_err();
        assert!(
            refused.contains("not allowed"),
            "{command} from {from}: {refused}"
        );
    }
}

#[test]
fn x2_the_page_reaches_no_command_of_the_framework_or_a_plugin() {
    let app = app();
    let main = window(&app, "main");
    let theirs = [
        "plugin:window|create",
        "plugin:webview|create_webview_window",
        "plugin:event|emit",
        "plugin:path|resolve_directory",
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:window-state|save_window_state",
        "plugin:shell|execute",
        "plugin:fs|read_file",
        "plugin:opener|open_url",
        "plugin:clipboard-manager|read_text",
    ];

    for command in theirs {
        let refused = call(&main, command, OURS).unwrap_err();
        assert!(
            refused.contains("not allowed") || refused.contains("not found"),
            "{refused}"
        );
    }
}
