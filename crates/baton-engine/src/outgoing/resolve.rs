//! A resolver that hands the HTTP library only addresses the policy allows.

use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::failure::{Blocked, Failure};
use super::guard::Policy;
use crate::HostPort;

/// Resolves for one target, under one policy, anew for every connection.
#[derive(Clone, Debug)]
pub(super) struct Guarded {
    pub(super) target: HostPort,
    pub(super) policy: Policy,
    pub(super) encrypted: bool,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let this = self.clone();
        Box::pin(async move {
            let found = this.lookup(name.as_str()).await.map_err(Blocked)?;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

impl Guarded {
    async fn lookup(&self, name: &str) -> Result<Vec<SocketAddr>, Failure> {
        let unknown = || Failure::Dns {
            host: self.target.host.clone(),
        };
        if !name.eq_ignore_ascii_case(&self.target.host) {
            return Err(Failure::NeverAllowed {
                host: name.to_owned(),
            });
        }
        let found = tokio::net::lookup_host((name, self.target.port)).await;
        let mut found = found
            .map_err(|_| unknown())?
            .map(|socket| socket.ip())
            .peekable();
        if found.peek().is_none() {
            return Err(unknown());
        }
        let allowed = self.policy.filter(found, self.encrypted, &self.target)?;
        Ok(allowed
            .into_iter()
            .map(|ip| SocketAddr::new(ip, self.target.port))
            .collect())
    }
}
