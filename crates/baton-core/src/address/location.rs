//! An address: parsed once by `url` for its host, kept as pasted for its path.

use percent_encoding::{AsciiSet, CONTROLS, percent_encode};
use url::{Host, Url};

use super::{Location, Note, Pasted, Refusal, secret};
use crate::document::value::Segment;
use crate::ids::AddressId;

/// What no request line can hold.
const NOT_IN_A_PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');

/// Reads an address into `pasted`.
pub(super) fn read(text: &str, own_bases: &[&str], pasted: &mut Pasted) -> Result<(), Refusal> {
    let text = without_spaces(text, pasted);
    let scheme_end = text.find("://").ok_or(Refusal::NotAnAddress)?;
    let scheme = text[..scheme_end].to_ascii_lowercase();
    if scheme != "https" && scheme != "http" {
        return Err(Refusal::OtherScheme);
    }
    let rest = &text[scheme_end + 3..];
    if rest.contains('\\') || rest.starts_with('/') {
        return Err(Refusal::Unusual);
    }
    let authority_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let url = Url::parse(&text).map_err(|_| Refusal::NotAnAddress)?;
    let host = match url.host().ok_or(Refusal::NotAnAddress)? {
        Host::Domain(name) => name.to_owned(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    };
    let target = without_fragment(&rest[authority_end..], pasted);
    if is_own(&text, &host, target, own_bases) {
        return Err(Refusal::BatonsOwn);
    }
    keep_userinfo(&url, pasted);
    let (path, has_secret) = split_target(&encoded(target, pasted), pasted);
    pasted.location = Some(Location {
        port: url.port_or_known_default().ok_or(Refusal::NotAnAddress)?,
        scheme,
        host,
        path,
        has_secret,
    });
    Ok(())
}

/// Line breaks and tabs come from wrapped mails; none can be part of an address.
fn without_spaces(text: &str, pasted: &mut Pasted) -> String {
    let kept: String = text
        .chars()
        .filter(|c| !matches!(c, '\n' | '\r' | '\t' | '\u{200b}' | '\u{feff}'))
        .collect();
    if kept.len() != text.len() {
        pasted.note(Note::SpacesRemoved);
    }
    kept.trim().to_owned()
}

fn without_fragment<'a>(target: &'a str, pasted: &mut Pasted) -> &'a str {
    target.split_once('#').map_or(target, |(before, _)| {
        pasted.note(Note::FragmentRemoved);
        before
    })
}

fn encoded(target: &str, pasted: &mut Pasted) -> String {
    let encoded = percent_encode(target.as_bytes(), NOT_IN_A_PATH).to_string();
    if encoded != target {
        pasted.note(Note::LettersEncoded);
    }
    match encoded.as_bytes().first() {
        Some(b'/') => encoded,
        Some(_) | None => format!("/{encoded}"),
    }
}

/// A name and a password before the host become basic authentication.
fn keep_userinfo(url: &Url, pasted: &mut Pasted) {
    if url.username().is_empty() && url.password().is_none() {
        return;
    }
    let decoded = |text: &str| {
        percent_encoding::percent_decode_str(text)
            .decode_utf8_lossy()
            .into_owned()
    };
    pasted.keep(&decoded(url.password().unwrap_or_default()));
    pasted.authorization = Some(super::Authorization::Basic {
        username: decoded(url.username()),
    });
    pasted.note(Note::TokenFound);
}

/// Splits path and query into texts and secret slots.
fn split_target(target: &str, pasted: &mut Pasted) -> (Vec<Segment>, bool) {
    let mut parts = Parts::default();
    let (path, query) = target
        .split_once('?')
        .map_or((target, None), |(path, query)| (path, Some(query)));
    for (index, part) in path.split('/').enumerate() {
        if index > 0 {
            parts.text.push('/');
        }
        parts.push(part, secret::looks_like_token(part), pasted);
    }
    for (index, pair) in query.into_iter().flat_map(|q| q.split('&')).enumerate() {
        parts.text.push(if index == 0 { '?' } else { '&' });
        let Some((key, value)) = pair.split_once('=') else {
            parts.push(pair, secret::looks_like_token(pair), pasted);
            continue;
        };
        parts.text.push_str(key);
        parts.text.push('=');
        let is_secret = secret::key_tells(key) || secret::looks_like_token(value);
        if is_secret && !value.is_empty() && secret::key_suggests_bearer(key) {
            pasted.note(Note::BearerSuggested);
        }
        parts.push(value, is_secret, pasted);
    }
    parts.finish()
}

#[derive(Default)]
struct Parts {
    text: String,
    done: Vec<Segment>,
    has_secret: bool,
}

impl Parts {
    fn push(&mut self, part: &str, is_secret: bool, pasted: &mut Pasted) {
        if !is_secret || part.is_empty() {
            self.text.push_str(part);
            return;
        }
        self.flush();
        self.has_secret = true;
        pasted.note(Note::TokenFound);
        let slot = pasted.keep(part);
        self.done.push(Segment::Secret { slot });
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.done.push(Segment::Text { text });
        }
    }

    fn finish(mut self) -> (Vec<Segment>, bool) {
        self.flush();
        (self.done, self.has_secret)
    }
}

/// Whether this is an incoming address of this Baton.
fn is_own(text: &str, host: &str, target: &str, own_bases: &[&str]) -> bool {
    let looks_incoming = target
        .strip_prefix("/in/")
        .or_else(|| target.strip_prefix("/resume/"))
        .and_then(|rest| rest.split(['?', '/']).next())
        .is_some_and(|id| id.parse::<AddressId>().is_ok());
    let is_local = matches!(host, "localhost" | "127.0.0.1" | "::1");
    let is_base = own_bases.iter().any(|base| {
        !base.is_empty()
            && text
                .to_ascii_lowercase()
                .starts_with(&base.to_ascii_lowercase())
    });
    looks_incoming && (is_local || is_base)
}
