//! What can be wrong with the settings: where to, with what.

use super::CallWebhook;
use super::headers;
use crate::document::request::{Content, Method};
use crate::document::value::Segment;
use crate::ids::{ConnectionId, StepId};
use crate::steps::own::Checked;
use crate::validation::check::{At, Before, Check};
use crate::validation::known::{Connection, Need};
use crate::validation::limits::MOST_ITEMS;
use crate::validation::problem::Code;
use crate::validation::{reference, value};

impl Checked for CallWebhook {
    fn check(&self, check: &mut Check<'_>, at: &At<'_>, before: &Before) {
        let known = self.connection.as_ref();
        let known = known.and_then(|id| check.known.connections.get(id));
        connection(
            check,
            &at.then("connection"),
            self.connection.as_ref(),
            known,
        );
        twice(check, &at.then("connection"), self, known);
        path(check, &at.then("path"), &self.path, before);
        named(check, &at.then("path"), self, known);
        secrets(check, &at.then("path"), self, known);
        let sent = (self.headers.as_slice(), self.path.as_slice());
        headers::check(check, &at.then("headers"), sent, known);
        content(check, &at.then("content"), self, before);
        looks(check, at, self);
        if !(1..=30).contains(&self.timeout_s) {
            check.fix(Code::TimeoutOutOfRange, &at.then("timeout_s"), []);
        }
        for (index, status) in self.also_success.iter().enumerate() {
            if !(400..600).contains(status) || *status == 410 {
                let at = at.then(format_args!("also_success/{index}"));
                check.fix(
                    Code::SuccessStatusUnusable,
                    &at,
                    [("status", &status.to_string())],
                );
            }
        }
        same_address(check, at, self, known);
    }
}

fn connection(
    check: &mut Check<'_>,
    at: &At<'_>,
    id: Option<&ConnectionId>,
    known: Option<&Connection>,
) {
    let Some(id) = id else {
        check.fix(Code::ConnectionMissing, at, []);
        return;
    };
    let Some(connection) = known else {
        check.fix(Code::ConnectionUnknown, at, [("connection", id.as_str())]);
        return;
    };
    for need in &connection.needs {
        needs(check, at, id, connection, *need);
    }
}

/// The same token in the step's address and apart from it; an address without one has none twice,
/// whatever another step's has.
fn twice(check: &mut Check<'_>, at: &At<'_>, call: &CallWebhook, known: Option<&Connection>) {
    let is_inside = call.path.iter().any(|segment| segment.slot().is_some());
    if let Some(id) = &call.connection
        && known.is_some_and(|connection| connection.token_twice && is_inside)
    {
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

/// A connection says at which host a tool is, not where there: another step's address is its own.
fn named(check: &mut Check<'_>, at: &At<'_>, call: &CallWebhook, known: Option<&Connection>) {
    let Some(known) = known.filter(|_| call.path.is_empty()) else {
        return;
    };
    let leads_somewhere = known.origin.is_some() && !known.needs.contains(&Need::Address);
    if leads_somewhere {
        check.fix(Code::PathMissing, at, [("name", known.name.as_str())]);
    }
}

/// What is taken from calls and answers, wherever it goes.
fn looks(check: &mut Check<'_>, at: &At<'_>, call: &CallWebhook) {
    let mut each = |at: &At<'_>, segments: &[Segment]| {
        for (index, segment) in segments.iter().enumerate() {
            if let Some(reference) = segment.reference() {
                let at = at.then(format_args!("{index}/reference"));
                reference::looks(check, &at, reference, &call.not_sensitive);
            }
        }
    };
    each(&at.then("path"), &call.path);
    match &call.content {
        Content::Fields { fields } => {
            for (index, field) in fields.iter().enumerate() {
                let at = at.then(format_args!("content/fields/{index}/value/segments"));
                each(&at, &field.value.segments);
            }
        }
        Content::EverythingExcept { .. } => {}
    }
}

/// A secret of the path that is not there, once: pasting the address brings all of them.
fn secrets(check: &mut Check<'_>, at: &At<'_>, call: &CallWebhook, known: Option<&Connection>) {
    let mut slots = call.path.iter().filter_map(Segment::slot);
    if let (Some(id), Some(known)) = (&call.connection, known)
        && slots.any(|slot| known.lacks(slot))
    {
        let params = [("connection", id.as_str()), ("name", known.name.as_str())];
        check.fix(Code::AddressSecretMissing, at, params);
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

fn content(check: &mut Check<'_>, at: &At<'_>, call: &CallWebhook, before: &Before) {
    match &call.content {
        Content::Fields { fields } => {
            let at = at.then("fields");
            if fields.is_empty() && call.method != Method::Get && call.method != Method::Delete {
                check.look(Code::NothingToSend, &at, []);
            }
            if !fields.is_empty() && call.method == Method::Get {
                check.look(Code::BodyNotSent, &at, []);
            }
            value::fields(check, &at, fields, before);
        }
        Content::EverythingExcept { excluded } => {
            value::excluded(check, &at.then("excluded"), excluded);
        }
    }
}

/// Two steps of one run that send to the same address may make two records of one.
fn same_address(
    check: &mut Check<'_>,
    at: &At<'_>,
    call: &CallWebhook,
    known: Option<&Connection>,
) {
    let Some(origin) = known.and_then(|known| known.origin.as_ref()) else {
        return;
    };
    if call.method == Method::Get {
        return;
    }
    let path: String = call.path.iter().map(written).collect();
    let target = format!("{} {origin}{path}", call.method.as_str());
    let others = check.targets.get(&target).cloned().unwrap_or_default();
    let meets = |other: &StepId| {
        let (here, there) = (check.steps.get(at.step), check.steps.get(other));
        !here
            .zip(there)
            .is_some_and(|(here, there)| here.excludes(there))
    };
    if let Some((other, name)) = others.iter().find(|(other, _)| meets(other)) {
        let params = [("other", other.as_str()), ("other_name", name.as_str())];
        check.look(Code::SameAddressTwice, &at.then("path"), params);
    }
    let own = (at.step.clone(), at.name.to_owned());
    check.targets.entry(target).or_default().push(own);
}

fn written(segment: &Segment) -> String {
    match segment {
        Segment::Text { text } => text.clone(),
        Segment::Detail { reference, .. } => format!("{{{reference:?}}}"),
        Segment::Secret { slot } => format!("{{secret {slot}}}"),
    }
}
