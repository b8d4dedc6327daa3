//! Consents and the policy they make for one host and port (CONTRACT C9).

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use baton_core::connection::AddressKind;

use super::address::kind_of;
use super::failure::{Failure, Need};
use crate::HostPort;

/// What an admin may allow for a host and a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// Sending without encryption.
    Unencrypted,
    /// Reaching this kind of address: this computer, or the local network.
    Local(AddressKind),
}

/// A consent as given.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Consent {
    /// What is allowed.
    pub kind: ConsentKind,
    /// For which host and port.
    pub to: HostPort,
}

/// What is allowed for one host and port.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Policy {
    unencrypted: bool,
    this_computer: bool,
    local_network: bool,
}

impl Policy {
    /// The policy that consents and the `--allow-outgoing` list make for one target.
    pub fn of(target: &HostPort, consents: &[Consent], allowed: &[HostPort]) -> Self {
        let listed = allowed.contains(target);
        let holds = |kind| {
            consents
                .iter()
                .any(|one| one.kind == kind && one.to == *target)
        };
        Self {
            unencrypted: listed || holds(ConsentKind::Unencrypted),
            this_computer: listed || holds(ConsentKind::Local(AddressKind::ThisComputer)),
            local_network: listed || holds(ConsentKind::Local(AddressKind::LocalNetwork)),
        }
    }

    /// Whether a connection to this address may be made.
    pub fn allows(self, ip: IpAddr) -> bool {
        match kind_of(ip) {
            AddressKind::Public => true,
            AddressKind::ThisComputer => self.this_computer,
            AddressKind::LocalNetwork => self.local_network,
            AddressKind::Never => false,
        }
    }

    /// Judges scheme and literal address, before anything is resolved or opened.
    pub(super) fn judge_url(self, url: &Url) -> Result<HostPort, Failure> {
        let target = host_port(url).ok_or(Failure::Address)?;
        match url.scheme() {
            "https" => {}
            "http" if self.unencrypted => {}
            "http" => return Err(Failure::consent(Need::Unencrypted, &target)),
            _ => return Err(Failure::Address),
        }
        let literal = match url.host() {
            Some(Host::Ipv4(ip)) => Some(IpAddr::V4(ip)),
            Some(Host::Ipv6(ip)) => Some(IpAddr::V6(ip)),
            Some(Host::Domain(_)) | None => None,
        };
        match literal {
            Some(ip) if !self.allows(ip) => Err(refusal(kind_of(ip), &target)),
            Some(_) | None => Ok(target),
        }
    }

    /// Keeps of a name's addresses those that may be reached; the refusal if there is none.
    pub(super) fn filter(
        self,
        found: impl Iterator<Item = IpAddr>,
        target: &HostPort,
    ) -> Result<Vec<IpAddr>, Failure> {
        let (allowed, kept_out): (Vec<_>, Vec<_>) = found.partition(|ip| self.allows(*ip));
        if !allowed.is_empty() {
            return Ok(allowed);
        }
        let worst = kept_out
            .into_iter()
            .map(kind_of)
            .find(|kind| *kind != AddressKind::Never);
        Err(refusal(worst.unwrap_or(AddressKind::Never), target))
    }
}

fn refusal(kind: AddressKind, target: &HostPort) -> Failure {
    match kind {
        AddressKind::ThisComputer | AddressKind::LocalNetwork => {
            Failure::consent(Need::Local(kind), target)
        }
        AddressKind::Never | AddressKind::Public => Failure::NeverAllowed {
            host: target.host.clone(),
        },
    }
}

/// The host and port of a parsed address, as consents name them.
pub(crate) fn host_port(url: &Url) -> Option<HostPort> {
    let host = url
        .host_str()?
        .trim_start_matches('[')
        .trim_end_matches(']')
        .to_owned();
    Some(HostPort {
        host,
        port: url.port_or_known_default()?,
    })
}
