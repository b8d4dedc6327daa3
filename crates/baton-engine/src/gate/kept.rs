//! What is kept of a call's head: listed values, names of the rest (C3).

use baton_core::push_hex;
use baton_store::table::calls::head::{KEPT_OUT, KeptHeader};
use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE};
use sha2::Sha256;

use hmac::{Hmac, KeyInit, Mac};

use super::token::has_token;

/// Headers whose values are kept; all others are credentials until shown otherwise.
const LISTED: [&str; 3] = ["content-type", "user-agent", "date"];

/// A longer name in a query may be a token that lacks its name.
const LONGEST_NAME: usize = 32;

/// The key that makes fingerprints; none while the secret store is not open.
#[derive(Clone)]
pub(crate) struct FingerprintKey(Hmac<Sha256>);

impl FingerprintKey {
    pub(crate) fn new(key: &[u8]) -> Self {
        Self(Hmac::new_from_slice(key).expect("a key of any length is taken"))
    }

    pub(crate) fn of(&self, value: &[u8]) -> String {
        let tag = self.0.clone().chain_update(value).finalize().into_bytes();
        let mut text = String::with_capacity(16);
        push_hex(&mut text, &tag[..8]);
        text
    }
}

/// The headers of a call as stored; `also` names the address's sender-id header.
pub(crate) fn headers(
    headers: &HeaderMap,
    also: Option<&str>,
    key: Option<&FingerprintKey>,
) -> Vec<KeptHeader> {
    let listed = |name: &str| {
        LISTED.contains(&name) || also.is_some_and(|also| also.eq_ignore_ascii_case(name))
    };
    let kept = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        let never = *name == AUTHORIZATION || *name == COOKIE;
        match value.to_str() {
            Ok(text) if listed(name.as_str()) && !never && !has_token(text) => KeptHeader {
                name: name.to_string(),
                value: text.to_owned(),
                fingerprint: None,
            },
            _ => KeptHeader {
                name: name.to_string(),
                value: KEPT_OUT.to_owned(),
                fingerprint: key.map(|key| key.of(value.as_bytes())),
            },
        }
    };
    headers.iter().map(kept).collect()
}

/// The names in a query, in order.
pub(crate) fn query_names(query: Option<&str>) -> Vec<String> {
    let Some(query) = query else {
        return Vec::new();
    };
    let shown = |name: std::borrow::Cow<'_, str>| match name.len() > LONGEST_NAME {
        true => KEPT_OUT.to_owned(),
        false => name.into_owned(),
    };
    url::form_urlencoded::parse(query.as_bytes())
        .map(|(name, _)| shown(name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c3_only_listed_values_are_kept() {
        let mut map = HeaderMap::new();
        for (name, value) in [
            ("content-type", "application/json"),
            ("user-agent", "LMS/1"),
            ("x-delivery", "d-1"),
            ("authorization", "Bearer canary"),
            ("cookie", "canary"),
            ("x-anything", "canary"),
        ] {
            map.insert(name, value.parse().expect("a header's value"));
        }

        let kept = headers(&map, Some("X-Delivery"), Some(&FingerprintKey::new(b"key")));
        let text = serde_json::to_string(&kept).expect("it is plain data");

        assert!(!text.contains("canary"));
        assert!(text.contains("LMS/1") && text.contains("d-1"));
        let print = |name: &str| {
            let header = kept
                .iter()
                .find(|header| header.name == name)
                .expect("it is there");
            header.fingerprint.clone()
        };
        assert_eq!(print("cookie"), print("x-anything"));
        assert_ne!(print("cookie"), print("authorization"));
        assert_eq!(query_names(Some("token=canary&b=2&b")), ["token", "b", "b"]);
        let bare = format!("btn_{}", "x".repeat(43));
        assert_eq!(query_names(Some(&bare)), [KEPT_OUT]);
    }
}
