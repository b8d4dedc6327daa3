//! Where connections lead and what was allowed for them, in memory: a send asks no table.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use baton_core::connection::{AddressKind, Auth, ConnectionKind, ConsentKind as Given};
use baton_core::template::Part;
use baton_core::{ConnectionId, StepId, word};
use baton_store::table::connections::slots::{SlotRow, SlotState};
use baton_store::table::connections::{ConnectionRow, ConsentRow};
use baton_store::table::workflows::step_addresses::GivenAddress;
use baton_store::{Snapshot, Tx, WorkflowNo};

use crate::held::{Held, Look};
use crate::outgoing::{Consent, ConsentKind, Policy};
use crate::{Error, HostPort, Options};

/// The name under which the secret store keeps a connection's secret.
pub fn outgoing_secret(connection: &ConnectionId, slot: &str) -> String {
    format!("out/{connection}/{slot}")
}

/// The name under which the secret store keeps an address's token.
pub fn incoming_secret(address: &baton_core::AddressId) -> String {
    format!("in/{address}")
}

/// The kind of address that a connection leads to, as it was seen last; public while it never was.
pub fn kept_address_kind(snapshot: &Snapshot<'_>, id: &ConnectionId) -> Result<AddressKind, Error> {
    let kept = snapshot.meta().word(&kind_of(id))?;
    Ok(kept.unwrap_or(AddressKind::Public))
}

/// Keeps the kind of address that a connection leads to.
pub(crate) fn keep_address_kind(
    tx: &Tx<'_>,
    id: &ConnectionId,
    kind: AddressKind,
) -> Result<(), Error> {
    Ok(tx.meta().set(&kind_of(id), word(&kind))?)
}

/// Forgets the kind of address of a connection that is deleted.
pub(crate) fn forget_address_kind(tx: &Tx<'_>, id: &ConnectionId) -> Result<(), Error> {
    Ok(tx.meta().remove(&kind_of(id))?)
}

fn kind_of(id: &ConnectionId) -> String {
    format!("address_kind/{id}")
}

/// A connection ready to be used.
#[derive(Clone, Debug)]
pub(crate) struct Destination {
    pub(crate) to: To,
    pub(crate) auth: Auth,
    pub(crate) stopped: bool,
    /// The slots whose secrets may be sent there, and nowhere else.
    pub(crate) slots: BTreeSet<String>,
}

/// What a connection leads to.
#[derive(Clone, Debug)]
pub(crate) enum To {
    /// The practice tool, in process.
    Practice,
    /// Nothing: no address was pasted.
    Nowhere,
    /// Another tool.
    Web { origin: String, policy: Policy },
}

/// All connections, and the addresses that people part-way were given. Host, token and secrets
/// of a connection change in one piece.
#[derive(Debug, Default)]
pub(crate) struct Directory(Held<Known>);

/// Where a message of somebody part-way goes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PartWay {
    /// To its version's own path.
    Own,
    /// To the path that they were given.
    Given(Vec<Part>),
    /// They were given one that cannot be read.
    Unread,
}

/// The connection and path that somebody part-way was given, if they can be read.
type GivenTo = Option<(ConnectionId, Vec<Part>)>;

/// What is known at one moment.
#[derive(Debug, Default)]
struct Known {
    connections: HashMap<ConnectionId, Arc<Destination>>,
    /// By version and step; one whose step cannot be read may be of any.
    addresses: HashMap<(WorkflowNo, i64, Option<StepId>), GivenTo>,
}

/// The rows of one snapshot that say where messages go.
pub(crate) struct Rows {
    pub(crate) connections: Vec<ConnectionRow>,
    pub(crate) consents: Vec<ConsentRow>,
    pub(crate) slots: Vec<SlotRow>,
    pub(crate) addresses: Vec<GivenAddress>,
}

impl Directory {
    pub(crate) fn get(&self, id: &ConnectionId) -> Option<Arc<Destination>> {
        self.0.get().connections.get(id).cloned()
    }

    /// Begins to read the rows.
    pub(crate) fn look(&self) -> Look {
        self.0.look()
    }

