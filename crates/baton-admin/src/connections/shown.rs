//! Making views of stored connections, and what validation knows about them.

use std::collections::{BTreeMap, BTreeSet};

use baton_core::calendar::Zone;
use baton_core::connection::Auth as StoredAuth;
use baton_core::details::date_details;
use baton_core::document::Definition;
use baton_core::validation::{self, Connections, Known, Need};
use baton_core::{ConnectionId, word};
use baton_engine::HostPort;
use baton_engine::commands::connections::kept_address_kind;
use baton_engine::people::sensitive;
use baton_store::Snapshot;
use baton_store::table::connections::{
    Connection as Stored, ConnectionRow, ConsentRow, LastProblem as StoredProblem,
};
use baton_store::table::workflows::WorkflowRow;
use jiff::Timestamp;

use super::header::is_header;
use super::views::{
    AddressKind, Auth, AuthKind, Connection, ConnectionKind, Consent, ConsentKind, LastProblem,
    UsedBy,
};
use crate::damaged::readable;
use crate::{Code, Outcome, Refusal, stored};

/// Which steps use which connection.
pub(super) type Uses = BTreeMap<ConnectionId, Vec<UsedBy>>;

/// Which steps use one connection.
pub(super) struct UsesOf {
    /// Those that are known.
    pub(super) known: Vec<UsedBy>,
    /// Whether every workflow could be read; else there may be more.
    pub(super) is_complete: bool,
}

/// What a definition is validated against.
pub(crate) fn known(snapshot: &Snapshot<'_>, allowed: &[HostPort]) -> Outcome<Known> {
    let custom = snapshot.custom_details().all()?;
    // Which holidays there are depends on no zone.
    // Where it cannot be read, no holidays are known: that is to check, and hides no workflow.
    let time = snapshot.meta().company_time(Zone::utc());
    let time = readable(time.map_err(Refusal::from))?;
    let year = Zone::utc().date(Timestamp::now()).year();
    Ok(Known {
        connections: known_connections(snapshot, allowed)?,
        sensitive: sensitive(&custom),
        samples: BTreeMap::new(),
        last_calls: BTreeMap::new(),
        dates: date_details(&custom),
        holidays: time.is_some_and(|time| time.knows_holidays(year)),
        custom,
    })
}

fn known_connections(snapshot: &Snapshot<'_>, allowed: &[HostPort]) -> Outcome<Connections> {
    let mut known = Connections::new();
    for row in snapshot.connections().readable()? {
        let consents = snapshot.connections().consents(&row.connection.id)?;
        let kind = kept_address_kind(snapshot, &row.connection.id)?;
        let needs = needs(&row.connection, &consents, kind, allowed);
        let slots = usable_slots(snapshot, &row.connection)?;
        let auth = row.connection.auth.read();
        let about = row.connection;
        let host_port = about.host.as_ref().zip(about.port);
        let host_port = host_port.map(|(host, port)| format!("{host}:{port}"));
        let scheme = about.scheme.as_deref();
        known.insert(
            about.id,
            validation::Connection {
                name: about.name,
                needs,
                origin: scheme
                    .zip(host_port.as_ref())
                    .map(|(scheme, to)| format!("{scheme}://{to}")),
                host_port,
                token_twice: auth.token_twice,
                token_header: own_header(&auth),
                slots: (about.kind == ConnectionKind::Web).then_some(slots),
            },
        );
    }
    Ok(known)
}

fn usable_slots(snapshot: &Snapshot<'_>, about: &Stored) -> Outcome<BTreeSet<String>> {
    let origin = about.origin();
    Ok(snapshot.slots().usable(&about.id, origin.as_deref())?)
}

/// The header that a connection's own token takes; that of an address's is its step's.
fn own_header(auth: &StoredAuth) -> Option<String> {
    let is_own = auth.kind != AuthKind::Inside;
    let header = auth.token_header().filter(|_| is_own);
    header.map(str::to_owned)
}

/// The names of the connections that secrets belong to.
pub(crate) fn names_of(snapshot: &Snapshot<'_>, secrets: &[String]) -> Outcome<Vec<String>> {
    let mut names = BTreeSet::new();
    for secret in secrets {
        let id = secret
            .strip_prefix("out/")
            .and_then(|rest| rest.split_once('/'));
        let Some(id) = id.and_then(|(id, _)| id.parse::<ConnectionId>().ok()) else {
            continue;
        };
        names.extend(
            snapshot
                .connections()
                .get(&id)?
                .map(|row| row.connection.name),
        );
    }
    Ok(names.into_iter().collect())
}

/// Which steps use which connection, in drafts and in live versions that can be read: the list of
/// workflows says of one that cannot.
pub(super) fn uses(snapshot: &Snapshot<'_>) -> Outcome<Uses> {
    Ok(read_uses(snapshot)?.0)
}

fn read_uses(snapshot: &Snapshot<'_>) -> Outcome<(Uses, bool)> {
    let (mut uses, (workflows, unread)) = (Uses::new(), snapshot.workflows().all()?);
    let there = snapshot.workflows().there()?;
    let is_told = there.iter().all(|(_, is_there)| is_there.is_some());
    let mut is_complete = unread.is_empty() && is_told;
    for workflow in workflows {
        let mut seen = BTreeSet::new();
        let draft = readable(workflow.draft.read().map_err(Refusal::from))?;
        let live = readable(live_of(snapshot, &workflow))?;
        is_complete &= draft.is_some() && live.is_some();
        // A step is called as people know it from their runs, not as somebody is about to.
        for definition in live.flatten().into_iter().chain(draft) {
            for (connection, used) in used_by(&workflow, &definition) {
                if seen.insert((connection.clone(), used.step.clone())) {
                    uses.entry(connection).or_default().push(used);
                }
            }
        }
    }
    Ok((uses, is_complete))
}

