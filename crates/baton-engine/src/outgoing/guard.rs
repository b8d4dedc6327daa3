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
    /// Sending without encryption, to this kind of address: what nobody else hears in an office
    /// may be heard by anybody on the way to the same name somewhere else.
    Unencrypted(AddressKind),
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
    /// Which kinds of address may be reached, besides public ones.
    reached: Kinds,
    /// To which kinds it may be sent without encryption.
    unencrypted: Kinds,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Kinds {
    this_computer: bool,
    local_network: bool,
    public: bool,
}

impl Kinds {
    fn of(holds: impl Fn(AddressKind) -> bool) -> Self {
        Self {
            this_computer: holds(AddressKind::ThisComputer),
            local_network: holds(AddressKind::LocalNetwork),
            public: holds(AddressKind::Public),
        }
    }

    fn has(self, kind: AddressKind) -> bool {
        match kind {
            AddressKind::ThisComputer => self.this_computer,
            AddressKind::LocalNetwork => self.local_network,
            AddressKind::Public => self.public,
            AddressKind::Never => false,
        }
    }
}

impl Policy {
    /// The policy that consents and the `--allow-outgoing` list make for one target.
    pub fn of(target: &HostPort, consents: &[Consent], allowed: &[HostPort]) -> Self {
        let listed = allowed.contains(target);
        let holds = |kind| {
            let mut here = consents.iter().filter(|one| one.to == *target);
            listed || here.any(|one| one.kind == kind)
        };
        Self {
            reached: Kinds::of(|kind| {
                kind == AddressKind::Public || holds(ConsentKind::Local(kind))
            }),
            unencrypted: Kinds::of(|kind| holds(ConsentKind::Unencrypted(kind))),
        }
    }

    /// What keeps a connection to this address from being made; nothing, if it may be.
    pub(super) fn refuses(self, ip: IpAddr, encrypted: bool, target: &HostPort) -> Option<Failure> {
        let kind = kind_of(ip);
        if !self.reached.has(kind) {
            return Some(refusal(kind, target));
        }
        let open = encrypted || self.unencrypted.has(kind);
        (!open).then(|| Failure::consent(Need::Unencrypted(Some(kind)), target))
    }

    /// Judges scheme and literal address, before anything is resolved or opened.
    pub(super) fn judge_url(self, url: &Url) -> Result<HostPort, Failure> {
        let target = host_port(url).ok_or(Failure::Address)?;
        let encrypted = match url.scheme() {
            "https" => true,
            "http" if self.unencrypted != Kinds::default() => false,
            "http" => return Err(Failure::consent(Need::Unencrypted(None), &target)),
            _ => return Err(Failure::Address),
        };
        let literal = match url.host() {
            Some(Host::Ipv4(ip)) => Some(IpAddr::V4(ip)),
            Some(Host::Ipv6(ip)) => Some(IpAddr::V6(ip)),
            Some(Host::Domain(_)) | None => None,
        };
        match literal.and_then(|ip| self.refuses(ip, encrypted, &target)) {
            Some(refusal) => Err(refusal),
            None => Ok(target),
        }
    }

    /// Keeps of a name's addresses those that may be reached; the refusal if there is none.
    pub(super) fn filter(
        self,
        found: impl Iterator<Item = IpAddr>,
        encrypted: bool,
        target: &HostPort,
    ) -> Result<Vec<IpAddr>, Failure> {
        let (mut allowed, mut worst) = (Vec::new(), refusal(AddressKind::Never, target));
        for ip in found {
            match self.refuses(ip, encrypted, target) {
                None => allowed.push(ip),
                Some(refusal) if matches!(worst, Failure::NeverAllowed { .. }) => worst = refusal,
                Some(_) => {}
            }
        }
        if allowed.is_empty() {
            return Err(worst);
        }
        Ok(allowed)
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
