//! `live`, `off`, `addresses`.

use serde_json::{Value, json};

use super::lookup::{self, id, text};
use crate::api::{Api, escaped};
use crate::args;
use crate::failure::Failure;
use crate::output::Output;

pub(super) async fn live(api: &Api, workflow: &str, out: Output) -> Result<(), Failure> {
    let workflow = lookup::workflow(api, workflow).await?;
    let path = format!("/workflows/{}/live", escaped(&id(&workflow)));
    let read = json!({ "revision": workflow.get("draft_revision"), "note": null });
    let live = api.post(&path, read).await?;
    out.one(&live, &[("version", "/version")])?;
    let kept = live
        .get("kept")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    if kept > 0 {
        out.say(&format!(
            "{kept} calls came in before; nothing starts by itself"
        ))?;
    }
    Ok(())
}

pub(super) async fn off(api: &Api, workflow: &str, out: Output) -> Result<(), Failure> {
    let workflow = lookup::workflow(api, workflow).await?;
    let off = api
        .post(
            &format!("/workflows/{}/off", escaped(&id(&workflow))),
            json!({}),
        )
        .await?;
    Ok(out.one(&off, &[("name", "/name"), ("state", "/state")])?)
}

pub(super) async fn addresses(
    api: &Api,
    args: &args::Addresses,
    out: Output,
) -> Result<(), Failure> {
    let workflows = match &args.workflow {
        Some(workflow) => vec![lookup::workflow(api, workflow).await?],
        None => everything(api).await?,
    };
    let mut rows = Vec::new();
    for workflow in &workflows {
        let addresses = workflow.get("addresses").and_then(Value::as_array);
        for address in addresses.into_iter().flatten() {
            rows.push(row(api, workflow, address, args.reveal).await?);
        }
    }
    let mut columns = vec![
        ("workflow", "/workflow_name"),
        ("for", "/owner_name"),
        ("address", "/url"),
    ];
    if args.reveal {
        columns.push(("token", "/token"));
    }
    Ok(out.rows(&rows, &columns)?)
}

async fn everything(api: &Api) -> Result<Vec<Value>, Failure> {
    let mut workflows = Vec::new();
    for summary in api.list("/workflows", usize::MAX).await? {
        workflows.push(
            api.get(&format!("/workflows/{}", escaped(&id(&summary))))
                .await?,
        );
    }
    Ok(workflows)
}

async fn row(api: &Api, workflow: &Value, address: &Value, reveal: bool) -> Result<Value, Failure> {
    let mut row = address.clone();
    let owner = text(address, "/owner/id");
    row["workflow_name"] = json!(text(workflow, "/name"));
    row["owner_name"] = json!(lookup::step_name(workflow.get("draft"), owner));
    if reveal {
        let path = format!(
            "/addresses/{}/secret?form=header&purpose=reveal",
            escaped(&id(address))
        );
        row["token"] = api
            .get(&path)
            .await?
            .get("token")
            .cloned()
            .unwrap_or(Value::Null);
    }
    Ok(row)
}