    /// Whether something may leave by a connection, as far as its row says.
    pub(crate) fn is_open(&self, id: &ConnectionId) -> bool {
        self.get(id).is_some_and(|found| {
            let somewhere = match found.to {
                To::Practice | To::Web { .. } => true,
                To::Nowhere => false,
            };
            somewhere && !found.stopped
        })
    }

    /// The path that people part-way in a version were given for a step's connection.
    pub(crate) fn path_for(
        &self,
        (workflow, version): (WorkflowNo, i64),
        step: &StepId,
        connection: Option<&ConnectionId>,
    ) -> PartWay {
        let known = self.0.get();
        if known.addresses.is_empty() {
            return PartWay::Own;
        }
        let given = |step| known.addresses.get(&(workflow, version, step));
        match (given(None), given(Some(step.clone()))) {
            (Some(_), _) | (None, Some(None)) => PartWay::Unread,
            (None, Some(Some((of, path)))) if Some(of) == connection => {
                PartWay::Given(path.clone())
            }
            (None, Some(Some(_)) | None) => PartWay::Own,
        }
    }

    /// Replaces what is known by what was read.
    pub(crate) fn replace(&self, look: Look, rows: Rows, options: &Options) {
        let connections = rows.connections.iter().map(|row| {
            let made = destination(row, &rows.consents, &rows.slots, options);
            (row.connection.id.clone(), Arc::new(made))
        });
        let addresses = rows.addresses.into_iter();
        let addresses = addresses.map(|row| ((row.workflow, row.version, row.step), row.to));
        let known = Known {
            connections: connections.collect(),
            addresses: addresses.collect(),
        };
        self.0.replace(look, known);
    }
}

fn destination(
    row: &ConnectionRow,
    consents: &[ConsentRow],
    slots: &[SlotRow],
    options: &Options,
) -> Destination {
    let about = row.connection.clone();
    let given = consents.iter().filter(|one| one.connection == about.id);
    let origin = about.origin();
    let slots = slots.iter().filter(|slot| {
        slot.connection == about.id && slot.origin == origin && is_there(slot.state)
    });
    let slots = slots.map(|slot| slot.slot.clone()).collect();
    let consents: Vec<Consent> = given.filter_map(consent).collect();
    let auth = about.auth.readable();
    let to = match (about.kind, about.scheme, about.host, about.port) {
        (ConnectionKind::Practice, ..) => To::Practice,
        // How it proves itself cannot be read: nothing leaves without that.
        (ConnectionKind::Web, ..) if auth.is_none() => To::Nowhere,
        (ConnectionKind::Web, Some(scheme), Some(host), Some(port)) => {
            let shown = if host.contains(':') {
                format!("[{host}]")
            } else {
                host.clone()
            };
            let origin = format!("{scheme}://{shown}:{port}");
            let target = HostPort { host, port };
            To::Web {
                origin,
                policy: Policy::of(&target, &consents, &options.allow_outgoing),
            }
        }
        (ConnectionKind::Web, ..) => To::Nowhere,
    };
    Destination {
        to,
        auth: auth.unwrap_or_default(),
        stopped: row.stopped,
        slots,
    }
}

fn is_there(state: SlotState) -> bool {
    match state {
        SlotState::Kept | SlotState::Perhaps => true,
        SlotState::Making | SlotState::Leaving => false,
    }
}

fn consent(row: &ConsentRow) -> Option<Consent> {
    let kind = match (row.kind, row.address_kind) {
        (Given::Unencrypted, AddressKind::Never) => return None,
        (Given::Unencrypted, kind) => ConsentKind::Unencrypted(kind),
        (Given::Local, kind @ (AddressKind::ThisComputer | AddressKind::LocalNetwork)) => {
            ConsentKind::Local(kind)
        }
        (Given::Local, AddressKind::Public | AddressKind::Never) => return None,
    };
    Some(Consent {
        kind,
        to: HostPort {
            host: row.host.clone(),
            port: row.port,
        },
    })
}
