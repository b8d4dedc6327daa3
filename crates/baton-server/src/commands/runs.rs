//! `runs`, `skip`, `send-again`.

use serde_json::{Value, json};

use super::lookup::{self, id};
use crate::api::{Api, escaped};
use crate::args;
use crate::failure::Failure;
use crate::output::Output;

pub(super) async fn list(api: &Api, args: &args::Runs, out: Output) -> Result<(), Failure> {
    let mut path = "/runs?".to_owned();
    if let Some(status) = &args.status {
        path.push_str(&format!("status={}&", escaped(status)));
    }
    if let Some(workflow) = &args.workflow {
        let workflow = lookup::workflow(api, workflow).await?;
        path.push_str(&format!("workflow={}&", escaped(&id(&workflow))));
    }
    if let Some(search) = &args.listed.search {
        path.push_str(&format!("search={}&", escaped(search)));
    }
    let path = path.trim_end_matches(['&', '?']);
    let runs = api.list(path, args.listed.limit as usize).await?;
    Ok(out.rows(
        &runs,
        &[
            ("person", "/person/name"),
            ("workflow", "/workflow/name"),
            ("status", "/status"),
            ("at", "/where/step_name"),
            ("last news", "/last_news_at"),
            ("id", "/id"),
        ],
    )?)
}

/// What an admin does about a step of a run.
pub(super) async fn act(
    api: &Api,
    args: &args::RunStep,
    action: &str,
    out: Output,
) -> Result<(), Failure> {
    let path = format!("/runs/{}", escaped(&args.run));
    let run = api.get(&path).await?;
    let step = lookup::step_id(run.get("definition").unwrap_or(&Value::Null), &args.step)?;
    let body = json!({ "step": step, "reason": args.reason });
    let run = api.post(&format!("{path}/{action}"), body).await?;
    Ok(out.one(
        &run,
        &[
            ("person", "/person/name"),
            ("status", "/status"),
            ("at", "/where/step_name"),
        ],
    )?)
}
