//! Whether what a problem is about was put right since it last happened, for all whom it keeps
//! waiting: sending again then is all that is left to do.
//!
//! What stands at the connection is mended for everybody. The path and the token inside it belong to
//! a step in a version: they are mended for the people who were given another address since.

use std::collections::BTreeMap;

use baton_core::StepId;
use baton_core::connection::{Auth, AuthKind};
use baton_core::problem::Kind;
use baton_core::template::Part;
use baton_engine::HostPort;
use baton_engine::commands::connections::{as_part, kept_address_kind};
use baton_store::table::connections::ConnectionRow;
use baton_store::table::problems::{ProblemRow, ProblemState};
use baton_store::table::workflows::step_addresses::GivenAt;
use baton_store::{Snapshot, Unread, WorkflowNo};
use jiff::Timestamp;

use crate::connections::needs;
use crate::damaged::{beside, readable};
use crate::{Outcome, Refusal};

const BY_TOKEN: [Kind; 2] = [Kind::TokenNotValid, Kind::SecretMissing];
const BY_PATH: [Kind; 3] = [Kind::AddressUnknown, Kind::AddressGone, Kind::Redirected];
const BY_HOST: [Kind; 3] = [
    Kind::HostNotFound,
    Kind::NothingAnswers,
    Kind::BadCertificate,
];
const BY_WHAT_IS_MISSING: [Kind; 3] = [
    Kind::ConsentMissing,
    Kind::ConnectionIncomplete,
    Kind::ConnectionStopped,
];

/// Whether something of a connection or an address can put a problem of this kind right.
pub(super) fn can_be(kind: Kind) -> bool {
    BY_TOKEN.contains(&kind)
        || BY_PATH.contains(&kind)
        || BY_HOST.contains(&kind)
        || BY_WHAT_IS_MISSING.contains(&kind)
}

/// Whether a problem of this kind lasts until somebody mends it, here or, where the tool does not
/// allow it, there: Baton does not try by itself.
pub(super) fn is_waited_for(kind: Kind) -> bool {
    kind == Kind::NotAllowed || can_be(kind) && !BY_HOST.contains(&kind)
}

/// Whether that was done; where something of it cannot be read, it is not known to be.
pub(super) fn is_mended(
    snapshot: &Snapshot<'_>,
    row: &ProblemRow,
    allowed: &[HostPort],
) -> Outcome<bool> {
    if row.state != ProblemState::Open || !can_be(row.kind) {
        return Ok(false);
    }
    let Some(id) = &row.connection else {
        return Ok(false);
    };
    let Some(connection) = beside(snapshot.connections().get(id))? else {
        return Ok(false);
    };
    let consents = snapshot.connections().consents(id).map_err(Refusal::from);
    let Some(consents) = readable(consents)? else {
        return Ok(false);
    };
    let kind = kept_address_kind(snapshot, id)?;
    let is_whole = needs(&connection.connection, &consents, kind, allowed).is_empty();
    if connection.stopped || !is_whole {
        return Ok(false);
    }
    if row.kind == Kind::ConnectionStopped {
        return Ok(true);
    }
    let mends = Mends {
        everywhere: at_connection(row.kind, &connection, consents.iter().map(|one| one.at)),
        in_version: at_step(snapshot, row, &connection)?,
    };
    // All who wait are asked about only where something was mended at all.
    if !mends.any_since(row.since) {
        return Ok(false);
    }
    let waiting = snapshot.problems().waiting(row.no)?;
    let mended = |(version, since): &(i64, Timestamp)| mends.of(*version) > Some(*since);
    Ok(!waiting.is_empty() && waiting.iter().all(mended))
}

/// When what can put a problem right was changed last.
struct Mends {
    /// At the connection.
    everywhere: Option<Timestamp>,
    /// At the step, for the people of a version.
    in_version: BTreeMap<i64, Timestamp>,
}

impl Mends {
    fn any_since(&self, since: Timestamp) -> bool {
        let mut all = self.everywhere.iter().chain(self.in_version.values());
        all.any(|at| *at > since)
    }

    fn of(&self, version: i64) -> Option<Timestamp> {
        self.everywhere.max(self.in_version.get(&version).copied())
    }
}

fn at_connection(
    kind: Kind,
    connection: &ConnectionRow,
    consents: impl Iterator<Item = Timestamp>,
) -> Option<Timestamp> {
    let auth = connection.connection.auth.read();
    if BY_TOKEN.contains(&kind) {
        return auth.token_set_at.filter(|_| has_own_token(&auth));
    }
    let beside = if kind == Kind::ConsentMissing {
        consents.max()
    } else if kind == Kind::ConnectionIncomplete {
        auth.token_set_at
    } else {
        None
    };
    auth.address_set_at.max(beside)
}

/// When the people of each version were given another address of the step, or another token in it
/// where the token is to blame.
fn at_step(
    snapshot: &Snapshot<'_>,
    row: &ProblemRow,
    connection: &ConnectionRow,
) -> Outcome<BTreeMap<i64, Timestamp>> {
    let by_token =
        BY_TOKEN.contains(&row.kind) && !has_own_token(&connection.connection.auth.read());
    let (Some(workflow), Some(step)) = (row.workflow, &row.step) else {
        return Ok(BTreeMap::new());
    };
    if !by_token && !BY_PATH.contains(&row.kind) {
        return Ok(BTreeMap::new());
    }
    let id = &connection.connection.id;
    let given = snapshot.step_addresses().given_at(workflow, step, id)?;
    let mut mended = BTreeMap::new();
    for GivenAt { version, at, path } in given {
        if by_token || is_elsewhere(snapshot, (workflow, version), step, &path)? {
            mended.insert(version, at);
        }
    }
    Ok(mended)
}

/// Whether an address that was given leads elsewhere than the version's own: another token in what
/// follows the `?` leads to the same place. Of what cannot be read it is not known.
fn is_elsewhere(
    snapshot: &Snapshot<'_>,
    (workflow, version): (WorkflowNo, i64),
    step: &StepId,
    given: &Unread<Vec<Part>>,
) -> Outcome<bool> {
    let stored = snapshot.versions().get(workflow, version)?;
    let Some(own) = stored.and_then(|stored| stored.definition.read().ok()) else {
        return Ok(false);
    };
    let request = own.step(step).and_then(|step| step.kind().request());
    let own: Option<Vec<Part>> =
        request.and_then(|request| request.path.iter().map(as_part).collect());
    let given = given.read().ok();
    Ok(own
        .zip(given)
        .is_some_and(|(own, given)| place_of(own) != place_of(given)))
}

/// An address without its tokens in what follows the `?`.
fn place_of(path: Vec<Part>) -> Vec<Part> {
    let mut asks = false;
    let mut place = path;
    place.retain(|part| match part {
        Part::Text(text) => {
            asks |= text.contains('?');
            true
        }
        Part::Secret(_) => !asks,
    });
    place
}

/// Whether the connection has a token beside its addresses, which goes before one inside them.
fn has_own_token(auth: &Auth) -> bool {
    match auth.kind {
        AuthKind::Bearer | AuthKind::Basic | AuthKind::Header => true,
        AuthKind::None | AuthKind::Inside => false,
    }
}
