//! A request as people may see it: secrets and sensitive details are masked.

use baton_core::ConnectionId;
use baton_core::document::Method;
use baton_core::json::Pointer;
use baton_core::template::{
    Hidden, MASK, Part, PreparedHeader, Rendered, Row, Shown, Unsendable, split_name,
};
use baton_store::Snapshot;

use super::views::{Preview, PreviewHeader, PreviewProblem, PreviewRow};
use super::{parts, shown};
use crate::Outcome;
use crate::connections::AuthKind;

/// A rendered step as a preview.
pub(super) fn view(
    snapshot: &Snapshot<'_>,
    rendered: Rendered,
    hidden: &Hidden,
) -> Outcome<Preview> {
    let prepared = rendered.prepared;
    let origin = origin(snapshot, prepared.connection.as_ref())?;
    let mut headers: Vec<PreviewHeader> = prepared.headers.iter().map(header).collect();
    headers.extend(auth_header(snapshot, prepared.connection.as_ref())?);
    headers.extend(["webhook-id", "idempotency-key", "webhook-timestamp"].map(each_time));
    let shown = hidden.mask(&prepared.path, prepared.body.as_deref());
    // A message without a body has no rows: what its fields would be filled with is not sent.
    let has_rows = prepared.method != Method::Get;
    let rows = rendered.rows.into_iter().filter(|_| has_rows);
    let rows = rows.map(|one| row(one, &shown));
    Ok(Preview {
        method: prepared.method,
        url: origin.map(|origin| masked_url(&origin, &shown.path)),
        headers,
        rows: rows.collect(),
        hidden: parts(&shown),
        body: shown.body,
        problems: rendered.problems.into_iter().map(problem).collect(),
    })
}

/// `scheme://host:port` of a connection; the practice tool has a name of its own.
pub(crate) fn origin(
    snapshot: &Snapshot<'_>,
    id: Option<&ConnectionId>,
) -> Outcome<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    if *id == ConnectionId::practice() {
        return Ok(Some("practice:".to_owned()));
    }
    let Some(row) = snapshot.connections().get(id)? else {
        return Ok(None);
    };
    let about = row.connection;
    let (Some(scheme), Some(host)) = (about.scheme, about.host) else {
        return Ok(None);
    };
    let host = if host.contains(':') {
        format!("[{host}]")
    } else {
        host
    };
    let usual = matches!(
        (scheme.as_str(), about.port),
        ("https", Some(443)) | ("http", Some(80))
    );
    Ok(Some(match about.port.filter(|_| !usual) {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    }))
}

/// An address with its secrets masked.
pub(crate) fn masked_url(origin: &str, path: &[Part]) -> String {
    let path = path.iter().map(|part| match part {
        Part::Text(text) => text.as_str(),
        Part::Secret(_) => MASK,
    });
    let path: String = path.collect();
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("{origin}{slash}{path}")
}

/// A header with its secret masked.
pub(crate) fn header(header: &PreparedHeader) -> PreviewHeader {
    match &header.value {
        Part::Text(text) => plain_header(&header.name, text),
        Part::Secret(_) => masked(&header.name, &header.word),
    }
}

/// A header that is no secret.
pub(crate) fn plain_header(name: &str, value: &str) -> PreviewHeader {
    let (name, value) = (name.to_owned(), value.to_owned());
    PreviewHeader {
        name,
        value,
        secret: false,
        each_time: false,
    }
}

/// The header that a connection's token makes.
pub(crate) fn auth_header(
    snapshot: &Snapshot<'_>,
    id: Option<&ConnectionId>,
) -> Outcome<Option<PreviewHeader>> {
    let row = match id {
        Some(id) => snapshot.connections().get(id)?,
        None => None,
    };
    let Some(auth) = row.map(|row| row.connection.auth.read()) else {
        return Ok(None);
    };
    Ok(match auth.kind {
        AuthKind::None => None,
        AuthKind::Inside => auth.also_bearer.then(|| masked("authorization", "Bearer ")),
        AuthKind::Bearer => Some(masked("authorization", "Bearer ")),
        AuthKind::Basic => Some(masked("authorization", "Basic ")),
        AuthKind::Header => {
            let name = auth.header_name.as_deref().unwrap_or("authorization");
            Some(masked(name, auth.prefix.as_deref().unwrap_or_default()))
        }
    })
}

fn masked(name: &str, prefix: &str) -> PreviewHeader {
    let (name, value) = (name.to_owned(), format!("{prefix}{MASK}"));
    PreviewHeader {
        name,
        value,
        secret: true,
        each_time: false,
    }
}

fn each_time(name: &str) -> PreviewHeader {
    let name = name.to_owned();
    PreviewHeader {
        name,
        value: String::new(),
        secret: false,
        each_time: true,
    }
}

fn row(row: Row, message: &Shown) -> PreviewRow {
    let at = split_name(&row.name).map(Pointer::new);
    let is_hidden = at.is_some_and(|at| message.pointers.contains(&at));
    let value = match is_hidden {
        true => Some(MASK.to_owned()),
        false => row.value.as_ref().map(shown),
    };
    PreviewRow {
        name: row.name,
        value,
        each_time: row.each_time,
    }
}

fn problem(problem: Unsendable) -> PreviewProblem {
    PreviewProblem {
        kind: problem.kind,
        name: problem.name,
        detail: problem.detail,
    }
}