/// The live version, which has to be there: what it uses cannot be told else.
fn live_of(snapshot: &Snapshot<'_>, workflow: &WorkflowRow) -> Outcome<Option<Definition>> {
    let live = stored::live_definition(snapshot, workflow)?;
    match live.is_none() && workflow.live_version.is_some() {
        true => Err(Refusal::new(
            Code::Damaged,
            "the version that is live is not there",
        )),
        false => Ok(live),
    }
}

/// Which steps use one connection, and whether every workflow could be read to tell.
pub(super) fn uses_of(snapshot: &Snapshot<'_>, id: &ConnectionId) -> Outcome<UsesOf> {
    let (mut uses, is_complete) = read_uses(snapshot)?;
    let known = uses.remove(id).unwrap_or_default();
    Ok(UsesOf { known, is_complete })
}

fn used_by(workflow: &WorkflowRow, definition: &Definition) -> Vec<(ConnectionId, UsedBy)> {
    let mut found = Vec::new();
    for place in definition.all_steps() {
        let request = place.step.kind().request();
        let token_inside =
            request.is_some_and(|request| request.path.iter().any(|part| part.slot().is_some()));
        for connection in place.step.kind().connections() {
            let used = UsedBy {
                workflow: workflow.id.clone(),
                workflow_name: workflow.name.clone(),
                step: place.step.id.clone(),
                step_name: place.step.name.clone(),
                token_inside,
            };
            found.push((connection.clone(), used));
        }
    }
    found
}

pub(super) fn view(
    snapshot: &Snapshot<'_>,
    row: ConnectionRow,
    uses: &Uses,
    allowed: &[HostPort],
) -> Outcome<Connection> {
    let consents = snapshot.connections().consents(&row.connection.id)?;
    let address_kind = kept_address_kind(snapshot, &row.connection.id)?;
    let needs = needs(&row.connection, &consents, address_kind, allowed);
    let auth = row.connection.auth.read();
    let slots = usable_slots(snapshot, &row.connection)?;
    let about = row.connection;
    let to = about.host.clone().zip(about.port);
    let allowed_at_start =
        to.is_some_and(|(host, port)| allowed.contains(&HostPort { host, port }));
    Ok(Connection {
        used_by: uses.get(&about.id).cloned().unwrap_or_default(),
        id: about.id,
        name: about.name,
        kind: about.kind,
        scheme: about.scheme,
        host: about.host,
        port: about.port,
        shown_address: about.shown_address,
        auth: shown(auth, slots),
        consents: consents.into_iter().map(consent).collect(),
        allowed_at_start,
        needs,
        address_kind,
        last_success_at: row.last_success_at,
        last_problem: row.last_problem.map(last_problem),
        stopped: row.stopped,
    })
}

/// What is missing before it can send.
pub(crate) fn needs(
    about: &Stored,
    consents: &[ConsentRow],
    kind: AddressKind,
    allowed: &[HostPort],
) -> Vec<Need> {
    if about.kind == ConnectionKind::Practice {
        return Vec::new();
    }
    let (Some(host), Some(port)) = (about.host.clone(), about.port) else {
        return vec![Need::Address];
    };
    let to = HostPort { host, port };
    let given = |consent| {
        let mut here = consents
            .iter()
            .filter(|one| one.host == to.host && one.port == to.port);
        // A consent is for the kind of address that was shown; another kind asks again.
        let is_it = |one: &ConsentRow| one.kind == consent && one.address_kind == kind;
        allowed.contains(&to) || here.any(is_it)
    };
    let auth = about.auth.read();
    let local = match kind {
        AddressKind::ThisComputer | AddressKind::LocalNetwork => true,
        AddressKind::Public => false,
        AddressKind::Never => return vec![Need::OtherAddress],
    };
    let own_token = !matches!(auth.kind, AuthKind::None | AuthKind::Inside);
    let token = own_token && auth.token_set_at.is_none();
    let open = [
        (Need::Token, token),
        (
            Need::UnencryptedConsent,
            about.scheme.as_deref() == Some("http") && !given(ConsentKind::Unencrypted),
        ),
        (Need::LocalConsent, local && !given(ConsentKind::Local)),
    ];
    open.into_iter()
        .filter(|(_, open)| *open)
        .map(|(need, _)| need)
        .collect()
}

fn shown(auth: StoredAuth, slots: BTreeSet<String>) -> Auth {
    Auth {
        kind: auth.kind,
        header_name: auth.header_name,
        prefix: auth.prefix,
        username: auth.username,
        also_bearer: auth.also_bearer,
        token_slot: auth.token_slot,
        has_token: auth.token_set_at.is_some(),
        token_set_at: auth.token_set_at,
        address_set_at: auth.address_set_at,
        kept_headers: slots
            .iter()
            .filter(|slot| is_header(slot))
            .cloned()
            .collect(),
        kept_slots: slots.into_iter().collect(),
    }
}

fn consent(row: ConsentRow) -> Consent {
    Consent {
        kind: row.kind,
        host: row.host,
        port: row.port,
        address_kind: row.address_kind,
        given_by: row.given_by,
        at: row.at,
    }
}

fn last_problem(stored: StoredProblem) -> LastProblem {
    LastProblem {
        at: stored.at,
        code: word(&stored.code).to_owned(),
        params: stored.values.by_name(),
    }
}
