//! From the process's start to its end.

use std::process::ExitCode;
use std::time::Duration;

use tauri::{AppHandle, Manager, RunEvent};

use crate::backend::Backend;
use crate::words::{self, Words};
use crate::{clipboard, commands, display, log, places, stop, tray, window};

/// How long what is in flight may take when the app ends.
const GRACE: Duration = Duration::from_secs(5);

/// Runs the app; the exit code is 1 when it could not start.
pub fn run() -> ExitCode {
    log::start();
    // Which language was chosen is in the data folder, which is not open yet.
    let words = words::of(None);
    if let Err(missing) = display::look(&words) {
        log::say(&missing);
        return ExitCode::FAILURE;
    }
    // An error means that it is installed.
    let _installed = rustls::crypto::ring::default_provider().install_default();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return cannot_start(&words, &error),
    };
    tauri::async_runtime::set(runtime.handle().clone());
    let code = run_app(&words);
    runtime.shutdown_timeout(Duration::from_secs(1));
    code
}

fn run_app(words: &Words) -> ExitCode {
    let app = tauri::Builder::default()
        // The first plugin: a second start ends here, before it touches the data folder.
        .plugin(tauri_plugin_single_instance::init(
            |app, _arguments, _folder| window::show(app),
        ))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            commands::api,
            commands::changes,
            commands::reveal,
            commands::host
        ])
        .setup(|app| Ok(start(app.handle())?))
        .build(tauri::generate_context!());
    let app = match app {
        Ok(app) => app,
        Err(error) => return cannot_start(words, &error),
    };
    let code = app.run_return(|app, event| {
        if matches!(event, RunEvent::Exit) {
            end(app);
        }
    });
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}

fn cannot_start(words: &Words, error: &dyn std::error::Error) -> ExitCode {
    let reason = error.to_string();
    log::say(&words::fill(&words.cannot_start, &[("reason", &reason)]));
    ExitCode::FAILURE
}

fn start(app: &AppHandle) -> anyhow::Result<()> {
    let places = places::find(app)?;
    let backend = tauri::async_runtime::block_on(Backend::start(&places))?;
    app.manage(backend.router());
    app.manage(backend.engine().clone());
    app.manage(commands::Subscriptions::default());
    app.manage(clipboard::Clipboard::default());
    let language = tauri::async_runtime::block_on(backend.language());
    app.manage(words::of(language.as_deref()));
    app.manage(backend);
    stop::on_signal(app)?;
    let has_tray = tray::make(app);
    window::open(app, has_tray)
}

fn end(app: &AppHandle) {
    if let Some(backend) = app.try_state::<Backend>() {
        tauri::async_runtime::block_on(backend.stop(GRACE));
    }
}
