//! What the end of a try is called, and the values that its words need.

use std::time::Duration;

use baton_core::connection::AddressKind;
use baton_core::retry::{self, TryCode};
use baton_core::word;
use baton_store::Texts;
use jiff::Timestamp;

use super::failure::Need;
use super::{Answer, Failure};

/// Where an answer leads, among the values of a try.
pub(crate) const HOST: &str = "host";

impl Answer {
    /// Its code; `also_success` are statuses that its step takes for a good answer.
    #[must_use]
    pub fn code(&self, also_success: &[u16]) -> TryCode {
        match retry::is_success(self.status, also_success) {
            true => TryCode::Accepted,
            false => TryCode::of_status(self.status),
        }
    }

    /// Its values, in the order in which they are stored; `at` is when it came.
    #[must_use]
    pub fn values(&self, at: Timestamp) -> Texts {
        let seconds = self.retry_after(at).map(|wait| wait.as_secs().to_string());
        let values = [
            ("status", Some(self.status.to_string())),
            (HOST, self.redirect_host()),
            ("retry_after_s", seconds),
        ];
        let values = values
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Texts(values.collect())
    }

    /// What its body says it is.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        let header = self.headers.get(http::header::CONTENT_TYPE)?;
        header.to_str().ok()
    }

    /// How long the other tool asks to wait.
    pub(crate) fn retry_after(&self, at: Timestamp) -> Option<Duration> {
        let header = self.headers.get(http::header::RETRY_AFTER)?;
        retry::retry_after(header.to_str().ok()?, at)
    }

    /// The host that it names in its `Location`.
    fn redirect_host(&self) -> Option<String> {
        let location = self.headers.get(http::header::LOCATION)?.to_str().ok()?;
        let url = url::Url::parse(location).ok()?;
        url.host_str().map(str::to_owned)
    }
}

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

    /// Whether it says something of the other tool; else nothing left this computer, or a shutdown
    /// broke it off.
    #[must_use]
    pub fn was_tried(&self) -> bool {
        match self {
            Self::Dns { .. }
            | Self::Refused { .. }
            | Self::NoRoute { .. }
            | Self::ConnectionLost
            | Self::Tls { .. }
            | Self::Timeout { .. }
            | Self::NotHttp => true,
            Self::NeedsConsent { .. }
            | Self::NeverAllowed { .. }
            | Self::Address
            | Self::SecretsLocked
            | Self::SecretMissing { .. }
            | Self::NotConnected
            | Self::ConnectionStopped
            | Self::Aborted => false,
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
