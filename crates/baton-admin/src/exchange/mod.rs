//! Export and import (C13): a file without secrets, people, consents, addresses and hosts.

mod bring;
mod views;

use std::collections::BTreeMap;

use baton_core::connection::Auth;
use baton_core::export::{self, Authentication, RequiredConnection as Required};
use baton_core::{ConnectionId, WorkflowId};
use baton_engine::{Actor, Engine, commands};

use super::connections::AuthKind;
use super::workflows::{connections_of, present};
use super::{Code, Outcome, Refusal, stored};

pub use bring::import;
pub use views::*;

/// A file to save.
#[derive(Clone, Debug)]
pub struct ExportedFile {
    /// A name for it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Writes the draft as a file.
pub async fn export(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<ExportedFile> {
    let wanted = id.clone();
    let file = stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&wanted)?, &wanted)?;
        let definition = row.draft.read()?;
        let mut required = Vec::new();
        let mut hosts = BTreeMap::new();
        for connection in connections_of(&definition) {
            if let Some(row) = snapshot.connections().get(&connection)? {
                let authentication = authentication(&connection, row.connection.auth.read());
                let name = row.connection.name;
                let host = row.connection.host.into_iter();
                hosts.extend(host.map(|host| (connection.clone(), host)));
                required.push(Required {
                    id: connection,
                    name,
                    authentication,
                });
            }
        }
        let name: String = row.name.chars().take(export::LONGEST_NAME).collect();
        Ok(export::write(&name, &definition, &required, &hosts))
    })
    .await?;
    commands::workflows::exported(engine, actor, id).await?;
    let bytes = serde_json::to_vec_pretty(&file)
        .map_err(|error| Refusal::new(Code::Internal, error.to_string()))?;
    Ok(ExportedFile {
        name: file_name(&file.name),
        bytes,
    })
}

fn authentication(id: &ConnectionId, auth: Auth) -> Authentication {
    if *id == ConnectionId::practice() {
        return Authentication::Practice;
    }
    match auth.kind {
        AuthKind::None => Authentication::None,
        AuthKind::Bearer => Authentication::Bearer,
        AuthKind::Basic => Authentication::Basic,
        AuthKind::Header => Authentication::Header {
            name: auth.header_name.unwrap_or_default(),
            prefix: auth.prefix.unwrap_or_default(),
        },
        AuthKind::Inside => Authentication::Inside {
            also_bearer: auth.also_bearer,
        },
    }
}

/// A name that every file system and header takes.
fn file_name(name: &str) -> String {
    let plain = name.chars().map(|c| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    });
    let plain: String = plain.collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let words = words.join("-");
    let name = if words.is_empty() {
        "workflow"
    } else {
        words.as_str()
    };
    format!("{}.baton", name.chars().take(60).collect::<String>())
}
