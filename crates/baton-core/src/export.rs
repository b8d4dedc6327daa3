//! The file that carries a workflow to another Baton (CONTRACT C13).
//!
//! It names the connections the workflow needs by what they are called and how they
//! authenticate. It has no secret, no person, no consent, no incoming address and no host.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::address;
use crate::document::Definition;
use crate::ids::ConnectionId;

/// The version of the format that is written, and the newest that is read.
pub const FORMAT: u32 = 1;

/// The largest file that is read, in bytes.
pub const LARGEST_BYTES: usize = 4 * 1024 * 1024;

/// The longest name of a workflow or a connection, in characters.
pub const LONGEST_NAME: usize = 120;

/// The most connections a file may name.
pub const MOST_CONNECTIONS: usize = 200;

/// A workflow on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkflowFile {
    /// The version of the format.
    pub baton_workflow: u32,
    /// The workflow's name.
    pub name: String,
    /// The connections it needs, each to be bound where it arrives.
    pub connections: Vec<RequiredConnection>,
    /// The workflow itself.
    pub definition: Definition,
}

/// A connection that a workflow needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequiredConnection {
    /// How the definition in this file refers to it.
    pub id: ConnectionId,
    /// What the admin called it, such as "Okta admin token".
    pub name: String,
    /// How it authenticates.
    pub authentication: Authentication,
}

/// How a connection authenticates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = RequiredAuthentication)]
pub enum Authentication {
    /// Not at all.
    None,
    /// By a bearer token.
    Bearer,
    /// By a name and a password.
    Basic,
    /// By a header of its own.
    Header {
        /// The header's name.
        name: String,
        /// What stands before the token, such as `SSWS `.
        prefix: String,
    },
    /// By a token inside the address.
    Inside {
        /// Whether the token is sent as a bearer token too.
        also_bearer: bool,
    },
    /// Not needed: the built-in practice tool.
    Practice,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Larger than [`LARGEST_BYTES`].
    #[error("the file is larger than a workflow can be")]
    TooLarge,
    /// Made by a newer Baton.
    #[error("the file has format {0}; this Baton reads up to {FORMAT}: update it first")]
    Newer(u32),
    /// Not a workflow file, or a damaged one.
    #[error("the file is no workflow of Baton: {0}")]
    NotAWorkflow(String),
    /// The definition refers to a connection that the file does not name.
    #[error("the file uses connection `{0}` without naming it")]
    ConnectionNotNamed(ConnectionId),
    /// More, longer or emptier than a workflow made in Baton can be.
    #[error("the file goes beyond a limit of workflows: {0}")]
    BeyondLimit(&'static str),
}

/// Makes the file of a workflow; connections that no step uses are left out. `hosts` are those of
/// the connections: of a tool whose address is the credential, the file has no address, also where
/// a draft of an earlier Baton has it in the clear.
#[must_use]
pub fn write(
    name: &str,
    definition: &Definition,
    connections: &[RequiredConnection],
    hosts: &BTreeMap<ConnectionId, String>,
) -> WorkflowFile {
    let used = used_connections(definition);
    WorkflowFile {
        baton_workflow: FORMAT,
        name: name.to_owned(),
        connections: connections
            .iter()
            .filter(|connection| used.contains(&&connection.id))
            .cloned()
            .collect(),
        definition: without_credentials(definition, hosts),
    }
}

fn without_credentials(
    definition: &Definition,
    hosts: &BTreeMap<ConnectionId, String>,
) -> Definition {
    let mut json = serde_json::to_value(definition).expect("a definition has texts as keys");
    hide_credentials(&mut json, hosts);
    serde_json::from_value(json).expect("a path of other segments is still a path")
}

/// Puts one secret in place of each path that is a credential.
fn hide_credentials(json: &mut serde_json::Value, hosts: &BTreeMap<ConnectionId, String>) {
    match json {
        serde_json::Value::Object(members) => {
            let connection = members.get("connection").and_then(|id| id.as_str());
            let host = connection.and_then(|id| hosts.get(&id.parse::<ConnectionId>().ok()?));
            let path = members.get("path").and_then(|path| path.as_array());
            let parts = path.into_iter().flatten();
            let target: String = parts
                .filter_map(|part| part.get("text")?.as_str())
                .collect();
            if host.is_some_and(|host| address::is_credential(host, &target)) {
                let hidden = serde_json::json!([
                    { "kind": "text", "text": "/" }, { "kind": "secret", "slot": "address" },
                ]);
                members.insert("path".to_owned(), hidden);
            }
            for member in members.values_mut() {
                hide_credentials(member, hosts);
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                hide_credentials(item, hosts);
            }
        }
        serde_json::Value::String(_)
        | serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_) => {}
    }
}

