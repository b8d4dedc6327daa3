//! What the end of a try is called, and the values that its words need.

use baton_core::connection::AddressKind;
use baton_core::retry::TryCode;
use baton_core::word;
use baton_store::Texts;

use super::Failure;
use super::failure::Need;

impl Failure {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> TryCode {
        match self {
            Self::Dns { .. } => TryCode::Dns,
            Self::Refused { .. } => TryCode::Refused,
            Self::NoRoute { .. } => TryCode::NoRoute,
            Self::ConnectionLost => TryCode::ConnectionLost,
            Self::Tls { .. } => TryCode::Tls,
            Self::Timeout { .. } => TryCode::Timeout,
            Self::NotHttp => TryCode::NotHttp,
            Self::NeedsConsent { .. } => TryCode::NeedsConsent,
            Self::NeverAllowed { .. } => TryCode::NeverAllowed,
            Self::Address => TryCode::Address,
            Self::SecretsLocked => TryCode::SecretsLocked,
            Self::SecretMissing { .. } => TryCode::SecretMissing,
            Self::NotConnected => TryCode::NotConnected,
            Self::ConnectionStopped => TryCode::ConnectionStopped,
            Self::Aborted => TryCode::Aborted,
        }
    }

    /// Its values, in the order in which they are stored.
    #[must_use]
    pub fn values(&self) -> Texts {
        match self {
            Self::Dns { host } | Self::NeverAllowed { host } => [("host", host.clone())].into(),
            Self::Refused { host, port } | Self::NoRoute { host, port } => {
                [("port", port.to_string()), ("host", host.clone())].into()
            }
            Self::Tls { why, until: None } => [("why", word(why).to_owned())].into(),
            Self::Tls {
                why,
                until: Some(until),
            } => [("until", until.clone()), ("why", word(why).to_owned())].into(),
            Self::Timeout { seconds } => [("seconds", seconds.to_string())].into(),
            Self::NeedsConsent { need, host, port } => [
                ("port", port.to_string()),
                ("need", need_text(*need)),
                ("host", host.clone()),
            ]
            .into(),
            Self::SecretMissing { slot } => [("slot", slot.clone())].into(),
            Self::ConnectionLost
            | Self::NotHttp
            | Self::Address
            | Self::SecretsLocked
            | Self::NotConnected
            | Self::ConnectionStopped
            | Self::Aborted => Texts::default(),
        }
    }
}

fn need_text(need: Need) -> String {
    let local = |kind: AddressKind| format!(r#"{{"local":"{}"}}"#, word(&kind));
    match need {
        Need::Unencrypted(_) => "unencrypted".to_owned(),
        Need::Local(kind) => local(kind),
    }
}
