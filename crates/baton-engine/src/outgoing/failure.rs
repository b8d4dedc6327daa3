//! Why a try came to nothing, as a closed set with what the words need.

use std::error::Error as StdError;

use baton_core::connection::AddressKind;
use serde::Serialize;

use crate::HostPort;

/// A consent that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// To send without encryption, to this kind of address where it is known.
    Unencrypted(Option<AddressKind>),
    /// To reach this kind of address.
    Local(AddressKind),
}

/// Why a certificate or a secure connection was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TlsWhy {
    /// The certificate has ended.
    Expired,
    /// The certificate is not valid yet.
    NotYetValid,
    /// It belongs to another host.
    WrongHost,
    /// Nobody this computer trusts has signed it.
    UnknownIssuer,
    /// The certificate is bad in another way.
    BadCertificate,
    /// The two sides found no way to talk.
    Protocol,
    /// This computer has no list of trusted issuers.
    NoTrustStore,
}

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The name is not known.
    Dns {
        /// The name.
        host: String,
    },
    /// Nothing answers there.
    Refused {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// There is no way to that network.
    NoRoute {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// The other side hung up before its answer was whole.
    ConnectionLost,
    /// The other side's identity is not certain.
    Tls {
        /// Why.
        why: TlsWhy,
        /// When the certificate ended, RFC 3339, when that is the cause.
        until: Option<String>,
    },
    /// Not done within the try's time.
    Timeout {
        /// That time.
        seconds: u32,
    },
    /// The answer is not HTTP.
    NotHttp,
    /// A consent is missing; no connection was opened.
    NeedsConsent {
        /// Which.
        need: Need,
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// The address is one that nobody can allow; no connection was opened.
    NeverAllowed {
        /// The host.
        host: String,
    },
    /// The address cannot be read.
    Address,
    /// The secret store is not open.
    SecretsLocked,
    /// The connection's secret is not there.
    SecretMissing {
        /// Which slot.
        slot: String,
    },
    /// The connection is not filled in.
    NotConnected,
    /// The connection was stopped.
    ConnectionStopped,
    /// A shutdown broke it off.
    Aborted,
}

impl Failure {
    pub(super) fn consent(need: Need, target: &HostPort) -> Self {
        Self::NeedsConsent {
            need,
            host: target.host.clone(),
            port: target.port,
        }
    }

    /// Sorts what the HTTP library says into one of ours.
    pub(super) fn of(error: &reqwest::Error, target: &HostPort, seconds: u32) -> Self {
        if error.is_timeout() {
            return Self::Timeout { seconds };
        }
        let chain = || std::iter::successors(Some(error as &(dyn StdError + 'static)), next_cause);
        if let Some(own) = chain().find_map(|cause| cause.downcast_ref::<Blocked>()) {
            return own.0.clone();
        }
        if let Some(tls) = chain().find_map(|cause| cause.downcast_ref::<rustls::Error>()) {
            return tls_failure(tls);
        }
        if let Some(io) = chain().filter_map(|cause| cause.downcast_ref()).last() {
            return io_failure(io, target, error.is_connect());
        }
        if let Some(hyper) = chain().find_map(|cause| cause.downcast_ref::<hyper::Error>())
            && hyper.is_parse()
        {
            return Self::NotHttp;
        }
        Self::ConnectionLost
    }
}

/// A [`Failure`] on its way through the HTTP library.
#[derive(Debug, thiserror::Error)]
#[error("{0:?}")]
pub(super) struct Blocked(pub(super) Failure);

fn next_cause<'a>(error: &&'a (dyn StdError + 'static)) -> Option<&'a (dyn StdError + 'static)> {
    let error: &'a (dyn StdError + 'static) = *error;
    if let Some(io) = error.downcast_ref::<std::io::Error>()
        && let Some(inner) = io.get_ref()
    {
        return Some(inner);
    }
    error.source()
}

fn io_failure(error: &std::io::Error, target: &HostPort, connecting: bool) -> Failure {
    use std::io::ErrorKind as Kind;
    let (host, port) = (target.host.clone(), target.port);
    let no_route = [
        Kind::HostUnreachable,
        Kind::NetworkUnreachable,
        Kind::NetworkDown,
        Kind::AddrNotAvailable,
    ];
    let kind = error.kind();
    if kind == Kind::ConnectionRefused {
        Failure::Refused { host, port }
    } else if no_route.contains(&kind) || (connecting && kind == Kind::TimedOut) {
        Failure::NoRoute { host, port }
    } else {
        Failure::ConnectionLost
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "rustls may add kinds; they are all bad"
)]
fn tls_failure(error: &rustls::Error) -> Failure {
    use rustls::{CertificateError as Bad, Error};
    let mut until = None;
    let why = match error {
        Error::InvalidCertificate(bad) => match bad {
            Bad::Expired => TlsWhy::Expired,
            Bad::ExpiredContext { not_after, .. } => {
                until = i64::try_from(not_after.as_secs())
                    .ok()
                    .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
                    .map(|at| at.to_string());
                TlsWhy::Expired
            }
            Bad::NotValidYet | Bad::NotValidYetContext { .. } => TlsWhy::NotYetValid,
            Bad::NotValidForName | Bad::NotValidForNameContext { .. } => TlsWhy::WrongHost,
            Bad::UnknownIssuer => TlsWhy::UnknownIssuer,
            _ => TlsWhy::BadCertificate,
        },
        _ => TlsWhy::Protocol,
    };
    Failure::Tls { why, until }
}
