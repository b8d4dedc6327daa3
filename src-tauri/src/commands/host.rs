//! `host`: what needs the computer: the clipboard, file dialogs, the password store's prompt.

use baton_admin::addresses::{self, AddressSecret, SecretForm, SecretPurpose, SecretQuery};
use baton_engine::{Actor, Engine};
use serde::{Deserialize, Serialize};
use tauri::ipc::JavaScriptChannelId;
use tauri::{AppHandle, Manager, State, Webview};

use crate::asked::Listening;
use crate::backend::Backend;
use crate::clipboard::Clipboard;
use crate::files::{self, OpenedFile};
use crate::{dialogs, habits, words};

/// What the page asks of the computer.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum HostRequest {
    /// Copies a text that the page has.
    CopyText { text: String },
    /// Copies an incoming address; its token never comes to the page.
    CopyAddress { address: String, form: CopyForm },
    /// Asks where, and writes a file.
    SaveFile { name: String, content: String },
    /// Asks which, and reads a file.
    OpenFile { extensions: Vec<String> },
    /// Lets the person unlock the password store.
    Unlock,
    /// Hears from now on what the computer asks of the page.
    Listen { channel: JavaScriptChannelId },
    /// The page is ready for the end of the program.
    IsReady { is_unsaved: bool },
    /// Reads what Baton does by habit on this computer.
    Habits,
    /// Changes some of that.
    ChangeHabits { change: habits::Change },
}

/// What is copied of an address.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CopyForm {
    /// The address with the token inside.
    Inside,
    /// The address with the token in its path.
    Path,
    /// The bare address.
    Address,
    /// The token alone.
    Token,
    /// Instructions for IT with the token inside the address.
    InstructionsInside,
    /// Instructions for IT with the token in the path.
    InstructionsPath,
    /// Instructions for IT with the token in a header.
    InstructionsHeader,
}

/// What the computer did.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum HostAnswer {
    /// Whether it is done.
    Done(bool),
    /// What the file is called that was written; nothing when the person cancelled.
    Saved(Option<String>),
    /// The file, or nothing.
    Opened(Option<OpenedFile>),
    /// What Baton does by habit.
    Habits(habits::Shown),
}

/// Does what only the computer can.
#[tauri::command]
pub(crate) async fn host(
    app: AppHandle,
    webview: Webview,
    engine: State<'_, Engine>,
    backend: State<'_, Backend>,
    clipboard: State<'_, Clipboard>,
    request: HostRequest,
) -> Result<HostAnswer, String> {
    match request {
        HostRequest::CopyText { text } => Ok(HostAnswer::Done(copy(&clipboard, &text, false))),
        HostRequest::CopyAddress { address, form } => {
            let text = text_of(&engine, backend.actor(), &address, form).await?;
            Ok(HostAnswer::Done(copy(&clipboard, &text, true)))
        }
        HostRequest::SaveFile { name, content } => {
            let Some(place) = dialogs::save_place(&app, &name).await else {
                return Ok(HostAnswer::Saved(None));
            };
            tokio::fs::write(&place, content)
                .await
                .map_err(|error| error.to_string())?;
            // The person may have written another name.
            let called = place.file_name().unwrap_or(place.as_os_str());
            Ok(HostAnswer::Saved(Some(called.to_string_lossy().into())))
        }
        HostRequest::OpenFile { extensions } => {
            let Some(place) = dialogs::file_to_open(&app, &extensions).await else {
                return Ok(HostAnswer::Opened(None));
            };
            let opened = files::read(&place).await;
            opened
                .map(|file| HostAnswer::Opened(Some(file)))
                .map_err(|error| error.to_string())
        }
        HostRequest::Unlock => {
            backend
                .secrets()
                .unlock()
                .await
                .map_err(|error| error.to_string())?;
            Ok(HostAnswer::Done(true))
        }
        HostRequest::Listen { channel } => {
            app.state::<Listening>().listen(channel.channel_on(webview));
            Ok(HostAnswer::Done(true))
        }
        HostRequest::IsReady { is_unsaved } => {
            app.state::<Listening>().is_ready(is_unsaved);
            Ok(HostAnswer::Done(true))
        }
        HostRequest::Habits => habits::shown(&app).await.map(HostAnswer::Habits),
        HostRequest::ChangeHabits { change } => {
            let changed = habits::change(&app, &change).await;
            changed.map(HostAnswer::Habits)
        }
    }
}

/// The clipboard waits for the window system, which must not hold a worker thread.
fn copy(clipboard: &Clipboard, text: &str, secret: bool) -> bool {
    tokio::task::block_in_place(|| clipboard.copy(text, secret))
}

async fn text_of(
    engine: &Engine,
    actor: &Actor,
    address: &str,
    form: CopyForm,
) -> Result<String, String> {
    let (secret_form, purpose) = match form {
        CopyForm::Inside => (SecretForm::Inside, SecretPurpose::Copy),
        CopyForm::Path => (SecretForm::Path, SecretPurpose::Copy),
        CopyForm::Address | CopyForm::Token => (SecretForm::Header, SecretPurpose::Copy),
        CopyForm::InstructionsInside => (SecretForm::Inside, SecretPurpose::Instructions),
        CopyForm::InstructionsPath => (SecretForm::Path, SecretPurpose::Instructions),
        CopyForm::InstructionsHeader => (SecretForm::Header, SecretPurpose::Instructions),
    };
    let secret = secret(engine, actor, address, secret_form, purpose).await?;
    Ok(match form {
        CopyForm::Address => secret.url,
        CopyForm::Token => secret.token,
        CopyForm::Inside
        | CopyForm::Path
        | CopyForm::InstructionsInside
        | CopyForm::InstructionsPath
        | CopyForm::InstructionsHeader => secret.text,
    })
}

/// The token of an address, audited.
pub(super) async fn secret(
    engine: &Engine,
    actor: &Actor,
    address: &str,
    form: SecretForm,
    purpose: SecretPurpose,
) -> Result<AddressSecret, String> {
    let id = address
        .parse()
        .map_err(|_| "there is no such address".to_owned())?;
    let query = SecretQuery { form, purpose };
    let language = words::language(engine).await;
    addresses::secret(engine, actor, language, id, query)
        .await
        .map_err(|refusal| refusal.to_string())
}
