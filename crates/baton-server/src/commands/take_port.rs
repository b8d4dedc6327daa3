//! `take-port`.

use serde_json::json;

use crate::api::Api;
use crate::failure::Failure;
use crate::output::Output;

/// Chooses the port and says whom that concerns.
pub(super) async fn run(api: &Api, port: Option<u16>, out: Output) -> Result<(), Failure> {
    let chosen = api.put("/settings/port", json!({ "port": port })).await?;
    let settings = api.get("/settings").await?;
    out.one(&chosen, &[("port", "/port"), ("former", "/former")])?;
    let former = &chosen["former"];
    let whom = match settings["base_address"].as_str() {
        Some(base) => format!(
            "{base} has to lead to the new port; addresses that other tools have stay as they are"
        ),
        None => format!(
            "addresses that other tools have with port {former} in them no longer lead here; \
             `baton-server addresses` lists the new ones"
        ),
    };
    Ok(out.say(&whom)?)
}
