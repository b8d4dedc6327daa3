//! *Call a webhook*: where to, with which headers, with what.

use std::collections::BTreeSet;

use super::reference::{self, Before};
use super::{At, Check, Code, Connection, Connections, MOST_ITEMS, Need, value};
use crate::document::request::{Header, HeaderValue};
use crate::document::value::Segment;
use crate::ids::ConnectionId;
use crate::steps::CallWebhook;

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
    call: &CallWebhook,
    connections: &Connections,
    before: &Before,
) {
    connection(
        check,
        &at.then("connection"),
        call.connection.as_ref(),
        connections,
    );
    path(check, &at.then("path"), &call.path, before);
    let known = call.connection.as_ref().and_then(|id| connections.get(id));
    headers(check, &at.then("headers"), &call.headers, known);
    value::content(check, &at.then("content"), call, before);
    if !(1..=30).contains(&call.timeout_s) {
        check.fix(Code::TimeoutOutOfRange, &at.then("timeout_s"), []);
    }
    for (index, status) in call.also_success.iter().enumerate() {
        if !(400..600).contains(status) || *status == 410 {
            let at = at.then(format_args!("also_success/{index}"));
            check.fix(
                Code::SuccessStatusUnusable,
                &at,
                [("status", &status.to_string())],
            );
        }
    }
}

fn connection(
    check: &mut Check<'_>,
    at: &At<'_>,
    id: Option<&ConnectionId>,
    connections: &Connections,
) {
    let Some(id) = id else {
        check.fix(Code::ConnectionMissing, at, []);
        return;
    };
    let Some(connection) = connections.get(id) else {
        check.fix(Code::ConnectionUnknown, at, [("connection", id.as_str())]);
        return;
    };
    for need in &connection.needs {
        needs(check, at, id, connection, *need);
    }
    if connection.token_twice {
        check.look(Code::TokenTwice, at, [("connection", id.as_str())]);
    }
}

fn needs(
    check: &mut Check<'_>,
    at: &At<'_>,
    id: &ConnectionId,
    connection: &Connection,
    need: Need,
) {
    let code = match need {
        Need::Address => Code::AddressMissing,
        Need::Token => Code::TokenMissing,
        Need::UnencryptedConsent => Code::UnencryptedConsentMissing,
        Need::LocalConsent => Code::LocalConsentMissing,
        Need::OtherAddress => Code::AddressForbidden,
    };
    let host_port = connection.host_port.as_deref().unwrap_or_default();
    let params = [
        ("connection", id.as_str()),
        ("name", connection.name.as_str()),
        ("host_port", host_port),
    ];
    check.fix(code, at, params);
}

fn path(check: &mut Check<'_>, at: &At<'_>, segments: &[Segment], before: &Before) {
    let begins_well = match segments.first() {
        None => true,
        Some(Segment::Text { text }) => text.starts_with('/') || text.starts_with('?'),
        Some(Segment::Detail { .. } | Segment::Secret { .. }) => false,
    };
    if !begins_well || segments.len() > MOST_ITEMS {
        check.fix(Code::PathUnusable, at, []);
    }
    for (index, segment) in segments.iter().enumerate() {
        let at = at.then(index);
        match segment {
            Segment::Text { text } if !is_path_text(text) => {
                check.fix(Code::PathUnusable, &at, []);
            }
            Segment::Text { .. } | Segment::Secret { .. } => {}
            Segment::Detail { reference, format } => {
                let at = at.then("reference");
                reference::sent(check, &at, reference, before);
                reference::format(check, &at, reference, *format);
            }
        }
    }
}

/// What a request line can hold, and what a client does not resolve away.
fn is_path_text(text: &str) -> bool {
    let path = text.split('?').next().unwrap_or_default();
    let stays = path.split('/').all(|one| {
        !matches!(
            one.to_ascii_lowercase().as_str(),
            "." | ".." | "%2e" | "%2e%2e" | ".%2e" | "%2e."
        )
    });
    stays
        && text
            .bytes()
            .all(|one| one.is_ascii_graphic() && !matches!(one, b'#' | b'\\'))
}

fn headers(check: &mut Check<'_>, at: &At<'_>, headers: &[Header], known: Option<&Connection>) {
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
            HeaderValue::Secret { slot }
                if known.is_some_and(|known| !known.header_slots.contains(slot)) =>
            {
                check.fix(
                    Code::HeaderSecretMissing,
                    &at.then("value"),
                    [("name", &header.name)],
                );
            }
            HeaderValue::Plain { .. } | HeaderValue::Secret { .. } => {}
        }
        if !seen.insert(name) {
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
