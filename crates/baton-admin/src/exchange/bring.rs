//! Import: a file becomes a draft with ids and addresses of its own; nothing is switched on.

use std::collections::{BTreeMap, BTreeSet};

use baton_core::connection::{Auth, ConnectionKind};
use baton_core::document::Definition;
use baton_core::export::{
    self, Authentication, Fresh, RequiredConnection as Required, WorkflowFile,
};
use baton_core::validation::{self, Connections, Known, Need};
use baton_core::{ConnectionId, StepId};
use baton_engine::commands::workflows::MadeWorkflow;
use baton_engine::{Actor, Engine, commands};
use baton_store::Lenient;
use baton_store::table::connections::Connection as Stored;

use super::views::{Import, ImportQuery, RequiredConnection};
use crate::connections::{self, AuthKind};
use crate::workflows::{self, DefinitionChange, DefinitionChangeKind};
use crate::{Code, Outcome, Refusal, fresh, stored};

/// Reads a file.
pub async fn import(
    engine: &Engine,
    actor: &Actor,
    query: ImportQuery,
    file: &[u8],
) -> Outcome<Import> {
    let file = export::read(file).map_err(refused)?;
    refuse_false_practice(&file)?;
    let file = export::with_fresh_ids(&file, |kind| match kind {
        Fresh::Step => fresh::step().to_string(),
        Fresh::Connection => fresh::connection().to_string(),
    });
    let file = file.map_err(refused)?;
    let here = stored::read(engine, |snapshot| connections::known(snapshot, &[])).await?;
    let known = Known {
        connections: known(&file),
        ..here
    };
    let required = file.connections.iter().filter(|one| !is_practice(one));
    let to_fill_in = workflows::to_fill_in(&file.definition, &known.connections);
    let mut import = Import {
        name: file.name.clone(),
        steps_count: u32::try_from(file.definition.all_steps().len()).unwrap_or(u32::MAX),
        changes: added(&file.definition),
        connections: required.map(view).collect(),
        problems: validation::validate(&file.definition, &known),
        workflow: None,
        to_fill_in,
        definition: file.definition.clone(),
    };
    if !query.preview.unwrap_or_default() {
        let id = make(engine, actor, file).await?;
        import.workflow = Some(workflows::get(engine, id).await?);
    }
    Ok(import)
}

async fn make(
    engine: &Engine,
    actor: &Actor,
    file: WorkflowFile,
) -> Outcome<baton_core::WorkflowId> {
    let required = file.connections.iter().filter(|one| !is_practice(one));
    let connections = required.map(stored).collect::<Outcome<_>>()?;
    let made = MadeWorkflow {
        name: file.name,
        definition: file.definition,
        connections,
    };
    Ok(commands::workflows::import(engine, actor, made).await?)
}

fn refused(refusal: export::Refusal) -> Refusal {
    let reason = match &refusal {
        export::Refusal::TooLarge => "too_large",
        export::Refusal::Newer(_) => "newer",
        export::Refusal::NotAWorkflow(_) => "not_a_workflow",
        export::Refusal::ConnectionNotNamed(_) => "connection_not_named",
        export::Refusal::BeyondLimit(_) => "beyond_limit",
    };
    Refusal::new(Code::FileUnreadable, refusal.to_string()).with("reason", reason)
}

/// A connection called the practice tool keeps its id, so no other may call itself that.
fn refuse_false_practice(file: &WorkflowFile) -> Outcome<()> {
    let practice = ConnectionId::practice();
    match file
        .connections
        .iter()
        .any(|one| is_practice(one) != (one.id == practice))
    {
        false => Ok(()),
        true => {
            let detail = "the file calls a connection the practice tool that is not";
            Err(Refusal::new(Code::FileUnreadable, detail).with("reason", "not_a_workflow"))
        }
    }
}

fn is_practice(required: &Required) -> bool {
    required.authentication == Authentication::Practice
}

/// What validation would know after the import: no connection has an address.
fn known(file: &WorkflowFile) -> Connections {
    let known = file.connections.iter().map(|required| {
        let needs = if is_practice(required) {
            Vec::new()
        } else {
            vec![Need::Address]
        };
        let about = validation::Connection {
            name: required.name.clone(),
            needs,
            origin: None,
            host_port: None,
            token_twice: false,
            slots: (!is_practice(required)).then(BTreeSet::new),
            token_header: None,
        };
        (required.id.clone(), about)
    });
    known.collect::<BTreeMap<_, _>>()
}

fn stored(required: &Required) -> Outcome<Stored> {
    let (id, name) = (required.id.clone(), required.name.clone());
    Ok(Stored {
        auth: Lenient::of(&auth(&required.authentication)?),
        ..Stored::new(id, name, ConnectionKind::Web)
    })
}

fn auth(authentication: &Authentication) -> Outcome<Auth> {
    let kind = kind(authentication);
    Ok(match authentication {
        Authentication::Header { name, prefix } => {
            let sound = http::HeaderName::try_from(name.as_str()).is_ok()
                && prefix.is_ascii()
                && !prefix.contains(|c: char| c.is_control());
            if !sound {
                let detail = "the file names a header that cannot be sent";
                return Err(Refusal::new(Code::FileUnreadable, detail));
            }
            let (header_name, prefix) = (Some(name.clone()), Some(prefix.clone()));
            Auth {
                kind,
                header_name,
                prefix,
                ..Auth::default()
            }
        }
        Authentication::Inside { also_bearer } => Auth {
            kind,
            also_bearer: *also_bearer,
            ..Auth::default()
        },
        Authentication::None
        | Authentication::Bearer
        | Authentication::Basic
        | Authentication::Practice => Auth {
            kind,
            ..Auth::default()
        },
    })
}

fn kind(authentication: &Authentication) -> AuthKind {
    match authentication {
        Authentication::None | Authentication::Practice => AuthKind::None,
        Authentication::Bearer => AuthKind::Bearer,
        Authentication::Basic => AuthKind::Basic,
        Authentication::Header { .. } => AuthKind::Header,
        Authentication::Inside { .. } => AuthKind::Inside,
    }
}

fn view(required: &Required) -> RequiredConnection {
    let name = required.name.clone();
    RequiredConnection {
        id: required.id.clone(),
        name,
        auth: kind(&required.authentication),
    }
}

/// Everything in a file is new.
fn added(definition: &Definition) -> Vec<DefinitionChange> {
    let trigger = (&definition.trigger.id, &definition.trigger.name);
    let steps = definition.all_steps();
    let steps = steps.iter().map(|place| (&place.step.id, &place.step.name));
    let change = |(step, name): (&StepId, &String)| DefinitionChange {
        kind: DefinitionChangeKind::Added,
        step: step.clone(),
        name: name.clone(),
        fields: Vec::new(),
    };
    std::iter::once(trigger).chain(steps).map(change).collect()
}
