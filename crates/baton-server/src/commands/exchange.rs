//! `import` and `export`.

use anyhow::Context;
use http::Method;
use serde_json::Value;

use super::lookup::{self, id};
use crate::api::{Api, Content, escaped};
use crate::args;
use crate::failure::Failure;
use crate::output::Output;

pub(super) async fn import(api: &Api, args: &args::Import, out: Output) -> Result<(), Failure> {
    let file = super::content_of(&args.file)?;
    let path = format!("/workflows/import?preview={}", args.preview);
    let answer = api
        .request(Method::POST, &path, Content::File(file))
        .await?;
    let import: Value = serde_json::from_slice(&answer).context("read the answer")?;
    let fields = [
        ("name", "/name"),
        ("id", "/workflow/id"),
        ("steps", "/steps_count"),
    ];
    out.one(&import, &fields)?;
    let missing = import
        .get("to_fill_in")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    lookup::say_missing(missing, out)
}

pub(super) async fn export(api: &Api, args: &args::Export) -> Result<(), Failure> {
    let workflow = lookup::workflow(api, &args.of.workflow).await?;
    let path = format!("/workflows/{}/export", escaped(&id(&workflow)));
    let file = api.request(Method::GET, &path, Content::None).await?;
    match &args.out {
        Some(to) => {
            std::fs::write(to, file).with_context(|| format!("write `{}`", to.display()))?
        }
        None => std::io::Write::write_all(&mut std::io::stdout().lock(), &file)?,
    }
    Ok(())
}
