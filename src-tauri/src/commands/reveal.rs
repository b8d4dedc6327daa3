//! `reveal`: shows an incoming token, after a native yes, at most so often, audited.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use baton_admin::addresses::{SecretForm, SecretPurpose};
use baton_engine::Engine;
use serde::Serialize;
use tauri::{AppHandle, State};

use crate::backend::Backend;
use crate::dialogs;

/// More than this in a minute is no person looking at tokens.
const A_MINUTE: usize = 10;

static SHOWN: Mutex<Vec<Instant>> = Mutex::new(Vec::new());

/// A token on its way to the page.
#[derive(Serialize)]
pub(crate) struct Revealed {
    url: String,
    token: String,
}

/// The token, or nothing when the person said no.
#[tauri::command]
pub(crate) async fn reveal(
    app: AppHandle,
    engine: State<'_, Engine>,
    backend: State<'_, Backend>,
    address: String,
) -> Result<Option<Revealed>, String> {
    if !may_show(Instant::now()) {
        return Err("too many tokens were shown in the last minute".to_owned());
    }
    if !dialogs::confirm_reveal(&app).await {
        return Ok(None);
    }
    let secret = super::host::secret(
        &engine,
        backend.actor(),
        &address,
        SecretForm::Inside,
        SecretPurpose::Reveal,
    )
    .await?;
    Ok(Some(Revealed {
        url: secret.url,
        token: secret.token,
    }))
}

fn may_show(now: Instant) -> bool {
    let mut shown = SHOWN
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    shown.retain(|at| now.duration_since(*at) < Duration::from_secs(60));
    let may = shown.len() < A_MINUTE;
    if may {
        shown.push(now);
    }
    may
}
