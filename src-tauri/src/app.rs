//! From the process's start to its end.

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use tauri::{AppHandle, Manager, RunEvent};
use tauri_plugin_window_state::StateFlags;

use crate::backend::Backend;
use crate::habits::{self, Habits};
use crate::menus::{self, tray};
use crate::words::{self, Words};
use crate::{
    asked, cannot_start, clipboard, closing, commands, display, files, log, needs_you, places,
    stop, window,
};

/// What the system calls it where it starts at login.
const NAME: &str = "Baton";
/// How long what is in flight may take when the app ends.
const GRACE: Duration = Duration::from_secs(5);
/// At login the desktop may still be starting, too: so long it is looked for its tray.
const LOOKS_FOR_TRAY: Duration = Duration::from_secs(10);
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// Runs the app; the exit code is 1 when it could not start.
pub fn run() -> ExitCode {
    log::start();
    // Which language was chosen is in the data folder, which is not open yet.
    let words = words::of(words::of_the_system().as_deref());
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
        Err(error) => return without_a_window(&words, &error),
    };
    tauri::async_runtime::set(runtime.handle().clone());
    let code = run_app(words);
    runtime.shutdown_timeout(Duration::from_secs(1));
    code
}

fn run_app(words: Words) -> ExitCode {
    let arguments: Vec<String> = std::env::args_os()
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let app = tauri::Builder::default()
        // The first plugin: a second start ends here, before it touches the data folder.
        .plugin(tauri_plugin_single_instance::init(
            |app, arguments, folder| started_again(app, &arguments, Path::new(&folder)),
        ))
        .plugin(
            tauri_plugin_window_state::Builder::default()
                // Whether it is shown depends on how Baton was started.
                .with_state_flags(StateFlags::all() & !StateFlags::VISIBLE)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_autostart::Builder::new()
                .app_name(NAME)
                .arg(habits::AT_LOGIN)
                .build(),
        )
        // The system may have something opened before all the rest is there.
        .manage(asked::Listening::default())
        .invoke_handler(tauri::generate_handler![
            commands::api,
            commands::changes,
            commands::reveal,
            commands::host
        ])
        .setup(move |app| {
            if let Err(error) = start(app.handle(), &arguments) {
                let words = words::of(words::of_the_system().as_deref());
                cannot_start::say(app.handle(), &words, &error);
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    let app = match app {
        Ok(app) => app,
        Err(error) => return without_a_window(&words, &error),
    };
    let code = app.run_return(follow);
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}

/// What cannot be said in a dialog, for nothing can show one.
fn without_a_window(words: &Words, error: &dyn std::error::Error) -> ExitCode {
    let reason = error.to_string();
    log::say(&words::fill(&words.cannot_start, &[("reason", &reason)]));
    ExitCode::FAILURE
}

fn start(app: &AppHandle, arguments: &[String]) -> anyhow::Result<()> {
    let at_login = habits::is_at_login(arguments);
    let places = places::find(app)?;
    app.manage(Habits::read(&app.path().app_config_dir()?));
    let backend = tauri::async_runtime::block_on(Backend::start(&places))?;
    app.manage(backend.router());
    app.manage(backend.engine().clone());
    app.manage(commands::Subscriptions::default());
    app.manage(clipboard::Clipboard::default());
    let language = tauri::async_runtime::block_on(backend.language());
    app.manage(words::of(language.as_deref()));
    cannot_start::watch(app, backend.engine());
    app.manage(backend);
    stop::on_signal(app)?;
    tray::make(app);
    menus::follow(app, window::show, closing::quit);
    #[cfg(target_os = "macos")]
    app.set_menu(menus::at_the_top::menu(app, &app.state::<Words>())?)?;
    window::open(app, at_login, closing::begin)?;
    if at_login {
        show_unless_in_tray(app);
    }
    let folder = std::env::current_dir().unwrap_or_default();
    files::hand_over(app, files::among(arguments, &folder));
    needs_you::begin(app);
    Ok(())
}

/// What a second start means to the Baton that runs.
fn started_again(app: &AppHandle, arguments: &[String], folder: &Path) {
    if habits::is_at_login(arguments) {
        return;
    }
    window::show(app);
    files::hand_over(app, files::among(arguments, folder));
}

/// After a start at login the tray stands for the window; without one the window is shown.
fn show_unless_in_tray(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let found = async {
            while !tray::is_shown(&app).await {
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
        };
        if tokio::time::timeout(LOOKS_FOR_TRAY, found).await.is_err() {
            window::show(&app);
        }
    });
}

fn follow(app: &AppHandle, event: RunEvent) {
    if matches!(event, RunEvent::Exit) {
        end(app);
    }
    #[cfg(target_os = "macos")]
    if matches!(event, RunEvent::Reopen { .. }) {
        // The Dock's icon was clicked.
        window::show(app);
    }
    #[cfg(target_os = "macos")]
    if let RunEvent::Opened { urls } = &event {
        window::show(app);
        files::hand_over(app, files::at(urls));
    }
}

fn end(app: &AppHandle) {
    if let Some(backend) = app.try_state::<Backend>() {
        tauri::async_runtime::block_on(backend.stop(GRACE));
    }
}