/// Reads a file; what it holds is not trusted further than its shape.
///
/// # Errors
/// Says why when it is no workflow that this Baton can read.
pub fn read(bytes: &[u8]) -> Result<WorkflowFile, Refusal> {
    if bytes.len() > LARGEST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let not_a_workflow = |error: serde_json::Error| Refusal::NotAWorkflow(error.to_string());
    let head: Head = serde_json::from_slice(bytes).map_err(not_a_workflow)?;
    if head.baton_workflow > FORMAT {
        return Err(Refusal::Newer(head.baton_workflow));
    }
    let file: WorkflowFile = serde_json::from_slice(bytes).map_err(not_a_workflow)?;
    check(&file)?;
    Ok(file)
}

/// Which kind of thing needs a fresh id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fresh {
    /// A trigger, a step or a path.
    Step,
    /// A connection.
    Connection,
}

/// Gives every step and connection of a file an id of its own, made by the host, so that an
/// import never meets what is there already. The practice tool keeps its id.
///
/// # Errors
/// Says so when the host's ids are no ids.
pub fn with_fresh_ids(
    file: &WorkflowFile,
    mut fresh: impl FnMut(Fresh) -> String,
) -> Result<WorkflowFile, Refusal> {
    let mut known = BTreeMap::new();
    for connection in &file.connections {
        if connection.authentication == Authentication::Practice {
            let id = connection.id.to_string();
            known.insert(id.clone(), id);
        }
    }
    let error = |error: serde_json::Error| Refusal::NotAWorkflow(error.to_string());
    let mut json = serde_json::to_value(file).map_err(error)?;
    replace_ids(&mut json, None, &mut known, &mut fresh);
    serde_json::from_value(json).map_err(error)
}

#[derive(Deserialize)]
struct Head {
    baton_workflow: u32,
}

fn check(file: &WorkflowFile) -> Result<(), Refusal> {
    let sound_name = |name: &str| {
        !name.trim().is_empty()
            && name.chars().count() <= LONGEST_NAME
            && !name.chars().any(char::is_control)
    };
    if !sound_name(&file.name) || !file.connections.iter().all(|one| sound_name(&one.name)) {
        return Err(Refusal::BeyondLimit(
            "a name is empty, too long or has control characters",
        ));
    }
    if file.connections.len() > MOST_CONNECTIONS {
        return Err(Refusal::BeyondLimit("too many connections"));
    }
    for used in used_connections(&file.definition) {
        if !file.connections.iter().any(|named| named.id == *used) {
            return Err(Refusal::ConnectionNotNamed(used.clone()));
        }
    }
    Ok(())
}

fn used_connections(definition: &Definition) -> Vec<&ConnectionId> {
    definition
        .all_steps()
        .into_iter()
        .flat_map(|place| place.step.kind().connections())
        .collect()
}

/// Replaces the texts under the keys that hold ids, and no other text.
fn replace_ids(
    json: &mut serde_json::Value,
    key: Option<&str>,
    known: &mut BTreeMap<String, String>,
    fresh: &mut impl FnMut(Fresh) -> String,
) {
    match json {
        serde_json::Value::Object(members) => {
            for (name, value) in members.iter_mut() {
                replace_ids(value, Some(name), known, fresh);
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                replace_ids(item, None, known, fresh);
            }
        }
        serde_json::Value::String(text) if matches!(key, Some("id" | "step" | "connection")) => {
            let kind = match text.split_once('_') {
                Some(("step", _)) => Fresh::Step,
                Some(("con", _)) => Fresh::Connection,
                Some(_) | None => return,
            };
            *text = known
                .entry(text.clone())
                .or_insert_with(|| fresh(kind))
                .clone();
        }
        serde_json::Value::String(_)
        | serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_) => {}
    }
}
