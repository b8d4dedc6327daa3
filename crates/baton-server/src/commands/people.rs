//! `people`.

use crate::api::{Api, escaped};
use crate::args;
use crate::failure::Failure;
use crate::output::Output;

pub(super) async fn list(api: &Api, args: &args::People, out: Output) -> Result<(), Failure> {
    let listed = &args.listed;
    let search = listed.search.as_deref().map(escaped).unwrap_or_default();
    let path = if search.is_empty() {
        "/people".into()
    } else {
        format!("/people?search={search}")
    };
    let people = api.list(&path, listed.limit as usize).await?;
    Ok(out.rows(
        &people,
        &[
            ("name", "/display_name"),
            ("e-mail", "/work_email"),
            ("status", "/status"),
            ("id", "/id"),
        ],
    )?)
}
