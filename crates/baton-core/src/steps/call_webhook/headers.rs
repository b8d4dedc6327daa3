//! Which extra headers can be sent.

use std::collections::BTreeSet;

use crate::document::request::{Header, HeaderValue};
use crate::document::value::Segment;
use crate::validation::check::{At, Check};
use crate::validation::known::Connection;
use crate::validation::limits::MOST_ITEMS;
use crate::validation::problem::Code;

/// Headers that Baton or HTTP itself sets.
const OWN_HEADERS: [&str; 13] = [
    "connection",
    "content-length",
    "expect",
    "host",
    "idempotency-key",
    "keep-alive",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "webhook-id",
    "webhook-timestamp",
];

pub(super) fn check(
    check: &mut Check<'_>,
    at: &At<'_>,
    (headers, path): (&[Header], &[Segment]),
    known: Option<&Connection>,
) {
    // The token's header would silently take the place of one of the same name.
    let token_header = known.and_then(|known| known.token_header.as_deref());
    let mut seen: BTreeSet<String> = token_header
        .map(str::to_ascii_lowercase)
        .into_iter()
        .collect();
    if headers.len() > MOST_ITEMS {
        check.fix(Code::TooLarge, at, []);
    }
    for (index, header) in headers.iter().enumerate() {
        let at = at.then(index);
        let name = header.name.to_ascii_lowercase();
        if !is_token(&name) || OWN_HEADERS.contains(&name.as_str()) {
            check.fix(
                Code::HeaderNameUnusable,
                &at.then("name"),
                [("name", &header.name)],
            );
        }
        match &header.value {
            HeaderValue::Plain { text } if !is_header_text(text) => {
                check.fix(
                    Code::HeaderValueUnusable,
                    &at.then("value"),
                    [("name", &header.name)],
                );
            }
            HeaderValue::Secret { word, .. }
                if !word.is_empty() && !is_header_text(word.trim()) =>
            {
                check.fix(
                    Code::HeaderValueUnusable,
                    &at.then("value"),
                    [("name", &header.name)],
                );
            }
            HeaderValue::Secret { slot, .. } if known.is_some_and(|known| known.lacks(slot)) => {
                check.fix(
                    Code::HeaderSecretMissing,
                    &at.then("value"),
                    [("name", &header.name)],
                );
            }
            HeaderValue::Plain { .. } | HeaderValue::Secret { .. } => {}
        }
        // The connection's own token goes before that of the address: the tool gets one.
        let yields = header.is_of_address(path)
            && token_header.is_some_and(|own| own.eq_ignore_ascii_case(&name));
        if !yields && !seen.insert(name) {
            check.fix(
                Code::HeaderTwice,
                &at.then("name"),
                [("name", &header.name)],
            );
        }
    }
}

fn is_token(name: &str) -> bool {
    let special = b"!#$%&'*+-.^_`|~";
    let fits = |one: u8| one.is_ascii_alphanumeric() || special.contains(&one);
    !name.is_empty() && name.bytes().all(fits)
}

fn is_header_text(text: &str) -> bool {
    text.trim() == text
        && text
            .bytes()
            .all(|one| one == b' ' || one.is_ascii_graphic())
}
